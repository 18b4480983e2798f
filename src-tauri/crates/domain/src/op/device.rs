//! What a village's laptop says of itself.

use crate::number::RegionCode;
use minicbor::{Decode, Encode};

/// A device began its log: its village and the public halves of its keys.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceStarted {
    /// The village for which this device writes.
    #[n(0)]
    pub village: RegionCode,
    /// Ed25519 key that signs this log.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signing_key: Vec<u8>,
    /// age recipient to which bundles for this device are sealed.
    #[n(2)]
    pub recipient: String,
    /// Ed25519 key that signs membership cards.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub card_key: Vec<u8>,
    /// Made-up people for trying the program, said on every screen and paper.
    #[n(4)]
    pub sample: bool,
    /// The device whose register this one was restored from.
    #[n(5)]
    pub predecessor: Option<Predecessor>,
}

/// Whom a restored device continues, so that it needs no new invitation.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Predecessor {
    /// Name of the log that ends.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device: [u8; 32],
    /// The predecessor's signature over the name of the new log.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub signature: Vec<u8>,
}
