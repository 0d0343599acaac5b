import type { Answer } from "../../scripts/lib/api.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import { enrol, leftCart, putCart, receipt, redeem, type Redemption, type Shop, walkIn } from "../support/shop.ts";
import type { Line } from "./line.ts";

const TILLS = ["3", "4"] as const;

interface Sale {
  readonly tillId: string;
  readonly key: string;
  readonly answer: Answer<Redemption>;
}

/** What one customer was told, by answers that came. */
export interface Customer {
  readonly shopperId: string;
  readonly phone: Phone;
  /** The offers of the first answer to their ping, and of the answer to the same ping sent again. */
  readonly told: readonly (readonly OfferView[])[];
  readonly offer: OfferView;
  readonly sales: readonly Sale[];
}

/** A shopper who walked in, and the offers that they were told of, twice; each request is asked again until it is answered. */
export async function walkInOnce(shop: Shop, line: Line, shopperId: string): Promise<Omit<Customer, "sales">> {
  const cart = leftCart(Date.now());
  await line.insist(() => putCart(shop, shopperId, cart));
  const key = await DeviceKey.generate();
  const phone = await line.insist(() => enrol(shop, shopperId, key));
  const ping = await phone.sign(walkIn(phone.now()));
  const first = await line.insist(() => phone.send(ping));
  const again = await line.insist(() => phone.send(ping));
  const [offer] = first.offers;
  if (offer === undefined) throw new Error(`${shopperId} got no offer: ${JSON.stringify(first)}`);
  return { shopperId, phone, told: [first.offers, again.offers], offer };
}

/** From the cart to two tills that want the same offer at once. */
export async function shopOnce(shop: Shop, line: Line, shopperId: string): Promise<Customer> {
  const customer = await walkInOnce(shop, line, shopperId);
  const sales = TILLS.map(async (tillId) => sell(shop, line, customer.offer.code, tillId));
  return { ...customer, sales: await Promise.all(sales) };
}

/** The till's one request for this code: the same body under the same key, however often it is sent. */
export async function sell({ till }: Shop, line: Line, code: string, tillId: string): Promise<Sale> {
  const key = `${code}/${tillId}`;
  return { tillId, key, answer: await line.insist(() => redeem(till, receipt(code, tillId), key)) };
}
