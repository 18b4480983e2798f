//! The QR of a membership card: a CWT that anyone can check without a network.
//!
//! `COSE_Sign1` (tag 18) over claims, zlib, base45: MOSIP's claim 169, so that a stranger's
//! verifier of that format reads it too. No NIK is in it.

mod certificate;
mod claims;
mod keyset;
mod pack;
mod verify;

pub use certificate::CardCertificate;
pub use claims::CardClaims;
pub use keyset::{KeySet, OfficeKey, PublishedKey};
pub(crate) use pack::{pack, unpack};
pub use verify::{CardFault, verify};

use coset::{CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};

use crate::keys::SigningKey;

/// Why a card could not be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The last day lies beyond what a date can say.
    #[error("the card's last day is not a usable date")]
    Date,
    /// More text than [`MAX_PLAIN_BYTES`].
    #[error("the card carries too much text")]
    TooLong,
}

/// Most bytes of a card after inflation. A card of ours has about 200.
pub const MAX_PLAIN_BYTES: usize = 4096;

/// Signs a card and gives the text of its QR.
///
/// # Errors
/// [`SignError`] for a date or a text that no card can carry.
pub fn sign(claims: &CardClaims, key: &SigningKey) -> Result<String, SignError> {
    let payload = claims.to_bytes()?;
    let protected = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build();
    let kid = key.verifying().key_id();
    let unprotected = HeaderBuilder::new().key_id(kid.as_bytes().to_vec()).build();
    let message = CoseSign1Builder::new()
        .protected(protected)
        .unprotected(unprotected)
        .payload(payload)
        .create_signature(&[], |signed| key.sign_bare(signed).0.to_vec())
        .build();
    let plain = message.to_tagged_vec().map_err(|_| SignError::TooLong)?;
    if plain.len() > MAX_PLAIN_BYTES {
        return Err(SignError::TooLong);
    }
    pack(&plain).ok_or(SignError::TooLong)
}
