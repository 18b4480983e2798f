//! What the screen and the desk say to each other: requests and answers, in serde's JSON.
//!
//! TypeScript is generated from these types (`ui/src/contract/desk.ts`); nothing is declared twice.
//! Dates are ISO 8601 text, months `2026-01`, money whole rupiah as text.

pub mod app;
pub mod backup;
pub mod bill;
pub mod bpjs;
pub mod bundle;
pub mod card;
pub mod claim;
pub mod clerk;
pub mod cover;
pub mod coverage;
pub mod form;
pub mod import;
pub mod laptop;
pub mod letter;
pub mod page;
pub mod papers;
pub mod photo;
pub mod plan;
pub mod programme;
pub mod region;
pub mod roster;
pub mod rules;
pub mod task;
pub mod update;
pub mod validation;
pub mod village;
pub mod worker;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request or an answer with nothing in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// A doubt or a refusal, said to the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    /// For programs.
    pub code: String,
    /// The field it is about, where it is about one.
    pub field: Option<String>,
    /// In the officer's language.
    pub sentence: String,
    /// What to do.
    pub hint: String,
}
