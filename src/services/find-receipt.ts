import type { RedemptionDetail } from "../domain/redemptions/redemption-detail.ts";
import { offerIdOf } from "../domain/redemptions/redemption-id.ts";
import type { Ports } from "./ports.ts";

/** The redemptions that a receipt of this store has to do with: made in that transaction, or brought back in it. */
export async function findReceipt(ports: Ports, storeId: string, transactionId: string): Promise<RedemptionDetail[]> {
  const entries = await ports.store(storeId).receipt(transactionId);
  const ids = [...new Set(entries.map(({ redemptionId }) => redemptionId))];
  const found = await Promise.all(ids.map(async (id) => ports.offer(offerIdOf(id) ?? "").redemption(id)));
  return found.filter((one) => one !== undefined);
}
