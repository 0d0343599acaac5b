import { DECISION_KEPT_MS } from "../../domain/bounds.ts";
import { isProfiled } from "../../domain/campaigns/profiled.ts";
import { explain, type Explanation } from "../../domain/offers/explanation.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { DecisionView, KeptDecision } from "../../services/decision-ports.ts";
import type { Records } from "../records.ts";
import type { DecisionRow } from "./decision-rows.ts";
import type { Parts } from "./parts.ts";

/** A decision that may still be asked for. */
function recent(records: Records, { decisions, identity }: Parts, number: number): DecisionRow | undefined {
  const row = identity.gone ? undefined : decisions.rows.get(number);
  return row === undefined || row.at < records.now() - DECISION_KEPT_MS ? undefined : row;
}

/** What was weighed, and nothing of who it was. */
export function decisionView(records: Records, parts: Parts, number: number): DecisionView | undefined {
  const row = recent(records, parts, number);
  if (row === undefined) return undefined;
  const { considered, chosen, code, confidence, lasted, assumed, record, order } = row.body;
  return {
    id: parts.decisions.idOf(number),
    storeId: row.store,
    at: wireTime(row.at),
    channel: order?.channel ?? "visit",
    trigger: row.event === "asked" ? null : { event: row.event, dwellSeconds: lasted, confidence, assumed },
    state: row.state,
    code,
    snapshot: record?.snapshot ?? 0,
    chosen: chosen && {
      campaignId: chosen.campaignId,
      version: chosen.version,
      variantId: chosen.variantId,
      probability: chosen.probability,
    },
    considered,
    ranking: record?.ranking ?? [],
  };
}

/** All that a decision was made from and came to; undefined where nothing was weighed. */
export function keptDecision(records: Records, parts: Parts, number: number): KeptDecision | undefined {
  const row = recent(records, parts, number);
  if (row === undefined || row.body.record === null) return undefined;
  const { store, considered, record } = row.body;
  return { id: parts.decisions.idOf(number), state: row.state, store, considered, record };
}

/** Why the shopper has this offer, in the language of the phone that asks; undefined where it is none of theirs. */
export function explanationOf(
  { wallet, decisions, devices }: Parts,
  device: string,
  id: string,
): Explanation | undefined {
  const offer = wallet.issued("all").find((one) => one.id === id);
  if (offer === undefined) return undefined;
  const shopper = decisions.rows.ofOffer(id)?.body.record?.moment.shopper;
  const profiled = shopper !== undefined && shopper.facts !== null && isProfiled(shopper);
  const locale = devices.active(device)?.locale;
  return explain(offer, profiled, [...(locale == null ? [] : [locale]), offer.locale]);
}
