import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { CampaignRepository, CampaignRow, CampaignState, StoreRepository } from "../services/repositories.ts";
import { WITHDRAW, WRITES } from "./campaign-versions.ts";
import { storeStatesIn } from "./store-states.ts";

interface Body {
  readonly body: string;
}
interface CampaignColumns {
  readonly draft: string;
  readonly state: CampaignState;
  readonly version: number | null;
}

const parse = <T>({ body }: Body): T => JSON.parse(body) as T;

const KNOWN = "SELECT count(*) AS n FROM stores WHERE id IN (SELECT value FROM json_each(?))";

/** The centre of a circle, a corner of a polygon, to a tenth of a degree: many stores of a town are one place. */
const PLACES = `SELECT DISTINCT round(lng, 1) AS lng, round(lat, 1) AS lat FROM (
    SELECT coalesce(body->>'$.fence.center[0]', corner->>'$[0]') AS lng, coalesce(body->>'$.fence.center[1]', corner->>'$[1]') AS lat
    FROM (SELECT id, body, CASE body->>'$.fence.type'
      WHEN 'Polygon' THEN body->'$.fence.coordinates[0][0]'
      WHEN 'MultiPolygon' THEN body->'$.fence.coordinates[0][0][0]' END AS corner FROM stores)
    WHERE id NOT IN (SELECT value FROM json_each(?)))`;

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
  async compare(stores) {
    const ids = stores.map(({ id }) => id);
    const known = await db.prepare(KNOWN).bind(JSON.stringify(ids)).first<number>("n");
    return { created: stores.length - (known ?? 0) };
  },
  async places(apartFrom) {
    const { results } = await db.prepare(PLACES).bind(JSON.stringify(apartFrom)).all<{ lng: number; lat: number }>();
    return results.map(({ lng, lat }) => [lng, lat]);
  },
  ...storeStatesIn(db, now),
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
  async create(campaign, by) {
    const insert = `INSERT INTO campaigns (id, draft, state, version, updated_at) VALUES (?, ?, 'draft', NULL, ?)
      ON CONFLICT (id) DO NOTHING`;
    const [, created] = await db.batch([
      db.prepare(`${WRITES} WHERE NOT EXISTS (SELECT 1 FROM campaigns WHERE id = ?1)`).bind(campaign.id, by),
      db.prepare(insert).bind(campaign.id, JSON.stringify(campaign), now()),
    ]);
    return (created?.meta.changes ?? 0) > 0;
  },
  async put(campaign, by) {
    if (await this.create(campaign, by)) return { created: true };
    const update = "UPDATE campaigns SET draft = ?, updated_at = ? WHERE id = ?";
    await db.batch([
      db.prepare(update).bind(JSON.stringify(campaign), now(), campaign.id),
      db.prepare(WRITES).bind(campaign.id, by),
      db.prepare(WITHDRAW).bind(campaign.id, now()),
    ]);
    return { created: false };
  },
  async setState(id, state) {
    await db.prepare("UPDATE campaigns SET state = ?, updated_at = ? WHERE id = ?").bind(state, now(), id).run();
  },
});
