//! Reading facts that stand by themselves, and what they say of people.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::bpjs::Word;
use lindung_domain::fold::Subject;
use lindung_domain::money::Month;
use lindung_domain::op::{Op, Read};
use lindung_domain::statement::Statement;
use rusqlite::{Row, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// The place of an entry in the order of the log; greater is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order((u64, ([u8; 32], u64)));

/// What a sheet or a reply says of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct BpjsWord {
    /// The sheet or the reply.
    pub statement: SubjectId,
    /// When it was recorded, in the order of the log.
    pub order: Order,
    /// What it says.
    pub word: Word,
}

impl std::fmt::Debug for BpjsWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BpjsWord({:?})", self.statement)
    }
}

/// The words on each person: under the root, in the order of the log.
pub type BpjsWords = BTreeMap<SubjectId, Vec<BpjsWord>>;

/// Every number of one worker, also of who is read under the same root.
const OF_ONE: &str = "SELECT :root AS root, x.nik FROM worker AS x
       WHERE x.state <> 'voided' AND (x.id = :root OR x.root = :root AND x.root <> x.id)
     UNION SELECT :root, f.nik FROM former_nik AS f JOIN worker AS x ON x.id = f.worker
       WHERE x.state <> 'voided' AND (x.id = :root OR x.root = :root AND x.root <> x.id)";

/// The same of everybody.
const OF_ALL: &str = "SELECT root, nik FROM worker WHERE state <> 'voided'
     UNION SELECT x.root, f.nik FROM former_nik AS f JOIN worker AS x ON x.id = f.worker
       WHERE x.state <> 'voided'";

impl Store {
    /// The facts of a kind that count, in the order of the log: `submission`, `reply`,
    /// `bpjs_code`, `segment`, `validation`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn statements(&self, kind: &str) -> Result<Vec<(SubjectId, Statement)>> {
        let mut found = Vec::new();
        for id in self.subjects_of_kind(kind)? {
            if let (Subject::Statement(statement), told) = self.subject(id)?
                && statement.voided.is_none()
                && let Some(first) = told.first()
            {
                found.push((first.order(), id, *statement));
            }
        }
        found.sort_by_key(|(order, _, _)| *order);
        Ok(found.into_iter().map(|(_, id, statement)| (id, statement)).collect())
    }

    /// What was sent to BPJSTK of everybody, and what came back. A number that somebody had before
    /// counts for that person too.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bpjs_words(&self) -> Result<BpjsWords> {
        self.words_of(OF_ALL, None)
    }

    /// The same of one worker.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bpjs_words_of(&self, worker: SubjectId) -> Result<Vec<BpjsWord>> {
        let root = self.root_of(worker)?;
        Ok(self.words_of(OF_ONE, Some(root))?.remove(&root).unwrap_or_default())
    }

    /// Of whom BPJSTK once wrote a reason to reject, or a status that passes for one to look at.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bpjs_questioned(&self, status: impl Fn(&str) -> bool) -> Result<BTreeSet<SubjectId>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT DISTINCT n.root, l.reason IS NOT NULL AS rejected, coalesce(l.status, '')
             FROM ({OF_ALL}) AS n JOIN bpjs_line AS l ON l.nik = n.nik
             WHERE l.reason IS NOT NULL OR l.status IS NOT NULL"
        ))?;
        let mut rows = statement.query([])?;
        let mut questioned = BTreeSet::new();
        while let Some(row) = rows.next()? {
            if row.get(1)? || status(&row.get::<_, String>(2)?) {
                questioned.insert(SubjectId::from_number(row.get(0)?));
            }
        }
        Ok(questioned)
    }

    fn words_of(&self, numbers: &str, root: Option<SubjectId>) -> Result<BpjsWords> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT n.root, l.statement, l.sent, l.dated, l.kpj, l.status, l.reason, e.lamport
             FROM ({numbers}) AS n JOIN bpjs_line AS l ON l.nik = n.nik
             JOIN entry AS e ON e.id = l.statement"
        ))?;
        let root = root.map(SubjectId::number);
        let mut rows = match root {
            Some(_) => statement.query(named_params! { ":root": root })?,
            None => statement.query([])?,
        };
        let mut words = BpjsWords::new();
        while let Some(row) = rows.next()? {
            let root = SubjectId::from_number(row.get("root")?);
            words.entry(root).or_default().push(self.word(row)?);
        }
        for words in words.values_mut() {
            words.sort_by_key(|word| word.order);
            // Of a person with two numbers a list may name both.
            words.dedup();
        }
        Ok(words)
    }

    fn word(&self, row: &Row<'_>) -> Result<BpjsWord> {
        let statement = SubjectId::from_number(row.get("statement")?);
        let lamport = u64::try_from(row.get::<_, i64>("lamport")?).unwrap_or(0);
        let log = self.logs.by_number(statement.log());
        let log = log.map_or([0; 32], |log| *log.name.as_bytes());
        let sent: Option<bool> = row.get("sent")?;
        let dated: String = row.get("dated")?;
        let word = match sent {
            Some(again) => Word::Sent { again },
            None => Word::Replied {
                on: dated.parse().unwrap_or_default(),
                kpj: row.get("kpj")?,
                status: row.get("status")?,
                reason: row.get("reason")?,
            },
        };
        Ok(BpjsWord { statement, order: Order((lamport, (log, statement.seq()))), word })
    }

    /// Every number that somebody here has or had.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn numbers(&self) -> Result<BTreeSet<String>> {
        let mut statement = self.db.prepare_cached(OF_ALL)?;
        let numbers = statement.query_map([], |row| row.get("nik"))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a worker's form was corrected after an entry, in the order of the log.
    ///
    /// # Errors
    /// There is no such worker, or the database cannot be read.
    pub fn corrected_after(&self, worker: SubjectId, order: Order) -> Result<bool> {
        let told = self.story(worker)?;
        Ok(told.iter().any(|told| {
            told.order() > order && matches!(told.op, Read::Known(Op::WorkerCorrected(_)))
        }))
    }

    /// Whom somebody looked at for a month, by root, and why each is insured no longer, if so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn validated(&self, month: Month) -> Result<BTreeMap<SubjectId, Option<String>>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT n.root, max(v.ended) AS ended FROM ({OF_ALL}) AS n
             JOIN validated AS v ON v.nik = n.nik WHERE v.month = :month GROUP BY n.root"
        ))?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok((SubjectId::from_number(row.get("root")?), row.get("ended")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl crate::subject::Told {
    /// Its place in the order of the log.
    pub fn order(&self) -> Order {
        Order(self.order)
    }
}
