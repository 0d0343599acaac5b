import { exportSPKI } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import {
  contentOf,
  encoded,
  hs256,
  jws,
  malleated,
  nothing,
  ofOrder,
  signed,
  toDer,
  withPart,
  withRs,
  withSignature,
  withUnusedBits,
} from "./support/forge.ts";
import {
  controls,
  type Forgery,
  header,
  headerText,
  keyedWith,
  part,
  payload,
  respelled,
  signature,
  text,
} from "./support/forgeries.ts";
import { openKey, type OpenKey } from "./support/open-phone.ts";
import { goodPing, openTarget, pingHeader, REJECTED, rejection, sendPing, type Target } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/*
 * Whoever is not the phone sends a ping of the victim's, who is about to be given an offer. Every forgery gets the
 * one answer, byte for byte, and after all of them nothing has been stored.
 */

let target: Target;
/** A key that nobody enrolled. */
let stranger: OpenKey;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  stranger = await openKey();
  before = await everythingStored();
});

const exported = async (format: "raw" | "spki", key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array((await crypto.subtle.exportKey(format, key)) as ArrayBuffer);

/** Nobody signed it, or a key that is no secret. */
const algorithms: Record<string, Forgery> = {
  "alg none without a signature": header({ alg: "none" }, nothing),
  "alg none with a signature that holds": header({ alg: "none" }),
  "alg None": header({ alg: "None" }, nothing),
  "alg NONE": header({ alg: "NONE" }, nothing),
  "alg nOnE": header({ alg: "nOnE" }, nothing),
  "alg none and a space": header({ alg: "none " }, nothing),
  "alg empty": header({ alg: "" }, nothing),
  "alg null": header({ alg: null }, nothing),
  "alg missing": header({ alg: undefined }),
  "alg as a list": header({ alg: ["ES256"] }),
  "alg as an object": header({ alg: { name: "ES256" } }),
  "alg in small letters": header({ alg: "es256" }),
  "alg ES384 over an ES256 signature": header({ alg: "ES384" }),
  "alg ES512 over an ES256 signature": header({ alg: "ES512" }),
  "alg ES256K over an ES256 signature": header({ alg: "ES256K" }),
  "alg RS256 over an ES256 signature": header({ alg: "RS256" }),
  "alg PS256 over an ES256 signature": header({ alg: "PS256" }),
  "alg EdDSA over an ES256 signature": header({ alg: "EdDSA" }),
  "alg twice, none last": headerText((honest) => honest.replace("}", ',"alg":"none"}')),
  "alg twice, ES256 last": headerText((honest) => honest.replace("{", '{"alg":"none",')),
  "alg twice, once with an escape": headerText((honest) => honest.replace("}", ',"\\u0061lg":"none"}')),
  "HS256 with no secret at all": header({ alg: "HS256" }, hs256(new Uint8Array(1))),
  "HS256 with the public key as JWK": keyedWith(async (_, { victim }) => JSON.stringify(victim.jwk)),
  "HS256 with the public key as a point": keyedWith((key) => exported("raw", key)),
  "HS256 with the public key as SPKI": keyedWith((key) => exported("spki", key)),
  "HS256 with the public key as PEM": keyedWith((key) => exportSPKI(key)),
  "HS256 with the public key as PEM and a newline": keyedWith(async (key) => `${await exportSPKI(key)}\n`),
  "HS256 with the key's id": keyedWith(async (_, { victim }) => victim.id),
  "HS256 under a header that says ES256": async ({ victim, payload: claims }) =>
    jws(pingHeader(victim), claims, hs256(JSON.stringify(victim.jwk))),
};

/** A header that names its own key, changes the rules, or says one thing more or less than it may. */
const headers: Record<string, Forgery> = {
  "a key of the attacker's in jwk": async ({ victim, payload: claims }) =>
    jws({ ...pingHeader(victim), jwk: stranger.jwk }, claims, stranger.sign),
  "the true key in jwk": header(({ victim }) => ({ jwk: victim.jwk })),
  jku: header({ jku: "https://attacker.example/jwks.json" }),
  x5u: header({ x5u: "https://attacker.example/cert.pem" }),
  x5c: header({ x5c: ["MIIB"] }),
  x5t: header({ x5t: "AAAA" }),
  "crit with a known member": header({ crit: ["alg"] }),
  "crit with an unknown member": header({ crit: ["exp"], exp: 0 }),
  "crit empty": header({ crit: [] }),
  "b64 false": header({ b64: false, crit: ["b64"] }),
  "b64 false without crit": header({ b64: false }),
  "b64 true": header({ b64: true, crit: ["b64"] }),
  "b64 false over a payload in the clear": async ({ victim, payload: claims }) =>
    signed(`${encoded({ ...pingHeader(victim), b64: false, crit: ["b64"] })}.${JSON.stringify(claims)}`, victim.sign),
  "one member more": header({ cty: "json" }),
  "one member more, null": header({ cty: null }),
  zip: header({ zip: "DEF" }),
  "a __proto__ member that holds the header": headerText((honest) => `{"__proto__":${honest}}`),
  "a __proto__ member more": headerText((honest) => honest.replace("}", ',"__proto__":{}}')),
  "without typ": header({ typ: undefined }),
  "typ JWT": header({ typ: "JWT" }),
  "typ in capitals": header({ typ: "PING+JWS" }),
  "typ with its media type in full": header({ typ: "application/ping+jws" }),
  "without kid": header({ kid: undefined }),
  "kid empty": header({ kid: "" }),
  "kid null": header({ kid: null }),
  "kid of another device": header(({ thief }) => ({ kid: thief.id })),
  "kid of the service's key": header(({ victim }) => ({ kid: contentOf(victim.credential, "header")["kid"] })),
  "kid with a space behind it": header(({ victim }) => ({ kid: `${victim.id} ` })),
  "kid as a path": header({ kid: "../../etc/passwd" }),
  "kid as an address": header({ kid: "https://attacker.example/key" }),
  "kid as SQL": header({ kid: "' OR 1=1 --" }),
  "kid as a member of every object": header({ kid: "__proto__" }),
  "kid of 10 kB": header({ kid: "k".repeat(10 * 1024) }),
  "a header that is a list": headerText((honest) => `[${honest}]`),
  "a header that is a string": headerText((honest) => JSON.stringify(honest)),
  "a header that is null": headerText(() => "null"),
  "a header that is no JSON": headerText((honest) => honest.slice(1)),
  "a header with a byte order mark": headerText((honest) => `\u{feff}${honest}`),
  "a header with a comment": headerText((honest) => `${honest}//`),
};

/** A second spelling of a message is a second message to whoever tells messages by their text. */
const spellings: Record<string, Forgery> = {
  "one = behind the signature": text((ping) => `${ping}=`),
  "two = behind the signature": text((ping) => `${ping}==`),
  "padding in the header": respelled((head, body) => `${head}=.${body}`),
  "padding in the payload": respelled((head, body) => `${head}.${body}=`),
  "a space before": text((ping) => ` ${ping}`),
  "a space behind": text((ping) => `${ping} `),
  "a newline behind": text((ping) => `${ping}\n`),
  "a carriage return and newline behind": text((ping) => `${ping}\r\n`),
  "a newline in the signature": part("signature", (part86) => `${part86.slice(0, 40)}\n${part86.slice(40)}`),
  "a tab in the payload": respelled((head, body) => `${head}.${body.slice(0, 8)}\t${body.slice(8)}`),
  "a space between the parts": respelled((head, body) => `${head}. ${body}`),
  "a NUL behind": text((ping) => `${ping}\0`),
  "a byte order mark before": text((ping) => `\u{feff}${ping}`),
  "a letter beyond ASCII": part("signature", (part86) => part86.replace(/^./, "ä")),
  "unused bits in the signature": part("signature", withUnusedBits),
  "unused bits in the header": ({ victim, payload: claims }) => {
    const spaces = " ".repeat((4 - (JSON.stringify(pingHeader(victim)).length % 3)) % 3);
    return signed(
      `${withUnusedBits(encoded(JSON.stringify(pingHeader(victim)) + spaces))}.${encoded(claims)}`,
      victim.sign,
    );
  },
  "unused bits in the payload": ({ victim, payload: claims }) => {
    const spaces = " ".repeat((4 - (JSON.stringify(claims).length % 3)) % 3);
    const body = withUnusedBits(encoded(JSON.stringify(claims) + spaces));
    return signed(`${encoded(pingHeader(victim))}.${body}`, victim.sign);
  },
  "the alphabet of plain base64": ({ victim, payload: claims }) => {
    const input = `${encoded(pingHeader(victim))}.${encoded({ ...claims, state: "?????" })}`;
    return signed(input.replaceAll("_", "/"), victim.sign);
  },
  "two parts": text((ping) => ping.slice(0, ping.lastIndexOf("."))),
  "four parts": text((ping) => `${ping}.`),
  "five parts, as of a JWE": text((ping) => `${ping}.AAAA.AAAA`),
  "nothing in the header": part("header", () => ""),
  "nothing in the payload": part("payload", () => ""),
  "nothing in the signature": part("signature", () => ""),
  "points only": text(() => ".."),
  nothing: text(() => ""),
  "the ping twice": text((ping) => ping + ping),
  "JSON serialization": text((ping) => {
    const [protectedHeader, body, sig] = ping.split(".");
    return JSON.stringify({ protected: protectedHeader, payload: body, signature: sig });
  }),
};

/** A signature that holds, but over another payload. */
const ofAnother: Forgery = async (at) => {
  const [, , other = ""] = (await payload({ state: "x" })(at)).split(".");
  return withPart(await goodPing(at), "signature", () => other);
};

const signatures: Record<string, Forgery> = {
  "in DER": signature(toDer),
  "r and s zero": signature(() => new Uint8Array(64)),
  "r zero": signature(withRs((_, s) => [0n, s])),
  "s zero": signature(withRs((r) => [r, 0n])),
  "r and s one": signature(withRs(() => [1n, 1n])),
  "r and s the group's order": signature(ofOrder),
  "r and s exchanged": signature(withRs((r, s) => [s, r])),
  "one bit other": signature((bytes) => bytes.with(63, (bytes[63] ?? 0) ^ 1)),
  "all ones": signature((bytes) => bytes.fill(0xff)),
  "a byte short": signature((bytes) => bytes.subarray(0, 63)),
  "a byte long": signature((bytes) => Uint8Array.of(...bytes, 0)),
  "as long as one of P-384": signature((bytes) => Uint8Array.of(...bytes, ...bytes.subarray(32))),
  "of another payload": ofAnother,
  "of another payload, malleated": async (at) => withSignature(await ofAnother(at), malleated),
  "over a payload that was exchanged": (at) => part("payload", () => encoded({ ...at.payload, state: "x" }))(at),
  "over a header that was exchanged": (at) =>
    part("header", () => encoded({ typ: "ping+jws", alg: "ES256", kid: at.victim.id }))(at),
  "of another enrolled phone": ({ victim, thief, payload: claims }) => jws(pingHeader(victim), claims, thief.sign),
  "of another enrolled phone under its own kid": ({ thief, payload: claims }) =>
    jws(pingHeader(thief), claims, thief.sign),
  "of a key that nobody enrolled": ({ victim, payload: claims }) => jws(pingHeader(victim), claims, stranger.sign),
};

const TABLES = { algorithms, headers, spellings, signatures };

describe.each(Object.entries(TABLES))("%s", (_, table) => {
  test.each(Object.entries(table))("%s", async (_name, forge) => {
    const answer = await sendPing(await forge(target), target.victim.credential);
    expect(answer.verdict).toBe(REJECTED);
    expect(answer.bytes).toBe(await rejection());
  });
});

test("of all these nothing was stored or changed", async () => {
  expect(await everythingStored()).toEqual(before);
});

describe("the same tools make pings that are accepted, where they change nothing", () => {
  test.each(Object.entries(controls))("%s", async (_, make) => {
    const { verdict, body } = await sendPing(await make(target), target.victim.credential);
    expect(verdict).toMatch(/^200( accepted| duplicate){5}$/);
    expect(body["offers"]).toHaveLength(1);
  });
});

test("a malleated signature is the same message again: nothing happens twice", async () => {
  const ping = await goodPing(target);
  await sendPing(ping, target.victim.credential);
  const once = await everythingStored();
  const again = await sendPing(withSignature(ping, malleated), target.victim.credential);
  expect(again.verdict).toBe(`200${" duplicate".repeat(5)}`);
  expect(again.body["visits"]).toEqual([]);
  expect(await everythingStored()).toEqual(once);
});
