-- Lindung's database, of a village and of an office: what is kept. How older ones are brought to
-- this stands in `migrations.rs`; what is derived, dropped and rebuilt by `replay`, in `derived.sql`.
--
-- An entry's id is `log.id << 40 | seq`, so that the place in a log needs no index of its own; a
-- subject is named by the id of its first entry. Both are local: on the wire and in hashes stand
-- the log's name and the entry's hash.

CREATE TABLE log (
  id          INTEGER PRIMARY KEY,
  name        BLOB    NOT NULL UNIQUE,   -- SHA-256(signing key, scope)
  signing_key BLOB    NOT NULL,
  scope       BLOB    NOT NULL,          -- empty for a village's device
  village     TEXT    NOT NULL,          -- digits; '' for an office's common log
  by_office   INTEGER NOT NULL,
  next_seq    INTEGER NOT NULL,
  lamport     INTEGER NOT NULL,          -- of its last entry
  hash        BLOB    NOT NULL,          -- of its last entry
  head        BLOB    NOT NULL           -- the newest signed head of a log of others; '' for own
) STRICT;

CREATE TABLE entry (
  id          INTEGER PRIMARY KEY,
  lamport     INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,          -- seconds since 1970 by the writer's clock; shown only
  clerk       INTEGER,                   -- first entry of the clerk
  subject     INTEGER NOT NULL,          -- its own id where it begins a subject
  first       INTEGER NOT NULL,          -- seq of the group's first entry
  base        BLOB    NOT NULL,          -- ids, eight bytes each
  others      BLOB    NOT NULL,
  op          BLOB    NOT NULL,
  hash        BLOB    NOT NULL
) STRICT;
-- The first entry of a subject is found by its id: only what came later needs an index.
CREATE INDEX entry_of_subject ON entry (subject) WHERE subject <> id;

-- Photos and papers in pieces of at most 128 KB; which entries name them stands in `naming`.
CREATE TABLE blob (
  hash  BLOB NOT NULL UNIQUE,            -- SHA-256
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE secret (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta   (name TEXT PRIMARY KEY, text  TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Forms half filled in, by screen.
CREATE TABLE draft  (name TEXT PRIMARY KEY, json  TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Rows that an import refused, to be mended; goes when its import is undone.
CREATE TABLE worklist (
  id      INTEGER PRIMARY KEY,
  first   INTEGER NOT NULL,              -- group of the import
  line    INTEGER NOT NULL,              -- in the file, from 1
  reason  TEXT    NOT NULL,              -- code of the refusal
  details TEXT    NOT NULL               -- JSON of what could be read
) STRICT;
-- Own entries that another copy of this register overtook; recorded again in a later log.
CREATE TABLE superseded (
  device      BLOB    NOT NULL,
  seq         INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  op          BLOB    NOT NULL,
  hash        BLOB    NOT NULL,
  PRIMARY KEY (device, seq, hash)
) STRICT, WITHOUT ROWID;
-- What another laptop of the village had when it last wrote to this one.
CREATE TABLE mark (device BLOB PRIMARY KEY, has BLOB NOT NULL) STRICT, WITHOUT ROWID;
-- An office's invitations, and a laptop's: the hash of each one-time secret, and the device that used it.
CREATE TABLE invitation (
  id          INTEGER PRIMARY KEY,
  village     TEXT    NOT NULL,          -- digits
  secret_hash BLOB    NOT NULL,
  expires_at  INTEGER NOT NULL,          -- seconds since 1970 by the office's clock
  device      BLOB                       -- name of its log
) STRICT;
CREATE INDEX invitation_of_village ON invitation (village);
-- Bundles that this machine made, sent and took. Never travels.
CREATE TABLE journal (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,            -- seconds since 1970 by this machine's clock; shown only
  what      TEXT    NOT NULL,            -- 'made', 'sent', 'answered'
  place     TEXT    NOT NULL,            -- as a person calls the stick or folder; '' for the line
  file      TEXT    NOT NULL,            -- its name there
  log       BLOB    NOT NULL,            -- this machine's own log at that time
  until_seq INTEGER NOT NULL,            -- how far it brings that log; of an answer, has it
  entries   INTEGER NOT NULL,
  photos    INTEGER NOT NULL             -- entries whose photos are in it
) STRICT;
-- Who may look at an office's page, who is looking now, and what was done there. Never travels.
CREATE TABLE person (
  id     INTEGER PRIMARY KEY,
  login  TEXT    NOT NULL UNIQUE,        -- lower case
  name   TEXT    NOT NULL,
  role   TEXT    NOT NULL,
  phrase TEXT    NOT NULL,               -- Argon2id, as PHC spells it
  fresh  INTEGER NOT NULL                -- whether it is still the one that was handed out
) STRICT;
CREATE TABLE session (
  hash     BLOB PRIMARY KEY,             -- SHA-256 of what the browser holds
  person   INTEGER NOT NULL,
  began_at INTEGER NOT NULL,             -- seconds since 1970 by the office's clock
  seen_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE deed (
  id    INTEGER PRIMARY KEY,
  at    INTEGER NOT NULL,                -- seconds since 1970 by the office's clock
  login TEXT    NOT NULL,
  what  TEXT    NOT NULL,                -- method and address of what was asked
  about TEXT    NOT NULL                 -- a village or a file; never a person
) STRICT;
-- What an office made for BPJSTK, so that it can be handed out once more. Never travels.
CREATE TABLE sheet (
  label   TEXT    NOT NULL,              -- of the facts that say whom it names
  number  INTEGER NOT NULL,
  made_at INTEGER NOT NULL,              -- seconds since 1970 by the office's clock
  name    TEXT    NOT NULL,              -- of the file
  people  INTEGER NOT NULL,
  bytes   BLOB    NOT NULL,
  PRIMARY KEY (label, number)
) STRICT;
