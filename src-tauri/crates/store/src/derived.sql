-- What the fold makes of the log, so that SQL can search it.

CREATE TABLE subject (
  id     INTEGER PRIMARY KEY,            -- other than workers: clerks, devices, office logs
  kind   TEXT NOT NULL,
  digest BLOB                            -- hash of its village part
) STRICT;

CREATE TABLE worker (
  id          INTEGER PRIMARY KEY,       -- subject
  village     TEXT NOT NULL,             -- digits
  nik         TEXT NOT NULL,
  name        TEXT NOT NULL,
  rt          TEXT NOT NULL,
  rw          TEXT NOT NULL,
  occupation  TEXT NOT NULL,
  state       TEXT NOT NULL,             -- 'merged' where he is read and counted under another
  root        INTEGER NOT NULL,          -- under whom he is read; own id but for who is merged
  digest      BLOB                       -- hash of its village part; none once voided
) STRICT;
CREATE INDEX worker_root ON worker (root) WHERE root <> id;
-- All that a line of the roster shows: a search by NIK reads no row elsewhere.
CREATE INDEX worker_nik ON worker (nik, state, name, rt, rw, occupation);
CREATE INDEX worker_name ON worker (name COLLATE NOCASE);

-- Words are spelled by `domain::number::likeness`; one column, no positions: only prefixes and AND.
-- Three letters are looked up among the fours.
CREATE VIRTUAL TABLE worker_text USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 4'
);

CREATE TABLE total (
  village    TEXT NOT NULL,
  rw         TEXT NOT NULL,
  rt         TEXT NOT NULL,
  occupation TEXT NOT NULL,
  state      TEXT NOT NULL,
  workers    INTEGER NOT NULL,
  PRIMARY KEY (village, rw, rt, occupation, state)
) STRICT, WITHOUT ROWID;

-- What was said of two workers: that they are one person, or two. See `merges.rs`.
CREATE TABLE pairing (
  entry   INTEGER PRIMARY KEY,
  village TEXT    NOT NULL,
  keep    INTEGER NOT NULL,              -- the worker whom the entry is about
  dropped INTEGER NOT NULL,
  same    INTEGER NOT NULL
) STRICT;
CREATE INDEX pairing_village ON pairing (village);
CREATE INDEX pairing_keep ON pairing (keep);
CREATE INDEX pairing_dropped ON pairing (dropped);

-- Card numbers given out, so that the next one is found without a fold.
CREATE TABLE card (
  number  TEXT NOT NULL,
  worker  INTEGER NOT NULL,
  tag     TEXT NOT NULL,
  running INTEGER NOT NULL,
  PRIMARY KEY (number, worker)           -- two copies of a register may have given out one number
) STRICT, WITHOUT ROWID;
CREATE INDEX card_running ON card (tag, running);

-- The picture that shows a worker now.
CREATE TABLE photo (
  worker     INTEGER PRIMARY KEY,
  size_bytes INTEGER NOT NULL
) STRICT;

-- Which blobs the entries name, and whether they are here.
CREATE TABLE naming (
  entry INTEGER NOT NULL,
  place INTEGER NOT NULL,
  blob  BLOB    NOT NULL,                -- its hash
  here  INTEGER NOT NULL,
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_blob ON naming (blob);
CREATE INDEX naming_lacking ON naming (entry) WHERE NOT here;

-- How far the office has a log, and since when.
CREATE TABLE acknowledgement (
  entry       INTEGER NOT NULL,          -- the office's entry
  log         INTEGER NOT NULL,
  next_seq    INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (log, next_seq, entry)
) STRICT, WITHOUT ROWID;

-- From which place on the log of a revoked device does not count. Settled before anything is folded.
CREATE TABLE revoked (
  log      INTEGER PRIMARY KEY,
  from_seq INTEGER NOT NULL
) STRICT;

-- Stretches of a log of whose blobs the office then lacked some.
CREATE TABLE office_lacking (
  entry     INTEGER NOT NULL,            -- the office's entry
  log       INTEGER NOT NULL,
  from_seq  INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,            -- not in it
  PRIMARY KEY (entry, log, from_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  entry  INTEGER PRIMARY KEY,
  reason TEXT NOT NULL                   -- code of `domain::fold::Aside`
) STRICT;
