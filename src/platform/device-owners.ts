import type { DeviceRepository, KeyOwner } from "../services/device-ports.ts";

/** Whose device each key is, in D1. A row is written before the object that it leads to knows the key. */
export const devicesIn = (db: D1Database, now: () => number): DeviceRepository => ({
  async owner(thumbprint) {
    const query = db.prepare("SELECT sub, move FROM devices WHERE thumbprint = ?").bind(thumbprint);
    return (await query.first<KeyOwner>()) ?? undefined;
  },

  async assign(thumbprint, sub, seen) {
    // Also where an entry was forgotten: who let the key go before remembers the number, which may not start over.
    const move = Math.max((seen?.move ?? 0) + 1, now());
    const insert = "INSERT INTO devices (thumbprint, sub, move) VALUES (?, ?, ?) ON CONFLICT (thumbprint) DO NOTHING";
    const update = "UPDATE devices SET sub = ?, move = ? WHERE thumbprint = ? AND sub = ? AND move = ?";
    const statement =
      seen === undefined
        ? db.prepare(insert).bind(thumbprint, sub, move)
        : db.prepare(update).bind(sub, move, thumbprint, seen.sub, seen.move);
    return (await statement.run()).meta.changes > 0 ? { sub, move } : undefined;
  },

  async inherit(from, to) {
    await db.prepare("UPDATE devices SET sub = ?, move = move + 1 WHERE sub = ?").bind(to, from).run();
  },

  async forget(thumbprint, sub) {
    await db.prepare("DELETE FROM devices WHERE thumbprint = ? AND sub = ?").bind(thumbprint, sub).run();
  },

  async forgetAll(sub) {
    return (await db.prepare("DELETE FROM devices WHERE sub = ?").bind(sub).run()).meta.changes;
  },
});
