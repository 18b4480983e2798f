//! What the office's staff ask for: counts, lists, and who is registered twice, as of one moment.

use super::{Postgres, Scope};
use crate::error::Result;
use lindung_store::Store;

/// Kinds of subjects of which each is looked at as a whole.
const KINDS: [&str; 3] = ["device", "recoded", "program"];
const COUNTED: &str = "NOT IN ('voided', 'moved', 'merged')";

impl Postgres {
    /// Lays out all that lists are made of, of every village, for looking at only. Of the workers
    /// these are the ones who moved away, and those whom more than one village holds.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn look(&mut self, store: &mut Store, scope: &Scope) -> Result<()> {
        self.scope = scope.clone();
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        for name in ["log", "revoked", "acknowledgement", "office_lacking", "figure"] {
            self.fetch(store, name, "true", &[])?;
        }
        if scope.main.is_empty() {
            self.lay_lists(store)?;
        } else {
            self.fetch_whole(store)?;
        }
        self.batch("COMMIT")
    }

    /// Lays out how the office's common logs begin.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn look_common(&mut self, store: &mut Store) -> Result<()> {
        self.fetch(store, "log", "village = ''", &[])?;
        self.fetch(store, "subject", "village = '' AND kind = 'office'", &[])?;
        let first = "village = '' AND id IN (SELECT id << 40 FROM log WHERE village = '')";
        self.fetch(store, "entry", first, &[]).map(|_| ())
    }

    /// The greatest of the logs that this key signs.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn newest_lamport(&mut self, key: &[u8; 32]) -> Result<u64> {
        let sql = "SELECT coalesce(max(lamport), 0) FROM log WHERE signing_key = $1";
        let rows = self.link.query(sql, &[&key.as_slice()]);
        let newest = self.told(rows)?.first().map_or(0, |row| row.get::<_, i64>(0));
        Ok(u64::try_from(newest).unwrap_or(0))
    }

    fn lay_lists(&mut self, store: &mut Store) -> Result<()> {
        let kinds = KINDS.to_vec();
        self.fetch(store, "subject", "kind = ANY($1) OR kind = 'office'", &[&kinds])?;
        for condition in [
            "(village, id) IN (SELECT village, id FROM subject WHERE kind = ANY($1))",
            "subject <> id AND (village, subject) IN
               (SELECT village, id FROM subject WHERE kind = ANY($1))",
        ] {
            self.fetch(store, "entry", condition, &[&kinds])?;
        }
        self.lay_office_logs(store)?;
        // Of a revoked device one asks for its last card.
        let revoked = "EXISTS (SELECT 1 FROM revoked AS r WHERE r.village = t.village
               AND t.id BETWEEN r.log << 40 AND (r.log << 40) + r.from_seq)";
        self.fetch(store, "entry", revoked, &[])?;
        let last = "(village, entry) IN
             (SELECT village, (id << 40) + next_seq - 1 FROM log WHERE by_office = 0)";
        self.fetch(store, "naming", last, &[])?;
        self.lay_people(store)
    }

    /// How the office's logs begin, and their last word each.
    fn lay_office_logs(&mut self, store: &mut Store) -> Result<()> {
        let office = "(village, id) IN (SELECT village, id << 40 FROM log WHERE by_office = 1)";
        self.fetch(store, "entry", office, &[])?;
        let newest = "(village, id) IN (SELECT a.village, max(a.entry) FROM acknowledgement AS a
               JOIN log AS l ON l.village = a.village AND l.id = a.entry >> 40
               GROUP BY a.village, l.id)";
        self.fetch(store, "entry", newest, &[]).map(|_| ())
    }

    fn lay_people(&mut self, store: &mut Store) -> Result<()> {
        let twice = format!(
            "state {COUNTED} AND nik <> '' AND nik IN (
               SELECT nik FROM worker WHERE state {COUNTED}
               GROUP BY nik HAVING count(DISTINCT village) > 1)"
        );
        self.fetch(store, "worker", &twice, &[])?;
        self.fetch(store, "worker", "state = 'moved'", &[])?;
        let anew = "nik IN (SELECT nik FROM worker WHERE state = 'moved')";
        self.fetch(store, "worker", anew, &[])?;
        for id in ["id", "subject"] {
            let told = format!(
                "(village, {id}) IN (
                   SELECT village, id FROM worker WHERE state = 'moved' OR {twice})"
            );
            self.fetch(store, "entry", &told, &[])?;
        }
        Ok(())
    }
}
