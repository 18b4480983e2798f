//! Reading one subject: its state and its story.

use crate::entries;
use crate::error::{Result, StoreError};
use crate::merges;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use lindung_domain::clerk::label as slot_label;
use lindung_domain::fold::{Aside, Subject, fold};
use lindung_domain::op::village::Letterhead;
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::Worker;
use rusqlite::{OptionalExtension, named_params};

/// One line of a subject's history.
#[derive(Debug, Clone)]
pub struct Told {
    /// The entry.
    pub id: EntryId,
    /// Whom it is about.
    pub subject: SubjectId,
    pub(crate) order: (u64, ([u8; 32], u64)),
    /// By the writer's clock, right or wrong.
    pub recorded_at: i64,
    /// Who recorded it.
    pub clerk: Option<SubjectId>,
    /// The group it was recorded with.
    pub group: EntryId,
    /// What was said.
    pub op: Read,
    /// The other workers that it names beside.
    pub others: Vec<SubjectId>,
    /// Whether an office said it.
    pub by_office: bool,
    /// Why it does not count, if it does not.
    pub aside: Option<Aside>,
}

impl Store {
    /// A subject's state and the entries that made it, in the order of the log.
    ///
    /// # Errors
    /// There is no such subject, or the database cannot be read.
    pub fn subject(&self, id: SubjectId) -> Result<(Subject, Vec<Told>)> {
        let stored = entries::of_subject(&self.db, &self.logs, id)?;
        if stored.is_empty() {
            return Err(StoreError::NoSubject);
        }
        let facts = entries::facts(&stored, &self.logs);
        let folded = fold(&facts);
        let told = stored.iter().zip(&facts).enumerate().map(|(position, (entry, fact))| {
            let aside = folded.set_aside.get(&position).copied();
            let circular = !entry.others.is_empty() && merges::is_circular(&self.db, entry.id)?;
            Ok(Told {
                id: entry.id,
                subject: id,
                order: (entry.lamport, fact.at),
                recorded_at: entry.recorded_at,
                clerk: entry.clerk,
                group: EntryId::new(entry.id.log(), entry.first),
                op: fact.op.clone(),
                others: entry.others.clone(),
                by_office: fact.by_office,
                aside: if circular { Some(Aside::Circle) } else { aside },
            })
        });
        let told = told.collect::<Result<_>>()?;
        Ok((folded.subject, told))
    }

    /// All that was said of a worker, of those who were merged into it, and of it beside others, in
    /// the order of the log.
    ///
    /// # Errors
    /// There is no such subject, or the database cannot be read.
    pub fn story(&self, worker: SubjectId) -> Result<Vec<Told>> {
        let mut story = self.subject(worker)?.1;
        for merged in self.merged_into(worker)? {
            story.extend(self.subject(merged)?.1);
        }
        for other in self.beside(worker)? {
            let beside = self.subject(other)?.1.into_iter();
            story.extend(beside.filter(|told| told.others.contains(&worker)));
        }
        story.sort_by_key(|told| told.order);
        story.dedup_by_key(|told| told.id);
        Ok(story)
    }

    /// A worker's state.
    ///
    /// # Errors
    /// The subject is not there or is no worker.
    pub fn worker(&self, id: SubjectId) -> Result<Worker> {
        let Subject::Worker(worker) = self.subject(id)?.0 else {
            return Err(StoreError::NoSubject);
        };
        Ok(*worker)
    }

    /// When an entry was recorded, by the writer's clock; none of one that is not here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recorded_at(&self, entry: EntryId) -> Result<Option<i64>> {
        let mut statement =
            self.db.prepare_cached("SELECT recorded_at FROM entry WHERE id = :id")?;
        let at = statement
            .query_row(named_params! { ":id": entry.number() }, |row| row.get("recorded_at"));
        Ok(at.optional()?)
    }

    /// The entries of a group, in the order in which they were recorded, with their subjects.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn group(&self, group: EntryId) -> Result<Vec<(EntryId, SubjectId)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, subject FROM entry WHERE id BETWEEN :from AND :last AND first = :first
             ORDER BY id",
        )?;
        let rows = statement.query_map(
            named_params! {
                ":from": group.number(),
                ":last": EntryId::new(group.log(), u64::MAX).number(),
                ":first": i64::try_from(group.seq()).unwrap_or(i64::MAX),
            },
            |row| Ok((row.get("id")?, row.get("subject")?)),
        )?;
        rows.map(|row| {
            let (id, subject) = row?;
            Ok((EntryId::from_number(id), SubjectId::from_number(subject)))
        })
        .collect()
    }

    /// Subjects of a kind other than workers: `clerk`, `device`, `office`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn subjects_of_kind(&self, kind: &str) -> Result<Vec<SubjectId>> {
        let mut statement =
            self.db.prepare_cached("SELECT id FROM subject WHERE kind = :kind ORDER BY id")?;
        let ids = statement.query_map(named_params! { ":kind": kind }, |row| row.get("id"))?;
        ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
    }

    /// What stands on the village's letters: the last word in the order of the log; nothing where
    /// nobody said.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn letterhead(&self) -> Result<Letterhead> {
        let mut last = None;
        for id in self.subjects_of_kind("letterhead")? {
            let (Subject::Letterhead(head), told) = self.subject(id)? else { continue };
            let order = told.first().map(|told| told.order);
            if last.as_ref().is_none_or(|(before, _)| *before < order) {
                last = Some((order, *head));
            }
        }
        Ok(last.map(|(_, head)| head).unwrap_or_default())
    }

    /// The clerk whose key slots bear this label. Looks into the tables first; where they say
    /// nothing, for they may be damaged, into the log.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn clerk_of(&self, label: &str) -> Result<Option<SubjectId>> {
        for id in self.subjects_of_kind("clerk")? {
            if matches!(self.subject(id), Ok((Subject::Clerk(clerk), _)) if clerk.label() == label)
            {
                return Ok(Some(id));
            }
        }
        let mut statement =
            self.db.prepare_cached("SELECT id, op FROM entry WHERE subject = id ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let op = row.get_ref("op")?.as_blob().map_err(rusqlite::Error::from)?;
            if let Read::Known(Op::ClerkAppointed(appointed)) = Read::from_bytes(op)
                && slot_label(appointed.slot) == label
            {
                return Ok(Some(SubjectId::from_number(row.get("id")?)));
            }
        }
        Ok(None)
    }

    /// Whose card this is: the subject whose entries speak of it, merged or not.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn card_holder(&self, number: &str) -> Result<Option<SubjectId>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT min(worker) AS worker FROM card WHERE number = :number")?;
        let worker: Option<i64> =
            statement.query_row(named_params! { ":number": number }, |row| row.get("worker"))?;
        Ok(worker.map(SubjectId::from_number))
    }

    /// How many cards this device has numbered.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_card(&self, tag: &str) -> Result<u32> {
        let mut statement = self.db.prepare_cached(
            "SELECT coalesce(max(running), 0) AS last FROM card WHERE tag = :tag",
        )?;
        Ok(statement.query_row(named_params! { ":tag": tag }, |row| row.get("last"))?)
    }
}
