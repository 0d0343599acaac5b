-- A version is frozen when its publication is asked for, and live from `live_from` on; null while it never was.
ALTER TABLE campaign_versions RENAME COLUMN published_at TO made_at;
ALTER TABLE campaign_versions ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_versions ADD COLUMN comment TEXT;
ALTER TABLE campaign_versions ADD COLUMN live_from INTEGER;
UPDATE campaign_versions SET live_from = made_at;

-- Who wrote a draft, under the version that it was to become. A version's authors are all since the last one that went live.
CREATE TABLE campaign_authors (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (id, version, actor)
) WITHOUT ROWID;

-- Versions that somebody other than their authors has to answer for. A draft that is changed withdraws what was asked.
CREATE TABLE approvals (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  campaign TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'withdrawn')),
  requested_at INTEGER NOT NULL,
  requested_by TEXT NOT NULL,
  comment TEXT,
  answered_at INTEGER,
  answered_by TEXT,
  answer TEXT
);
CREATE INDEX approvals_by_state ON approvals (state, number);
CREATE INDEX approvals_by_campaign ON approvals (campaign, state);
