/** Where it is seen that something needs attention. A part of `ports.ts`. Times are epoch milliseconds. */

/** A till that was used for offers, when it was last, and on how many days. */
export interface SilentTill {
  readonly storeId: string;
  readonly tillId: string;
  readonly days: number;
  readonly since: number;
}

export interface Watch {
  /** Tills of stores that there are, used after `watchedFrom` on some days (`TILL_USUAL_DAYS_MIN`), and not after `silentFrom`. */
  silentTills(watchedFrom: number, silentFrom: number): Promise<SilentTill[]>;
  /** Stores whose stock was counted, and last before this. */
  staleStock(before: number): Promise<{ readonly storeId: string; readonly since: number }[]>;
  /** When an article was last told of; null where there is none. */
  newestProduct(): Promise<number | null>;
  /** Stores that so many shoppers were not in (`FENCE_DOUBTED_BY_MIN`), as they said after `from`. */
  doubtedFences(from: number): Promise<{ readonly storeId: string; readonly shoppers: number }[]>;
}
