//! Papers about people and about those who work here.

use super::village::FileWritten;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a number that lists and pages mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevealNumber {
    /// Whose.
    pub worker: i64,
    /// `nik`, `kpj` or `family_card`.
    pub field: String,
}

/// It.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Number {
    /// As it is stored.
    pub text: String,
}

/// Writes all that is stored about a worker, for the worker (UU 27/2022 Ps 32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintData {
    /// Whose.
    pub worker: i64,
    /// Where to.
    pub path: String,
}

/// Hands over to another clerk: who is signed in leaves, the other has the same role.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOver {
    /// The new clerk, as that one signs.
    pub name: String,
    /// The passphrase of the one who asks.
    pub passphrase: String,
    /// The new clerk's, at least eight characters.
    pub new_passphrase: String,
    /// Where the minutes (berita acara) go.
    pub path: String,
}

/// The desk is closed; the other signs in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandedOver {
    /// The minutes to be signed.
    pub minutes: FileWritten,
    /// A fresh one, shown once; the old one opens nothing any more.
    pub recovery_code: String,
}

/// Writes the form for a breach of personal data (UU 27/2022 Ps 46).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncidentForm {
    /// Day and time when it became known, in the village's zone: `2026-11-21 08:30`.
    pub known_at: String,
    /// What happened, in the clerk's words.
    pub what: String,
    /// Where to.
    pub path: String,
}
