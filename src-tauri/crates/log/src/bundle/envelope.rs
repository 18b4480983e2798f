//! The clear front of a bundle: who sends what to whom, signed.

use super::{BundleError, MAGIC, MAX_BODY_BYTES, MAX_ENVELOPE_BYTES, VERSION};
use crate::cbor::{Malformed, Reader, Writer};
use crate::frontier::{Frontier, LogRange};
use crate::hash::{DeviceId, Hash};
use crate::keys::{Context, KeyId, Signature, SigningKey, VerifyingKey};

/// What anyone may read of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The log of the sender: `SHA-256(signing key ‖ scope)`.
    pub sender: DeviceId,
    /// The key the envelope is signed with.
    pub signing_key: [u8; 32],
    /// The scope of the sender's log; empty for a village's device.
    pub scope: Vec<u8>,
    /// Code of the village the bundle is from or for.
    pub village: String,
    /// Whom the body is sealed to.
    pub recipients: Vec<KeyId>,
    /// Everything the sender has: between laptops, the receipt.
    pub frontier: Frontier,
    /// What the body carries.
    pub ranges: Vec<LogRange>,
    /// Length of the sealed body.
    pub body_bytes: u64,
    /// Length of the body after opening and decompression.
    pub plain_bytes: u64,
    /// SHA-256 of the sealed body.
    pub body_hash: Hash,
    /// Seconds since 1970 by the sender's clock: shown, never compared.
    pub sent_at: i64,
}

impl Envelope {
    /// The front of the file: magic, version, length, envelope, signature.
    pub(super) fn sign(&self, key: &SigningKey) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        let envelope = writer.into_vec();
        let length = u32::try_from(envelope.len()).unwrap_or(u32::MAX).to_be_bytes();
        let mut front = [MAGIC.as_slice(), &[VERSION], &length, &envelope].concat();
        let signature = key.sign(Context::Envelope, &front);
        front.extend_from_slice(&signature.0);
        front
    }

    fn write(&self, writer: &mut Writer) {
        writer.array(11).bytes(self.sender.as_bytes()).bytes(&self.signing_key);
        writer.bytes(&self.scope).str(&self.village).array(self.recipients.len());
        for recipient in &self.recipients {
            writer.bytes(recipient.as_bytes());
        }
        self.frontier.write(writer);
        LogRange::write_list(&self.ranges, writer);
        writer.u64(self.body_bytes).u64(self.plain_bytes).bytes(self.body_hash.as_bytes());
        writer.i64(self.sent_at);
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        reader.tuple(11, "envelope")?;
        let envelope = Self {
            sender: Hash::read(&mut reader, "sender")?,
            signing_key: reader.array_of("signing key of the sender")?,
            scope: reader.bytes("scope of the sender")?.to_vec(),
            village: reader.str("village")?.to_owned(),
            recipients: read_recipients(&mut reader)?,
            frontier: Frontier::read(&mut reader)?,
            ranges: LogRange::read_list(&mut reader)?,
            body_bytes: reader.u64("length of the body")?,
            plain_bytes: reader.u64("length of the opened body")?,
            body_hash: Hash::read(&mut reader, "hash of the body")?,
            sent_at: reader.i64("time of sending")?,
        };
        reader.end("nothing after the envelope")?;
        Ok(envelope)
    }
}

fn read_recipients(reader: &mut Reader<'_>) -> Result<Vec<KeyId>, Malformed> {
    let count = reader.array("recipients")?;
    (0..count).map(|_| reader.array_of("recipient").map(KeyId::from_bytes)).collect()
}

/// What stands before the body, and the body, as they say themselves.
struct Front<'a> {
    envelope: Envelope,
    signed: &'a [u8],
    signature: Signature,
    body: &'a [u8],
}

impl<'a> Front<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, BundleError> {
        let found = length_of(bytes.len());
        let cut_off = |declared| BundleError::CutOff { declared, found };
        if !bytes.starts_with(MAGIC) {
            let begins = !bytes.is_empty() && MAGIC.starts_with(bytes);
            return Err(if begins { cut_off(8) } else { BundleError::NotABundle });
        }
        let version = *bytes.get(MAGIC.len()).ok_or_else(|| cut_off(8))?;
        match version {
            0 => return Err(BundleError::NotABundle),
            VERSION => {}
            _ => return Err(BundleError::NewerVersion { version }),
        }
        let length = bytes.get(8..).and_then(<[u8]>::first_chunk).ok_or_else(|| cut_off(12))?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        if length > MAX_ENVELOPE_BYTES {
            return Err(BundleError::TooLarge);
        }
        let signed_bytes = length.saturating_add(12);
        let cut = || cut_off(length_of(signed_bytes.saturating_add(64)));
        let (signed, rest) = bytes.split_at_checked(signed_bytes).ok_or_else(cut)?;
        let (signature, body) = rest.split_first_chunk().ok_or_else(cut)?;
        let envelope = Envelope::from_bytes(signed.get(12..).unwrap_or_default())?;
        Ok(Self { envelope, signed, signature: Signature(*signature), body })
    }
}

fn length_of(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// A bundle taken apart, its envelope's signature checked, its body not yet looked at.
pub(super) struct Parts<'a> {
    pub(super) envelope: Envelope,
    pub(super) sender_key: VerifyingKey,
    pub(super) body: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Checks, in this order: magic, version, lengths, form of the envelope, its signature.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, BundleError> {
        let Front { envelope, signed, signature, body } = Front::read(bytes)?;
        let sender_key = VerifyingKey::from_bytes(&envelope.signing_key)
            .ok()
            .filter(|key| key.device_id(&envelope.scope) == envelope.sender)
            .ok_or(BundleError::Altered("the sender's key is not the sender's"))?;
        sender_key
            .verify(Context::Envelope, signed, &signature)
            .map_err(|_| BundleError::Altered("signature of the envelope"))?;
        let largest = envelope.body_bytes.max(envelope.plain_bytes);
        if largest > MAX_BODY_BYTES {
            return Err(BundleError::TooLarge);
        }
        let parts = Self { envelope, sender_key, body };
        let front = signed.len().saturating_add(64);
        parts.check_length(length_of(front), length_of(bytes.len()))?;
        Ok(parts)
    }

    fn check_length(&self, front_bytes: u64, found: u64) -> Result<(), BundleError> {
        let declared = front_bytes.saturating_add(self.envelope.body_bytes);
        match found.cmp(&declared) {
            std::cmp::Ordering::Less => Err(BundleError::CutOff { declared, found }),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err(BundleError::Altered("bytes after the end")),
        }
    }

    pub(super) fn check_body(&self) -> Result<(), BundleError> {
        if Hash::of(self.body) == self.envelope.body_hash {
            Ok(())
        } else {
            Err(BundleError::Altered("hash of the body"))
        }
    }
}

/// Reads what a bundle says of itself, with nothing checked: for how it is best opened, never for
/// what is then believed.
#[must_use]
pub fn glance(bytes: &[u8]) -> Option<Envelope> {
    Front::read(bytes).ok().map(|front| front.envelope)
}

/// Reads the clear front of a bundle and checks that the whole file is as it was sealed, by
/// whoever holds the key it names. Says nothing about whether that sender is known.
///
/// # Errors
/// As [`super::open`], but for what only opening tells.
pub fn inspect(bytes: &[u8]) -> Result<Envelope, BundleError> {
    let parts = Parts::read(bytes)?;
    parts.check_body()?;
    Ok(parts.envelope)
}

/// The body of a bundle: a standard age file, for `age -d -i KEY | zstd -d`.
///
/// # Errors
/// As [`inspect`].
pub fn body(bytes: &[u8]) -> Result<&[u8], BundleError> {
    let parts = Parts::read(bytes)?;
    parts.check_body()?;
    Ok(parts.body)
}
