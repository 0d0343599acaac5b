import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathOf, type Route, routeAt, SECTIONS } from "./route.ts";

const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>({ page: "offers" }, { page: "near" }),
  fc.record({ page: fc.constant("offer" as const), offerId: fc.string({ minLength: 1, unit: "binary" }) }),
  fc.record({ page: fc.constant("me" as const), section: fc.constantFrom(...SECTIONS, null) }),
);

describe("an address", () => {
  test("leads to the page that it is the address of", () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(routeAt(pathOf(route))).toEqual(route);
      }),
    );
  });

  test.each([
    ["/phone/", { page: "offers" }],
    ["/phone/offers/off_1", { page: "offer", offerId: "off_1" }],
    ["/phone/offers/", { page: "offers" }],
    ["/phone/me/cart", { page: "me", section: "cart" }],
    ["/phone/me/nothing", { page: "me", section: null }],
    ["/phone/elsewhere", { page: "offers" }],
    ["/phone/offers/%E0%A4%A", { page: "offer", offerId: "%E0%A4%A" }],
  ])("%s", (path, route) => expect(routeAt(path)).toEqual(route));
});
