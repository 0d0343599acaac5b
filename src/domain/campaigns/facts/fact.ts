import type { Money } from "../../money/money.ts";
import type { StoreRecord } from "../../stores/store.ts";
import type { AbandonedCart } from "../abandoned-cart.ts";

export type FactType = "money" | "number" | "string" | "list" | "level";
export type FactValue = Money | number | string | readonly string[];

export type Confidence = "low" | "medium" | "high";

/** The transition that made a decision due. `at` is epoch milliseconds. */
export interface Trigger {
  readonly event: "entered" | "dwelled" | "exited";
  readonly at: number;
  readonly dwellSeconds: number;
  readonly confidence: Confidence;
}

/** Everything that facts are read from. `now` is epoch milliseconds. */
export interface FactContext {
  readonly now: number;
  readonly trigger: Trigger;
  readonly store: StoreRecord;
  readonly cart: AbandonedCart | null;
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
  /** About the person. What is not may be used without consent to profiling. */
  readonly personal: boolean;
  /** What has to be fetched before it can be read. */
  readonly needs: "cart" | "visit" | "store" | "time" | "shopper";
  /** Undefined is *unknown*: no rule on it is met, and none under `not` either. */
  readonly read: (context: FactContext) => FactValue | undefined;
  /** How a decision words what was found; `{value}` stands for it. */
  readonly explain: string;
}
