import { DECISION_INDEX_KEPT_MS } from "../domain/bounds.ts";
import type { Ended } from "../domain/campaigns/ended.ts";
import type { DecisionEntry, DecisionIndex, DecisionQuery } from "../services/decision-ports.ts";

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

type Condition = readonly [condition: string, value: string | number];

const conditionsOf = (query: DecisionQuery, cursor: string | undefined): Condition[] =>
  (
    [
      ["sub = ?", query.sub],
      ["store = ?", query.storeId],
      ["campaign = ?", query.campaignId],
      ["outcome = ?", query.outcome],
      ["code = ?", query.code],
      ["at >= ?", query.from],
      ["at < ?", query.to],
      ["(at, id) < (SELECT at, id FROM decisions WHERE id = ?)", cursor],
    ] as const
  ).flatMap(([condition, value]) => (value === undefined ? [] : [[condition, value] as const]));

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

  async page(query, cursor, limit) {
    const asked = conditionsOf(query, cursor);
    const where = asked.map(([condition]) => condition).join(" AND ");
    const statement = `SELECT * FROM decisions WHERE ${where} ORDER BY at DESC, id DESC LIMIT ?`;
    const bound = db.prepare(statement).bind(...asked.map(([, value]) => value), limit);
    return (await bound.all<Row>()).results.map(entryOf);
  },

  async forget(sub) {
    return (await db.prepare("DELETE FROM decisions WHERE sub = ?").bind(sub).run()).meta.changes;
  },
});
