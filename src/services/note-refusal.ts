import type { DeviceRefusal } from "./device-ports.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/**
 * Lets support know why a device was refused that has proven to be itself. What nobody has proven is noted of nobody:
 * it could be anybody's.
 */
export function noteRefusal(
  { later, shopper }: Pick<Ports, "later" | "shopper">,
  { sub, deviceId, jkt }: CredentialClaims,
  cause: DeviceRefusal,
): void {
  later(shopper(sub).noteRefusal({ deviceId, jkt }, cause));
}
