import { exportJWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { ORIGIN } from "./support/api.ts";
import { advance, SECOND } from "./support/clock.ts";
import { hs256, jws, malleated, nothing, toDer, withPart, withSignature, withUnusedBits } from "./support/forge.ts";
import {
  dpopClaims,
  dpopProof,
  enrolmentProof,
  openKey,
  type OpenKey,
  type OpenPhone,
  seconds,
} from "./support/open-phone.ts";
import { enrolmentToken } from "./support/phone.ts";
import { goodPing, openTarget, type Target, told } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/* Whoever has seen a credential, and a proof made for another request, asks for the victim's offers. */

const UNAUTHENTICATED = "401 unauthenticated";

let target: Target;
let stranger: OpenKey;
let enrolment: string;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  stranger = await openKey();
  enrolment = await enrolmentToken(target.backend, "victim");
  before = await everythingStored();
});

const ask = (proof: string | null, authorization = `DPoP ${target.victim.credential}`) =>
  told("/v1/offers", { headers: { authorization, ...(proof === null ? {} : { dpop: proof }) } });

type Forge = (victim: OpenPhone) => Promise<string>;

/** A proof of the victim's phone with these claims replaced, added or left out. */
const claims =
  (over: Readonly<Record<string, unknown>> | (() => object)): Forge =>
  (victim) =>
    dpopProof(victim, { claims: typeof over === "function" ? over() : over });
const header =
  (over: object): Forge =>
  (victim) =>
    dpopProof(victim, { header: over });
const text =
  (change: (proof: string) => string): Forge =>
  async (victim) =>
    change(await dpopProof(victim));
/** Signed by `key`, and naming it or the victim's. */
const signedBy =
  (key: () => OpenKey, jwk: (victim: OpenPhone) => object): Forge =>
  async (victim) =>
    jws({ alg: "ES256", typ: "dpop+jwt", jwk: jwk(victim) }, await dpopClaims(victim), key().sign);

const proofs: Record<string, Forge> = {
  "for another path": claims({ htu: `${ORIGIN}/v1/me` }),
  "for a path below": claims({ htu: `${ORIGIN}/v1/offers/off_1` }),
  "for another host": claims({ htu: "https://attacker.example/v1/offers" }),
  "for another scheme": claims({ htu: `${ORIGIN}/v1/offers`.replace("https", "http") }),
  "for another port": claims({ htu: "https://beckon.test:8443/v1/offers" }),
  "for the path alone": claims({ htu: "/v1/offers" }),
  "for no address": claims({ htu: undefined }),
  "for a list of addresses": claims({ htu: [`${ORIGIN}/v1/offers`] }),
  "for another method": claims({ htm: "POST" }),
  "for its method in small letters": claims({ htm: "get" }),
  "for no method": claims({ htm: undefined }),
  "for another credential": claims(() => ({ ath: "A".repeat(43) })),
  "for no credential": claims({ ath: undefined }),
  "for the thief's credential": async (victim) =>
    dpopProof(victim, { claims: { ath: ((await dpopClaims(target.thief)) as { ath: string }).ath } }),
  "121 s old": claims(() => ({ iat: seconds() - 121 })),
  "121 s ahead": claims(() => ({ iat: seconds() + 121 })),
  "of no time": claims({ iat: undefined }),
  "of a time in text": claims(() => ({ iat: String(seconds()) })),
  "of a time in milliseconds": claims(() => ({ iat: Date.now() })),
  "without a jti": claims({ jti: undefined }),
  "with an empty jti": claims({ jti: "" }),
  "with a jti that is a number": claims({ jti: 1 }),
  "with a jti of 129 characters": claims({ jti: "j".repeat(129) }),
  "with a private key in its header": async (victim) =>
    header({ jwk: { ...victim.jwk, d: (await exportJWK(victim.privateKey)).d } })(victim),
  "with a symmetric key in its header": async (victim) =>
    jws({ alg: "HS256", typ: "dpop+jwt", jwk: { kty: "oct", k: "AAAA" } }, await dpopClaims(victim), hs256("\0\0\0")),
  "with a key that says more than it may": async (victim) => header({ jwk: { ...victim.jwk, use: "sig" } })(victim),
  "without a key": header({ jwk: undefined }),
  "with a kid for a key": async (victim) => header({ jwk: undefined, kid: victim.id })(victim),
  "with its key as text": async (victim) => header({ jwk: JSON.stringify(victim.jwk) })(victim),
  "with the key of another phone": async () => header({ jwk: target.thief.jwk })(target.victim),
  "of another phone": signedBy(
    () => target.thief,
    () => target.thief.jwk,
  ),
  "of another phone that names this one's key": signedBy(
    () => target.thief,
    (victim) => victim.jwk,
  ),
  "of a key that nobody enrolled": signedBy(
    () => stranger,
    () => stranger.jwk,
  ),
  "of typ jwt": header({ typ: "jwt" }),
  "of typ DPOP+JWT": header({ typ: "DPOP+JWT" }),
  "without typ": header({ typ: undefined }),
  "with a header member more": header({ kid: "x" }),
  "with crit": header({ crit: ["jwk"] }),
  "with b64 false": header({ b64: false, crit: ["b64"] }),
  "of alg none": async (victim) =>
    jws({ alg: "none", typ: "dpop+jwt", jwk: victim.jwk }, await dpopClaims(victim), nothing),
  "under HMAC with the public key": async (victim) =>
    jws(
      { alg: "HS256", typ: "dpop+jwt", jwk: victim.jwk },
      await dpopClaims(victim),
      hs256(JSON.stringify(victim.jwk)),
    ),
  "of a payload that is null": async (victim) =>
    jws({ alg: "ES256", typ: "dpop+jwt", jwk: victim.jwk }, "null", victim.sign),
  "of a payload with a member twice": async (victim) =>
    jws(
      { alg: "ES256", typ: "dpop+jwt", jwk: victim.jwk },
      JSON.stringify(await dpopClaims(victim)).replace("{", '{"htm":"POST",'),
      victim.sign,
    ),
  "that is a ping": () => goodPing(target),
  "that is a proof of enrolment": (victim) => enrolmentProof(victim, enrolment),
  "that is the credential": async (victim) => victim.credential,
  "signed in DER": text((proof) => withSignature(proof, toDer)),
  "with r and s zero": text((proof) => withSignature(proof, () => new Uint8Array(64))),
  "with padding": text((proof) => `${proof}==`),
  "with unused bits": text((proof) => withPart(proof, "signature", withUnusedBits)),
  twice: text((proof) => `${proof}, ${proof}`),
  "a word": async () => "null",
};

describe("a proof", () => {
  test.each(Object.entries(proofs))("%s", async (_, forge) => {
    expect((await ask(await forge(target.victim))).verdict).toBe(UNAUTHENTICATED);
  });
});

describe("a header of authorization", () => {
  test.each<[name: string, write: (credential: string) => string]>([
    ["with the thief's credential", () => `DPoP ${target.thief.credential}`],
    ["of scheme Bearer", (credential) => `Bearer ${credential}`],
    ["of scheme Device", (credential) => `Device ${credential}`],
    ["without a scheme", (credential) => credential],
    ["with two credentials", (credential) => `DPoP ${credential} ${credential}`],
    ["with an enrolment token", () => `DPoP ${enrolment}`],
    [
      "with a malleated credential, for which the proof was not made",
      (credential) => `DPoP ${withSignature(credential, malleated)}`,
    ],
    ["that is empty", () => ""],
  ])("%s", async (_, write) => {
    const { victim } = target;
    expect((await ask(await dpopProof(victim), write(victim.credential))).verdict).toBe(UNAUTHENTICATED);
  });

  test("without a proof is told which one is asked for", async () => {
    const answer = await ask(null);
    expect(answer.verdict).toBe(UNAUTHENTICATED);
    expect(answer.bytes).toContain('["www-authenticate","DPoP"]');
  });
});

/** The second phone's key, which is to take the place of the first's, and who proves what for it. */
const changes: Record<string, (to: OpenKey, victim: OpenPhone) => Promise<{ by?: OpenPhone; body: object }>> = {
  "without a proof by the new key": async (to) => ({ body: { publicKey: to.jwk, proof: "x" } }),
  "with a proof by the old key": async (to, victim) => ({
    body: { publicKey: to.jwk, proof: await enrolmentProof(victim, victim.credential) },
  }),
  "with a proof over another credential": async (to) => ({
    body: { publicKey: to.jwk, proof: await enrolmentProof(to, target.thief.credential) },
  }),
  "with a proof over an enrolment token": async (to) => ({
    body: { publicKey: to.jwk, proof: await enrolmentProof(to, enrolment) },
  }),
  "with a proof of an hour ago": async (to, victim) => ({
    body: {
      publicKey: to.jwk,
      proof: await enrolmentProof(to, victim.credential, { claims: { iat: seconds() - 3_600 } }),
    },
  }),
  "that only the new key asks for": async (to, victim) => ({
    by: { ...victim, ...to },
    body: { publicKey: to.jwk, proof: await enrolmentProof(to, victim.credential) },
  }),
  "that another phone asks for": async (to, victim) => ({
    by: { ...target.thief, credential: victim.credential },
    body: { publicKey: to.jwk, proof: await enrolmentProof(to, victim.credential) },
  }),
};

describe("a change of keys", () => {
  test.each(Object.entries(changes))("%s", async (_, forge) => {
    const path = "/v1/devices/current/key";
    const { by = target.victim, body } = await forge(stranger, target.victim);
    const dpop = await dpopProof(by, { claims: { htm: "POST", htu: ORIGIN + path } });
    const headers = { authorization: `DPoP ${by.credential}`, dpop, "content-type": "application/json" };
    const answer = await told(path, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.verdict).toBe(UNAUTHENTICATED);
  });
});

test("of all these nothing was stored or changed", async () => {
  expect(await everythingStored()).toEqual(before);
});

describe("a proof that was made for this request", () => {
  test("is accepted, and while it is fresh a second time, for nothing is changed by reading", async () => {
    const proof = await dpopProof(target.victim);
    expect((await ask(proof)).verdict).toBe("200");
    advance(120 * SECOND);
    expect((await ask(proof)).verdict).toBe("200");
    advance(SECOND);
    expect((await ask(proof)).verdict).toBe(UNAUTHENTICATED);
  });

  test("speaks of the address without its query", async () => {
    const headers = { authorization: `DPoP ${target.victim.credential}`, dpop: await dpopProof(target.victim) };
    expect((await told("/v1/offers?state=all", { headers })).verdict).toBe("200");
  });
});

describe("a proof that was used to write", () => {
  const say = async (proof: string) =>
    told("/v1/consents", {
      method: "PUT",
      headers: { authorization: `DPoP ${target.victim.credential}`, dpop: proof, "content-type": "application/json" },
      body: JSON.stringify({ consents: { marketing: false }, source: "app", at: new Date().toISOString() }),
    });
  const claimsOfWrite = { htm: "PUT", htu: `${ORIGIN}/v1/consents` };

  test("is not accepted again, under another signature neither, nor its number in another proof", async () => {
    const jti = "used-once";
    const proof = await dpopProof(target.victim, { claims: { ...claimsOfWrite, jti } });
    expect((await say(proof)).verdict).toBe("200");
    expect((await say(proof)).verdict).toBe(UNAUTHENTICATED);
    expect((await say(withSignature(proof, malleated))).verdict).toBe(UNAUTHENTICATED);
    const another = await dpopProof(target.victim, { claims: { ...claimsOfWrite, jti, iat: seconds() + 1 } });
    expect((await say(another)).verdict).toBe(UNAUTHENTICATED);
  });

  test("is remembered for as long as it is fresh, also if it is dated ahead", async () => {
    const ahead = await dpopProof(target.victim, { claims: { ...claimsOfWrite, iat: seconds() + 120 } });
    expect((await say(ahead)).verdict).toBe("200");
    for (const wait of [120, 120, 1]) {
      advance(wait * SECOND);
      expect((await say(ahead)).verdict).toBe(UNAUTHENTICATED);
    }
  });

  test("does not stand in the way of another phone's of the same number", async () => {
    const used = (phone: OpenPhone) => dpopProof(phone, { claims: { ...claimsOfWrite, jti: "shared" } });
    expect((await say(await used(target.victim))).verdict).toBe("200");
    const { credential } = target.thief;
    const headers = {
      authorization: `DPoP ${credential}`,
      dpop: await used(target.thief),
      "content-type": "application/json",
    };
    const body = JSON.stringify({ consents: { marketing: false }, source: "app", at: new Date().toISOString() });
    expect((await told("/v1/consents", { method: "PUT", headers, body })).verdict).toBe("200");
  });
});
