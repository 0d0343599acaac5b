import type { Money } from "../money/money.ts";
import type { Profile } from "../shoppers/profile.ts";

export interface PurchaseHeld {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  /** The sale that is given back. */
  readonly of: string | null;
  readonly channel: string;
  readonly storeId: string | null;
  readonly paid: Money;
  readonly lines: readonly { readonly sku: string; readonly productId: string | null; readonly quantity: number }[];
}

/** What is held of the person: who they are, and what is made of what they did. Times as on the wire. */
export interface PersonHeld {
  readonly profile: Profile;
  /** What other systems know them by. */
  readonly identities: readonly {
    readonly kind: string;
    readonly source: string | null;
    readonly value: string;
    readonly since: string;
  }[];
  /** What all their purchases come to. */
  readonly habit: {
    readonly orders: number;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
    readonly spend: readonly Money[];
  };
  /** What is computed of them; each can be removed by its name. */
  readonly traits: {
    readonly segments: readonly string[];
    readonly affinity: Readonly<Record<string, number>>;
    readonly potential: Readonly<Record<string, Money>>;
    readonly removed: readonly { readonly name: string; readonly until: string }[];
  };
  readonly activities: readonly {
    readonly kind: string;
    readonly sku: string | null;
    readonly category: string | null;
    readonly query: string | null;
    /** Of the article, as it was imported. */
    readonly categories: readonly string[];
    readonly at: string;
  }[];
}
