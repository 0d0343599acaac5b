import { type ShopperRef, waitingShopperId } from "../domain/shoppers/identity.ts";
import { invalid } from "../domain/problems.ts";
import type { Named } from "./named.ts";
import type { Ports } from "./ports.ts";

type Directory = Pick<Ports, "names" | "identities">;

/**
 * Whom a body is about: by the retailer's id, or by an identity. One that leads to nobody yet is somebody of their own, who
 * waits for the link. Undefined where the body names nobody.
 */
export async function resolveShopper(ports: Directory, { shopperId, shopper }: ShopperRef): Promise<Named | undefined> {
  if (shopperId != null) return { shopperId, sub: await ports.names.sub(shopperId) };
  if (shopper == null) return undefined;
  const hash = await ports.names.identity(shopper);
  const sub = await ports.identities.owner(hash);
  return sub === undefined ? waitingFor(ports, hash) : { shopperId: null, sub };
}

export const NAMES_NOBODY = invalid("/shopperId", "must say whom it is about");

/** Who waits under an identity that nobody has linked. */
export async function waitingFor({ names }: Pick<Ports, "names">, hash: string): Promise<Named & { waitsFor: string }> {
  const shopperId = waitingShopperId(hash);
  return { shopperId, sub: await names.sub(shopperId), waitsFor: hash };
}
