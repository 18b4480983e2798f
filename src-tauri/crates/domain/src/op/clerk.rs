//! Those who work at the desk.

use minicbor::{Decode, Encode};
use std::fmt;

/// What a clerk may do; a rule of the desk, not of the fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// Kepala desa or lurah, or whom they put in charge: says who works here.
    #[n(0)]
    Head,
    /// Enters, prints, sends.
    #[n(1)]
    Operator,
    /// Reads.
    #[n(2)]
    Viewer,
}

impl Role {
    /// Whether this role may do what `least` may do.
    pub fn may(self, least: Self) -> bool {
        self <= least
    }
}

/// A clerk was appointed.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ClerkAppointed {
    /// As the clerk signs.
    #[n(0)]
    pub name: String,
    /// What the clerk may do.
    #[n(1)]
    pub role: Role,
    /// Random: the label of the clerk's key slot on every laptop, which is not encrypted and so
    /// names nobody.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub slot: [u8; 8],
}

impl fmt::Debug for ClerkAppointed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClerkAppointed").field("role", &self.role).finish_non_exhaustive()
    }
}

/// A clerk was given another role; one who had left works here again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ClerkAssigned {
    /// What the clerk may do from now on.
    #[n(0)]
    pub role: Role,
}

/// A passphrase of the clerk was set on one laptop. Who did it stands in the entry.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PassphraseSet {
    /// By whoever held the recovery code.
    #[n(0)]
    pub by_code: bool,
}
