//! Ed25519, always over a context: a signature made for one purpose is none for another.

use std::fmt;

use ed25519_dalek::Signer;
use zeroize::Zeroizing;

use super::{BadKey, KeyId};
use crate::clock::Entropy;
use crate::hash::{DeviceId, Hash};

/// What a signature is for. The signed bytes are `context ‖ 0x00 ‖ message`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// The clear front of a bundle.
    Envelope,
    /// The end of a range of a log.
    Head,
    /// The office's word that a card key is good for one village.
    CardKey,
    /// A device's word that another device id continues it.
    Device,
}

impl Context {
    /// The text that is signed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Envelope => "lindung/envelope/1",
            Self::Head => "lindung/head/1",
            Self::CardKey => "lindung/card-key/1",
            Self::Device => "lindung/device/1",
        }
    }

    fn message(self, message: &[u8]) -> Vec<u8> {
        [self.as_str().as_bytes(), &[0], message].concat()
    }
}

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

/// The signature is not this key's over this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not match")]
pub struct BadSignature;

/// A secret Ed25519 key; wiped when dropped, never shown.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// A new key.
    pub fn generate(entropy: &mut impl Entropy) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        entropy.fill(seed.as_mut());
        Self::from_bytes(&seed)
    }

    /// The key of this seed (RFC 8032).
    #[must_use]
    pub fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The seed, for keeping under another key.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    #[must_use]
    pub fn verifying(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    /// Signs `context ‖ 0x00 ‖ message`.
    #[must_use]
    pub fn sign(&self, context: Context, message: &[u8]) -> Signature {
        self.sign_bare(&context.message(message))
    }

    /// Signs bytes that carry their own context, as COSE's do.
    pub(crate) fn sign_bare(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.verifying().key_id())
    }
}

/// A public Ed25519 key, known to be a point of large order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// From its 32 bytes.
    ///
    /// # Errors
    /// [`BadKey`] if they are no point, or one of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, BadKey> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| BadKey)?;
        if key.is_weak() { Err(BadKey) } else { Ok(Self(key)) }
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The first 8 bytes of the hash of the key: the `kid` of a card.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        KeyId::of(self.as_bytes())
    }

    /// The name of the log that this key signs for `scope`.
    #[must_use]
    pub fn device_id(&self, scope: &[u8]) -> DeviceId {
        Hash::of_parts(&[self.as_bytes(), scope])
    }

    /// Checks a signature over `context ‖ 0x00 ‖ message`.
    ///
    /// # Errors
    /// [`BadSignature`] unless it is this key's.
    pub fn verify(
        &self,
        context: Context,
        message: &[u8],
        signature: &Signature,
    ) -> Result<(), BadSignature> {
        self.verify_bare(&context.message(message), signature)
    }

    pub(crate) fn verify_bare(
        &self,
        message: &[u8],
        signature: &Signature,
    ) -> Result<(), BadSignature> {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.0.verify_strict(message, &signature).map_err(|_| BadSignature)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.key_id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_for_one_purpose_is_none_for_another() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = key.sign(Context::Head, b"message");
        let verify = |context, message| key.verifying().verify(context, message, &signature);
        assert_eq!(verify(Context::Head, b"message".as_slice()), Ok(()));
        assert_eq!(verify(Context::Envelope, b"message"), Err(BadSignature));
        assert_eq!(verify(Context::Head, b"massage"), Err(BadSignature));
    }

    #[test]
    fn a_key_of_small_order_is_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(VerifyingKey::from_bytes(&identity), Err(BadKey));
    }
}
