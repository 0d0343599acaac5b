import { offerIdOf, redemptionId } from "../../../../domain/redemptions/redemption-id.ts";

const OFFER = /^off_[\w-]+$/;

/** The redemption that a text names: by its own id, or by that of its offer, whose first one it is. Null: neither. */
export function redemptionNamed(text: string): string | null {
  if (offerIdOf(text) !== null) return text;
  return OFFER.test(text) ? redemptionId(text, 1) : null;
}
