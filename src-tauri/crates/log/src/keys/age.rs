//! The age (X25519) keys that bundles are sealed to.

use std::fmt;
use std::str::FromStr;

use age::x25519;
use bech32::{Bech32, Hrp};
use zeroize::{Zeroize, Zeroizing};

use super::{BadKey, KeyId};
use crate::clock::Entropy;

/// A secret age key; wiped when dropped, never shown.
#[derive(Clone)]
pub struct AgeIdentity {
    secret: Zeroizing<[u8; 32]>,
    identity: x25519::Identity,
}

impl AgeIdentity {
    /// A new key.
    ///
    /// # Errors
    /// [`BadKey`] never for honest randomness.
    pub fn generate(entropy: &mut impl Entropy) -> Result<Self, BadKey> {
        let mut secret = Zeroizing::new([0; 32]);
        entropy.fill(secret.as_mut());
        Self::from_bytes(&secret)
    }

    /// The key of these 32 secret bytes.
    ///
    /// # Errors
    /// [`BadKey`] if age cannot use them.
    pub fn from_bytes(secret: &[u8; 32]) -> Result<Self, BadKey> {
        // age takes a secret only as the text it writes to identity files.
        let prefix = Hrp::parse("age-secret-key-").map_err(|_| BadKey)?;
        let mut text = bech32::encode_upper::<Bech32>(prefix, secret).map_err(|_| BadKey)?;
        let identity = x25519::Identity::from_str(&text).map_err(|_| BadKey);
        text.zeroize();
        Ok(Self { secret: Zeroizing::new(*secret), identity: identity? })
    }

    /// The secret bytes, for keeping under another key.
    #[must_use]
    pub fn to_bytes(&self) -> &Zeroizing<[u8; 32]> {
        &self.secret
    }

    /// The secret as the line of an identity file (`AGE-SECRET-KEY-1…`), for the tool `age`.
    ///
    /// # Errors
    /// [`BadKey`] never for a key that was read.
    pub fn to_identity_line(&self) -> Result<Zeroizing<String>, BadKey> {
        let prefix = Hrp::parse("age-secret-key-").map_err(|_| BadKey)?;
        let text = bech32::encode_upper::<Bech32>(prefix, self.secret.as_ref());
        text.map(Zeroizing::new).map_err(|_| BadKey)
    }

    /// The public half.
    #[must_use]
    pub fn recipient(&self) -> AgeRecipient {
        AgeRecipient(self.identity.to_public().to_string())
    }

    pub(crate) const fn inner(&self) -> &x25519::Identity {
        &self.identity
    }
}

impl fmt::Debug for AgeIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgeIdentity({})", self.recipient().key_id())
    }
}

/// A public age key as its text, `age1…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgeRecipient(String);

impl AgeRecipient {
    /// From its text.
    ///
    /// # Errors
    /// [`BadKey`] unless it is an X25519 recipient in the form age writes.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let recipient = x25519::Recipient::from_str(text).map_err(|_| BadKey)?;
        if recipient.to_string() == text { Ok(Self(text.to_owned())) } else { Err(BadKey) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 8 bytes of the hash of the text, as envelopes list it.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        KeyId::of(self.0.as_bytes())
    }

    pub(crate) fn inner(&self) -> Result<x25519::Recipient, BadKey> {
        x25519::Recipient::from_str(&self.0).map_err(|_| BadKey)
    }
}

impl fmt::Display for AgeRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_reads_what_it_writes() {
        let identity = AgeIdentity::from_bytes(&[3; 32]).unwrap();
        let recipient = identity.recipient();
        assert_eq!(AgeRecipient::parse(recipient.as_str()), Ok(recipient.clone()));
        assert_eq!(AgeRecipient::parse(&recipient.as_str().to_uppercase()), Err(BadKey));
        assert_eq!(AgeRecipient::parse("age1"), Err(BadKey));
        assert!(identity.to_identity_line().unwrap().starts_with("AGE-SECRET-KEY-1"));
    }
}
