import type { Service } from "../../scripts/lib/service.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import type { Host } from "./host.ts";
import {
  budget,
  campaign,
  done,
  enrol,
  leftCart,
  openShop,
  PRODUCT,
  putCart,
  receipt,
  redeem,
  type Shop,
  walkIn,
} from "./shop.ts";

const DAY_MS = 24 * 3_600_000;
const HERE = "Europe/Stockholm";
/** So many at once: a machine has few cores. */
const TOGETHER = 4;

/** What people did in the shop on one day, so many days ago. */
export interface Plan {
  readonly daysAgo: number;
  /** Shoppers who left a cart, and are offered something. */
  readonly withCart: number;
  /** Shoppers who left none, for whom there is nothing. */
  readonly without: number;
  /** Which till takes the offers of the first of them. */
  readonly redeemedAt: readonly string[];
  /** How many of the last of them say that they were not in the store. */
  readonly elsewhere: number;
}

interface Visitor {
  readonly phone: Phone;
  readonly offer: OfferView | undefined;
}

/** The offset of the service's clock at which it is noon in the shop, so many days ago: no day ends while one looks. */
export function noonOffset(daysAgo: number): number {
  const now = Date.now();
  const [hours = 0, minutes = 0] = new Intl.DateTimeFormat("sv-SE", { timeZone: HERE, timeStyle: "short" })
    .format(now)
    .split(":")
    .map(Number);
  return (12 * 60 - hours * 60 - minutes) * 60_000 - daysAgo * DAY_MS;
}

/** The date in the shop, so many days ago. */
export const dateOf = (daysAgo: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: HERE }).format(Date.now() - daysAgo * DAY_MS);

/** Plays the days one after the other, each at noon, and leaves the service running at the last one. */
export async function playDays(host: Host, plans: readonly Plan[]): Promise<{ service: Service; shop: Shop }> {
  let shop: Shop | undefined;
  let service: Service | undefined;
  for (const plan of plans) {
    await host.stop();
    const clockOffset = noonOffset(plan.daysAgo);
    service = await host.start({ clockOffset });
    shop ??= await firstDay(service);
    await playDay(shop, plan, Date.now() + clockOffset);
  }
  if (shop === undefined || service === undefined) throw new Error("no day was planned");
  return { service, shop };
}

async function firstDay(service: Service): Promise<Shop> {
  const shop = await openShop(service, [campaign("back", budget(1_000_000))]);
  const product = { sku: PRODUCT.sku, names: { en: PRODUCT.name }, prices: [] };
  done(await shop.backend("PUT", `/v1/products/${PRODUCT.sku}`, { body: product }));
  return shop;
}

async function playDay(shop: Shop, plan: Plan, now: number): Promise<void> {
  const name = (kind: string, n: number): string => `${kind}-${plan.daysAgo}-${n}`;
  const withCart = await inTurns(plan.withCart, (n) => visit(shop, name("left", n), leftCart(now)));
  await inTurns(plan.without, (n) => visit(shop, name("without", n), null));
  for (const [n, tillId] of plan.redeemedAt.entries()) {
    const transactionId = `R-${plan.daysAgo}-${n}`;
    const body = { ...receipt(withCart[n]?.offer?.code ?? "", tillId), transactionId };
    done(await redeem(shop.till, body, transactionId));
  }
  for (const { phone, offer } of plan.elsewhere === 0 ? [] : withCart.slice(-plan.elsewhere))
    await phone.call("POST", `/v1/offers/${offer?.id ?? ""}/feedback`, { kind: "wrong_store" });
}

async function visit(shop: Shop, shopperId: string, cart: object | null): Promise<Visitor> {
  if (cart !== null) await putCart(shop, shopperId, cart);
  const phone = await enrol(shop, shopperId, await DeviceKey.generate());
  const { offers } = await phone.send(await phone.sign(walkIn(phone.now())));
  return { phone, offer: offers[0] };
}

async function inTurns<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let from = 0; from < count; from += TOGETHER) {
    const turn = Array.from({ length: Math.min(TOGETHER, count - from) }, (_, n) => work(from + n));
    results.push(...(await Promise.all(turn)));
  }
  return results;
}
