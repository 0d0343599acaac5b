import { DOCUMENT_KEPT_MS, DOCUMENTS_SWEPT_MAX } from "../../domain/bounds.ts";
import type { Pointer } from "../../services/snapshot-ports.ts";
import type { Library } from "../../services/publish-snapshot.ts";
import type { Records } from "../records.ts";

const CURRENT = "(name IN (?1, ?2) OR name IN (SELECT name FROM shard WHERE name IS NOT NULL))";

/** What the Publisher has written, in its own tables: documents, and the shard of each coarse cell. */
export class StoredLibrary implements Library {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  has(name: string): boolean {
    return this.#records.first("SELECT 1 FROM written WHERE name = ?", name) !== undefined;
  }

  add(name: string): void {
    this.#records.run("INSERT OR IGNORE INTO written VALUES (?, NULL)", name);
  }

  completeUpTo(): number {
    return this.#records.meta<number>("stores") ?? 0;
  }

  complete(version: number): void {
    this.#records.setMeta("stores", version);
  }

  shardVersion(shard: string): number {
    return this.#records.first<{ version: number }>("SELECT version FROM shard WHERE cell = ?", shard)?.version ?? 0;
  }

  setShard(shard: string, name: string | undefined, version: number): void {
    this.#records.run("INSERT OR REPLACE INTO shard VALUES (?, ?, ?)", shard, name ?? null, version);
  }

  shards(): Readonly<Record<string, string>> {
    const query = "SELECT cell, name FROM shard WHERE name IS NOT NULL ORDER BY cell";
    const rows = this.#records.rows<{ cell: string; name: string }>(query);
    return Object.fromEntries(rows.map(({ cell, name }) => [cell, name]));
  }

  /** Believes only in what is still `there`, and knows of no shard. */
  beginAnew(there: ReadonlySet<string>): void {
    for (const { name } of this.#records.rows<{ name: string }>("SELECT name FROM written")) {
      if (!there.has(name)) this.#records.run("DELETE FROM written WHERE name = ?", name);
    }
    this.#records.run("DELETE FROM shard");
    this.complete(0);
  }

  /** Notes since when documents are not current any more. Belongs into the transaction that follows a new pointer. */
  retire({ manifest, config }: Pointer): void {
    const now = this.#records.now();
    this.#records.run(`UPDATE written SET retired = NULL WHERE retired IS NOT NULL AND ${CURRENT}`, manifest, config);
    const retire = `UPDATE written SET retired = ?3 WHERE retired IS NULL AND NOT ${CURRENT}`;
    this.#records.run(retire, manifest, config, now);
  }

  /** Forgets documents that nobody reads any more, some at a time, and gives their names. */
  forget(): string[] {
    const query = "SELECT name FROM written WHERE retired < ? LIMIT ?";
    const before = this.#records.now() - DOCUMENT_KEPT_MS;
    const names = this.#records.rows<{ name: string }>(query, before, DOCUMENTS_SWEPT_MAX).map(({ name }) => name);
    for (const name of names) this.#records.run("DELETE FROM written WHERE name = ?", name);
    return names;
  }
}
