//! Opening: everything is checked that can be before the body is decrypted.

use std::io::{BufRead, BufReader, Read};

use age::{Decryptor, Identity};

use super::envelope::Parts;
use super::{BundleError, Contents, Envelope, WINDOW_LOG, body};
use crate::hash::DeviceId;
use crate::keys::{AgeIdentity, VerifyingKey};

/// Whether a bundle from a device that is not known here is opened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangers {
    /// Refused as `unknown_sender`, the normal case.
    Refuse,
    /// Opened, for an office that has invitations out: the caller checks
    /// [`Contents::proof`] before it believes anything.
    Introduce,
}

/// How the sender is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// Its key is known here.
    Known,
    /// It asserts its own key; nothing is proved but that the bundle is its own.
    Introduced,
}

/// A bundle that could be opened. Its ranges are not verified yet: [`super::verify_ranges`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The clear front.
    pub envelope: Envelope,
    /// How the sender is known.
    pub sender: Sender,
    /// What the bundle carries.
    pub contents: Contents,
}

/// Opens a bundle. `identities` are this device's age keys, the old ones too; `known` tells the
/// signing key of a device that is known here.
///
/// Checked in this order, all before decrypting: magic, version, lengths, form of the envelope,
/// signature, sender, hash of the body, recipients.
///
/// # Errors
/// [`BundleError`], of which `Gap` and `Fork` come only from [`super::verify_ranges`].
pub fn open(
    bytes: &[u8],
    identities: &[&AgeIdentity],
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
    strangers: Strangers,
) -> Result<Opened, BundleError> {
    let parts = Parts::read(bytes)?;
    let sender = match known(&parts.envelope.sender) {
        Some(key) if key == parts.sender_key => Sender::Known,
        Some(_) => return Err(BundleError::Altered("the sender's key is not the known one")),
        None if strangers == Strangers::Introduce => Sender::Introduced,
        None => return Err(BundleError::UnknownSender { sender: parts.envelope.sender }),
    };
    parts.check_body()?;
    let listed = &parts.envelope.recipients;
    let ours = identities.iter().filter(|key| listed.contains(&key.recipient().key_id()));
    let ours: Vec<&AgeIdentity> = ours.copied().collect();
    if ours.is_empty() {
        return Err(BundleError::NotForUs);
    }
    let plain = decrypt(&parts, &ours)?;
    let contents = body::read(&plain)?;
    let ranges = contents.ranges.iter().map(super::Range::log_range);
    if !ranges.eq(parts.envelope.ranges.iter().copied()) {
        return Err(BundleError::Altered("the body does not carry what the envelope lists"));
    }
    Ok(Opened { envelope: parts.envelope, sender, contents })
}

/// The first bytes of a zstd frame (RFC 8878): older forms of zstd are not read.
const ZSTD_MAGIC: [u8; 4] = 0xFD2F_B528_u32.to_le_bytes();

/// Decrypts and decompresses, never more than was declared.
fn decrypt(parts: &Parts<'_>, identities: &[&AgeIdentity]) -> Result<Vec<u8>, BundleError> {
    let sealed = |_| BundleError::Altered("seal of the body");
    let packed = |_| BundleError::Altered("compression of the body");
    let decryptor = Decryptor::new_buffered(parts.body).map_err(sealed)?;
    let keys = identities.iter().map(|key| key.inner() as &dyn Identity);
    let compressed = decryptor.decrypt(keys).map_err(sealed)?;
    let mut compressed = BufReader::new(compressed);
    if !compressed.fill_buf().map_err(packed)?.starts_with(&ZSTD_MAGIC) {
        return Err(BundleError::Altered("compression of the body"));
    }
    let mut decoder = zstd::Decoder::with_buffer(compressed).map_err(packed)?.single_frame();
    decoder.window_log_max(WINDOW_LOG).map_err(packed)?;
    let declared = parts.envelope.plain_bytes;
    let mut plain = Vec::new();
    // One byte more than declared is enough to know that there is more.
    let mut limited = decoder.by_ref().take(declared.saturating_add(1));
    limited.read_to_end(&mut plain).map_err(packed)?;
    if u64::try_from(plain.len()) != Ok(declared) {
        return Err(BundleError::Altered("length of the opened body"));
    }
    let mut rest = decoder.finish();
    match rest.read(&mut [0]) {
        Ok(0) => Ok(plain),
        _ => Err(BundleError::Altered("bytes after the compressed body")),
    }
}
