-- Who changed what, when (epoch milliseconds). Written before the change is made and completed after it: a line without
-- a status is of a change that may not have come to its end. A shopper is named by their pseudonym, until they are erased.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  resource TEXT NOT NULL,
  status INTEGER,
  before_version INTEGER,
  after_version INTEGER
);
CREATE INDEX audit_by_resource ON audit (resource, number);
CREATE INDEX audit_by_actor ON audit (actor, number);

-- Who made a version of the settings.
ALTER TABLE settings_versions ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE settings_versions ADD COLUMN restored INTEGER;
