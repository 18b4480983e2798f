//! Checking a card offline, from the text of its QR.

use coset::{Algorithm, CoseSign1, TaggedCborSerializable, iana};

use super::keyset::KeySet;
use super::{CardClaims, claims, pack};
use crate::keys::{KeyId, Signature};

/// Why a card is not good.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardFault {
    /// The QR is something else.
    #[error("not a card of this kind")]
    NotACard,
    /// It begins as a card, but something in it was changed.
    #[error("the card was altered")]
    Altered,
    /// Signed with a key that is not published, or no longer for this number.
    #[error("the card was signed with an unknown key")]
    UnknownKey,
    /// The key is another village's.
    #[error("the card names another village than its key is for")]
    WrongVillage,
    /// Genuine, but its last day is over.
    #[error("the card is no longer valid")]
    Expired(Box<CardClaims>),
}

impl CardFault {
    /// The stable name of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotACard => "not_a_card",
            Self::Altered => "altered",
            Self::UnknownKey => "unknown_key",
            Self::WrongVillage => "wrong_village",
            Self::Expired(_) => "expired",
        }
    }
}

/// Checks the text of a card's QR against the published keys.
///
/// `now` is seconds since 1970. `running_number` gives the running number in a card's number;
/// it is asked only where the key was revoked.
///
/// # Errors
/// [`CardFault`] says why the card is not good.
pub fn verify(
    text: &str,
    keys: &KeySet,
    now: i64,
    running_number: impl Fn(&str) -> Option<u64>,
) -> Result<CardClaims, CardFault> {
    let plain = pack::unpack(text.trim_end_matches(['\r', '\n']))?;
    let message = CoseSign1::from_tagged_slice(&plain).map_err(|_| CardFault::NotACard)?;
    let header = &message.protected.header;
    let eddsa = Some(Algorithm::Assigned(iana::Algorithm::EdDSA));
    if header.alg != eddsa || !header.crit.is_empty() {
        return Err(CardFault::NotACard);
    }
    let (claims, expires_at) = message
        .payload
        .as_deref()
        .and_then(|payload| claims::read(payload).ok())
        .ok_or(CardFault::NotACard)?;
    let id = <[u8; 8]>::try_from(message.unprotected.key_id.as_slice());
    let id = id.map_err(|_| CardFault::UnknownKey)?;
    let published = keys.get(&KeyId::from_bytes(id)).ok_or(CardFault::UnknownKey)?;
    message.verify_signature(&[], |signature, signed| {
        let signature = Signature(signature.try_into().map_err(|_| CardFault::Altered)?);
        published.key.verify_bare(signed, &signature).map_err(|_| CardFault::Altered)
    })?;
    if published.village != claims.village {
        return Err(CardFault::WrongVillage);
    }
    if let Some(last) = published.last_number {
        let number = running_number(&claims.card_number);
        if number.is_none_or(|number| number > last) {
            return Err(CardFault::UnknownKey);
        }
    }
    if now >= expires_at {
        return Err(CardFault::Expired(Box::new(claims)));
    }
    Ok(claims)
}
