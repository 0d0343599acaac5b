import { expect, test } from "vitest";
import { queryFor } from "./identity-query.ts";

/** `printf 'sara@example.com' | sha256sum` */
const ADDRESS = "email:259b65833bbadfd58ee66dde290489a6e51518339de4886d2331027751f0913a";
/** `printf '+46701234567' | sha256sum` */
const NUMBER = "phone:19317f0437d748c2e75c9d451197ae3ccc2e67c6d1e05cba41f25e639e3a7528";

test.each([
  ["an address goes as its hash", " Sara@Example.com ", ADDRESS],
  ["a number as that of its digits", "+46 (70) 123-45 67", NUMBER],
  ["an id as it is", "customer-4711", "customer-4711"],
  ["a card as it is", "loyaltyCard:9752 1234", "loyaltyCard:9752 1234"],
  ["what only begins like a number as it is", "+4", "+4"],
])("%s", async (_, typed, expected) => {
  expect(await queryFor(typed)).toBe(expected);
});
