import { describe, expect, test } from "vitest";
import type { OfferView } from "../domain/offers/offer.ts";
import { FakeService, NOW, phoneOf } from "./testing.ts";
import { Wallet } from "./wallet.ts";

const offer = (id: string, age = 0, over: Partial<OfferView> = {}): OfferView => ({
  id,
  code: "ABCD-EFGH",
  token: "token",
  campaignId: "back",
  variantId: "ten",
  locale: "en",
  title: "Ten off",
  body: "Here",
  imageUrl: null,
  deepLink: null,
  disclosure: null,
  items: [],
  reasons: [],
  storeIds: ["sthlm-1"],
  test: false,
  reward: { kind: "points", points: 10 },
  state: "issued",
  issuedAt: new Date(NOW - age).toISOString(),
  expiresAt: new Date(NOW + 3_600_000).toISOString(),
  ...over,
});
const list = (...items: readonly OfferView[]) => new Response(JSON.stringify({ items }));

async function walletOf(service: FakeService) {
  const { phone, store } = await phoneOf(service);
  return { phone, store, wallet: await Wallet.open(phone) };
}

describe("a wallet", () => {
  test("is empty at first", async () => {
    expect((await walletOf(new FakeService())).wallet.offers).toEqual([]);
  });

  test("holds what the service says of the last 90 days, also after a restart and newest first", async () => {
    const service = new FakeService();
    const { phone, wallet } = await walletOf(service);
    const offers = [offer("off_new"), offer("off_old", 60_000), offer("off_middle", 30_000)];
    service.meet(list(...offers));
    expect(await wallet.refresh()).toEqual(offers);
    expect(wallet.offers).toEqual(offers);
    const again = await Wallet.open(phone);
    expect(again.offers.map(({ id }) => id)).toEqual(["off_new", "off_middle", "off_old"]);
  });

  test("takes the new state of an offer, and lets go of one that is gone", async () => {
    const service = new FakeService();
    const { phone, wallet } = await walletOf(service);
    service.meet(list(offer("off_1"), offer("off_2")));
    await wallet.refresh();
    const redeemed = offer("off_1", 0, { state: "redeemed" });
    service.meet(list(redeemed));
    await wallet.refresh();
    expect(wallet.offers).toEqual([redeemed]);
    expect((await Wallet.open(phone)).offers).toEqual([redeemed]);
  });

  test("stands where nothing is answered", async () => {
    const service = new FakeService();
    const { wallet } = await walletOf(service);
    service.meet(list(offer("off_1")), "lost");
    await wallet.refresh();
    await expect(wallet.refresh()).rejects.toThrow("no answer");
    expect(wallet.offers).toEqual([offer("off_1")]);
  });

  test("that cannot be written is as it was", async () => {
    const service = new FakeService();
    const { wallet, store } = await walletOf(service);
    store.failures = 1;
    service.meet(list(offer("off_1")));
    await expect(wallet.refresh()).rejects.toThrow("the disk is full");
    expect(wallet.offers).toEqual([]);
  });

  test("goes with the phone", async () => {
    const service = new FakeService();
    const { phone, store, wallet } = await walletOf(service);
    service.meet(list(offer("off_1")));
    await wallet.refresh();
    await phone.forget();
    expect((await store.entries()).size).toBe(0);
  });
});
