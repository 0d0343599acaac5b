/**
 * What the service says of its own work. None of it tells of a person, a place, a token or a code: every member is a
 * number, a word of ours, or an id that the retailer gave to a campaign or a store.
 */

/** Calls of bindings by their kind. D1 counts statements; an object counts when it is called, not what it calls. */
export type BindingKind = "kv" | "d1" | "object" | "r2";
export type BindingCalls = Record<BindingKind, number>;

export interface RequestLine {
  /** The `x-request-id` of the answer. */
  readonly request: string;
  /** As the document has it, such as `/v1/carts/{shopperId}`: never the path that was asked for. `none` where no route fits. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** The code of the problem that was answered, or null. */
  readonly problem: string | null;
  readonly ms: number;
  readonly calls: Readonly<BindingCalls>;
  /** Seconds since the snapshot in this isolate's memory was published, or null where there is none. */
  readonly snapshotAge: number | null;
}

/** A turn of an object: one RPC, with all that the object did to answer it, or one alarm. */
export interface TurnLine {
  /** The kind of object, such as `Shopper`, never which one. */
  readonly object: string;
  readonly method: string;
  readonly ms: number;
  /** What the object called itself; what the objects that it called did is in their own turns. */
  readonly calls: Readonly<BindingCalls>;
}

export interface DecisionLine {
  readonly outcome: "issued" | "silent" | "withheld" | "abandoned";
  /** The stage that silenced it, or null. */
  readonly stage: string | null;
  /** Why it is silent, or was abandoned; null where it was issued. */
  readonly code: string | null;
  /** The campaign that was chosen, or the one whose reason `code` is. */
  readonly campaignId: string | null;
  readonly storeId: string;
  /** From the trigger to the end, milliseconds. */
  readonly ms: number;
}

/** Something that somebody should look at now. */
export type AlertLine =
  /** The tills of one key try codes at a store. */
  | { readonly alert: "guesses"; readonly storeId: string }
  /** Something that would make two shoppers one was said of two of whom each is surely somebody. */
  | { readonly alert: "identity_conflict" };

export interface Observations {
  /** Counts into `calls` whatever bindings `work` calls before it resolves. */
  counting<T>(calls: BindingCalls, work: () => Promise<T>): Promise<T>;
  request(line: RequestLine): void;
  turn(line: TurnLine): void;
  decision(line: DecisionLine): void;
  alert(line: AlertLine): void;
}
