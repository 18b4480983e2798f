//! What is said of many workers at once: that somebody looked at them, and how many there are.

use super::bill::niks;
use super::programme::PlaceEnd;
use super::text;
use crate::money::Month;
use crate::number::Nik;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::collections::BTreeSet;
use std::fmt;

/// People of whom a month's validation found the same.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ValidatedPart {
    /// Why they are insured no longer; none where nothing changed.
    #[n(0)]
    pub end: Option<PlaceEnd>,
    /// Who.
    #[cbor(n(1), with = "niks")]
    pub people: BTreeSet<Nik>,
}

impl fmt::Debug for ValidatedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidatedPart({:?}, {} people)", self.end, self.people.len())
    }
}

/// Somebody went through a part of the roster. What was found of each person stands in that
/// person's own log too; this says who was looked at, also where nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ValidationDone {
    /// For which month.
    #[n(0)]
    pub month: Month,
    /// By what was found.
    #[n(1)]
    pub parts: Vec<ValidatedPart>,
}

/// How many workers a part of the village has, whoever of them is registered: what coverage is
/// reckoned against. The latest of a segment counts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SegmentCounted {
    /// `all`, or what it is by and which: `rt:3/1`, `occupation:ojek`.
    #[n(0)]
    pub segment: String,
    /// How many.
    #[n(1)]
    pub workers: u64,
    /// Who counted them, or where it is written.
    #[n(2)]
    pub source: String,
    /// Of which day.
    #[cbor(n(3), with = "text::shown")]
    pub dated: NaiveDate,
}
