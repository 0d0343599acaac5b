-- What people ask for, not pings. Bodies are JSON as the API takes them, completed.
CREATE TABLE stores (id TEXT PRIMARY KEY, body TEXT NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE campaigns (
  id TEXT PRIMARY KEY,
  draft TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'paused', 'ended')),
  version INTEGER,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Versions are never overwritten.
CREATE TABLE campaign_versions (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  holdout_waiver TEXT,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) WITHOUT ROWID;

-- Keys are kept as SHA-256 of the secret.
CREATE TABLE api_keys (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL) WITHOUT ROWID;

-- The key is the device: whose it is now.
CREATE TABLE devices (thumbprint TEXT PRIMARY KEY, sub TEXT NOT NULL, device_id TEXT NOT NULL) WITHOUT ROWID;
