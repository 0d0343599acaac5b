-- Keyed hashes of what other systems know shoppers by, each leading to one pseudonym.
CREATE TABLE identities (hash TEXT PRIMARY KEY, sub TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX identities_by_sub ON identities (sub);

-- What may be said of shoppers: what the retailer's attributes are declared as.
CREATE TABLE attributes (name TEXT PRIMARY KEY, body TEXT NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
