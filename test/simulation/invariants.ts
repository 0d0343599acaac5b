import { covers, sameKey } from "../../src/domain/offers/business-key.ts";
import { spentOf } from "../../src/domain/redemptions/account.ts";
import { entriesOf } from "../../src/domain/redemptions/effects.ts";
import { canonicalJson } from "../../src/domain/redemptions/idempotency.ts";
import type { JournalEntry } from "../../src/domain/redemptions/journal.ts";
import type { RedemptionRecord } from "../../src/domain/redemptions/redemption.ts";
import type { BudgetLine } from "../../src/services/campaign-ports.ts";
import type { GivenBack, Sale } from "./book.ts";
import type { Evidence } from "./evidence.ts";

/** Names where an invariant does not hold; none where it does. */
type Invariant = (evidence: Evidence) => string[];

const redemptionsIn = ({ offers }: Evidence): RedemptionRecord[] =>
  [...offers.values()].flatMap(({ redemptions }) => redemptions);
const standing = ({ committed, voidedAt }: RedemptionRecord): boolean => committed !== null && voidedAt === null;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const amountsOf = (entries: readonly JournalEntry[]): number => sum(entries.map(({ amount }) => amount));
const wholeOf = (lines: readonly BudgetLine[]): BudgetLine | undefined => lines.find(({ per }) => per === "campaign");
const linesWhere = (lines: readonly BudgetLine[], isWrong: (line: BudgetLine) => boolean): string[] =>
  lines.filter(isWrong).map((line) => JSON.stringify(line));

/** Customers who left with the money off and whom no till has ever disowned: of one offer there is one. */
const atMostOne: Invariant = ({ book, offers }) => {
  const twice = [...offers].filter(([, { redemptions }]) => redemptions.filter(standing).length > 1);
  const kept = book.sales.filter((sale) => !book.isDisowned(sale));
  const rivals = kept.filter(({ offerId, key }) =>
    kept.some((other) => other.offerId === offerId && !sameKey(other.key, key)),
  );
  return [...twice.map(([id]) => id), ...rivals.map(({ offerId, key }) => `${offerId} ${JSON.stringify(key)}`)];
};

const survives =
  ({ book, offers }: Evidence) =>
  ({ offerId, key, id, discount }: Sale): boolean => {
    const found = offers.get(offerId)?.redemptions.find((one) => one.id === id);
    if (found?.committed == null || !sameKey(found.key, key) || found.discount.amount !== discount) return false;
    return found.voidedAt === null || book.isDisowned({ offerId, key });
  };

const returnSurvives =
  (evidence: Evidence) =>
  ({ redemptionId, refund }: GivenBack): boolean =>
    redemptionsIn(evidence).some(
      ({ id, returns }) =>
        id === redemptionId && returns.some((one) => JSON.stringify(one.answer.refund) === JSON.stringify(refund)),
    );

/** What a till was told is done is done: sold, undone, given back. */
const acknowledged: Invariant = (evidence) => {
  const { book, offers } = evidence;
  const lost = book.sales.filter((sale) => !survives(evidence)(sale));
  const alive = book.voided.filter(({ offerId, key }) => {
    const record = offers.get(offerId);
    // Of what has come back wholly nothing is left to be undone.
    const undone = record?.redemptions.filter((one) => covers(key, one.key) && spentOf(record) > 0) ?? [];
    return undone.some(standing);
  });
  const forgotten = book.returns.filter((one) => !returnSurvives(evidence)(one));
  return [...lost, ...alive, ...forgotten].map((one) => JSON.stringify(one));
};

/** At no look was more set aside and spent than there is, nor could all offers together cost more. */
const neverExceeded: Invariant = ({ budgets, liabilities, limit }) => [
  ...budgets.flatMap((lines) => linesWhere(lines, (line) => line.reserved + line.spent > line.limit)),
  ...budgets.flatMap((lines) => linesWhere(lines, (line) => line.reserved < 0 || line.spent < 0)),
  ...liabilities.filter((liability) => liability > limit).map((liability) => `${liability} of ${limit}`),
];

/** Once every offer's time is over nothing is set aside; once all goods have come back nothing is spent. */
const backToZero: Invariant = ({ atTheEnd, allBack }) => [
  ...linesWhere(atTheEnd, ({ reserved }) => reserved !== 0),
  ...linesWhere(allBack, ({ reserved, spent }) => reserved !== 0 || spent !== 0),
];

/** The same for the same entries, in whatever order they and their members are. */
const textOf = (entries: readonly JournalEntry[]): string =>
  entries
    .map((entry) => canonicalJson(entry))
    .toSorted((a, b) => a.localeCompare(b))
    .join("\n");

/** The stores' journals, the campaign's ledger, the days' totals and the offers themselves are of one mind. */
const booksAgree: Invariant = ({ offers, stores, atTheEnd }) => {
  const written = [...stores.values()].flatMap(({ entries }) => entries);
  const effects = [...offers.values()].flatMap(entriesOf);
  const sums = {
    journal: amountsOf(written),
    totals: sum([...stores.values()].flatMap(({ totals }) => totals.map(({ amount }) => amount.amount))),
    ledger: wholeOf(atTheEnd)?.spent ?? 0,
    redemptions: sum([...offers.values()].map(spentOf)),
  };
  const misplaced = [...stores].filter(([storeId, { entries }]) => entries.some((entry) => entry.storeId !== storeId));
  return [
    ...(textOf(written) === textOf(effects) ? [] : ["the journals do not hold each effect once"]),
    ...(new Set(Object.values(sums)).size === 1 ? [] : [JSON.stringify(sums)]),
    ...misplaced.map(([storeId]) => `${storeId} has an entry of another store`),
  ];
};

/** What a journal said was complete never got anything more. */
const complete: Invariant = ({ stores, looks }) =>
  looks.flatMap(({ storeId, completeUntil, before }) =>
    (stores.get(storeId)?.entries ?? [])
      .filter(({ id, at }) => at < completeUntil && !before.has(id))
      .map(({ id, at }) => `${id} of ${at} came after ${completeUntil}`),
  );

/** Of no line more comes back than was sold, and of no redemption more than was given. */
const returnedOnce: Invariant = (evidence) =>
  redemptionsIn(evidence)
    .filter(({ id, frozen, discount, returns }) => {
      const back = sum(returns.map(({ answer }) => answer.refund.discount));
      const asTold = new Map(
        evidence.book.returns.filter((one) => one.redemptionId === id).map((one) => [one.name, one.refund.discount]),
      );
      const tooMany = frozen.lines.some(({ quantity, returned }) => returned > quantity);
      return tooMany || back > discount.amount || sum([...asTold.values()]) > back;
    })
    .map(({ id }) => id);

/** What must hold of every day, whatever goes wrong. */
export const INVARIANTS = {
  "at most one redemption per offer": atMostOne,
  "every acknowledged redemption survives": acknowledged,
  "the budget is never exceeded": neverExceeded,
  "the budget is back to zero in the end": backToZero,
  "journal = ledger = totals": booksAgree,
  "the journal is complete as far as it says": complete,
  "a returned cent is never returned twice": returnedOnce,
} as const satisfies Readonly<Record<string, Invariant>>;
export type InvariantName = keyof typeof INVARIANTS;

/** What does not hold, by the invariant's name. */
export const breachesIn = (evidence: Evidence): Partial<Record<InvariantName, string[]>> =>
  Object.fromEntries(
    Object.entries(INVARIANTS)
      .map(([name, invariant]) => [name, invariant(evidence)] as const)
      .filter(([, breaches]) => breaches.length > 0),
  );
