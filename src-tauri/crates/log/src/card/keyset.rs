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
pub struct KeySet(BTreeMap<KeyId, PublishedKey>);

impl KeySet {
    /// No keys.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a key, or replaces what was said of it.
    pub fn insert(&mut self, key: PublishedKey) {
        self.0.insert(key.key.key_id(), key);
    }

    /// The key of this id.
    #[must_use]
    pub fn get(&self, id: &KeyId) -> Option<&PublishedKey> {
        self.0.get(id)
    }

    /// All keys, in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &PublishedKey> {
        self.0.values()
    }

    /// The `COSE_KeySet` (RFC 9052, section 7), in order of the keys' ids.
    ///
    /// # Errors
    /// [`Malformed`] never for keys that were read or made here.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Malformed> {
        let keys = self.0.iter().map(|(id, key)| cose_key(*id, key)).collect();
        CoseKeySet(keys).to_vec().map_err(|_| Malformed("key set"))
    }

    /// Reads a `COSE_KeySet`. Keys of other kinds than Ed25519, and keys without a village, are
    /// another's and are passed over.
    ///
    /// # Errors
    /// [`Malformed`] if it is no key set, or if a `kid` is not that of its key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let CoseKeySet(keys) = CoseKeySet::from_slice(bytes).map_err(|_| Malformed("key set"))?;
        let mut set = Self::new();
        for key in &keys {
            if let Some(published) = published(key)? {
                set.insert(published);
            }
        }
        Ok(set)
    }
}

fn cose_key(id: KeyId, published: &PublishedKey) -> CoseKey {
    let curve = Value::from(iana::EllipticCurve::Ed25519.to_i64());
    let x = Value::Bytes(published.key.as_bytes().to_vec());
    let mut key = CoseKeyBuilder::new_okp_key()
        .key_id(id.as_bytes().to_vec())
        .algorithm(iana::Algorithm::EdDSA)
        .param(iana::OkpKeyParameter::Crv.to_i64(), curve)
        .param(iana::OkpKeyParameter::X.to_i64(), x)
        .param(VILLAGE, Value::from(published.village.as_str()));
    if let Some(number) = published.last_number {
        key = key.param(LAST_NUMBER, Value::from(number));
    }
    key.build()
}

fn published(key: &CoseKey) -> Result<Option<PublishedKey>, Malformed> {
    let param = |label: i64| {
        key.params.iter().find(|(name, _)| *name == Label::Int(label)).map(|(_, value)| value)
    };
    let curve = param(iana::OkpKeyParameter::Crv.to_i64());
    let ours = key.kty == KeyType::Assigned(iana::KeyType::OKP)
        && curve == Some(&Value::from(iana::EllipticCurve::Ed25519.to_i64()))
        && key.alg.as_ref().is_none_or(|alg| *alg == Algorithm::Assigned(iana::Algorithm::EdDSA));
    let (true, Some(village)) = (ours, param(VILLAGE).and_then(Value::as_text)) else {
        return Ok(None);
    };
    let x = param(iana::OkpKeyParameter::X.to_i64()).and_then(Value::as_bytes);
    let x = x.and_then(|x| <&[u8; 32]>::try_from(x.as_slice()).ok());
    let verifying = x.and_then(|x| VerifyingKey::from_bytes(x).ok()).ok_or(Malformed("key"))?;
    if key.key_id != verifying.key_id().as_bytes() {
        return Err(Malformed("id of a key"));
    }
    let last_number = match param(LAST_NUMBER) {
        None => None,
        Some(value) => {
            let number = value.as_integer().and_then(|number| u64::try_from(number).ok());
            Some(number.ok_or(Malformed("last number of a key"))?)
        }
    };
    Ok(Some(PublishedKey { key: verifying, village: village.to_owned(), last_number }))
}
