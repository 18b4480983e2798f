//! Names that a fact carries with it, so that facts about others can speak of it.

use std::fmt;

use minicbor::decode::Error as DecodeError;
use minicbor::encode::{Error as EncodeError, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

/// Eight random bytes by which facts about others name a funding source, a decree or a payment.
///
/// The name of an entry would not do: where a log is superseded its facts are recorded again under
/// new names, and all that spoke of the old ones would speak of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub [u8; 8]);

/// Why a text is no [`Label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a label is 16 hexadecimal digits")]
pub struct LabelFault;

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl std::str::FromStr for Label {
    type Err = LabelFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).ok().filter(|_| sound).ok_or(LabelFault)?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl<C> Encode<C> for Label {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), EncodeError<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Label {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, DecodeError> {
        let bytes = d.bytes()?.try_into();
        Ok(Self(bytes.map_err(|_| DecodeError::message("a label is eight bytes"))?))
    }
}
