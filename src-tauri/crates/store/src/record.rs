//! The door for what is recorded here: one group, one transaction, the rules checked first.

use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::logs::{End, Logs};
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use crate::tables::{self, Totals};
use lindung_domain::op::{Op, Read};
use lindung_domain::refusal::{Refusal, check_form};
use lindung_log::{DeviceId, EntryHasher, Hash};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Whom an op is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Somebody new: the entry itself begins the subject.
    New,
    /// A subject that is here.
    Known(SubjectId),
    /// The subject begun by the op at this position of the same group.
    Begun(usize),
}

/// One fact to record.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Whom it is about.
    pub about: About,
    /// What is said.
    pub op: Op,
}

/// Who records, and when by that machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    /// The log to append to; it must be one that this database writes.
    pub log: DeviceId,
    /// The clerk who is signed in.
    pub clerk: Option<SubjectId>,
    /// Seconds since 1970; shown, never compared.
    pub now: i64,
}

/// What was recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The group, by which all of it can be undone; none when nothing was recorded.
    pub group: Option<EntryId>,
    /// The subject of each op, in the order given.
    pub subjects: Vec<SubjectId>,
}

impl Store {
    /// Records the facts as one group, or nothing at all.
    ///
    /// # Errors
    /// A rule refuses one of them, a subject is not there, or the database cannot be written.
    pub fn record(&mut self, author: &Author, drafts: Vec<Draft>) -> Result<Changes> {
        if drafts.is_empty() {
            return Ok(Changes::default());
        }
        self.together(|store| Recording::begin(&store.db, &mut store.logs, author)?.run(drafts))
    }
}

struct Recording<'t> {
    db: &'t Connection,
    logs: &'t mut Logs,
    author: Author,
    /// Local number of the author's log.
    log: i64,
    first: u64,
    seq: u64,
    lamport: u64,
    prev: Hash,
    hasher: EntryHasher,
    /// Hash of the clerk's first entry, named by every entry.
    clerk_hash: Option<Hash>,
    totals: Totals,
    /// Entries of the subjects that this group touches, with whether the subject is new.
    open: BTreeMap<SubjectId, (Vec<Stored>, bool)>,
}

impl<'t> Recording<'t> {
    fn begin(db: &'t Connection, logs: &'t mut Logs, author: &Author) -> Result<Self> {
        let log = logs.get(&author.log).ok_or(StoreError::Damaged("no log to write"))?.clone();
        let clerk_hash = match author.clerk {
            Some(clerk) => entries::hash_of(db, clerk)?,
            None => None,
        };
        Ok(Self {
            db,
            author: *author,
            log: log.number,
            first: log.next_seq,
            seq: log.next_seq,
            lamport: logs.next_lamport(),
            prev: log.hash,
            hasher: EntryHasher::new(),
            clerk_hash,
            totals: Totals::default(),
            open: BTreeMap::new(),
            logs,
        })
    }

    fn run(mut self, drafts: Vec<Draft>) -> Result<Changes> {
        let mut subjects = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if draft.about == About::New {
                // Written at once, so that the next registration of the group sees this one.
                self.close_all()?;
            }
            self.check(&draft)?;
            let subject = match draft.about {
                About::New => EntryId::new(self.log, self.seq),
                About::Known(subject) => subject,
                About::Begun(position) => *subjects.get(position).ok_or(StoreError::NoSubject)?,
            };
            self.append(subject, draft.about == About::New, draft.op)?;
            subjects.push(subject);
        }
        self.close_all()?;
        let lamport = self.lamport.saturating_sub(1);
        let end = End { next_seq: self.seq, lamport, hash: self.prev, head: None };
        self.logs.advance(self.db, self.log, &end)?;
        self.totals.write(self.db)?;
        Ok(Changes { group: Some(EntryId::new(self.log, self.first)), subjects })
    }

    /// The rules that a desk refuses to record against. A fold never depends on them.
    fn check(&mut self, draft: &Draft) -> Result<()> {
        let Op::WorkerRegistered(details) = &draft.op else { return Ok(()) };
        let nik = check_form(details).map_err(StoreError::Refused)?;
        let village = self.logs.by_number(self.log).map(|log| log.village.as_str());
        let held: Option<i64> = self
            .db
            .prepare_cached(
                "SELECT id FROM worker WHERE nik = :nik AND village = :village
                 AND state NOT IN ('voided', 'moved')",
            )?
            .query_row(named_params! { ":nik": nik.as_str(), ":village": village }, |row| {
                row.get("id")
            })
            .optional()?;
        if held.is_some() {
            return Err(StoreError::Refused(Refusal::AlreadyRegistered));
        }
        Ok(())
    }

    fn append(&mut self, subject: SubjectId, new: bool, op: Op) -> Result<()> {
        if !new && !self.open.contains_key(&subject) {
            let stored = entries::of_subject(self.db, self.logs, subject)?;
            if stored.is_empty() {
                return Err(StoreError::NoSubject);
            }
            self.open.insert(subject, (stored, false));
        }
        let entries = &mut self.open.entry(subject).or_insert_with(|| (Vec::new(), true)).0;
        let mut stored = Stored {
            id: EntryId::new(self.log, self.seq),
            lamport: self.lamport,
            recorded_at: self.author.now,
            clerk: self.author.clerk,
            subject,
            first: self.first,
            base: entries::heads(entries),
            others: Vec::new(),
            op: op.to_bytes(),
            hash: Hash::ZERO,
            read: OnceCell::from(Read::Known(op)),
        };
        // The order of the base is that of the wire names, not of the local ids.
        stored.base.sort_by_key(|id| id.at(self.logs).ok());
        stored.hash = self.hash(&stored)?;
        entries::insert(self.db, &stored)?;
        self.prev = stored.hash;
        if let Some((entries, _)) = self.open.get_mut(&subject) {
            entries.push(stored);
        }
        self.seq = self.seq.saturating_add(1);
        self.lamport = self.lamport.saturating_add(1);
        Ok(())
    }

    fn hash(&mut self, stored: &Stored) -> Result<Hash> {
        let entry = stored.to_entry(self.logs)?;
        let open = self.open.get(&stored.subject).map(|(entries, _)| entries.as_slice());
        let (db, logs) = (self.db, &*self.logs);
        let (clerk, clerk_hash) = (entry.clerk, self.clerk_hash);
        let own = self.log;
        let known = |at: lindung_log::At| {
            if Some(at) == clerk {
                return clerk_hash;
            }
            let number = logs.get(&at.device)?.number;
            let id = EntryId::new(number, at.seq);
            let here = open.unwrap_or_default().iter().find(|entry| entry.id == id);
            match here {
                Some(entry) => Some(entry.hash),
                None if number == own || logs.id_of(at).is_some() => {
                    entries::hash_of(db, id).ok().flatten()
                }
                None => None,
            }
        };
        self.hasher
            .hash(&entry, self.prev, known)
            .map_err(|_| StoreError::Damaged("an entry names one that is not here"))
    }

    /// Folds what is open and writes its tables.
    fn close_all(&mut self) -> Result<()> {
        for (_, (mut stored, fresh)) in std::mem::take(&mut self.open) {
            entries::sort(&mut stored, self.logs);
            tables::write(self.db, self.logs, &mut self.totals, &stored, fresh)?;
        }
        Ok(())
    }
}
