import type { AuditLine, AuditLog } from "../services/desk-ports.ts";

const COLUMNS = `number, at, actor, action, resource, status, before_version AS "before", after_version AS "after"`;

export const auditIn = (db: D1Database, now: () => number): AuditLog => ({
  async begin({ actor, action, resource }) {
    const insert = "INSERT INTO audit (at, actor, action, resource) VALUES (?, ?, ?, ?) RETURNING number";
    const number = await db.prepare(insert).bind(now(), actor, action, resource).first<number>("number");
    if (number === null) throw new Error("the audit was not written");
    return number;
  },
  async complete(number, { resource, status, before, after }) {
    const update = "UPDATE audit SET resource = ?, status = ?, before_version = ?, after_version = ? WHERE number = ?";
    await db.prepare(update).bind(resource, status, before, after, number).run();
  },
  async discard(number) {
    await db.prepare("DELETE FROM audit WHERE number = ?").bind(number).run();
  },
  async page({ actor, resource, from, to }, before, limit) {
    // `0` is the sign after `/`: what lies between them begins with the resource and a slash.
    const query = `SELECT ${COLUMNS} FROM audit
      WHERE (?1 IS NULL OR actor = ?1) AND (?2 IS NULL OR resource = ?2 OR (resource > ?2 || '/' AND resource < ?2 || '0'))
        AND at >= ?3 AND at < ?4 AND number < ?5 ORDER BY number DESC LIMIT ?6`;
    return (await db.prepare(query).bind(actor, resource, from, to, before, limit).all<AuditLine>()).results;
  },
  async forget(sub) {
    const update = "UPDATE audit SET resource = 'shoppers' WHERE resource = ?";
    return (await db.prepare(update).bind(`shoppers/${sub}`).run()).meta.changes;
  },
});
