import { asked } from "../shared/client.ts";
import { Refused } from "../shared/refused.ts";
import { apiFor } from "./till-api.ts";
import type { Till } from "./this-till.ts";

/** What is typed to set a till up. */
export interface SetUpInput {
  readonly key: string;
  readonly storeId: string;
  readonly tillId: string;
  /** Empty for the one that the store is known to have. */
  readonly currency: string;
}

/** What can be wrong with it, besides what any request can meet. */
export type SetUpTrouble = "keyUnknown" | "keyNotTill" | "storeNotOwn" | "storeUnknown" | "currencyUnknown";

export class SetUpError extends Error {
  readonly trouble: SetUpTrouble;

  constructor(trouble: SetUpTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Turns refusals of some codes into what they mean for a set-up. */
async function meaning<T>(answer: Promise<T>, troubles: Readonly<Record<string, SetUpTrouble>>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const trouble = error instanceof Refused ? troubles[error.refusal.code] : undefined;
    throw trouble === undefined ? error : new SetUpError(trouble);
  }
}

/** No redemption has this id: who may void one is told that there is none, and anybody else that they may not. */
const NO_REDEMPTION = "red_none_1";

async function isTill(api: ReturnType<typeof apiFor>): Promise<void> {
  const header = { "idempotency-key": crypto.randomUUID() };
  try {
    await asked(api.redemptions[":id"].void.$post({ param: { id: NO_REDEMPTION }, header }));
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== "not_found") throw error;
  }
}

/** The till as it will be kept, once the service has said that it would serve it. Throws `SetUpError`, `Refused`. */
export async function checkedTill({ key, storeId, tillId, currency }: SetUpInput): Promise<Till> {
  const api = apiFor(key);
  await meaning(isTill(api), { unauthenticated: "keyUnknown", forbidden: "keyNotTill" });
  const store = await meaning(asked(api.stores[":id"].$get({ param: { id: storeId } })), {
    forbidden: "storeNotOwn",
    not_found: "storeUnknown",
    invalid_request: "storeUnknown",
  });
  const known = currency === "" ? store.currency : currency.toUpperCase();
  if (known === null) throw new SetUpError("currencyUnknown");
  return { key, storeId, storeName: store.name, tillId, currency: known, timeZone: store.timeZone ?? "UTC" };
}
