//! The roster page by page, in any order, from the top to the very end.

use super::Line;
use super::filter::Filter;
use crate::error::{Result, StoreError};
use crate::place::SubjectId;
use crate::store::{Store, data_version};
use lindung_domain::table::Occupations;
use rusqlite::{OptionalExtension, named_params};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what; of equals by name.
    pub by: SortBy,
    /// The last first.
    pub descending: bool,
}

/// A column of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortBy {
    /// As registered.
    Name,
    /// Sixteen digits.
    Nik,
    /// RW, and the RT in it, by their numbers.
    Place,
    /// Hamlet.
    Hamlet,
    /// By the name of the occupation.
    Occupation,
    /// L before P.
    Sex,
    /// Date of birth.
    BornOn,
    /// In the order of `WorkerState`.
    State,
    /// How far the card has come.
    Card,
    /// Until when there is cover.
    Until,
    /// When the office had all of it.
    Acknowledged,
}

impl Sort {
    /// Whether an index has the first page at once.
    fn is_quick(self) -> bool {
        matches!(self.by, SortBy::Name | SortBy::Nik)
    }

    pub(super) fn sql(self) -> String {
        let first: &[&str] = match self.by {
            SortBy::Name | SortBy::Occupation | SortBy::Acknowledged => &[],
            SortBy::Nik => &["w.nik"],
            SortBy::Place => &["CAST(w.rw AS INTEGER)", "w.rw", "CAST(w.rt AS INTEGER)", "w.rt"],
            SortBy::Hamlet => &["w.hamlet COLLATE NOCASE"],
            SortBy::Sex => &["w.sex"],
            SortBy::BornOn => &["w.born_on"],
            SortBy::State => &["instr('registered enrolled ended moved died merged', w.state)"],
            SortBy::Card => &["instr('none printed handed_over', w.card)"],
            SortBy::Until => &["w.until_month"],
        };
        let direction = if self.descending { " DESC" } else { "" };
        let columns = first.iter().chain(&["w.name COLLATE NOCASE", "w.id"]);
        let columns: Vec<String> = columns.map(|column| format!("{column}{direction}")).collect();
        format!("ORDER BY {}", columns.join(", "))
    }
}

/// Part of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The lines asked for.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: u64,
}

/// What a line can tell beside what every list shows.
#[derive(Clone, PartialEq, Eq)]
pub struct More {
    /// As registered.
    pub hamlet: String,
    /// `L`, `P`, or empty.
    pub sex: String,
    /// `1985-02-01`, or empty.
    pub born_on: String,
    /// How far the card has come, by its word.
    pub card: String,
    /// The first month without cover, or empty.
    pub until_month: String,
    /// Whether there is a doubt that neither day nor tables raise.
    pub doubt: bool,
}

impl std::fmt::Debug for More {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "More({})", self.card)
    }
}

/// Who passes a filter, in order: found once, so that the end of a long list is as near as its
/// beginning. It holds as long as nothing was written.
#[derive(Debug)]
pub(crate) struct Ordered {
    filter: Filter,
    sort: Option<Sort>,
    written: (u64, i64),
    ids: Arc<[SubjectId]>,
}

impl Store {
    /// Part of the roster, in this order, with how many there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn page(
        &self,
        filter: &Filter,
        sort: Option<Sort>,
        limit: u64,
        offset: u64,
    ) -> Result<Page> {
        let quick = match sort {
            Some(sort) => sort.is_quick() && filter.search.is_none(),
            None => true,
        };
        if offset == 0 && quick && filter.ends_early() {
            let lines = self.lines(filter, sort, limit, 0)?;
            let shown = lines.len() as u64;
            let total = if shown < limit { shown } else { self.roster_total(filter)? };
            return Ok(Page { lines, total });
        }
        let ids = self.ordered(filter, sort)?;
        let [from, most] = [offset, limit].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        let lines = ids.iter().skip(from).take(most).map(|id| self.line(*id));
        Ok(Page { lines: lines.collect::<Result<_>>()?, total: ids.len() as u64 })
    }

    /// Everybody who passes, in this order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn ordered(&self, filter: &Filter, sort: Option<Sort>) -> Result<Arc<[SubjectId]>> {
        let written = (self.db.total_changes(), data_version(&self.db)?);
        if let Some(known) = self.ordered.borrow().as_ref()
            && (&known.filter, known.sort, known.written) == (filter, sort, written)
        {
            return Ok(Arc::clone(&known.ids));
        }
        let ids: Arc<[SubjectId]> = self.sorted(filter, sort)?.into();
        let filter = filter.clone();
        *self.ordered.borrow_mut() = Some(Ordered { filter, sort, written, ids: Arc::clone(&ids) });
        Ok(ids)
    }

    fn sorted(&self, filter: &Filter, sort: Option<Sort>) -> Result<Vec<SubjectId>> {
        let asked = self.asked(filter)?;
        let sql = format!("SELECT w.id, w.occupation {} {}", asked.sql, asked.order(sort));
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(asked.given_and(&[]).as_slice())?;
        let (mut ids, mut jobs) = (Vec::new(), BTreeMap::new());
        let by = sort.map(|sort| sort.by);
        while let Some(row) = rows.next()? {
            let id = SubjectId::from_number(row.get(0)?);
            ids.push(id);
            if by == Some(SortBy::Occupation) {
                jobs.insert(id, occupation(row.get_ref(1)?.as_str().unwrap_or_default()));
            }
        }
        let descending = sort.is_some_and(|sort| sort.descending);
        // Stable: of equals the order of before stands.
        match by {
            Some(SortBy::Occupation) if descending => {
                ids.sort_by(|a, b| jobs.get(b).cmp(&jobs.get(a)));
            }
            Some(SortBy::Occupation) => ids.sort_by(|a, b| jobs.get(a).cmp(&jobs.get(b))),
            Some(SortBy::Acknowledged) => self.sort_by_acknowledged(&mut ids, descending)?,
            Some(_) | None => {}
        }
        Ok(ids)
    }

    fn sort_by_acknowledged(&self, ids: &mut [SubjectId], descending: bool) -> Result<()> {
        let said = self.acknowledgements()?;
        let mut times = BTreeMap::new();
        for id in ids.iter() {
            times.insert(*id, self.acknowledged_at(&said, *id)?);
        }
        ids.sort_by(|a, b| {
            let order = times.get(a).cmp(&times.get(b));
            if descending { order.reverse() } else { order }
        });
        Ok(())
    }

    /// What else a line can tell.
    ///
    /// # Errors
    /// There is no such worker.
    pub fn more(&self, id: SubjectId) -> Result<More> {
        let mut statement = self.db.prepare_cached(
            "SELECT hamlet, sex, born_on, card, until_month, doubt FROM worker WHERE id = :id",
        )?;
        let more = statement.query_row(named_params! { ":id": id.number() }, |row| {
            Ok(More {
                hamlet: row.get(0)?,
                sex: row.get(1)?,
                born_on: row.get(2)?,
                card: row.get(3)?,
                until_month: row.get(4)?,
                doubt: row.get(5)?,
            })
        });
        more.optional()?.ok_or(StoreError::NoSubject)
    }
}

/// What is shown for the code.
fn occupation(code: &str) -> String {
    Occupations::built_in().by_code(code).map_or(code, |known| &known.name).to_lowercase()
}
