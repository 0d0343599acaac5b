import { CART_TTL_S, LOYAL_ORDERS, PURCHASES_KEPT_MAX } from "../../domain/bounds.ts";
import type { Bought } from "../../domain/carts/effective-cart.ts";
import { paidInAll, type Purchase } from "../../domain/carts/purchase.ts";
import { fromWireTime } from "../../domain/offers/wire-time.ts";
import { type Habit, mergedHabit, NO_HABIT, withoutCategory, withPurchase } from "../../domain/shoppers/habit.ts";
import type { Leave } from "../../domain/shoppers/traits.ts";
import type { Records } from "../records.ts";

export const PURCHASE_SCHEMA = `
  CREATE TABLE purchase (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, sale TEXT, channel TEXT NOT NULL, store TEXT,
    currency TEXT NOT NULL, amount INTEGER NOT NULL, clears INTEGER NOT NULL, lines TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX purchase_by_at ON purchase (at);
  -- What all purchases come to, also those that are not kept.
  CREATE TABLE habit (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL);
`;

/** A purchase as it is kept. `at` is epoch milliseconds, `amount` minor units. */
export interface KeptPurchase extends Bought {
  readonly id: string;
  readonly kind: Purchase["kind"];
  /** The sale that is given back. */
  readonly sale: string | null;
  readonly channel: Purchase["channel"];
  readonly store: string | null;
  readonly currency: string;
  readonly amount: number;
}
interface Row extends Omit<KeptPurchase, "lines"> {
  readonly lines: string;
}
const fromRow = ({ lines, ...row }: Row): KeptPurchase => ({ ...row, lines: JSON.parse(lines) as Bought["lines"] });

/** What a shopper bought: the newest purchases one by one, and what all of them come to. */
export class Purchases {
  readonly #records: Records;
  readonly #leave: () => Leave;

  /** @param leave what of it may be computed */
  constructor(records: Records, leave: () => Leave) {
    this.#records = records;
    this.#leave = leave;
  }

  /**
   * Notes a purchase, once per id; gives whether it was news. Belongs into a transaction.
   * @param clears whether it takes what was bought out of the cart
   */
  record(purchase: Purchase, clears: boolean): boolean {
    const { id, kind, channel, currency, lines } = purchase;
    const at = fromWireTime(purchase.at);
    const bought = lines.map(({ sku, productId, quantity }) => ({ sku, productId: productId ?? null, quantity }));
    const insert = "INSERT OR IGNORE INTO purchase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
    const isNews = this.#records.first(
      insert,
      id,
      at,
      kind,
      purchase.of ?? null,
      channel,
      purchase.storeId ?? null,
      currency,
      paidInAll(purchase),
      Number(clears && kind === "sale"),
      JSON.stringify(bought),
    );
    if (isNews === undefined) return false;
    const soldAt = purchase.of == null ? at : (this.#get(purchase.of)?.at ?? at);
    this.#keep(withPurchase(this.habit, { ...purchase, soldAt }, this.#leave().affinity));
    this.#sweep();
    return true;
  }

  knows(id: string): boolean {
    return this.#get(id) !== undefined;
  }

  /** Up to when every cart state is barred (epoch ms). */
  bar(): number {
    const query = "SELECT max(at) AS at FROM purchase WHERE clears = 1";
    return this.#records.first<{ at: number | null }>(query)?.at ?? -Infinity;
  }

  /** What has left carts since `at` (epoch ms). */
  clearedSince(at: number): Bought[] {
    return this.#records.rows<Row>("SELECT * FROM purchase WHERE clears = 1 AND at >= ?", at).map(fromRow);
  }

  /** Oldest first. */
  all(): KeptPurchase[] {
    const columns = "id, at, kind, sale, channel, store, currency, amount, lines";
    return this.#records.rows<Row>(`SELECT ${columns} FROM purchase ORDER BY at, id`).map(fromRow);
  }

  /** When they last bought something, newest first: as many times as segments ask for. */
  lately(): number[] {
    const query = "SELECT at FROM purchase WHERE kind = 'sale' ORDER BY at DESC LIMIT ?";
    return this.#records.rows<{ at: number }>(query, LOYAL_ORDERS).map(({ at }) => at);
  }

  get habit(): Habit {
    const row = this.#records.first<{ body: string }>("SELECT body FROM habit");
    return row === undefined ? NO_HABIT : (JSON.parse(row.body) as Habit);
  }

  /** Takes over what another shopper bought, who is this one. */
  join(other: Habit): void {
    this.#keep(mergedHabit(this.habit, other));
  }

  /** Forgets what is computed of a category, or of any. */
  forgetCategory(category: string | null): void {
    this.#keep(withoutCategory(this.habit, category));
  }

  #keep(habit: Habit): void {
    this.#records.run("INSERT OR REPLACE INTO habit VALUES (1, ?)", JSON.stringify(habit));
  }

  #get(id: string): Row | undefined {
    return this.#records.first<Row>("SELECT * FROM purchase WHERE id = ?", id);
  }

  /** Those that still clear a cart are kept however many they are. */
  #sweep(): void {
    const forget = `DELETE FROM purchase WHERE id IN (
      SELECT id FROM purchase WHERE at < ? ORDER BY at DESC, id LIMIT -1 OFFSET ?)`;
    this.#records.run(forget, this.#records.now() - CART_TTL_S * 1_000, PURCHASES_KEPT_MAX);
  }
}
