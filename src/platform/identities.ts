import type { IdentityRepository } from "../services/identity-ports.ts";

/** Whose each identity is, in D1, under keyed hashes. A row is written before the object that it leads to knows of it. */
export const identitiesIn = (db: D1Database): IdentityRepository => ({
  async owner(hash) {
    const sub = await db.prepare("SELECT sub FROM identities WHERE hash = ?").bind(hash).first<string>("sub");
    return sub ?? undefined;
  },
  async claim(hash, sub) {
    const insert = "INSERT INTO identities VALUES (?, ?) ON CONFLICT (hash) DO NOTHING";
    return (await db.prepare(insert).bind(hash, sub).run()).meta.changes > 0;
  },
  async move(hash, from, to) {
    const update = "UPDATE identities SET sub = ? WHERE hash = ? AND sub = ?";
    return (await db.prepare(update).bind(to, hash, from).run()).meta.changes > 0;
  },
  async release(hash, sub) {
    await db.prepare("DELETE FROM identities WHERE hash = ? AND sub = ?").bind(hash, sub).run();
  },
  async inherit(from, to) {
    await db.prepare("UPDATE identities SET sub = ? WHERE sub = ?").bind(to, from).run();
  },
  async forgetAll(sub) {
    return (await db.prepare("DELETE FROM identities WHERE sub = ?").bind(sub).run()).meta.changes;
  },
});
