import { describe, expect, test } from "vitest";
import { parseStore } from "../../../../domain/stores/store.ts";
import { bodyOf, draftOf, idFor, NEW_STORE } from "./store-draft.ts";

const fence = { type: "Circle" as const, center: [18.0649, 59.3326] as [number, number], radius: 80 };
const STORE = {
  id: "sthlm-1",
  name: "Drottninggatan",
  fence,
  timeZone: "Europe/Stockholm",
  currency: "SEK",
  openingHours: "Mo-Fr 10:00-19:00",
  tags: ["city"],
  floorLevel: 0,
  exclusionZone: false,
  country: "SE",
  locale: "sv-SE",
  address: "Drottninggatan 46",
  refs: { shopify: "655441491" },
};

describe("a store in a form", () => {
  test("comes out as it went in", () => {
    const { id, ...body } = STORE;
    expect(bodyOf(draftOf(STORE), fence)).toEqual(body);
    expect(parseStore(id, bodyOf(draftOf(STORE), fence))).toEqual({ ok: true, value: STORE });
  });
  test("that is hardly filled in is one that the service completes", () => {
    expect(parseStore("new", bodyOf({ ...NEW_STORE, name: " Hötorget " }, fence))).toMatchObject({
      ok: true,
      value: { name: "Hötorget", timeZone: "Europe/Stockholm", currency: "SEK", country: "SE", floorLevel: null },
    });
  });
});

test.each([
  ["Kungsgatan 41, Göteborg", "kungsgatan-41-goteborg"],
  ["  Field's ", "field-s"],
  ["東京", ""],
])("the name “%s” suggests the id “%s”", (name, id) => {
  expect(idFor(name)).toBe(id);
});
