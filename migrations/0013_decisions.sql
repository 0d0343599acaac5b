-- One row per decision that came to its end, for lists and reports: the decision itself is in its shopper's object. `sub`
-- is a pseudonym; `trail` is random, and names the decision in the log. `ended` is JSON: which campaigns ended where.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  sub TEXT NOT NULL,
  at INTEGER NOT NULL,
  store TEXT NOT NULL,
  event TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('issued', 'silent', 'withheld', 'abandoned')),
  stage TEXT,
  code TEXT,
  campaign TEXT,
  version INTEGER,
  variant TEXT,
  locale TEXT,
  test INTEGER NOT NULL,
  trail TEXT NOT NULL,
  ended TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX decisions_by_sub ON decisions (sub, at);
CREATE INDEX decisions_by_store ON decisions (store, at);
CREATE INDEX decisions_by_campaign ON decisions (campaign, at);
CREATE INDEX decisions_by_at ON decisions (at);
