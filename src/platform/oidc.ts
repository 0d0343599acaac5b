import { base64url, jwtVerify } from "jose";
import { z } from "zod";
import { IDENTITY_CLOCK_SKEW_S, SIGN_IN_TTL_MS } from "../domain/bounds.ts";
import type { Arrival, Identity } from "../services/people-ports.ts";
import { remoteKeys } from "./remote-keys.ts";
import { readToken, signToken, toSeconds } from "./service-tokens.ts";

export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  /** Left out where the provider knows this client as a public one. */
  readonly clientSecret: string | undefined;
}

/** OpenID Connect Discovery 1.0, section 3: what is used of it. */
const metadataShape = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const keptShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), exp: z.int() });
type Kept = z.infer<typeof keptShape>;
const tokensShape = z.object({ id_token: z.string() });
const claimsShape = z.object({
  email: z.email(),
  email_verified: z.literal(true).optional(),
  nonce: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
});

const random = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
const challengeOf = async (verifier: string): Promise<string> =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));

async function metadataOf(issuer: string): Promise<z.infer<typeof metadataShape>> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const metadata = metadataShape.parse(await response.json());
  // Section 4.3: who answers for another issuer is another issuer.
  if (metadata.issuer !== issuer) throw new Error("the provider is another issuer");
  return metadata;
}

/** The authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). */
export function oidcOf(client: OidcClient, keys: string, now: () => number): NonNullable<Identity["oidc"]> {
  return {
    async depart(redirectUri) {
      const { authorization_endpoint } = await metadataOf(client.issuer);
      const kept = { state: random(), nonce: random(), verifier: random() };
      const location = new URL(authorization_endpoint);
      const asked = {
        response_type: "code",
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: "openid email",
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await challengeOf(kept.verifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(asked)) location.searchParams.set(name, value);
      const exp = toSeconds(now() + SIGN_IN_TTL_MS);
      return { location: location.href, state: await signToken(keys, "sign-in+jwt", { ...kept, exp }) };
    },

    async email(arrival) {
      const kept = await readToken(keys, "sign-in+jwt", arrival.kept, keptShape);
      if (kept === undefined || kept.state !== arrival.state || kept.exp * 1_000 <= now()) return undefined;
      try {
        return await vouched(client, arrival, kept, now);
      } catch {
        return undefined;
      }
    },
  };
}

/** Takes the code for an ID token, and out of it the address. Throws where anything of it does not hold. */
async function vouched(client: OidcClient, arrival: Arrival, kept: Kept, now: () => number): Promise<string> {
  const { issuer, token_endpoint, jwks_uri } = await metadataOf(client.issuer);
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code: arrival.code,
    redirect_uri: arrival.redirectUri,
    client_id: client.clientId,
    code_verifier: kept.verifier,
    ...(client.clientSecret === undefined ? {} : { client_secret: client.clientSecret }),
  });
  const response = await fetch(token_endpoint, { method: "POST", body: form });
  if (!response.ok) throw new Error("the provider does not take the code");
  const { id_token } = tokensShape.parse(await response.json());
  const { payload } = await jwtVerify(id_token, remoteKeys(jwks_uri), {
    algorithms: ["RS256", "ES256"],
    issuer,
    audience: client.clientId,
    requiredClaims: ["exp", "iat", "sub", "nonce"],
    clockTolerance: IDENTITY_CLOCK_SKEW_S,
    currentDate: new Date(now()),
  });
  const claims = claimsShape.parse(payload);
  const isOurs = claims.azp === undefined ? !Array.isArray(claims.aud) : claims.azp === client.clientId;
  if (claims.nonce !== kept.nonce || !isOurs) throw new Error("the token was made for another sign-in");
  return claims.email;
}
