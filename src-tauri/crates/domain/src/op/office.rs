//! What stands between a village and its office.

use super::text;
use crate::number::RegionCode;
use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use std::collections::BTreeSet;

/// The device took an invitation: the office's name and keys, compared by the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OfficeJoined {
    /// As the office calls itself.
    #[n(0)]
    pub name: String,
    /// Ed25519 key of the office.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing_key: Vec<u8>,
    /// age recipient of the office.
    #[n(2)]
    pub recipient: String,
    /// Where it listens, if it does.
    #[n(3)]
    pub address: Option<String>,
}

/// The device took the invitation of another laptop of its village.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LaptopJoined {
    /// Ed25519 key of the laptop that invited.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub signing_key: Vec<u8>,
    /// age recipient of that laptop.
    #[n(1)]
    pub recipient: String,
}

/// The laptop that invited another saw its proof, and vouches for it to the office.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceAdmitted {
    /// Name of the new device's log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
}

/// The village says that one of its laptops was lost: nothing is sealed to it any more, and the
/// office is asked to revoke it. What it wrote counts until the office says otherwise, since
/// whoever found the laptop could say the same of all the others.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceLost {
    /// Name of its log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
}

/// The office revoked a device: of its log only what stands before a place counts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceRevoked {
    /// Name of its log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// The first entry that does not count. The very first always does: it names the keys.
    #[n(1)]
    pub keep_until_seq: u64,
}

/// A clerk looked at an entry of a revoked log and records it again: it counts where it stands,
/// with all that others said after it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RecordedAgain {
    /// Name of the revoked log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// Place in it.
    #[n(1)]
    pub seq: u64,
}

/// An office began one of its logs: the common one, or that of one village.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OfficeStarted {
    /// As the office calls itself.
    #[n(0)]
    pub name: String,
    /// The province or regency it is for.
    #[n(1)]
    pub region: RegionCode,
    /// The village this log is about; absent in the common log.
    #[n(2)]
    pub village: Option<RegionCode>,
    /// Ed25519 key that signs the log.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub signing_key: Vec<u8>,
    /// Rises when an office restored from a backup is told of more than it has.
    #[n(4)]
    pub epoch: u32,
}

/// A village has another code since its district or regency was divided (pemekaran). It keeps its
/// first one as its identity; this is how it is called.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VillageRecoded {
    /// Its first code.
    #[n(0)]
    pub village: RegionCode,
    /// Epoch of the office that says so; the word of the newest counts.
    #[n(1)]
    pub epoch: u32,
    /// Of one epoch the greatest counts.
    #[n(2)]
    pub number: u32,
    /// Its code from now on.
    #[n(3)]
    pub code: RegionCode,
    /// Its name, which tables of regions older than the code do not know.
    #[n(4)]
    pub name: Option<String>,
    /// The day from which the regulation holds.
    #[cbor(n(5), with = "text::shown")]
    pub on: NaiveDate,
}

/// How far the office has one log.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Received {
    /// Name of the log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// The first entry it does not have.
    #[n(1)]
    pub next_seq: u64,
}

/// An entry that the office's fold set aside.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SetAside {
    /// Name of the log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// Which entry.
    #[n(1)]
    pub seq: u64,
    /// A code of `assets/messages`.
    #[n(2)]
    pub reason: String,
}

/// A stretch of a log in which every op that names blobs names one that the office does not have.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BlobsLacking {
    /// Name of the log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// The first such entry.
    #[n(1)]
    pub from_seq: u64,
    /// The place after the last.
    #[n(2)]
    pub until_seq: u64,
}

/// The village's proof of what the province has; the last entry of its range, so that the signed
/// head of the range is its signature.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Acknowledged {
    /// The village's logs as the office has them.
    #[n(0)]
    pub frontier: Vec<Received>,
    /// Entries it keeps but could not fold.
    #[n(1)]
    pub set_aside: Vec<SetAside>,
    /// The fold by which the hash was computed; compared only when equal.
    #[n(2)]
    pub fold_version: u32,
    /// State hash of the village at that frontier.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub state_hash: [u8; 32],
    /// Where photos and papers are still to come.
    #[n(4)]
    pub blobs_lacking: Vec<BlobsLacking>,
}

/// Other villages that hold the NIK of this worker now; empty when it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerElsewhere {
    /// Their codes, and nothing else of theirs.
    pub villages: BTreeSet<RegionCode>,
}

impl<C> Encode<C> for WorkerElsewhere {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.villages.len() as u64)?;
        for village in &self.villages {
            e.encode(village)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for WorkerElsewhere {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let villages = d.array_iter::<RegionCode>()?.collect::<Result<_, _>>()?;
        Ok(Self { villages })
    }
}

/// The office looked at two registrations of one NIK, and says in each village's log about that
/// village's worker whether they are one person.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ElsewhereDecided {
    /// The other village, and nothing else of it.
    #[n(0)]
    pub village: RegionCode,
    /// Whether it is the same person; otherwise one of the two NIKs is wrong.
    #[n(1)]
    pub same: bool,
}

/// The office takes this device's bundles and vouches for its card key.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceEnrolled {
    /// Name of the device's log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// Ed25519 key with which it signs cards.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub card_key: Vec<u8>,
    /// The office's signature over village and card key.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub certificate: Vec<u8>,
}
