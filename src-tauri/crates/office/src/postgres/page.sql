-- What the page of the office's staff asks for: people in more columns, bills, villages in figures,
-- and who may look.

ALTER TABLE worker
  ADD COLUMN rw      text   NOT NULL DEFAULT '',
  ADD COLUMN born_on text   NOT NULL DEFAULT '',
  ADD COLUMN doubt   bigint NOT NULL DEFAULT 0,
  ADD COLUMN again   bigint NOT NULL DEFAULT 0,
  ADD COLUMN paid    text   NOT NULL DEFAULT '',
  ADD COLUMN places  text   NOT NULL DEFAULT '';

CREATE TABLE figure (
  village text PRIMARY KEY,
  told    text NOT NULL
);

CREATE TABLE former_nik (
  village text   NOT NULL,
  nik     text   NOT NULL,
  worker  bigint NOT NULL,
  PRIMARY KEY (village, nik, worker)
);
CREATE INDEX former_nik_nik ON former_nik (nik);

CREATE TABLE bill_person (
  village text   NOT NULL,
  nik     text   NOT NULL,
  bill    bigint NOT NULL,
  part    bigint NOT NULL,
  PRIMARY KEY (village, nik, bill)
);
CREATE INDEX bill_person_nik ON bill_person (nik);
CREATE INDEX bill_person_bill ON bill_person (village, bill);

CREATE TABLE bill_part (
  village       text   NOT NULL,
  bill          bigint NOT NULL,
  part          bigint NOT NULL,
  month         text   NOT NULL,
  people        bigint NOT NULL,
  normal_rupiah bigint NOT NULL,
  due_rupiah    bigint NOT NULL,
  PRIMARY KEY (village, bill, part, month)
);

CREATE TABLE contribution (
  village       text   NOT NULL,
  bill          bigint NOT NULL,
  label         text   NOT NULL,
  from_month    text   NOT NULL,
  until_month   text   NOT NULL,
  amount_rupiah bigint NOT NULL,
  PRIMARY KEY (village, bill, label)
);

CREATE TABLE contribution_but (
  village text   NOT NULL,
  bill    bigint NOT NULL,
  label   text   NOT NULL,
  nik     text   NOT NULL,
  PRIMARY KEY (village, bill, label, nik)
);

-- Of no village, and so with ''.
CREATE TABLE person (
  village text   NOT NULL,
  id      bigint NOT NULL,
  login   text   NOT NULL,
  name    text   NOT NULL,
  role    text   NOT NULL,
  phrase  text   NOT NULL,
  fresh   bigint NOT NULL,
  PRIMARY KEY (village, id),
  UNIQUE (village, login)
);

CREATE TABLE session (
  village  text   NOT NULL,
  hash     bytea  NOT NULL,
  person   bigint NOT NULL,
  began_at bigint NOT NULL,
  seen_at  bigint NOT NULL,
  PRIMARY KEY (village, hash)
);

CREATE TABLE deed (
  village text   NOT NULL,
  id      bigint NOT NULL,
  at      bigint NOT NULL,
  login   text   NOT NULL,
  what    text   NOT NULL,
  about   text   NOT NULL,
  PRIMARY KEY (village, id)
);

CREATE TABLE sheet (
  village text   NOT NULL,
  label   text   NOT NULL,
  number  bigint NOT NULL,
  made_at bigint NOT NULL,
  name    text   NOT NULL,
  people  bigint NOT NULL,
  bytes   bytea  NOT NULL,
  PRIMARY KEY (village, label, number)
);
