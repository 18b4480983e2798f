//! The keys of a device: what it signs with, what is sealed to it, what its cards are signed with.

mod age;
mod device;
mod signing;

pub use age::{AgeIdentity, AgeRecipient};
pub use device::{DeviceKeys, DevicePublic};
pub use signing::{BadSignature, Context, Signature, SigningKey, VerifyingKey};

use std::fmt;

use crate::hash::Hash;

/// Text or bytes that are no key, or a key that is no use (of small order).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a usable key")]
pub struct BadKey;

/// The first 8 bytes of the SHA-256 of a public key: finds a key, proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// The id of a key in its public form.
    #[must_use]
    pub fn of(public: &[u8]) -> Self {
        let mut id = [0; 8];
        id.iter_mut().zip(Hash::of(public).as_bytes()).for_each(|(to, from)| *to = *from);
        Self(id)
    }

    /// An id that stands in a file.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// The 8 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
