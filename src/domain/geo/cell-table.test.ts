import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCell, isList, listAt, NOWHERE, packCells } from "./cell-table.ts";

const keys = fc.integer({ min: 0, max: 2 ** 18 - 1 });
const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });

describe("a cell table", () => {
  test("gives back what was put in, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, ordinals), { maxLength: 300 }), fc.array(keys), (entries, others) => {
        const cells = new Map(entries);
        const { table, lists } = packCells(cells);
        const read = (key: number): number[] => {
          const value = findCell(table, key);
          if (value === NOWHERE) return [];
          if (!isList(value)) return [value];
          const [count = 0] = lists.slice(listAt(value));
          return Array.from(lists.subarray(listAt(value) + 1, listAt(value) + 1 + count));
        };
        for (const key of [...cells.keys(), ...others]) expect(read(key)).toEqual(cells.get(key) ?? []);
      }),
    );
  });

  test("of nothing answers that there is nothing", () => {
    expect(findCell(packCells(new Map()).table, 0)).toBe(NOWHERE);
  });

  test("takes no more than twelve bytes for a cell of one fence", () => {
    const { table, lists } = packCells(new Map(Array.from({ length: 3_000 }, (_, key) => [key * 7, [key]])));
    expect(table.byteLength).toBeLessThan(3_000 * 12);
    expect(lists).toHaveLength(0);
  });
});
