//! Whose money pays, the decrees that fix places, and who holds them.

use super::label::Label;
use super::text;
use crate::money::{FundingKind, Month, MonthRange, ProgrammeSet, Relief};
use crate::table::{AgeLimits, Collective};
use chrono::NaiveDate;
use minicbor::{Decode, Encode};

/// Whose money pays, and on which terms. A correction says all of it anew.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct FundingTerms {
    /// As the village calls it: "APBDes 2026".
    #[n(0)]
    pub name: String,
    /// The kind of money.
    #[cbor(n(1), with = "text::shown")]
    pub kind: FundingKind,
    /// BPJSTK's kind of group; none where each pays alone.
    #[n(2)]
    pub collective: Option<Collective>,
    /// Whether it has the relief of contributions.
    #[cbor(n(3), with = "text::shown")]
    pub relief: Relief,
    /// The lowest age, itself allowed.
    #[n(4)]
    pub min_age: Option<u32>,
    /// The highest age.
    #[n(5)]
    pub max_age: Option<u32>,
    /// Whether the highest age is itself allowed.
    #[n(6)]
    pub max_inclusive: bool,
}

impl FundingTerms {
    /// Between which ages it pays.
    pub fn ages(&self) -> AgeLimits {
        let Self { min_age: min, max_age: max, max_inclusive, .. } = *self;
        AgeLimits { min, max, max_inclusive }
    }
}

/// A funding source was named.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct FundingNamed {
    /// By which decrees speak of it.
    #[n(0)]
    pub label: Label,
    /// Its terms.
    #[n(1)]
    pub terms: FundingTerms,
}

/// A decree (SK, Perkades, Perbup, or the agreement of a company) fixed a number of places.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DecreeIssued {
    /// By which places and bills speak of it.
    #[n(0)]
    pub label: Label,
    /// As written on it.
    #[n(1)]
    pub number: String,
    /// Its day.
    #[cbor(n(2), with = "text::shown")]
    pub dated: NaiveDate,
    /// Who pays.
    #[n(3)]
    pub funding: Label,
    /// JKK, JKM, JHT.
    #[n(4)]
    pub programmes: ProgrammeSet,
    /// First month.
    #[n(5)]
    pub from_month: Month,
    /// The first month no longer in it.
    #[n(6)]
    pub until_month: Month,
    /// How many people at a time.
    #[n(7)]
    pub places: u32,
}

impl DecreeIssued {
    /// The months, half-open.
    pub fn months(&self) -> MonthRange {
        MonthRange::new(self.from_month, self.until_month)
    }
}

/// An amending decree changed the number of places or the last month.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DecreeAmended {
    /// As written on the amending decree.
    #[n(0)]
    pub number: String,
    /// Its day.
    #[cbor(n(1), with = "text::shown")]
    pub dated: NaiveDate,
    /// The month from which it holds.
    #[n(2)]
    pub from_month: Month,
    /// The first month no longer in the decree, if that changes.
    #[n(3)]
    pub until_month: Option<Month>,
    /// How many people at a time from then on, if that changes.
    #[n(4)]
    pub places: Option<u32>,
}

/// The worker got a place. Never handed on: whoever fills it later gets one of their own.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PlaceGiven {
    /// Of which decree.
    #[n(0)]
    pub decree: Label,
    /// The first month.
    #[n(1)]
    pub from_month: Month,
}

/// Why a place became free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum PlaceEnd {
    /// The worker died.
    #[n(0)]
    Died,
    /// The worker left the village.
    #[n(1)]
    Moved,
    /// The worker is a wage earner now.
    #[n(2)]
    FormalJob,
    /// The worker is too old for the funding source.
    #[n(3)]
    OverAge,
    /// Another reason.
    #[n(4)]
    Ended,
}

impl PlaceEnd {
    /// Every reason, in order.
    pub const ALL: [Self; 5] =
        [Self::Died, Self::Moved, Self::FormalJob, Self::OverAge, Self::Ended];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Died => "died",
            Self::Moved => "moved",
            Self::FormalJob => "formal_job",
            Self::OverAge => "over_age",
            Self::Ended => "ended",
        }
    }
}

/// The worker's place became free.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PlaceFreed {
    /// Of which decree.
    #[n(0)]
    pub decree: Label,
    /// The first month that is free.
    #[n(1)]
    pub from_month: Month,
    /// Why.
    #[n(2)]
    pub end: PlaceEnd,
}

/// The worker waits for a place. Said again, the earlier word no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct WaitingJoined {
    /// Of which decree.
    #[n(0)]
    pub decree: Label,
    /// The lower comes first; of equal ones whoever came earlier.
    #[n(1)]
    pub rank: u32,
    /// Since when.
    #[cbor(n(2), with = "text::shown")]
    pub on: NaiveDate,
    /// Why in this place.
    #[n(3)]
    pub reason: String,
}

/// The worker waits no longer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct WaitingLeft {
    /// Of which decree.
    #[n(0)]
    pub decree: Label,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// The village took a newer table of rules.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RulesReplaced {
    /// Which: `tariffs`, `relief`, `holidays`, `arrears`, `benefits`.
    #[n(0)]
    pub table: String,
    /// The greatest edition counts.
    #[n(1)]
    pub edition: u32,
    /// The table, in the form of those under `assets/`.
    #[n(2)]
    pub text: String,
}
