import { EFFECTS_TOLD_AFTER_MS, EFFECTS_TOLD_TOGETHER_MAX } from "../../domain/bounds.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import type { Journal } from "./journal.ts";

export const TELL = "tell";
/** The place of the newest entry that the reports know. */
const TOLD = "told";

/** Tells the reports what the journal has grown by. Nothing is kept to be told: it is read off the journal. */
export class EffectLog {
  readonly #records: Records;
  readonly #journal: Journal;
  readonly #reports: Ports["reports"];

  constructor(records: Records, journal: Journal, { reports }: Pick<Ports, "reports">) {
    this.#records = records;
    this.#journal = journal;
    this.#reports = reports;
  }

  /** What is to be told is told soon. Belongs into the transaction that writes entries down. */
  promise(): void {
    if (this.#journal.last() > this.#told() && !this.#records.promised(TELL, ""))
      this.#records.promise(TELL, "", this.#records.now() + EFFECTS_TOLD_AFTER_MS);
  }

  async tell(): Promise<void> {
    const news = this.#journal.after(this.#told(), EFFECTS_TOLD_TOGETHER_MAX);
    const last = news.at(-1);
    if (last === undefined) return;
    await this.#reports.noteEffects(news.map(({ entry }) => entry));
    this.#records.transaction(() => {
      this.#records.setMeta(TOLD, last.seq);
      this.#records.fulfilled(TELL, "");
      // More may have been written down meanwhile, or was too much for once.
      this.promise();
    });
  }

  #told(): number {
    return this.#records.meta<number>(TOLD) ?? 0;
  }
}
