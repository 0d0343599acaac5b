import { DECISION_ALARM_MS, MERGE_CART_ATTEMPTS } from "../../domain/bounds.ts";
import type { Cart } from "../../domain/carts/cart.ts";
import { rememberedUntil } from "../../domain/privacy/erasure.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Belongings, Heir } from "../../services/device-ports.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import { pack, unpack } from "./belongings.ts";
import type { Parts } from "./parts.ts";
import { wasErased } from "./was-erased.ts";

type Surroundings = Pick<Ports, "shopper" | "devices" | "identities" | "carts" | "names" | "erasures">;

/**
 * One shopper becomes another: the object that ends gives all it has, the other takes it once, the keys follow, and
 * what is left here is the way there.
 *
 * From its first row on the shopper is closed: no device acts, nothing is written, nothing decided. Whatever fails is
 * asked for again by the alarm, with the same belongings, until it is done.
 */
export class Merge {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #ports: Surroundings;
  #running: Promise<Result<null, Problem>> | undefined;

  constructor(records: Records, parts: Parts, ports: Surroundings) {
    this.#records = records;
    this.#parts = parts;
    this.#ports = ports;
  }

  async into(heir: Heir): Promise<Result<null, Problem>> {
    const begun = this.#records.transaction(() => this.#begin(heir));
    return begun.ok ? this.finish() : begun;
  }

  /** Brings a merge that has begun to its end. Whoever asks while it runs waits for the same run. */
  finish(attempt = 0): Promise<Result<null, Problem>> {
    this.#running ??= this.#finish(attempt).finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Where this shopper is now, or undefined while they are here. Waits for a merge that is under way. */
  async whereTo(): Promise<string | undefined> {
    const { identity } = this.#parts;
    if (identity.merged?.done === false) await this.finish();
    return identity.merged?.sub;
  }

  /** Whom this shopper became is erased, and the way there with them: nothing may bring this one back either. */
  async end(): Promise<void> {
    const { identity } = this.#parts;
    const hash = identity.merged?.done === true ? this.#records.meta<string>("erasedHash") : undefined;
    if (hash === undefined) return;
    await this.#ports.erasures.remember(hash, rememberedUntil(this.#records.now()));
    await this.#records.wipe();
  }

  /** Takes what another shopper had. One who went on from here takes it where they are now. */
  async adopt(belongings: Belongings): Promise<Result<null, Problem>> {
    const { identity, cart } = this.#parts;
    if (!this.#knows(belongings)) {
      const { merged } = identity;
      if (merged?.done)
        return this.#ports.shopper(merged.sub).adopt({ ...belongings, heir: { sub: merged.sub, shopperId: null } });
      const { shopperId } = belongings.heir;
      if (shopperId !== null && (await wasErased(this.#records, this.#ports, shopperId))) return err(problem("erased"));
      const taken = this.#records.transaction(() => this.#take(belongings));
      if (!taken.ok) return taken;
    }
    // Idempotent by itself: a cart that is not newer changes nothing.
    if (belongings.cart !== null) await cart.put(belongings.cart);
    return ok(null);
  }

  #begin({ sub, shopperId }: Heir): Result<null, Problem> {
    const { identity } = this.#parts;
    if (!this.#records.exist() || identity.erasure !== undefined) return err(problem("not_found"));
    if (identity.merged !== undefined)
      return identity.merged.sub === sub
        ? ok(null)
        : err(problem("conflict", "This shopper was merged into another one"));
    if (identity.sub === sub) return err(problem("conflict", "A shopper cannot be merged into themselves"));
    identity.merged = { sub, shopperId, done: false };
    this.#records.promise("merge", "", this.#records.now() + DECISION_ALARM_MS);
    return ok(null);
  }

  async #finish(attempt: number): Promise<Result<null, Problem>> {
    const { identity, decisions, devices, outcomes } = this.#parts;
    const { merged, sub } = identity;
    if (merged === undefined || merged.done) return ok(null);
    // No device is active any more, so what is undecided is given up.
    for (const number of decisions.rows.unfinished()) await decisions.advance(number);
    const cart = await this.#cart(attempt);
    const heir = { sub: merged.sub, shopperId: merged.shopperId };
    const adopted = await this.#ports.shopper(heir.sub).adopt({ ...pack(this.#records, this.#parts), heir, cart });
    if (!adopted.ok) return this.#undo(adopted.error);
    await this.#ports.devices.inherit(sub, heir.sub);
    await decisions.log.forget();
    await outcomes.forget();
    await this.#ports.identities.inherit(sub, heir.sub);
    await this.#ports.carts.delete(sub);
    const leavesNothing = identity.waiting !== undefined && devices.all().length === 0;
    const erasedHash = await this.#ports.names.erasedHash(identity.shopperId);
    await this.#records.wipe();
    // Nobody knows a way to one of whom an identity was all that was known; another may wait here again.
    if (leavesNothing) return ok(null);
    this.#records.transaction(() => {
      this.#records.create();
      this.#records.setMeta("sub", sub);
      this.#records.setMeta("erasedHash", erasedHash);
      identity.merged = { sub: heir.sub, shopperId: null, done: true };
    });
    return ok(null);
  }

  #undo(refusal: Problem): Result<null, Problem> {
    this.#records.transaction(() => {
      this.#parts.identity.merged = undefined;
      this.#records.fulfilled("merge", "");
    });
    return err(refusal);
  }

  async #cart(attempt: number): Promise<Cart | null> {
    await this.#parts.cart.drain();
    const cart = await this.#parts.cart.read();
    if (cart.kind === "unknown" && attempt < MERGE_CART_ATTEMPTS) throw new Error("the cart has not settled");
    return cart.kind === "present" ? cart.cart : null;
  }

  #knows({ from, life }: Belongings): boolean {
    return this.#records.exist() && this.#records.meta(markOf(from)) === life;
  }

  #take(belongings: Belongings): Result<null, Problem> {
    const { identity } = this.#parts;
    const { from, life, heir, test } = belongings;
    if (heir.shopperId !== null) {
      const isNew = !this.#records.exist();
      const ensured = identity.ensure({ shopperId: heir.shopperId, sub: heir.sub, ...(isNew ? { test } : {}) });
      if (!ensured.ok) return ensured;
    }
    if (identity.gone) return err(problem("conflict", "There is no such shopper any more"));
    if (identity.test !== test) return err(problem("conflict", "A test shopper and a live one are never one person"));
    unpack(this.#records, this.#parts, belongings);
    this.#parts.outcomes.promise();
    this.#records.setMeta(markOf(from), life);
    return ok(null);
  }
}

const MARK = "merge:";
const markOf = (from: string): string => MARK + from;

/** The pseudonyms of those who were merged into this shopper, from wherever they came. */
export const mergedInto = (records: Records): string[] =>
  records
    .rows<{ key: string }>("SELECT key FROM meta WHERE key LIKE ? || '%'", MARK)
    .map(({ key }) => key.slice(MARK.length));
