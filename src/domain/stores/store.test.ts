import { describe, expect, test } from "vitest";
import { parseStore } from "./store.ts";

const fence = { type: "Circle", center: [18.0649, 59.3326], radius: 80 };
const least = { name: "Drottninggatan", fence };

const faults = (id: string, body: unknown): unknown => {
  const parsed = parseStore(id, body);
  return parsed.ok ? "accepted" : [parsed.error.code, ...(parsed.error.errors ?? []).map(({ pointer }) => pointer)];
};

test("what is not given comes from the position", () => {
  expect(parseStore("sthlm-1", least)).toEqual({
    ok: true,
    value: {
      id: "sthlm-1",
      name: "Drottninggatan",
      fence,
      timeZone: "Europe/Stockholm",
      currency: "SEK",
      openingHours: null,
      tags: [],
      floorLevel: null,
      exclusionZone: false,
      country: "SE",
      locale: null,
      address: null,
      refs: {},
    },
  });
});

test("what is given stays as it is written", () => {
  const given = {
    timeZone: "Europe/Helsinki",
    currency: "EUR",
    openingHours: "when the bell rings",
    tags: ["flagship"],
    floorLevel: -1,
    exclusionZone: true,
    country: "FI",
    locale: "sv-FI",
    address: "Mariehamn",
    refs: { shopify: "655441491" },
  };
  expect(parseStore("a", { ...least, ...given })).toEqual({ ok: true, value: { id: "a", ...least, ...given } });
});

test("the currency follows a given country", () => {
  expect(parseStore("a", { ...least, country: "NO" })).toMatchObject({ value: { country: "NO", currency: "NOK" } });
});

test("null is the same as nothing", () => {
  const nothing = { timeZone: null, currency: null, openingHours: null, floorLevel: null, country: null };
  expect(parseStore("a", { ...least, ...nothing })).toEqual(parseStore("a", least));
});

test("at sea nothing is guessed", () => {
  expect(parseStore("a", { ...least, fence: { ...fence, center: [-30, 30] } })).toMatchObject({
    value: { timeZone: null, country: null, currency: null },
  });
});

describe("refused", () => {
  test.each<[string, string, unknown, unknown]>([
    ["no body", "a", undefined, ["invalid_request", ""]],
    ["no name, no fence", "a", {}, ["invalid_request", "/name", "/fence"]],
    ["an empty name", "a", { ...least, name: "" }, ["invalid_request", "/name"]],
    ["an unknown member, by its name", "a", { ...least, opening_hours: "24/7" }, ["invalid_request", "/opening_hours"]],
    ["a country in words", "a", { ...least, country: "Sweden" }, ["invalid_request", "/country"]],
    ["a zone that is none", "a", { ...least, timeZone: "Europe/Atlantis" }, ["invalid_request", "/timeZone"]],
    ["an empty zone", "a", { ...least, timeZone: "" }, ["invalid_request", "/timeZone"]],
    ["a tag that is no text", "a", { ...least, tags: ["a", 1] }, ["invalid_request", "/tags/1"]],
    ["an id with a slash", "a/b", least, ["invalid_request"]],
    ["an empty id", "", least, ["invalid_request"]],
    ["an id of 65", "a".repeat(65), least, ["invalid_request"]],
  ])("%s", (_, id, body, expected) => expect(faults(id, body)).toEqual(expected));

  test("geometry, with a pointer into the fence", () => {
    const wide = { ...least, fence: { ...fence, radius: 10_001 } };
    expect(parseStore("a", wide)).toMatchObject({
      ok: false,
      error: { errors: [{ pointer: "/fence/radius" }] },
    });
  });
});
