import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { CODE_RANDOM_BYTES } from "../../src/domain/bounds.ts";
import { makeCode } from "../../src/domain/offers/code.ts";
import { signToken } from "../../src/platform/service-tokens.ts";
import { contentOf, encoded, hs256, jws, malleated, nothing, withPart, withSignature } from "./support/forge.ts";
import { openKey, type OpenKey } from "./support/open-phone.ts";
import { advance, SECOND } from "./support/clock.ts";
import { aRedemption } from "./support/retailer.ts";
import { goodPing, openTarget, sendPing, type Target, told, type Told } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/* A forged or guessed offer at a till: every one gets the answer of an offer that does not exist, byte for byte. */

let target: Target;
let stranger: OpenKey;
let offer: { readonly id: string; readonly code: string; readonly token: string };
/** A key that offer tokens verify under, as everyone may read it. */
let published: object;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  stranger = await openKey();
  const { body } = await sendPing(await goodPing(target), target.victim.credential);
  [offer] = body["offers"] as [typeof offer];
  [published] = (await told("/.well-known/jwks.json", {})).body["keys"] as [object];
  // That a key was used is noted once, whatever it was used for.
  await unknown();
  before = await stored();
});

/** What is stored anywhere but in the store, which counts guesses. */
async function stored(): Promise<object> {
  const { stores: _, ...world } = await everythingStored();
  return world;
}

let requests = 0;
const redeem = (body: string, path = "/v1/redemptions"): Promise<Told> =>
  told(path, {
    method: "POST",
    headers: {
      authorization: `Bearer ${target.tillKey}`,
      "content-type": "application/json",
      "idempotency-key": `request-${++requests}`,
    },
    body,
  });
/** Nobody is slowed down here: a table of guesses is more than one till may make, and all of them in a minute. */
const present = (presented: object, path?: string): Promise<Told> => {
  advance(SECOND);
  return redeem(JSON.stringify(aRedemption({ tillId: `${requests % 20}`, ...presented })), path);
};

const claims = () => contentOf(offer.token, "payload");
const head = () => contentOf(offer.token, "header");

const tokens: Record<string, () => Promise<string>> = {
  "of alg none": () => jws({ ...head(), alg: "none" }, claims(), nothing),
  "under HMAC with the published key": () =>
    jws({ ...head(), alg: "HS256" }, claims(), hs256(JSON.stringify(published))),
  "signed by another key": () => jws(head(), claims(), stranger.sign),
  "signed by another key, which it brings": () => jws({ ...head(), jwk: stranger.jwk }, claims(), stranger.sign),
  "signed by another key, which it names": () => jws({ ...head(), kid: stranger.id }, claims(), stranger.sign),
  "signed by the key for credentials": () => signToken(env.CREDENTIAL_KEYS, "offer+jwt", claims()),
  "signed by the victim's phone": () => jws(head(), claims(), target.victim.sign),
  "of another type": () => signToken(env.OFFER_KEYS, "credential+jwt", claims()),
  "of another deployment": () => signToken(env.OFFER_KEYS, "offer+jwt", { ...claims(), iss: "beckon-elsewhere" }),
  "of an offer that does not exist": () => signToken(env.OFFER_KEYS, "offer+jwt", { ...claims(), jti: "off_made-up" }),
  "of an offer without an id": () => signToken(env.OFFER_KEYS, "offer+jwt", { ...claims(), jti: undefined }),
  "of an offer whose name is that of another object": () =>
    signToken(env.OFFER_KEYS, "offer+jwt", { ...claims(), jti: claims()["sub"] ?? "autumn-cart" }),
  "with other stores put in": async () =>
    withPart(offer.token, "payload", () => encoded({ ...claims(), stores: ["sthlm-1", "sthlm-2"] })),
  "that is a credential": async () => target.victim.credential,
  "that is a ping": () => goodPing(target),
  "that is the offer's id": async () => offer.id,
  "that is the offer's code": async () => offer.code,
  "with padding": async () => `${offer.token}==`,
  "with a newline": async () => `${offer.token}\n`,
};

const otherSymbol = (symbol: string): string => (symbol === "2" ? "3" : "2");

const codes: Record<string, () => string> = {
  "that nobody was given": () => makeCode(crypto.getRandomValues(new Uint8Array(CODE_RANDOM_BYTES))),
  "with a wrong symbol": () => otherSymbol(offer.code.charAt(0)) + offer.code.slice(1),
  "with a wrong check symbol": () => offer.code.slice(0, -1) + otherSymbol(offer.code.slice(-1)),
  "with a symbol more": () => `${offer.code}2`,
  "with a NUL behind": () => `${offer.code}\0`,
  "that is the offer's id": () => offer.id,
  "that is SQL": () => "' OR 1=1 --",
  "that is a path": () => "../../etc/passwd",
  "in letters that only look alike": () => offer.code.replace(/^./, "А"),
};

const unknown = async (path?: string): Promise<string> => (await present({ code: "2222-2222-222" }, path)).bytes;

describe.each(["/v1/redemptions", "/v1/redemptions/check"])("%s", (path) => {
  test.each(Object.entries(tokens))("a token %s", async (_, forge) => {
    const answer = await present({ token: await forge() }, path);
    expect(answer.verdict).toBe("404 not_redeemable");
    expect(answer.bytes).toBe(await unknown(path));
  });

  test.each(Object.entries(codes))("a code %s", async (_, forge) => {
    const answer = await present({ code: forge() }, path);
    expect(answer.verdict).toBe("404 not_redeemable");
    expect(answer.bytes).toBe(await unknown(path));
  });
});

describe("a body", () => {
  const honest = () => JSON.stringify(aRedemption({ code: offer.code }));
  test.each<[name: string, write: () => string, expected: string]>([
    ["with a member twice", () => honest().replace("{", '{"storeId":"sthlm-1",'), "400 invalid_request"],
    ["with a __proto__ member", () => honest().replace("{", '{"__proto__":{"attempt":2},'), "400 invalid_request"],
    [
      "with a __proto__ member in a line",
      () => honest().replace('"id":"1"', '"__proto__":{},"id":"1"'),
      "400 invalid_request",
    ],
    ["with a price of 1e400", () => honest().replace("149900", "1e400"), "400 invalid_request"],
    ["with a price of less than nothing", () => honest().replace("149900", "-149900"), "400 invalid_request"],
    [
      "with lists ten thousand deep",
      () => honest().replace('"1"', "[".repeat(10_000) + "]".repeat(10_000)),
      "400 invalid_request",
    ],
    ["with a lone surrogate", () => honest().replace("R-1042", "\\ud800"), "400 invalid_request"],
    ["with a NUL in a store's id", () => honest().replace("sthlm-1", "sthlm-1\\u0000"), "400 invalid_request"],
    ["with a code and a token", () => honest().replace("{", `{"token":"${offer.token}",`), "400 invalid_request"],
  ])("%s", async (_, write, expected) => {
    expect((await redeem(write())).verdict).toContain(expected);
  });
});

test("of all these nothing was stored or changed, and no offer came into being", async () => {
  expect(await stored()).toEqual(before);
});

test("a malleated token is the same offer: it is redeemed once", async () => {
  expect((await present({ token: withSignature(offer.token, malleated) })).verdict).toBe("201");
  const again = await present({ token: offer.token, transactionId: "R-1043" });
  expect(again.verdict).toBe("409 already_redeemed");
});
