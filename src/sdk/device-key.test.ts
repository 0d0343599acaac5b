import { base64url, calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { DeviceKey } from "./device-key.ts";

const NOW = 2_000_000_000_999;
const key = await DeviceKey.generate();
const publicKey = await importJWK({ ...key.publicKey }, "ES256");

const payloadOf = async (jws: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await compactVerify(jws, publicKey)).payload));
const sha256 = async (text: string): Promise<string> =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));

describe("a device key", () => {
  test("is named by its thumbprint and shows only what is public", async () => {
    expect(key.id).toBe(await calculateJwkThumbprint({ ...key.publicKey }));
    expect(Object.keys(key.publicKey)).toEqual(["kty", "crv", "x", "y"]);
  });

  test("cannot be taken out", async () => {
    const { privateKey } = key.stored();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("jwk", privateKey)).rejects.toThrow(/extractable/);
    expect(JSON.parse(JSON.stringify(key))).toEqual({ publicKey: key.publicKey, id: key.id });
  });

  test("comes back from a store as it went in", async () => {
    const again = new DeviceKey(structuredClone(key.stored()));
    expect([again.id, again.publicKey]).toEqual([key.id, key.publicKey]);
    expect(await payloadOf(await again.ping({ iat: 1 }))).toEqual({ iat: 1 });
  });
});

describe("what it signs", () => {
  test("a ping has exactly the three header members", async () => {
    const jws = await key.ping({ aud: "a", fixes: [] });
    expect(decodeProtectedHeader(jws)).toEqual({ alg: "ES256", kid: key.id, typ: "ping+jws" });
    expect(await payloadOf(jws)).toEqual({ aud: "a", fixes: [] });
  });

  test("a proof of enrolment names the token by its hash, in whole seconds", async () => {
    const jws = await key.enrolmentProof("token", NOW);
    expect(decodeProtectedHeader(jws)).toEqual({ alg: "ES256", typ: "device-proof+jws" });
    expect(await payloadOf(jws)).toEqual({ enrolment: await sha256("token"), iat: 2_000_000_000 });
  });

  test("a DPoP proof is of one method, one address without its query, one credential, and serves once", async () => {
    const request = { credential: "jwt", method: "GET", url: "https://b.example/v1/offers?state=all#x", now: NOW };
    const [one, other] = await Promise.all([key.dpop(request), key.dpop(request)]);
    expect(decodeProtectedHeader(one)).toEqual({ alg: "ES256", typ: "dpop+jwt", jwk: key.publicKey });
    const { payload } = await jwtVerify(one, publicKey, { currentDate: new Date(NOW) });
    expect(payload).toMatchObject({
      htm: "GET",
      htu: "https://b.example/v1/offers",
      iat: 2_000_000_000,
      ath: await sha256("jwt"),
    });
    const again = await jwtVerify(other, publicKey, { currentDate: new Date(NOW) });
    expect(again.payload.jti).not.toBe(payload.jti);
  });
});
