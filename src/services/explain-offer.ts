import type { Explanation } from "../domain/offers/explanation.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/** Why the shopper whose device asks has this offer. */
export const explainOffer = (
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  offerId: string,
): Promise<Result<Explanation, Problem>> => ports.shopper(sub).explain({ deviceId, jkt }, offerId);
