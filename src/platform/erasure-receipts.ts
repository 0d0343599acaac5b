import { wireTime } from "../domain/offers/wire-time.ts";
import type { ErasureReceipts, Jwk } from "../services/ports.ts";
import { keySetOf, signToken, toSeconds } from "./service-tokens.ts";

/** Signs what an erasure came to, with the keys of the credentials: no till takes what they sign. */
export function erasureReceiptsOf(env: {
  readonly CREDENTIAL_KEYS: string;
  readonly AUDIENCE: string;
}): ErasureReceipts {
  return {
    issue: ({ id, requestedAt, completedAt, removed, kept }) =>
      signToken(env.CREDENTIAL_KEYS, "erasure-receipt+jwt", {
        iss: env.AUDIENCE,
        jti: id,
        iat: toSeconds(completedAt),
        requestedAt: wireTime(requestedAt),
        completedAt: wireTime(completedAt),
        removed,
        kept,
      }),

    async key(): Promise<Jwk> {
      const { signing, verifying } = await keySetOf(env.CREDENTIAL_KEYS);
      return { ...verifying.get(signing.kid)?.publicJwk };
    },
  };
}
