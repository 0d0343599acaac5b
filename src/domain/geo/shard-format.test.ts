import { describe, expect, test } from "vitest";
import { packShard, type ShardSections, unpackShard } from "./shard-format.ts";

const sections: ShardSections = {
  shapes: Float64Array.of(18.0649, 59.3326, 80),
  boxes: Int32Array.of(-1, -2, 3, 4),
  shapeStarts: Uint32Array.of(0, 3),
  recordStarts: Uint32Array.of(0, 5),
  table: Uint32Array.of(1, 0, 0, 0, 7, 9),
  lists: new Uint32Array(),
  large: Uint32Array.of(0),
  records: Uint8Array.of(97, 10, 123, 125, 32),
};
const bytes = packShard(-71, sections);

describe("a shard as bytes", () => {
  test("is read as it was written", () => {
    expect(unpackShard(bytes)).toEqual({ origin: -71, sections });
  });

  test("is read from the middle of a larger buffer, aligned or not", () => {
    for (const offset of [0, 1, 4, 8]) {
      const larger = new Uint8Array(bytes.length + 16);
      larger.set(bytes, offset);
      expect(unpackShard(larger.subarray(offset, offset + bytes.length))).toEqual({ origin: -71, sections });
    }
  });

  test("is not copied where it is aligned", () => {
    expect(unpackShard(bytes).sections.shapes.buffer).toBe(bytes.buffer);
  });

  test.each<[string, (copy: Uint8Array) => Uint8Array, RegExp]>([
    ["empty", () => new Uint8Array(), /no header/],
    ["something else", () => new TextEncoder().encode(JSON.stringify({ name: "a".repeat(99) })), /another format/],
    ["of another version", (copy) => copy.with(4, 2), /another format/],
    ["cut short", (copy) => copy.slice(0, -1), /cut short/],
    ["run on", (copy) => Uint8Array.of(...copy, 0), /cut short/],
    ["of wrong lengths", (copy) => copy.with(12, 2), /cut short/],
  ])("is refused if %s", (_, damage, message) => {
    expect(() => unpackShard(damage(bytes))).toThrow(message);
  });
});
