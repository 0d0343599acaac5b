import { base64url, type JWK } from "jose";
import { z } from "zod";
import { OFFER_TOKEN_MAX_BYTES, TOKEN_HASH_BYTES } from "../domain/bounds.ts";
import type { OfferDocument } from "../domain/offers/offer.ts";
import { hashedNames, tokenClaims } from "../domain/offers/token-claims.ts";
import type { OfferTokens, PublicKey } from "../services/ports.ts";
import { keySetOf, readToken, signToken, toSeconds } from "./service-tokens.ts";

/** `iat` and `exp` in seconds, as JOSE has them. What else is in a token is for tills without a network. */
const shape = z.object({ iss: z.string(), jti: z.string(), iat: z.int(), exp: z.int() });

/** The tokens in an offer's QR code, which a till can verify without a network. Expiry is left to the caller. */
export function offerTokensOf(env: { readonly OFFER_KEYS: string; readonly AUDIENCE: string }): OfferTokens {
  return {
    async issue(document) {
      const { id, issuedAt, expiresAt } = document;
      const always = { iss: env.AUDIENCE, jti: id, iat: toSeconds(issuedAt), exp: Math.ceil(expiresAt / 1000) };
      let token = "";
      for (const claims of tokenClaims(document, await hashesOf(document))) {
        token = await signToken(env.OFFER_KEYS, "offer+jwt", { ...always, ...claims });
        if (token.length <= OFFER_TOKEN_MAX_BYTES) break;
      }
      return token;
    },

    async read(token) {
      const read = await readToken(env.OFFER_KEYS, "offer+jwt", token, shape);
      if (read === undefined || read.iss !== env.AUDIENCE) return undefined;
      return { offerId: read.jti, issuedAt: read.iat * 1000, expiresAt: read.exp * 1000 };
    },

    async keys() {
      const { verifying } = await keySetOf(env.OFFER_KEYS);
      return [...verifying.values()].map((key) => key.publicJwk as JWK & PublicKey);
    },
  };
}

const encoder = new TextEncoder();

/** The first bytes of the SHA-256 of each name, as base64url. */
async function hashesOf(document: OfferDocument): Promise<(name: string) => string> {
  const hashed = await Promise.all(
    hashedNames(document).map(async (name): Promise<[string, string]> => {
      const digest = await crypto.subtle.digest("SHA-256", encoder.encode(name));
      return [name, base64url.encode(new Uint8Array(digest, 0, TOKEN_HASH_BYTES))];
    }),
  );
  const byName = new Map(hashed);
  return (name) => byName.get(name) ?? "";
}
