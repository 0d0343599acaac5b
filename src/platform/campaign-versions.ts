import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { CampaignVersion, CampaignVersions, FrozenCampaign } from "../services/desk-ports.ts";

interface Row extends Omit<CampaignVersion, "authors"> {
  readonly authors: string;
  readonly body: string;
}

/** The version that a campaign's draft will be. */
export const NEXT_VERSION = "coalesce((SELECT max(version) FROM campaign_versions WHERE id = ?1), 0) + 1";

/** Everybody who wrote since the last version before this one that went live. */
const AUTHORS = `(SELECT json_group_array(DISTINCT a.actor) FROM campaign_authors a WHERE a.id = v.id AND a.version <= v.version
  AND a.version > coalesce((SELECT max(version) FROM campaign_versions l
    WHERE l.id = v.id AND l.version < v.version AND l.live_from IS NOT NULL), 0))`;
const COLUMNS = `version, made_at AS madeAt, made_by AS madeBy, comment, holdout_waiver AS holdoutWaiver,
  live_from AS liveFrom, ${AUTHORS} AS authors`;

/** Notes who writes the draft. The first value is the campaign's id, the second who. */
export const WRITES = `INSERT OR IGNORE INTO campaign_authors SELECT ?1, ${NEXT_VERSION}, ?2`;
/** What was asked for is not what there is any more. The first value is the campaign's id, the second the time. */
export const WITHDRAW =
  "UPDATE approvals SET state = 'withdrawn', answered_at = ?2 WHERE campaign = ?1 AND state = 'open'";

const versionOf = ({ authors, ...row }: Omit<Row, "body">): CampaignVersion => ({
  ...row,
  authors: JSON.parse(authors) as string[],
});

export const campaignVersionsIn = (db: D1Database, now: () => number): CampaignVersions => {
  const get = async (id: string, version: number): Promise<FrozenCampaign | undefined> => {
    const query = db.prepare(`SELECT ${COLUMNS}, body FROM campaign_versions v WHERE id = ? AND version = ?`);
    const row = await query.bind(id, version).first<Row>();
    if (row === null) return undefined;
    const { body, ...rest } = row;
    return { ...versionOf(rest), campaign: JSON.parse(body) as Campaign };
  };
  return {
    get,
    async freeze(id, { by, comment, holdoutWaiver }) {
      const insert = `INSERT INTO campaign_versions (id, version, body, holdout_waiver, made_at, made_by, comment)
        SELECT id, ${NEXT_VERSION}, draft, ?2, ?3, ?4, ?5 FROM campaigns WHERE id = ?1 RETURNING version`;
      const answers = await db.batch<{ version: number }>([
        db.prepare(WRITES).bind(id, by),
        db.prepare(WITHDRAW).bind(id, now()),
        db.prepare(insert).bind(id, holdoutWaiver, now(), by, comment),
      ]);
      const version = answers.at(-1)?.results[0]?.version;
      return version === undefined ? undefined : get(id, version);
    },
    async launch(id, version) {
      const live = `UPDATE campaigns SET state = 'live', version = ?2, updated_at = ?3
        WHERE id = ?1 AND (version IS NULL OR version <= ?2)`;
      const since = "UPDATE campaign_versions SET live_from = coalesce(live_from, ?3) WHERE id = ?1 AND version = ?2";
      const [launched] = await db.batch([live, since].map((sql) => db.prepare(sql).bind(id, version, now())));
      return (launched?.meta.changes ?? 0) > 0;
    },
    async page(id, before, limit) {
      const query = `SELECT ${COLUMNS} FROM campaign_versions v WHERE id = ? AND version < ? ORDER BY version DESC LIMIT ?`;
      const { results } = await db.prepare(query).bind(id, before, limit).all<Omit<Row, "body">>();
      return results.map(versionOf);
    },
  };
};
