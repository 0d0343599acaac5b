import { describe, expect, test } from "vitest";
import { largeChange } from "./large-change.ts";

describe("a change of the live stores", () => {
  test.each([
    { removed: 0, redrawn: 0, live: 0, confirmed: null },
    { removed: 4, redrawn: 0, live: 4, confirmed: null },
    { removed: 2, redrawn: 2, live: 10, confirmed: null },
    { removed: 5, redrawn: 0, live: 50, confirmed: null },
    { removed: 0, redrawn: 100, live: 1_000, confirmed: null },
    { removed: 0, redrawn: 5, live: 5, confirmed: 5 },
    { removed: 60, redrawn: 41, live: 1_000, confirmed: 101 },
    // What need not be confirmed may be confirmed wrongly.
    { removed: 1, redrawn: 0, live: 100, confirmed: 7 },
  ])("goes on with $removed removed, $redrawn redrawn of $live, confirmed $confirmed", ({ confirmed, ...change }) => {
    expect(largeChange(change, confirmed)).toBeUndefined();
  });

  test.each([
    { removed: 5, redrawn: 0, live: 5, confirmed: null },
    { removed: 0, redrawn: 5, live: 49, confirmed: null },
    { removed: 60, redrawn: 41, live: 1_000, confirmed: null },
    { removed: 60, redrawn: 41, live: 1_000, confirmed: 100 },
    { removed: 60, redrawn: 41, live: 1_000, confirmed: 102 },
  ])("waits with $removed removed, $redrawn redrawn of $live, confirmed $confirmed", ({ confirmed, ...change }) => {
    const affected = change.removed + change.redrawn;
    const refusal = largeChange(change, confirmed);
    expect(refusal).toMatchObject({ code: "conflict", members: { affected, ...change } });
    expect(refusal?.detail).toContain(`?confirm=${affected}`);
  });
});
