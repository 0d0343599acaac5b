import {
  ATTRIBUTION_DEFAULT,
  ATTRIBUTION_MAX_MS,
  REPORT_SPAN_DEFAULT_MS,
  REPORT_SPAN_MAX_MS,
} from "../domain/bounds.ts";
import { parseDuration } from "../domain/duration.ts";
import type { Money } from "../domain/money/money.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { FALLBACK_ZONE, isDate, type Stretch, stretchOf } from "../domain/redemptions/day.ts";
import { type Report, reportOf } from "../domain/reports/report.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { BudgetLine } from "./campaign-ports.ts";
import { getCampaign } from "./campaigns.ts";
import type { Ports } from "./ports.ts";
import type { TillSums } from "./report-ports.ts";

/** What a campaign may spend in all, by currency. */
export interface BudgetReport {
  readonly limit: readonly Money[];
  readonly reserved: readonly Money[];
  readonly spent: readonly Money[];
}
export interface CampaignReport extends Report {
  /** Null where it has no budget that is for its whole life. */
  readonly budget: BudgetReport | null;
}

export interface DayReport extends Report {
  /** What tills did on that date, whenever the offers were made: it is of receipts, so it is told whole. */
  readonly tills: TillSums;
}

/** What became of the decisions of one date, of one store or all: the date is the store's, else UTC's. Refusals: `not_found`. */
export async function readDayReport(ports: Ports, date: string, storeId?: string): Promise<Result<DayReport, Problem>> {
  const store = storeId === undefined ? undefined : await ports.stores.get(storeId);
  if (!isDate(date) || (storeId !== undefined && store === undefined)) return err(problem("not_found"));
  const stretch = stretchOf(date, store?.timeZone ?? FALLBACK_ZONE);
  const scope = { ...stretch, ...(storeId === undefined ? {} : { storeId }) };
  const [counts, tills] = await Promise.all([
    ports.reports.counts({ ...scope, attributionMs: windowOf(ATTRIBUTION_DEFAULT) }),
    ports.reports.tills(stretch, storeId ?? null),
  ]);
  return ok({ ...reportOf(counts), tills });
}

/**
 * What became of a campaign's offers in a stretch, of the last `REPORT_SPAN_DEFAULT_MS` where it is left open. Refusals:
 * `not_found`, `invalid_request`.
 */
export async function readCampaignReport(
  ports: Ports,
  id: string,
  asked: Partial<Stretch>,
): Promise<Result<CampaignReport, Problem>> {
  const { to = ports.now() } = asked;
  const { from = to - REPORT_SPAN_DEFAULT_MS } = asked;
  if (from > to || to - from > REPORT_SPAN_MAX_MS)
    return err(problem("invalid_request", "query: to must come after from, by 400 days at most"));
  const row = await getCampaign(ports, id);
  if (!row.ok) return row;
  const attributionMs = windowOf(row.value.campaign.attributionWindow);
  const [counts, lines] = await Promise.all([
    ports.reports.counts({ from, to, campaignId: id, attributionMs }),
    ports.campaign(id).budget(),
  ]);
  return ok({ ...reportOf(counts), budget: budgetOf(lines) });
}

const windowOf = (duration: string): number => parseDuration(duration) ?? ATTRIBUTION_MAX_MS;

function budgetOf(lines: readonly BudgetLine[]): BudgetReport | null {
  const whole = lines.filter(({ per, from }) => per === "campaign" && from === null);
  const money = (of: "limit" | "reserved" | "spent"): Money[] =>
    whole.map((line) => ({ amount: line[of], currency: line.currency }));
  return whole.length === 0 ? null : { limit: money("limit"), reserved: money("reserved"), spent: money("spent") };
}
