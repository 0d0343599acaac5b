import { type Entry, type LedgerRule, sameSums, type SumKey, sumKey } from "../../domain/campaigns/ledger.ts";
import type { BudgetLine } from "../../services/campaign-ports.ts";
import type { Records } from "../records.ts";

export const LEDGER_SCHEMA = `
  CREATE TABLE ledger (
    kind TEXT, per TEXT, period TEXT, store TEXT, stretch INTEGER, currency TEXT,
    reserved INTEGER NOT NULL, spent INTEGER NOT NULL, PRIMARY KEY (kind, per, period, store, stretch, currency)
  ) WITHOUT ROWID;
`;

/** What an offer weighs: money set aside and spent, minor units, and 1 while it counts as issued. */
export interface Weight {
  readonly reserved: number;
  readonly spent: number;
  readonly count: 0 | 1;
}
export const WEIGHTLESS: Weight = { reserved: 0, spent: 0, count: 0 };

const minus = (a: Weight, b: Weight) => ({
  reserved: a.reserved - b.reserved,
  spent: a.spent - b.spent,
  count: a.count - b.count,
});

interface Sum {
  readonly reserved: number;
  readonly spent: number;
}

const WHERE = "kind = ? AND per = ? AND period = ? AND store = ? AND stretch = ? AND currency = ?";
const bindings = ({ kind, per, period, storeId, from, currency }: SumKey) =>
  [kind, per, period, storeId, from, currency] as const;

/** The sums of a campaign's rules, kept as offers move so that none is ever added up anew. */
export class Ledger {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  get rules(): readonly LedgerRule[] {
    return JSON.parse(this.#records.meta<string>("rules") ?? "[]") as LedgerRule[];
  }

  /** Takes over new rules. Sums that nobody asks for any more go; new ones start from what `weights` holds already. */
  adopt(rules: readonly LedgerRule[], weights: Iterable<readonly [Entry, Weight]>): void {
    const known = this.rules;
    for (const gone of known.filter((rule) => !rules.some((other) => sameSums(rule, other)))) {
      const remove = "DELETE FROM ledger WHERE kind = ? AND per = ? AND period = ?";
      this.#records.run(remove, gone.kind, gone.per, gone.period);
    }
    this.#records.setMeta("rules", JSON.stringify(rules));
    const added = rules.filter((rule) => !known.some((other) => sameSums(rule, other)));
    if (added.length === 0) return;
    for (const [entry, weight] of weights) this.#move(added, entry, WEIGHTLESS, weight);
  }

  /** The kind of the first rule that an offer of this weight has no room under, or null. */
  refusal(entry: Entry, weight: Weight): LedgerRule["kind"] | null {
    const full = this.rules.find((rule) => {
      const key = sumKey(rule, entry);
      const { reserved, spent } = this.#sum(key);
      const limit = rule.limits[key.currency];
      return limit === undefined || reserved + spent + (rule.kind === "count" ? weight.count : weight.reserved) > limit;
    });
    return full?.kind ?? null;
  }

  /** An offer weighs something else from now on, in the sums it was reserved in. */
  move(entry: Entry, from: Weight, to: Weight): void {
    this.#move(this.rules, entry, from, to);
  }

  /** Budgets without a stretch are told before anything is reserved in them too. */
  lines(): BudgetLine[] {
    return this.rules.filter(({ kind }) => kind === "budget").flatMap((rule) => this.#linesOf(rule));
  }

  #linesOf({ per, period, limits }: LedgerRule): BudgetLine[] {
    const query = `SELECT store AS storeId, stretch AS "from", currency, reserved, spent FROM ledger
      WHERE kind = 'budget' AND per = ? AND period = ?`;
    const rows = this.#records.rows<Sum & Pick<SumKey, "storeId" | "from" | "currency">>(query, per, period);
    const untouched = per === "campaign" && period === "forever" ? Object.keys(limits) : [];
    const zeros = untouched
      .filter((currency) => !rows.some((row) => row.currency === currency))
      .map((currency) => ({ storeId: "", from: 0, currency, reserved: 0, spent: 0 }));
    return [...rows, ...zeros].map(({ storeId, from, currency, reserved, spent }) => ({
      per,
      period,
      storeId: per === "store" ? storeId : null,
      from: period === "forever" ? null : from,
      currency,
      limit: limits[currency] ?? 0,
      reserved,
      spent,
    }));
  }

  #sum(key: SumKey): Sum {
    const query = `SELECT reserved, spent FROM ledger WHERE ${WHERE}`;
    return this.#records.first<Sum>(query, ...bindings(key)) ?? { reserved: 0, spent: 0 };
  }

  #move(rules: readonly LedgerRule[], entry: Entry, from: Weight, to: Weight): void {
    const { reserved, spent, count } = minus(to, from);
    if (reserved === 0 && spent === 0 && count === 0) return;
    const upsert = `INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
      SET reserved = reserved + excluded.reserved, spent = spent + excluded.spent`;
    for (const rule of rules) {
      const change = rule.kind === "count" ? ([count, 0] as const) : ([reserved, spent] as const);
      this.#records.run(upsert, ...bindings(sumKey(rule, entry)), ...change);
    }
  }
}
