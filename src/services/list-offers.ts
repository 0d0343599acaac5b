import type { OfferView } from "../domain/offers/offer.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/** The offers of the shopper whose device asks, newest first. */
export const listOffers = (
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  which: "open" | "all",
): Promise<Result<readonly OfferView[], Problem>> => ports.shopper(sub).offers({ deviceId, jkt }, which);
