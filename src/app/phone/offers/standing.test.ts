import { describe, expect, test } from "vitest";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { isOpen, partLeft, sorted, standingOf } from "./standing.ts";

const NOW = 2_000_000_000_000;
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString();
const offer = (id: string, state: OfferView["state"], issued: number, expires: number) =>
  ({ id, state, issuedAt: at(issued), expiresAt: at(expires) }) as OfferView;

test.each([
  ["issued", 1, "issued"],
  ["issued", 0, "expired"],
  ["issued", -1, "expired"],
  ["reserved", -1, "reserved"],
  ["redeemed", -1, "redeemed"],
  ["revoked", 1, "revoked"],
] as const)("%s, and %d hours left, is %s", (state, hours, expected) => {
  expect(standingOf({ state, expiresAt: at(hours) }, NOW)).toBe(expected);
});

test("an offer that a till holds can be shown, one that is used cannot", () => {
  expect((["issued", "reserved", "redeemed", "returned", "expired", "revoked"] as const).filter(isOpen)).toEqual([
    "issued",
    "reserved",
  ]);
});

test("offers that end soon come first, those that are over last and apart", () => {
  const offers = [
    offer("used", "redeemed", -2, 5),
    offer("long", "issued", -1, 3),
    offer("short", "reserved", -1, 1),
    offer("late", "issued", -1, -0.5),
  ];
  const { open, over } = sorted(offers, NOW);
  expect([open, over].map((some) => some.map(({ id }) => id))).toEqual([
    ["short", "long"],
    ["late", "used"],
  ]);
});

describe("what is left of an offer's time", () => {
  test.each([
    [-1, 1, 0.5],
    [0, 2, 1],
    [1, 2, 1],
    [-2, -1, 0],
    [-1, -1, 0],
  ])("issued %d, ending %d hours from now: %d", (issued, expires, left) => {
    expect(partLeft({ issuedAt: at(issued), expiresAt: at(expires) }, NOW)).toBe(left);
  });
});
