/** What an effect on money was: the offer took something off, or that came back. */
export const EFFECT_KINDS = ["redeemed", "voided", "returned"] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/**
 * One effect on money at one store, written once under its id and never changed. It points at no person.
 * `amount` is what the retailer gave, minor units of `currency`; negative where it came back.
 */
export interface JournalEntry {
  /** The same effect has the same id, however often it is told. */
  readonly id: string;
  readonly kind: EffectKind;
  readonly redemptionId: string;
  readonly campaignId: string;
  /** Where it happened: a return may be at another store than its redemption. */
  readonly storeId: string;
  readonly tillId: string;
  readonly transactionId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly currency: string;
  readonly amount: number;
}
