-- What shoppers are asked, by purpose and version: only ever added to, since people have agreed to it.
CREATE TABLE consent_texts (
  purpose TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (purpose, version)
) WITHOUT ROWID;
