import {
  ERASURE_STEPS,
  type ErasureReport,
  erasureReport,
  type ErasureStep,
  KEPT,
  NOTHING,
  type Outcome,
  rememberedUntil,
} from "../../domain/privacy/erasure.ts";
import { waitingShopperId } from "../../domain/shoppers/identity.ts";
import type { Ports } from "../../services/ports.ts";
import type { BegunErasure } from "../../services/repositories.ts";
import type { Records } from "../records.ts";
import { mergedInto } from "./merge.ts";
import type { Parts } from "./parts.ts";

type Surroundings = Pick<
  Ports,
  "random" | "names" | "shopper" | "offer" | "devices" | "identities" | "erasures" | "audit"
>;

const ID_BYTES = 16;

/**
 * The end of a shopper. It begins in one transaction, from which on nothing is sent or decided; what has to go
 * elsewhere is rows, worked off by the alarm however often it is interrupted. The object itself goes last.
 */
export class Erasure {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #ports: Surroundings;

  constructor(records: Records, parts: Parts, ports: Surroundings) {
    this.#records = records;
    this.#parts = parts;
    this.#ports = ports;
  }

  /** Belongs into a transaction. Asked again it gives the erasure that has begun. */
  begin(): BegunErasure {
    const { identity, devices, decisions, wallet, cart } = this.#parts;
    const known = identity.erasure;
    if (known !== undefined) return known;
    const now = this.#records.now();
    const begun = { erasureId: `era_${this.#ports.random.text(ID_BYTES)}`, requestedAt: now };
    identity.beginErasure(begun);
    devices.revokeAll();
    const keys: Readonly<Record<ErasureStep, readonly string[]>> = {
      remember: [""],
      identities: [""],
      merged: mergedInto(this.#records),
      // Without an active device they end without an offer.
      decision: decisions.rows.unfinished().map(String),
      offer: wallet.ids(),
      cart: cart.clear() ? [""] : [],
      index: [""],
      devices: [""],
    };
    const insert = "INSERT INTO erasure VALUES (?, ?, NULL, NULL)";
    for (const step of ERASURE_STEPS) for (const key of keys[step]) this.#records.run(insert, step, key);
    this.#records.promise("erase", "", now);
    return begun;
  }

  /** Does what is left to be done. A throw means "again later", from there. */
  async advance(): Promise<void> {
    const begun = this.#parts.identity.erasure;
    if (begun === undefined) return;
    for (const step of ERASURE_STEPS) {
      for (const key of this.#open(step)) this.#close(step, key, await this.#steps[step](key));
    }
    await this.#ports.erasures.complete(begun, this.#records.now(), this.#report());
    await this.#records.wipe();
  }

  /** Every one of them may be done twice. */
  readonly #steps: Readonly<Record<ErasureStep, (key: string) => Promise<Outcome>>> = {
    remember: async () => {
      await this.#remember(this.#parts.identity.shopperId);
      return KEPT;
    },
    identities: async () => {
      const { identity, identities } = this.#parts;
      const hashes = identities.all().map(({ hash }) => hash);
      for (const hash of hashes) await this.#remember(waitingShopperId(hash));
      return { removed: await this.#ports.identities.forgetAll(identity.sub), kept: hashes.length };
    },
    merged: async (sub) => {
      await this.#ports.shopper(sub).endMerged();
      await this.#ports.audit.forget(sub);
      return NOTHING;
    },
    decision: async (number) => {
      await this.#parts.decisions.advance(Number(number));
      return NOTHING;
    },
    offer: (id) => this.#ports.offer(id).erase(),
    cart: () => this.#parts.cart.erase(),
    index: async () => {
      const { decisions, outcomes } = this.#parts;
      return { removed: (await decisions.log.forget()) + (await outcomes.forget()), kept: 0 };
    },
    devices: async () => {
      const { sub } = this.#parts.identity;
      await this.#ports.audit.forget(sub);
      return { removed: await this.#ports.devices.forgetAll(sub), kept: 0 };
    },
  };

  async #remember(shopperId: string): Promise<void> {
    const hash = await this.#ports.names.erasedHash(shopperId);
    await this.#ports.erasures.remember(hash, rememberedUntil(this.#records.now()));
  }

  #open(step: ErasureStep): string[] {
    const query = "SELECT key FROM erasure WHERE step = ? AND removed IS NULL";
    return this.#records.rows<{ key: string }>(query, step).map(({ key }) => key);
  }

  #close(step: ErasureStep, key: string, { removed, kept }: Outcome): void {
    this.#records.run("UPDATE erasure SET removed = ?, kept = ? WHERE step = ? AND key = ?", removed, kept, step, key);
  }

  #report(): ErasureReport {
    const query = "SELECT total(removed) AS removed, total(kept) AS kept FROM erasure WHERE step = ?";
    const outcome = (step: ErasureStep): Outcome => this.#records.first<Outcome>(query, step) ?? NOTHING;
    return erasureReport({
      remember: outcome("remember"),
      identities: outcome("identities"),
      merged: outcome("merged"),
      decision: outcome("decision"),
      offer: outcome("offer"),
      cart: outcome("cart"),
      index: outcome("index"),
      devices: outcome("devices"),
    });
  }
}
