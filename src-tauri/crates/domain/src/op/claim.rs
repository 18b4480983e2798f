//! What befell a worker, and what was done about it until it was paid. A claim is a subject of its
//! own; the worker stands beside its first entry, as one who was merged stands beside another, so
//! that it follows the person through every merge and every correction of a number.

use super::bill::rupiah;
use super::blob::BlobName;
use super::label::Label;
use super::text;
use crate::money::Rupiah;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::fmt;

/// What befell the worker, and so which programme pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum ClaimKind {
    /// A death, not at work: JKM.
    #[n(0)]
    Death,
    /// An accident at work that needs care: JKK.
    #[n(1)]
    AccidentCare,
    /// One that left a part disabled.
    #[n(2)]
    PartialDisability,
    /// One after which the worker cannot work any more.
    #[n(3)]
    TotalDisability,
    /// A death by an accident at work: JKK.
    #[n(4)]
    AccidentDeath,
}

impl ClaimKind {
    /// Every kind, in order.
    pub const ALL: [Self; 5] = [
        Self::Death,
        Self::AccidentCare,
        Self::PartialDisability,
        Self::TotalDisability,
        Self::AccidentDeath,
    ];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Death => "death",
            Self::AccidentCare => "accident_care",
            Self::PartialDisability => "partial_disability",
            Self::TotalDisability => "total_disability",
            Self::AccidentDeath => "accident_death",
        }
    }

    /// The kind with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether the worker died.
    pub fn is_death(self) -> bool {
        matches!(self, Self::Death | Self::AccidentDeath)
    }
}

/// How far a claim has come, by the officer's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum ClaimState {
    /// Somebody told the village.
    #[n(0)]
    Reported,
    /// Its papers are being gathered.
    #[n(1)]
    Collecting,
    /// Handed in at BPJSTK.
    #[n(2)]
    Submitted,
    /// BPJSTK looks at it.
    #[n(3)]
    Verifying,
    /// BPJSTK asks for more papers.
    #[n(4)]
    Incomplete,
    /// BPJSTK will pay.
    #[n(5)]
    Approved,
    /// BPJSTK has paid.
    #[n(6)]
    Paid,
    /// BPJSTK will not pay.
    #[n(7)]
    Rejected,
    /// It came too late.
    #[n(8)]
    Expired,
}

impl ClaimState {
    /// Every state, in order.
    pub const ALL: [Self; 9] = [
        Self::Reported,
        Self::Collecting,
        Self::Submitted,
        Self::Verifying,
        Self::Incomplete,
        Self::Approved,
        Self::Paid,
        Self::Rejected,
        Self::Expired,
    ];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Collecting => "collecting",
            Self::Submitted => "submitted",
            Self::Verifying => "verifying",
            Self::Incomplete => "incomplete",
            Self::Approved => "approved",
            Self::Paid => "paid",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
        }
    }

    /// The state with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether nothing more is awaited.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Paid | Self::Rejected | Self::Expired)
    }

    /// What usually comes next, the likeliest first. Anything else may be said, too.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Reported => &[Self::Collecting],
            Self::Collecting => &[Self::Submitted, Self::Expired],
            Self::Submitted => &[Self::Verifying, Self::Incomplete],
            Self::Verifying => &[Self::Approved, Self::Incomplete, Self::Rejected],
            Self::Incomplete => &[Self::Verifying, Self::Rejected, Self::Expired],
            Self::Approved => &[Self::Paid],
            Self::Paid => &[],
            Self::Rejected | Self::Expired => &[Self::Submitted],
        }
    }
}

/// What the report says. A correction says again what it changes; an empty text takes one away.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ClaimTerms {
    /// What befell the worker.
    #[n(0)]
    pub kind: Option<ClaimKind>,
    /// Day of the death or the accident.
    #[cbor(n(1), with = "day", has_nil)]
    pub happened_on: Option<NaiveDate>,
    /// Day on which the village was told.
    #[cbor(n(2), with = "day", has_nil)]
    pub reported_on: Option<NaiveDate>,
    /// What happened, as told.
    #[n(3)]
    pub what: Option<String>,
    /// Who told.
    #[n(4)]
    pub reporter: Option<String>,
    /// By which telephone they are reached.
    #[n(5)]
    pub phone: Option<String>,
    /// Who buried one who has no heirs: the funeral money is theirs.
    #[n(6)]
    pub buried_by: Option<String>,
    /// Partial disability by BPJSTK's table, in hundredths of a percent.
    #[n(7)]
    pub disability: Option<u32>,
    /// Whether it was an accident on the road.
    #[n(8)]
    pub traffic: Option<bool>,
    /// BPJSTK's number of the claim.
    #[n(9)]
    pub number: Option<String>,
}

impl ClaimTerms {
    /// What is said later stands.
    pub fn correct(&mut self, later: &Self) {
        let text = |now: &mut Option<String>, later: &Option<String>| {
            if let Some(text) = later {
                *now = Some(text.clone()).filter(|text| !text.is_empty());
            }
        };
        self.kind = later.kind.or(self.kind);
        self.happened_on = later.happened_on.or(self.happened_on);
        self.reported_on = later.reported_on.or(self.reported_on);
        text(&mut self.what, &later.what);
        text(&mut self.reporter, &later.reporter);
        text(&mut self.phone, &later.phone);
        text(&mut self.buried_by, &later.buried_by);
        self.disability = later.disability.or(self.disability);
        self.traffic = later.traffic.or(self.traffic);
        text(&mut self.number, &later.number);
    }
}

/// Only what and when: the rest is about people.
impl fmt::Debug for ClaimTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimTerms({:?}, {:?})", self.kind, self.happened_on)
    }
}

/// The claim came into another state.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ClaimAdvanced {
    /// By which it can be taken back.
    #[n(0)]
    pub label: Label,
    /// Which.
    #[n(1)]
    pub state: ClaimState,
    /// On which day.
    #[cbor(n(2), with = "text::shown")]
    pub on: NaiveDate,
    /// What BPJSTK said, which papers it asks for.
    #[n(3)]
    pub note: Option<String>,
}

impl fmt::Debug for ClaimAdvanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimAdvanced({:?}, {:?}, {})", self.label, self.state, self.on)
    }
}

/// For whose school years a payment is.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SchoolYear {
    /// The child's name.
    #[n(0)]
    pub child: String,
    /// The year.
    #[n(1)]
    pub year: u32,
}

/// BPJSTK paid, all or a part.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ClaimPaid {
    /// By which it can be taken back.
    #[n(0)]
    pub label: Label,
    /// How much.
    #[cbor(n(1), with = "rupiah")]
    pub amount: Rupiah,
    /// On which day.
    #[cbor(n(2), with = "text::shown")]
    pub on: NaiveDate,
    /// To whom.
    #[n(3)]
    pub to: Option<String>,
    /// Of a scholarship: for whom and when.
    #[n(4)]
    pub school: Option<SchoolYear>,
}

impl fmt::Debug for ClaimPaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimPaid({:?}, {}, {})", self.label, self.amount, self.on)
    }
}

/// A paper that the claim needs is there.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PaperGathered {
    /// By which it can be taken back.
    #[n(0)]
    pub label: Label,
    /// Its key in the table of papers.
    #[n(1)]
    pub paper: String,
    /// On which day.
    #[cbor(n(2), with = "text::shown")]
    pub on: NaiveDate,
}

/// How a scan is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ScanForm {
    /// A picture, drawn anew.
    #[n(0)]
    Jpeg,
    /// As it was given.
    #[n(1)]
    Pdf,
}

impl ScanForm {
    /// The ending of such a file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Pdf => "pdf",
        }
    }
}

/// A scan shows a paper, or one of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ScanAttached {
    /// By which it can be taken back.
    #[n(0)]
    pub label: Label,
    /// Key of the paper in the table.
    #[n(1)]
    pub paper: String,
    /// What it is.
    #[n(2)]
    pub form: ScanForm,
    /// How long all pieces are together.
    #[n(3)]
    pub size_bytes: u64,
    /// The pieces in their order. They stand behind the body, not in it.
    #[cbor(skip)]
    pub blobs: Vec<BlobName>,
}

/// A step, a payment, a paper or a scan of the claim was recorded by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PartVoided {
    /// Which.
    #[n(0)]
    pub label: Label,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// A day that may be left out, as the text that a person would read.
mod day {
    use super::NaiveDate;
    use minicbor::decode::Error as DecodeError;
    use minicbor::encode::{Error as EncodeError, Write};
    use minicbor::{Decoder, Encoder};

    pub(super) fn encode<C, W: Write>(
        day: &Option<NaiveDate>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        match day {
            Some(day) => e.str(&day.to_string())?.ok(),
            None => e.null()?.ok(),
        }
    }

    pub(super) fn decode<C>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<Option<NaiveDate>, DecodeError> {
        let day = d.str()?.parse().map_err(|_| DecodeError::message("not a day"))?;
        Ok(Some(day))
    }

    pub(super) fn nil() -> Option<Option<NaiveDate>> {
        Some(None)
    }

    pub(super) fn is_nil(day: &Option<NaiveDate>) -> bool {
        day.is_none()
    }
}
