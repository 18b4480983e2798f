//! The tables of law by which a village reckons.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Takes a newer table of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceRules {
    /// `tariffs`, `relief`, `holidays`, `arrears`, `benefits`.
    pub table: String,
    /// The greatest edition counts.
    pub edition: u32,
    /// The table as a file on this computer.
    pub path: String,
}

/// Every table of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulesList {
    /// In a fixed order.
    pub tables: Vec<RulesTable>,
}

/// A table, as it holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulesTable {
    /// `tariffs`, `relief`, `holidays`, `arrears`, `benefits`.
    pub table: String,
    /// The edition that the village took; none of what came with the program.
    pub edition: Option<u32>,
    /// What it says from when, and where that is written.
    pub clauses: Vec<RulesClause>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulesClause {
    /// Which part of the table: `tariff`, `jkm`.
    pub part: String,
    /// The first month in which it holds, `2026-01`, or the year.
    pub from: String,
    /// The last month in which it holds.
    pub until: Option<String>,
    /// Where it is written.
    pub source: String,
}
