-- What the stores' journals hold, told by each store: one row per effect on money (minor units, negative where it came
-- back). The journal of the store is the truth; this is for sums over stores, and to see which till has fallen silent.
CREATE TABLE effects (
  id TEXT PRIMARY KEY,
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  campaign TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('redeemed', 'voided', 'returned')),
  at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX effects_by_at ON effects (at);
CREATE INDEX effects_by_store ON effects (store, at);

-- Whether the shopper said that the store of this offer was the wrong one.
ALTER TABLE outcomes ADD COLUMN wrong_store INTEGER NOT NULL DEFAULT 0;

-- When a store's stock was counted last, and when an article was last told of.
CREATE INDEX stock_by_store ON stock (store, at);
CREATE INDEX products_by_updated_at ON products (updated_at);
