-- What the retailer sells, and how much of it each store had when it was counted last.
CREATE TABLE products (sku TEXT PRIMARY KEY, body TEXT NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE stock (
  store TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity REAL NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (store, sku)
) WITHOUT ROWID;
