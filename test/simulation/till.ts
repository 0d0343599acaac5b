import type { BusinessKey } from "../../src/domain/offers/business-key.ts";
import { basketSchema } from "../../src/domain/redemptions/basket.ts";
import type { Quote, Redemption } from "../../src/domain/redemptions/redemption.ts";
import type { RedemptionBody } from "../../src/domain/redemptions/redemption-body.ts";
import { basket } from "../../src/domain/redemptions/testing.ts";
import { commitRedemption } from "../../src/services/commit-redemption.ts";
import type { OfferAnswer } from "../../src/services/offer-ports.ts";
import type { Ports } from "../../src/services/ports.ts";
import { redeemOffer } from "../../src/services/redeem-offer.ts";
import { returnRedemption } from "../../src/services/return-redemption.ts";
import type { Sent } from "../../src/services/till-request.ts";
import { voidTransaction } from "../../src/services/void-redemption.ts";
import type { Book, Sale } from "./book.ts";
import type { Dice } from "./dice.ts";

export interface MadeOffer {
  readonly id: string;
  readonly code: string;
}
/** What a till holds for a customer who has not paid yet. */
export interface Held {
  readonly offer: MadeOffer;
  readonly key: BusinessKey;
  readonly id: string;
}
export interface Place {
  readonly storeId: string;
  readonly tillId: string;
}

/** How often a till asks for the same before its clerk gives up. */
const TRIES = 4;
const CALLER = { actor: "key:simulated", stores: { kind: "all" } } as const;

/**
 * A till and its clerk. Whoever gets no answer asks again: under the same key, or a new one, since the program was
 * started anew meanwhile; with the same basket, or another.
 */
export class Till {
  readonly #ports: Ports;
  readonly #book: Book;
  readonly #dice: Dice;
  readonly #place: Place;
  readonly held: Held[] = [];
  #receipts = 0;
  #keys = 0;

  constructor(ports: Ports, book: Book, dice: Dice, place: Place) {
    this.#ports = ports;
    this.#book = book;
    this.#dice = dice;
    this.#place = place;
  }

  /** Scans an offer and takes the money, now or when the customer has paid. */
  async sell(offer: MadeOffer, how: "now" | "later" | "doubleClick", again?: BusinessKey): Promise<void> {
    const key = again ?? { ...this.#place, transactionId: this.#receipt(), attempt: 1 };
    const capture = how === "later" ? "later" : "now";
    const clicks = Array.from({ length: how === "doubleClick" ? 2 : 1 }, () => this.#redeem(offer, key, capture));
    const answers = await Promise.all(clicks);
    if (answers.every((answer) => answer === undefined)) await this.#giveUp(offer, key);
    for (const answer of answers) this.#remember(offer, key, answer);
  }

  /** The customer of a reservation pays, with what they have added or left behind, or goes away. */
  async settle(): Promise<void> {
    const [one] = this.held.splice(this.#dice.below(this.held.length), 1);
    if (one === undefined || this.#dice.chance(0.2)) return;
    const { offer, key, id } = one;
    if (this.#dice.chance(0.2)) {
      await this.undo(offer, key);
      return;
    }
    const final = this.#dice.chance(0.5) ? this.#basket() : null;
    const answer = await this.#insist((sent) => commitRedemption(this.#ports, CALLER, id, final, sent));
    if (answer?.ok) this.#book.told(offer.id, key, answer.value);
  }

  /** Undoes a transaction, and may scan the offer again in the same receipt. */
  async undo(offer: MadeOffer, key: BusinessKey): Promise<void> {
    const asked = { offerId: offer.id, key };
    this.#book.asked.push(asked);
    const body = { ...key, presented: { code: offer.code } };
    const answer = await this.#insist((sent) => voidTransaction(this.#ports, CALLER, body, sent));
    if (!answer?.ok) return;
    this.#book.voided.push(asked);
    const how = this.#dice.pick<"now" | "later">(["now", "later"]);
    if (this.#dice.chance(0.5)) await this.sell(offer, how, { ...key, attempt: key.attempt + 1 });
  }

  /** Takes goods back, of whichever till's sale: pressed once or twice. */
  async takeBack({ id }: Sale): Promise<void> {
    const transactionId = this.#receipt();
    const lines = [{ lineId: "1", quantity: this.#dice.pick([1, 0.5, 2]) }];
    const body = { ...this.#place, transactionId, lines };
    const press = async (): Promise<void> => {
      const answer = await this.#insist((sent) => returnRedemption(this.#ports, CALLER, id, body, sent));
      if (!answer?.ok) return;
      const name = JSON.stringify([transactionId, lines]);
      this.#book.returns.push({ redemptionId: id, name, refund: answer.value.refund });
    };
    await Promise.all(this.#dice.chance(0.3) ? [press(), press()] : [press()]);
  }

  #redeem(offer: MadeOffer, key: BusinessKey, capture: "now" | "later") {
    let bought = this.#basket();
    return this.#insist((sent) => {
      if (this.#dice.chance(0.2)) bought = this.#basket();
      const body = { ...key, presented: { code: offer.code }, capture, training: false, basket: bought };
      return redeemOffer(this.#ports, CALLER, body, { ...sent, sent: body });
    });
  }

  /** Nobody knows what became of it: the clerk undoes it, or leaves it at that. */
  async #giveUp(offer: MadeOffer, key: BusinessKey): Promise<void> {
    if (this.#dice.chance(0.7)) await this.undo(offer, key);
  }

  #remember(offer: MadeOffer, key: BusinessKey, answer: OfferAnswer<Redemption | Quote> | undefined): void {
    if (!answer?.ok || !("id" in answer.value)) return;
    this.#book.told(offer.id, key, answer.value);
    if (answer.value.status === "reserved") this.held.push({ offer, key, id: answer.value.id });
  }

  /** Asks until there is an answer that stands, or the clerk has had enough: then undefined. */
  async #insist<T>(ask: (sent: Sent) => Promise<OfferAnswer<T>>): Promise<OfferAnswer<T> | undefined> {
    let idempotencyKey = this.#key();
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const answer = await ask({ idempotencyKey, sent: {} });
        const passes = !answer.ok && ["unavailable", "rate_limited"].includes(answer.error.code);
        if (!passes) return answer;
      } catch {
        // No answer: it may have been done.
      }
      if (this.#dice.chance(0.4)) idempotencyKey = this.#key();
    }
    return undefined;
  }

  /** One or two pairs of what was left in the cart, at whatever they cost here. */
  #basket(): RedemptionBody["basket"] {
    const unitPrice = this.#dice.pick([30_00, 50_00, 99_99, 100_00, 250_00]);
    const bought = basket(
      "SEK",
      { quantity: this.#dice.pick([1, 2]), unitPrice },
      { sku: "SOCKS", productId: "SOCKS" },
    );
    return basketSchema.parse(bought);
  }

  #receipt(): string {
    return `R-${(this.#receipts += 1)}`;
  }

  #key(): string {
    const { storeId, tillId } = this.#place;
    return `${storeId}/${tillId}/${(this.#keys += 1)}`;
  }
}
