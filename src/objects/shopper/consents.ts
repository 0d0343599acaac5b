import { CONSENT_CHANGES_KEPT_MAX } from "../../domain/bounds.ts";
import {
  type ConsentChange,
  type ConsentReceipt,
  type Consents,
  type ConsentStatement,
  type ConsentsView,
  isChange,
  isNewerWord,
  NO_CONSENTS,
  type Purpose,
  PURPOSES,
} from "../../domain/privacy/consents.ts";
import type { Records } from "../records.ts";

export const CONSENT_SCHEMA = `
  CREATE TABLE consent (
    purpose TEXT PRIMARY KEY, granted INTEGER NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, device TEXT,
    text TEXT, text_sha256 TEXT
  ) WITHOUT ROWID;
  -- What stood before, too: each word by which something changed. Of the same moment the last to come.
  CREATE TABLE consent_change (
    purpose TEXT, at INTEGER, granted INTEGER NOT NULL, source TEXT NOT NULL, device TEXT, text TEXT, text_sha256 TEXT,
    PRIMARY KEY (purpose, at)
  ) WITHOUT ROWID;
`;

interface ConsentRow extends Omit<ConsentChange, "granted" | "textSha256"> {
  readonly granted: number;
  readonly text_sha256: string | null;
}
const fromRow = ({ granted, text_sha256: textSha256, ...row }: ConsentRow): ConsentChange => ({
  ...row,
  granted: granted === 1,
  textSha256,
});

const NEVER_ASKED: ConsentReceipt = {
  granted: false,
  text: null,
  textSha256: null,
  at: null,
  source: null,
  device: null,
};

/** What the shopper agreed to. It is theirs, whichever device spoke last. */
export class ConsentLog {
  readonly #records: Records;
  readonly #withdrawn: Partial<Readonly<Record<Purpose, () => void>>>;

  /** @param withdrawn what is to happen when they withdraw their leave, by purpose, in the same turn */
  constructor(records: Records, withdrawn: Partial<Readonly<Record<Purpose, () => void>>>) {
    this.#records = records;
    this.#withdrawn = withdrawn;
  }

  /** Takes the shopper's word. Without leave to know where they are, what was seen of it is forgotten in the same turn. */
  record({ granted, texts, at, source, device, pausedUntil }: ConsentStatement): void {
    const known = this.#receipts();
    for (const purpose of PURPOSES) {
      const word = granted[purpose];
      if (word === undefined || !isNewerWord(known[purpose], at)) continue;
      const { id: text = null, sha256: textSha256 = null } = texts[purpose] ?? {};
      const insert = "INSERT OR REPLACE INTO consent VALUES (?, ?, ?, ?, ?, ?, ?)";
      this.#records.run(insert, purpose, Number(word), at, source, device, text, textSha256);
      if (isChange(known[purpose], word, text))
        this.#remember({ purpose, granted: word, at, source, device, text, textSha256 });
      if (!word) this.#withdrawn[purpose]?.();
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

  /** Every change of the shopper's word that is kept, oldest first. */
  history(): ConsentChange[] {
    return this.#records.rows<ConsentRow>("SELECT * FROM consent_change ORDER BY at, purpose").map(fromRow);
  }

  #remember({ purpose, granted, at, source, device, text, textSha256 }: ConsentChange): void {
    const insert = "INSERT OR REPLACE INTO consent_change VALUES (?, ?, ?, ?, ?, ?, ?)";
    this.#records.run(insert, purpose, at, Number(granted), source, device, text, textSha256);
    const forget = `DELETE FROM consent_change WHERE purpose = ?1 AND at NOT IN
      (SELECT at FROM consent_change WHERE purpose = ?1 ORDER BY at DESC LIMIT ?2)`;
    this.#records.run(forget, purpose, CONSENT_CHANGES_KEPT_MAX);
  }

  #receipts(): Partial<Record<Purpose, ConsentReceipt>> {
    const rows = this.#records.rows<ConsentRow>("SELECT * FROM consent");
    return Object.fromEntries(rows.map(fromRow).map(({ purpose, ...receipt }) => [purpose, receipt]));
  }
}
