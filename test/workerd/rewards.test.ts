import { beforeAll, describe, expect, test } from "vitest";
import { type Client, clientAs } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { Till } from "./support/till.ts";
import { north, walkIn } from "./support/walks.ts";

/* Every kind of reward from the campaign's document to the till's answer. */

const sek = (amount: number) => ({ amount, currency: "SEK" });
const shoe = { id: "1", sku: "VITMOSSA-42", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 };
const sock = { id: "2", sku: "SOCK", categories: ["socks"], quantity: 2, unitPrice: 9_900 };
const back = { id: "3", sku: "HAT", quantity: -1, unitPrice: 20_000 };
const weighed = { id: "4", sku: "WAX", quantity: 0.335, unitPrice: 10_000 };

const KINDS: readonly (readonly [name: string, reward: object, lines: readonly object[], discount: object])[] = [
  ["a fixed price", { kind: "fixedPrice", price: sek(140_000), cap: sek(50_000) }, [shoe], { amount: 9_900 }],
  [
    "a free item",
    { kind: "freeItem", item: { sku: "SOCK", value: sek(15_000) } },
    [shoe, sock],
    { amount: 9_900, lines: [{ lineId: "2", amount: 9_900 }] },
  ],
  ["points", { kind: "points", points: 250 }, [shoe], { amount: 0, lines: [], points: 250 }],
  [
    "a category, its cheapest piece",
    {
      kind: "percentOff",
      basisPoints: 5_000,
      cap: sek(50_000),
      appliesTo: { kind: "categories", categories: ["socks"], target: "cheapest" },
    },
    [shoe, sock],
    { amount: 4_950, lines: [{ lineId: "2", amount: 4_950 }] },
  ],
  [
    "the whole basket, weighed goods and what comes back in it",
    { kind: "percentOff", basisPoints: 1_000, cap: sek(50_000), appliesTo: { kind: "basket" } },
    [shoe, back, weighed],
    { amount: 13_325 },
  ],
  [
    "what is not reduced already",
    {
      kind: "amountOff",
      amount: sek(5_000),
      appliesTo: { kind: "skus", skus: ["VITMOSSA-42", "SOCK"] },
      onDiscounted: "refuse",
    },
    [{ ...shoe, discount: 100 }, sock],
    { amount: 5_000, lines: [{ lineId: "2", amount: 5_000 }] },
  ],
];
const placeOf = (index: number) => north(CENTER, 5_000 * index);

let backend: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  const stores = KINDS.map((_, n) => [`s-${n}`, aStore({ fence: { type: "Circle", center: placeOf(n), radius: 80 } })]);
  const campaigns = KINDS.map(([, reward], n) =>
    aCampaign(`c-${n}`, {
      stores: { kind: "ids", ids: [`s-${n}`] },
      variants: [{ id: "v", title: "For you: {{reward}}", body: "Today", reward }],
    }),
  );
  await openShop(Object.fromEntries(stores) as Record<string, object>, campaigns);
  backend = await clientAs("backend");
  till = new Till(await clientAs("till"));
});

describe("a reward of", () => {
  test.each(KINDS.map(([name, , lines, discount], index) => [name, index, lines, discount] as const))(
    "%s is reserved, told and taken off",
    async (_, index, lines, discount) => {
      await putCart(backend, `shopper-${index}`);
      const [offer] = (await (await TestPhone.of(backend, `shopper-${index}`)).ping(walkIn(placeOf(index)))).offers;
      const basket = { currency: "SEK", lines };
      const answer = await till.redeem({
        code: offer?.code,
        storeId: `s-${index}`,
        transactionId: `R-${index}`,
        basket,
      });
      expect(answer).toMatchObject({ status: 201, body: { status: "committed", discount } });
      const [line] = await ports.campaign(`c-${index}`).budget();
      expect((line?.reserved ?? 0) + (line?.spent ?? 0)).toBeGreaterThanOrEqual(answer.body.discount.amount);
    },
  );
});
