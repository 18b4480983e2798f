//! Sealing: contents to bytes.

use std::io::{self, Write};

use age::{Encryptor, Recipient};

use super::{
    Contents, Envelope, MAX_BODY_BYTES, MAX_ENTRIES, MAX_ENVELOPE_BYTES, SealError, WINDOW_LOG,
    body,
};
use crate::frontier::Frontier;
use crate::hash::Hash;
use crate::keys::{AgeRecipient, SigningKey};

/// Who sends to whom.
#[derive(Debug, Clone, Copy)]
pub struct SealRequest<'a> {
    /// Signs the envelope.
    pub signing: &'a SigningKey,
    /// The scope of the sender's log; empty for a village's device.
    pub scope: &'a [u8],
    /// Code of the village the bundle is from or for.
    pub village: &'a str,
    /// Whom to seal to.
    pub recipients: &'a [AgeRecipient],
    /// Everything the sender has.
    pub frontier: &'a Frontier,
    /// Seconds since 1970 by this machine's clock.
    pub sent_at: i64,
}

/// zstd's level: 9 is where more time stops to pay on a roster.
const LEVEL: i32 = 9;

/// Seals `contents` into the bytes of a bundle.
///
/// # Errors
/// [`SealError::NoRecipient`] with nobody to seal to, [`SealError::TooLarge`] for more than a
/// receiver would open, [`SealError::BadEntry`] for an entry that a receiver would refuse.
pub fn seal(contents: &Contents, request: &SealRequest<'_>) -> Result<Vec<u8>, SealError> {
    if request.recipients.is_empty() {
        return Err(SealError::NoRecipient);
    }
    let entries: usize = contents.ranges.iter().map(|range| range.entries.len()).sum();
    let plain = body::write(contents)?;
    let mut plain_bytes = length(&plain);
    for (_, blob) in &contents.blobs {
        plain_bytes = plain_bytes.saturating_add(length(&body::write_blob(blob)));
    }
    if entries > MAX_ENTRIES || plain_bytes > MAX_BODY_BYTES {
        return Err(SealError::TooLarge);
    }
    let sealed = encrypt(&plain, &contents.blobs, plain_bytes, request.recipients)?;
    let envelope = Envelope {
        sender: request.signing.verifying().device_id(request.scope),
        signing_key: *request.signing.verifying().as_bytes(),
        scope: request.scope.to_vec(),
        village: request.village.to_owned(),
        recipients: request.recipients.iter().map(AgeRecipient::key_id).collect(),
        frontier: request.frontier.clone(),
        ranges: contents.ranges.iter().map(super::Range::log_range).collect(),
        body_bytes: u64::try_from(sealed.len()).unwrap_or(u64::MAX),
        plain_bytes,
        body_hash: Hash::of(&sealed),
        sent_at: request.sent_at,
    };
    let mut bytes = envelope.sign(request.signing);
    if bytes.len() > MAX_ENVELOPE_BYTES || envelope.body_bytes > MAX_BODY_BYTES {
        return Err(SealError::TooLarge);
    }
    bytes.extend_from_slice(&sealed);
    Ok(bytes)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// One zstd frame inside an age file.
fn encrypt(
    plain: &[u8],
    blobs: &[(Hash, Vec<u8>)],
    length: u64,
    to: &[AgeRecipient],
) -> Result<Vec<u8>, SealError> {
    let keys: Vec<_> = to.iter().map(AgeRecipient::inner).collect::<Result<_, _>>()?;
    let keys = keys.iter().map(|key| key as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(keys).map_err(|_| SealError::Failed("age"))?;
    compress(encryptor, plain, blobs, length).map_err(|_| SealError::Failed("zstd"))
}

fn compress(
    encryptor: Encryptor,
    plain: &[u8],
    blobs: &[(Hash, Vec<u8>)],
    length: u64,
) -> io::Result<Vec<u8>> {
    let sealed = encryptor.wrap_output(Vec::new())?;
    let mut encoder = zstd::Encoder::new(sealed, LEVEL)?;
    encoder.set_pledged_src_size(Some(length))?;
    encoder.window_log(WINDOW_LOG)?;
    encoder.write_all(plain)?;
    for (_, blob) in blobs {
        encoder.write_all(&body::write_blob(blob))?;
    }
    encoder.finish()?.finish()
}
