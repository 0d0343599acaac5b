import { env } from "cloudflare:workers";
import { exportJWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { signToken } from "../../src/platform/service-tokens.ts";
import { advance, MINUTE } from "./support/clock.ts";
import {
  contentOf,
  encoded,
  hs256,
  jws,
  malleated,
  nothing,
  toDer,
  withPart,
  withSignature,
  withUnusedBits,
} from "./support/forge.ts";
import { dpopProof, enrolmentBody, enrolmentProof, openKey, type OpenKey, seconds } from "./support/open-phone.ts";
import { enrolmentToken } from "./support/phone.ts";
import { goodPing, openTarget, type Target, told } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/* Whoever gets a key enrolled is the victim's phone. Nobody does but with a fresh token and a proof made for it. */

let target: Target;
/** The key that is to become the victim's second phone. */
let key: OpenKey;
/** A token that would serve for it, one that has served, and one of the thief's. */
let token: string;
let used: string;
let foreign: string;
let before: unknown;

const enrol = (body: object) =>
  told("/v1/devices", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  target = await openTarget();
  key = await openKey();
  token = await enrolmentToken(target.backend, "victim");
  used = await enrolmentToken(target.backend, "victim");
  await enrol(await enrolmentBody(target.victim, used));
  foreign = await enrolmentToken(target.backend, "thief");
  before = await everythingStored();
});

type Row = readonly [name: string, forge: () => Promise<object>];

const refusedAs = (expected: string, rows: readonly Row[]): void => {
  test.each(rows)("%s", async (_, forge) => {
    expect((await enrol(await forge())).verdict).toBe(expected);
  });
};

/** The good enrolment with another public key in it; whose proof stands beside it does not matter. */
const withKey =
  (make: () => unknown): (() => Promise<object>) =>
  async () =>
    enrolmentBody(key, token, { publicKey: await make() });
const withJwk = (over: (jwk: OpenKey["jwk"]) => object): (() => Promise<object>) =>
  withKey(() => ({ ...key.jwk, ...over(key.jwk) }));

const generated = async (algorithm: "Ed25519" | typeof P384): Promise<object> => {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  return { kty, crv, x, ...(y === undefined ? {} : { y }) };
};

/** The prime of P-256, and y where x is 0, which is to say the square root of its b (SP 800-186, section 3.2.1.3). */
const PRIME = "_____wAAAAEAAAAAAAAAAAAAAAD_______________8";
const Y_OF_ZERO = "ZkhceA4vg9ckM71dhKBrtlQcKvMdrocXKL-FahdPk_Q";
const P384 = { name: "ECDSA", namedCurve: "P-384" };

describe("a key that is no public key on P-256", () => {
  refusedAs("400 invalid_request /publicKey", [
    ["off the curve", withJwk(({ x, y }) => ({ x: y, y: x }))],
    ["at the origin", withJwk(() => ({ x: "A".repeat(43), y: "A".repeat(43) }))],
    // x = p stands for x = 0, where the curve has a point; accepted, one key would have two thumbprints.
    ["with a coordinate that was not reduced", withJwk(() => ({ x: PRIME, y: Y_OF_ZERO }))],
    ["with an x one character short", withJwk(({ x }) => ({ x: x.slice(1) }))],
    ["with an x one byte long", withJwk(({ x }) => ({ x: `${x}AA` }))],
    ["with a zero byte before x", withJwk(({ x }) => ({ x: `AA${x}` }))],
    ["with padding", withJwk(({ x }) => ({ x: `${x}=` }))],
    ["with a newline", withJwk(({ x }) => ({ x: `${x}\n` }))],
    ["with unused bits", withJwk(({ x }) => ({ x: withUnusedBits(x) }))],
    ["in the alphabet of plain base64", withJwk(({ x }) => ({ x: `+/${x.slice(2)}` }))],
    ["with an empty y", withJwk(() => ({ y: "" }))],
    ["on P-384, called P-256", withKey(async () => ({ ...(await generated(P384)), crv: "P-256" }))],
  ]);
});

describe("a key of a shape that has no place here", () => {
  const cases: readonly (readonly [string, () => Promise<object>, string])[] = [
    ["private", withKey(async () => ({ ...key.jwk, d: (await exportJWK(key.privateKey)).d })), "/publicKey"],
    ["symmetric", withKey(() => ({ kty: "oct", k: key.jwk.x })), "/publicKey/kty"],
    ["on P-384", withKey(() => generated(P384)), "/publicKey/crv"],
    ["on P-521", withKey(() => generated({ name: "ECDSA", namedCurve: "P-521" })), "/publicKey/crv"],
    ["on secp256k1", withJwk(() => ({ crv: "secp256k1" })), "/publicKey/crv"],
    ["on Ed25519", withKey(() => generated("Ed25519")), "/publicKey/kty"],
    ["RSA", withKey(() => ({ kty: "RSA", n: key.jwk.x, e: "AQAB" })), "/publicKey/kty"],
    ["with a kid", withJwk(() => ({ kid: "x" })), "/publicKey"],
    ["with alg none", withJwk(() => ({ alg: "none" })), "/publicKey"],
    ["with x5c", withJwk(() => ({ x5c: [] })), "/publicKey"],
    ["without y", withJwk(() => ({ y: undefined })), "/publicKey/y"],
    ["with x as a list", withJwk(({ x }) => ({ x: [x] })), "/publicKey/x"],
    ["as a list", withKey(() => [key.jwk]), "/publicKey"],
    ["as text", withKey(() => JSON.stringify(key.jwk)), "/publicKey"],
    ["null", withKey(() => null), "/publicKey"],
  ];
  test.each(cases)("%s", async (_, forge, pointer) => {
    expect((await enrol(await forge())).verdict).toContain(`400 invalid_request ${pointer}`);
  });
});

const claims = () => contentOf(token, "payload");
/** An enrolment with a token that is signed by the service's own key but says or is something else. */
const withToken =
  (make: () => Promise<string>, by: () => OpenKey = () => key): (() => Promise<object>) =>
  async () =>
    enrolmentBody(by(), await make());
const signedToken = (over: object): (() => Promise<object>) =>
  withToken(async () => signToken(env.CREDENTIAL_KEYS, "enrolment+jwt", { ...claims(), ...over }));

describe("a token that does not serve", () => {
  refusedAs("401 unauthenticated", [
    ["used", withToken(async () => used)],
    [
      "used, by the key that used it",
      withToken(
        async () => used,
        () => target.victim,
      ),
    ],
    ["used, its signature malleated", withToken(async () => withSignature(used, malleated))],
    ["expired", signedToken({ exp: 0 })],
    ["expiring now", signedToken({ exp: seconds() })],
    ["of another audience", signedToken({ aud: "beckon-elsewhere" })],
    ["with a number that nobody was given", signedToken({ jti: "made-up" })],
    ["with the number of one that was used", async () => signedToken({ jti: contentOf(used, "payload")["jti"] })()],
    ["with the number of another shopper's", async () => signedToken({ jti: contentOf(foreign, "payload")["jti"] })()],
    ["for a shopper who does not exist", signedToken({ sub: "a".repeat(52) })],
    ["without a shopper", signedToken({ sub: undefined })],
    ["without a number", signedToken({ jti: undefined })],
    ["without an end", signedToken({ exp: undefined })],
    [
      "claiming another shopper",
      withToken(async () =>
        withPart(token, "payload", () => encoded({ ...claims(), sub: contentOf(foreign, "payload")["sub"] })),
      ),
    ],
    ["signed by the phone", withToken(() => jws(contentOf(token, "header"), claims(), key.sign))],
    ["of alg none", withToken(() => jws({ ...contentOf(token, "header"), alg: "none" }, claims(), nothing))],
    ["under HMAC", withToken(() => jws({ ...contentOf(token, "header"), alg: "HS256" }, claims(), hs256("secret")))],
    ["that is a credential", withToken(async () => target.victim.credential)],
    ["that is a ping", withToken(() => goodPing(target))],
    ["that is an offer's", withToken(() => signToken(env.OFFER_KEYS, "offer+jwt", claims()))],
    ["signed by the key for offers", withToken(() => signToken(env.OFFER_KEYS, "enrolment+jwt", claims()))],
    ["with white space", withToken(async () => `${token} `)],
    ["a word", withToken(async () => "null")],
  ]);
});

/** The good enrolment under another proof. */
const withProof =
  (make: () => Promise<string>): (() => Promise<object>) =>
  async () =>
    enrolmentBody(key, token, { proof: await make() });

describe("a proof that proves nothing", () => {
  refusedAs("401 unauthenticated", [
    ["for another token", withProof(() => enrolmentProof(key, used))],
    ["for no token", withProof(() => enrolmentProof(key, token, { claims: { enrolment: undefined } }))],
    [
      "for the token itself, not its hash",
      withProof(() => enrolmentProof(key, token, { claims: { enrolment: token } })),
    ],
    ["of another key", withProof(() => enrolmentProof(target.thief, token))],
    [
      "of another key, which it brings",
      withProof(() => enrolmentProof(target.thief, token, { header: { jwk: target.thief.jwk } })),
    ],
    [
      "of another key, in whose stead this one is named",
      async () => enrolmentBody(target.thief, token, { publicKey: key.jwk }),
    ],
    ["six minutes old", withProof(() => enrolmentProof(key, token, { claims: { iat: seconds() - 6 * 60 } }))],
    ["six minutes ahead", withProof(() => enrolmentProof(key, token, { claims: { iat: seconds() + 6 * 60 } }))],
    ["of no time", withProof(() => enrolmentProof(key, token, { claims: { iat: undefined } }))],
    ["of a time in text", withProof(() => enrolmentProof(key, token, { claims: { iat: String(seconds()) } }))],
    ["of typ ping+jws", withProof(() => enrolmentProof(key, token, { header: { typ: "ping+jws" } }))],
    ["without typ", withProof(() => enrolmentProof(key, token, { header: { typ: undefined } }))],
    ["with a kid", withProof(() => enrolmentProof(key, token, { header: { kid: key.id } }))],
    [
      "of alg none",
      withProof(async () =>
        withPart(await enrolmentProof(key, token, { header: { alg: "none" } }), "signature", () => ""),
      ),
    ],
    ["that is a ping", withProof(() => goodPing(target))],
    ["that is a DPoP proof", withProof(() => dpopProof(target.victim))],
    ["signed in DER", withProof(async () => withSignature(await enrolmentProof(key, token), toDer))],
    [
      "with r and s zero",
      withProof(async () => withSignature(await enrolmentProof(key, token), () => new Uint8Array(64))),
    ],
    ["with padding", withProof(async () => `${await enrolmentProof(key, token)}==`)],
    ["of a list", withProof(() => jws({ alg: "ES256", typ: "device-proof+jws" }, [], key.sign))],
    ["of null", withProof(() => jws({ alg: "ES256", typ: "device-proof+jws" }, "null", key.sign))],
  ]);
});

describe("a body that says more than it may", () => {
  const cases: readonly (readonly [string, (honest: string) => string, string])[] = [
    ["a member twice", (honest) => honest.replace("{", '{"platform":"ios",'), "400 invalid_request"],
    ["a __proto__ member", (honest) => honest.replace("{", '{"__proto__":{"admin":true},'), "400 invalid_request"],
    [
      "a __proto__ member of the key",
      (honest) => honest.replace('"publicKey":{', '"publicKey":{"__proto__":{},'),
      "400 invalid_request",
    ],
    ["a shopper id", (honest) => honest.replace("{", '{"shopperId":"victim",'), "400 invalid_request"],
    [
      "consents to what does not exist",
      (honest) => honest.replace('"marketing"', '"everything"'),
      "400 invalid_request",
    ],
    [
      "a token of 10 kB",
      (honest) => honest.replace(token, "x".repeat(10 * 1024)),
      "400 invalid_request /enrolmentToken",
    ],
    ["a lone surrogate", (honest) => honest.replace("android", "\\ud800"), "400 invalid_request"],
    ["300 kB", (honest) => honest.replace("android", "a".repeat(300 * 1024)), "413 payload_too_large"],
  ];
  test.each(cases)("%s", async (_, write, expected) => {
    const body = write(JSON.stringify(await enrolmentBody(key, token)));
    const headers = { "content-type": "application/json" };
    expect((await told("/v1/devices", { method: "POST", headers, body })).verdict).toContain(expected);
  });
});

test("of all these nothing was stored or changed, and no object came into being", async () => {
  expect(await everythingStored()).toEqual(before);
});

test("the enrolment that all these were made of is accepted, once", async () => {
  const body = await enrolmentBody(key, token);
  const answers = await Promise.all([enrol(body), enrol(body), enrol(await enrolmentBody(key, token))]);
  expect(answers.map(({ verdict }) => verdict).toSorted()).toEqual([
    "201",
    "401 unauthenticated",
    "401 unauthenticated",
  ]);
});

test("a token serves for five minutes", async () => {
  const another = await enrolmentToken(target.backend, "victim");
  advance(5 * MINUTE);
  expect((await enrol(await enrolmentBody(key, another))).verdict).toBe("401 unauthenticated");
});
