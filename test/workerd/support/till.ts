import { CODE_RANDOM_BYTES } from "../../../src/domain/bounds.ts";
import { makeCode } from "../../../src/domain/offers/code.ts";
import type { OfferDocument, OfferView } from "../../../src/domain/offers/offer.ts";
import type { Redemption } from "../../../src/domain/redemptions/redemption.ts";
import type { RedemptionDetail } from "../../../src/domain/redemptions/redemption-detail.ts";
import type { Returned } from "../../../src/domain/redemptions/returns.ts";
import { offerDocument } from "../../../src/domain/redemptions/testing.ts";
import { type Answer, type Client, done } from "./api.ts";
import { HOUR } from "./clock.ts";
import { ports } from "./objects.ts";
import { TestPhone } from "./phone.ts";
import { aCart, aRedemption, putCart } from "./retailer.ts";
import { walkIn } from "./walks.ts";

let shoppers = 0;
let keys = 0;

export interface Refusal {
  readonly code: string;
  readonly by: { readonly storeId: string; readonly tillId: string; readonly at: string };
}
export interface Issued extends OfferView {
  readonly shopperId: string;
}

/** An offer, really issued to a shopper of its own. */
export async function anIssuedOffer(backend: Client, cart: object = aCart()): Promise<Issued> {
  const shopperId = `till-shopper-${++shoppers}`;
  await putCart(backend, shopperId, cart);
  const [offer] = (await (await TestPhone.of(backend, shopperId)).ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer was made");
  return { ...offer, shopperId };
}

/** A till as a program: what it sends, under a new key each time unless told otherwise. */
export class Till {
  readonly #client: Client;
  readonly #receipt: object;

  constructor(client: Client, receipt: object = {}) {
    this.#client = client;
    this.#receipt = receipt;
  }

  post<T>(path: string, body?: object, key = `till-key-${++keys}`): Promise<Answer<T & Refusal>> {
    return this.#client("POST", `/v1/redemptions${path}`, body, { "idempotency-key": key });
  }

  redeem(over: object, key?: string): Promise<Answer<Redemption & Refusal>> {
    return this.post("", aRedemption({ ...this.#receipt, ...over }), key);
  }

  reserve(over: object, key?: string): Promise<Answer<Redemption & Refusal>> {
    return this.redeem({ capture: "later", ...over }, key);
  }

  check(over: object): Promise<Answer<Redemption & Refusal>> {
    return this.post("/check", aRedemption({ ...this.#receipt, ...over }));
  }

  commit(id: string, body?: object, key?: string): Promise<Answer<Redemption & Refusal>> {
    return this.post(`/${id}/commit`, body, key);
  }

  void(id: string, key?: string): Promise<Answer<Redemption & Refusal>> {
    return this.post(`/${id}/void`, undefined, key);
  }

  voidTransaction(over: object, key?: string): Promise<Answer<{ status: string } & Refusal>> {
    const { basket: _, ...business } = aRedemption({ ...this.#receipt, ...over });
    return this.post("/void", business, key);
  }

  returns(id: string, over: object = {}, key?: string): Promise<Answer<Returned & Refusal>> {
    const body = { storeId: "sthlm-1", tillId: "7", transactionId: "B-1", lines: [{ lineId: "1", quantity: 1 }] };
    return this.post(`/${id}/returns`, { ...body, ...over }, key);
  }

  async read(id: string): Promise<RedemptionDetail> {
    return done(await this.#client<RedemptionDetail>("GET", `/v1/redemptions/${id}`));
  }
}

/** Whether an answer had been given before under the same key. */
export const isReplay = ({ headers }: Answer<unknown>): boolean => headers.get("idempotency-replayed") === "true";

/** An offer that no shopper has, made as the issue path makes it. Gives its code. */
export async function aMadeOffer(
  over: Partial<OfferDocument> = {},
): Promise<{ readonly id: string; readonly code: string }> {
  const code = makeCode(crypto.getRandomValues(new Uint8Array(CODE_RANDOM_BYTES)));
  const id = await ports.names.offerId(code);
  const items = [{ sku: "VITMOSSA-42", productId: "VITMOSSA", gtin: null, quantity: 1 }];
  const reserved = { amount: 16_489, currency: "SEK" };
  const times = { issuedAt: Date.now(), expiresAt: Date.now() + 2 * HOUR };
  await ports.offer(id).create(offerDocument({ id, items, reserved, ...times, ...over }), "nobody");
  return { id, code };
}
