-- What an erasure removed and kept, under a random id. Nothing here points at the person.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  requested_at INTEGER NOT NULL,
  completed_at INTEGER,
  report TEXT
) WITHOUT ROWID;

-- Keyed hashes of the ids of erased shoppers, so that no nightly import brings one back. `expires_at` is a whole day:
-- a time would tell which erasure was whose.
CREATE TABLE erased_shoppers (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
