//! A newer program that the office offers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What runs here, and what is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateState {
    /// Version of this program.
    pub running: String,
    /// The newest program for this system; none unless it is newer than the running one.
    pub offer: Option<UpdateOffer>,
}

/// A program that the office offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateOffer {
    /// `1.2.3`
    pub version: String,
    /// As the office calls itself.
    pub office: String,
    /// How long it is.
    pub size_bytes: u64,
    /// How many of a hundred parts of it are here.
    pub percent_here: u64,
    /// Whether somebody asked for it, so that answers bring it.
    pub asked: bool,
    /// Whether all of it is here.
    pub whole: bool,
}

/// Writes the program out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveUpdate {
    /// A file, or a folder in which it gets its name.
    pub path: String,
}
