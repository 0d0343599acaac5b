import { forStaff, type SingleView, type StaffOffer } from "../domain/privacy/single-view.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/** Everything held about a shopper, for the retailer's own people and systems. */
export async function readShopper(ports: Ports, shopperId: string): Promise<Result<SingleView<StaffOffer>, Problem>> {
  const view = await ports.shopper(await ports.names.sub(shopperId)).view();
  return view.ok ? ok(forStaff(view.value)) : view;
}

/** Everything held about the shopper whose device asks. */
export const readMe = (ports: Ports, { sub, deviceId, jkt }: CredentialClaims): Promise<Result<SingleView, Problem>> =>
  ports.shopper(sub).view({ deviceId, jkt });
