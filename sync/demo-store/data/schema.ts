export const ordersSql = `
CREATE TABLE IF NOT EXISTS placed_order (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL, container TEXT NOT NULL, ticket TEXT NOT NULL,
  placed_at INTEGER NOT NULL, total INTEGER NOT NULL, payment TEXT NOT NULL DEFAULT 'open', fulfilment TEXT NOT NULL DEFAULT 'open',
  cancelled INTEGER NOT NULL DEFAULT 0, taken TEXT NOT NULL, repeat INTEGER NOT NULL DEFAULT 0,
  UNIQUE (intent, repeat), UNIQUE (container, repeat)
) STRICT;
CREATE INDEX IF NOT EXISTS placed_order_ticket ON placed_order (ticket);`;

/**
 * Everything the store knows, in one file per seed and size. `changed_at` is null for a row that is as the catalog made it: then the
 * indexes that order changes by time hold only what has changed since, and filling millions of rows costs no index at all.
 * `level` is a variant's ordinal times the number of locations plus the location's ordinal. `shelf` is what truly lies there; the
 * contract only ever shows `available`, which is what the books say. `repeat` is 0, and an order unique by its intent, as long as the
 * store knows its keys; one that takes every commit for a new order counts them there.
 */
export const schemaSql = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS plain (
  ordinal INTEGER PRIMARY KEY, resource TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS product (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, first_variant INTEGER NOT NULL, variants INTEGER NOT NULL, visits REAL NOT NULL,
  leaf TEXT NOT NULL, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS product_body (ordinal INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS variant (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, product INTEGER NOT NULL, policy TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS price (
  variant INTEGER PRIMARY KEY, minor INTEGER NOT NULL, compare_minor INTEGER,
  changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS stock (
  level INTEGER PRIMARY KEY, available INTEGER NOT NULL, shelf INTEGER NOT NULL,
  changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE IF NOT EXISTS delivery (
  level INTEGER PRIMARY KEY, due_at INTEGER NOT NULL, quantity INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (due_at);

CREATE TABLE IF NOT EXISTS container (
  id TEXT PRIMARY KEY, intent TEXT NOT NULL UNIQUE, ticket TEXT NOT NULL, body TEXT NOT NULL,
  expires_at INTEGER NOT NULL, handed_off_at INTEGER
) STRICT;
${ordersSql}
CREATE TABLE IF NOT EXISTS registration (
  number INTEGER PRIMARY KEY, intent TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, ticket TEXT NOT NULL, body TEXT NOT NULL,
  registered_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS message (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ticket TEXT NOT NULL, body TEXT NOT NULL, written_at INTEGER NOT NULL
) STRICT;
`;

/** What happened last on a shelf, of the few of which it is known; also made in files from before that was told. */
export const shelfEventsSql = `
CREATE TABLE IF NOT EXISTS shelf_count (
  level INTEGER PRIMARY KEY, at INTEGER NOT NULL, pieces INTEGER NOT NULL, recorded INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS shelf_receipt (level INTEGER PRIMARY KEY, at INTEGER NOT NULL, pieces INTEGER NOT NULL) STRICT;`;

/** Made after the catalog is in: sorting once is far quicker than keeping an index in order through millions of inserts. */
export const indexSql = `
CREATE UNIQUE INDEX IF NOT EXISTS product_id ON product (id);
CREATE UNIQUE INDEX IF NOT EXISTS variant_id ON variant (id);
CREATE UNIQUE INDEX IF NOT EXISTS plain_id ON plain (resource, id);
CREATE INDEX IF NOT EXISTS plain_changed ON plain (changed_at, ordinal) WHERE changed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS product_changed ON product (changed_at, ordinal) WHERE changed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS price_changed ON price (changed_at, variant) WHERE changed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS stock_changed ON stock (changed_at, level) WHERE changed_at IS NOT NULL;
`;
