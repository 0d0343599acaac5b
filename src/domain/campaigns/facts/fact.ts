import type { Money } from "../../money/money.ts";
import type { StoreRecord } from "../../stores/store.ts";
import type { CartItem } from "../../carts/cart.ts";
import type { AbandonedCart } from "../abandoned-cart.ts";
import type { Contacts, Goods, Hours, ShopperFacts, VisitHistory, Weather } from "./sources.ts";

/** `attribute` is of the type that its value has; which one that is, its declaration says. */
export type FactType = "money" | "number" | "string" | "list" | "level" | "boolean" | "date" | "attribute";
/** A date is `YYYY-MM-DD`. */
export type FactValue = Money | number | string | boolean | readonly string[];

export type Confidence = "low" | "medium" | "high";

/** The transition that made a decision due. `at` is epoch milliseconds. */
export interface Trigger {
  readonly event: "entered" | "dwelled" | "exited";
  readonly at: number;
  readonly dwellSeconds: number;
  readonly confidence: Confidence;
}

/** Everything that facts are read from; null is unknown. `now` is epoch milliseconds. */
export interface FactContext {
  readonly now: number;
  /** Null: they are not on a visit. */
  readonly trigger: Trigger | null;
  readonly store: StoreRecord;
  /** Whether what is about the person may be read at all. */
  readonly profiled: boolean;
  readonly hours: Hours;
  readonly cart: AbandonedCart | null;
  /** The one that a fact of an item is asked of. */
  readonly item?: CartItem;
  readonly shopper: ShopperFacts | null;
  readonly contacts: Contacts | null;
  readonly visits: VisitHistory | null;
  readonly goods: Goods | null;
  readonly weather: Weather | null;
}

/** One thing that a rule can ask for. */
export interface Fact {
  readonly name: string;
  readonly type: FactType;
  /** What a rule editor calls it, in English. */
  readonly label: string;
  readonly unit: string | null;
  /** The only values there are; of a `level` from the lowest up. Null where any value may be. */
  readonly values: readonly string[] | null;
  /** Of a number: what it can be. `check` finds by it what can never hold. */
  readonly range?: { readonly least?: number; readonly most?: number; readonly whole?: true };
  /** About the person. What is not may be used without consent to profiling. */
  readonly personal: boolean;
  /** Of one item of the cart, so that only a campaign's `items` can ask for it. */
  readonly perItem?: true;
  /** What has to be fetched before it can be read. */
  readonly needs: "cart" | "visit" | "store" | "time" | "shopper" | "goods" | "weather" | "contacts";
  /** Undefined is *unknown*: no rule on it is met, and none under `not` either. */
  readonly read: (context: FactContext) => FactValue | undefined;
  /** How a decision words what was found; `{value}` stands for it. */
  readonly explain: string;
}
