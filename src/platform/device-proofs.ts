import { base64url, calculateJwkThumbprint, type CryptoKey, type JWK } from "jose";
import { DEVICE_PROOF_CLOCK_SKEW_MS, DPOP_CLOCK_SKEW_MS } from "../domain/bounds.ts";
import type { DeviceProofs } from "../services/ports.ts";
import { type CompactJws, hasHeader, parseCompactJws, readJson, signedWith } from "./jws.ts";
import { importPublicKey } from "./key-sets.ts";

const encoder = new TextEncoder();

/** Base64url of the SHA-256 of a text, as RFC 9449 asks of `ath`. */
async function hashOf(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
}

/** The claims in `jws` if `key` signed it, or undefined. */
async function claimsIn(jws: CompactJws, key: CryptoKey): Promise<Readonly<Record<string, unknown>> | undefined> {
  const payload = await signedWith(jws, key);
  return payload && ((readJson(payload) ?? {}) as Record<string, unknown>);
}

const isWithin = (iat: unknown, now: number, skew: number): boolean =>
  typeof iat === "number" && Math.abs(iat * 1000 - now) <= skew;

/** Verifies what a phone signs with the key that is the device. */
export const deviceProofs: DeviceProofs = {
  async thumbprint(jwk) {
    return (await importPublicKey(jwk)) === undefined ? undefined : calculateJwkThumbprint(jwk as JWK);
  },

  async isDeviceProof(proof, { jwk, token, now }) {
    const jws = parseCompactJws(proof);
    if (jws === undefined || !hasHeader(jws, { alg: "ES256", typ: "device-proof+jws" })) return false;
    const key = await importPublicKey(jwk);
    const claims = key && (await claimsIn(jws, key));
    if (claims === undefined) return false;
    const { enrolment, iat } = claims;
    return enrolment === (await hashOf(token)) && isWithin(iat, now, DEVICE_PROOF_CLOCK_SKEW_MS);
  },

  async readPing(body, { claims, publicKey }) {
    const jws = parseCompactJws(body);
    if (jws === undefined || !hasHeader(jws, { alg: "ES256", kid: claims.jkt, typ: "ping+jws" })) return undefined;
    const payload = await signedWith(jws, publicKey);
    return payload && { payload: readJson(payload) };
  },

  async readDpop(proof, { claims, credential, method, url, now }) {
    const jws = parseCompactJws(proof);
    if (jws === undefined) return undefined;
    const { alg, typ, jwk, ...rest } = jws.header;
    if (alg !== "ES256" || typ !== "dpop+jwt" || Object.keys(rest).length > 0) return undefined;
    const key = await importPublicKey(jwk);
    if (key === undefined || (await calculateJwkThumbprint(jwk as JWK)) !== claims.jkt) return undefined;
    const proven = await claimsIn(jws, key);
    if (proven === undefined) return undefined;
    const { htm, htu, ath, iat, jti } = proven;
    const { origin, pathname } = new URL(url);
    const matches = htm === method && htu === origin + pathname && ath === (await hashOf(credential));
    if (!matches || !isWithin(iat, now, DPOP_CLOCK_SKEW_MS)) return undefined;
    return typeof jti === "string" && jti.length > 0 && jti.length <= 128 ? { jti } : undefined;
  },
};
