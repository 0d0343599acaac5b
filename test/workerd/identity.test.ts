import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { base64url, type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { SIGN_IN_TTL_MS } from "../../src/domain/bounds.ts";
import worker from "../../src/worker.ts";
import { ORIGIN } from "./support/api.ts";
import { advance, stopClock } from "./support/clock.ts";
import { aPerson } from "./support/people.ts";
import { es256, hs256, jws } from "./support/forge.ts";

const TEAM = "https://tallstig.cloudflareaccess.com";
const TAG = "0f1e2d3c4b5a";
const ISSUER = "https://id.tallstig.example";
const CLIENT = "beckon-console";

/** This deployment with Access before it, or with an identity provider beside it. */
const withAccess = { ...env, ACCESS_TEAM: TEAM, ACCESS_AUDIENCE: TAG };
const withOidc = { ...env, OIDC_ISSUER: ISSUER, OIDC_CLIENT_ID: CLIENT, OIDC_CLIENT_SECRET: "shh" };

const keys = new Map<string, CryptoKey>();
const published: object[] = [];
/** The public key of somebody who signs their own tokens. */
const forged: object[] = [];

beforeAll(async () => {
  stopClock();
  await aPerson("anna", ["admin"]);
  for (const [kid, alg] of [
    ["rs", "RS256"],
    ["es", "ES256"],
    ["stranger", "RS256"],
    ["forger", "ES256"],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    keys.set(kid, privateKey);
    if (kid === "forger") forged.push(await exportJWK(publicKey));
    else if (kid !== "stranger") published.push({ ...(await exportJWK(publicKey)), kid, alg, use: "sig" });
  }
});

const keyOf = (kid: string): CryptoKey => {
  const key = keys.get(kid);
  if (key === undefined) throw new Error(`no key ${kid}`);
  return key;
};
const now = (): number => Math.floor(Date.now() / 1_000);
const signed = (claims: object, kid = "rs", header: object = {}): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: kid === "es" ? "ES256" : "RS256", kid, ...header })
    .sign(keyOf(kid));

/** What a browser is answered, without following where it is sent. */
async function visit(deployment: Env, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const context = createExecutionContext();
  const answer = await worker.fetch(new Request(ORIGIN + path, { headers, redirect: "manual" }), deployment, context);
  await waitOnExecutionContext(context);
  return answer;
}

/** Where it is sent, and whether it is signed in now. */
const outcome = (answer: Response) => ({
  to: answer.headers.get("location"),
  signedIn: answer.headers.getSetCookie().some((cookie) => cookie.startsWith("__Host-beckon=ey")),
});
const IN = { to: "/console/", signedIn: true };
const refused = (code: string) => ({ to: `/console/?refused=${code}`, signedIn: false });

describe("Cloudflare Access", () => {
  beforeEach(() => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
      const asked = input instanceof Request ? input.url : String(input);
      if (asked !== `${TEAM}/cdn-cgi/access/certs`) throw new Error(`nobody is asked for ${asked}`);
      return Response.json({ keys: published });
    });
  });

  const claims = (over: object = {}): object => ({
    iss: TEAM,
    aud: [TAG],
    email: "Anna@Tallstig.example",
    iat: now(),
    exp: now() + 60,
    ...over,
  });
  const arrive = async (assertion: string) =>
    outcome(await visit(withAccess, "/sign-in", { "cf-access-jwt-assertion": assertion }));

  test("signs in whom it has let through, whatever the case of their address", async () => {
    expect(await arrive(await signed(claims()))).toEqual(IN);
  });

  test("signs in nobody who is not known here", async () => {
    expect(await arrive(await signed(claims({ email: "eve@tallstig.example" })))).toEqual(refused("forbidden"));
  });

  test.each<[string, () => Promise<string> | string]>([
    ["of another team", () => signed(claims({ iss: "https://eve.cloudflareaccess.com" }))],
    ["for another application", () => signed(claims({ aud: ["another"] }))],
    ["for none", () => signed(claims({ aud: undefined }))],
    ["that is over", () => signed(claims({ exp: now() - 120 }))],
    ["that never ends", () => signed(claims({ exp: undefined }))],
    ["without an address", () => signed(claims({ email: undefined }))],
    ["whose address is none", () => signed(claims({ email: "anna" }))],
    ["signed by another key of that name", () => signed(claims(), "stranger", { kid: "rs" })],
    ["signed by a key that nobody published", () => signed(claims(), "stranger")],
    ["of another algorithm", () => signed(claims(), "es")],
    ["signed by nobody", () => new UnsecuredJWT({ ...claims() }).encode()],
    [
      "under its public key as a secret",
      () => jws({ alg: "HS256", kid: "rs" }, claims(), hs256(JSON.stringify(published[0]))),
    ],
    ["that is no token", () => "Bearer"],
  ])("signs in nobody by a token %s", async (_, forge) => {
    expect(await arrive(await forge())).toEqual(refused("unauthenticated"));
  });

  test("counts for nothing where no Access stands before the deployment", async () => {
    const answer = await visit(env, "/sign-in", { "cf-access-jwt-assertion": await signed(claims()) });
    expect(outcome(answer)).toEqual(refused("unauthenticated"));
  });
});

describe("an OpenID Connect provider", () => {
  /** What the token endpoint answers next, and what it was asked. */
  let idToken: (nonce: string) => Promise<string>;
  let asked: URLSearchParams;
  let nonce: string;

  const claims = (over: object = {}): object => ({
    iss: ISSUER,
    aud: CLIENT,
    sub: "248289761001",
    email: "anna@tallstig.example",
    email_verified: true,
    nonce,
    iat: now(),
    exp: now() + 60,
    ...over,
  });

  beforeEach(() => {
    idToken = () => signed(claims());
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url === `${ISSUER}/.well-known/openid-configuration`) {
        const [authorization_endpoint, token_endpoint] = [`${ISSUER}/authorize?tenant=1`, `${ISSUER}/token`];
        return Response.json({ issuer: ISSUER, authorization_endpoint, token_endpoint, jwks_uri: `${ISSUER}/keys` });
      }
      if (url === `${ISSUER}/keys`) return Response.json({ keys: published });
      if (url !== `${ISSUER}/token`) throw new Error(`nobody is asked for ${url}`);
      asked = init?.body as URLSearchParams;
      return Response.json({ id_token: await idToken(nonce) });
    });
  });

  /** Sets out to the provider: where to, and what the browser keeps. */
  async function depart() {
    const answer = await visit(withOidc, "/sign-in");
    const to = new URL(answer.headers.get("location") ?? "");
    nonce = to.searchParams.get("nonce") ?? "";
    const [kept = ""] = answer.headers.getSetCookie();
    return { to, kept, cookie: kept.split(";")[0] ?? "", state: to.searchParams.get("state") ?? "" };
  }
  const comeBack = async (state: string, cookie: string, query = "code=c0de") =>
    outcome(await visit(withOidc, `/sign-in/callback?${query}&state=${state}`, { cookie }));

  test("is asked for a code with PKCE, and signs in who comes back with it", async () => {
    const { to, kept, cookie, state } = await depart();
    expect(`${to.origin}${to.pathname}`).toBe(`${ISSUER}/authorize`);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      tenant: "1",
      response_type: "code",
      client_id: CLIENT,
      redirect_uri: `${ORIGIN}/sign-in/callback`,
      scope: "openid email",
      code_challenge_method: "S256",
    });
    expect(kept).toMatch(/^__Host-beckon_sign_in=ey.*HttpOnly.*Secure.*SameSite=Lax/);
    expect(await comeBack(state, cookie)).toEqual(IN);
    const verifier = new TextEncoder().encode(asked.get("code_verifier") ?? "");
    const challenge = base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", verifier)));
    expect(to.searchParams.get("code_challenge")).toBe(challenge);
    expect(Object.fromEntries(asked)).toMatchObject({ code: "c0de", client_id: CLIENT, client_secret: "shh" });
  });

  test.each<[string, (own: { state: string; cookie: string }) => Promise<object>]>([
    ["another's state", ({ cookie }) => comeBack("another", cookie)],
    ["a state that this browser never had", ({ state }) => comeBack(state, "")],
    ["a state that somebody else was given", async ({ state }) => comeBack(state, (await depart()).cookie)],
    ["a state that was made up", ({ state }) => comeBack(state, "__Host-beckon_sign_in=e30.e30.e30")],
    ["a refusal of the provider's", ({ state, cookie }) => comeBack(state, cookie, "error=access_denied")],
  ])("signs in nobody with %s", async (_, arrive) => {
    idToken = async () => Promise.reject(new Error("no code was to be taken"));
    expect(await arrive(await depart())).toEqual(refused("unauthenticated"));
  });

  test("signs in nobody who took too long", async () => {
    const { state, cookie } = await depart();
    advance(SIGN_IN_TTL_MS);
    expect(await comeBack(state, cookie)).toEqual(refused("unauthenticated"));
  });

  test.each<[string, () => Promise<string> | string]>([
    ["of another issuer", () => signed(claims({ iss: "https://eve.example" }))],
    ["for another client", () => signed(claims({ aud: "another" }))],
    ["for several, and made for another", () => signed(claims({ aud: [CLIENT, "another"], azp: "another" }))],
    ["for several, and made for nobody in particular", () => signed(claims({ aud: [CLIENT, "another"] }))],
    ["of another sign-in", () => signed(claims({ nonce: "another" }))],
    ["without a nonce", () => signed(claims({ nonce: undefined }))],
    ["that is over", () => signed(claims({ exp: now() - 120 }))],
    ["whose address nobody has verified", () => signed(claims({ email_verified: false }))],
    ["without an address", () => signed(claims({ email: undefined }))],
    ["signed by a stranger", () => signed(claims(), "stranger", { kid: "rs" })],
    ["signed by nobody", () => new UnsecuredJWT({ ...claims() }).encode()],
    ["under its client's secret", () => jws({ alg: "HS256" }, claims(), hs256("shh"))],
    ["under a key of its own", async () => jws({ alg: "ES256", jwk: forged[0] }, claims(), es256(keyOf("forger")))],
  ])("signs in nobody by a token %s", async (_, forge) => {
    const { state, cookie } = await depart();
    idToken = async () => forge();
    expect(await comeBack(state, cookie)).toEqual(refused("unauthenticated"));
  });

  test("may sign with ES256, and leave out whether it has verified the address", async () => {
    const { state, cookie } = await depart();
    idToken = () => signed(claims({ email_verified: undefined }), "es");
    expect(await comeBack(state, cookie)).toEqual(IN);
  });

  test("that calls itself by another name is not asked for anybody", async () => {
    const { state, cookie } = await depart();
    vi.spyOn(globalThis, "fetch").mockImplementation(async () =>
      Response.json({
        issuer: "https://eve.example",
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        jwks_uri: `${ISSUER}/keys`,
      }),
    );
    expect(await comeBack(state, cookie)).toEqual(refused("unauthenticated"));
  });
});

describe("in production", () => {
  test("there is no link, and nothing to try out", async () => {
    const production = { ...env, ENVIRONMENT: "production" };
    const authorization = `Bearer ${env.ADMIN_KEY}`;
    for (const [path, body] of [
      ["/v1/sign-in-links", { personId: "anna" }],
      ["/v1/try/enrolments", { shopperId: "sara" }],
    ] as const) {
      const headers = { authorization, "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const context = createExecutionContext();
      expect((await worker.fetch(new Request(ORIGIN + path, init), production, context)).status, path).toBe(404);
      expect((await worker.fetch(new Request(ORIGIN + path, init), env, context)).status, path).toBe(201);
      await waitOnExecutionContext(context);
    }
  });
});
