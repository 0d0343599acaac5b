import { ATTRIBUTION_MAX_MS, CART_TTL_S, OPEN_CART_TOLD_EVERY_MS, OUTCOME_TOLD_AFTER_MS } from "../../domain/bounds.ts";
import type { Stretch } from "../../domain/redemptions/day.ts";
import type { Ports } from "../../services/ports.ts";
import type { BoughtAt, DecisionOutcome } from "../../services/report-ports.ts";
import type { Records } from "../records.ts";
import type { Identity } from "./identity.ts";

const DUTY = "outcome";

interface OutcomeRow extends Pick<DecisionOutcome, "discount" | "currency"> {
  readonly number: number;
  readonly viewed: number;
  readonly redeemed: number;
  readonly wrongStore: number;
}

/**
 * Tells the reports what became of this shopper's offers and of those held back from them, what they bought after, and
 * whether their cart is open. Nothing is kept to be told: all is read off the tables when it is delivered.
 */
export class OutcomeLog {
  readonly #records: Records;
  readonly #identity: Identity;
  readonly #reports: Ports["reports"];
  #telling: Promise<void> | undefined;

  constructor(records: Records, identity: Identity, { reports }: Pick<Ports, "reports">) {
    this.#records = records;
    this.#identity = identity;
    this.#reports = reports;
  }

  /** Something changed that reports may count. Belongs into the transaction that changes it. */
  promise(): void {
    if (this.#identity.test || this.#first() === undefined) return;
    this.#promise();
  }

  /** The cart was written. Whoever writes it often is told of once a day, unless it was opened or emptied. */
  cartWritten(): void {
    if (this.#identity.test) return;
    const now = this.#records.now();
    const known = this.#openCart();
    const isOpen = this.#isCartOpen();
    const wasOpen = known !== null && known.to > now;
    if (!isOpen && !wasOpen) return;
    const isKnown = isOpen && wasOpen && known.to > now + CART_TTL_S * 1_000 - OPEN_CART_TOLD_EVERY_MS;
    if (isKnown) return;
    const to = isOpen ? now + CART_TTL_S * 1_000 : now;
    this.#records.setMeta("openCart", JSON.stringify({ from: wasOpen ? known.from : now, to }));
    this.#promise();
  }

  tell(): Promise<void> {
    this.#telling ??= this.#tell().finally(() => (this.#telling = undefined));
    return this.#telling;
  }

  /** Forgets what the reports know, after what is being told; gives how many rows there were. */
  async forget(): Promise<number> {
    await this.#telling?.catch(() => undefined);
    return this.#reports.forget(this.#identity.sub);
  }

  async #tell(): Promise<void> {
    if (this.#identity.gone || this.#identity.test) return;
    const { sub } = this.#identity;
    await this.#reports.note({ sub, outcomes: this.#outcomes(), bought: this.#bought(), cart: this.#openCart() });
  }

  #promise(): void {
    // Promised anew also while it is being told: what is told now may be older than this.
    this.#records.promise(DUTY, "", this.#records.now() + OUTCOME_TOLD_AFTER_MS);
  }

  /** When the first offer was made, or held back, that purchases may still be the effect of. */
  #first(): number | undefined {
    const query = "SELECT min(at) AS at FROM decision WHERE state IN ('issued', 'withheld') AND at >= ?";
    return this.#records.first<{ at: number | null }>(query, this.#records.now() - ATTRIBUTION_MAX_MS)?.at ?? undefined;
  }

  #outcomes(): DecisionOutcome[] {
    const { sub } = this.#identity;
    const query = `SELECT number, offer.state IN ('redeemed', 'returned') AS redeemed, given AS discount,
      document ->> '$.reserved.currency' AS currency,
      EXISTS (SELECT 1 FROM feedback WHERE feedback.offer = offer.id AND kind = 'viewed') AS viewed,
      EXISTS (SELECT 1 FROM feedback WHERE feedback.offer = offer.id AND kind = 'wrong_store') AS wrongStore
      FROM decision JOIN offer ON offer.id = decision.offer WHERE decision.state = 'issued'`;
    return this.#records.rows<OutcomeRow>(query).map(({ number, viewed, redeemed, wrongStore, ...discount }) => ({
      decisionId: `dec_${sub}_${number}`,
      viewed: viewed === 1,
      redeemed: redeemed === 1,
      wrongStore: wrongStore === 1,
      ...discount,
    }));
  }

  #bought(): BoughtAt[] {
    const first = this.#first();
    if (first === undefined) return [];
    const query = `SELECT at, currency, sum(kind = 'sale') AS orders, sum(iif(kind = 'sale', amount, -amount)) AS amount
      FROM purchase WHERE at >= ? GROUP BY at, currency`;
    return this.#records.rows<BoughtAt>(query, first);
  }

  #isCartOpen(): boolean {
    return (this.#records.first<{ items: number }>("SELECT items FROM cart")?.items ?? 0) > 0;
  }

  /** As the reports were told of it. */
  #openCart(): Stretch | null {
    const told = this.#records.meta<string>("openCart");
    return told === undefined ? null : (JSON.parse(told) as Stretch);
  }
}
