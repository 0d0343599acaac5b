import { DurableObject } from "cloudflare:workers";
import type { ObjectName } from "../services/backlog-ports.ts";
import { type OutboxPorts, Overdue } from "./overdue.ts";
import { type Due, Records } from "./records.ts";

/** What an object is called where all are counted, and its tables. */
export interface Kind {
  readonly name: ObjectName;
  readonly schema: string;
}

/**
 * What every object has in common: records with one `due` table, and an alarm that does not throw.
 *
 * A promise that leaves the object is a row in `due`, written in the transaction that makes it; `perform` keeps it
 * and is asked again, later and later, until it returns.
 */
export abstract class StoredObject<E> extends DurableObject<E> {
  protected readonly records: Records;
  readonly #overdue: Overdue;

  constructor(ctx: DurableObjectState, env: E, { name, schema }: Kind, ports: OutboxPorts) {
    super(ctx, env);
    this.records = new Records(ctx.storage, schema, ports.now);
    this.#overdue = new Overdue(this.records, name, ports);
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
    await this.#overdue.tell();
  }

  private async attempt(due: Due): Promise<void> {
    try {
      await this.perform(due);
      if (this.records.exist()) this.records.kept(due);
      this.#overdue.tried(due, false);
    } catch (error) {
      // The name alone: a message may carry what was being delivered.
      const name = error instanceof Error ? error.name : "unknown";
      console.warn(JSON.stringify({ event: "due_failed", kind: due.kind, attempt: due.attempt, error: name }));
      this.records.putOff(due);
      this.#overdue.tried(due, true);
    }
  }
}
