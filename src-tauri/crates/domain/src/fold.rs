//! The state of a subject is a pure function of its entries, sorted by (lamport, device, seq).
//!
//! No clock and no other subject takes part, so any two devices with the same entries agree. Two
//! entries are concurrent if neither is reached from the other through `base`; concurrent texts of
//! one field become a doubt, and the later in the order stands.

use crate::claim::Claim;
use crate::clerk::Clerk;
use crate::details::{Details, Field};
use crate::funding::{Bill, Decree, FundingSource};
use crate::op::office::{DeviceEnrolled, LaptopJoined, VillageRecoded};
use crate::op::program::ProgramOffered;
use crate::op::programme::{FundingNamed, RulesReplaced};
use crate::op::village::Letterhead;
use crate::op::{DeviceStarted, Op, Read, text};
use crate::statement::Statement;
use crate::worker::Worker;
use std::collections::{BTreeMap, BTreeSet};

mod apply;
mod claim;
mod programme;
mod statements;

/// Rises with every change of what the fold makes of the ops it knew; then all is folded anew. A
/// new kind of op alone needs no rise: the store counts them.
pub const FOLD_VERSION: u32 = 7;

/// One entry of the subject, as the fold sees it. The slice of facts is in the order of the log.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// The op, as far as this version can read it.
    pub op: &'a Read,
    /// Positions in the slice of the heads that the writer knew.
    pub base: Vec<usize>,
    /// Whether an office wrote it; an office's word never changes what the village says.
    pub by_office: bool,
    /// The name of its log and its place there.
    pub at: ([u8; 32], u64),
    /// Whether its log is revoked from before it. The one thing that a fold is told and that does
    /// not stand in its entries: the office's word on a device, the same for every subject.
    pub revoked: bool,
}

/// Why an entry is kept but does not count. The code has a sentence in `assets/messages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// Of a kind or version that this program does not know yet.
    Later,
    /// Its bytes are not an op of its kind.
    Malformed,
    /// Its kind says nothing about such a subject.
    WrongSubject,
    /// An office wrote what only a village may, or the other way round.
    WrongAuthor,
    /// The membership or card it speaks of is not there.
    Missing,
    /// Given out or started a second time.
    Again,
    /// It would merge somebody into himself, over whatever others. No fold says this: see `merge`.
    Circle,
    /// Its device was revoked from before it, or it is about somebody whom such an entry began.
    Revoked,
}

impl Aside {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Malformed => "malformed",
            Self::WrongSubject => "wrong_subject",
            Self::WrongAuthor => "wrong_author",
            Self::Missing => "missing",
            Self::Again => "again",
            Self::Circle => "circle",
            Self::Revoked => "revoked",
        }
    }
}

/// What a subject is, said by its first entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A neighbour.
    Worker(Box<Worker>),
    /// One who works at the desk.
    Clerk(Clerk),
    /// A laptop of the village, and the office's word on it.
    Device(Box<Device>),
    /// Whose money pays.
    Funding(Box<FundingSource>),
    /// A number of places.
    Decree(Box<Decree>),
    /// What some months cost.
    Bill(Box<Bill>),
    /// What befell a worker, and what was done about it.
    Claim(Box<Claim>),
    /// A newer table of rules.
    Rules(Box<RulesReplaced>),
    /// A fact that stands by itself.
    Statement(Box<Statement>),
    /// What stands on the village's letters.
    Letterhead(Box<Letterhead>),
    /// An office's log.
    Office(Box<crate::op::office::OfficeStarted>),
    /// How a village is called now.
    Recoded(Box<VillageRecoded>),
    /// A program that an office offers.
    Program(Box<ProgramOffered>),
    /// Begun by an op that this version does not know, or that does not count.
    Later,
}

/// A laptop of the village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its first entry.
    pub started: DeviceStarted,
    /// The office it joined last.
    pub office: Option<crate::op::office::OfficeJoined>,
    /// The laptop whose invitation it took.
    pub laptop: Option<LaptopJoined>,
    /// Whether another laptop of the village vouched for it.
    pub admitted: bool,
    /// Whether the village says that it is gone.
    pub lost: bool,
    /// The office's word on it.
    pub enrolled: Option<DeviceEnrolled>,
    /// From which place on its log does not count, if the office revoked it.
    pub revoked: Option<u64>,
}

impl Device {
    /// Whether the office takes its word: it enrolled it and did not revoke it.
    pub fn is_trusted(&self) -> bool {
        self.enrolled.is_some() && self.revoked.is_none()
    }
}

/// A folded subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The state.
    pub subject: Subject,
    /// Positions of the entries that do not count, with the reason.
    pub set_aside: BTreeMap<usize, Aside>,
}

impl Subject {
    /// Canonical bytes of what the village says, for the state hash; none for an office's log.
    pub fn village_part(&self) -> Option<Vec<u8>> {
        match self {
            Self::Worker(worker) => worker.village_part(),
            Self::Clerk(clerk) => {
                let mut bytes = Op::ClerkAppointed(clerk.appointed()).to_bytes();
                if let Some(reason) = &clerk.closed {
                    let reason = text::Reason { reason: reason.clone() };
                    bytes.extend(Op::ClerkClosed(reason).to_bytes());
                }
                Some(bytes)
            }
            Self::Device(device) => {
                let mut bytes = Op::DeviceStarted(device.started.clone()).to_bytes();
                if let Some(office) = &device.office {
                    bytes.extend(Op::OfficeJoined(office.clone()).to_bytes());
                }
                if let Some(laptop) = &device.laptop {
                    bytes.extend(Op::LaptopJoined(laptop.clone()).to_bytes());
                }
                bytes.push(device.admitted.into());
                bytes.push(device.lost.into());
                Some(bytes)
            }
            Self::Funding(source) => {
                let (label, terms) = (source.label, source.terms.clone());
                let named = Op::FundingNamed(FundingNamed { label, terms });
                (source.voided.is_none() && !source.by_office).then(|| named.to_bytes())
            }
            Self::Decree(decree) => decree.village_part(),
            Self::Bill(bill) => bill.village_part(),
            Self::Claim(claim) => claim.village_part(),
            Self::Statement(statement) => statement.village_part(),
            Self::Rules(rules) => Some(Op::RulesReplaced(rules.as_ref().clone()).to_bytes()),
            Self::Letterhead(head) => Some(Op::LetterheadSet(head.as_ref().clone()).to_bytes()),
            Self::Office(_) | Self::Recoded(_) | Self::Program(_) | Self::Later => None,
        }
    }
}

/// Folds the entries of one subject, given in the order of the log. The first one says what the
/// subject is.
pub fn fold(facts: &[Fact<'_>]) -> Folded {
    let mut folding = Folding::new(facts);
    let mut subject = Subject::Later;
    for (position, fact) in facts.iter().enumerate() {
        let outcome = match fact.op {
            _ if folding.is_revoked(position) => Err(Aside::Revoked),
            Read::Known(Op::RecordedAgain(_)) if !fact.by_office => Ok(()),
            Read::Known(op) if position == 0 => folding.begin(op, fact).map(|s| subject = s),
            Read::Known(op) => folding.apply(&mut subject, position, op, fact.by_office),
            Read::Later(_) => Err(Aside::Later),
            Read::Malformed(_) => Err(Aside::Malformed),
        };
        if let Err(aside) = outcome {
            folding.set_aside.insert(position, aside);
        }
    }
    Folded { subject, set_aside: folding.set_aside }
}

/// What is remembered while folding and forgotten after.
struct Folding {
    /// For each entry, the entries reached from it through `base`.
    ancestors: Vec<BTreeSet<usize>>,
    /// Which entry wrote the text that stands in a field.
    writers: BTreeMap<Field, usize>,
    /// Entries of revoked logs that no other log records again.
    revoked: BTreeSet<usize>,
    set_aside: BTreeMap<usize, Aside>,
}

/// Positions of the entries of revoked logs that no other log records again.
fn revoked(facts: &[Fact<'_>]) -> BTreeSet<usize> {
    let theirs = facts.iter().enumerate().filter(|(_, fact)| fact.revoked);
    let mut revoked: BTreeSet<usize> = theirs.map(|(position, _)| position).collect();
    if revoked.is_empty() {
        return revoked;
    }
    let again: BTreeSet<([u8; 32], u64)> = facts
        .iter()
        .filter(|fact| !fact.revoked && !fact.by_office)
        .filter_map(|fact| match fact.op {
            Read::Known(Op::RecordedAgain(again)) => Some((again.device, again.seq)),
            Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
        })
        .collect();
    revoked.retain(|position| facts.get(*position).is_some_and(|fact| !again.contains(&fact.at)));
    revoked
}

impl Folding {
    fn new(facts: &[Fact<'_>]) -> Self {
        let mut ancestors: Vec<BTreeSet<usize>> = Vec::with_capacity(facts.len());
        for fact in facts {
            let mut reached = BTreeSet::new();
            for base in &fact.base {
                reached.insert(*base);
                if let Some(further) = ancestors.get(*base) {
                    reached.extend(further);
                }
            }
            ancestors.push(reached);
        }
        let (writers, revoked, set_aside) = (BTreeMap::new(), revoked(facts), BTreeMap::new());
        Self { ancestors, writers, revoked, set_aside }
    }

    /// Whether an entry does not count because a device was revoked: its own, or the one that began
    /// the subject.
    fn is_revoked(&self, position: usize) -> bool {
        self.revoked.contains(&position) || self.revoked.contains(&0)
    }

    fn begin(&mut self, op: &Op, fact: &Fact<'_>) -> Result<Subject, Aside> {
        match (op, fact.by_office) {
            (Op::WorkerRegistered(details), false) => {
                let mut worker = Worker::default();
                for (field, text) in details.iter() {
                    self.write(&mut worker, field, text, 0);
                }
                Ok(Subject::Worker(Box::new(worker)))
            }
            (Op::ClerkAppointed(clerk), false) => Ok(Subject::Clerk(clerk.into())),
            (Op::DeviceStarted(started), false) => Ok(Subject::Device(Box::new(Device {
                started: started.clone(),
                office: None,
                laptop: None,
                admitted: false,
                lost: false,
                enrolled: None,
                revoked: None,
            }))),
            (Op::OfficeStarted(started), true) => Ok(Subject::Office(Box::new(started.clone()))),
            (Op::VillageRecoded(to), true) => Ok(Subject::Recoded(Box::new(to.clone()))),
            (Op::ClaimReported(terms), false) => claim::begin(terms),
            (Op::ProgramOffered(offered), true) => Ok(Subject::Program(Box::new(offered.clone()))),
            (
                Op::WorkerRegistered(_)
                | Op::ClerkAppointed(_)
                | Op::DeviceStarted(_)
                | Op::OfficeStarted(_)
                | Op::VillageRecoded(_)
                | Op::ProgramOffered(_)
                | Op::ClaimReported(_),
                _,
            ) => Err(Aside::WrongAuthor),
            (op, by_office) => {
                let begun = statements::begin(op, by_office);
                let ours = || programme::begin(op, by_office);
                begun.or_else(ours).unwrap_or(Err(Aside::WrongSubject))
            }
        }
    }

    /// A text for a field; an empty one takes the field away. Settles the doubts that the writer
    /// knew of, and raises one against a text that it did not.
    fn write(&mut self, worker: &mut Worker, field: Field, text: &str, position: usize) {
        let before = worker.details.get(field).unwrap_or_default().to_owned();
        let knew = self.writers.get(&field).is_none_or(|writer| {
            self.ancestors.get(position).is_some_and(|reached| reached.contains(writer))
        });
        if knew {
            worker.questioned.remove(&field);
        } else if before != text && !before.is_empty() {
            worker.questioned.entry(field).or_default().insert(before.clone());
        }
        if field == Field::Nik && before != text && !before.is_empty() {
            worker.former_niks.insert(before.clone());
        }
        worker.details.set(field, text);
        self.writers.insert(field, position);
    }

    fn question(worker: &mut Worker, details: &Details) {
        for (field, text) in details.iter() {
            if worker.details.get(field) != Some(text) {
                worker.questioned.entry(field).or_default().insert(text.to_owned());
            }
        }
    }

    fn withdraw(worker: &mut Worker, details: &Details) {
        for (field, text) in details.iter() {
            if let Some(texts) = worker.questioned.get_mut(&field) {
                texts.remove(text);
                if texts.is_empty() {
                    worker.questioned.remove(&field);
                }
            }
        }
    }
}
