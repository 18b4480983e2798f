//! Newer tables of law: the office gives them to all its villages in the common log, and reckons by
//! them itself.

use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use crate::postgres::{Much, Scope, Sight};
use lindung_domain::money::{Reliefs, TableFault, Tariffs};
use lindung_domain::op::Op;
use lindung_domain::op::programme::RulesReplaced;
use lindung_domain::table::LawTable;
use lindung_log::Clock;
use lindung_store::{About, Draft};
use serde::Serialize;

/// A table that villages take by their next answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RulesGiven {
    /// Its name: `tariffs`.
    pub table: String,
    /// The greatest counts.
    pub edition: u32,
}

impl Office {
    /// Gives all villages a newer table of law, in the form of those under `assets/`.
    ///
    /// # Errors
    /// `no_rules`, `bad_rules`, `rules_not_newer`, or the database cannot be written; then nothing
    /// was given.
    pub fn give_rules(
        &mut self,
        table: &str,
        edition: u32,
        text: &str,
        clock: &impl Clock,
    ) -> Result<RulesGiven> {
        let law = LawTable::named(table);
        let law = law.ok_or_else(|| OfficeError::new("no_rules").with("table", table))?;
        law.check(text).map_err(|fault| unsound(&fault))?;
        self.within(&Scope::of("", Much::Logs), |office| {
            let newest = office.look_for(&Sight::Rules)?.store.newest_rules(table)?;
            if let Some(newest) = newest.filter(|newest| newest.edition >= edition) {
                return Err(OfficeError::new("rules_not_newer").with("edition", newest.edition));
            }
            let (table, text) = (table.to_owned(), text.to_owned());
            let op = Op::RulesReplaced(RulesReplaced { table, edition, text });
            let common = office.own.log_name(None);
            record(&mut office.store, common, clock.now(), vec![Draft { about: About::New, op }])
        })??;
        self.note();
        Ok(RulesGiven { table: table.to_owned(), edition })
    }

    /// The tariffs and reliefs that hold: of each the newest table that was given, else the one
    /// that came with the program.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn prices(&self) -> Result<(Tariffs, Reliefs)> {
        let office = self.look_for(&Sight::Rules)?;
        let newest = |table: &str| Ok::<_, OfficeError>(office.store.newest_rules(table)?);
        let tariffs = match newest("tariffs")? {
            Some(rules) => Tariffs::from_toml(&rules.text),
            None => Tariffs::built_in(),
        };
        let reliefs = match newest("relief")? {
            Some(rules) => Reliefs::from_toml(&rules.text),
            None => Reliefs::built_in(),
        };
        Ok((tariffs.map_err(|fault| unsound(&fault))?, reliefs.map_err(|fault| unsound(&fault))?))
    }
}

/// A table that cannot be used.
pub(crate) fn unsound(fault: &TableFault) -> OfficeError {
    OfficeError::new("bad_rules").with("what", fault)
}
