import { describe, expect, test } from "vitest";
import { readFence } from "./read-fence.ts";

const RING = [
  [18, 59],
  [18.01, 59],
  [18.01, 59.01],
  [18, 59],
];
const polygon = { type: "Polygon", coordinates: [RING] };
const feature = { type: "Feature", properties: {}, geometry: polygon };

describe("a fence as text", () => {
  test.each([
    ["a geometry", polygon],
    ["a feature", feature],
    ["a collection of one", { type: "FeatureCollection", features: [feature] }],
  ])("is read from %s", (_, document) => {
    expect(readFence(JSON.stringify(document))).toMatchObject({ ok: true, value: { type: "Polygon" } });
  });
  test("may be a circle", () => {
    const circle = { type: "Circle", center: [18, 59], radius: 100 };
    expect(readFence(JSON.stringify(circle))).toEqual({ ok: true, value: circle });
  });
  test.each([
    ["no JSON", "{", null],
    ["too small a circle", '{"type":"Circle","center":[18,59],"radius":1}', /^\/radius: The radius must be/],
    ["no geometry", "[]", /./],
    ["a collection of none", '{"type":"FeatureCollection","features":[]}', /./],
  ])("is refused where it is %s", (_, text, why) => {
    const read = readFence(text);
    if (read.ok) throw new Error("taken");
    if (why === null) expect(read.error).toBeNull();
    else expect(read.error).toMatch(why);
  });
});
