-- What an office's file has otherwise than a village's. It holds the rows of many villages, and in
-- none of them does anybody look for people by name, place or trade: it keeps no order for that, and
-- what comes in all day is written once instead of eight times.

DROP INDEX worker_nik;
CREATE INDEX worker_nik ON worker (nik);
DROP INDEX worker_name;
DROP INDEX worker_place;
DROP INDEX worker_rt;
DROP INDEX worker_occupation;
DROP INDEX worker_to_hand_over;
DROP INDEX worker_family;

-- The counts by RT and occupation are left empty, too.

-- Whoever takes words out is spared the question whether they are kept.
DROP TABLE worker_text;
CREATE VIEW worker_text AS SELECT 0 AS rowid, '' AS words WHERE 0;
CREATE TRIGGER worker_text_gone INSTEAD OF DELETE ON worker_text BEGIN SELECT 1; END;
