-- What objects owe to others and could not deliver for a while, by a random name of the object and the kind of row. It is
-- told anew with every further attempt, so that what is told no more is owed no more.
CREATE TABLE backlog (
  name TEXT NOT NULL,
  object TEXT NOT NULL,
  kind TEXT NOT NULL,
  rows INTEGER NOT NULL,
  since INTEGER NOT NULL,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (name, kind)
) WITHOUT ROWID;
