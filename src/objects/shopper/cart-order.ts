import { Temporal } from "temporal-polyfill";
import { CART_ANSWER_AFTER_MS, CART_PUT_INTERVAL_MS, CART_TTL_S } from "../../domain/bounds.ts";
import type { Cart } from "../../domain/carts/cart.ts";
import { type Bought, withoutBought } from "../../domain/carts/effective-cart.ts";
import type { CartInput } from "../../domain/campaigns/abandoned-cart.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { type Outcome, REMOVED } from "../../domain/privacy/erasure.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import type { Identity } from "./identity.ts";
import type { Purchases } from "./purchases.ts";

export const CART_SCHEMA = `
  -- The newest cart: its version is its updatedAt. The sealed body stays here until KV has it.
  CREATE TABLE cart (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, items INTEGER NOT NULL, sealed BLOB);
  -- What the shopper says they have bought already, wherever that was.
  CREATE TABLE taken_out (id TEXT PRIMARY KEY, at INTEGER NOT NULL, lines TEXT NOT NULL) WITHOUT ROWID;
`;

interface Head {
  readonly version: number;
  readonly items: number;
  readonly sealed: ArrayBuffer | null;
}

const epochMs = (time: string): number => Temporal.Instant.from(time).epochMilliseconds;

/**
 * The order of a shopper's cart writes. The body lies sealed in KV, big and short-lived; which body is the newest,
 * and what was bought since, is known only here.
 */
export class CartOrder {
  readonly #records: Records;
  readonly #identity: Identity;
  readonly #purchases: Purchases;
  readonly #ports: Pick<Ports, "carts" | "seal">;
  readonly #written: () => void;
  #putting: Promise<void> | undefined;
  #putAt = 0;

  /** @param written is asked for in the transaction that takes a cart */
  constructor(
    records: Records,
    identity: Identity,
    purchases: Purchases,
    ports: Pick<Ports, "carts" | "seal">,
    written: () => void,
  ) {
    this.#records = records;
    this.#identity = identity;
    this.#purchases = purchases;
    this.#ports = ports;
    this.#written = written;
  }

  /** Takes the cart if it is newer than what is known; answers once KV has it, or after 2 s. */
  async put(cart: Cart): Promise<{ applied: boolean }> {
    const applied = await this.#take(cart);
    // Also for a cart that is known already: the answer to it may have been lost before KV had it.
    // A failed put is repeated by the alarm.
    await Promise.race([this.drain().catch(() => undefined), scheduler.wait(CART_ANSWER_AFTER_MS)]);
    return { applied };
  }

  /** Empties the cart as of now, or right after the newest state where that one's clock is ahead of ours. */
  empty(): Promise<{ applied: boolean }> {
    const version = Math.max(this.#records.now(), (this.#head()?.version ?? 0) + 1);
    return this.put({ currency: "XXX", updatedAt: wireTime(version), items: [] });
  }

  async #take(cart: Cart): Promise<boolean> {
    const version = epochMs(cart.updatedAt);
    if (!this.#isNews(version)) return false;
    const sealed = await this.#ports.seal.seal(this.#identity.cartKey, version, cart);
    return this.#records.transaction(() => {
      // While this one was sealed another may have come, or the shopper may have gone.
      if (this.#identity.gone || !this.#isNews(version)) return false;
      this.#records.run("INSERT OR REPLACE INTO cart VALUES (1, ?, ?, ?)", version, cart.items.length, sealed.buffer);
      this.#written();
      this.#records.promise("cart", "", this.#records.now() + CART_PUT_INTERVAL_MS * 5);
      return true;
    });
  }

  /** Brings the newest body to KV: one put in flight, at most one a second. */
  drain(): Promise<void> {
    this.#putting ??= this.#drain().finally(() => (this.#putting = undefined));
    return this.#putting;
  }

  async #drain(): Promise<void> {
    for (let head = this.#head(); head?.sealed != null; head = this.#head()) {
      await scheduler.wait(Math.max(0, this.#putAt + CART_PUT_INTERVAL_MS - Date.now()));
      const newest = this.#head();
      if (newest?.sealed == null) break;
      this.#putAt = Date.now();
      await this.#ports.carts.put(this.#identity.sub, new Uint8Array(newest.sealed));
      this.#records.run("UPDATE cart SET sealed = NULL WHERE version = ?", newest.version);
    }
    this.#records.fulfilled("cart", "");
  }

  /** Forgets which cart is the newest; gives whether there was one. Belongs into a transaction. */
  clear(): boolean {
    const hadOne = this.#head() !== undefined;
    this.#records.run("DELETE FROM cart");
    this.#records.fulfilled("cart", "");
    return hadOne;
  }

  /** Removes the body, after the put in flight that would bring it back. */
  async erase(): Promise<Outcome> {
    await this.#putting?.catch(() => undefined);
    await this.#ports.carts.delete(this.#identity.sub);
    return REMOVED;
  }

  /** Takes articles out that the shopper has already, once per id. */
  takeOut(id: string, lines: Bought["lines"]): void {
    const now = this.#records.now();
    this.#records.run("DELETE FROM taken_out WHERE at < ?", now - CART_TTL_S * 1000);
    const taken = lines.map(({ sku, productId, quantity }) => ({ sku, productId, quantity }));
    this.#records.run("INSERT OR IGNORE INTO taken_out VALUES (?, ?, ?)", id, now, JSON.stringify(taken));
  }

  /** The cart as it stands. KV is read once, and its body used only if it is the newest one. */
  async read(): Promise<CartInput> {
    const head = this.#head();
    const isGone = head === undefined || head.items === 0 || head.version + CART_TTL_S * 1000 < this.#records.now();
    if (isGone) return { kind: "none" };
    const sealed = await this.#ports.carts.get(this.#identity.sub);
    const body = sealed && (await this.#ports.seal.open(this.#identity.cartKey, head.version, sealed));
    if (body === undefined || this.#head()?.version !== head.version)
      return { kind: "unknown", reason: "cart_unsettled" };
    const cart = withoutBought(body, head.version, this.#boughtSince(head.version));
    return cart.items.length === 0 ? { kind: "none" } : { kind: "present", cart };
  }

  #head(): Head | undefined {
    // A shopper may be erased while their cart is fetched.
    return this.#records.exist() ? this.#records.first<Head>("SELECT version, items, sealed FROM cart") : undefined;
  }

  #isNews(version: number): boolean {
    return version > (this.#head()?.version ?? -Infinity) && version > this.#purchases.bar();
  }

  #boughtSince(version: number): Bought[] {
    const query = "SELECT at, lines FROM taken_out WHERE at >= ?";
    const takenOut = this.#records.rows<{ at: number; lines: string }>(query, version);
    return [
      ...this.#purchases.clearedSince(version),
      ...takenOut.map(({ at, lines }) => ({ at, lines: JSON.parse(lines) as Bought["lines"] })),
    ];
  }
}
