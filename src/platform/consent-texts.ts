import type { ConsentText } from "../domain/privacy/consent-texts.ts";
import type { ConsentTextRepository } from "../services/consent-text-ports.ts";

interface Row {
  readonly body: string;
}
const textOf = ({ body }: Row): ConsentText => JSON.parse(body) as ConsentText;

export const consentTextsIn = (db: D1Database, now: () => number): ConsentTextRepository => ({
  async add(text) {
    const insert = "INSERT INTO consent_texts VALUES (?, ?, ?, ?) ON CONFLICT (purpose, version) DO NOTHING";
    const { meta } = await db.prepare(insert).bind(text.purpose, text.version, JSON.stringify(text), now()).run();
    return meta.changes > 0;
  },
  async get(purpose, version) {
    const query = "SELECT body FROM consent_texts WHERE purpose = ? AND version = ?";
    const row = await db.prepare(query).bind(purpose, version).first<Row>();
    return row === null ? undefined : textOf(row);
  },
  async versions(purpose) {
    const query = "SELECT body FROM consent_texts WHERE purpose = ? ORDER BY version DESC";
    return (await db.prepare(query).bind(purpose).all<Row>()).results.map(textOf);
  },
  async newest() {
    const query = `SELECT body FROM consent_texts t
      WHERE version = (SELECT max(version) FROM consent_texts WHERE purpose = t.purpose) ORDER BY purpose`;
    return (await db.prepare(query).all<Row>()).results.map(textOf);
  },
});
