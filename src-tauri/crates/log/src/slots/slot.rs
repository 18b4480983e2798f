//! One wrapping of the data key: Argon2id, then ChaCha20-Poly1305.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use zeroize::Zeroizing;

use crate::cbor::{Malformed, Reader, Writer};
use crate::clock::Entropy;

/// What deriving a key from a passphrase costs. Kept in each slot, so that it can rise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// 64 MiB, three passes, one lane: the second recommendation of RFC 9106 on one lane, since
    /// village laptops have 2 GB and two cores.
    pub const STANDARD: Self = Self { memory_kib: 65_536, passes: 3, lanes: 1 };

    /// As cheap as Argon2 allows. For tests alone.
    pub const TEST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// More than this is refused on reading: a changed file must not stop the machine.
    const MOST: Self = Self { memory_kib: 1 << 20, passes: 16, lanes: 4 };

    pub(super) fn write(self, writer: &mut Writer) {
        writer.array(3).u64(self.memory_kib.into()).u64(self.passes.into());
        writer.u64(self.lanes.into());
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.tuple(3, "cost")?;
        let mut number = |most: u32| {
            let number = u32::try_from(reader.u64("cost")?).ok().filter(|n| *n <= most);
            number.ok_or(Malformed("cost"))
        };
        Ok(Self {
            memory_kib: number(Self::MOST.memory_kib)?,
            passes: number(Self::MOST.passes)?,
            lanes: number(Self::MOST.lanes)?,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Passphrase,
    Code,
}

impl Kind {
    const fn number(self) -> u64 {
        match self {
            Self::Passphrase => 0,
            Self::Code => 1,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    pub(super) label: String,
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 12],
    wrapped: [u8; 48],
}

impl Slot {
    pub(super) fn wrap(
        kind: Kind,
        label: &str,
        cost: Cost,
        secret: &[u8],
        key: &[u8; 32],
        entropy: &mut impl Entropy,
    ) -> Option<Self> {
        let (mut salt, mut nonce) = ([0; 16], [0; 12]);
        entropy.fill(&mut salt);
        entropy.fill(&mut nonce);
        let wrapped = [0; 48];
        let mut slot = Self { kind, label: label.to_owned(), cost, salt, nonce, wrapped };
        let (cipher, aad) = (slot.cipher(secret)?, slot.bound());
        let payload = Payload { msg: key, aad: &aad };
        let wrapped = cipher.encrypt(&Nonce::from(nonce), payload).ok()?;
        slot.wrapped = wrapped.try_into().ok()?;
        Some(slot)
    }

    pub(super) fn unwrap(&self, secret: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let (cipher, aad) = (self.cipher(secret)?, self.bound());
        let payload = Payload { msg: &self.wrapped, aad: &aad };
        let key = Zeroizing::new(cipher.decrypt(&Nonce::from(self.nonce), payload).ok()?);
        key.as_slice().try_into().ok().map(Zeroizing::new)
    }

    fn cipher(&self, secret: &[u8]) -> Option<ChaCha20Poly1305> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let params = Params::new(memory_kib, passes, lanes, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, &self.salt, key.as_mut())
            .ok()?;
        Some(ChaCha20Poly1305::new(Key::from_slice(key.as_ref())))
    }

    /// What the seal covers besides the key: a slot cannot be given to another clerk.
    fn bound(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.array(5).str("lindung/slot/1").u64(self.kind.number()).str(&self.label);
        self.cost.write(&mut writer);
        writer.bytes(&self.salt);
        writer.into_vec()
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.array(6).u64(self.kind.number()).str(&self.label);
        self.cost.write(writer);
        writer.bytes(&self.salt).bytes(&self.nonce).bytes(&self.wrapped);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.tuple(6, "slot")?;
        let kind = match reader.u64("kind of slot")? {
            0 => Kind::Passphrase,
            1 => Kind::Code,
            _ => return Err(Malformed("kind of slot")),
        };
        Ok(Self {
            kind,
            label: reader.str("label of a slot")?.to_owned(),
            cost: Cost::read(reader)?,
            salt: reader.array_of("salt of a slot")?,
            nonce: reader.array_of("nonce of a slot")?,
            wrapped: reader.array_of("wrapped key")?,
        })
    }
}
