import { asked } from "../shared/client.ts";
import { Refused, refusalIn } from "../shared/refused.ts";
import { type Doubt, type Outcome, outcomeOf } from "./doubt.ts";
import type { TillApi } from "./till-api.ts";
import type { RedemptionDetail } from "./wire.ts";

/** The redemption of this id, or those that a receipt of the store has to do with. */
export async function redemptionsOf(api: TillApi, storeId: string, id: string): Promise<readonly RedemptionDetail[]> {
  if (id.startsWith("red_")) return [await asked(api.redemptions[":id"].$get({ param: { id } }))];
  const found = await asked(api.redemptions.$get({ query: { storeId, transactionId: id } }));
  // The route answers with a journal as well, and that as CSV too; by a receipt, it is always redemptions.
  return (found as { readonly items: readonly RedemptionDetail[] }).items;
}

const BETWEEN_LOOKS_MS = 1_000;

/**
 * Waits until everything that the store's tills had asked for by now stands in its journal. A call that was cut off may
 * hold that back for a minute. What the journal has passed by then can never happen any more.
 */
async function untilAllIsWritten(api: TillApi, id: string, businessDate: string): Promise<void> {
  let askedAt: number | null = null;
  for (;;) {
    const response = await api.stores[":id"].days[":businessDate"].$get({ param: { id, businessDate } });
    if (!response.ok) throw new Refused(await refusalIn(response));
    // The service's own clock, since this one may be wrong.
    askedAt ??= Date.parse(response.headers.get("date") ?? new Date().toUTCString());
    const { completeUntil } = await asked(Promise.resolve(response));
    if (Date.parse(completeUntil) >= askedAt) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}

/** What became of a request whose answer was lost with the page, asked by ids alone. `today` is a date of the store's. */
export async function settle(api: TillApi, doubt: Doubt, today: string): Promise<Outcome> {
  const { storeId, transactionId, redemptionId, training } = doubt;
  if (redemptionId !== null) return outcomeOf(doubt, await redemptionsOf(api, storeId, redemptionId));
  // What is only tried out stands in no journal.
  if (training) return outcomeOf(doubt, []);
  await untilAllIsWritten(api, storeId, today);
  return outcomeOf(doubt, await redemptionsOf(api, storeId, transactionId));
}
