//! Which workers, told to SQLite.

use super::page::{Sort, SortBy};
use super::unsigned;
use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use chrono::NaiveDate;
use lindung_domain::card::CardStage;
use lindung_domain::doubt::{Circumstances, passing};
use lindung_domain::number::{Nik, RegionCode, likeness};
use lindung_domain::table::{Ages, Regions};
use lindung_domain::worker::WorkerState;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, ToSql, named_params};

/// Which workers. Empty fields let everybody pass; voided and merged ones are listed only when
/// asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Beginnings of words of name, address or KPJ, or the first digits of a NIK.
    pub search: Option<String>,
    /// Compared without leading zeros.
    pub rt: Option<String>,
    /// Compared without leading zeros.
    pub rw: Option<String>,
    /// Code of the occupation.
    pub occupation: Option<String>,
    /// State in one word.
    pub state: Option<WorkerState>,
    /// Who holds a place of this funding source, in a month, `2026-01`.
    pub funding: Option<(SubjectId, String)>,
    /// How far the card has come.
    pub card: Option<CardStage>,
    /// Who is to be looked at again.
    pub doubt: Option<Doubtful>,
    /// Only these, in this order, whatever became of them.
    pub workers: Option<Vec<SubjectId>>,
}

/// By what a doubt is judged, beside the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// The village by its first code and by that of today.
    pub village: [RegionCode; 2],
    /// Today.
    pub on: NaiveDate,
    /// Of whom BPJSTK wrote what somebody should look at.
    pub written_of: Vec<SubjectId>,
}

impl Filter {
    /// Whether the counts answer how many there are.
    pub(super) fn is_counted(&self) -> bool {
        let place = (self.rt.clone(), self.rw.clone());
        let (occupation, state) = (self.occupation.clone(), self.state);
        *self == Self { rt: place.0, rw: place.1, occupation, state, ..Self::default() }
            && state != Some(WorkerState::Merged)
    }

    /// Whether nothing but words is asked for.
    pub(super) fn words_alone(&self) -> bool {
        let search = self.search.clone();
        matches!(Search::of(search.as_deref()), Some(Search::Words(_)))
            && *self == Self { search, ..Self::default() }
    }

    /// Whether the first page is found without looking at everybody.
    pub(super) fn ends_early(&self) -> bool {
        let search = self.search.clone();
        self.is_counted() || *self == Self { search, ..Self::default() }
    }
}

enum Search {
    /// The first digits of a NIK, and the first that no longer are.
    Nik { from: String, until: String },
    /// An FTS5 expression of word beginnings.
    Words(String),
}

impl Search {
    fn of(text: Option<&str>) -> Option<Self> {
        let text = text?.trim();
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '\'')).collect();
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() != 11 {
            return Some(Self::Nik { until: format!("{digits}:"), from: digits });
        }
        let words: Vec<String> = likeness(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\"*"))
            .collect();
        (!words.is_empty()).then(|| Self::Words(words.join(" ")))
    }
}

/// A filter as SQLite hears it. The same filter gives the same text, so that the plan is kept.
pub(super) struct Asked {
    /// From `FROM` on.
    pub(super) sql: String,
    given: Vec<(&'static str, Box<dyn ToSql>)>,
    searched: bool,
    listed: bool,
}

impl Asked {
    fn of(filter: &Filter) -> Self {
        let mut asked = Self {
            sql: "FROM worker AS w".to_owned(),
            given: Vec::new(),
            searched: false,
            listed: filter.workers.is_some(),
        };
        if let Some(workers) = &filter.workers {
            asked.sql.push_str(" JOIN json_each(:workers) AS listed ON listed.value = w.id");
            asked.give(":workers", listed(workers));
        }
        asked.search(Search::of(filter.search.as_deref()));
        for (text, column) in [(&filter.rt, "rt"), (&filter.rw, "rw")] {
            if let Some(text) = text {
                let name = if column == "rt" { ":rt" } else { ":rw" };
                asked.and(&format!("ltrim(w.{column}, '0') = ltrim({name}, '0')"));
                asked.give(name, text.clone());
            }
        }
        if let Some(occupation) = &filter.occupation {
            asked.and("w.occupation = :occupation");
            asked.give(":occupation", occupation.clone());
        }
        // States and cards are of a fixed set of words, never a text from outside.
        match filter.state {
            Some(state) => asked.and(&format!("w.state = '{}'", state.key())),
            None if asked.listed => {}
            None => asked.and("w.state NOT IN ('voided', 'merged')"),
        }
        if let Some(card) = filter.card {
            asked.and(&format!("w.card = '{}'", card.key()));
        }
        if let Some((source, month)) = &filter.funding {
            // A place stands with the registration that it was given to.
            asked.and(
                "w.id IN (SELECT p.root FROM funding AS f
                   JOIN decree AS d ON d.funding = f.label
                   JOIN place AS h ON h.decree = d.label
                   JOIN worker AS p ON p.id = h.worker
                   WHERE f.id = :source AND h.from_month <= :month
                   AND (h.until_month IS NULL OR h.until_month > :month))",
            );
            asked.give(":source", source.number());
            asked.give(":month", month.clone());
        }
        if let Some(doubtful) = &filter.doubt {
            asked.and(
                "(w.doubt OR in_doubt(w.nik, w.born_on)
                   OR w.id IN (SELECT value FROM json_each(:written_of)))",
            );
            asked.give(":written_of", listed(&doubtful.written_of));
        }
        asked
    }

    fn search(&mut self, search: Option<Search>) {
        self.searched = search.is_some();
        match search {
            Some(Search::Words(words)) => {
                self.sql.push_str(
                    " JOIN worker_text AS t ON t.rowid = w.id WHERE t.worker_text MATCH :words",
                );
                self.give(":words", words);
            }
            Some(Search::Nik { from, until }) => {
                self.sql.push_str(" WHERE w.nik >= :from AND w.nik < :until");
                self.give(":from", from);
                self.give(":until", until);
            }
            None => self.sql.push_str(" WHERE true"),
        }
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    fn give(&mut self, name: &'static str, value: impl ToSql + 'static) {
        self.given.push((name, Box::new(value)));
    }

    /// What stands for the names in the text, and something more.
    pub(super) fn given_and<'a>(
        &'a self,
        more: &[(&'static str, &'a dyn ToSql)],
    ) -> Vec<(&'static str, &'a dyn ToSql)> {
        let given = self.given.iter().map(|(name, value)| (*name, value.as_ref()));
        given.chain(more.iter().copied()).collect()
    }

    /// In which order.
    pub(super) fn order(&self, sort: Option<Sort>) -> String {
        match sort {
            Some(sort) => sort.sql(),
            None if self.listed => "ORDER BY listed.key".to_owned(),
            None if self.searched => String::new(),
            None => Sort { by: SortBy::Name, descending: false }.sql(),
        }
    }
}

/// Numbers as SQLite's own lists hear them.
fn listed(workers: &[SubjectId]) -> String {
    let ids: Vec<String> = workers.iter().map(|id| id.number().to_string()).collect();
    format!("[{}]", ids.join(","))
}

impl Store {
    pub(super) fn asked(&self, filter: &Filter) -> Result<Asked> {
        if let Some(doubtful) = &filter.doubt {
            hear_of_doubts(&self.db, doubtful)?;
        }
        Ok(Asked::of(filter))
    }

    /// How many there are, from the counts.
    pub(super) fn counted(&self, filter: &Filter) -> Result<u64> {
        let mut statement = self.db.prepare_cached(
            "SELECT coalesce(sum(workers), 0) FROM total
             WHERE (:rt IS NULL OR ltrim(rt, '0') = ltrim(:rt, '0'))
               AND (:rw IS NULL OR ltrim(rw, '0') = ltrim(:rw, '0'))
               AND (:occupation IS NULL OR occupation = :occupation)
               AND CASE WHEN :state IS NULL THEN state <> 'voided' ELSE state = :state END",
        )?;
        let given = named_params! {
            ":rt": filter.rt, ":rw": filter.rw, ":occupation": filter.occupation,
            ":state": filter.state.map(WorkerState::key),
        };
        Ok(unsigned(statement.query_row(given, |row| row.get(0))?))
    }
}

/// SQLite learns which NIK and date of birth raise a doubt today.
fn hear_of_doubts(db: &Connection, doubtful: &Doubtful) -> Result<()> {
    let (regions, ages) = (Regions::built_in(), Ages::built_in());
    let at = Circumstances { village: doubtful.village, on: doubtful.on, regions, ages };
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
    let in_doubt = move |row: &Context<'_>| {
        let nik = Nik::parse(row.get_raw(0).as_str()?).ok();
        let born_on = row.get_raw(1).as_str()?.parse().ok();
        Ok::<bool, rusqlite::Error>(!passing(nik, born_on, &at).is_empty())
    };
    Ok(db.create_scalar_function("in_doubt", 2, flags, in_doubt)?)
}
