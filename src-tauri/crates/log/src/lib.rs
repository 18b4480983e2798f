//! The append-only log of each device and everything that carries it from one machine to
//! another: entries and their chain, frontiers, bundles, keys, invitations, cards.
//!
//! The payload of an entry (its *op*) is opaque here: this crate knows nothing of workers or
//! villages. `FORMAT.md` beside this crate describes every byte.
#![doc = include_str!("../FORMAT.md")]

pub mod backup;
pub mod bundle;
pub mod card;
mod cbor;
mod clock;
mod entry;
pub mod file;
mod frontier;
mod hash;
mod head;
pub mod invitation;
mod keys;
mod mark;
pub mod receipt;
pub mod slots;

pub use cbor::Malformed;
pub use clock::{Clock, Entropy};
pub use entry::{At, Entry, EntryHasher, Unresolved};
pub use frontier::{Frontier, LogRange};
pub use hash::{DeviceId, Hash, NotAHash};
pub use head::{SignedHead, sign_successor, verify_successor};
pub use keys::{
    AgeIdentity, AgeRecipient, BadKey, BadSignature, Context, DeviceKeys, DevicePublic, KeyId,
    Signature, SigningKey, VerifyingKey,
};
pub use mark::Mark;
