//! All keys of one device, made on it and kept in its database.

use zeroize::Zeroizing;

use super::{AgeIdentity, AgeRecipient, BadKey, SigningKey, VerifyingKey};
use crate::cbor::{Malformed, Reader, Writer};
use crate::clock::Entropy;
use crate::hash::DeviceId;

/// The secret keys of a device, or of an office (which issues no cards, but has the key too).
#[derive(Debug, Clone)]
pub struct DeviceKeys {
    /// Signs envelopes and heads, and names the device.
    pub signing: SigningKey,
    /// Opens what is sealed to the device.
    pub age: AgeIdentity,
    /// Signs cards. Apart from `signing`, so that it can be revoked and published alone.
    pub card: SigningKey,
}

/// The public halves, as another machine knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DevicePublic {
    /// Verifies envelopes and heads.
    pub signing: VerifyingKey,
    /// What to seal to.
    pub recipient: AgeRecipient,
    /// Verifies cards.
    pub card: VerifyingKey,
}

impl DeviceKeys {
    /// New keys.
    ///
    /// # Errors
    /// [`BadKey`] never for honest randomness.
    pub fn generate(entropy: &mut impl Entropy) -> Result<Self, BadKey> {
        Ok(Self {
            signing: SigningKey::generate(entropy),
            age: AgeIdentity::generate(entropy)?,
            card: SigningKey::generate(entropy),
        })
    }

    /// The name of the log these keys sign for `scope` (empty for a village's device).
    #[must_use]
    pub fn device_id(&self, scope: &[u8]) -> DeviceId {
        self.signing.verifying().device_id(scope)
    }

    /// The public halves.
    #[must_use]
    pub fn public(&self) -> DevicePublic {
        DevicePublic {
            signing: self.signing.verifying(),
            recipient: self.age.recipient(),
            card: self.card.verifying(),
        }
    }

    /// The secrets, for the encrypted database: CBOR `[1, signing, age, card]`.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::new();
        writer.array(4).u64(1).bytes(self.signing.to_bytes().as_ref());
        writer.bytes(self.age.to_bytes().as_ref()).bytes(self.card.to_bytes().as_ref());
        Zeroizing::new(writer.into_vec())
    }

    /// Reads what [`Self::to_bytes`] writes.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        reader.tuple(4, "device keys")?;
        if reader.u64("version of device keys")? != 1 {
            return Err(Malformed("version of device keys"));
        }
        let mut secret = || reader.array_of("secret key").map(Zeroizing::<[u8; 32]>::new);
        let (signing, age, card) = (secret()?, secret()?, secret()?);
        reader.end("nothing after device keys")?;
        Ok(Self {
            signing: SigningKey::from_bytes(&signing),
            age: AgeIdentity::from_bytes(&age).map_err(|_| Malformed("age key"))?,
            card: SigningKey::from_bytes(&card),
        })
    }
}

impl DevicePublic {
    /// Canonical CBOR `[1, signing, recipient, card]`, for the op that introduces a device.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.array(4).u64(1).bytes(self.signing.as_bytes()).str(self.recipient.as_str());
        writer.bytes(self.card.as_bytes());
        writer.into_vec()
    }

    /// Reads what [`Self::to_bytes`] writes.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        reader.tuple(4, "public keys")?;
        if reader.u64("version of public keys")? != 1 {
            return Err(Malformed("version of public keys"));
        }
        let signing = reader.array_of("signing key")?;
        let recipient = reader.str("recipient")?;
        let card = reader.array_of("card key")?;
        reader.end("nothing after public keys")?;
        Ok(Self {
            signing: VerifyingKey::from_bytes(&signing).map_err(|_| Malformed("signing key"))?,
            recipient: AgeRecipient::parse(recipient).map_err(|_| Malformed("recipient"))?,
            card: VerifyingKey::from_bytes(&card).map_err(|_| Malformed("card key"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);

    impl Entropy for Counting {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
        }
    }

    #[test]
    fn keys_read_what_they_write() {
        let keys = DeviceKeys::generate(&mut Counting(0)).unwrap();
        let again = DeviceKeys::from_bytes(&keys.to_bytes()).unwrap();
        assert_eq!(again.public(), keys.public());
        assert_eq!(DevicePublic::from_bytes(&keys.public().to_bytes()), Ok(keys.public()));
        assert!(DeviceKeys::from_bytes(&keys.to_bytes()[1..]).is_err());
    }

    #[test]
    fn debug_shows_no_secret() {
        let keys = DeviceKeys::generate(&mut Counting(0)).unwrap();
        let shown = format!("{keys:?}");
        assert!(!shown.contains("01, 02") && !shown.contains("1, 2") && !shown.contains("SECRET"));
    }

    #[test]
    fn an_office_names_a_log_for_each_scope() {
        let keys = DeviceKeys::generate(&mut Counting(9)).unwrap();
        assert_ne!(keys.device_id(b""), keys.device_id(b"64.74.02.1001"));
    }
}
