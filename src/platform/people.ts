import type { Person, PersonRepository } from "../services/people-ports.ts";

interface Row {
  readonly body: string;
}
export const personOf = ({ body }: Row): Person => JSON.parse(body) as Person;

/** People in D1. An address is one person's: two at once are told apart by the index. */
export const peopleIn = (db: D1Database): PersonRepository => ({
  async page(after, limit) {
    const query = db.prepare("SELECT body FROM people WHERE id > ? ORDER BY id LIMIT ?").bind(after, limit);
    return (await query.all<Row>()).results.map(personOf);
  },
  async get(id) {
    const row = await db.prepare("SELECT body FROM people WHERE id = ?").bind(id).first<Row>();
    return row === null ? undefined : personOf(row);
  },
  async byEmail(email) {
    const row = await db.prepare("SELECT body FROM people WHERE email = ?").bind(email).first<Row>();
    return row === null ? undefined : personOf(row);
  },
  async put(person) {
    const upsert = `INSERT INTO people (id, email, body) SELECT ?1, ?2, ?3
      WHERE NOT EXISTS (SELECT 1 FROM people WHERE email = ?2 AND id <> ?1)
      ON CONFLICT (id) DO UPDATE SET email = excluded.email, body = excluded.body`;
    const { meta } = await db.prepare(upsert).bind(person.id, person.email, JSON.stringify(person)).run();
    return meta.changes > 0;
  },
  async delete(id) {
    const [gone] = await db.batch([
      db.prepare("DELETE FROM people WHERE id = ?").bind(id),
      db.prepare("DELETE FROM sessions WHERE person = ?").bind(id),
      db.prepare("DELETE FROM sign_in_links WHERE person = ?").bind(id),
    ]);
    return (gone?.meta.changes ?? 0) > 0;
  },
});
