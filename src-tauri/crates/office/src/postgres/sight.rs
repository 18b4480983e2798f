//! What the page asks of all villages: of the people those alone of whom a rule may speak, with
//! their entries, which are then folded by the rules themselves.

use super::client::selecting;
use super::{Postgres, Scope, table};
use crate::error::Result;
use lindung_store::Store;
use tokio_postgres::types::ToSql;

/// What somebody looks at.
#[derive(Debug, Clone)]
pub(crate) enum Sight {
    /// The newer tables of law that were given.
    Rules,
    /// Decrees, and villages in figures.
    Decrees,
    /// The same, and everybody of whom a rule above the village may speak: who may be born before
    /// a day, is of one of some occupations, holds several places, or one that another village may
    /// hold too.
    Judged {
        /// ISO 8601.
        born_before: String,
        /// Codes.
        occupations: Vec<String>,
    },
    /// Whom BPJSTK is to be told of, what it was told and what it wrote back.
    Unsent,
    /// What BPJSTK was told and what it wrote back.
    Sent,
    /// Who is registered under these numbers.
    Holders(Vec<String>),
    /// The last of what was done by the page.
    Deeds(i64),
    /// Sheets for BPJSTK that were made, without what is in them.
    Sheets,
    /// One of them.
    Sheet(String, i64),
}

/// Neither voided, dead, gone nor read under another.
const HERE: &str = "state NOT IN ('voided', 'died', 'moved', 'merged')";
/// Read under another, or that other.
const MERGED: &str =
    "root <> id OR (village, id) IN (SELECT village, root FROM worker WHERE root <> id)";
const WORDS: [&str; 3] = ["submission", "reply", "bpjs_code"];
const PROGRAMME: [&str; 2] = ["decree", "funding"];
/// Who earns a wage, as somebody found.
const VALIDATED: [&str; 1] = ["validation"];

impl Postgres {
    /// Lays out what a sight is made of, as of one moment.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn look_for(&mut self, store: &mut Store, sight: &Sight) -> Result<()> {
        self.scope = Scope::of("", super::Much::Logs);
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        for name in ["log", "revoked"] {
            self.fetch(store, name, "true", &[])?;
        }
        match sight {
            Sight::Rules => self.fold_kinds(store, &["rules"])?,
            Sight::Decrees => {
                self.fold_kinds(store, &PROGRAMME)?;
                self.lay_figures(store)?;
            }
            Sight::Judged { born_before, occupations } => {
                self.fold_kinds(store, &VALIDATED)?;
                let earning = store.niks_earning()?;
                self.lay_kinds(store, &PROGRAMME)?;
                // Whoever's number tells the day of birth alone is looked at by the rule itself.
                let spoken_of = format!(
                    "{HERE} AND (born_on < $1 OR occupation = ANY($2) OR nik = ANY($3))
                     OR state NOT IN ('voided', 'died', 'moved') AND (places LIKE '% %'
                       OR places <> '' AND nik IN (
                         SELECT nik FROM worker WHERE places <> ''
                         GROUP BY nik HAVING count(*) > 1))
                     OR {MERGED}"
                );
                self.lay_workers(store, &spoken_of, &[born_before, occupations, &earning])?;
                store.fold_anew()?;
                self.lay_figures(store)?;
            }
            Sight::Sent => self.fold_kinds(store, &WORDS)?,
            Sight::Unsent => {
                self.fold_kinds(store, &WORDS)?;
                let told = store.niks_told()?;
                // By a table of the numbers, which is looked up: there may be as many as people.
                let unsent =
                    format!("{HERE} AND nik NOT IN (SELECT unnest($1::text[])) OR {MERGED}");
                self.lay_workers(store, &unsent, &[&told])?;
                store.fold_anew()?;
            }
            Sight::Holders(niks) => {
                self.fetch(store, "worker", "nik = ANY($1)", &[niks])?;
            }
            Sight::Deeds(most) => {
                self.fetch(store, "deed", "true ORDER BY id DESC LIMIT $1", &[most])?;
            }
            Sight::Sheets => self.lay_sheets(store)?,
            Sight::Sheet(label, number) => {
                self.fetch(store, "sheet", "label = $1 AND number = $2", &[label, number])?;
            }
        }
        self.batch("COMMIT")
    }

    /// Every village in figures.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn figures(&mut self) -> Result<Vec<(String, lindung_store::Figure)>> {
        let rows = self.link.query("SELECT village, told FROM figure ORDER BY village", &[]);
        let figure = |told: &str| lindung_store::Figure::read(told);
        Ok(self.told(rows)?.iter().map(|row| (row.get(0), figure(row.get(1)))).collect())
    }

    fn fold_kinds(&mut self, store: &mut Store, kinds: &[&str]) -> Result<()> {
        self.lay_kinds(store, kinds)?;
        Ok(store.fold_anew()?)
    }

    /// Lays out the entries of all subjects of some kinds.
    fn lay_kinds(&mut self, store: &mut Store, kinds: &[&str]) -> Result<()> {
        let of_kind = "SELECT village, id FROM subject WHERE kind = ANY($1)";
        self.lay_subjects(store, of_kind, &[&kinds])
    }

    /// Lays out the entries of all workers for whom a condition holds.
    fn lay_workers(
        &mut self,
        store: &mut Store,
        condition: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Result<()> {
        self.lay_subjects(
            store,
            &format!("SELECT village, id FROM worker WHERE {condition}"),
            given,
        )
    }

    fn lay_subjects(
        &mut self,
        store: &mut Store,
        chosen: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Result<()> {
        for own in ["(village, id)", "subject <> id AND (village, subject)"] {
            self.fetch(store, "entry", &format!("{own} IN ({chosen})"), given)?;
        }
        Ok(())
    }

    /// In the place of what the fold made of the few who are laid out.
    fn lay_figures(&mut self, store: &mut Store) -> Result<()> {
        let table = table("figure")?;
        let rows = self.link.rows_of(table, &selecting(table, "true"), &[]);
        let rows = self.told(rows)?;
        Ok(store.lay_anew(table, &rows)?)
    }

    fn lay_sheets(&mut self, store: &mut Store) -> Result<()> {
        let table = table("sheet")?;
        let sql = "SELECT village, label, number, made_at, name, people, ''::bytea FROM sheet";
        let rows = self.link.rows_of(table, sql, &[]);
        let rows = self.told(rows)?;
        Ok(store.lay(table, &rows)?)
    }
}
