//! The tables of law by which this village reckons: the newest that it took, else those that came
//! with the program.

use crate::contract::Nothing;
use crate::contract::bill::ReplaceRules;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::cover::Arrears;
use lindung_domain::fold::Subject;
use lindung_domain::money::{Benefits, Reliefs, TableFault, Tariffs};
use lindung_domain::op::Op;
use lindung_domain::op::programme::RulesReplaced;
use lindung_domain::table::{ClaimRules, Holidays};
use lindung_store::{About, Draft};

pub(crate) fn replace(
    desk: &mut Desk,
    request: ReplaceRules,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let text = std::fs::read_to_string(&request.path).map_err(|_| ApiError::new("no_file"))?;
    let sound = match request.table.as_str() {
        "tariffs" => Tariffs::from_toml(&text).map(|_| ()),
        "relief" => Reliefs::from_toml(&text).map(|_| ()),
        "holidays" => Holidays::from_toml(&text).map(|_| ()),
        "arrears" => Arrears::from_toml(&text).map(|_| ()),
        "benefits" => Benefits::from_toml(&text).map(|_| ()),
        "claims" => ClaimRules::from_toml(&text).map(|_| ()),
        _ => return Err(ApiError::new("no_rules").with("table", request.table)),
    };
    sound.map_err(|fault| unsound(&fault))?;
    let ReplaceRules { table, edition, .. } = request;
    let op = Op::RulesReplaced(RulesReplaced { table, edition, text });
    work.record(vec![Draft { about: About::New, op }])?;
    Ok(Nothing {})
}

/// A table that cannot be used.
pub(crate) fn unsound(fault: &TableFault) -> ApiError {
    ApiError::new("bad_rules").with("what", fault)
}

impl Work<'_> {
    /// The text of the newest edition of a table that the village took.
    fn newer_rules(&self, table: &str) -> Result<Option<String>, ApiError> {
        let mut newest: Option<RulesReplaced> = None;
        for id in self.open.store.subjects_of_kind("rules")? {
            let (Subject::Rules(rules), _) = self.open.store.subject(id)? else { continue };
            // Of two of one edition every laptop takes the same.
            let rank = |rules: &RulesReplaced| (rules.edition, rules.text.clone());
            let newer = newest.as_ref().is_none_or(|before| rank(before) < rank(&rules));
            if rules.table == table && newer {
                newest = Some(*rules);
            }
        }
        Ok(newest.map(|rules| rules.text))
    }

    fn rules<T>(
        &self,
        table: &str,
        read: impl Fn(&str) -> Result<T, TableFault>,
        built_in: impl Fn() -> Result<T, TableFault>,
    ) -> Result<T, ApiError> {
        let newer = self.newer_rules(table)?;
        newer.map_or_else(built_in, |text| read(&text)).map_err(|fault| unsound(&fault))
    }

    pub(crate) fn tariffs(&self) -> Result<Tariffs, ApiError> {
        self.rules("tariffs", Tariffs::from_toml, Tariffs::built_in)
    }

    pub(crate) fn reliefs(&self) -> Result<Reliefs, ApiError> {
        self.rules("relief", Reliefs::from_toml, Reliefs::built_in)
    }

    pub(crate) fn holidays(&self) -> Result<Holidays, ApiError> {
        self.rules("holidays", Holidays::from_toml, Holidays::built_in)
    }

    pub(crate) fn arrears(&self) -> Result<Arrears, ApiError> {
        self.rules("arrears", Arrears::from_toml, Arrears::built_in)
    }

    pub(crate) fn benefits(&self) -> Result<Benefits, ApiError> {
        self.rules("benefits", Benefits::from_toml, Benefits::built_in)
    }

    pub(crate) fn claim_rules(&self) -> Result<ClaimRules, ApiError> {
        self.rules("claims", ClaimRules::from_toml, ClaimRules::built_in)
    }
}
