import { describe, expect, test } from "vitest";
import { type Attribute, attributesSchema, readableAttributes } from "./attribute.ts";

const declared = (name: string, type: Attribute["type"], personal: Attribute["personal"] = "yes"): Attribute => ({
  name,
  type,
  personal,
  label: {},
});
const GIVEN = { club: "gold", kids: 2, vegan: true, joined: "2026-01-31", likes: ["trail"], faith: "none" };

describe("what a decision may know", () => {
  test.each<[string, Attribute[], boolean, object]>([
    ["nothing that is not declared", [], true, {}],
    ["a text", [declared("club", "string")], true, { club: "gold" }],
    ["a number", [declared("kids", "number")], true, { kids: 2 }],
    ["a truth", [declared("vegan", "boolean")], true, { vegan: true }],
    ["a date", [declared("joined", "date")], true, { joined: "2026-01-31" }],
    ["a list", [declared("likes", "list")], true, { likes: ["trail"] }],
    ["nothing of another type than was declared", [declared("kids", "string"), declared("club", "date")], true, {}],
    ["nothing protected", [declared("faith", "string", "protected")], true, {}],
    ["nothing of the person without profiling", [declared("club", "string")], false, {}],
    ["what says nothing of the person, always", [declared("club", "string", "no")], false, { club: "gold" }],
    ["nothing that was not said", [declared("constructor", "string")], true, {}],
  ])("%s", (_, attributes, profiled, known) => expect(readableAttributes(GIVEN, attributes, profiled)).toEqual(known));
});

describe("attributes", () => {
  test("leave out what is null", () => {
    expect(attributesSchema.parse({ club: null, kids: 2 })).toEqual({ kids: 2 });
  });

  test.each([
    ["a name that starts with no letter or digit", { _a: 1 }],
    ["a name with a point", { "a.b": 1 }],
    ["an object", { a: {} }],
    ["a list of numbers", { a: [1] }],
    ["a text without end", { a: "x".repeat(501) }],
    ["too many", Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`a${n}`, n]))],
  ])("refuse %s", (_, given) => expect(attributesSchema.safeParse(given).success).toBe(false));
});
