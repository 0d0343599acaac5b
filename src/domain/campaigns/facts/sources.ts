import type { WeighedContact } from "../../contacts/contact.ts";
import type { Money } from "../../money/money.ts";
import type { OpenState } from "../../stores/opening-hours.ts";

/**
 * What facts are read from beyond the visit and the cart. All of it is plain JSON: the record of a decision holds it
 * as it was. Times are epoch milliseconds.
 */

/** What the retailer knows of the shopper. Read only for known adults who agree to profiling. */
export interface ShopperFacts {
  readonly segments: readonly string[];
  /** By the names that are declared, protected ones left out. */
  readonly attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly tier: string | null;
  readonly locale: string | null;
  readonly orders: number;
  /** What they bought for, once per currency. */
  readonly spend: readonly Money[];
  readonly lastPurchaseAt: number | null;
  /** By category: what they spend elsewhere, spend × (1 − share of wallet). */
  readonly potential: Readonly<Record<string, Money>>;
  /** By category, above 0: how much they turned to it lately. Only the proportions mean anything. */
  readonly affinity: Readonly<Record<string, number>>;
}

/** An article as the retailer imported it. */
export interface Product {
  readonly categories: readonly string[];
  readonly marginBasisPoints: number | null;
  readonly prices: readonly Money[];
  readonly floorPrices: readonly Money[];
  readonly onSale: boolean | null;
  readonly neverDiscount: boolean;
}

/** What is known of the cart's articles, by SKU; one that is not there was never imported. */
export interface Goods {
  readonly products: Readonly<Record<string, Product>>;
  /** Pieces in this store; one that is not there is unknown or too old. */
  readonly stock: Readonly<Record<string, number>>;
}

/** At the store. */
export interface Weather {
  readonly condition: string;
  /** Degrees Celsius. */
  readonly temperature: number;
  /** Within the next two hours. */
  readonly rainSoon: boolean;
  readonly sunSoon: boolean;
}

/** What was said to the shopper by any channel. */
export interface Contacts {
  readonly list: readonly WeighedContact[];
}

/** The shopper's earlier visits to any store. */
export interface VisitHistory {
  readonly last30Days: number;
  readonly lastAt: number | null;
}

/** Whether the store is open, and when that changes; null where its hours or its zone are not known. */
export type Hours = OpenState | null;
