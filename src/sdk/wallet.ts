import type { OfferView } from "../domain/offers/offer.ts";
import { listOffers } from "./account.ts";
import { type KeyValueStore, put, remove } from "./key-value-store.ts";
import type { Phone } from "./phone.ts";

const OFFER = "offer/";

/** The shopper's offers as they were last seen: what is in it can be shown at a till without a network. */
export class Wallet {
  readonly #phone: Phone;
  readonly #store: KeyValueStore;
  #offers: readonly OfferView[];

  private constructor(phone: Phone, offers: readonly OfferView[]) {
    this.#phone = phone;
    this.#store = phone.host.store;
    this.#offers = offers;
  }

  static async open(phone: Phone): Promise<Wallet> {
    const entries = await phone.host.store.entries();
    const kept = [...entries].flatMap(([key, value]) => (key.startsWith(OFFER) ? [value as OfferView] : []));
    return new Wallet(phone, kept.toSorted(newestFirst));
  }

  /** Newest first, those of the last 90 days. */
  get offers(): readonly OfferView[] {
    return this.#offers;
  }

  /** Asks the service and keeps what it says. Throws as `Phone.send` does; then what was kept still stands. */
  async refresh(): Promise<readonly OfferView[]> {
    const offers = await listOffers(this.#phone, "all");
    const ids = new Set(offers.map(({ id }) => id));
    const gone = this.#offers.filter(({ id }) => !ids.has(id));
    await this.#store.write([
      ...offers.map((offer) => put(OFFER + offer.id, offer)),
      ...gone.map(({ id }) => remove(OFFER + id)),
    ]);
    this.#offers = offers;
    return offers;
  }
}

const newestFirst = (a: OfferView, b: OfferView): number => Date.parse(b.issuedAt) - Date.parse(a.issuedAt);
