//! How a device comes to an office, or to a village that has one already: a small file with the
//! inviter's keys and a one-time secret.
//!
//! The device proves that it holds the secret; people compare six words.

mod words;

pub use words::Fingerprint;

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::cbor::{Malformed, Reader, Writer};
use crate::clock::Entropy;
use crate::hash::Hash;
use crate::keys::{AgeRecipient, DevicePublic, VerifyingKey};

const MAGIC: &str = "lindung/invitation/1";
const MAGIC_OF_A_LAPTOP: &str = "lindung/laptop/1";

/// Who invites a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inviter {
    /// The office, whose village it is to serve.
    Office,
    /// A laptop of the same village.
    Laptop,
}

impl Inviter {
    const fn magic(self) -> &'static str {
        match self {
            Self::Office => MAGIC,
            Self::Laptop => MAGIC_OF_A_LAPTOP,
        }
    }
}

/// The one-time secret of an invitation; wiped when dropped, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    /// A new secret.
    pub fn generate(entropy: &mut impl Entropy) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        entropy.fill(secret.as_mut());
        Self(secret)
    }

    /// What the office keeps of the secret, and the key of [`proof`].
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(self.0.as_ref())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// An invitation to one device of one village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Who invites.
    pub by: Inviter,
    /// As `join` shows it: the office's name, or the clerk's of the inviting laptop.
    pub name: String,
    /// Verifies the inviter's envelopes and heads.
    pub key: VerifyingKey,
    /// What to seal to.
    pub recipient: AgeRecipient,
    /// Where to send bundles, if there is a network.
    pub address: Option<String>,
    /// Code of the village the device is to serve.
    pub village: String,
    /// The one-time secret.
    pub secret: Secret,
    /// Seconds since 1970 by the inviter's clock; only the inviter judges it.
    pub expires_at: i64,
}

impl Invitation {
    /// The file: CBOR `[magic, name, key, recipient, address, village, secret, expires_at]`,
    /// then its SHA-256.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.array(8).str(self.by.magic()).str(&self.name).bytes(self.key.as_bytes());
        writer.str(self.recipient.as_str());
        match &self.address {
            Some(address) => writer.str(address),
            None => writer.null(),
        };
        writer.str(&self.village).bytes(self.secret.0.as_ref()).i64(self.expires_at);
        let mut bytes = writer.into_vec();
        let sum = Hash::of(&bytes);
        bytes.extend_from_slice(sum.as_bytes());
        bytes
    }

    /// Reads what [`Self::to_bytes`] writes.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let (content, sum) = bytes.split_last_chunk::<32>().ok_or(Malformed("invitation"))?;
        if Hash::of(content).as_bytes() != sum {
            return Err(Malformed("checksum of an invitation"));
        }
        let mut reader = Reader::new(content);
        reader.tuple(8, "invitation")?;
        let by = match reader.str("magic of an invitation")? {
            MAGIC => Inviter::Office,
            MAGIC_OF_A_LAPTOP => Inviter::Laptop,
            _ => return Err(Malformed("magic of an invitation")),
        };
        let name = reader.str("name of the inviter")?.to_owned();
        let key = VerifyingKey::from_bytes(&reader.array_of("key of the inviter")?);
        let recipient = AgeRecipient::parse(reader.str("recipient of the inviter")?);
        let address = reader.option(|reader| reader.str("address of the inviter"))?;
        let address = address.map(str::to_owned);
        let village = reader.str("village of an invitation")?.to_owned();
        let secret = Secret(Zeroizing::new(reader.array_of("secret")?));
        let expires_at = reader.i64("end of an invitation")?;
        reader.end("nothing after the invitation")?;
        Ok(Self {
            by,
            name,
            key: key.map_err(|_| Malformed("key of the inviter"))?,
            recipient: recipient.map_err(|_| Malformed("recipient"))?,
            address,
            village,
            secret,
            expires_at,
        })
    }

    /// The same bytes as the text of a QR.
    #[must_use]
    pub fn to_text(&self) -> String {
        base45::encode(self.to_bytes())
    }

    /// Reads what [`Self::to_text`] writes.
    ///
    /// # Errors
    /// [`Malformed`] for any other text.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let bytes = base45::decode(text.trim()).map_err(|_| Malformed("text of an invitation"))?;
        Self::from_bytes(&bytes)
    }

    /// What the clerk compares with the office's own: over both keys of the office, so that
    /// neither can be exchanged on the way.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        office_fingerprint(&self.key, &self.recipient)
    }

    /// What this device carries in its bundles until the office has acknowledged one.
    #[must_use]
    pub fn proof(&self, device: &DevicePublic) -> [u8; 32] {
        proof(&self.secret.hash(), device, &self.village, &self.key)
    }
}

/// The six words of an office, as the office itself shows them.
#[must_use]
pub fn office_fingerprint(key: &VerifyingKey, recipient: &AgeRecipient) -> Fingerprint {
    Fingerprint::of(&[key.as_bytes(), recipient.as_str().as_bytes()])
}

/// The six words of a device, over all its keys.
#[must_use]
pub fn device_fingerprint(device: &DevicePublic) -> Fingerprint {
    let recipient = device.recipient.as_str().as_bytes();
    Fingerprint::of(&[device.signing.as_bytes(), recipient, device.card.as_bytes()])
}

/// HMAC-SHA256 of the invited device's keys, village and office under the hash of the secret:
/// the office keeps only that hash, so it is the key.
#[must_use]
pub fn proof(
    secret_hash: &Hash,
    device: &DevicePublic,
    village: &str,
    office: &VerifyingKey,
) -> [u8; 32] {
    mac(secret_hash, device, village, office)
        .map_or([0; 32], |mac| mac.finalize().into_bytes().into())
}

/// Whether `claimed` is the proof, compared in constant time.
#[must_use]
pub fn is_proof(
    claimed: &[u8; 32],
    secret_hash: &Hash,
    device: &DevicePublic,
    village: &str,
    office: &VerifyingKey,
) -> bool {
    mac(secret_hash, device, village, office)
        .is_some_and(|mac| mac.verify_slice(claimed.as_slice()).is_ok())
}

/// HMAC takes a key of any length, so that this is always there.
fn mac(
    secret_hash: &Hash,
    device: &DevicePublic,
    village: &str,
    office: &VerifyingKey,
) -> Option<Hmac<Sha256>> {
    let mut writer = Writer::new();
    writer.array(6).str(MAGIC).bytes(device.signing.as_bytes());
    writer.str(device.recipient.as_str()).bytes(device.card.as_bytes());
    writer.str(village).bytes(office.as_bytes());
    let mut mac = Hmac::<Sha256>::new_from_slice(secret_hash.as_bytes()).ok()?;
    mac.update(writer.as_slice());
    Some(mac)
}
