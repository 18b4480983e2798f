-- A large office's database, which several servers share: the same rows as in a village's own file
-- (crates/store/src/schema.sql and derived.sql), as far as an office needs them.
--
-- Every table begins with the village, by which it can be distributed (SCALE.md). The office's
-- common log is that of no village: ''.

-- Whoever changes anything of a village holds its row.
CREATE TABLE village (village text PRIMARY KEY);

-- Local numbers of logs.
CREATE SEQUENCE log_number;

CREATE TABLE log (
  village     text   NOT NULL,
  id          bigint NOT NULL,
  name        bytea  NOT NULL,
  signing_key bytea  NOT NULL,
  scope       bytea  NOT NULL,
  by_office   bigint NOT NULL,
  next_seq    bigint NOT NULL,
  lamport     bigint NOT NULL,
  hash        bytea  NOT NULL,
  head        bytea  NOT NULL,
  PRIMARY KEY (village, id),
  UNIQUE (village, name)
);

CREATE TABLE entry (
  village     text   NOT NULL,
  id          bigint NOT NULL,
  lamport     bigint NOT NULL,
  recorded_at bigint NOT NULL,
  clerk       bigint,
  subject     bigint NOT NULL,
  first       bigint NOT NULL,
  base        bytea  NOT NULL,
  others      bytea  NOT NULL,
  op          bytea  NOT NULL,
  hash        bytea  NOT NULL,
  PRIMARY KEY (village, id)
) PARTITION BY HASH (village);
CREATE TABLE entry_0 PARTITION OF entry FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE entry_1 PARTITION OF entry FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE entry_2 PARTITION OF entry FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE entry_3 PARTITION OF entry FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE INDEX entry_of_subject ON entry (village, subject) WHERE subject <> id;

CREATE TABLE blob (
  village text  NOT NULL,
  hash    bytea NOT NULL,
  bytes   bytea NOT NULL,
  PRIMARY KEY (village, hash)
);

CREATE TABLE naming (
  village text   NOT NULL,
  entry   bigint NOT NULL,
  place   bigint NOT NULL,
  blob    bytea  NOT NULL,
  here    bigint NOT NULL,
  PRIMARY KEY (village, entry, place)
);
CREATE INDEX naming_blob ON naming (village, blob);
CREATE INDEX naming_lacking ON naming (village, entry) WHERE here = 0;

CREATE TABLE subject (
  village text   NOT NULL,
  id      bigint NOT NULL,
  kind    text   NOT NULL,
  digest  bytea,
  PRIMARY KEY (village, id)
);
CREATE INDEX subject_kind ON subject (kind);

CREATE TABLE worker (
  village    text   NOT NULL,
  id         bigint NOT NULL,
  nik        text   NOT NULL,
  name       text   NOT NULL,
  occupation text   NOT NULL,
  state      text   NOT NULL,
  root       bigint NOT NULL,
  digest     bytea,
  PRIMARY KEY (village, id)
);
CREATE INDEX worker_nik ON worker (nik);
CREATE INDEX worker_merged ON worker (village) WHERE root <> id;
CREATE INDEX worker_moved ON worker (village) WHERE state = 'moved';

-- Each NIK once: who registers one waits here for whoever registers the same one in another village
-- at the same time. Not of one village, so it would be distributed by itself.
CREATE TABLE holder (nik text PRIMARY KEY);

CREATE TABLE pairing (
  village text   NOT NULL,
  entry   bigint NOT NULL,
  keep    bigint NOT NULL,
  dropped bigint NOT NULL,
  same    bigint NOT NULL,
  PRIMARY KEY (village, entry)
);

CREATE TABLE set_aside (
  village text   NOT NULL,
  entry   bigint NOT NULL,
  reason  text   NOT NULL,
  PRIMARY KEY (village, entry)
);

CREATE TABLE revoked (
  village  text   NOT NULL,
  log      bigint NOT NULL,
  from_seq bigint NOT NULL,
  PRIMARY KEY (village, log)
);

CREATE TABLE acknowledgement (
  village     text   NOT NULL,
  log         bigint NOT NULL,
  next_seq    bigint NOT NULL,
  entry       bigint NOT NULL,
  recorded_at bigint NOT NULL,
  PRIMARY KEY (village, log, next_seq, entry)
);

CREATE TABLE office_lacking (
  village   text   NOT NULL,
  entry     bigint NOT NULL,
  log       bigint NOT NULL,
  from_seq  bigint NOT NULL,
  until_seq bigint NOT NULL,
  PRIMARY KEY (village, entry, log, from_seq)
);

CREATE TABLE invitation (
  village     text   NOT NULL,
  id          bigint NOT NULL,
  secret_hash bytea  NOT NULL,
  expires_at  bigint NOT NULL,
  device      bytea,
  PRIMARY KEY (village, id)
);

CREATE TABLE meta (
  village text NOT NULL,
  name    text NOT NULL,
  text    text NOT NULL,
  PRIMARY KEY (village, name)
);

INSERT INTO village (village) VALUES ('');
