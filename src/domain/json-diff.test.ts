import fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonChange, jsonDiff } from "./json-diff.ts";

test.each<[unknown, unknown, readonly JsonChange[]]>([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1 }, { a: 2 }, [{ pointer: "/a", before: 1, after: 2 }]],
  [{ a: 1 }, {}, [{ pointer: "/a", before: 1 }]],
  [{}, { a: null }, [{ pointer: "/a", after: null }]],
  [
    { a: { b: [1, 2] } },
    { a: { b: [1, 3, 4] } },
    [
      { pointer: "/a/b/1", before: 2, after: 3 },
      { pointer: "/a/b/2", after: 4 },
    ],
  ],
  [{ "x/y": { "~": true } }, { "x/y": { "~": false } }, [{ pointer: "/x~1y/~0", before: true, after: false }]],
  [[1], { 0: 1 }, [{ pointer: "", before: [1], after: { 0: 1 } }]],
  [{ a: null }, { a: {} }, [{ pointer: "/a", before: null, after: {} }]],
])("%j → %j", (before, after, changes) => {
  expect(jsonDiff(before, after)).toEqual(changes);
});

const keysOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The document with one change made in it. */
function changed(document: unknown, [key, ...rest]: readonly string[], change: JsonChange): unknown {
  if (key === undefined) return change.after;
  const entries = new Map<string, unknown>(Object.entries(document as object));
  if (rest.length === 0 && !("after" in change)) entries.delete(key);
  else entries.set(key, changed(entries.get(key), rest, change));
  if (!Array.isArray(document)) return Object.fromEntries(entries);
  return [...entries].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

/** As it comes from the wire: without −0, which JSON does not tell from 0. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

test("a document is equal to itself", () => {
  fc.assert(
    fc.property(json, (one) => {
      expect(jsonDiff(one, structuredClone(one))).toEqual([]);
    }),
  );
});

test("making every change to one gives the other", () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const changes = jsonDiff(before, after);
      // What a list loses goes from its end.
      const gone = changes.filter((change) => !("after" in change)).toReversed();
      const made = [...changes.filter((change) => "after" in change), ...gone].reduce(
        (one, change) => changed(one, keysOf(change.pointer), change),
        before,
      );
      expect(made).toEqual(after);
    }),
  );
});
