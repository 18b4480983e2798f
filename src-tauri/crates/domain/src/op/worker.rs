//! What is said of a neighbour: the form, heirs, memberships, cards, lists.

use super::text;
use crate::card::CardNumber;
use crate::details::{Details, Field};
use crate::money::{Month, MonthRange, ProgrammeSet};
use crate::number::RegionCode;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::fmt;

/// A form was corrected: new texts, and fields taken away.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Correction {
    /// Fields with their new texts.
    #[n(0)]
    pub set: Details,
    /// Fields that no longer say anything.
    #[cbor(n(1), with = "text::fields")]
    pub cleared: Vec<Field>,
}

/// A worker left the village.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MovedOut {
    /// Day of the move.
    #[cbor(n(0), with = "text::shown")]
    pub on: NaiveDate,
    /// The village moved to, when it is known.
    #[n(1)]
    pub to: Option<RegionCode>,
}

/// How an heir stands to the worker, in the order of PP 44/2015 Ps 37.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Relation {
    /// Husband or wife.
    #[n(0)]
    Spouse,
    /// Child.
    #[n(1)]
    Child,
    /// Parent or grandparent, grandchild: lineal to the second degree.
    #[n(2)]
    Lineal,
    /// Brother or sister.
    #[n(3)]
    Sibling,
    /// Father- or mother-in-law.
    #[n(4)]
    ParentInLaw,
    /// Named in a will.
    #[n(5)]
    Willed,
}

impl Relation {
    /// Every relation, in order.
    pub const ALL: [Self; 6] =
        [Self::Spouse, Self::Child, Self::Lineal, Self::Sibling, Self::ParentInLaw, Self::Willed];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::Lineal => "lineal",
            Self::Sibling => "sibling",
            Self::ParentInLaw => "parent_in_law",
            Self::Willed => "willed",
        }
    }
}

/// One who is paid when the worker dies.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Heir {
    /// Full name.
    #[n(0)]
    pub name: String,
    /// Relation to the worker.
    #[n(1)]
    pub relation: Relation,
    /// NIK, where it is known.
    #[n(2)]
    pub nik: Option<String>,
    /// Telephone, where it is known.
    #[n(3)]
    pub phone: Option<String>,
}

impl fmt::Debug for Heir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Heir").field("relation", &self.relation).finish_non_exhaustive()
    }
}

/// A worker was enrolled for some months.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MembershipStarted {
    /// JKK, JKM, JHT.
    #[n(0)]
    pub programmes: ProgrammeSet,
    /// First month of cover.
    #[n(1)]
    pub from_month: Month,
    /// The first month no longer covered.
    #[n(2)]
    pub until_month: Month,
}

impl MembershipStarted {
    /// The covered months, half-open.
    pub fn months(&self) -> MonthRange {
        MonthRange::new(self.from_month, self.until_month)
    }
}

/// A membership ended before its time.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MembershipEnded {
    /// The first month no longer covered.
    #[n(0)]
    pub from_month: Month,
    /// As the clerk gave it.
    #[n(1)]
    pub reason: String,
}

/// A card number was given out.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CardIssued {
    /// Never given out a second time.
    #[cbor(n(0), with = "text::shown")]
    pub number: CardNumber,
    /// Last day on which the card holds, UTC+7.
    #[cbor(n(1), with = "text::shown")]
    pub valid_until: NaiveDate,
}

/// A card was printed, withdrawn or handed over.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CardEvent {
    /// Which card.
    #[cbor(n(0), with = "text::shown")]
    pub number: CardNumber,
    /// Why: "pertama", "hilang", "rusak", as the clerk gave it. Of a card handed over the day on
    /// which it was, `2026-11-30`.
    #[n(1)]
    pub reason: String,
}

impl CardEvent {
    /// The day on which the card was handed over.
    pub fn day(&self) -> Option<NaiveDate> {
        self.reason.parse().ok()
    }
}

/// Personal data left the program as a list.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PeopleExported {
    /// What was written: `roster.xlsx`, `cards.pdf`; never a path.
    #[n(0)]
    pub what: String,
    /// How many people it names.
    #[n(1)]
    pub people: u64,
}
