import { accountOf } from "../../src/domain/redemptions/account.ts";
import type { DayTotal } from "../../src/domain/redemptions/day.ts";
import type { JournalEntry } from "../../src/domain/redemptions/journal.ts";
import type { OfferRecord, RedemptionRecord } from "../../src/domain/redemptions/redemption.ts";
import type { BudgetLine } from "../../src/services/campaign-ports.ts";
import { offerStub, ports, rowsIn, tablesIn } from "../workerd/support/objects.ts";
import type { Book } from "./book.ts";

/** What a store's journal said while the day went on: all that happened before a time. */
export interface Look {
  readonly storeId: string;
  readonly completeUntil: number;
  readonly before: ReadonlySet<string>;
}

/** What a store knows in the end. */
export interface StoreEnd {
  readonly entries: readonly JournalEntry[];
  readonly totals: readonly DayTotal[];
}

/** All that the invariants are judged by. */
export interface Evidence {
  readonly book: Book;
  /** By offer id; of those that were made. */
  readonly offers: ReadonlyMap<string, OfferRecord>;
  readonly stores: ReadonlyMap<string, StoreEnd>;
  readonly looks: readonly Look[];
  /** The budgets at every look. */
  readonly budgets: readonly (readonly BudgetLine[])[];
  /** What all offers together may have cost at every look, minor units. */
  readonly liabilities: readonly number[];
  /** The limit of the whole campaign, minor units. */
  readonly limit: number;
  /** The budgets once time had passed over every offer, and once all goods had come back. */
  readonly atTheEnd: readonly BudgetLine[];
  readonly allBack: readonly BudgetLine[];
}

export const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER };
const PAGE = 10_000;

/** What an Offer object knows, read off its tables. */
export async function recordOf(id: string): Promise<OfferRecord | undefined> {
  const stub = offerStub(id);
  if (!(await tablesIn(stub)).includes("offer")) return undefined;
  const [offer] = await rowsIn<{ record: string }>(stub, "SELECT record FROM offer");
  if (offer === undefined) return undefined;
  const rows = await rowsIn<{ record: string }>(stub, "SELECT record FROM redemption ORDER BY number");
  const redemptions = rows.map(({ record }) => JSON.parse(record) as RedemptionRecord);
  return { ...(JSON.parse(offer.record) as Omit<OfferRecord, "redemptions">), redemptions };
}

export const journalOf = async (storeId: string): Promise<readonly JournalEntry[]> =>
  (await ports.store(storeId).journal(ALWAYS, "0", PAGE)).items;

/** The most that an offer may still come to cost its campaign, minor units. */
export function liabilityOf(record: OfferRecord, now: number): number {
  const account = accountOf(record, now);
  if (account.kind === "over") return 0;
  return account.kind === "spent" ? account.most : record.document.reserved.amount;
}
