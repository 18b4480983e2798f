//! Those who work at the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a clerk may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClerkRole {
    /// Everything; says who works here.
    Head,
    /// Enters, prints, sends.
    Operator,
    /// Reads.
    Viewer,
}

/// One who works, or worked, at the desk.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClerkLine {
    /// By which requests name the clerk.
    pub id: String,
    /// As the clerk signs.
    pub name: String,
    /// What the clerk may do.
    pub role: ClerkRole,
    /// Why the clerk no longer works here; none while working.
    pub closed: Option<String>,
    /// Whether the clerk has a passphrase on this laptop.
    pub here: bool,
    /// Whether it is the one who asks.
    pub you: bool,
}

/// Everybody, those who work here first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClerkList {
    /// In the order in which they came.
    pub clerks: Vec<ClerkLine>,
}

/// Lets one more work here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointClerk {
    /// As the clerk signs.
    pub name: String,
    /// What the clerk may do.
    pub role: ClerkRole,
    /// The passphrase of the one who asks.
    pub passphrase: String,
    /// The new clerk's, at least eight characters.
    pub new_passphrase: String,
}

/// Gives a clerk another role; one who had left works here again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssignClerk {
    /// Which one.
    pub clerk: String,
    /// What the clerk may do from now on.
    pub role: ClerkRole,
}

/// A clerk no longer works here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CloseClerk {
    /// Which one.
    pub clerk: String,
    /// As the clerk who asks gave it.
    pub reason: String,
}

/// Sets a clerk's passphrase on this laptop: the first, or in place of a forgotten one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetClerkPassphrase {
    /// Which one.
    pub clerk: String,
    /// The passphrase of the one who asks.
    pub passphrase: String,
    /// The clerk's from now on, at least eight characters.
    pub new_passphrase: String,
}

/// Asks for a fresh recovery code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RenewCode {
    /// The passphrase of the one who asks.
    pub passphrase: String,
}

/// The code that opens the register from now on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeRenewed {
    /// Shown once, to be written down.
    pub recovery_code: String,
}

/// The yearly drill: shows that the recovery code is at hand.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DrillCode {
    /// As on the paper.
    pub code: String,
}
