/** The stages of the pipeline. The later in this list a campaign ended, the more its reason says about a silence. */
export const STAGES = [
  "consent",
  "exclusion",
  "candidates",
  "cart",
  "currency",
  "audience",
  "items",
  "suppression",
  "refused",
  "rank",
  "guardrails",
  "holdout",
  "lost",
] as const;
export type StageName = (typeof STAGES)[number];

/** Every code that can end a campaign, and the stage it belongs to. A `Campaign` object adds codes of its own to `refused`. */
const CODES = {
  consent_missing: "consent",
  exclusion_zone: "exclusion",
  not_started: "candidates",
  ended: "candidates",
  other_store: "candidates",
  other_channel: "candidates",
  other_trigger: "candidates",
  dwell_too_short: "candidates",
  asked_before: "candidates",
  too_many: "candidates",
  no_cart: "cart",
  cart_in_use: "cart",
  cart_unsettled: "cart",
  cart_late: "cart",
  cart_not_mine: "cart",
  cart_muted: "cart",
  currency_mismatch: "currency",
  rule_not_met: "audience",
  fact_unknown: "audience",
  not_profiled: "audience",
  no_item: "items",
  never_discount: "items",
  no_variant: "items",
  regular_presence: "suppression",
  store_closed: "suppression",
  closing_soon: "suppression",
  quiet_hours: "suppression",
  wrong_store: "suppression",
  not_for_me: "suppression",
  service_contact: "suppression",
  contact_limit: "suppression",
  fatigue: "suppression",
  exclusion_group: "suppression",
  limit_reached: "suppression",
  budget_exhausted: "refused",
  paused: "refused",
  not_relevant: "rank",
  goods_late: "guardrails",
  below_floor: "guardrails",
  worse_than_public: "guardrails",
  off_ladder: "guardrails",
  discreet: "guardrails",
  holdout: "holdout",
  outranked: "lost",
  another_store: "lost",
} as const satisfies Record<string, StageName>;
export type ReasonCode = keyof typeof CODES;
export const reasonCodes: readonly string[] = Object.keys(CODES);

/** Why a campaign did not become the offer. `detail` speaks of the campaign and the visit, never of the person. */
export interface Reason {
  readonly stage: StageName;
  readonly code: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export const stop = (code: ReasonCode, detail?: Readonly<Record<string, unknown>>): Reason => ({
  stage: CODES[code],
  code,
  ...(detail === undefined ? {} : { detail }),
});
