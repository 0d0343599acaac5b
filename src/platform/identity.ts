import type { Identity } from "../services/people-ports.ts";
import { accessOf } from "./access.ts";
import { oidcOf } from "./oidc.ts";

/** An identity provider's secret is of those who have one, so no deployment is asked for it. */
type IdentityEnv = Env & { readonly OIDC_CLIENT_SECRET?: string };

/** Who vouches for addresses, as the variables name them. */
export function identityOf(env: IdentityEnv, now: () => number): Identity {
  const { ACCESS_TEAM, ACCESS_AUDIENCE, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, CREDENTIAL_KEYS } = env;
  const client = { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
  return {
    access: ACCESS_TEAM === "" ? null : accessOf({ team: ACCESS_TEAM, audience: ACCESS_AUDIENCE }, now),
    oidc: OIDC_ISSUER === "" ? null : oidcOf(client, CREDENTIAL_KEYS, now),
  };
}
