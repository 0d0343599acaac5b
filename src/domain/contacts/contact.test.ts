import { describe, expect, test } from "vitest";
import { CONTACT_AHEAD_MAX_MS } from "../bounds.ts";
import { wireTime } from "../offers/wire-time.ts";
import { contactSchema, readContact, weigh } from "./contact.ts";
import { heardCart } from "../campaigns/abandoned-cart.ts";
import { CART } from "../campaigns/testing.ts";
import { UNRESTRAINED } from "./restraint.ts";

const NOW = 1_795_269_600_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const read = (body: object) => readContact(contactSchema.parse({ at: wireTime(NOW), ...body }), NOW);
const contact = (body: object) => {
  const parsed = read(body);
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.error));
  return parsed.value;
};
const weight = (body: object) => {
  const { from, at } = weigh(contact(body));
  return [from - NOW, at - NOW];
};
const marketing = { purpose: "marketing" };

describe("a contact", () => {
  test("by the short form is service of no channel in particular", () => {
    expect(contact({ channel: "service" })).toEqual({
      channel: "other",
      purpose: "service",
      at: NOW,
      arrivesAt: null,
      campaign: null,
    });
  });

  test.each([{ channel: "email" }, { channel: "service", ...marketing }])("%o is for nothing that can be", (body) => {
    expect(read(body)).toMatchObject({ error: { code: "invalid_request", errors: [{ pointer: "/purpose" }] } });
  });

  test.each([
    ["an unknown channel", { channel: "pigeon", ...marketing }],
    ["no channel", marketing],
    ["a time that is none", { channel: "email", ...marketing, at: "yesterday" }],
    ["an unknown member", { channel: "email", ...marketing, body: "Dear customer" }],
  ])("with %s is refused", (_, body) => {
    expect(contactSchema.safeParse({ at: wireTime(NOW), ...body }).success).toBe(false);
  });

  test.each([
    ["/at", { at: wireTime(NOW + CONTACT_AHEAD_MAX_MS + 1) }],
    ["/arrivesAt", { arrivesAt: wireTime(NOW + CONTACT_AHEAD_MAX_MS + 1) }],
    ["/arrivesAt", { arrivesAt: wireTime(NOW - 1) }],
  ])("whose times cannot be is refused at %s", (pointer, body) => {
    expect(read({ channel: "letter", ...marketing, ...body })).toMatchObject({ error: { errors: [{ pointer }] } });
  });
});

describe("weighs", () => {
  test.each<[string, object, number[]]>([
    ["an e-mail when it is sent", { channel: "email" }, [0, 0]],
    ["a message that is held up when it arrives", { channel: "sms", arrivesAt: wireTime(NOW + HOUR) }, [HOUR, HOUR]],
    ["a letter two days later, and from the day before", { channel: "letter" }, [DAY, 2 * DAY]],
    [
      "a postcard around the day it is said to arrive",
      { channel: "postcard", arrivesAt: wireTime(NOW + 5 * DAY) },
      [4 * DAY, 5 * DAY],
    ],
    ["no letter before it was posted", { channel: "letter", arrivesAt: wireTime(NOW + HOUR) }, [0, HOUR]],
  ])("%s", (_, body, expected) => {
    expect(weight({ ...marketing, ...body })).toEqual(expected);
  });
});

describe("of the cart is heard", () => {
  const mute = (...names: string[]) => ({
    ...UNRESTRAINED,
    muted: names.map((name) => ({ kind: "category" as const, name, until: NOW + 1 })),
  });
  const present = { kind: "present", cart: CART } as const;
  const skus = (restraint: typeof UNRESTRAINED, now = NOW) => {
    const cart = heardCart(present, restraint, now);
    return cart.kind === "present" ? cart.cart.items.map(({ sku }) => sku) : cart;
  };

  test("all of it, unless they said otherwise", () => {
    expect(heardCart(present, UNRESTRAINED, NOW)).toEqual(present);
    expect(heardCart({ kind: "none" }, mute("socks"), NOW)).toEqual({ kind: "none" });
  });

  test("nothing of what is only in categories that are not for them", () => {
    expect(skus(mute("socks"))).toEqual(["trail-42"]);
    expect(skus(mute("shoes"))).toEqual(["sock-m", "trail-42"]);
    expect(skus(mute("shoes", "trail", "socks"))).toEqual({ kind: "unheard", reason: "cart_muted" });
  });

  test("all of it again when the time is over", () => {
    expect(skus(mute("socks"), NOW + 1)).toEqual(["sock-m", "trail-42"]);
  });

  test("nothing on a phone whose owner says that it is not theirs", () => {
    expect(skus({ ...UNRESTRAINED, cartIsNotMine: true })).toEqual({ kind: "unheard", reason: "cart_not_mine" });
  });
});
