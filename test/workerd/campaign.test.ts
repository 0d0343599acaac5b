import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { campaignStub, ports, rowsIn, tablesIn } from "./support/objects.ts";

const SEK = "SEK";
let campaigns = 0;

/** A live campaign with this much to spend. */
async function campaignWith(limit: number) {
  const id = `campaign-${++campaigns}`;
  const object = ports.campaign(id);
  const configure = (state: "live" | "paused", amount: number) =>
    object.configure({ state, version: 1, limits: [{ amount, currency: SEK }] });
  await configure("live", limit);
  const budget = async () => (await object.budget()).find(({ currency }) => currency === SEK);
  return { id, object, configure, budget };
}

describe("a reservation", () => {
  test("is made once, however often it is asked for", async () => {
    const { object, budget } = await campaignWith(100);
    const answers = [await object.reserve("off_1", "s", SEK, 40), await object.reserve("off_1", "s", SEK, 40)];
    expect(answers).toEqual(["reserved", "reserved"]);
    expect(await budget()).toEqual({ currency: SEK, limit: 100, reserved: 40, spent: 0 });
  });

  test("is given back once, however often it is released", async () => {
    const { object, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 40);
    await object.reserve("off_2", "s", SEK, 40);
    await object.release("off_1");
    await object.release("off_1");
    expect(await budget()).toMatchObject({ reserved: 40, spent: 0 });
  });

  test("is settled once, and what was not spent of it is free again", async () => {
    const { object, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 40);
    await object.settle("off_1", 25);
    await object.settle("off_1", 25);
    expect(await budget()).toMatchObject({ reserved: 0, spent: 25 });
    expect(await object.reserve("off_2", "s", SEK, 75)).toBe("reserved");
  });

  test("once settled is not released, once released is not settled", async () => {
    const { object, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 40);
    await object.settle("off_1", 40);
    await object.release("off_1");
    await object.reserve("off_2", "s", SEK, 40);
    await object.release("off_2");
    await object.settle("off_2", 40);
    expect(await budget()).toMatchObject({ reserved: 0, spent: 40 });
  });

  test("that its release has overtaken is refused", async () => {
    const { object, budget } = await campaignWith(100);
    await object.release("off_1");
    expect(await object.reserve("off_1", "s", SEK, 40)).toBe("released");
    expect(await budget()).toMatchObject({ reserved: 0, spent: 0 });
  });

  test("after its release stays refused, also across an eviction", async () => {
    const { id, object } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 40);
    await object.release("off_1");
    await evictDurableObject(campaignStub(id));
    expect(await object.reserve("off_1", "s", SEK, 40)).toBe("released");
  });

  test("in a currency without a budget is exhausted", async () => {
    const { object } = await campaignWith(100);
    expect(await object.reserve("off_1", "s", "EUR", 1)).toBe("exhausted");
  });
});

describe("the limit", () => {
  test("holds under two hundred at once with room for ten", async () => {
    const { id, object, budget } = await campaignWith(105);
    const all = Array.from({ length: 200 }, (_, n) => object.reserve(`off_${n}`, "s", SEK, 10));
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer === "reserved")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "exhausted")).toHaveLength(190);
    expect(await budget()).toEqual({ currency: SEK, limit: 105, reserved: 100, spent: 0 });
    expect(await rowsIn(campaignStub(id), "SELECT offer FROM reservation")).toHaveLength(10);
  });

  test("holds for what is spent and reserved together", async () => {
    const { object, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 60);
    await object.settle("off_1", 50);
    expect(await object.reserve("off_2", "s", SEK, 51)).toBe("exhausted");
    expect(await object.reserve("off_2", "s", SEK, 50)).toBe("reserved");
    expect(await budget()).toMatchObject({ limit: 100, reserved: 50, spent: 50 });
  });

  test("lowered below what is reserved lets nothing new in until it has drained", async () => {
    const { object, configure, budget } = await campaignWith(100);
    await Promise.all(["off_1", "off_2", "off_3"].map((id) => object.reserve(id, "s", SEK, 30)));
    await configure("live", 50);
    expect(await object.reserve("off_4", "s", SEK, 10)).toBe("exhausted");
    await object.release("off_1");
    expect(await object.reserve("off_4", "s", SEK, 10)).toBe("exhausted");
    await object.release("off_2");
    expect(await object.reserve("off_4", "s", SEK, 10)).toBe("reserved");
    expect(await budget()).toEqual({ currency: SEK, limit: 50, reserved: 40, spent: 0 });
  });

  test("of a currency that lost its budget keeps what it holds and takes nothing new", async () => {
    const { object, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 30);
    await object.configure({ state: "live", version: 2, limits: [{ amount: 100, currency: "EUR" }] });
    expect(await object.reserve("off_2", "s", SEK, 1)).toBe("exhausted");
    await object.settle("off_1", 30);
    expect(await budget()).toEqual({ currency: SEK, limit: 0, reserved: 0, spent: 30 });
  });
});

type Known = { readonly state: "reserved" | "spent" | "released"; readonly amount: number };

/** What a campaign of 100 should do, in the fewest words. */
class Model {
  readonly #offers = new Map<string, Known>();

  sum(state: Known["state"]): number {
    return [...this.#offers.values()].reduce((total, one) => total + (one.state === state ? one.amount : 0), 0);
  }

  reserve(offer: string, amount: number): string {
    const known = this.#offers.get(offer);
    if (known !== undefined) return known.state === "released" ? "released" : "reserved";
    if (this.sum("reserved") + this.sum("spent") + amount > 100) return "exhausted";
    this.#offers.set(offer, { state: "reserved", amount });
    return "reserved";
  }

  release(offer: string): void {
    const isHeld = (this.#offers.get(offer)?.state ?? "reserved") === "reserved";
    if (isHeld) this.#offers.set(offer, { state: "released", amount: 0 });
  }

  /** Gives what a till would say was spent: never more than was reserved. */
  settle(offer: string, amount: number): number {
    const known = this.#offers.get(offer);
    const spent = Math.min(amount, known?.amount ?? amount);
    if (known?.state === "reserved") this.#offers.set(offer, { state: "spent", amount: spent });
    return spent;
  }
}

test("in whatever order and however often things come, the sums are those of the offers and within the limit", async () => {
  const step = fc.record({
    what: fc.constantFrom("reserve", "reserve", "release", "settle"),
    offer: fc.constantFrom("off_1", "off_2", "off_3", "off_4"),
    amount: fc.integer({ min: 0, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { object, budget } = await campaignWith(100);
      const model = new Model();
      for (const { what, offer, amount } of steps) {
        if (what === "settle") await object.settle(offer, model.settle(offer, amount));
        else if (what === "reserve")
          expect(await object.reserve(offer, "s", SEK, amount)).toBe(model.reserve(offer, amount));
        else {
          model.release(offer);
          await object.release(offer);
        }
        const sums = { reserved: model.sum("reserved"), spent: model.sum("spent") };
        expect(await budget()).toEqual({ currency: SEK, limit: 100, ...sums });
      }
    }),
    { numRuns: 40 },
  );
});

describe("a campaign", () => {
  test("that is paused reserves nothing, at once, and honours what it has reserved", async () => {
    const { object, configure, budget } = await campaignWith(100);
    await object.reserve("off_1", "s", SEK, 30);
    await configure("paused", 100);
    expect(await object.reserve("off_2", "s", SEK, 30)).toBe("paused");
    expect(await object.reserve("off_1", "s", SEK, 30)).toBe("reserved");
    await object.settle("off_1", 30);
    expect(await budget()).toMatchObject({ reserved: 0, spent: 30 });
  });

  test("that goes on reserves again what it refused while it was paused", async () => {
    const { object, configure } = await campaignWith(100);
    await configure("paused", 100);
    await object.reserve("off_1", "s", SEK, 30);
    await configure("live", 100);
    expect(await object.reserve("off_1", "s", SEK, 30)).toBe("reserved");
  });

  test("that was never published is not brought into being by who asks", async () => {
    const object = ports.campaign("nobody");
    expect(await object.reserve("off_1", "s", SEK, 1)).toBe("paused");
    await object.settle("off_1", 1);
    expect(await object.budget()).toEqual([]);
    expect(await tablesIn(campaignStub("nobody"))).toEqual([]);
  });
});
