//! Refusals: a rule says no. Few, because a neighbour sent home is worse than a doubt.

use crate::details::{Details, Field};
use crate::number::{Nik, NikFault};

/// Why a form or a row is not taken. The code has a sentence in `assets/messages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The NIK is not one (DOMAIN section 5).
    Nik(NikFault),
    /// A spreadsheet kept the NIK as a number: its 16th digit is lost, never to be repaired.
    NumericNik,
    /// A person without a name.
    NoName,
    /// The NIK stood higher in the same file.
    Duplicate,
    /// The village holds this NIK already.
    AlreadyRegistered,
    /// Somebody with this NIK moved away from the village: he comes back, with his history.
    MovedBefore,
}

impl Refusal {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nik(fault) => fault.kind(),
            Self::NumericNik => "numeric_nik",
            Self::NoName => "no_name",
            Self::Duplicate => "duplicate",
            Self::AlreadyRegistered => "already_registered",
            Self::MovedBefore => "moved_before",
        }
    }
}

/// What a form must have before anybody is registered: a NIK and a name.
///
/// # Errors
/// The first rule that it breaks.
pub fn check_form(details: &Details) -> Result<Nik, Refusal> {
    let nik = Nik::parse(details.get(Field::Nik).unwrap_or_default()).map_err(Refusal::Nik)?;
    if details.name().is_empty() { Err(Refusal::NoName) } else { Ok(nik) }
}
