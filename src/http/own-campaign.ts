import { problem } from "../domain/problems.ts";
import { holdsSelection, type StoreSelector } from "../domain/stores/store-selector.ts";
import type { Caller } from "../services/callers.ts";
import { getCampaign } from "../services/campaigns.ts";
import type { CampaignRow } from "../services/repositories.ts";
import type { AppContext } from "./context.ts";
import { granted, Refusal } from "./problem-response.ts";

/** A key that is bound to stores writes only campaigns that can never speak in another. */
export function mustHoldStoresOf({ stores }: Caller, selector: StoreSelector): void {
  if (!holdsSelection(stores, selector)) throw new Refusal(problem("forbidden"));
}

/** The campaign in the path, which the caller may write. */
export async function ownCampaign(c: AppContext, id: string): Promise<CampaignRow> {
  const row = granted(await getCampaign(c.var.ports, id));
  mustHoldStoresOf(c.var.caller, row.campaign.stores);
  return row;
}
