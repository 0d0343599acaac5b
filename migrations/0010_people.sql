-- Who may sign in at the console, by an id that the retailer gives. The address is in lower case: an identity provider vouches for it.
CREATE TABLE people (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, body TEXT NOT NULL) WITHOUT ROWID;

-- Who is signed in, until when (epoch milliseconds). The cookie names the row; without the row it is worth nothing.
CREATE TABLE sessions (id TEXT PRIMARY KEY, person TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person);

-- Links that sign somebody in once, as SHA-256 of what they carry.
CREATE TABLE sign_in_links (hash TEXT PRIMARY KEY, person TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
