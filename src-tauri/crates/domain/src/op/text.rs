//! Small bodies, and values that travel as the text that a person would read.

use crate::details::Field;
use crate::money::Month;
use chrono::NaiveDate;
use minicbor::decode::Error as DecodeError;
use minicbor::encode::{Error as EncodeError, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

/// A reason as the clerk gave it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Reason {
    /// Free text.
    #[n(0)]
    pub reason: String,
}

/// A day on which something happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Day {
    /// The day.
    #[cbor(n(0), with = "shown")]
    pub on: NaiveDate,
}

/// Fields of the form that somebody looked at.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Revealed {
    /// Which ones; never what stands in them.
    #[cbor(n(0), with = "fields")]
    pub fields: Vec<Field>,
}

/// What a paper is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct What {
    /// `data`: all that is stored about the person.
    #[n(0)]
    pub what: String,
}

/// Nothing more: the entry is about one worker and names another beside it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pair {}

/// The month by which a membership is named.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct FromMonth {
    /// First month of cover.
    #[n(0)]
    pub from_month: Month,
}

/// Values written by `Display` and read by `FromStr`.
pub(crate) mod shown {
    use super::{DecodeError, Decoder, EncodeError, Encoder, Write};

    pub(crate) fn encode<C, T: std::fmt::Display, W: Write>(
        value: &T,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.str(&value.to_string())?.ok()
    }

    pub(crate) fn decode<C, T: std::str::FromStr>(
        d: &mut Decoder<'_>,
        _: &mut C,
    ) -> Result<T, DecodeError> {
        d.str()?.parse().map_err(|_| DecodeError::message("not a value of this field"))
    }
}

/// A list of field numbers.
pub(crate) mod fields {
    use super::{DecodeError, Decoder, EncodeError, Encoder, Field, Write};

    pub(crate) fn encode<C, W: Write>(
        fields: &Vec<Field>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), EncodeError<W::Error>> {
        e.array(fields.len() as u64)?;
        for field in fields {
            e.u8(field.number())?;
        }
        Ok(())
    }

    pub(crate) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<Field>, DecodeError> {
        let length = d.array()?.ok_or_else(|| DecodeError::message("indefinite array"))?;
        let mut fields = Vec::new();
        for _ in 0..length {
            let field = Field::from_number(d.u8()?);
            fields.push(field.ok_or_else(|| DecodeError::message("unknown field"))?);
        }
        Ok(fields)
    }
}
