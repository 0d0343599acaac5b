import type { EffectKind, JournalEntry } from "./journal.ts";
import type { OfferRecord, RedemptionRecord } from "./redemption.ts";
import { givenOf } from "./returns.ts";

/** Where and when an effect happened, and how much it was. */
type Effect = Pick<JournalEntry, "storeId" | "tillId" | "transactionId" | "at" | "amount"> & {
  readonly kind: EffectKind;
  /** What tells it from others of its redemption. */
  readonly name: string;
};

function* effectsOf({ key, discount, committed, voidedAt, frozen, returns }: RedemptionRecord): Generator<Effect> {
  if (committed === null) return;
  const { storeId, tillId, transactionId } = key;
  const here = { storeId, tillId, transactionId };
  yield { ...here, kind: "redeemed", name: "redeemed", at: committed.at, amount: discount.amount };
  for (const [index, { answer, lines: _, ...there }] of returns.entries()) {
    yield { ...there, kind: "returned", name: `returned:${index + 1}`, amount: 0 - answer.refund.discount };
  }
  if (voidedAt !== null) yield { ...here, kind: "voided", name: "voided", at: voidedAt, amount: 0 - givenOf(frozen) };
}

/**
 * Every effect on money that the offer has had, oldest first for each redemption. What was written once is never
 * written otherwise: it can be read off the record at any later time. A test offer has none.
 */
export function entriesOf({ document, redemptions }: OfferRecord): JournalEntry[] {
  if (document.test) return [];
  return redemptions.flatMap((redemption) =>
    [...effectsOf(redemption)]
      .filter(({ amount }) => amount !== 0)
      .map(({ name, ...effect }) => ({
        id: `${redemption.id}:${name}`,
        redemptionId: redemption.id,
        campaignId: document.campaignId,
        currency: redemption.discount.currency,
        ...effect,
      })),
  );
}
