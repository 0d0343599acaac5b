import { stretchOf } from "../../../../domain/redemptions/day.ts";
import { api, asked } from "../../../shared/client.ts";
import { usePaged } from "../../../shared/paged.tsx";
import { useAnswer } from "../../../shared/query-hooks.ts";
import { may, useSession } from "../../session.ts";

export const OUTCOMES = ["issued", "silent", "withheld", "abandoned"] as const;
export type Outcome = (typeof OUTCOMES)[number];
const isOutcome = (text: string | undefined): text is Outcome => OUTCOMES.some((one) => one === text);

/** What decisions are looked for by; empty or left out is not asked for. */
export interface Wanted {
  readonly shopper?: string | undefined;
  readonly store?: string | undefined;
  readonly campaign?: string | undefined;
  readonly day?: string | undefined;
  readonly outcome?: string | undefined;
  readonly code?: string | undefined;
}

const PAGE = 50;

function queryOf({ shopper, store, campaign, day, outcome, code }: Wanted, timeZone: string) {
  const stretch = day === undefined ? null : stretchOf(day, timeZone);
  return {
    ...(shopper === undefined ? {} : { shopperId: shopper }),
    ...(store === undefined ? {} : { storeId: store }),
    ...(campaign === undefined ? {} : { campaignId: campaign }),
    ...(isOutcome(outcome) ? { outcome } : {}),
    ...(code === undefined ? {} : { code }),
    ...(stretch === null ? {} : { from: new Date(stretch.from).toISOString(), to: new Date(stretch.to).toISOString() }),
  };
}

/** Newest first; a day is of this zone. */
export const useDecisions = (wanted: Wanted, timeZone: string) =>
  usePaged(["decisions", "list", wanted, timeZone], (cursor) =>
    asked(
      api.decisions.$get({
        query: { ...queryOf(wanted, timeZone), limit: String(PAGE), ...(cursor === undefined ? {} : { cursor }) },
      }),
    ),
  );
export type DecisionEntry = NonNullable<ReturnType<typeof useDecisions>["data"]>[number];

export const useDecision = (id: string) =>
  useAnswer(["decisions", id], () => asked(api.decisions[":id"].$get({ param: { id } })));
export type Decision = NonNullable<ReturnType<typeof useDecision>["data"]>;

/** What it was made from; null for whom that is not open to. */
export function useDecisionRecord(id: string) {
  const { roles } = useSession();
  return useAnswer(["decisions", id, "record"], async () =>
    may(roles, ["analyst"]) ? asked(api.decisions[":id"].record.$get({ param: { id } })) : null,
  );
}
export type DecisionRecordAnswer = NonNullable<ReturnType<typeof useDecisionRecord>["data"]>;
