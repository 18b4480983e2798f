//! The door for what is recorded here: one group, one transaction, the rules checked first.

use crate::blobs;
use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::local;
use crate::logs::{End, Logs};
use crate::merges;
use crate::place::{EntryId, SubjectId};
use crate::revoked;
use crate::store::Store;
use crate::tables::{self, AT_ONCE, Before, Made};
use crate::totals::Totals;
use lindung_domain::details::Field;
use lindung_domain::fold::{Folded, Subject, fold};
use lindung_domain::op::blob::{BlobName, MAX_BLOB_BYTES};
use lindung_domain::op::{Op, Read};
use lindung_domain::refusal::{Refusal, check_form};
use lindung_domain::worker::Worker;
use lindung_log::{DeviceId, EntryHasher, Hash};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Whom an op is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Somebody new: the entry itself begins the subject.
    New,
    /// Something new that befell a worker who is here.
    NewBeside(SubjectId),
    /// A subject that is here.
    Known(SubjectId),
    /// The subject begun by the op at this position of the same group.
    Begun(usize),
    /// A subject that is here, beside another that the op speaks of too.
    Both(SubjectId, SubjectId),
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
        self.record_with(author, |recording| {
            drafts.into_iter().try_for_each(|draft| recording.add(draft).map(|_| ()))?;
            Ok(Changes { group: Some(recording.group()), subjects: recording.subjects.clone() })
        })
    }

    /// Records one group bit by bit, so that it need not be held as a whole; all of it, or nothing.
    ///
    /// # Errors
    /// Whatever `work` answers, or the database cannot be written.
    pub fn record_with<T, E: From<StoreError>>(
        &mut self,
        author: &Author,
        work: impl FnOnce(&mut Recording<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.together(|store| {
            let mut recording = Recording::begin(&store.db, &mut store.logs, author)?;
            let done = work(&mut recording)?;
            recording.end()?;
            Ok(done)
        })
    }
}

/// A group in the making.
pub struct Recording<'t> {
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
    /// The subject of each op so far.
    subjects: Vec<SubjectId>,
    /// Devices that the group revokes.
    revoking: Vec<SubjectId>,
    open: BTreeMap<SubjectId, Touched>,
    /// NIKs that the registrations among the open ones give, which no table holds yet.
    niks: BTreeSet<String>,
}

/// A subject that the group looks at or adds to.
struct Touched {
    entries: Vec<Stored>,
    /// What it was before the group; none for a new one.
    before: Option<Folded>,
}

impl Touched {
    fn before(&self) -> Before<'_> {
        self.before.as_ref().map_or(Before::Nothing, Before::Known)
    }
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
            totals: Totals::of(logs),
            subjects: Vec::new(),
            revoking: Vec::new(),
            open: BTreeMap::new(),
            niks: BTreeSet::new(),
            logs,
        })
    }

    /// The group, by which all of it can be undone.
    pub fn group(&self) -> EntryId {
        EntryId::new(self.log, self.first)
    }

    /// A worker as it was before what this group has said of it since [`Self::settle`]. Its entries
    /// are read once, for this and for what is added about it.
    ///
    /// # Errors
    /// The subject is not there or is no worker.
    pub fn worker(&mut self, id: SubjectId) -> Result<&Worker> {
        let before = self.touch(id)?.before.as_ref();
        let Some(Folded { subject: Subject::Worker(worker), .. }) = before else {
            return Err(StoreError::NoSubject);
        };
        Ok(worker)
    }

    /// Adds a fact, and answers whom it is about.
    ///
    /// # Errors
    /// A rule refuses it, its subject is not there, or the database cannot be written.
    pub fn add(&mut self, draft: Draft) -> Result<SubjectId> {
        let begins = matches!(draft.about, About::New | About::NewBeside(_));
        if begins && !self.may_wait(&draft.op) {
            self.settle()?;
        }
        self.check(&draft)?;
        let subject = match draft.about {
            About::New | About::NewBeside(_) => {
                let id = EntryId::new(self.log, self.seq);
                self.open.insert(id, Touched { entries: Vec::new(), before: None });
                id
            }
            About::Known(subject) | About::Both(subject, _) => subject,
            About::Begun(position) => *self.subjects.get(position).ok_or(StoreError::NoSubject)?,
        };
        if matches!(draft.op, Op::DeviceRevoked(_)) {
            self.revoking.push(subject);
        }
        let others = match draft.about {
            About::Both(_, other) | About::NewBeside(other) => vec![other],
            About::New | About::Known(_) | About::Begun(_) => Vec::new(),
        };
        if let Op::WorkerRegistered(details) = &draft.op {
            self.niks.insert(details.get(Field::Nik).unwrap_or_default().to_owned());
        }
        self.append(subject, others, draft.op)?;
        self.subjects.push(subject);
        Ok(subject)
    }

    /// Keeps bytes that a fact of this group names; gives the names of their pieces.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<Vec<BlobName>> {
        let pieces = bytes.chunks(MAX_BLOB_BYTES).map(|piece| blobs::keep(self.db, piece));
        pieces.map(|hash| Ok(*hash?.as_bytes())).collect()
    }

    /// As [`Store::set_draft`], with the group or not at all.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_draft(&self, name: &str, json: &str) -> Result<()> {
        local::set_draft(self.db, name, json)
    }

    /// As [`Store::bytes`].
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bytes(&self, blobs: &[BlobName]) -> Result<Option<Vec<u8>>> {
        blobs::joined(self.db, blobs)
    }

    /// Whether somebody new may be added before the tables are written: only where the open ones
    /// are nothing but other registrations, so that the rules find in the tables all they ask for.
    fn may_wait(&self, op: &Op) -> bool {
        let Op::WorkerRegistered(details) = op else { return false };
        let nik = details.get(Field::Nik).unwrap_or_default();
        self.open.len() < AT_ONCE && self.open.len() == self.niks.len() && !self.niks.contains(nik)
    }

    /// Writes the tables of the subjects so far and lets go of their entries.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn settle(&mut self) -> Result<()> {
        self.niks.clear();
        let open: Vec<Touched> = std::mem::take(&mut self.open).into_values().collect();
        let logs = &*self.logs;
        let make = |mut touched: Touched| {
            entries::sort(&mut touched.entries, logs);
            let made = Made::of(logs, &touched.entries, touched.before());
            (touched, made)
        };
        for (touched, made) in tables::with_each(open, make) {
            let before = touched.before();
            made.write(self.db, logs, &mut self.totals, &touched.entries, before)?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<()> {
        self.settle()?;
        for subject in revoked::settle(self.db, self.logs, self.revoking.iter().copied())? {
            let entries = entries::of_subject(self.db, self.logs, subject)?;
            tables::write(self.db, self.logs, &mut self.totals, &entries, Before::Something)?;
        }
        if self.seq == self.first {
            return Ok(());
        }
        let lamport = self.lamport.saturating_sub(1);
        let end = End { next_seq: self.seq, lamport, hash: self.prev, head: None };
        self.logs.advance(self.db, self.log, &end)?;
        merges::finish(self.db, self.logs, self.totals).map(|_| ())
    }

    /// The rules that a desk refuses to record against. A fold never depends on them.
    fn check(&mut self, draft: &Draft) -> Result<()> {
        let Op::WorkerRegistered(details) = &draft.op else { return Ok(()) };
        let nik = check_form(details).map_err(StoreError::Refused)?;
        // Of most people of a list nobody is here: that is a question to the index alone.
        let mut known = self.db.prepare_cached("SELECT 1 FROM worker WHERE nik = :nik")?;
        if !known.exists(named_params! { ":nik": nik.as_str() })? {
            return Ok(());
        }
        let village = self.logs.by_number(self.log).map(|log| log.village.as_str());
        let mut holder = self.db.prepare_cached(
            "SELECT r.state = 'moved' AS moved FROM worker AS w JOIN worker AS r ON r.id = w.root
             WHERE w.nik = :nik AND w.village = :village AND r.state <> 'voided'
             ORDER BY moved LIMIT 1",
        )?;
        let moved: Option<bool> = holder
            .query_row(named_params! { ":nik": nik.as_str(), ":village": village }, |row| {
                row.get("moved")
            })
            .optional()?;
        match moved {
            None => Ok(()),
            Some(true) => Err(StoreError::Refused(Refusal::MovedBefore)),
            Some(false) => Err(StoreError::Refused(Refusal::AlreadyRegistered)),
        }
    }

    fn touch(&mut self, subject: SubjectId) -> Result<&mut Touched> {
        use std::collections::btree_map::Entry;
        match self.open.entry(subject) {
            Entry::Occupied(open) => Ok(open.into_mut()),
            Entry::Vacant(place) => {
                let entries = entries::of_subject(self.db, self.logs, subject)?;
                if entries.is_empty() {
                    return Err(StoreError::NoSubject);
                }
                let before = Some(fold(&entries::facts(&entries, self.logs)));
                Ok(place.insert(Touched { entries, before }))
            }
        }
    }

    fn append(&mut self, subject: SubjectId, others: Vec<SubjectId>, op: Op) -> Result<()> {
        let base = entries::heads(&self.touch(subject)?.entries);
        let mut stored = Stored {
            id: EntryId::new(self.log, self.seq),
            lamport: self.lamport,
            recorded_at: self.author.now,
            clerk: self.author.clerk,
            subject,
            first: self.first,
            base,
            others,
            op: op.to_bytes(),
            hash: Hash::ZERO,
            read: OnceCell::from(Read::Known(op)),
        };
        // The order of the base is that of the wire names, not of the local ids.
        stored.base.sort_by_key(|id| id.at(self.logs).ok());
        stored.hash = self.hash(&stored)?;
        entries::insert(self.db, &stored)?;
        self.prev = stored.hash;
        if let Some(touched) = self.open.get_mut(&subject) {
            touched.entries.push(stored);
        }
        self.seq = self.seq.saturating_add(1);
        self.lamport = self.lamport.saturating_add(1);
        Ok(())
    }

    fn hash(&mut self, stored: &Stored) -> Result<Hash> {
        let entry = stored.to_entry(self.logs)?;
        let open = self.open.get(&stored.subject).map(|touched| touched.entries.as_slice());
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
}
