//! Whose money pays, decrees, places and waiting lists.

use super::Remark;
use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a funding source. What is left out is set as is usual for its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NameFunding {
    /// As the village calls it.
    pub name: String,
    /// `apbn`, `apbd`, `bkbk`, `apbdes`, `csr`, `own`.
    pub kind: String,
    /// BPJSTK's kind of group: `SG`, `SD`, `SA`, `SL`, `SC`, `SB`.
    #[serde(default)]
    pub collective: Option<String>,
    /// `yes`, `no`, `ask`.
    #[serde(default)]
    pub relief: Option<String>,
    /// The lowest age, itself allowed.
    #[serde(default)]
    pub min_age: Option<u32>,
    /// The highest age.
    #[serde(default)]
    pub max_age: Option<u32>,
    /// Whether the highest age is itself allowed.
    #[serde(default)]
    pub max_inclusive: Option<bool>,
}

/// Says the terms of a funding source anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrectFunding {
    /// Which.
    pub funding: i64,
    /// All of them.
    pub terms: NameFunding,
}

/// A funding source, a decree or a bill was a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VoidFact {
    /// Which.
    pub id: i64,
    /// Why.
    pub reason: String,
}

/// It is in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Saved {
    /// By which it is asked for.
    pub id: i64,
}

/// A funding source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundingLine {
    /// By which it is asked for.
    pub funding: i64,
    /// As the village calls it.
    pub name: String,
    /// Kind of its money.
    pub kind: String,
    /// BPJSTK's kind of group.
    pub collective: Option<String>,
    /// `yes`, `no`, `ask`.
    pub relief: String,
    /// "15–64 tahun".
    pub ages: String,
    /// The lowest age, itself allowed.
    pub min_age: Option<u32>,
    /// The highest age.
    pub max_age: Option<u32>,
    /// Whether the highest age is itself allowed.
    pub max_inclusive: bool,
    /// Whether the office named it: then only the office changes it.
    pub from_office: bool,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// Every funding source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundingList {
    /// In the order in which they were named.
    pub funding: Vec<FundingLine>,
}

/// Issues a decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssueDecree {
    /// As written on it.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// Who pays.
    pub funding: i64,
    /// `jkk`, `jkm`, `jht`.
    pub programmes: Vec<String>,
    /// First month, `2026-01`.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// How many people at a time.
    pub places: u32,
}

/// Changes places or months by an amending decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmendDecree {
    /// Which.
    pub decree: i64,
    /// As written on the amending decree.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// The month from which it holds.
    pub from: String,
    /// First month no longer in the decree, if that changes.
    #[serde(default)]
    pub until: Option<String>,
    /// How many people at a time from then on, if that changes.
    #[serde(default)]
    pub places: Option<u32>,
}

/// A decree as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecreeLine {
    /// By which it is asked for.
    pub decree: i64,
    /// As written on it.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// Who pays; empty where that is not here.
    pub funding: String,
    /// `JKK+JKM`.
    pub programmes: String,
    /// First month.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// This month, or the nearest in which the decree holds.
    pub month: String,
    /// Its places in that month.
    pub places: u32,
    /// How many are held in that month.
    pub held: u64,
    /// Whether it came from the office: then only the office changes it.
    pub from_office: bool,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// Every decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecreeList {
    /// In the order in which they were recorded.
    pub decrees: Vec<DecreeLine>,
    /// People whose place ends soon without another.
    pub doubts: Vec<Remark>,
}

/// Asks for a decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowDecree {
    /// Which.
    pub decree: i64,
    /// Who holds its places in this month; its first where none is given.
    #[serde(default)]
    pub month: Option<String>,
}

/// All about a decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecreePage {
    /// The line of the list.
    pub line: DecreeLine,
    /// How it was changed, in the order in which that was recorded.
    pub amendments: Vec<AmendmentLine>,
    /// Places and their holders, month by month.
    pub months: Vec<MonthPlaces>,
    /// Who holds a place in the month that was asked for.
    pub people: Vec<PlaceLine>,
    /// Who waits, in their order.
    pub waiting: Vec<WaitingLine>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// An amending decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmendmentLine {
    /// As written on it.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// The month from which it holds.
    pub from: String,
    /// First month no longer in the decree, if that changed.
    pub until: Option<String>,
    /// How many people at a time from then on, if that changed.
    pub places: Option<u32>,
}

/// Brings the memberships of a decree's holders to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowDecree {
    /// Which.
    pub decree: i64,
}

/// What an amending decree did to those who hold places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Amended {
    /// How many memberships run longer now.
    pub lengthened: u64,
    /// How many end earlier now.
    pub shortened: u64,
}

/// A month of a decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthPlaces {
    /// Which.
    pub month: String,
    /// As the decree fixes them.
    pub places: u32,
    /// How many are held.
    pub held: u64,
}

/// One who holds a place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlaceLine {
    /// Who.
    pub worker: i64,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Since when.
    pub from: String,
    /// First month that is free again.
    pub until: Option<String>,
    /// State in one word.
    pub state: String,
}

impl std::fmt::Debug for PlaceLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PlaceLine({}, {})", self.worker, self.from)
    }
}

/// One who waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingLine {
    /// Who.
    pub worker: i64,
    /// As registered.
    pub name: String,
    /// The lower comes first.
    pub rank: u32,
    /// Since when.
    pub since: String,
    /// Why in this place.
    pub reason: String,
}

impl std::fmt::Debug for WaitingLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WaitingLine({}, {})", self.worker, self.rank)
    }
}

/// Gives places of a decree: to these, to all who pass the filter, or to the next who wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GivePlaces {
    /// Of which decree.
    pub decree: i64,
    /// The first month.
    pub from: String,
    /// To whom.
    #[serde(default)]
    pub workers: Vec<i64>,
    /// To all of these.
    #[serde(default)]
    pub filter: Option<RosterFilter>,
    /// To so many who wait, in their order.
    #[serde(default)]
    pub waiting: u32,
}

/// Places were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlacesGiven {
    /// To how many.
    pub given: u64,
    /// How many held a place of the decree in that month already.
    pub already: u64,
    /// How many got none, as they died, moved away or were voided.
    pub gone: u64,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// Frees a worker's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FreePlace {
    /// Whose.
    pub worker: i64,
    /// Of which decree.
    pub decree: i64,
    /// The first month that is free.
    pub from: String,
    /// `died`, `moved`, `formal_job`, `over_age`, `ended`.
    pub reason: String,
    /// Who gets a place of their own in its stead, in the same step.
    #[serde(default)]
    pub next: Option<NextHolder>,
}

/// Another gets a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextHolder {
    /// Who.
    pub worker: i64,
    /// The month from which it counts.
    pub from: String,
}

/// Has a worker wait for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JoinWaiting {
    /// Who.
    pub worker: i64,
    /// Of which decree.
    pub decree: i64,
    /// The lower comes first; of equal ones whoever came earlier.
    pub rank: u32,
    /// Why in this place.
    pub reason: String,
}

/// Takes a worker off the waiting list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeaveWaiting {
    /// Who.
    pub worker: i64,
    /// Of which decree.
    pub decree: i64,
    /// Why.
    pub reason: String,
}
