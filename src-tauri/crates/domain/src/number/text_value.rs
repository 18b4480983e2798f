//! One text form for each value, the same in JSON, in CBOR and on the command line.

/// Gives a type with `parse(&str) -> Result<Self, Fault>` and a method that returns its text:
/// `FromStr`, serde as a string and minicbor as a text. The faults say what is wrong without the
/// text that is wrong, so a decoder's error never shows a number of a person.
macro_rules! text_value {
    ($value:ty, $fault:ty, $text:ident) => {
        impl std::str::FromStr for $value {
            type Err = $fault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $value {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = self.$text();
                let text: &str = text.as_ref();
                serializer.serialize_str(text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(source)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl<C> minicbor::Encode<C> for $value {
            fn encode<W: minicbor::encode::Write>(
                &self,
                encoder: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                let text = self.$text();
                let text: &str = text.as_ref();
                encoder.str(text)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $value {
            fn decode(
                decoder: &mut minicbor::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                Self::parse(decoder.str()?).map_err(minicbor::decode::Error::custom)
            }
        }
    };
}

pub(crate) use text_value;
