//! Why a bundle was refused. No error carries anything from inside a body but places in logs.

use crate::cbor::Malformed;
use crate::entry::At;
use crate::hash::DeviceId;
use crate::keys::BadKey;

/// Why a bundle was not taken. Nothing of it was believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The file does not begin as a bundle does.
    #[error("not a Lindung bundle")]
    NotABundle,
    /// Written by a newer program.
    #[error("bundle of format {version}, newer than this program")]
    NewerVersion {
        /// The format's version.
        version: u8,
    },
    /// The file is shorter than it says.
    #[error("the file is cut off: {found} of {declared} bytes")]
    CutOff {
        /// Bytes the file should have, as far as could be read.
        declared: u64,
        /// Bytes it has.
        found: u64,
    },
    /// A hash, a signature or a seal does not match.
    #[error("the file was altered: {0}")]
    Altered(&'static str),
    /// Intact, but from a device that is not known here.
    #[error("unknown sender {sender:?}")]
    UnknownSender {
        /// The device.
        sender: DeviceId,
    },
    /// Sealed to others.
    #[error("the bundle is for somebody else")]
    NotForUs,
    /// Declares more than is ever opened.
    #[error("the bundle is too large")]
    TooLarge,
    /// Intact, but not what this format writes.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// Something earlier must come first.
    #[error("entry {} of log {:?} is lacking", lacking.seq, lacking.device)]
    Gap {
        /// The entry that is named and that nobody here has.
        lacking: At,
    },
    /// The log continues another past than the one known here.
    #[error("log {:?} differs from what is known at {}", at.device, at.seq)]
    Fork {
        /// The known entry whose bytes differ.
        at: At,
    },
}

impl BundleError {
    /// The stable name of the refusal, for programs and for the table of messages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABundle => "not_a_bundle",
            Self::NewerVersion { .. } => "newer_version",
            Self::CutOff { .. } => "cut_off",
            Self::Altered(_) => "altered",
            Self::UnknownSender { .. } => "unknown_sender",
            Self::NotForUs => "not_for_us",
            Self::TooLarge => "too_large",
            Self::Malformed(_) => "malformed",
            Self::Gap { .. } => "gap",
            Self::Fork { .. } => "fork",
        }
    }
}

/// Why a bundle was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// There is nobody to seal to.
    #[error("nobody to seal the bundle to")]
    NoRecipient,
    /// More than a receiver would open: make several.
    #[error("too much for one bundle")]
    TooLarge,
    /// An entry breaks the rules of the log; a receiver would refuse it.
    #[error("entry {} of log {:?} breaks the rules of the log", at.seq, at.device)]
    BadEntry {
        /// Which.
        at: At,
    },
    /// A recipient's key cannot be used.
    #[error(transparent)]
    BadKey(#[from] BadKey),
    /// Compression or encryption failed: out of memory.
    #[error("sealing failed: {0}")]
    Failed(&'static str),
}

impl SealError {
    /// The stable name of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoRecipient => "no_recipient",
            Self::TooLarge => "too_large",
            Self::BadEntry { .. } => "bad_entry",
            Self::BadKey(_) => "bad_key",
            Self::Failed(_) => "seal_failed",
        }
    }
}
