//! The office's word that a device's card key is good for one village.

use crate::cbor::{Malformed, Reader, Writer};
use crate::keys::{BadSignature, Context, Signature, SigningKey, VerifyingKey};

/// A card key certified for one village, as the office sends it in its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardCertificate {
    /// By the office's signing key, context `lindung/card-key/1`.
    pub signature: Signature,
}

impl CardCertificate {
    /// The office's word.
    #[must_use]
    pub fn sign(office: &SigningKey, village: &str, card: &VerifyingKey) -> Self {
        Self { signature: office.sign(Context::CardKey, &message(village, card)) }
    }

    /// Checks it.
    ///
    /// # Errors
    /// [`BadSignature`] unless the office signed exactly this key for this village.
    pub fn verify(
        &self,
        office: &VerifyingKey,
        village: &str,
        card: &VerifyingKey,
    ) -> Result<(), BadSignature> {
        office.verify(Context::CardKey, &message(village, card), &self.signature)
    }

    /// Canonical CBOR: the signature alone, since both sides know the rest.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.bytes(&self.signature.0);
        writer.into_vec()
    }

    /// Reads what [`Self::to_bytes`] writes.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let signature = Signature(reader.array_of("signature of a card key")?);
        reader.end("nothing after the signature")?;
        Ok(Self { signature })
    }
}

fn message(village: &str, card: &VerifyingKey) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(3).str(village).bytes(card.key_id().as_bytes()).bytes(card.as_bytes());
    writer.into_vec()
}
