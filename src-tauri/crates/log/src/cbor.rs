//! Canonical CBOR (RFC 8949, section 4.2): definite lengths, shortest integers, nothing after.
//!
//! One value has one form, so that a hash or a signature over bytes is one over the value.

use std::convert::Infallible;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

/// Bytes that are not what this format writes; `0` says what was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed: {0}")]
pub struct Malformed(pub &'static str);

/// Writes canonical CBOR. Writing to memory cannot fail, so nothing here returns a result.
pub(crate) struct Writer(Encoder<Vec<u8>>);

type Wrote<'a> = Result<&'a mut Encoder<Vec<u8>>, minicbor::encode::Error<Infallible>>;

impl Writer {
    pub(crate) fn new() -> Self {
        Self(Encoder::new(Vec::new()))
    }

    /// Starts again in the same memory.
    pub(crate) fn clear(&mut self) {
        self.0.writer_mut().clear();
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        self.0.writer()
    }

    pub(crate) fn into_vec(self) -> Vec<u8> {
        self.0.into_writer()
    }

    pub(crate) fn u64(&mut self, value: u64) -> &mut Self {
        done(self.0.u64(value));
        self
    }

    pub(crate) fn i64(&mut self, value: i64) -> &mut Self {
        done(self.0.i64(value));
        self
    }

    pub(crate) fn len(&mut self, value: usize) -> &mut Self {
        self.u64(count(value))
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) -> &mut Self {
        done(self.0.bytes(value));
        self
    }

    pub(crate) fn str(&mut self, value: &str) -> &mut Self {
        done(self.0.str(value));
        self
    }

    pub(crate) fn null(&mut self) -> &mut Self {
        done(self.0.null());
        self
    }

    /// The head of an array of `items` values.
    pub(crate) fn array(&mut self, items: usize) -> &mut Self {
        done(self.0.array(count(items)));
        self
    }

    /// The head of a map of `pairs` pairs; the caller writes the keys in order.
    pub(crate) fn map(&mut self, pairs: usize) -> &mut Self {
        done(self.0.map(count(pairs)));
        self
    }
}

/// A `Vec<u8>` takes every byte: the error type has no value.
fn done(wrote: Wrote<'_>) {
    debug_assert!(wrote.is_ok(), "writing to memory cannot fail");
}

fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}

/// Reads canonical CBOR and refuses every other form of the same value.
pub(crate) struct Reader<'a>(Decoder<'a>);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(Decoder::new(bytes))
    }

    pub(crate) fn position(&self) -> usize {
        self.0.position()
    }

    pub(crate) fn remaining(&self) -> usize {
        self.0.input().len().saturating_sub(self.0.position())
    }

    pub(crate) fn u64(&mut self, what: &'static str) -> Result<u64, Malformed> {
        let start = self.position();
        let value = self.0.u64().map_err(|_| Malformed(what))?;
        self.shortest(start, value, 0, what)?;
        Ok(value)
    }

    pub(crate) fn i64(&mut self, what: &'static str) -> Result<i64, Malformed> {
        let start = self.position();
        let value = self.0.i64().map_err(|_| Malformed(what))?;
        let argument = u64::try_from(if value < 0 { !value } else { value });
        self.shortest(start, argument.map_err(|_| Malformed(what))?, 0, what)?;
        Ok(value)
    }

    /// A number of items that will be read one by one.
    pub(crate) fn usize(&mut self, what: &'static str) -> Result<usize, Malformed> {
        usize::try_from(self.u64(what)?).map_err(|_| Malformed(what))
    }

    pub(crate) fn bytes(&mut self, what: &'static str) -> Result<&'a [u8], Malformed> {
        let start = self.position();
        let value = self.0.bytes().map_err(|_| Malformed(what))?;
        self.shortest(start, count(value.len()), value.len(), what)?;
        Ok(value)
    }

    pub(crate) fn array_of<const N: usize>(
        &mut self,
        what: &'static str,
    ) -> Result<[u8; N], Malformed> {
        self.bytes(what)?.try_into().map_err(|_| Malformed(what))
    }

    pub(crate) fn str(&mut self, what: &'static str) -> Result<&'a str, Malformed> {
        let start = self.position();
        let value = self.0.str().map_err(|_| Malformed(what))?;
        self.shortest(start, count(value.len()), value.len(), what)?;
        Ok(value)
    }

    /// The head of an array. Its count is a claim: never allocate from it.
    pub(crate) fn array(&mut self, what: &'static str) -> Result<usize, Malformed> {
        let start = self.position();
        let items = self.0.array().ok().flatten().ok_or(Malformed(what))?;
        self.shortest(start, items, 0, what)?;
        usize::try_from(items).map_err(|_| Malformed(what))
    }

    /// The head of an array of exactly `items`.
    pub(crate) fn tuple(&mut self, items: usize, what: &'static str) -> Result<(), Malformed> {
        if self.array(what)? == items { Ok(()) } else { Err(Malformed(what)) }
    }

    /// The head of a map. Its count is a claim: never allocate from it.
    pub(crate) fn map(&mut self, what: &'static str) -> Result<usize, Malformed> {
        let start = self.position();
        let pairs = self.0.map().ok().flatten().ok_or(Malformed(what))?;
        self.shortest(start, pairs, 0, what)?;
        usize::try_from(pairs).map_err(|_| Malformed(what))
    }

    /// Null, or what `read` reads.
    pub(crate) fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        if matches!(self.0.datatype(), Ok(Type::Null)) {
            self.0.null().map_err(|_| Malformed("null"))?;
            return Ok(None);
        }
        read(self).map(Some)
    }

    /// Passes over one value of any kind.
    pub(crate) fn skip(&mut self, what: &'static str) -> Result<(), Malformed> {
        self.0.skip().map_err(|_| Malformed(what))
    }

    /// Whether an unsigned number is next.
    pub(crate) fn is_number(&self) -> bool {
        self.0.input().get(self.0.position()).is_some_and(|byte| *byte < 0x20)
    }

    /// Refuses anything that follows.
    pub(crate) fn end(&self, what: &'static str) -> Result<(), Malformed> {
        if self.remaining() == 0 { Ok(()) } else { Err(Malformed(what)) }
    }

    /// That the head read since `start` is the shortest for `argument`; `content` bytes follow it.
    fn shortest(
        &self,
        start: usize,
        argument: u64,
        content: usize,
        what: &'static str,
    ) -> Result<(), Malformed> {
        let head = match argument {
            0..=23 => 1,
            24..=0xff => 2,
            0x100..=0xffff => 3,
            0x1_0000..=0xffff_ffff => 5,
            _ => 9_usize,
        };
        let used = self.position().saturating_sub(start).saturating_sub(content);
        if used == head { Ok(()) } else { Err(Malformed(what)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_longer_than_needed_is_refused() {
        for bytes in [&[0x18, 0x05][..], &[0x19, 0, 0xff], &[0x1a, 0, 0, 1, 0], &[0x38, 0x05]] {
            assert!(Reader::new(bytes).i64("number").is_err(), "{bytes:?}");
        }
        assert_eq!(Reader::new(&[0x18, 0x18]).u64("number"), Ok(24));
        assert_eq!(Reader::new(&[0x20]).i64("number"), Ok(-1));
    }

    #[test]
    fn an_indefinite_length_is_refused() {
        assert!(Reader::new(&[0x9f, 0xff]).array("list").is_err());
        assert!(Reader::new(&[0x5f, 0x41, 1, 0xff]).bytes("bytes").is_err());
        assert!(Reader::new(&[0xbf, 0xff]).map("map").is_err());
        assert!(Reader::new(&[0x58, 1, 7]).bytes("length in two bytes").is_err());
    }

    #[test]
    fn every_integer_survives_the_round_trip() {
        for value in [0, 23, 24, 255, 256, 65_535, 65_536, i64::MAX, -1, -24, -25, i64::MIN] {
            let mut writer = Writer::new();
            writer.i64(value);
            let mut reader = Reader::new(writer.as_slice());
            assert_eq!(reader.i64("number"), Ok(value));
            assert!(reader.end("end").is_ok());
        }
    }
}
