import { randomUUID } from "node:crypto";
import type { Phone } from "../../src/sdk/phone.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { done, leftCart, receipt, redeem, type Shop, shopperWith, walkIn } from "./shop.ts";

/** What some of a crowd do, by their number in it. */
export interface Habits {
  readonly looks: (n: number) => boolean;
  readonly redeems: (n: number) => boolean;
  /** What they buy afterwards, minor units; 0 is nothing. `offered` is whether they got an offer. */
  readonly buys: (n: number, offered: boolean) => number;
  /** What they left in their cart, minor units. */
  readonly left: (n: number) => number;
}

const AT_ONCE = 6;

/** So many shoppers who left a cart, walk in and do what is their habit; gives how many of them got an offer. */
export async function crowd(shop: Shop, name: string, count: number, habits: Habits): Promise<number> {
  let next = 0;
  let offered = 0;
  const one = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      if (await visit(shop, `${name}-${n}`, n, habits)) offered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return offered;
}

type Offer = PingResult["offers"][number];

async function visit(shop: Shop, shopperId: string, n: number, habits: Habits): Promise<boolean> {
  const phone = await shopperWith(shop, shopperId, leftCart(Date.now(), { unitPrice: habits.left(n) }));
  const [offer] = (await phone.ping(walkIn(phone.now()))).offers;
  if (offer !== undefined) await use(shop, phone, offer, n, habits);
  const amount = habits.buys(n, offer !== undefined);
  if (amount > 0) await buy(shop, shopperId, amount);
  return offer !== undefined;
}

async function use(shop: Shop, phone: Phone, offer: Offer, n: number, { looks, redeems }: Habits): Promise<void> {
  if (looks(n)) await phone.call("POST", `/v1/offers/${offer.id}/feedback`, { kind: "viewed" });
  if (redeems(n)) done(await redeem(shop.till, receipt(offer.code, String(n)), randomUUID()));
}

async function buy({ backend }: Shop, shopperId: string, unitPrice: number): Promise<void> {
  const lines = [{ sku: "SKU-1", quantity: 1, unitPrice, categories: ["shoes"] }];
  const sale = { id: `sale-${shopperId}`, shopperId, channel: "online", currency: "SEK", lines };
  done(await backend("POST", "/v1/purchases", { body: { ...sale, at: new Date().toISOString() } }));
}
