import type { OfferView } from "../../../src/domain/offers/offer.ts";
import { type Client, done } from "./api.ts";
import { ports, shopperStub } from "./objects.ts";
import { type Enrolled, TestPhone } from "./phone.ts";
import { putCart } from "./retailer.ts";
import { walkIn } from "./walks.ts";

/** Someone who left a cart behind, with a phone. */
export interface Someone {
  readonly id: string;
  readonly sub: string;
  readonly phone: TestPhone;
  readonly stub: DurableObjectStub;
}

export async function someone(backend: Client, id: string): Promise<Someone> {
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  return { id, sub: await ports.names.sub(id), phone, stub: await shopperStub(id) };
}

/** The same, who has walked in and has an offer in their hand. */
export async function someoneWithOffer(backend: Client, id: string): Promise<Someone & { readonly offer: OfferView }> {
  const one = await someone(backend, id);
  const [offer] = (await one.phone.ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer");
  return { ...one, offer };
}

/** The same phone with a new credential: the one it has is over after a day. */
export async function renewed(phone: TestPhone): Promise<TestPhone> {
  return TestPhone.from(phone.key, done(await phone.call<Enrolled>("POST", "/v1/devices/current/credential")));
}

/** Buys something for a shopper. */
export const buy = async (backend: Client, shopperId: string, over: object = {}): Promise<void> =>
  void done(await backend("POST", "/v1/purchases", aPurchase(shopperId, over)));

export const aPurchase = (shopperId: string, over: object = {}) => ({
  id: `purchase-of-${shopperId}`,
  shopperId,
  channel: "online",
  at: new Date(Date.now() - 86_400_000).toISOString(),
  currency: "SEK",
  lines: [{ sku: "SOCKS", quantity: 2, unitPrice: 4_900 }],
  ...over,
});

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await tick();
}

/** Holds whoever passes until it is opened. They wait in their own context: an object may not go on in that of another. */
export function gate(): { pass(): Promise<void>; reached(): Promise<void>; open(): void } {
  let isReached = false;
  let isOpen = false;
  return {
    async pass() {
      isReached = true;
      await until(() => isOpen);
    },
    reached: () => until(() => isReached),
    open() {
      isOpen = true;
    },
  };
}
