-- Every version of the settings, as the API takes them, completed; the newest is in force. Never overwritten.
CREATE TABLE settings_versions (version INTEGER PRIMARY KEY, body TEXT NOT NULL, created_at INTEGER NOT NULL);

-- When a key was last used, epoch milliseconds, noted once an hour at most.
ALTER TABLE api_keys ADD COLUMN last_used_at INTEGER;
