//! The other door: entries that came in a bundle. All or nothing, and the same twice is nothing.

use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::logs::{End, Log, Logs, NewLog};
use crate::merges;
use crate::place::{EntryId, SubjectId};
use crate::revoked;
use crate::store::Store;
use crate::tables::{self, AT_ONCE, Before, Made};
use crate::totals::Totals;
use lindung_domain::fold::Aside;
use lindung_domain::op::{Op, Read};
use lindung_log::bundle::Range;
use lindung_log::{At, Entry, Hash};
use rusqlite::Connection;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Which logs may come in a bundle.
#[derive(Debug, Clone)]
pub struct Admission {
    /// Digits of the village whose logs may come.
    pub village: String,
    /// The office's signing key, if its logs may come.
    pub office_key: Option<[u8; 32]>,
}

/// What came of a bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Entries that were not here before.
    pub taken: u64,
    /// Entries that were.
    pub already: u64,
    /// Of those taken, the ones kept but not counted, with the code of the reason.
    pub set_aside: Vec<(EntryId, &'static str)>,
    /// Subjects that the new entries are about.
    pub subjects: BTreeSet<SubjectId>,
}

impl Store {
    /// Takes the ranges of an opened and verified bundle.
    ///
    /// # Errors
    /// A gap, a fork or a log that may not be here; then nothing was changed.
    pub fn take(&mut self, ranges: &[Range], admission: &Admission) -> Result<Taken> {
        self.together(|store| take(&store.db, &mut store.logs, ranges, admission))
    }
}

fn take(
    db: &Connection,
    logs: &mut Logs,
    ranges: &[Range],
    admission: &Admission,
) -> Result<Taken> {
    let mut taken = Taken::default();
    let mut new: Vec<(&Entry, Hash)> = Vec::new();
    for range in ranges {
        let log = admit(db, logs, range, admission)?;
        if range.start > log.next_seq {
            return Err(StoreError::Gap(At::new(range.device, log.next_seq)));
        }
        check_before(db, &log, range)?;
        for (entry, hash) in range.entries.iter().zip(&range.hashes) {
            if entry.at.seq < log.next_seq {
                check_same(db, &log, entry, *hash)?;
                taken.already = taken.already.saturating_add(1);
            } else {
                new.push((entry, *hash));
            }
        }
        advance(db, logs, &log, range)?;
    }
    taken.taken = new.len() as u64;
    append(db, logs, &new, &mut taken)?;
    Ok(taken)
}

/// The log of a range, begun here if it is new and may be here.
fn admit(db: &Connection, logs: &mut Logs, range: &Range, admission: &Admission) -> Result<Log> {
    if let Some(log) = logs.get(&range.device) {
        let ours = log.village == admission.village || log.by_office;
        return if ours { Ok(log.clone()) } else { Err(StoreError::Stranger) };
    }
    if range.start > 0 {
        return Err(StoreError::Gap(At::new(range.device, 0)));
    }
    let first = range.entries.first().ok_or(StoreError::Malformed)?;
    let key = range.signing_key.ok_or(StoreError::Malformed)?;
    let village = village_of(first, range, key, admission).ok_or(StoreError::Stranger)?;
    let common = village.is_empty() && !range.scope.is_empty();
    if village != admission.village && !common {
        return Err(StoreError::Stranger);
    }
    let new = NewLog {
        name: range.device,
        signing_key: key,
        scope: range.scope.clone(),
        village,
        by_office: !range.scope.is_empty(),
    };
    let number = logs.begin(db, new)?;
    logs.by_number(number).cloned().ok_or(StoreError::Damaged("an unknown log"))
}

/// Digits of the village a new log is of, empty for an office's common log; none where the log
/// may not be here.
fn village_of(
    first: &Entry,
    range: &Range,
    key: [u8; 32],
    admission: &Admission,
) -> Option<String> {
    let Read::Known(op) = Read::from_bytes(&first.op) else { return None };
    if let Op::DeviceStarted(started) = &op {
        let own = range.scope.is_empty() && started.signing_key == key;
        return own.then(|| started.village.digits().to_owned());
    }
    let Op::OfficeStarted(started) = op else { return None };
    let ours = !range.scope.is_empty() && admission.office_key == Some(key);
    let village = started.village.map(|village| village.digits().to_owned());
    ours.then(|| village.unwrap_or_default())
}

/// The range must continue the very entry that is here.
fn check_before(db: &Connection, log: &Log, range: &Range) -> Result<()> {
    let Some(before) = range.start.checked_sub(1) else { return Ok(()) };
    let here = entries::hash_of(db, EntryId::new(log.number, before))?;
    if here == Some(range.before) {
        Ok(())
    } else {
        Err(StoreError::Fork(At::new(range.device, before)))
    }
}

fn check_same(db: &Connection, log: &Log, entry: &Entry, hash: Hash) -> Result<()> {
    let here = entries::hash_of(db, EntryId::new(log.number, entry.at.seq))?;
    if here == Some(hash) { Ok(()) } else { Err(StoreError::Fork(entry.at)) }
}

fn advance(db: &Connection, logs: &mut Logs, log: &Log, range: &Range) -> Result<()> {
    let (Some(last), Some(hash)) = (range.entries.last(), range.hashes.last()) else {
        return Ok(());
    };
    let next_seq = last.at.seq.saturating_add(1);
    if next_seq <= log.next_seq {
        return Ok(());
    }
    let head = Some(range.head.clone());
    logs.advance(db, log.number, &End { next_seq, lamport: last.lamport, hash: *hash, head })
}

/// A subject that new entries are about.
struct Touched {
    id: SubjectId,
    /// All that is said of it.
    stored: Vec<Stored>,
    arrived: BTreeSet<EntryId>,
    /// Whether all of that is new.
    is_fresh: bool,
}

impl Touched {
    fn of(db: &Connection, logs: &Logs, id: SubjectId, new: Vec<Stored>) -> Result<Self> {
        let arrived = new.iter().map(|entry| entry.id).collect();
        let is_fresh = new.iter().any(Stored::begins);
        let stored = if is_fresh { new } else { entries::of_subject(db, logs, id)? };
        Ok(Self { id, stored, arrived, is_fresh })
    }

    fn before(&self) -> Before<'static> {
        if self.is_fresh { Before::Nothing } else { Before::Something }
    }

    /// Those that arrived and do not count, with the codes of the reasons.
    fn aside(&self, made: &Made) -> Vec<(EntryId, &'static str)> {
        let aside =
            made.folded.set_aside.iter().filter_map(|(position, aside)| {
                Some((self.stored.get(*position)?.id, aside.code()))
            });
        aside.filter(|(id, _)| self.arrived.contains(id)).collect()
    }
}

fn append(
    db: &Connection,
    logs: &mut Logs,
    new: &[(&Entry, Hash)],
    taken: &mut Taken,
) -> Result<()> {
    let mut by_subject: BTreeMap<SubjectId, Vec<Stored>> = BTreeMap::new();
    for (entry, hash) in new {
        let stored = localise(logs, entry, *hash)?;
        entries::insert(db, &stored)?;
        by_subject.entry(stored.subject).or_default().push(stored);
    }
    let devices: Vec<SubjectId> = by_subject.keys().copied().collect();
    for subject in revoked::settle(db, logs, devices)? {
        by_subject.entry(subject).or_default();
    }
    let mut totals = Totals::of(logs);
    let mut all = by_subject.into_iter();
    loop {
        let some = all.by_ref().take(AT_ONCE);
        let some: Vec<Touched> =
            some.map(|(id, new)| Touched::of(db, logs, id, new)).collect::<Result<_>>()?;
        if some.is_empty() {
            break;
        }
        let make = |mut touched: Touched| {
            entries::sort(&mut touched.stored, logs);
            let made = Made::of(logs, &touched.stored, touched.before());
            (touched, made)
        };
        for (touched, made) in tables::with_each(some, make) {
            made.write(db, logs, &mut totals, &touched.stored, touched.before())?;
            taken.set_aside.extend(touched.aside(&made));
            taken.subjects.insert(touched.id);
        }
    }
    taken.subjects.extend(merges::finish(db, logs, totals)?);
    for (entry, _) in new {
        let id = logs.id_of(entry.at).filter(|_| !entry.others.is_empty());
        if let Some(id) = id
            && merges::is_circular(db, id)?
        {
            taken.set_aside.push((id, Aside::Circle.code()));
        }
    }
    Ok(())
}

/// The entry with local ids in the place of names. What it names must be here: a bundle carries
/// all that its sender knew.
fn localise(logs: &Logs, entry: &Entry, hash: Hash) -> Result<Stored> {
    let id_of = |at: At| logs.id_of(at).ok_or(StoreError::Gap(at));
    let ids = |list: &[At]| list.iter().copied().map(id_of).collect::<Result<Vec<_>>>();
    let id = id_of(entry.at)?;
    Ok(Stored {
        id,
        lamport: entry.lamport,
        recorded_at: entry.recorded_at,
        clerk: entry.clerk.map(id_of).transpose()?,
        subject: entry.subject.map(id_of).transpose()?.unwrap_or(id),
        first: entry.group,
        base: ids(&entry.base)?,
        others: ids(&entry.others)?,
        op: entry.op.clone(),
        hash,
        read: OnceCell::new(),
    })
}
