import { FIX_MAX_AGE_MS, FIXES_PER_PING_MAX, PING_BODY_MAX_BYTES, PING_MAX_AGE_MS } from "../domain/bounds.ts";
import type { WatchEvent } from "../domain/pings/ping.ts";
import { type Change, type Entries, put, remove } from "./key-value-store.ts";
import type { SentFix } from "./wire.ts";

/** A fix that waits to be sent, and the region crossing that woke the phone for it. */
export interface Queued {
  readonly fix: SentFix & { readonly seq: number };
  readonly crossing: WatchEvent | null;
}

/** A ping that was signed and may have been sent: until it is answered the very same text is sent again. */
export interface Flight {
  readonly ping: string;
  /** The key that signed it. */
  readonly keyId: string;
  /** Its `iat`, epoch seconds. */
  readonly issuedAt: number;
  /** The `seq` of its last fix. */
  readonly last: number;
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly notBefore: number;
}

/** What is still to be sent, oldest first. The fixes of the flight are the first of `waiting` until it has landed. */
export interface Outbox {
  /** The highest `seq` that was ever given. */
  readonly seq: number;
  readonly waiting: readonly Queued[];
  readonly flight: Flight | null;
}

/** All that can happen to it. `now` is epoch milliseconds by the service's clock. */
export type OutboxEvent =
  | { readonly kind: "append"; readonly fix: SentFix; readonly crossing: WatchEvent | null }
  | ({ readonly kind: "takeOff" } & Pick<Flight, "ping" | "keyId" | "issuedAt" | "last">)
  | { readonly kind: "landed" }
  | { readonly kind: "delayed"; readonly notBefore: number }
  /** The flight cannot be sent any more; its fixes wait for another. */
  | { readonly kind: "grounded" }
  | { readonly kind: "passed"; readonly now: number };

/** The outbox after an event, and what has to be written, all at once, for it to survive. */
export interface Step {
  readonly outbox: Outbox;
  readonly changes: readonly Change[];
}

const SEQ = "seq";
const FLIGHT = "flight";
const FIX = "fix/";
const keyOf = ({ fix }: Queued): string => FIX + fix.seq;

/** Reads what was written. @param now epoch milliseconds: where a counter that was lost goes on */
export function restoreOutbox(entries: Entries, now: number): Outbox {
  const waiting = [...entries].flatMap(([key, value]) => (key.startsWith(FIX) ? [value as Queued] : []));
  return {
    seq: (entries.get(SEQ) as number | undefined) ?? now,
    waiting: waiting.toSorted((a, b) => a.fix.seq - b.fix.seq),
    flight: (entries.get(FLIGHT) as Flight | undefined) ?? null,
  };
}

/** The next state. Nothing but `landed` and the passing of a day ever takes a fix away, and nothing reorders them. */
export function step(outbox: Outbox, event: OutboxEvent): Step {
  switch (event.kind) {
    case "append":
      return append(outbox, event);
    case "takeOff": {
      const { kind: _kind, ...signed } = event;
      return withFlight(outbox, { ...signed, failures: 0, notBefore: 0 });
    }
    case "landed":
      return landed(outbox);
    case "delayed": {
      const { flight } = outbox;
      if (flight === null) return { outbox, changes: [] };
      return withFlight(outbox, { ...flight, failures: flight.failures + 1, notBefore: event.notBefore });
    }
    case "grounded":
      return { outbox: { ...outbox, flight: null }, changes: [remove(FLIGHT)] };
    case "passed":
      return passed(outbox, event.now);
  }
}

function append(outbox: Outbox, { fix, crossing }: Extract<OutboxEvent, { kind: "append" }>): Step {
  const seq = outbox.seq + 1;
  const queued: Queued = { fix: { ...fix, seq }, crossing };
  return {
    outbox: { ...outbox, seq, waiting: [...outbox.waiting, queued] },
    changes: [put(keyOf(queued), queued), put(SEQ, seq)],
  };
}

const withFlight = (outbox: Outbox, flight: Flight): Step => ({
  outbox: { ...outbox, flight },
  changes: [put(FLIGHT, flight)],
});

function landed(outbox: Outbox): Step {
  const { flight } = outbox;
  if (flight === null) return { outbox, changes: [] };
  const { kept, changes } = without(outbox, ({ fix }) => fix.seq <= flight.last);
  return { outbox: { ...outbox, waiting: kept, flight: null }, changes: [...changes, remove(FLIGHT)] };
}

/** A day later neither a ping nor a fix is taken any more. Till then a flight keeps its fixes, whatever their age. */
function passed(outbox: Outbox, now: number): Step {
  const isOver = outbox.flight !== null && outbox.flight.issuedAt * 1000 <= now - PING_MAX_AGE_MS;
  const flight = isOver ? null : outbox.flight;
  const inFlight = flight?.last ?? -1;
  const { kept, changes } = without(outbox, ({ fix }) => fix.seq > inFlight && fix.timestamp < now - FIX_MAX_AGE_MS);
  return { outbox: { ...outbox, waiting: kept, flight }, changes: isOver ? [...changes, remove(FLIGHT)] : changes };
}

function without({ waiting }: Outbox, isGone: (queued: Queued) => boolean): { kept: Queued[]; changes: Change[] } {
  const kept = waiting.filter((queued) => !isGone(queued));
  return { kept, changes: waiting.filter(isGone).map((queued) => remove(keyOf(queued))) };
}

/** Header, signature, and what a payload has beside fixes and crossings: far more than they need. */
const ENVELOPE_BYTES = 2_048;
/** Base64 makes four characters of three bytes. */
const ROOM_BYTES = Math.floor((PING_BODY_MAX_BYTES * 3) / 4) - ENVELOPE_BYTES;

const encoder = new TextEncoder();
const bytesOf = ({ fix, crossing }: Queued): number =>
  encoder.encode(JSON.stringify([fix, ...(crossing === null ? [] : [crossing])])).length;

/** The oldest that fit one ping. */
export function nextBatch({ waiting }: Outbox): readonly Queued[] {
  let room = ROOM_BYTES;
  const oldest = waiting.slice(0, FIXES_PER_PING_MAX);
  const end = oldest.findIndex((queued) => (room -= bytesOf(queued)) < 0);
  return end < 0 ? oldest : oldest.slice(0, Math.max(1, end));
}
