//! The desk: one village's register, closed or open, and the use cases on it.

use crate::background::Beside;
use crate::error::{ApiError, Told};
use crate::identity;
use crate::progress::Progress;
use crate::revoked;
use crate::sign_in::Tries;
use crate::use_cases::{Topic, UseCase};
use crate::words::Words;
use chrono::{DateTime, NaiveDate};
use lindung_domain::number::RegionCode;
use lindung_domain::op::{Op, Role};
use lindung_domain::table::TimeZone;
use lindung_log::{Clock, DeviceId, DeviceKeys, Entropy};
use lindung_store::{About, Author, Changes, Draft, Store, SubjectId};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Western Indonesian time: dates on cards and papers are of UTC+7 (DESIGN section 4).
const OFFSET_SECONDS: i64 = 7 * 3600;

/// What the core takes from the computer it runs on.
pub struct Machine {
    /// Shown, never compared.
    pub clock: Box<dyn Clock + Send>,
    /// For keys and codes.
    pub entropy: Box<dyn Entropy + Send>,
    /// What tells this computer from another, as its system says it; none where it does not.
    pub name: Option<String>,
    /// A folder outside every register, for notes on how far each log has come; none for none.
    pub notes: Option<PathBuf>,
}

impl Machine {
    /// Today by this machine's clock.
    pub fn today(&self) -> NaiveDate {
        date_of(self.clock.now())
    }
}

/// The day of a moment, in western Indonesian time.
pub fn date_of(seconds: i64) -> NaiveDate {
    DateTime::from_timestamp(seconds.saturating_add(OFFSET_SECONDS), 0)
        .unwrap_or_default()
        .date_naive()
}

/// A register that is open.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) keys: DeviceKeys,
    /// Keys of lost laptops from whose backup this register was restored.
    pub(crate) former: Vec<DeviceKeys>,
    pub(crate) device: DeviceId,
    /// The device as a subject of its own log.
    pub(crate) device_subject: SubjectId,
    pub(crate) village: RegionCode,
    pub(crate) clerk: SubjectId,
    /// What the clerk may do now; none once another laptop said that the clerk has left.
    pub(crate) role: Option<Role>,
    /// Of the clerk's key slot.
    pub(crate) label: String,
    pub(crate) sample: bool,
}

/// The answer to a call, and what it makes stale.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// JSON of the use case's answer.
    pub answer: Value,
    /// What the screen must ask for again.
    pub changes: &'static [Topic],
}

/// One village's register and the clerk before it.
pub struct Desk {
    pub(crate) home: PathBuf,
    pub(crate) machine: Machine,
    pub(crate) language: String,
    pub(crate) open: Option<Open>,
    pub(crate) tries: Tries,
    pub(crate) beside: Beside,
}

impl Desk {
    /// A desk over the folder in which the register lies, or will lie.
    pub fn new(home: &Path, machine: Machine) -> Self {
        let (home, language) = (home.to_owned(), "id".to_owned());
        Self {
            home,
            machine,
            language,
            open: None,
            tries: Tries::default(),
            beside: Beside::default(),
        }
    }

    /// Does what is asked for.
    ///
    /// # Errors
    /// In the officer's language; then nothing was changed, unless the hint says otherwise.
    pub fn call(
        &mut self,
        name: &str,
        request: Value,
        progress: &mut Progress<'_>,
    ) -> Result<Answer, Told> {
        let outcome = match UseCase::find(name) {
            Some(case) => self
                .allows(case)
                .and_then(|()| case.run(self, request, progress))
                .map(|answer| Answer { answer, changes: case.changes }),
            None => Err(ApiError::new("no_use_case").with("use_case", name)),
        };
        self.note();
        outcome.map_err(|error| error.told(self.words()))
    }

    /// Notes on this computer how far the open register has come.
    pub(crate) fn note(&self) {
        if let Some(open) = &self.open {
            identity::note(open, &self.machine);
        }
    }

    /// Whether whoever is at the desk may do this. While it is closed, the use case says so itself.
    pub(crate) fn allows(&self, case: &UseCase) -> Result<(), ApiError> {
        let Some(open) = &self.open else { return Ok(()) };
        revoked::check(open, case)?;
        case.least.map_or(Ok(()), |least| open.allows(least))
    }

    /// The language of sentences until a register with a language of its own is opened.
    pub fn set_language(&mut self, language: &str) {
        self.language = Words::of(language).language.to_owned();
    }

    /// Sentences in the clerk's language.
    pub fn words(&self) -> &'static Words {
        Words::of(&self.language)
    }

    /// The open register with what is needed to work on it.
    ///
    /// # Errors
    /// `locked` while it is closed.
    pub(crate) fn work(&mut self) -> Result<Work<'_>, ApiError> {
        let words = Words::of(&self.language);
        let open = self.open.as_mut().ok_or_else(|| ApiError::new("not_open"))?;
        let (home, beside) = (&self.home, &self.beside);
        Ok(Work { home, beside, open, machine: &mut self.machine, words })
    }
}

/// An open register at work.
pub(crate) struct Work<'d> {
    /// Where the register lies.
    pub(crate) home: &'d Path,
    /// What goes on beside the officer.
    pub(crate) beside: &'d Beside,
    pub(crate) open: &'d mut Open,
    pub(crate) machine: &'d mut Machine,
    pub(crate) words: &'static Words,
}

impl Work<'_> {
    pub(crate) fn today(&self) -> NaiveDate {
        self.machine.today()
    }

    pub(crate) fn author(&self) -> Author {
        Author {
            log: self.open.device,
            clerk: Some(self.open.clerk),
            now: self.machine.clock.now(),
        }
    }

    pub(crate) fn record(&mut self, drafts: Vec<Draft>) -> Result<Changes, ApiError> {
        let author = self.author();
        Ok(self.open.store.record(&author, drafts)?)
    }

    /// Records one fact about a subject that is here.
    pub(crate) fn record_about(&mut self, subject: SubjectId, op: Op) -> Result<(), ApiError> {
        self.record(vec![Draft { about: About::Known(subject), op }]).map(|_| ())
    }

    /// A moment as the village's clocks show it: `2026-11-21 08:30 WITA`.
    pub(crate) fn moment(&self, seconds: i64) -> Option<String> {
        TimeZone::of(self.open.village).moment(seconds)
    }

    /// Writes down that a list of people left the program (UU 27/2022 Ps 31).
    pub(crate) fn record_export(&mut self, what: &str, people: usize) -> Result<(), ApiError> {
        let people = people as u64;
        let op = lindung_domain::op::PeopleExported { what: what.to_owned(), people };
        self.record_about(self.open.clerk, Op::PeopleExported(op))
    }
}
