import { base64url, calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair } from "jose";
import { type Answer, type Client, done, ORIGIN, send } from "./api.ts";
import { es256, jws, type Signer } from "./forge.ts";
import { enrolmentToken } from "./phone.ts";

/** A device key that the test can take apart, so that it also signs what no honest phone would. */
export interface OpenKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string };
  /** Its RFC 7638 thumbprint. */
  readonly id: string;
  readonly sign: Signer;
}

export async function openKey(): Promise<OpenKey> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const { x = "", y = "" } = await exportJWK(publicKey);
  const jwk = { kty: "EC", crv: "P-256", x, y } as const;
  return { privateKey, publicKey, jwk, id: await calculateJwkThumbprint(jwk), sign: es256(privateKey) };
}

const sha256 = async (text: string): Promise<string> =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** A proof of enrolment; `header` and `claims` replace what an honest phone says. */
export const enrolmentProof = async (
  { sign }: OpenKey,
  token: string,
  { header, claims }: { readonly header?: object; readonly claims?: object } = {},
): Promise<string> =>
  jws(
    { alg: "ES256", typ: "device-proof+jws", ...header },
    { enrolment: await sha256(token), iat: seconds(), ...claims },
    sign,
  );

/** The body of `POST /v1/devices`. */
export const enrolmentBody = async (key: OpenKey, token: string, over: object = {}): Promise<object> => ({
  enrolmentToken: token,
  publicKey: key.jwk,
  proof: await enrolmentProof(key, token),
  platform: "android",
  consents: { preciseLocation: true, marketing: true, profiling: false },
  ...over,
});

export const postJson = <T = unknown>(path: string, body: unknown): Promise<Answer<T>> =>
  send<T>(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** An enrolled phone of which the test knows everything. */
export interface OpenPhone extends OpenKey {
  readonly deviceId: string;
  readonly credential: string;
  readonly audience: string;
}

export async function openPhone(backend: Client, shopperId: string): Promise<OpenPhone> {
  const key = await openKey();
  const body = await enrolmentBody(key, await enrolmentToken(backend, shopperId));
  const enrolled = await postJson<Pick<OpenPhone, "deviceId" | "credential" | "audience">>("/v1/devices", body);
  const { deviceId, credential, audience } = done(enrolled);
  return { ...key, deviceId, credential, audience };
}

/** What a DPoP proof for `GET /v1/offers` says. */
export const dpopClaims = async ({ credential }: OpenPhone, over: object = {}): Promise<object> => ({
  jti: crypto.randomUUID(),
  htm: "GET",
  htu: `${ORIGIN}/v1/offers`,
  iat: seconds(),
  ath: await sha256(credential),
  ...over,
});

/** A DPoP proof; `header` and `claims` replace what an honest phone says. */
export const dpopProof = async (
  phone: OpenPhone,
  { header, claims }: { readonly header?: object; readonly claims?: object } = {},
): Promise<string> =>
  jws({ alg: "ES256", typ: "dpop+jwt", jwk: phone.jwk, ...header }, await dpopClaims(phone, claims), phone.sign);
