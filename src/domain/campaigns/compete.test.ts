import { describe, expect, test } from "vitest";
import { competitors } from "./compete.ts";
import { aCampaign, DRAFT, rules } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const sek = (amount: number) => ({ amount, currency: "SEK" });
const total = (operator: string, amount: number) => rules({ field: "cart.total", operator, value: sek(amount) });
const ours = (changes: Record<string, unknown> = {}) => aCampaign({ id: "ours", ...changes });
const theirs = (changes: Record<string, unknown> = {}) => aCampaign({ id: "theirs", priority: 60, ...changes });
const contextual = { variants: [{ ...VARIANT, reward: { kind: "points", points: 5 } }] };

describe("a live campaign that always wins", () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["is for all, as this one is", {}, {}],
    ["is for every store", { stores: { kind: "ids", ids: ["a"] } }, {}],
    [
      "is for these stores and others",
      { stores: { kind: "ids", ids: ["a"] } },
      { stores: { kind: "ids", ids: ["a", "b"] } },
    ],
    [
      "is for these tags and others",
      { stores: { kind: "tags", tags: ["a"] } },
      { stores: { kind: "tags", tags: ["b", "a"] } },
    ],
    ["is for smaller carts too", { audience: total(">=", 500) }, { audience: total(">", 400) }],
    ["asks nothing of the audience", { audience: total(">=", 500) }, {}],
    [
      "waits for less",
      { trigger: { event: "dwelled", dwellSeconds: 90 } },
      { trigger: { event: "dwelled", dwellSeconds: 30 } },
    ],
    ["lasts longer", { schedule: { startsAt: "2026-11-01T00:00:00Z", endsAt: null } }, {}],
    ["comes before it by its id", { priority: 60, id: "z" }, {}],
  ])("%s", (_, here, there) => {
    expect(competitors(ours(here), [theirs(there)])).toEqual([
      { pointer: "/priority", message: expect.stringContaining("theirs") as string },
    ]);
  });
});

describe("a live campaign that leaves room", () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["ranks below", {}, { priority: 40 }],
    ["comes after it by its id", { priority: 60 }, {}],
    ["waits for something else", { trigger: { event: "entered" } }, {}],
    ["waits longer", {}, { trigger: { event: "dwelled", dwellSeconds: 300 } }],
    ["falls silent sooner before closing", {}, { trigger: { event: "dwelled", minutesBeforeClosing: 20 } }],
    ["assumes no dwell", { trigger: { event: "dwelled", assumeDwell: true } }, {}],
    ["is for other stores", { stores: { kind: "ids", ids: ["a"] } }, { stores: { kind: "ids", ids: ["b"] } }],
    [
      "is for tags that ids do not tell",
      { stores: { kind: "ids", ids: ["a"] } },
      { stores: { kind: "tags", tags: ["b"] } },
    ],
    ["is over sooner", {}, { schedule: { startsAt: null, endsAt: "2026-12-24T00:00:00Z" } }],
    ["is for larger carts", { audience: total(">=", 500) }, { audience: total(">=", 501) }],
    ["asks what may not be known", {}, { audience: total(">=", 0) }],
    ["needs a cart", contextual, {}],
    ["names a currency", {}, { variants: [{ ...VARIANT, reward: { kind: "amountOff", amount: sek(5) } }] }],
    ["is itself", { id: "theirs" }, {}],
  ])("%s", (_, here, there) => {
    expect(competitors(ours(here), [theirs(there)])).toEqual([]);
  });
});
