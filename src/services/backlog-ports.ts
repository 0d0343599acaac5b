/** Each of which keeps an outbox of its own. */
export type ObjectName = "campaign" | "offer" | "publisher" | "shopper" | "store";

/** What one object owes of one kind, and has failed to deliver several times. */
export interface Owed {
  /** Random, and only the object's own. */
  readonly name: string;
  readonly object: ObjectName;
  readonly kind: string;
  /** 0: nothing any more. */
  readonly rows: number;
}

/** What all objects of one class owe of one kind. */
export interface Backlog {
  readonly object: ObjectName;
  readonly kind: string;
  readonly rows: number;
  /** Those of them that have failed for so long that nobody should wait for them, though they are still tried. */
  readonly deadLetters: number;
  /** Epoch milliseconds: since when the one that fails longest has been told of. */
  readonly oldestSince: number;
}

/** What outboxes cannot get rid of. What they deliver at once is nobody's business and in no table. */
export interface BacklogRepository {
  /** Replaces what was known of this name and kind. */
  note(owed: Owed): Promise<void>;
  /** Of what was told lately; every attempt that fails tells it again. */
  list(): Promise<readonly Backlog[]>;
}
