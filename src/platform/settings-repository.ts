import type { Settings } from "../domain/settings.ts";
import type { SettingsChange, SettingsRepository } from "../services/repositories.ts";

interface Row {
  readonly version: number;
  readonly body: string;
}
const settingsOf = ({ body }: Pick<Row, "body">): Settings => JSON.parse(body) as Settings;

export const settingsIn = (db: D1Database, now: () => number): SettingsRepository => ({
  async latest() {
    const query = "SELECT version, body FROM settings_versions ORDER BY version DESC LIMIT 1";
    const row = await db.prepare(query).first<Row>();
    return row === null ? undefined : { version: row.version, settings: settingsOf(row) };
  },
  async version(version) {
    const query = "SELECT body FROM settings_versions WHERE version = ?";
    const row = await db.prepare(query).bind(version).first<Row>();
    return row === null ? undefined : settingsOf(row);
  },
  async page(before, limit) {
    const query = `SELECT version, created_at AS at, made_by AS "by", restored FROM settings_versions
      WHERE version < ? ORDER BY version DESC LIMIT ?`;
    return (await db.prepare(query).bind(before, limit).all<SettingsChange>()).results;
  },
  async append(settings, by, restored) {
    const insert = `INSERT INTO settings_versions (version, body, created_at, made_by, restored)
      SELECT coalesce(max(version), 0) + 1, ?, ?, ?, ? FROM settings_versions RETURNING version`;
    const row = await db.prepare(insert).bind(JSON.stringify(settings), now(), by, restored).first<Row>();
    if (row === null) throw new Error("the settings were not kept");
    return row.version;
  },
});
