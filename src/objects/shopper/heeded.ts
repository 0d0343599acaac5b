import { NOT_FOR_ME_MS, WRONG_STORE_MS } from "../../domain/bounds.ts";
import type { FeedbackKind } from "../../domain/offers/feedback.ts";
import type { OfferDocument } from "../../domain/offers/offer.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { DecisionRow } from "./decision-rows.ts";
import type { Parts } from "./parts.ts";

/** The offer that something is said of, and how it came about, while that is still known. */
interface Said {
  readonly offer: OfferDocument;
  readonly decision: DecisionRow | undefined;
  /** The phone that says it. */
  readonly device: string;
}

/** What a shopper says of their offers, and what follows from it at once. */
export class Heeded {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes one word about an offer in this shopper's hand. Said again it changes nothing. Belongs into a transaction. */
  hear(device: string, offerId: string, kind: FeedbackKind): Result<null, Problem> {
    const { wallet, feedback, decisions } = this.#parts;
    const offer = wallet.inHand(offerId);
    if (offer === undefined) return err(problem("not_found"));
    if (!feedback.record({ offer: offerId, kind, device })) return ok(null);
    this.#parts.outcomes.promise();
    this.#effects[kind]?.({ offer, decision: decisions.rows.ofOffer(offerId), device });
    return ok(null);
  }

  /** What is only noted, to learn from or to tire by, has no effect of its own. */
  readonly #effects: Readonly<Partial<Record<FeedbackKind, (said: Said) => void>>> = {
    not_for_me: ({ offer, decision }) => {
      const { feedback } = this.#parts;
      const categories = new Set(decision?.body.chosen?.items.flatMap((item) => item.categories));
      if (categories.size > 0) feedback.mute("category", [...categories], NOT_FOR_ME_MS);
      else feedback.mute("campaign", [offer.campaignId], NOT_FOR_ME_MS);
    },

    already_bought: ({ offer }) => this.#parts.cart.takeOut(offer.id, offer.items),

    not_mine: ({ device }) => this.#parts.feedback.disown(device),

    too_often: () => this.#parts.feedback.hearLess(),

    wrong_store: ({ decision }) => {
      if (decision === undefined) return;
      this.#parts.visits.wasElsewhere(decision.device, decision.store);
      this.#parts.feedback.mute("store", [decision.store], WRONG_STORE_MS);
    },
  };
}
