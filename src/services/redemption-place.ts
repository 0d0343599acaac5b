import { offerIdOf } from "../domain/redemptions/redemption-id.ts";
import type { TillCall } from "./at-the-till.ts";
import type { Ports } from "./ports.ts";

/** Where a redemption was made: what is done to it by its id happens there. Undefined where there is none. */
export async function redemptionPlace(ports: Ports, redemptionId: string): Promise<TillCall | undefined> {
  const offerId = offerIdOf(redemptionId);
  const found = offerId === null ? undefined : await ports.offer(offerId).redemption(redemptionId);
  return found && offerId !== null ? { storeId: found.storeId, tillId: found.tillId, offerId } : undefined;
}
