import type { Approval, ApprovalRepository } from "../services/desk-ports.ts";

const COLUMNS = `number, id, campaign AS campaignId, version, state, requested_at AS requestedAt,
  requested_by AS requestedBy, comment, answered_at AS answeredAt, answered_by AS answeredBy, answer`;

export const approvalsIn = (db: D1Database, now: () => number): ApprovalRepository => ({
  async request({ id, campaignId, version, requestedBy, comment }) {
    const insert = `INSERT INTO approvals (id, campaign, version, state, requested_at, requested_by, comment)
      VALUES (?, ?, ?, 'open', ?, ?, ?)`;
    await db.prepare(insert).bind(id, campaignId, version, now(), requestedBy, comment).run();
  },
  async get(id) {
    const row = await db.prepare(`SELECT ${COLUMNS} FROM approvals WHERE id = ?`).bind(id).first<Approval>();
    return row ?? undefined;
  },
  async page({ state, campaignId }, before, limit) {
    const query = `SELECT ${COLUMNS} FROM approvals WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR campaign = ?2)
      AND number < ?3 ORDER BY number DESC LIMIT ?4`;
    return (await db.prepare(query).bind(state, campaignId, before, limit).all<Approval>()).results;
  },
  async answer(id, { state, by, comment }) {
    const update = `UPDATE approvals SET state = ?, answered_at = ?, answered_by = ?, answer = ?
      WHERE id = ? AND state = 'open'`;
    const { meta } = await db.prepare(update).bind(state, now(), by, comment, id).run();
    return meta.changes > 0;
  },
});
