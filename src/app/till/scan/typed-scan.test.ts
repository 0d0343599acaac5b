import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GAP_MAX_MS, hear, type Key, QUIET, SIGNS_MIN, STALL_MAX_MS } from "./typed-scan.ts";

/** What is heard of keys, and before which of them the field was last as no scanner has touched it. */
function listen(keys: readonly Key[]): { readonly scans: string[]; readonly beganAt: number } {
  const scans: string[] = [];
  let burst = QUIET;
  let beganAt = -1;
  for (const [index, key] of keys.entries()) {
    const heard = hear(burst, key);
    ({ burst } = heard);
    if (heard.begins) beganAt = index;
    if (heard.scanned !== null) scans.push(heard.scanned);
  }
  return { scans, beganAt };
}

const typed = (text: string, gap: number, from = 0): Key[] =>
  Array.from(text)
    .concat("Enter")
    .map((key, index) => ({ key, at: from + index * gap }));

const texts = fc.stringMatching(/^[\x21-\x7e]{6,80}$/);

describe("a scanner that types", () => {
  test("is heard whole, whatever was typed by hand before", () => {
    const hands = fc.stringMatching(/^[a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(hands, texts, fc.integer({ min: 0, max: GAP_MAX_MS }), (hand, text, gap) => {
        const before = Array.from(hand, (key, index) => ({ key, at: index * 120 }));
        const heard = listen([...before, ...typed(text, gap, before.length * 120)]);
        expect(heard).toEqual({ scans: [text], beganAt: hand.length });
      }),
    );
  });

  test("may stall once it is known to be one", () => {
    const stalls = fc.array(fc.integer({ min: 0, max: STALL_MAX_MS }), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(texts, stalls, (text, gaps) => {
        let at = 0;
        const keys = typed(text, 0).map(({ key }, index) => {
          at += index <= SIGNS_MIN - 1 ? GAP_MAX_MS : (gaps[index % gaps.length] ?? 0);
          return { key, at };
        });
        expect(listen(keys).scans).toEqual([text]);
      }),
    );
  });

  test("may hold Shift for capital letters", () => {
    const keys = Array.from("VITMOSSA", (key) => ["Shift", key]).flat();
    const scan = [...keys, "Enter"].map((key, index) => ({ key, at: index * 5 }));
    expect(listen(scan).scans).toEqual(["VITMOSSA"]);
  });
});

describe("a hand", () => {
  test("is never taken for one", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: GAP_MAX_MS + 1, max: 2_000 }), (text, gap) => {
        expect(listen(typed(text, gap)).scans).toEqual([]);
      }),
    );
  });

  test("that rolls over a few keys at once is none, nor is one that pauses before Enter", () => {
    expect(listen(typed("a".repeat(SIGNS_MIN - 1), 5)).scans).toEqual([]);
    const keys = [...typed("VITMOSSA", 5).slice(0, -1), { key: "Enter", at: 1_000 }];
    expect(listen(keys).scans).toEqual([]);
  });
});
