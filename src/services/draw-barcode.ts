import { canonicalCode } from "../domain/offers/code.ts";
import { code128Svg, qrSvg } from "../domain/offers/barcode.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/** What a till's scanner may read an offer by. */
export const BARCODE_KINDS = ["qr", "code128"] as const;
export type BarcodeKind = (typeof BARCODE_KINDS)[number];

const DRAWN: Readonly<Record<BarcodeKind, (offer: OfferView) => string>> = {
  qr: ({ token }) => qrSvg(token),
  // As it is typed, without the hyphens that it is shown with.
  code128: ({ code }) => code128Svg(canonicalCode(code) ?? code),
};

/** An offer of the shopper whose device asks, as SVG: its token as QR code, or its code as Code 128. Refusals: `not_found`. */
export async function drawBarcode(
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  offerId: string,
  kind: BarcodeKind,
): Promise<Result<string, Problem>> {
  const offers = await ports.shopper(sub).offers({ deviceId, jkt }, "all");
  if (!offers.ok) return offers;
  const offer = offers.value.find(({ id }) => id === offerId);
  return offer === undefined ? err(problem("not_found")) : ok(DRAWN[kind](offer));
}
