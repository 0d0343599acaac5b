import { type Problem, problem } from "../domain/problems.ts";
import type { RedemptionDetail } from "../domain/redemptions/redemption-detail.ts";
import { offerIdOf } from "../domain/redemptions/redemption-id.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";

/** A redemption, for any till of the retailer that has its id: goods come back to another store. */
export async function readRedemption(ports: Ports, id: string): Promise<Result<RedemptionDetail, Problem>> {
  const offerId = offerIdOf(id);
  const found = offerId === null ? undefined : await ports.offer(offerId).redemption(id);
  return found === undefined ? err(problem("not_found")) : ok(found);
}
