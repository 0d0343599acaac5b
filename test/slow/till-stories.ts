import type { Answer } from "../../scripts/lib/api.ts";
import { receipt, REWARD_AMOUNT, type Shop, STORE } from "../support/shop.ts";
import type { Line } from "./line.ts";

/** What a till is told of a redemption, or of what it did to one. */
interface Told {
  readonly id: string;
  readonly status: string;
  readonly discount: { readonly amount: number };
  readonly refund: { readonly discount: number };
}

/** A till that does one thing after the other to one offer, each asked again until it is answered. */
export class StoryTill {
  readonly #shop: Shop;
  readonly #line: Line;
  readonly #code: string;
  #asked = 0;

  constructor(shop: Shop, line: Line, code: string) {
    this.#shop = shop;
    this.#line = line;
    this.#code = code;
  }

  redeem(attempt: number, over: object = {}): Promise<Told> {
    return this.#post("", { ...this.#receipt(), attempt, ...over });
  }
  reserve(attempt: number): Promise<Told> {
    return this.redeem(attempt, { capture: "later" });
  }
  commit(id: string): Promise<Told> {
    const { basket } = this.#receipt();
    return this.#post(`/${id}/commit`, { basket });
  }
  void(id: string): Promise<Told> {
    return this.#post(`/${id}/void`);
  }
  voidTransaction(attempt: number): Promise<Told> {
    const { basket: _, ...business } = this.#receipt();
    return this.#post("/void", { ...business, attempt });
  }
  takeBack(id: string, transactionId: string): Promise<Told> {
    const lines = [{ lineId: "1", quantity: 1 }];
    return this.#post(`/${id}/returns`, { storeId: STORE, tillId: "9", transactionId, lines });
  }

  /** One transaction for each offer, so that its effects can be told from others. */
  #receipt() {
    return { ...receipt(this.#code, "3"), transactionId: this.#code };
  }

  /** The same body under the same key until there is an answer, which must be a success. */
  async #post(path: string, body?: object): Promise<Told> {
    const headers = { "idempotency-key": `${this.#code}/${(this.#asked += 1)}` };
    const call = body === undefined ? { headers } : { body, headers };
    const answer: Answer<Told> = await this.#line.insist(() => this.#shop.till("POST", `/v1/redemptions${path}`, call));
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

const GIVEN = ["redeemed", REWARD_AMOUNT] as const;
const UNDONE = ["voided", -REWARD_AMOUNT] as const;
const BACK = ["returned", -REWARD_AMOUNT] as const;

interface Story {
  /** Plays it; gives the redemption that it is about in the end. */
  readonly play: (till: StoryTill) => Promise<string>;
  readonly status: string;
  /** What the store's journal has of it: each effect once. */
  readonly effects: readonly (readonly [kind: string, amount: number])[];
}

/** What tills do with an offer, and what is known of it for good. */
export const STORIES: Readonly<Record<string, Story>> = {
  "is reserved and committed": {
    play: async (till) => (await till.commit((await till.reserve(1)).id)).id,
    status: "committed",
    effects: [GIVEN],
  },
  "is reserved, given up and redeemed": {
    async play(till) {
      await till.void((await till.reserve(1)).id);
      return (await till.redeem(2)).id;
    },
    status: "committed",
    effects: [GIVEN],
  },
  "is redeemed, undone by its transaction and redeemed anew": {
    async play(till) {
      await till.redeem(1);
      await till.voidTransaction(1);
      return (await till.redeem(2)).id;
    },
    status: "committed",
    effects: [GIVEN, UNDONE, GIVEN],
  },
  "is redeemed and undone": {
    play: async (till) => (await till.void((await till.redeem(1)).id)).id,
    status: "voided",
    effects: [GIVEN, UNDONE],
  },
  "is redeemed, and all comes back, said twice": {
    async play(till) {
      const { id } = await till.redeem(1);
      await till.takeBack(id, `back-${id}`);
      await till.takeBack(id, `back-${id}`);
      return id;
    },
    status: "returned",
    effects: [GIVEN, BACK],
  },
};
