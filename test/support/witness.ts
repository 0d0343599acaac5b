import type { OpenApiDocument } from "../../src/http/openapi.ts";
import { Contract, type Exchange, exchange } from "./contract.ts";

/** Where what stands beside the document is served from by the platform; it has tests of its own. */
const FILES = /^\/docs\/./;

/** Sees every request of a test to a service, whoever sends it, and holds each answer against the service's own document. */
export class Witness {
  readonly #fetch = globalThis.fetch;
  readonly #contracts = new Map<string, Promise<Contract>>();
  readonly #called = new Map<string, Set<number>>();
  /** What was not as the document promises. */
  readonly faults: string[] = [];

  /** What the statuses were of each operation that was called, by its name in the document. */
  get called(): ReadonlyMap<string, ReadonlySet<number>> {
    return this.#called;
  }

  /** What the service at `origin` promises. */
  contractAt(origin: string): Promise<Contract> {
    const known = this.#contracts.get(origin) ?? this.#read(origin);
    this.#contracts.set(origin, known);
    known.catch(() => this.#contracts.delete(origin));
    return known;
  }

  /** Stands in for `fetch`: the answer comes back as it came. */
  readonly fetch: typeof fetch = async (input, init = {}) => {
    const response = await this.#fetch(input, init);
    const url = input instanceof Request ? input.url : String(input);
    // Where the service is ended before all of an answer has come, there is none; its caller sees the same.
    const seen = await exchange(url, init, response.clone()).catch(() => undefined);
    if (seen !== undefined) await this.#hold(new URL(url).origin, seen);
    return response;
  };

  async #hold(origin: string, seen: Exchange): Promise<void> {
    const contract = await this.contractAt(origin);
    const { method, path, status } = seen;
    const name = contract.nameOf(method, path);
    if (name !== undefined) this.#called.set(name, (this.#called.get(name) ?? new Set()).add(status));
    if (status === 200 && FILES.test(path)) return;
    this.faults.push(...contract.faultsIn(seen).map((fault) => `${method} ${path} → ${status}: ${fault}`));
  }

  async #read(origin: string): Promise<Contract> {
    const response = await this.#fetch(`${origin}/openapi.json`);
    return new Contract((await response.json()) as OpenApiDocument);
  }
}

/** The one of this file of tests. */
export const witness = new Witness();
