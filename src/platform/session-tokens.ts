import { z } from "zod";
import type { SessionTokens } from "../services/people-ports.ts";
import { readToken, signToken, toSeconds } from "./service-tokens.ts";

const claimsShape = z.object({ aud: z.string(), jti: z.string(), exp: z.int() });

/** Names a session, and no more: who it is and what they may do is looked up each time. */
export const sessionTokensOf = (
  { CREDENTIAL_KEYS, AUDIENCE }: { readonly CREDENTIAL_KEYS: string; readonly AUDIENCE: string },
  now: () => number,
): SessionTokens => ({
  issue: ({ id, expiresAt }) =>
    signToken(CREDENTIAL_KEYS, "session+jwt", { aud: AUDIENCE, jti: id, exp: toSeconds(expiresAt) }),

  async read(token) {
    const claims = await readToken(CREDENTIAL_KEYS, "session+jwt", token, claimsShape);
    return claims?.aud === AUDIENCE && claims.exp * 1_000 > now() ? claims.jti : undefined;
  },
});
