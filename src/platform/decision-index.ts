import { DECISION_INDEX_KEPT_MS } from "../domain/bounds.ts";
import type { Ended } from "../domain/campaigns/ended.ts";
import type { DecisionEntry, DecisionIndex } from "../services/decision-ports.ts";

interface Row extends Pick<DecisionEntry, "id" | "sub" | "at" | "event" | "outcome" | "stage" | "code" | "trail"> {
  readonly store: string;
  readonly campaign: string | null;
  readonly version: number | null;
  readonly variant: string | null;
  readonly locale: string | null;
  readonly test: number;
  readonly ended: string;
}

const entryOf = ({ store, campaign, variant, test, ended, ...row }: Row): DecisionEntry => ({
  ...row,
  storeId: store,
  campaignId: campaign,
  variantId: variant,
  test: test === 1,
  ended: JSON.parse(ended) as Ended[],
});

const valuesOf = (entry: DecisionEntry): readonly (string | number | null)[] => [
  entry.id,
  entry.sub,
  entry.at,
  entry.storeId,
  entry.event,
  entry.outcome,
  entry.stage,
  entry.code,
  entry.campaignId,
  entry.version,
  entry.variantId,
  entry.locale,
  Number(entry.test),
  entry.trail,
  JSON.stringify(entry.ended),
];

const INSERT = `INSERT OR REPLACE INTO decisions VALUES (${Array.from({ length: 15 }, () => "?").join(", ")})`;

/** The index of decisions in D1. */
export const decisionsIn = (db: D1Database, now: () => number): DecisionIndex => ({
  async note(entries) {
    const insert = db.prepare(INSERT);
    await db.batch([
      db.prepare("DELETE FROM decisions WHERE at < ?").bind(now() - DECISION_INDEX_KEPT_MS),
      ...entries.map((entry) => insert.bind(...valuesOf(entry))),
    ]);
  },

  async page({ sub, storeId }, cursor, limit) {
    const asked = [
      ...(sub === undefined ? [] : ([["sub = ?", sub]] as const)),
      ...(storeId === undefined ? [] : ([["store = ?", storeId]] as const)),
      ...(cursor === undefined ? [] : ([["(at, id) < (SELECT at, id FROM decisions WHERE id = ?)", cursor]] as const)),
    ];
    const where = asked.map(([condition]) => condition).join(" AND ");
    const query = `SELECT * FROM decisions WHERE ${where} ORDER BY at DESC, id DESC LIMIT ?`;
    const bound = db.prepare(query).bind(...asked.map(([, value]) => value), limit);
    return (await bound.all<Row>()).results.map(entryOf);
  },

  async forget(sub) {
    return (await db.prepare("DELETE FROM decisions WHERE sub = ?").bind(sub).run()).meta.changes;
  },
});
