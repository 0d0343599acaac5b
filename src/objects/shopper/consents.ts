import {
  type ConsentReceipt,
  type Consents,
  type ConsentStatement,
  type ConsentsView,
  isNewerWord,
  NO_CONSENTS,
  type Purpose,
  PURPOSES,
} from "../../domain/privacy/consents.ts";
import type { Records } from "../records.ts";
import type { VisitLog } from "./visit-log.ts";

export const CONSENT_SCHEMA = `
  CREATE TABLE consent (
    purpose TEXT PRIMARY KEY, granted INTEGER NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, device TEXT
  ) WITHOUT ROWID;
`;

interface ConsentRow extends Omit<ConsentReceipt, "granted" | "at"> {
  readonly purpose: Purpose;
  readonly granted: number;
  readonly at: number;
}

const NEVER_ASKED: ConsentReceipt = { granted: false, at: null, source: null, device: null };

/** What the shopper agreed to. It is theirs, whichever device spoke last. */
export class ConsentLog {
  readonly #records: Records;
  readonly #visits: VisitLog;

  constructor(records: Records, visits: VisitLog) {
    this.#records = records;
    this.#visits = visits;
  }

  /** Takes the shopper's word. Without leave to know where they are, what was seen of it is forgotten in the same turn. */
  record({ granted, at, source, device, pausedUntil }: ConsentStatement): void {
    const known = this.#receipts();
    for (const purpose of PURPOSES) {
      const word = granted[purpose];
      if (word === undefined || !isNewerWord(known[purpose], at)) continue;
      const insert = "INSERT OR REPLACE INTO consent VALUES (?, ?, ?, ?, ?)";
      this.#records.run(insert, purpose, Number(word), at, source, device);
      if (purpose === "preciseLocation" && !word) this.#visits.forget();
    }
    if (pausedUntil !== undefined) this.pause(pausedUntil);
  }

  pause(until: number | null): void {
    this.#records.setMeta("pausedUntil", until);
  }

  get granted(): Consents {
    const receipts = Object.entries(this.#receipts());
    return { ...NO_CONSENTS, ...Object.fromEntries(receipts.map(([purpose, { granted }]) => [purpose, granted])) };
  }

  get pausedUntil(): number | null {
    return this.#records.meta<number | null>("pausedUntil") ?? null;
  }

  get paused(): boolean {
    return (this.pausedUntil ?? 0) > this.#records.now();
  }

  /** Why no fix of this shopper may be used now, or null. */
  refusal(): "no_consent" | "paused" | null {
    if (!this.granted.preciseLocation) return "no_consent";
    return this.paused ? "paused" : null;
  }

  view(): ConsentsView {
    const { preciseLocation, marketing, profiling, adsExport } = this.#receipts();
    const consents = {
      preciseLocation: preciseLocation ?? NEVER_ASKED,
      marketing: marketing ?? NEVER_ASKED,
      profiling: profiling ?? NEVER_ASKED,
      adsExport: adsExport ?? NEVER_ASKED,
    };
    return { consents, pausedUntil: this.paused ? this.pausedUntil : null };
  }

  #receipts(): Partial<Record<Purpose, ConsentReceipt>> {
    const rows = this.#records.rows<ConsentRow>("SELECT purpose, granted, at, source, device FROM consent");
    return Object.fromEntries(
      rows.map(({ purpose, granted, ...row }) => [purpose, { granted: granted === 1, ...row }]),
    );
  }
}
