import type { OfferTokens } from "../services/ports.ts";
import { keySetOf, readToken, signToken, toSeconds } from "./service-tokens.ts";

/** The tokens in an offer's QR code, which a till can verify without a network. Expiry is left to the caller. */
export function offerTokensOf(env: { readonly OFFER_KEYS: string; readonly AUDIENCE: string }): OfferTokens {
  return {
    issue: ({ offerId, storeIds, issuedAt, expiresAt }) =>
      signToken(env.OFFER_KEYS, "offer+jwt", {
        iss: env.AUDIENCE,
        jti: offerId,
        stores: storeIds,
        iat: toSeconds(issuedAt),
        exp: Math.ceil(expiresAt / 1000),
      }),

    async read(token) {
      const payload = await readToken(env.OFFER_KEYS, "offer+jwt", token);
      if (payload === undefined || payload["iss"] !== env.AUDIENCE) return undefined;
      const { jti, stores, iat, exp } = payload as { jti: string; stores: string[]; iat: number; exp: number };
      return { offerId: jti, storeIds: stores, issuedAt: iat * 1000, expiresAt: exp * 1000 };
    },

    async keys() {
      const { verifying } = await keySetOf(env.OFFER_KEYS);
      return [...verifying.values()].map((key) => key.publicJwk as Record<string, unknown>);
    },
  };
}
