import { CODE_RANDOM_BYTES, LATE_COMMIT_MS } from "../../src/domain/bounds.ts";
import { makeCode } from "../../src/domain/offers/code.ts";
import { item, offerDocument } from "../../src/domain/redemptions/testing.ts";
import type { Ports } from "../../src/services/ports.ts";
import type { Dice } from "./dice.ts";
import type { MadeOffer } from "./till.ts";

/** What one offer may cost, minor units. */
export const LIABILITY = 11_00;
const LIFETIME_MS = 2 * 3_600_000;
const TRIES = 3;

/** Issues offers in the order in which a shopper's object does: first the money, then the offer, else neither. */
export class Issuer {
  readonly #ports: Ports;
  readonly #dice: Dice;
  readonly #campaignId: string;
  readonly #storeIds: readonly [string, ...string[]];
  /** What shoppers hold. */
  readonly issued: MadeOffer[] = [];
  /** Every offer that was ever begun. */
  readonly begun: MadeOffer[] = [];
  /** What is to be given up and could not be yet. */
  readonly #abandoned: MadeOffer[] = [];

  constructor(ports: Ports, dice: Dice, campaignId: string, storeIds: readonly [string, ...string[]]) {
    this.#ports = ports;
    this.#dice = dice;
    this.#campaignId = campaignId;
    this.#storeIds = storeIds;
  }

  async issue(): Promise<void> {
    const code = makeCode(this.#dice.bytes(CODE_RANDOM_BYTES));
    const offer = { id: await this.#ports.names.offerId(code), code };
    this.begun.push(offer);
    const reserved = await attempted(() => this.#reserve(offer));
    if (reserved === "reserved" && (await attempted(() => this.#create(offer))) === "created") {
      this.issued.push(offer);
      return;
    }
    // A campaign that said no holds nothing; one that said nothing may.
    if (reserved === undefined || reserved === "reserved") this.#abandoned.push(offer);
  }

  /** Gives up what did not become an offer, as often as it takes. */
  async giveUp(): Promise<void> {
    for (const offer of this.#abandoned.splice(0)) {
      const done = await attempted(async () => {
        await this.#ports.campaign(this.#campaignId).release(offer.id);
        await this.#ports.offer(offer.id).cancel();
        return true;
      });
      if (done !== true) this.#abandoned.push(offer);
    }
  }

  #reserve({ id }: MadeOffer) {
    const claim = { offerId: id, storeId: this.#storeIds[0], currency: "SEK", amount: LIABILITY, utcOffsetMs: 0 };
    return this.#ports.campaign(this.#campaignId).reserve(claim);
  }

  #create({ id }: MadeOffer) {
    const now = this.#ports.now();
    const document = offerDocument({
      id,
      campaignId: this.#campaignId,
      storeIds: this.#storeIds,
      items: [item({ quantity: 2 })],
      reserved: { amount: LIABILITY, currency: "SEK" },
      issuedAt: now - 1_000,
      expiresAt: now + LIFETIME_MS,
    });
    return this.#ports.offer(id).create(document, "nobody");
  }
}

/** After this nothing more can become of an offer that was issued now. */
export const OVER_AFTER_MS = LIFETIME_MS + 2 * LATE_COMMIT_MS;

/** What comes of it within a few tries, or undefined. */
async function attempted<T>(work: () => Promise<T>): Promise<T | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await work();
    } catch {
      // Idempotent: again.
    }
  }
  return undefined;
}
