import type { JWK } from "jose";
import { z } from "zod";
import type { OfferTokens, PublicKey } from "../services/ports.ts";
import { keySetOf, readToken, signToken, toSeconds } from "./service-tokens.ts";

/** `iat` and `exp` in seconds, as JOSE has them. */
const shape = z.object({
  iss: z.string(),
  jti: z.string(),
  stores: z.array(z.string()),
  iat: z.int(),
  exp: z.int(),
});

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
      const read = await readToken(env.OFFER_KEYS, "offer+jwt", token, shape);
      if (read === undefined || read.iss !== env.AUDIENCE) return undefined;
      const { jti, stores, iat, exp } = read;
      return { offerId: jti, storeIds: stores, issuedAt: iat * 1000, expiresAt: exp * 1000 };
    },

    async keys() {
      const { verifying } = await keySetOf(env.OFFER_KEYS);
      return [...verifying.values()].map((key) => key.publicJwk as JWK & PublicKey);
    },
  };
}
