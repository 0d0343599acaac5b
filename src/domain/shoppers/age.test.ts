import { expect, test } from "vitest";
import { type AdultAges, ageOf } from "./age.ts";
import { NOW } from "./testing.ts";

/** It is 2026. */
const AGES: AdultAges = { everywhere: 18, countries: { KR: 19, AT: 16 }, unknown: "unknown" };

test.each([
  ["who is surely 18 is an adult", 2007, "SE", "adult"],
  ["who may not have had their birthday yet is a minor", 2008, "SE", "minor"],
  ["a child is a minor", 2016, "SE", "minor"],
  ["where one is an adult later", 2007, "KR", "minor"],
  ["where one is an adult sooner", 2009, "AT", "adult"],
  ["in an unknown country", 2007, null, "adult"],
  ["in a country named as nothing else", 2007, "constructor", "adult"],
  ["who is not born yet is a minor", 2030, "SE", "minor"],
  ["of unknown age", null, "SE", "unknown"],
])("%s", (_, birthYear, country, age) => expect(ageOf(birthYear, country, AGES, NOW)).toBe(age));

test("an unknown age may count as an adult's, a known one never does", () => {
  const lenient: AdultAges = { ...AGES, unknown: "adult" };
  expect([ageOf(null, "SE", lenient, NOW), ageOf(2016, "SE", lenient, NOW)]).toEqual(["adult", "minor"]);
});
