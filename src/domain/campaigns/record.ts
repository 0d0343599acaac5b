import type { Chosen, Considered, Decision, DecisionInput, Gathered, Live, Moment } from "./decision.ts";
import type { Reason } from "./reason.ts";
import type { StoreRecord } from "../stores/store.ts";

/** Raised by every change after which the same input may give another answer. */
export const ENGINE_VERSION = 1;

/**
 * What a decision was made from and came to, whole, so that it can be made again. The store and what was considered
 * are kept beside it.
 */
export interface DecisionRecord {
  readonly engine: number;
  /** The version of the snapshot, and the name of the document that holds its campaigns and settings. */
  readonly snapshot: number;
  readonly document: string;
  readonly moment: Omit<Moment, "store">;
  readonly gathered: Gathered;
  readonly outcome: Decision["outcome"];
  readonly code: string | null;
  readonly chosen: Chosen | null;
  /** What the pipeline itself said of the campaign that was chosen: null, or that the shopper is held out. */
  readonly verdict: Reason | null;
  readonly ranking: Decision["ranking"];
}

/** What was kept of a decision. */
export interface Kept {
  readonly store: StoreRecord;
  readonly considered: readonly Considered[];
  readonly record: DecisionRecord;
}

export function recordOf(
  {
    campaigns: _live,
    settings: _settings,
    products: _products,
    store: _store,
    cart,
    goods,
    weather,
    ...moment
  }: DecisionInput,
  decision: Decision,
  { version, document }: { readonly version: number; readonly document: string },
): DecisionRecord {
  const chosen = decision.outcome === "silent" ? null : decision.chosen;
  const found = decision.considered.find(({ campaignId }) => campaignId === chosen?.campaignId);
  return {
    engine: ENGINE_VERSION,
    snapshot: version,
    document,
    moment,
    gathered: {
      ...(cart === undefined ? {} : { cart }),
      ...(goods === undefined ? {} : { goods }),
      ...(weather === undefined ? {} : { weather }),
    },
    outcome: decision.outcome,
    code: decision.outcome === "offer" ? null : decision.code,
    chosen,
    verdict: found?.reason ?? null,
    ranking: decision.ranking,
  };
}

/** The input of a decision that is made again, with what was live then. */
export const inputOf = ({ store, record }: Pick<Kept, "store" | "record">, live: Live): DecisionInput => ({
  ...record.moment,
  ...record.gathered,
  ...live,
  store,
});

/** What the pipeline answered then, whatever became of it afterwards. */
export function answerOf({ considered, record }: Omit<Kept, "store">): Decision {
  const { chosen, code, verdict, ranking, outcome } = record;
  const then = considered.map((one) => (one.campaignId === chosen?.campaignId ? { ...one, reason: verdict } : one));
  if (chosen === null || outcome === "silent")
    return { outcome: "silent", code: code ?? "", considered: then, ranking };
  return outcome === "offer"
    ? { outcome, chosen, considered: then, ranking }
    : { outcome, code: code ?? "", chosen, considered: then, ranking };
}
