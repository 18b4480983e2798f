//! What goes to BPJSTK and what comes back: sheets of people, and what it wrote of them.

use super::bill::niks;
use super::label::Label;
use super::text;
use crate::number::Nik;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::collections::BTreeSet;
use std::fmt;

/// The bulk sheet "Data TK Baru" was written. One fact for all its people, by NIK as a bill names
/// them: a town of 34.782 is one entry.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SubmissionWritten {
    /// By which its files are named.
    #[n(0)]
    pub label: Label,
    /// On which day.
    #[cbor(n(1), with = "text::shown")]
    pub written_on: NaiveDate,
    /// For how many months it asks the contribution: BULAN_IURAN.
    #[n(2)]
    pub months: u32,
    /// Sent for the first time.
    #[cbor(n(3), with = "niks")]
    pub first: BTreeSet<Nik>,
    /// Rejected before, as whoever wrote it knew, and sent again: only this settles a rejection.
    #[cbor(n(4), with = "niks")]
    pub again: BTreeSet<Nik>,
}

impl SubmissionWritten {
    /// How many people it names.
    pub fn people(&self) -> u64 {
        (self.first.len() as u64).saturating_add(self.again.len() as u64)
    }
}

impl fmt::Debug for SubmissionWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SubmissionWritten({:?}, {} people)", self.label, self.people())
    }
}

/// What BPJSTK wrote of one person.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ReplyLine {
    /// Whom.
    #[cbor(n(0), with = "nik")]
    pub nik: Nik,
    /// Of which day.
    #[cbor(n(1), with = "text::shown")]
    pub on: NaiveDate,
    /// The participant number; as written where it has not its shape.
    #[n(2)]
    pub kpj: Option<String>,
    /// The status in BPJSTK's own words.
    #[n(3)]
    pub status: Option<String>,
    /// Why it did not take the person.
    #[n(4)]
    pub reason: Option<String>,
}

impl fmt::Debug for ReplyLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kpj, status, reason, .. } = self;
        let says = [kpj.is_some(), status.is_some(), reason.is_some()];
        write!(f, "ReplyLine({says:?})")
    }
}

/// BPJSTK wrote back: rejections, participant numbers, statuses, or all of them in one list.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ReplyReceived {
    /// Day of its list.
    #[cbor(n(0), with = "text::shown")]
    pub dated: NaiveDate,
    /// What it stands in, as the clerk gave it: "Surat BPJSTK 12/2026".
    #[n(1)]
    pub evidence: String,
    /// In the order of the NIKs, each once.
    #[n(2)]
    pub lines: Vec<ReplyLine>,
}

impl ReplyReceived {
    /// Whether there is but one way to write it.
    pub fn is_sound(&self) -> bool {
        self.lines.is_sorted_by(|a, b| a.nik < b.nik)
    }
}

/// A code by which BPJSTK knows something here. The latest of a name counts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BpjsCodeSet {
    /// `location`, `package`, or `occupation:` and our own code.
    #[n(0)]
    pub name: String,
    /// As BPJSTK has it; empty for none.
    #[n(1)]
    pub code: String,
}

/// One number of a person as an integer.
mod nik {
    use super::Nik;
    use minicbor::decode::Error as DecodeError;
    use minicbor::encode::{Error as EncodeError, Write};
    use minicbor::{Decoder, Encoder};

    pub(super) fn encode<C, W: Write>(
        nik: &Nik,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.u64(nik.number())?.ok()
    }

    pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Nik, DecodeError> {
        Nik::parse(&format!("{:016}", d.u64()?)).map_err(|_| DecodeError::message("not a NIK"))
    }
}
