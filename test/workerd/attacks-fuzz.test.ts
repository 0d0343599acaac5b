import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { payloadText, payload } from "./support/forgeries.ts";
import { goodPing, openTarget, REJECTED, sendPing, type Target } from "./support/target.ts";
import { everythingStored } from "./support/world.ts";

/* What no table thought of. */

let target: Target;
let ping: string;
let before: unknown;

beforeAll(async () => {
  target = await openTarget();
  ping = await goodPing(target);
  before = await everythingStored();
});

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text).slice();

test("a ping of which any bits were flipped is rejected", async () => {
  const flips = fc.uniqueArray(fc.nat(8 * ping.length - 1), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(flips, async (bits) => {
      const bytes = bytesOf(ping);
      for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await sendPing(bytes, target.victim.credential)).verdict).toBe(REJECTED);
    }),
    { numRuns: 500 },
  );
});

/** A text with a stretch of it replaced. */
const edits = (text: string, unit: fc.Arbitrary<string>) =>
  fc
    .record({ at: fc.nat(text.length - 1), without: fc.nat(4), put: fc.string({ maxLength: 4, unit }) })
    .map(({ at, without, put }) => text.slice(0, at) + put + text.slice(at + without))
    .filter((edited) => edited !== text);

test("a ping of which any characters were changed, lost or added is rejected", async () => {
  await fc.assert(
    fc.asyncProperty(edits(ping, fc.constantFrom(...Array.from("AQgw-_.=+/ \n\0ä"))), async (edited) => {
      expect((await sendPing(edited, target.victim.credential)).verdict).toBe(REJECTED);
    }),
    { numRuns: 300 },
  );
});

test("a credential of which any characters were changed, lost or added is rejected", async () => {
  const { credential } = target.victim;
  await fc.assert(
    fc.asyncProperty(edits(credential, fc.constantFrom(...Array.from("AQgw-_.=+/,"))), async (edited) => {
      expect((await sendPing(ping, edited)).verdict).toBe(REJECTED);
    }),
    { numRuns: 300 },
  );
});

test("of all these nothing was stored or changed", async () => {
  expect(await everythingStored()).toEqual(before);
});

/** Answered with what is wrong, or taken; never a failure of ours. */
const CALM = /^(?:200|400 invalid_request|401 ping_rejected)(?: |$)/;

test("a signed payload of any text is answered calmly", async () => {
  const honest = JSON.stringify(target.payload);
  await fc.assert(
    fc.asyncProperty(edits(honest, fc.constantFrom(...Array.from('{}[]",:-.0e9\\u\0ä'))), async (edited) => {
      const answer = await sendPing(await payloadText(() => edited)(target), target.victim.credential);
      expect(answer.verdict).toMatch(CALM);
    }),
    { numRuns: 200 },
  );
});

test("a signed payload of any JSON in any place is answered calmly", async () => {
  const members = fc.constantFrom("aud", "iat", "state", "fixes", "watch", "regionLimit", "more");
  const changed = fc.tuple(members, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())));
  await fc.assert(
    fc.asyncProperty(changed, async ([name, value]) => {
      const answer = await sendPing(await payload({ [name]: value })(target), target.victim.credential);
      expect(answer.verdict).toMatch(CALM);
    }),
    { numRuns: 200 },
  );
});
