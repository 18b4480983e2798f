//! The columns of the roster: what each is called, and what stands in it.

use crate::contract::roster::WorkerMore;
use crate::contract::worker::WorkerLine;
use crate::desk::Work;
use crate::error::ApiError;
use chrono::NaiveDate;
use lindung_domain::money::Month;
use lindung_store::SortBy;

/// A column.
pub(super) struct Column {
    /// By which it is asked for.
    pub(super) name: &'static str,
    /// Its heading in `assets/messages`.
    pub(super) heading: &'static str,
    /// In a spreadsheet, in characters.
    pub(super) width: u16,
    /// What orders the list by it.
    pub(super) sort: Option<SortBy>,
    /// What stands in it.
    pub(super) text: fn(&Work<'_>, &WorkerLine, &WorkerMore) -> String,
}

/// The columns that every written list has.
pub(super) const USUAL: [&str; 8] =
    ["nik", "name", "rt", "rw", "occupation", "state", "acknowledged", "village"];

static COLUMNS: [Column; 14] = [
    column("name", "field_name", 32, Some(SortBy::Name), |_, line, _| line.name.clone()),
    column("nik", "field_nik", 20, Some(SortBy::Nik), |_, line, _| line.nik.clone()),
    column("place", "column_place", 10, Some(SortBy::Place), |_, line, _| place(line)),
    column("rt", "field_rt", 6, None, |_, line, _| line.rt.clone()),
    column("rw", "field_rw", 6, None, |_, line, _| line.rw.clone()),
    column("hamlet", "field_hamlet", 18, Some(SortBy::Hamlet), |_, _, more| more.hamlet.clone()),
    column("occupation", "field_occupation", 24, Some(SortBy::Occupation), |_, line, _| {
        line.occupation.clone()
    }),
    column("sex", "column_sex", 6, Some(SortBy::Sex), |_, _, more| more.sex.clone()),
    column("born_on", "field_born_on", 16, Some(SortBy::BornOn), |_, _, more| born_on(more)),
    column("state", "column_state", 16, Some(SortBy::State), |work, line, _| {
        work.words.sentence(&format!("state_{}", line.state), &[])
    }),
    column("card", "column_card", 18, Some(SortBy::Card), |work, _, more| {
        work.words.sentence(&format!("card_{}", more.card), &[])
    }),
    column("until", "column_until", 18, Some(SortBy::Until), |_, _, more| until(more)),
    column("acknowledged", "column_acknowledged", 18, Some(SortBy::Acknowledged), |_, line, _| {
        line.acknowledged_on.clone().unwrap_or_default()
    }),
    column("village", "column_village", 28, None, |work, _, _| {
        work.open.called().map(|called| called.in_full()).unwrap_or_default()
    }),
];

const fn column(
    name: &'static str,
    heading: &'static str,
    width: u16,
    sort: Option<SortBy>,
    text: fn(&Work<'_>, &WorkerLine, &WorkerMore) -> String,
) -> Column {
    Column { name, heading, width, sort, text }
}

impl Column {
    /// The column with this name.
    pub(super) fn named(name: &str) -> Result<&'static Self, ApiError> {
        let found = COLUMNS.iter().find(|column| column.name == name);
        found.ok_or_else(|| ApiError::new("no_column").with("column", name))
    }
}

/// "003/01".
fn place(line: &WorkerLine) -> String {
    [line.rt.as_str(), line.rw.as_str()].join("/").trim_matches('/').to_owned()
}

fn born_on(more: &WorkerMore) -> String {
    let day: Option<NaiveDate> = more.born_on.parse().ok();
    day.map(|day| day.format("%d-%m-%Y").to_string()).unwrap_or_default()
}

/// The last month with cover, as it is said.
fn until(more: &WorkerMore) -> String {
    let until = more.until.as_deref().and_then(|month| Month::parse(month).ok());
    until.map(|month| month.prev().words()).unwrap_or_default()
}
