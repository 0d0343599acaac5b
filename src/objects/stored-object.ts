import { DurableObject } from "cloudflare:workers";
import { type Due, Records } from "./records.ts";

/**
 * What every object has in common: records with one `due` table, and an alarm that does not throw.
 *
 * A promise that leaves the object is a row in `due`, written in the transaction that makes it; `perform` keeps it
 * and is asked again, later and later, until it returns.
 */
export abstract class StoredObject<E> extends DurableObject<E> {
  protected readonly records: Records;

  constructor(ctx: DurableObjectState, env: E, schema: string, now: () => number) {
    super(ctx, env);
    this.records = new Records(ctx.storage, schema, now);
    if (this.records.exist()) this.records.arm();
  }

  /** Keeps one promise; a throw means "again later". */
  protected abstract perform(due: Due): Promise<void> | void;

  override async alarm(): Promise<void> {
    if (!this.records.exist()) return;
    try {
      for (const due of this.records.dueNow()) {
        // One promise may be that the object ends.
        if (this.records.exist()) await this.attempt(due);
      }
    } finally {
      if (this.records.exist()) this.records.arm();
    }
  }

  private async attempt(due: Due): Promise<void> {
    try {
      await this.perform(due);
      if (this.records.exist()) this.records.kept(due);
    } catch (error) {
      // The name alone: a message may carry what was being delivered.
      const name = error instanceof Error ? error.name : "unknown";
      console.warn(JSON.stringify({ event: "due_failed", kind: due.kind, attempt: due.attempt, error: name }));
      this.records.putOff(due);
    }
  }
}
