//! A receipt: an office's signed word on what it has of a village, in a QR, for checking without a
//! network. It is an entry as it is hashed, its op, and the signature of the head in which the
//! range ended with it: nothing is signed for it that was not signed anyway.

use crate::card::{CardFault, KeySet, pack, unpack};
use crate::cbor::{Malformed, Reader, Writer};
use crate::entry::{At, Entry, EntryHasher, Unresolved};
use crate::hash::{DeviceId, Hash};
use crate::head::SignedHead;
use crate::keys::{KeyId, Signature, VerifyingKey};

const KIND: &str = "lindung/receipt/1";

/// What a receipt says, once it was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// As the office calls itself, by the published keys.
    pub office: String,
    /// Digits of the village.
    pub village: String,
    /// The office's log and the place in it.
    pub at: At,
    /// Seconds since 1970 by the office's clock.
    pub recorded_at: i64,
    /// The acknowledgement, as its bytes.
    pub op: Vec<u8>,
}

/// Why a text is no good receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// Something else, or nothing.
    #[error("not a receipt")]
    NotAReceipt,
    /// Of an office whose key is not among those given.
    #[error("the office's key is not known")]
    UnknownKey,
    /// Not what the office signed.
    #[error("the receipt was altered")]
    Altered,
}

impl ReceiptFault {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAReceipt => "not_a_receipt",
            Self::UnknownKey => "unknown_key",
            Self::Altered => "altered",
        }
    }
}

impl From<CardFault> for ReceiptFault {
    fn from(fault: CardFault) -> Self {
        if fault == CardFault::Altered { Self::Altered } else { Self::NotAReceipt }
    }
}

/// The text of the QR; none of more than a QR holds.
///
/// # Errors
/// [`Unresolved`] if `hash_at` does not know what the entry names.
pub fn write(
    entry: &Entry,
    prev: Hash,
    head: &SignedHead,
    key: &VerifyingKey,
    hash_at: impl Fn(At) -> Option<Hash>,
) -> Result<Option<String>, Unresolved> {
    let mut hasher = EntryHasher::new();
    hasher.hash(entry, prev, hash_at)?;
    let mut writer = Writer::new();
    writer.array(6).str(KIND).bytes(key.key_id().as_bytes()).str(&head.village);
    writer.bytes(hasher.hashed()).bytes(&entry.op).bytes(&head.signature.0);
    Ok(pack(&writer.into_vec()))
}

/// Checks a receipt against published keys, of which an office's own is one.
///
/// # Errors
/// [`ReceiptFault`].
pub fn verify(text: &str, keys: &KeySet) -> Result<Receipt, ReceiptFault> {
    let plain = unpack(text)?;
    let read = read(&plain).map_err(|_| ReceiptFault::NotAReceipt)?;
    let office = keys.office(&read.key).ok_or(ReceiptFault::UnknownKey)?;
    let at = At::new(read.device, read.seq);
    let head = SignedHead {
        village: read.village.clone(),
        device: at.device,
        end: at.seq.saturating_add(1),
        hash: Hash::of(read.hashed),
        signature: read.signature,
    };
    let sound = head.verify(&office.key).is_ok() && Hash::of(read.op) == read.op_hash;
    let receipt = Receipt {
        office: office.name.clone(),
        village: read.village,
        at,
        recorded_at: read.recorded_at,
        op: read.op.to_vec(),
    };
    if sound { Ok(receipt) } else { Err(ReceiptFault::Altered) }
}

struct Parts<'a> {
    key: KeyId,
    village: String,
    hashed: &'a [u8],
    op: &'a [u8],
    signature: Signature,
    device: DeviceId,
    seq: u64,
    recorded_at: i64,
    op_hash: Hash,
}

fn read(plain: &[u8]) -> Result<Parts<'_>, Malformed> {
    let mut reader = Reader::new(plain);
    reader.tuple(6, "receipt")?;
    if reader.str("kind of a receipt")? != KIND {
        return Err(Malformed("kind of a receipt"));
    }
    let key = KeyId::from_bytes(reader.array_of("key of a receipt")?);
    let village = reader.str("village of a receipt")?.to_owned();
    let hashed = reader.bytes("entry of a receipt")?;
    let op = reader.bytes("op of a receipt")?;
    let signature = Signature(reader.array_of("signature of a receipt")?);
    reader.end("nothing after the receipt")?;
    // As `EntryHasher` writes it.
    let mut entry = Reader::new(hashed);
    entry.tuple(11, "entry")?;
    let device = Hash::read(&mut entry, "device")?;
    let (seq, _lamport) = (entry.u64("seq")?, entry.u64("lamport")?);
    let recorded_at = entry.i64("time")?;
    for what in ["clerk", "subject", "others", "base", "group"] {
        entry.skip(what)?;
    }
    let op_hash = Hash::read(&mut entry, "hash of the op")?;
    Hash::read(&mut entry, "hash of the entry before")?;
    entry.end("nothing after the entry")?;
    Ok(Parts { key, village, hashed, op, signature, device, seq, recorded_at, op_hash })
}
