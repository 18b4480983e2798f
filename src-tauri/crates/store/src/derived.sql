-- What the fold makes of the log, so that SQL can search it.

CREATE TABLE subject (
  id     INTEGER PRIMARY KEY,            -- other than workers: clerks, devices, office logs
  kind   TEXT NOT NULL,
  digest BLOB                            -- hash of its first entry, and of its village part
) STRICT;

CREATE TABLE worker (
  id          INTEGER PRIMARY KEY,       -- subject
  village     TEXT NOT NULL,             -- digits
  nik         TEXT NOT NULL,
  name        TEXT NOT NULL,
  rt          TEXT NOT NULL,
  rw          TEXT NOT NULL,
  occupation  TEXT NOT NULL,
  hamlet      TEXT NOT NULL,
  sex         TEXT NOT NULL,
  born_on     TEXT NOT NULL,
  family_card TEXT NOT NULL,
  state       TEXT NOT NULL,             -- 'merged' where he is read and counted under another
  card        TEXT NOT NULL,             -- how far the card that holds has come
  until_month TEXT NOT NULL,             -- the first month without cover, `2026-01`; '' for none
  doubt       INTEGER NOT NULL,          -- whether there is one that neither day nor tables raise
  root        INTEGER NOT NULL,          -- under whom he is read; own id but for who is merged
  again       INTEGER NOT NULL,          -- whether the office counts this person in another village
  paid        TEXT NOT NULL,             -- for an office: months, `2026-01:2026-04 2026-07:2027-01`
  places      TEXT NOT NULL,             -- held and freed: `<label>:2026-01:2027-01`
  digest      BLOB                       -- as a subject's; none once voided
) STRICT;
CREATE INDEX worker_root ON worker (root) WHERE root <> id;
-- All that a line of the roster shows: a search by NIK reads no row elsewhere.
CREATE INDEX worker_nik ON worker (nik, state, name, rt, rw, occupation);
CREATE INDEX worker_name ON worker (name COLLATE NOCASE);
-- Filters of the roster. "003" and "3" are one RT.
CREATE INDEX worker_place ON worker (ltrim(rw, '0'), ltrim(rt, '0'));
CREATE INDEX worker_rt ON worker (ltrim(rt, '0'));
CREATE INDEX worker_occupation ON worker (occupation);
CREATE INDEX worker_to_hand_over ON worker (id) WHERE card = 'printed';
CREATE INDEX worker_family ON worker (family_card) WHERE family_card <> '';

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

-- An office's villages in figures. See `figures.rs`.
CREATE TABLE figure (
  village TEXT PRIMARY KEY,
  told    TEXT NOT NULL
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

-- The programme. Whose money pays, decrees and bills stand here unless voided; labels are 16
-- hexadecimal digits, months `2026-01`. Who is named by a bill is joined by the NIK, on reading.
CREATE TABLE funding (
  id    INTEGER PRIMARY KEY,             -- subject
  label TEXT NOT NULL,
  name  TEXT NOT NULL,
  kind  TEXT NOT NULL
) STRICT;
CREATE INDEX funding_label ON funding (label);

CREATE TABLE decree (
  id      INTEGER PRIMARY KEY,           -- subject
  label   TEXT NOT NULL,
  funding TEXT NOT NULL,                 -- label
  number  TEXT NOT NULL
) STRICT;
CREATE INDEX decree_label ON decree (label);

CREATE TABLE place (
  decree        TEXT    NOT NULL,        -- label
  worker        INTEGER NOT NULL,
  from_month    TEXT    NOT NULL,
  until_month   TEXT,                    -- the first that is free again
  ended         TEXT,                    -- why
  income_rupiah INTEGER NOT NULL,        -- declared by the worker now
  PRIMARY KEY (decree, worker, from_month)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_worker ON place (worker);

-- When workers are insured, whoever pays.
CREATE TABLE membership (
  worker      INTEGER NOT NULL,
  from_month  TEXT    NOT NULL,
  until_month TEXT    NOT NULL,          -- the first no longer in it
  PRIMARY KEY (worker, from_month)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting (
  decree TEXT    NOT NULL,               -- label
  worker INTEGER NOT NULL,
  rank   INTEGER NOT NULL,
  since  TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (decree, worker)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_worker ON waiting (worker);

-- Numbers that stood in a worker's form before.
CREATE TABLE former_nik (
  nik    TEXT    NOT NULL,
  worker INTEGER NOT NULL,
  PRIMARY KEY (nik, worker)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_nik_worker ON former_nik (worker);

CREATE TABLE bill (
  id          INTEGER PRIMARY KEY,       -- subject
  decree      TEXT NOT NULL,             -- label; of who pays alone that of the funding source
  from_month  TEXT NOT NULL,
  until_month TEXT NOT NULL
) STRICT;
CREATE INDEX bill_decree ON bill (decree);

-- What each of some people costs in a month.
CREATE TABLE bill_part (
  bill          INTEGER NOT NULL,
  part          INTEGER NOT NULL,
  month         TEXT    NOT NULL,
  people        INTEGER NOT NULL,
  normal_rupiah INTEGER NOT NULL,        -- of each
  due_rupiah    INTEGER NOT NULL,        -- of each
  PRIMARY KEY (bill, part, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE bill_person (
  nik  TEXT    NOT NULL,
  bill INTEGER NOT NULL,
  part INTEGER NOT NULL,
  PRIMARY KEY (nik, bill)
) STRICT, WITHOUT ROWID;
CREATE INDEX bill_person_bill ON bill_person (bill);

-- Payments that count.
CREATE TABLE contribution (
  bill          INTEGER NOT NULL,
  label         TEXT    NOT NULL,
  from_month    TEXT    NOT NULL,
  until_month   TEXT    NOT NULL,
  amount_rupiah INTEGER NOT NULL,
  PRIMARY KEY (bill, label)
) STRICT, WITHOUT ROWID;

-- People of the bill for whom a payment is not.
CREATE TABLE contribution_but (
  bill  INTEGER NOT NULL,
  label TEXT    NOT NULL,
  nik   TEXT    NOT NULL,
  PRIMARY KEY (bill, label, nik)
) STRICT, WITHOUT ROWID;

-- Whom a sheet for BPJSTK or its reply names; taken out when that was a mistake. Joined to the
-- people by the NIK, on reading.
CREATE TABLE bpjs_line (
  nik       TEXT    NOT NULL,
  statement INTEGER NOT NULL,            -- the sheet or the reply
  sent      INTEGER,                     -- 0 for the first time, 1 again; of a reply none
  dated     TEXT    NOT NULL,
  kpj       TEXT,
  status    TEXT,
  reason    TEXT,
  PRIMARY KEY (nik, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX bpjs_line_statement ON bpjs_line (statement);

-- Whom somebody looked at for a month.
CREATE TABLE validated (
  month     TEXT    NOT NULL,
  nik       TEXT    NOT NULL,
  statement INTEGER NOT NULL,
  ended     TEXT,                        -- why insured no longer
  PRIMARY KEY (month, nik, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX validated_statement ON validated (statement);
-- What befell workers, unless voided; of an estimate nothing stands here: it goes by rules.
CREATE TABLE claim (
  id          INTEGER PRIMARY KEY,       -- subject
  worker      INTEGER,                   -- whom its first entry names, of the same village
  kind        TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  since       TEXT    NOT NULL,          -- the day of the officer's word
  happened_on TEXT    NOT NULL,
  paid_rupiah INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_state ON claim (state, since);
CREATE INDEX claim_worker ON claim (worker);

CREATE TABLE set_aside (
  entry  INTEGER PRIMARY KEY,
  reason TEXT NOT NULL                   -- code of `domain::fold::Aside`
) STRICT;
