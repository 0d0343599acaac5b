import { IDENTITY_ASKED_AGAIN_MS, IDENTITY_WAITS_MS } from "../../domain/bounds.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import type { Merge } from "./merge.ts";
import type { Parts } from "./parts.ts";

const PROMISE = "link";

/**
 * Somebody of whom an identity is all that is known, which nobody has linked yet: what came for them waits here, goes along
 * when they turn out to be a shopper, and is forgotten if they never do.
 */
export class Waiting {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #merge: Merge;
  readonly #ports: Pick<Ports, "identities">;

  constructor(records: Records, parts: Parts, merge: Merge, ports: Pick<Ports, "identities">) {
    this.#records = records;
    this.#parts = parts;
    this.#merge = merge;
    this.#ports = ports;
  }

  /** Belongs into the transaction that brings them into being. */
  begin(hash: string): void {
    this.#parts.identity.waiting = { hash, until: this.#records.now() + IDENTITY_WAITS_MS };
    // The link may have come between the question whose it is and the word that began this.
    this.#records.promise(PROMISE, "", this.#records.now() + IDENTITY_ASKED_AGAIN_MS);
  }

  async advance(): Promise<void> {
    const { identity, devices, cart } = this.#parts;
    const { waiting } = identity;
    if (waiting === undefined || identity.gone) return;
    const owner = await this.#ports.identities.owner(waiting.hash);
    if (owner !== undefined && owner !== identity.sub) {
      if ((await this.#merge.into({ sub: owner, shopperId: null })).ok) return;
    }
    if (this.#records.now() < waiting.until) {
      this.#records.promise(PROMISE, "", waiting.until);
      return;
    }
    // Who came with a phone meanwhile is somebody, though nobody knows who.
    if (devices.all().length > 0) return;
    await cart.erase();
    await this.#records.wipe();
  }
}
