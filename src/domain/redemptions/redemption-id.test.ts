import { expect, test } from "vitest";
import { offerIdOf, redemptionId } from "./redemption-id.ts";

test.each(["off_AbCdEfGhIjKlMnOpQrStUv", "off_-_-_-_-_-_-_-_-_-_-_-_"])("a redemption of %s leads back to it", (id) => {
  expect(redemptionId(id, 12)).toBe(`red_${id.slice(4)}_12`);
  expect(offerIdOf(redemptionId(id, 12))).toBe(id);
});

test.each(["", "off_AbCd", "red_AbCd", "red_AbCd_0", "red_AbCd_x", "red__1", "red_Ab/Cd_1"])(
  "%j is no redemption",
  (id) => {
    expect(offerIdOf(id)).toBeNull();
  },
);
