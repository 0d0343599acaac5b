import { OVERDUE_AFTER_ATTEMPTS } from "../domain/bounds.ts";
import type { ObjectName } from "../services/backlog-ports.ts";
import type { Ports } from "../services/ports.ts";
import type { Due, Records } from "./records.ts";

export type OutboxPorts = Pick<Ports, "now" | "random" | "backlog">;

const NAME = "backlog";

/**
 * Tells the operator's table of what this object fails to deliver: how many rows of which kind, under a random name. It is
 * told with each attempt on a row that is overdue, so that a word which gets lost is said again.
 */
export class Overdue {
  readonly #records: Records;
  readonly #object: ObjectName;
  readonly #ports: OutboxPorts;
  #kinds = new Set<string>();
  #name: string | undefined;

  constructor(records: Records, object: ObjectName, ports: OutboxPorts) {
    this.#records = records;
    this.#object = object;
    this.#ports = ports;
  }

  /** Notes that a promise was kept or has failed once more. One that was kept at once is not worth a word. */
  tried({ kind, attempt }: Due, failed: boolean): void {
    if (attempt + Number(failed) < OVERDUE_AFTER_ATTEMPTS) return;
    this.#kinds.add(kind);
    // An object that has ended no longer knows its own name.
    this.#name ??= this.#ownName();
  }

  /** Says what was noted. Who cannot be told now is told next time. */
  async tell(): Promise<void> {
    const kinds = [...this.#kinds];
    this.#kinds = new Set();
    const name = this.#name;
    if (name === undefined) return;
    const owed = kinds.map((kind) => ({ name, object: this.#object, kind, rows: this.#rowsOf(kind) }));
    await Promise.allSettled(owed.map((one) => this.#ports.backlog.note(one)));
  }

  #rowsOf(kind: string): number {
    if (!this.#records.exist()) return 0;
    const query = "SELECT count(*) AS rows FROM due WHERE kind = ? AND attempt >= ?";
    return this.#records.first<{ rows: number }>(query, kind, OVERDUE_AFTER_ATTEMPTS)?.rows ?? 0;
  }

  #ownName(): string | undefined {
    if (!this.#records.exist()) return undefined;
    const known = this.#records.meta<string>(NAME) ?? this.#ports.random.text(12);
    this.#records.setMeta(NAME, known);
    return known;
  }
}
