-- What a store in memory has otherwise than one in a file: nobody searches in it, and rows that
-- were fetched come without what only a search needs.

DROP TABLE worker_text;
CREATE TABLE worker_text (words TEXT);

DROP TABLE worker;
CREATE TABLE worker (
  id INTEGER PRIMARY KEY, village TEXT, nik TEXT, name TEXT, occupation TEXT, state TEXT,
  root INTEGER, digest BLOB, rw TEXT, born_on TEXT, doubt INTEGER, again INTEGER, paid TEXT,
  places TEXT, rt TEXT DEFAULT '', hamlet TEXT DEFAULT '', sex TEXT DEFAULT '',
  family_card TEXT DEFAULT '', card TEXT DEFAULT '', until_month TEXT DEFAULT ''
) STRICT;
CREATE INDEX worker_root ON worker (root) WHERE root <> id;
CREATE INDEX worker_nik ON worker (nik);

-- Each village numbers its own, and several may lie here.
DROP TABLE invitation;
CREATE TABLE invitation (
  id INTEGER, village TEXT, secret_hash BLOB, expires_at INTEGER, device BLOB,
  PRIMARY KEY (village, id)
) STRICT, WITHOUT ROWID;

-- NIKs that the transaction holds against all others.
CREATE TABLE held (nik TEXT PRIMARY KEY) WITHOUT ROWID;
