//! The tables of law by which this village reckons: the newest that it took, else those that came
//! with the program.

use crate::contract::Nothing;
use crate::contract::rules::{ReplaceRules, RulesClause, RulesList, RulesTable};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::cover::Arrears;
use lindung_domain::money::{Benefits, Clause, Reliefs, TableFault, Tariffs, clauses};
use lindung_domain::op::Op;
use lindung_domain::op::programme::RulesReplaced;
use lindung_domain::table::{ClaimRules, Holidays, LawTable};
use lindung_store::{About, Draft};

pub(crate) fn replace(
    desk: &mut Desk,
    request: ReplaceRules,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let text = std::fs::read_to_string(&request.path).map_err(|_| ApiError::new("no_file"))?;
    let ReplaceRules { table, edition, .. } = request;
    let Some(law) = LawTable::named(&table) else {
        return Err(ApiError::new("no_rules").with("table", table));
    };
    law.check(&text).map_err(|fault| unsound(&fault))?;
    let op = Op::RulesReplaced(RulesReplaced { table, edition, text });
    work.record(vec![Draft { about: About::New, op }])?;
    Ok(Nothing {})
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<RulesList, ApiError> {
    let work = desk.work()?;
    let tables = LawTable::ALL.iter().map(|law| {
        let newer = work.open.store.newest_rules(law.name)?;
        let text = newer.as_ref().map_or(law.built_in, |rules| &rules.text);
        Ok(RulesTable {
            table: law.name.to_owned(),
            edition: newer.as_ref().map(|rules| rules.edition),
            clauses: work.clauses(text)?,
        })
    });
    Ok(RulesList { tables: tables.collect::<Result<_, ApiError>>()? })
}

impl Work<'_> {
    /// What is in a table, row by row.
    pub(crate) fn clauses(&self, text: &str) -> Result<Vec<RulesClause>, ApiError> {
        let clauses = clauses(text).map_err(|fault| unsound(&fault))?;
        let clause = |Clause { part, from, until, source }| RulesClause {
            part,
            from,
            until,
            source: self.source(&source),
        };
        Ok(clauses.into_iter().map(clause).collect())
    }

    /// A source as officers read it: without the marks of our tables, and where one says that it
    /// is not settled, in words.
    pub(crate) fn source(&self, text: &str) -> String {
        let unsettled = self.words.sentence("source_unsettled", &[]);
        text.replace(" [P]", "").replace(" [S]", "").replace("[U]", &unsettled)
    }
}

/// A table that cannot be used.
pub(crate) fn unsound(fault: &TableFault) -> ApiError {
    ApiError::new("bad_rules").with("what", fault)
}

impl Work<'_> {
    fn rules<T>(
        &self,
        table: &str,
        read: impl Fn(&str) -> Result<T, TableFault>,
        built_in: impl Fn() -> Result<T, TableFault>,
    ) -> Result<T, ApiError> {
        let newer = self.open.store.newest_rules(table)?;
        newer.map_or_else(built_in, |rules| read(&rules.text)).map_err(|fault| unsound(&fault))
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
