import { env } from "cloudflare:workers";
import { exportJWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { signToken } from "../../src/platform/service-tokens.ts";
import { DAY, MINUTE } from "./support/clock.ts";
import { contentOf, encoded, hs256, jws, malleated, nothing, withPart, withSignature } from "./support/forge.ts";
import { type Forgery, payload } from "./support/forgeries.ts";
import { dpopProof, enrolmentProof, openKey, type OpenKey, seconds } from "./support/open-phone.ts";
import { enrolmentToken } from "./support/phone.ts";
import { goodPing, openTarget, pingHeader, REJECTED, rejection, sendPing, type Target } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/* What passes for a credential or a ping but is something else, of someone else, or of another time. */

let target: Target;
let stranger: OpenKey;
/** A token that the victim's next phone could still use. */
let enrolment: string;
let offer: string;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  stranger = await openKey();
  enrolment = await enrolmentToken(target.backend, "victim");
  offer = await signToken(env.OFFER_KEYS, "offer+jwt", { ...claimsOf(target), iss: target.victim.audience });
  before = await everythingStored();
});

const claimsOf = ({ victim }: Target) => contentOf(victim.credential, "payload");

/** The victim's credential with other members in its header, under a signature that is not the service's. */
const foreign =
  (over: object): Forgery =>
  ({ victim: { credential } }) =>
    jws({ ...contentOf(credential, "header"), ...over }, contentOf(credential, "payload"), stranger.sign);

/** The victim's credential with other claims, its signature left as it was. */
const claiming =
  (over: (at: Target) => object): Forgery =>
  async (at) =>
    withPart(at.victim.credential, "payload", () => encoded({ ...claimsOf(at), ...over(at) }));

/** Signed by the service itself, as another deployment with the same keys, or another route, would sign it. */
const issued =
  (over: object, typ: Parameters<typeof signToken>[1] = "credential+jwt"): Forgery =>
  (at) =>
    signToken(env.CREDENTIAL_KEYS, typ, { ...claimsOf(at), ...over });

const text =
  (change: (credential: string) => string): Forgery =>
  async ({ victim }) =>
    change(victim.credential);

const credentials: Record<string, Forgery> = {
  none: async () => "",
  "a word": async () => "null",
  "of the thief": async ({ thief }) => thief.credential,
  "with the thief's key put in": claiming(({ thief }) => ({ cnf: { jkt: thief.id, jwk: thief.jwk } })),
  "with a longer life": claiming(() => ({ exp: seconds() + 1_000_000 })),
  "of alg none": async ({ victim: { credential } }) =>
    jws({ ...contentOf(credential, "header"), alg: "none" }, contentOf(credential, "payload"), nothing),
  "under HMAC with the service's key id": async ({ victim: { credential } }) => {
    const head = contentOf(credential, "header");
    return jws({ ...head, alg: "HS256" }, contentOf(credential, "payload"), hs256(String(head["kid"])));
  },
  "signed by another key": foreign({}),
  "signed by another key, which it names": async (at) => foreign({ kid: stranger.id })(at),
  "signed by another key, which it brings": async (at) => foreign({ jwk: stranger.jwk })(at),
  "signed by another key of the same service": async ({ victim: { credential } }) =>
    signToken(env.OFFER_KEYS, "credential+jwt", contentOf(credential, "payload")),
  "signed by the phone itself": async ({ victim }) =>
    jws({ alg: "ES256", kid: victim.id, typ: "credential+jwt" }, contentOf(victim.credential, "payload"), victim.sign),
  "with a kid that is a path": foreign({ kid: "../../etc/passwd" }),
  "with a kid of 10 kB": foreign({ kid: "k".repeat(10 * 1024) }),
  "of another audience": issued({ aud: "beckon-elsewhere" }),
  "without an audience": issued({ aud: undefined }),
  "with its audience in a list": async (at) => issued({ aud: [at.victim.audience] })(at),
  "with a private key in it": async (at) => {
    const jwk = { ...at.victim.jwk, d: (await exportJWK(at.victim.privateKey)).d };
    return issued({ cnf: { jkt: at.victim.id, jwk } })(at);
  },
  "with a symmetric key in it": async (at) =>
    issued({ cnf: { jkt: at.victim.id, jwk: { kty: "oct", k: at.victim.jwk.x } } })(at),
  "without a key": issued({ cnf: {} }),
  "without a confirmation": issued({ cnf: undefined }),
  "that is an enrolment token": async () => enrolment,
  "that is a credential by claims, an enrolment token by type": issued({}, "enrolment+jwt"),
  "that is an offer's token": async () => offer,
  "that is the ping": goodPing,
  "that is a DPoP proof": ({ victim }) => dpopProof(victim),
  "with padding": text((credential) => `${credential}==`),
  "with a part more": text((credential) => `${credential}.AAAA`),
  twice: text((credential) => `${credential},${credential}`),
  "with a space in it": text((credential) => credential.replace(".", " .")),
};

const pings: Record<string, Forgery> = {
  "that is the credential": async ({ victim }) => victim.credential,
  "that is an enrolment token": async () => enrolment,
  "that is an offer's token": async () => offer,
  "that is a proof of enrolment": ({ victim }) => enrolmentProof(victim, enrolment),
  "that is a DPoP proof": ({ victim }) => dpopProof(victim),
  "signed by the service": (at) => signToken(env.CREDENTIAL_KEYS, "credential+jwt", at.payload),
  "for another audience": payload({ aud: "beckon-elsewhere" }),
  "for an audience that begins like this one": payload(({ victim }) => ({ aud: `${victim.audience}x` })),
  "for no audience": payload({ aud: "" }),
  "a day old": payload(() => ({ iat: seconds() - DAY / 1000 })),
  "a year old": payload(() => ({ iat: seconds() - (365 * DAY) / 1000 })),
  "of before all time": payload({ iat: -1 }),
  "five minutes ahead": payload(() => ({ iat: seconds() + (5 * MINUTE) / 1000 })),
  "a day ahead": payload(() => ({ iat: seconds() + DAY / 1000 })),
  "in milliseconds": payload(() => ({ iat: Date.now() })),
  "at the end of all integers": payload({ iat: Number.MAX_SAFE_INTEGER }),
};

describe("a credential", () => {
  test.each(Object.entries(credentials))("%s", async (_, forge) => {
    const answer = await sendPing(await goodPing(target), await forge(target));
    expect(answer.verdict).toBe(REJECTED);
    expect(answer.bytes).toBe(await rejection());
  });
});

describe("a ping", () => {
  test.each(Object.entries(pings))("%s", async (_, forge) => {
    const answer = await sendPing(await forge(target), target.victim.credential);
    expect(answer.verdict).toBe(REJECTED);
    expect(answer.bytes).toBe(await rejection());
  });
});

describe("a header of authorization", () => {
  test.each([
    ["of another scheme", (credential: string) => `Bearer ${credential}`],
    ["of the scheme for everything else", (credential: string) => `DPoP ${credential}`],
    ["without a scheme", (credential: string) => credential],
    ["that is the scheme alone", () => "Device"],
    ["with two credentials", (credential: string) => `Device ${credential} ${credential}`],
    ["that was sent twice", (credential: string) => `Device ${credential}, Device ${credential}`],
  ])("%s", async (_, write) => {
    const { credential } = target.victim;
    const answer = await sendPing(await goodPing(target), credential, { authorization: write(credential) });
    expect(answer.verdict).toBe(REJECTED);
    expect(answer.bytes).toBe(await rejection());
  });
});

describe("where both signatures hold and only the credential's time is over", () => {
  const expired = (at: Target) => issued({ exp: seconds() })(at);

  test("the phone is told so", async () => {
    const answer = await sendPing(await goodPing(target), await expired(target));
    expect(answer.verdict).toBe("401 credential_expired");
  });

  test("who has no key learns nothing", async () => {
    const ping = jws(pingHeader(target.victim), target.payload, target.thief.sign);
    const answer = await sendPing(await ping, await expired(target));
    expect(answer.bytes).toBe(await rejection());
  });
});

test("of all these nothing was stored or changed", async () => {
  expect(await everythingStored()).toEqual(before);
});

test("the same ping with the true credential, and with a malleated one, is one and the same message", async () => {
  const { credential } = target.victim;
  const first = await sendPing(await goodPing(target), credential);
  expect(first.verdict).toBe(`200${" accepted".repeat(5)}`);
  const once = await everythingStored();
  const again = await sendPing(await goodPing(target), withSignature(credential, malleated));
  expect(again.verdict).toBe(`200${" duplicate".repeat(5)}`);
  expect(await everythingStored()).toEqual(once);
});
