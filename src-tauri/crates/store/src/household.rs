//! Who lives with whom.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use rusqlite::{OptionalExtension, named_params};

impl Store {
    /// Those of a family card who live here, in the order of registration.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn family(&self, card: &str) -> Result<Vec<SubjectId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM worker WHERE family_card = :card AND family_card <> ''
               AND state NOT IN ('voided', 'merged', 'died', 'moved') ORDER BY id",
        )?;
        let ids = statement.query_map(named_params! { ":card": card }, |row| row.get("id"))?;
        ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
    }

    /// The hamlet of most people of an RT and RW, compared without leading zeros; none where nobody
    /// has one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn usual_hamlet(&self, rt: &str, rw: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached(
            "SELECT hamlet FROM worker WHERE hamlet <> '' AND state NOT IN ('voided', 'merged')
               AND ltrim(rt, '0') = ltrim(:rt, '0') AND ltrim(rw, '0') = ltrim(:rw, '0')
             GROUP BY hamlet ORDER BY count(*) DESC, hamlet LIMIT 1",
        )?;
        let given = named_params! { ":rt": rt, ":rw": rw };
        Ok(statement.query_row(given, |row| row.get("hamlet")).optional()?)
    }
}
