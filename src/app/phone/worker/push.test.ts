import { describe, expect, test } from "vitest";
import { pathOf, readPush } from "./push.ts";

const beckon = { offerId: "off_1", expiresAt: "2026-11-21T20:00:00.000Z", deepLink: null };
const push = { title: "10 % off", body: "Here until eight", beckon };

describe("readPush", () => {
  test("gives what the contract says, and nothing else of it", () => {
    expect(readPush(JSON.stringify({ ...push, code: "never" }))).toEqual(push);
  });

  test("takes a push without a deep link", () => {
    const { deepLink: _none, ...rest } = beckon;
    expect(readPush(JSON.stringify({ ...push, beckon: rest }))).toEqual(push);
  });

  test.each([
    ["no JSON", "offer!"],
    ["null", "null"],
    ["a foreign message", JSON.stringify({ title: "Hello", body: "You" })],
    ["no title", JSON.stringify({ ...push, title: undefined })],
    ["an offer without an id", JSON.stringify({ ...push, beckon: { ...beckon, offerId: 7 } })],
    ["an offer without an end", JSON.stringify({ ...push, beckon: { ...beckon, expiresAt: null } })],
  ])("is not fooled by %s", (_, text) => expect(readPush(text)).toBeNull());
});

describe("pathOf", () => {
  test.each([
    ["the offer where there is no link", null, "/phone/offers/off_1"],
    ["a page of the program", "https://shop.example/phone/near#store", "/phone/near#store"],
    ["the offer where the link leads out of the program", "https://shop.example/console/", "/phone/offers/off_1"],
    ["the offer where the link is another site's", "https://elsewhere.example/phone/", "/phone/offers/off_1"],
    ["the offer where the link is another app's", "shop://shoes", "/phone/offers/off_1"],
    ["the offer where the link is none", "http://[", "/phone/offers/off_1"],
  ])("opens %s", (_, deepLink, path) => {
    expect(pathOf({ offerId: "off_1", deepLink }, "https://shop.example/phone/")).toBe(path);
  });

  test("lets an id name nothing but an offer", () => {
    expect(pathOf({ offerId: "../../console/", deepLink: null }, "https://shop.example/phone/")).toBe(
      "/phone/offers/..%2F..%2Fconsole%2F",
    );
  });
});
