//! The tables of law of which a village or its office takes newer ones, in the form of those under
//! `assets/`.

use crate::cover::Arrears;
use crate::money::{Benefits, Reliefs, TableFault, Tariffs};
use crate::table::{ClaimRules, Holidays};

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct LawTable {
    /// By which it is asked for: `tariffs`, `relief`, `holidays`, `arrears`, `benefits`, `claims`.
    pub name: &'static str,
    /// As it came with the program.
    pub built_in: &'static str,
    check: fn(&str) -> Result<(), TableFault>,
}

macro_rules! table {
    ($name:literal, $of:ty) => {
        LawTable {
            name: $name,
            built_in: include_str!(concat!("../../../../../assets/", $name, ".toml")),
            check: |text| <$of>::from_toml(text).map(|_| ()),
        }
    };
}

impl LawTable {
    /// All of them.
    pub const ALL: [Self; 6] = [
        table!("tariffs", Tariffs),
        table!("relief", Reliefs),
        table!("holidays", Holidays),
        table!("arrears", Arrears),
        table!("benefits", Benefits),
        table!("claims", ClaimRules),
    ];

    /// The one of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name == name)
    }

    /// Whether a text is such a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, text: &str) -> Result<(), TableFault> {
        (self.check)(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_with_the_program_is_sound_and_another_table_is_not() {
        for table in LawTable::ALL {
            assert!(table.check(table.built_in).is_ok(), "{}", table.name);
            assert!(table.check("not a table").is_err(), "{}", table.name);
        }
        assert!(LawTable::named("tariffs").is_some() && LawTable::named("tarif").is_none());
    }
}
