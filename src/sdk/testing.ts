import { decodeProtectedHeader, decodeJwt } from "jose";
import type { Fetch } from "./answers.ts";
import { DeviceKey } from "./device-key.ts";
import type { Enrolment } from "./enrol.ts";
import type { Host } from "./host.ts";
import type { Change, KeyValueStore } from "./key-value-store.ts";
import { Phone } from "./phone.ts";
import type { DeviceCredential, PingResult } from "./wire.ts";

export const NOW = 2_000_000_000_000;

/** What a request showed, as far as these tests ask. */
export interface Request {
  readonly route: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What becomes of one request instead of its answer: a refusal, no arrival, or an answer that gets lost. */
export type Mishap = Response | "lost" | "unanswered" | "none";

export const refusal = (
  status: number,
  code: string,
  more: object = {},
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(JSON.stringify({ code, ...more }), { status, headers });

/** A service that takes everything, unless it is told what to do with the next requests. */
export class FakeService {
  now = NOW;
  readonly requests: Request[] = [];
  /** Ids of fixes in the order in which they first arrived. */
  readonly arrived: string[] = [];
  deviceId = "dev_1";
  /** What the next pings answer beside the fixes. */
  answer: Partial<PingResult> = {};
  #mishaps: Mishap[] = [];
  #credentials = 0;

  readonly fetch: Fetch = async (url, init) => {
    const { origin, pathname } = new URL(url);
    if (origin !== "https://beckon.example") throw new Error(`asked ${origin}`);
    const body = typeof init.body === "string" ? init.body : "";
    const request = { route: `${init.method} ${pathname}`, headers: new Headers(init.headers), body };
    const mishap = this.#mishaps.shift();
    this.requests.push(request);
    if (mishap === "lost") throw new TypeError("no route");
    if (mishap instanceof Response) return mishap;
    const answer = this.#answerTo(request);
    if (mishap === "unanswered") throw new TypeError("connection reset");
    return new Response(JSON.stringify(answer));
  };

  /** The next requests meet these, one each. */
  meet(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  /** The bodies that were sent to a route. */
  sent(route: string): string[] {
    return this.requests.flatMap((request) => (request.route === route ? [request.body] : []));
  }

  #answerTo({ route, body }: Request): object {
    if (route === "POST /v1/pings") return this.#answerPing(body);
    return route.startsWith("POST /v1/devices") ? this.#credential() : { asked: route };
  }

  #credential(): DeviceCredential {
    const credential = `credential-${++this.#credentials}`;
    return { deviceId: this.deviceId, credential, audience: "test", serverTime: this.now };
  }

  #answerPing(jws: string): PingResult {
    const { fixes } = decodeJwt<{ fixes: { id: string }[] }>(jws);
    const verdicts = fixes.map(({ id }) => {
      const isKnown = this.arrived.includes(id);
      if (!isKnown) this.arrived.push(id);
      return { id, verdict: isKnown ? ("duplicate" as const) : ("accepted" as const), reason: null };
    });
    return {
      serverTime: this.now,
      fixes: verdicts,
      visits: [],
      offers: [],
      decisionId: null,
      state: null,
      regions: [],
      refresh: { latitude: 0, longitude: 0, radius: 4_000 },
      nextPingAfter: null,
      ...this.answer,
    };
  }
}

/** A store whose contents go through structured clone, and whose next write can be made to fail. */
export class FakeStore implements KeyValueStore {
  failures = 0;
  readonly #entries = new Map<string, unknown>();

  async entries(): Promise<ReadonlyMap<string, unknown>> {
    return structuredClone(this.#entries);
  }

  async write(changes: readonly Change[]): Promise<void> {
    await Promise.resolve();
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error("the disk is full");
    }
    for (const change of changes) {
      if (change.kind === "put") this.#entries.set(change.key, structuredClone(change.value));
      else this.#entries.delete(change.key);
    }
  }
}

export const HOW: Enrolment = {
  origin: "https://beckon.example",
  enrolmentToken: "token",
  platform: "web",
  locale: "sv-SE",
  consents: { preciseLocation: true },
};

/** A phone of a fake service. `clock` is the phone's, and may be wrong. */
export async function phoneOf(service: FakeService, clock = (): number => service.now) {
  const store = new FakeStore();
  const host: Host = { clock, fetch: service.fetch, store, random: () => 0 };
  const key = await DeviceKey.generate();
  return { phone: await Phone.enrol(key, HOW, host), host, store, key };
}

/** What a ping or a proof says, unverified. */
export const read = (jws: string): Record<string, unknown> => ({ ...decodeProtectedHeader(jws), ...decodeJwt(jws) });
