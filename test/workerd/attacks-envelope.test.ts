import { beforeAll, expect, test } from "vitest";
import { DAY, SECOND } from "./support/clock.ts";
import { jws } from "./support/forge.ts";
import { type Forgery, payload, payloadText } from "./support/forgeries.ts";
import { seconds } from "./support/open-phone.ts";
import { goodPing, openTarget, pingHeader, sendPing, type Target } from "./support/target.ts";
import { CENTER } from "./support/retailer.ts";
import { fixAt } from "./support/walks.ts";
import { everythingStored } from "./support/world.ts";

/*
 * The phone itself, its key and credential in order, sends what no honest app would. A wrong envelope is refused with
 * a pointer to the fault, a wrong fix is refused alone, and after all of them nothing has been stored.
 */

let target: Target;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  before = await everythingStored();
});

const INVALID = "400 invalid_request";

/** `depth` lists in one another. */
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

/** The good payload with one more member, written as it stands. */
const withMember = (member: string): Forgery => payloadText((honest) => honest.replace(/}$/, `,${member}}`));

/** The good payload as bytes, in which the first `find` was replaced by these bytes. */
const withBytes = (find: string, ...bytes: number[]): Forgery =>
  payloadText((honest) => {
    const encoder = new TextEncoder();
    const [head = "", tail = ""] = honest.split(find);
    return Uint8Array.of(...encoder.encode(head), ...bytes, ...encoder.encode(tail));
  });

const envelopes: readonly (readonly [name: string, forge: Forgery, expected: string])[] = [
  ["no JSON", payloadText((honest) => honest.slice(1)), INVALID],
  ["no bytes of text", payloadText(() => Uint8Array.of(0, 1, 2, 3)), INVALID],
  ["null", payloadText(() => "null"), INVALID],
  ["a list", payloadText((honest) => `[${honest}]`), INVALID],
  ["a string of JSON", payloadText((honest) => JSON.stringify(honest)), INVALID],
  ["a number", payloadText(() => "1e400"), INVALID],
  ["two values", payloadText((honest) => honest + honest), INVALID],
  ["a comment", payloadText((honest) => `${honest}/**/`), INVALID],
  ["a byte order mark", payloadText((honest) => `\u{feff}${honest}`), INVALID],
  ["UTF-16", payloadText((honest) => new Uint8Array(Uint16Array.from(honest, (c) => c.charCodeAt(0)).buffer)), INVALID],
  ["half a UTF-8 character", withBytes("fix-", 0xc3), INVALID],
  ["an overlong UTF-8 character", withBytes("fix-", 0xc0, 0xaf), INVALID],
  ["a surrogate in UTF-8", withBytes("fix-", 0xed, 0xa0, 0x80), INVALID],
  ["a raw NUL in a string", withBytes("fix-", 0), INVALID],
  ["a NUL behind", payloadText((honest) => `${honest}\0`), INVALID],
  ["a lone surrogate by its escape", payloadText((honest) => honest.replace("fix-", "\\ud800")), INVALID],
  ["a lone surrogate in a member's name", withMember('"\\udc00":1'), INVALID],
  ["a member twice", withMember('"iat":0'), INVALID],
  ["a member twice, once with an escape", withMember('"\\u0069at":0'), INVALID],
  ["a member of a fix twice", payloadText((honest) => honest.replace('"id":', '"id":"x","id":')), INVALID],
  ["lists ten thousand deep", payloadText(() => nested(10_000)), INVALID],
  ["lists ten thousand deep in a member more", withMember(`"x":${nested(10_000)}`), `${INVALID} /x`],
  ["lists as deep as a body can be", payloadText(() => nested(70_000)), INVALID],
  ["objects ten thousand deep", withMember(`"x":${'{"x":'.repeat(10_000)}1${"}".repeat(10_000)}`), `${INVALID} /x`],
  ["a member more", withMember('"admin":true'), `${INVALID} /admin`],
  ["a member more whose name is a pointer", withMember('"a/b~c":1'), `${INVALID} /a~1b~0c`],
  ["a __proto__ member", withMember('"__proto__":{"aud":"x"}'), INVALID],
  ["a constructor member", withMember('"constructor":{"prototype":{}}'), `${INVALID} /constructor`],
  ["members from __proto__ alone", payloadText((honest) => `{"__proto__":${honest}}`), INVALID],
  ["a __proto__ member of a fix", payloadText((honest) => honest.replace('"id":', '"__proto__":{},"id":')), INVALID],
  ["iat missing", payload({ iat: undefined }), `${INVALID} /iat`],
  ["iat null", payload({ iat: null }), `${INVALID} /iat`],
  ["iat as text", payload(() => ({ iat: String(seconds()) })), `${INVALID} /iat`],
  ["iat with a fraction", payload(() => ({ iat: seconds() + 0.5 })), `${INVALID} /iat`],
  ["iat 1e400", payloadText((honest) => honest.replace(/"iat":\d+/, '"iat":1e400')), `${INVALID} /iat`],
  ["iat beyond all integers", payload({ iat: 2 ** 53 }), `${INVALID} /iat`],
  ["aud missing", payload({ aud: undefined }), `${INVALID} /aud`],
  ["aud as a list", payload(({ victim }) => ({ aud: [victim.audience] })), `${INVALID} /aud`],
  ["fixes missing", payload({ fixes: undefined }), `${INVALID} /fixes`],
  ["no fixes", payload({ fixes: [] }), `${INVALID} /fixes`],
  ["501 fixes", payload(() => ({ fixes: Array.from({ length: 501 }, () => ({})) })), `${INVALID} /fixes`],
  ["fixes as an object with a length", payload({ fixes: { length: 1, 0: {} } }), `${INVALID} /fixes`],
  ["state as an object", payload({ state: {} }), `${INVALID} /state`],
  ["state of 65 characters", payload({ state: "x".repeat(65) }), `${INVALID} /state`],
  ["watch as an object", payload({ watch: {} }), `${INVALID} /watch`],
  ["501 watch events", payload({ watch: Array.from({ length: 501 }, () => null) }), `${INVALID} /watch`],
  [
    "a watch event of another kind",
    payload({ watch: [{ storeId: "s", event: "dwelled", at: 1 }] }),
    `${INVALID} /watch/0`,
  ],
  ["regionLimit 0", payload({ regionLimit: 0 }), `${INVALID} /regionLimit`],
  ["regionLimit 101", payload({ regionLimit: 101 }), `${INVALID} /regionLimit`],
  ["regionLimit 1e400", withMember('"regionLimit":1e400'), `${INVALID} /regionLimit`],
  ["regionLimit as text", payload({ regionLimit: "20" }), `${INVALID} /regionLimit`],
];

test.each(envelopes)("an envelope: %s", async (_, forge, expected) => {
  const answer = await sendPing(await forge(target), target.victim.credential);
  expect(answer.verdict).toBe(expected);
});

/** A ping of one fix in the middle of the store, as JSON would have it or as it stands here. */
const fix = (over: object, coords: object = {}): Forgery =>
  payload(() => ({ fixes: [{ ...fixAt(CENTER, 0, coords), ...over }] }));
const fixText =
  (find: RegExp | string, replacement: string): Forgery =>
  ({ victim }) => {
    const one = JSON.stringify(fixAt(CENTER)).replace(find, replacement);
    return jws(pingHeader(victim), `{"aud":"${victim.audience}","iat":${seconds()},"fixes":[${one}]}`, victim.sign);
  };

const fixes: readonly (readonly [name: string, forge: Forgery, expected: string])[] = [
  ["null", payload({ fixes: [null] }), "200 malformed"],
  ["a list", payload({ fixes: [[]] }), "200 malformed"],
  [
    "lists ten thousand deep",
    payloadText((honest) => honest.replace(/"fixes":.*/, `"fixes":[${nested(10_000)}]}`)),
    "200 malformed",
  ],
  ["a member more", fix({ admin: true }), "200 malformed"],
  ["no id", fix({ id: undefined }), "200 malformed"],
  ["an empty id", fix({ id: "" }), "200 malformed"],
  ["an id of 65 characters", fix({ id: "x".repeat(65) }), "200 malformed"],
  ["an id that is a number", fix({ id: 1 }), "200 malformed"],
  ["latitude 1e400", fixText(/"latitude":[\d.]+/, '"latitude":1e400'), "200 malformed"],
  ["longitude -1e400", fixText(/"longitude":[\d.]+/, '"longitude":-1e400'), "200 malformed"],
  ["latitude 90.1", fix({}, { latitude: 90.1 }), "200 malformed"],
  ["longitude 180.1", fix({}, { longitude: 180.1 }), "200 malformed"],
  ["latitude as text", fix({}, { latitude: "59.3326" }), "200 malformed"],
  ["latitude null", fix({}, { latitude: null }), "200 malformed"],
  ["timestamp 1e400", fixText(/"timestamp":\d+/, '"timestamp":1e400'), "200 malformed"],
  ["timestamp as text", fix({ timestamp: "now" }), "200 malformed"],
  ["seq with a fraction", fix({ seq: 0.5 }), "200 malformed"],
  ["seq 1e400", fixText(/"seq":\d+/, '"seq":1e400'), "200 malformed"],
  ["mocked as a number", fix({ mocked: 0 }), "200 malformed"],
  ["mocked", fix({ mocked: true }), "200 mocked"],
  ["of 1970", fix({ timestamp: 0 }), "200 too_old"],
  ["in seconds", payload(() => ({ fixes: [{ ...fixAt(CENTER), timestamp: seconds() }] })), "200 too_old"],
  ["a day and a moment old", payload(() => ({ fixes: [fixAt(CENTER, DAY / SECOND + 1)] })), "200 too_old"],
  ["six minutes ahead", payload(() => ({ fixes: [fixAt(CENTER, -6 * 60)] })), "200 in_future"],
  ["known to a kilometre only", fix({}, { accuracy: 1_000 }), "200 too_coarse"],
];

test.each(fixes)("a fix: %s", async (_, forge, expected) => {
  const answer = await sendPing(await forge(target), target.victim.credential);
  expect(answer.verdict).toBe(expected);
});

const LARGE = "A".repeat(200 * 1024);

/** A body whose length no header tells. */
const streamed = (text: string): ReadableStream => new Blob([text]).stream();

test.each<[name: string, body: () => BodyInit, headers: Record<string, string>, expected: string]>([
  ["200 kB", () => LARGE, {}, "413 payload_too_large"],
  ["200 kB that do not say so", () => streamed(LARGE), {}, "413 payload_too_large"],
  ["200 kB from nobody", () => LARGE, { authorization: "" }, "413 payload_too_large"],
  ["of type JSON", () => "{}", { "content-type": "application/json" }, "415 unsupported_media_type"],
  ["of type text", () => "{}", { "content-type": "text/plain" }, "415 unsupported_media_type"],
  ["of two types", () => "{}", { "content-type": "application/jose, text/plain" }, "415 unsupported_media_type"],
  ["of no type", () => "{}", { "content-type": "" }, "415 unsupported_media_type"],
])("a body: %s", async (_, body, headers, expected) => {
  const answer = await sendPing(body(), target.victim.credential, headers);
  expect(answer.verdict).toBe(expected);
});

test.each([
  ["nobody", () => sendPing("", "")],
  ["a phone with a wrong clock", async () => sendPing(await payload({ iat: 0 })(target), target.victim.credential)],
  [
    "a phone with a wrong envelope",
    async () => sendPing(await payload({ fixes: [] })(target), target.victim.credential),
  ],
  ["a phone with too much to say", () => sendPing(LARGE, target.victim.credential)],
])("a refusal of %s tells the service's time", async (_, send) => {
  expect((await send()).body["serverTime"]).toBe(Date.now());
});

test("of all these nothing was stored or changed", async () => {
  expect(await everythingStored()).toEqual(before);
});

test("the ping that all these were made of is accepted", async () => {
  const { verdict, body } = await sendPing(await goodPing(target), target.victim.credential);
  expect(verdict).toBe(`200${" accepted".repeat(5)}`);
  expect(body["offers"]).toHaveLength(1);
});

test("a ping as large as may be, of 500 fixes, is accepted", async () => {
  const many = payload({ fixes: Array.from({ length: 500 }, (_, i) => fixAt(CENTER, i)) });
  const { verdict } = await sendPing(await many(target), target.victim.credential);
  expect(verdict).toBe(`200${" accepted".repeat(500)}`);
});

/** What SQL, C and JSON each have their own mind about. */
test.each(["a\0b", "a\0c", 'a"b', "a'b", "Ä", "\u{1f47d}", "__proto__", "constructor", " "])(
  "a fix whose id is %j is remembered under that id and no other",
  async (id) => {
    const send = async () => sendPing(await fix({ id })(target), target.victim.credential);
    expect((await send()).body["fixes"]).toEqual([{ id, verdict: "accepted", reason: null }]);
    expect((await send()).body["fixes"]).toEqual([{ id, verdict: "duplicate", reason: null }]);
  },
);
