-- What became of a decision's offer, for reports: told anew by its shopper's object whenever it changes.
CREATE TABLE outcomes (
  decision TEXT PRIMARY KEY,
  sub TEXT NOT NULL,
  viewed INTEGER NOT NULL,
  redeemed INTEGER NOT NULL,
  discount INTEGER NOT NULL,
  currency TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX outcomes_by_sub ON outcomes (sub);

-- What shoppers bought after an offer, or after one that was held back from them: at a moment, in a currency, less what
-- they gave back at that moment. No purchase is named.
CREATE TABLE bought (
  sub TEXT NOT NULL,
  at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  orders INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (sub, at, currency)
) WITHOUT ROWID;

-- When a shopper's cart was not empty.
CREATE TABLE open_carts (
  sub TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (sub, since)
) WITHOUT ROWID;
CREATE INDEX open_carts_by_until ON open_carts (until);
