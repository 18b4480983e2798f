//! The signed end of a range: one signature, and the chain does the rest.

use crate::cbor::{Malformed, Reader, Writer};
use crate::hash::{DeviceId, Hash};
use crate::keys::{BadSignature, Context, Signature, SigningKey, VerifyingKey};

/// A device's word that its log, up to `end`, ends in `hash`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedHead {
    /// Code of the village whose log it is; empty for an office's common log.
    pub village: String,
    /// The log.
    pub device: DeviceId,
    /// Place after the last entry.
    pub end: u64,
    /// Hash of the last entry; [`Hash::ZERO`] for an empty log.
    pub hash: Hash,
    /// By the device's signing key, context `lindung/head/1`.
    pub signature: Signature,
}

impl SignedHead {
    /// Signs the end of a log.
    #[must_use]
    pub fn sign(key: &SigningKey, village: &str, device: DeviceId, end: u64, hash: Hash) -> Self {
        let signature = key.sign(Context::Head, &message(village, device, end, hash));
        Self { village: village.to_owned(), device, end, hash, signature }
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`BadSignature`] unless `key` signed exactly this.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), BadSignature> {
        let message = message(&self.village, self.device, self.end, self.hash);
        key.verify(Context::Head, &message, &self.signature)
    }

    /// Canonical CBOR `[village, device, end, hash, signature]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        writer.into_vec()
    }

    /// Reads what [`Self::to_bytes`] writes; the signature is not checked.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let head = Self::read(&mut reader)?;
        reader.end("nothing after the head")?;
        Ok(head)
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.array(5).str(&self.village).bytes(self.device.as_bytes());
        writer.u64(self.end).bytes(self.hash.as_bytes()).bytes(&self.signature.0);
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.tuple(5, "head")?;
        Ok(Self {
            village: reader.str("village of a head")?.to_owned(),
            device: Hash::read(reader, "device of a head")?,
            end: reader.u64("end of a head")?,
            hash: Hash::read(reader, "hash of a head")?,
            signature: Signature(reader.array_of("signature of a head")?),
        })
    }
}

fn message(village: &str, device: DeviceId, end: u64, hash: Hash) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(4).str(village).bytes(device.as_bytes()).u64(end).bytes(hash.as_bytes());
    writer.into_vec()
}

/// The predecessor's word that `new` continues it: after a restore the device needs no new
/// invitation.
#[must_use]
pub fn sign_successor(predecessor: &SigningKey, new: &DeviceId) -> Signature {
    predecessor.sign(Context::Device, new.as_bytes())
}

/// Checks what [`sign_successor`] signed.
///
/// # Errors
/// [`BadSignature`] unless the predecessor signed it.
pub fn verify_successor(
    predecessor: &VerifyingKey,
    new: &DeviceId,
    signature: &Signature,
) -> Result<(), BadSignature> {
    predecessor.verify(Context::Device, new.as_bytes(), signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_what_it_writes_and_a_changed_one_is_refused() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let device = key.verifying().device_id(b"");
        let head = SignedHead::sign(&key, "64.74.02.1001", device, 4, Hash::of(b"last"));
        assert_eq!(head.verify(&key.verifying()), Ok(()));
        assert_eq!(SignedHead::from_bytes(&head.to_bytes()), Ok(head.clone()));
        let longer = SignedHead { end: 5, ..head.clone() };
        let elsewhere = SignedHead { village: "64.74.02.1002".into(), ..head };
        assert_eq!(longer.verify(&key.verifying()), Err(BadSignature));
        assert_eq!(elsewhere.verify(&key.verifying()), Err(BadSignature));
    }

    #[test]
    fn a_successor_is_named_by_its_predecessor_alone() {
        let (old, new) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let id = new.verifying().device_id(b"");
        let signature = sign_successor(&old, &id);
        assert_eq!(verify_successor(&old.verifying(), &id, &signature), Ok(()));
        assert_eq!(verify_successor(&new.verifying(), &id, &signature), Err(BadSignature));
    }
}
