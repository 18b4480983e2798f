//! The published keys: a `COSE_KeySet` that any COSE library reads.

use std::collections::BTreeMap;

use coset::cbor::Value;
use coset::iana::{self, EnumI64};
use coset::{Algorithm, CborSerializable, CoseKey, CoseKeyBuilder, CoseKeySet, KeyType, Label};

use crate::cbor::Malformed;
use crate::keys::{KeyId, VerifyingKey};

/// Private COSE_Key parameter: the code of the one village the key signs for (text).
const VILLAGE: i64 = -70_001;
/// Private COSE_Key parameter of a revoked key: the last running number it is good for.
const LAST_NUMBER: i64 = -70_002;
/// Private COSE_Key parameter of an office's own key, which signs receipts: its name (text).
const OFFICE: i64 = -70_003;

/// A card key with what it may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedKey {
    /// The public key.
    pub key: VerifyingKey,
    /// The one village it signs for.
    pub village: String,
    /// Of a revoked key: it stays good for running numbers up to this one.
    pub last_number: Option<u64>,
}

/// The keys a verifier trusts, each under its id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeySet {
    cards: BTreeMap<KeyId, PublishedKey>,
    offices: BTreeMap<KeyId, OfficeKey>,
}

/// An office's own key, by which its receipts are checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeKey {
    /// The public key.
    pub key: VerifyingKey,
    /// As the office calls itself.
    pub name: String,
}

impl KeySet {
    /// No keys.
    #[must_use]
    pub const fn new() -> Self {
        Self { cards: BTreeMap::new(), offices: BTreeMap::new() }
    }

    /// Adds a key, or replaces what was said of it.
    pub fn insert(&mut self, key: PublishedKey) {
        self.cards.insert(key.key.key_id(), key);
    }

    /// Adds an office's own key.
    pub fn insert_office(&mut self, office: OfficeKey) {
        self.offices.insert(office.key.key_id(), office);
    }

    /// The office with a key of this id.
    #[must_use]
    pub fn office(&self, id: &KeyId) -> Option<&OfficeKey> {
        self.offices.get(id)
    }

    /// The key of this id.
    #[must_use]
    pub fn get(&self, id: &KeyId) -> Option<&PublishedKey> {
        self.cards.get(id)
    }

    /// All keys of cards, in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &PublishedKey> {
        self.cards.values()
    }

    /// The `COSE_KeySet` (RFC 9052, section 7): keys of cards in order of their ids, then offices'.
    ///
    /// # Errors
    /// [`Malformed`] never for keys that were read or made here.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Malformed> {
        let cards = self.cards.values().map(card_key);
        let offices = self.offices.values().map(office_key);
        CoseKeySet(cards.chain(offices).collect()).to_vec().map_err(|_| Malformed("key set"))
    }

    /// Reads a `COSE_KeySet`. Keys of other kinds than Ed25519, and keys of neither a village's
    /// cards nor an office, are another's and are passed over.
    ///
    /// # Errors
    /// [`Malformed`] if it is no key set, or if a `kid` is not that of its key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let CoseKeySet(keys) = CoseKeySet::from_slice(bytes).map_err(|_| Malformed("key set"))?;
        let mut set = Self::new();
        for key in &keys {
            match published(key)? {
                Some(Published::Card(card)) => set.insert(card),
                Some(Published::Office(office)) => set.insert_office(office),
                None => {}
            }
        }
        Ok(set)
    }
}

fn cose_key(key: &VerifyingKey) -> CoseKeyBuilder {
    let curve = Value::from(iana::EllipticCurve::Ed25519.to_i64());
    let x = Value::Bytes(key.as_bytes().to_vec());
    CoseKeyBuilder::new_okp_key()
        .key_id(key.key_id().as_bytes().to_vec())
        .algorithm(iana::Algorithm::EdDSA)
        .param(iana::OkpKeyParameter::Crv.to_i64(), curve)
        .param(iana::OkpKeyParameter::X.to_i64(), x)
}

fn card_key(published: &PublishedKey) -> CoseKey {
    let key = cose_key(&published.key).param(VILLAGE, Value::from(published.village.as_str()));
    match published.last_number {
        Some(number) => key.param(LAST_NUMBER, Value::from(number)).build(),
        None => key.build(),
    }
}

fn office_key(office: &OfficeKey) -> CoseKey {
    cose_key(&office.key).param(OFFICE, Value::from(office.name.as_str())).build()
}

/// A key of ours in a set.
enum Published {
    Card(PublishedKey),
    Office(OfficeKey),
}

fn published(key: &CoseKey) -> Result<Option<Published>, Malformed> {
    let param = |label: i64| {
        key.params.iter().find(|(name, _)| *name == Label::Int(label)).map(|(_, value)| value)
    };
    let text = |label: i64| param(label).and_then(Value::as_text);
    let curve = param(iana::OkpKeyParameter::Crv.to_i64());
    let ours = key.kty == KeyType::Assigned(iana::KeyType::OKP)
        && curve == Some(&Value::from(iana::EllipticCurve::Ed25519.to_i64()))
        && key.alg.as_ref().is_none_or(|alg| *alg == Algorithm::Assigned(iana::Algorithm::EdDSA));
    if !ours || (text(VILLAGE).is_none() && text(OFFICE).is_none()) {
        return Ok(None);
    }
    let x = param(iana::OkpKeyParameter::X.to_i64()).and_then(Value::as_bytes);
    let x = x.and_then(|x| <&[u8; 32]>::try_from(x.as_slice()).ok());
    let verifying = x.and_then(|x| VerifyingKey::from_bytes(x).ok()).ok_or(Malformed("key"))?;
    if key.key_id != verifying.key_id().as_bytes() {
        return Err(Malformed("id of a key"));
    }
    let Some(village) = text(VILLAGE) else {
        let name = text(OFFICE).unwrap_or_default().to_owned();
        return Ok(Some(Published::Office(OfficeKey { key: verifying, name })));
    };
    let last_number = match param(LAST_NUMBER) {
        None => None,
        Some(value) => {
            let number = value.as_integer().and_then(|number| u64::try_from(number).ok());
            Some(number.ok_or(Malformed("last number of a key"))?)
        }
    };
    let village = village.to_owned();
    Ok(Some(Published::Card(PublishedKey { key: verifying, village, last_number })))
}
