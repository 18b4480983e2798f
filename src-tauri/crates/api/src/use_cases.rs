//! The table of use cases: what an officer can do at the desk. The window, the command line and
//! the tests all come through here; TypeScript is generated from it. Each line says which role may
//! do it: a rule of the desk, checked before anything is done.

use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::words::Words;
use lindung_domain::op::Role;
use serde_json::Value;

/// What an answer makes stale, so that the screen refreshes just that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The stage of the program, the language.
    App,
    /// Counts, frontier, what is pending.
    Status,
    /// Lists of workers.
    Roster,
    /// One worker's page.
    Worker,
    /// Rows that wait to be mended.
    Worklist,
    /// Whose money pays, decrees, places, bills, payments and the rules they go by.
    Programme,
    /// Claims.
    Claim,
}

impl Topic {
    /// Every topic, in the order of the contract.
    pub const ALL: [Self; 7] = [
        Self::App,
        Self::Status,
        Self::Roster,
        Self::Worker,
        Self::Worklist,
        Self::Programme,
        Self::Claim,
    ];

    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Status => "status",
            Self::Roster => "roster",
            Self::Worker => "worker",
            Self::Worklist => "worklist",
            Self::Programme => "programme",
            Self::Claim => "claim",
        }
    }
}

/// One line of the table, as the generator and the help see it.
pub struct UseCase {
    /// `worker.register`.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// The role that may do this, and those above it; none where nobody need be signed in.
    pub least: Option<Role>,
    /// What it changes.
    pub changes: &'static [Topic],
    pub(crate) request: fn(&mut crate::typescript::Types) -> String,
    pub(crate) answer: fn(&mut crate::typescript::Types) -> String,
    pub(crate) run: Run,
}

/// How it is done.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// At the desk: one after the other.
    Here(fn(&mut Desk, Value, &mut Progress<'_>) -> Result<Value, ApiError>),
    /// Apart from it: only this computer is asked, and nobody knows how soon that answers.
    Apart(fn(Value, &'static Words) -> Result<Value, ApiError>),
}

impl UseCase {
    /// The line with this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        use_cases().find(|case| case.name == name)
    }

    /// Does it.
    ///
    /// # Errors
    /// The request is not one, or what the use case itself answers.
    pub fn run(
        &self,
        desk: &mut Desk,
        request: Value,
        progress: &mut Progress<'_>,
    ) -> Result<Value, ApiError> {
        match self.run {
            Run::Here(run) => run(desk, request, progress),
            Run::Apart(run) => {
                desk.work()?;
                run(request, desk.words())
            }
        }
    }
}

/// Every use case, area by area.
pub fn use_cases() -> impl Iterator<Item = &'static UseCase> {
    let areas = [
        desk::TABLE,
        people::TABLE,
        programme::TABLE,
        claims::TABLE,
        bpjs::TABLE,
        exchange::TABLE,
        computer::TABLE,
    ];
    areas.into_iter().flatten()
}

macro_rules! least {
    (Anybody) => {
        None
    };
    ($role:ident) => {
        Some(lindung_domain::op::Role::$role)
    };
}

macro_rules! use_cases {
    ($($doc:literal $least:ident: $name:literal ($request:ty) -> $answer:ty = $function:path
       $(, changes $($topic:ident)*)? ;)*) => {
        pub(super) const TABLE: &[$crate::use_cases::UseCase] = &[$($crate::use_cases::UseCase {
            name: $name,
            doc: $doc,
            least: least!($least),
            changes: &[$($($crate::use_cases::Topic::$topic),*)?],
            request: |types| types.name::<$request>(),
            answer: |types| types.name::<$answer>(),
            run: $crate::use_cases::Run::Here(|desk, request, progress| {
                let request: $request = serde_json::from_value(request)
                    .map_err(|_| $crate::ApiError::bad_request($name))?;
                let answer: $answer = $function(desk, request, progress)?;
                serde_json::to_value(answer).map_err(|_| $crate::ApiError::internal("answer"))
            }),
        },)*];
    };
}

mod bpjs;
mod claims;
mod computer;
mod desk;
mod exchange;
mod people;
mod programme;
