//! The tables of law that were given or taken since the program was made.

use crate::error::Result;
use crate::store::Store;
use lindung_domain::fold::Subject;
use lindung_domain::op::programme::RulesReplaced;

impl Store {
    /// The newest edition of a table of law that the village took or its office gave; none where
    /// the one that came with the program holds.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn newest_rules(&self, table: &str) -> Result<Option<RulesReplaced>> {
        let mut newest: Option<RulesReplaced> = None;
        for id in self.subjects_of_kind("rules")? {
            let Subject::Rules(rules) = self.subject(id)?.0 else { continue };
            // Of two of one edition everybody takes the same.
            let rank = |rules: &RulesReplaced| (rules.edition, rules.text.clone());
            let newer = newest.as_ref().is_none_or(|before| rank(before) < rank(&rules));
            if rules.table == table && newer {
                newest = Some(*rules);
            }
        }
        Ok(newest)
    }
}
