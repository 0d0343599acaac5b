-- A state of a store is in force from version `since` on, until before version `until`. `stores` has the one that
-- stands now, `past_stores` those that were replaced; what is not live yet has the version after the newest one.
ALTER TABLE stores ADD COLUMN since INTEGER NOT NULL DEFAULT 1;
CREATE INDEX stores_by_since ON stores (since);

CREATE TABLE past_stores (
  id TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, since)
) WITHOUT ROWID;
CREATE INDEX past_stores_by_until ON past_stores (until);

-- The shards that a state's fence reaches into. A store of before is placed when it is put again.
CREATE TABLE store_shards (
  id TEXT NOT NULL,
  since INTEGER NOT NULL,
  shard TEXT NOT NULL,
  PRIMARY KEY (id, since, shard)
) WITHOUT ROWID;
CREATE INDEX store_shards_by_shard ON store_shards (shard);

-- What was made live, when and by which key. `restored` is the version that was brought back, if one was.
CREATE TABLE store_versions (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  restored INTEGER,
  stores INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL
);
