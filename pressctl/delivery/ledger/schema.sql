-- The ledger, version 5. Times are RFC 3339 in UTC; JSON is compact.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE editions (
  number INTEGER PRIMARY KEY,
  release TEXT NOT NULL, edition TEXT NOT NULL, accepted TEXT NOT NULL,
  content TEXT NOT NULL, targets TEXT NOT NULL, path TEXT NOT NULL,
  UNIQUE (release, edition)
);
CREATE TABLE deliveries (
  release TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL, target TEXT NOT NULL,
  channel TEXT NOT NULL, listed INTEGER NOT NULL, already_had INTEGER NOT NULL,
  PRIMARY KEY (release, edition, language, target)
) WITHOUT ROWID;
CREATE TABLE variants (fingerprint TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
-- With a rowid, so that parts lie in the order in which they are sent, and the fifty of a commit on few pages: by their
-- keys, which are digests, each would have a page of its own. Files of earlier versions have none.
CREATE TABLE parts (
  key TEXT NOT NULL PRIMARY KEY,
  release TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL, target TEXT NOT NULL,
  channel TEXT NOT NULL, number INTEGER NOT NULL, variant TEXT NOT NULL, state TEXT NOT NULL,
  people INTEGER NOT NULL, rejected INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
  status_code INTEGER, receipt_id TEXT NOT NULL DEFAULT '', receipt_url TEXT NOT NULL DEFAULT '',
  error TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '', cause TEXT NOT NULL DEFAULT '',
  settings TEXT NOT NULL DEFAULT '', doubt INTEGER NOT NULL DEFAULT 0, not_before TEXT, owner TEXT NOT NULL DEFAULT '', lease_until TEXT,
  first_claimed TEXT, sending_at TEXT, settled_at TEXT
);
CREATE INDEX parts_by_release ON parts (release, edition, target, language, number);
CREATE INDEX parts_held ON parts (state) WHERE state IN ('claimed', 'sending');
CREATE TABLE members (
  key TEXT NOT NULL, position INTEGER NOT NULL, address TEXT NOT NULL, person TEXT NOT NULL,
  rejected INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (key, position)
) WITHOUT ROWID;
-- What a person has halted; an empty release stands for all.
CREATE TABLE stops (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
-- Releases whose kill may leave while everything is halted.
CREATE TABLE passes (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX members_by_address ON members (address);
-- What was last put on each web host.
CREATE TABLE uploads (
  target TEXT NOT NULL, place TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, etag TEXT NOT NULL,
  PRIMARY KEY (target, place, path)
) WITHOUT ROWID;
-- Where the ledger went, when it was moved: then nothing is recorded in it any more.
CREATE TABLE moves (moved_to TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
-- The log: one line an attempt, never changed.
CREATE TABLE attempts (
  key TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, outcome TEXT NOT NULL,
  status_code INTEGER, detail TEXT NOT NULL
);
