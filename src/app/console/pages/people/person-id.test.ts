import fc from "fast-check";
import { expect, test } from "vitest";
import { givenIdSchema } from "../../../../domain/stores/store.ts";
import { personIdOf } from "./person-id.ts";

test("somebody's id reads like their address", () => {
  expect(personIdOf("Sara.Lind+shop@example.com", "a1b2")).toBe("sara.lind-shop-a1b2");
});

test("is an id whatever the address is", () => {
  fc.assert(
    fc.property(fc.string(), (email) => {
      expect(givenIdSchema.safeParse(personIdOf(email, "a1b2")).success).toBe(true);
    }),
  );
});
