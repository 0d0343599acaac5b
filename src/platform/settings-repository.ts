import type { Settings } from "../domain/settings.ts";
import type { SettingsRepository } from "../services/repositories.ts";

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
  async append(settings) {
    const insert = `INSERT INTO settings_versions
      SELECT coalesce(max(version), 0) + 1, ?, ? FROM settings_versions RETURNING version`;
    const row = await db.prepare(insert).bind(JSON.stringify(settings), now()).first<Row>();
    if (row === null) throw new Error("the settings were not kept");
    return row.version;
  },
});
