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

export interface DecisionLine {
  readonly outcome: "issued" | "silent" | "abandoned";
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

export interface Observations {
  /** Counts into `calls` whatever bindings `work` calls before it resolves. */
  counting<T>(calls: BindingCalls, work: () => Promise<T>): Promise<T>;
  request(line: RequestLine): void;
  decision(line: DecisionLine): void;
}
