import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { CampaignRepository, CampaignRow, CampaignState, StoreRepository } from "../services/repositories.ts";

interface Body {
  readonly body: string;
}
interface CampaignColumns {
  readonly draft: string;
  readonly state: CampaignState;
  readonly version: number | null;
}

const parse = <T>({ body }: Body): T => JSON.parse(body) as T;

/** Statements in one D1 batch; D1 runs a batch as one transaction. */
const BATCH_STATEMENTS = 500;

export const storesIn = (db: D1Database, now: () => number): StoreRepository => ({
  async all() {
    const { results } = await db.prepare("SELECT body FROM stores ORDER BY id").all<Body>();
    return results.map((row) => parse<StoreRecord>(row));
  },
  async page(after, limit, ids) {
    const among = "(?3 IS NULL OR id IN (SELECT value FROM json_each(?3)))";
    const query = db.prepare(`SELECT body FROM stores WHERE id > ?1 AND ${among} ORDER BY id LIMIT ?2`);
    const { results } = await query.bind(after, limit, ids === null ? null : JSON.stringify(ids)).all<Body>();
    return results.map((row) => parse<StoreRecord>(row));
  },
  async get(id) {
    const row = await db.prepare("SELECT body FROM stores WHERE id = ?").bind(id).first<Body>();
    return row === null ? undefined : parse<StoreRecord>(row);
  },
  async put(stores) {
    const insert = db.prepare("INSERT INTO stores VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
    const update = db.prepare("UPDATE stores SET body = ?, updated_at = ? WHERE id = ?");
    let created = 0;
    for (let i = 0; i < stores.length; i += BATCH_STATEMENTS / 2) {
      const part = stores.slice(i, i + BATCH_STATEMENTS / 2);
      const statements = part.flatMap((store) => {
        const body = JSON.stringify(store);
        return [insert.bind(store.id, body, now()), update.bind(body, now(), store.id)];
      });
      const results = await db.batch(statements);
      created += results.filter((result, n) => n % 2 === 0 && result.meta.changes > 0).length;
    }
    return { created };
  },
  async delete(id) {
    return (await db.prepare("DELETE FROM stores WHERE id = ?").bind(id).run()).meta.changes > 0;
  },
});

const campaignRow = ({ draft, state, version }: CampaignColumns): CampaignRow => ({
  campaign: JSON.parse(draft) as Campaign,
  state,
  version,
});

export const campaignsIn = (db: D1Database, now: () => number): CampaignRepository => ({
  async all() {
    const { results } = await db
      .prepare("SELECT draft, state, version FROM campaigns ORDER BY id")
      .all<CampaignColumns>();
    return results.map(campaignRow);
  },
  async published() {
    const query = `SELECT body, v.version FROM campaigns c JOIN campaign_versions v ON v.id = c.id AND v.version = c.version
      WHERE state = 'live' ORDER BY c.id`;
    const { results } = await db.prepare(query).all<Body & { version: number }>();
    return results.map((row) => ({ campaign: parse<Campaign>(row), version: row.version }));
  },
  async get(id) {
    const query = db.prepare("SELECT draft, state, version FROM campaigns WHERE id = ?").bind(id);
    const row = await query.first<CampaignColumns>();
    return row === null ? undefined : campaignRow(row);
  },
  async create(campaign) {
    const insert = "INSERT INTO campaigns VALUES (?, ?, 'draft', NULL, ?) ON CONFLICT (id) DO NOTHING";
    const { meta } = await db.prepare(insert).bind(campaign.id, JSON.stringify(campaign), now()).run();
    return meta.changes > 0;
  },
  async put(campaign) {
    if (await this.create(campaign)) return { created: true };
    const update = "UPDATE campaigns SET draft = ?, updated_at = ? WHERE id = ?";
    await db.prepare(update).bind(JSON.stringify(campaign), now(), campaign.id).run();
    return { created: false };
  },
  async publish(id, holdoutWaiver) {
    const version = `INSERT INTO campaign_versions
      SELECT id, coalesce((SELECT max(version) FROM campaign_versions v WHERE v.id = c.id), 0) + 1, draft, ?, ?
      FROM campaigns c WHERE id = ?`;
    const live = `UPDATE campaigns SET state = 'live', updated_at = ?,
      version = (SELECT max(version) FROM campaign_versions v WHERE v.id = campaigns.id) WHERE id = ?
      RETURNING draft, state, version`;
    const [, row] = await db.batch<CampaignColumns>([
      db.prepare(version).bind(holdoutWaiver, now(), id),
      db.prepare(live).bind(now(), id),
    ]);
    const [published] = row?.results ?? [];
    if (published === undefined || published.version === null) return undefined;
    return { version: published.version, campaign: campaignRow(published).campaign };
  },
  async setState(id, state) {
    await db.prepare("UPDATE campaigns SET state = ?, updated_at = ? WHERE id = ?").bind(state, now(), id).run();
  },
});
