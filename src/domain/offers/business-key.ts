/** What a till knows of its own transaction. With the offer it names one redemption, whatever else is lost. */
export interface BusinessKey {
  readonly storeId: string;
  readonly tillId: string;
  readonly transactionId: string;
  /** Counted up by a till that voids and scans again in one receipt. */
  readonly attempt: number;
}

const sameTransaction = (a: BusinessKey, b: BusinessKey): boolean =>
  a.storeId === b.storeId && a.tillId === b.tillId && a.transactionId === b.transactionId;

export const sameKey = (a: BusinessKey, b: BusinessKey): boolean => sameTransaction(a, b) && a.attempt === b.attempt;

/** Whether voiding `voided` undoes `key`: a void covers the attempts of its transaction up to its own. */
export const covers = (voided: BusinessKey, key: BusinessKey): boolean =>
  sameTransaction(voided, key) && key.attempt <= voided.attempt;
