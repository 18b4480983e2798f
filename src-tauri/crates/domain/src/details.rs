//! What a form says about a person: one text for each field, already in its canonical spelling.
//!
//! A map rather than a struct of options, because every field is corrected, questioned, merged and
//! told in the history in the same way; the typed getters parse what the map holds, so that a value
//! written by a newer program never stops an older one from folding.

use crate::number::{FamilyCardNumber, Kpj, Neighbourhood, Nik, RegionCode, Sex};
use chrono::NaiveDate;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

macro_rules! fields {
    ($($number:literal $name:ident $key:literal $doc:literal,)*) => {
        /// A field of the form. The number is what stands in the op, the key what stands in JSON
        /// and in `--map`; neither is ever given to another field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field { $(#[doc = $doc] #[serde(rename = $key)] $name = $number,)* }

        impl Field {
            /// Every field, in the order of the form.
            pub const ALL: &[Field] = &[$(Field::$name,)*];

            /// The stable name, as in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Field::$name => $key,)* }
            }

            /// The number in the op.
            pub fn number(self) -> u8 { self as u8 }

            /// The field with this number, if this version knows it.
            pub fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Field::$name),)* _ => None }
            }

            /// The field with this stable name.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Field::$name),)* _ => None }
            }
        }
    };
}

fields! {
    0 Nik "nik" "16 digits, as on the KTP.",
    1 Name "name" "Full name, as on the KTP, at most 100 characters.",
    2 BornOn "born_on" "Birth date, ISO 8601.",
    3 BirthPlace "birth_place" "Place of birth, as written.",
    4 Sex "sex" "`L` or `P`.",
    5 FamilyCard "family_card" "Number of the family card (KK), 16 digits.",
    6 Address "address" "Street and house, as written.",
    7 Hamlet "hamlet" "Dusun or lingkungan, as written.",
    8 Rt "rt" "Rukun tetangga, zeros kept.",
    9 Rw "rw" "Rukun warga, zeros kept.",
    10 Phone "phone" "+62…; as written where it cannot be read.",
    11 Email "email" "As written.",
    12 Occupation "occupation" "Code of `assets/occupations.csv`; as written where none fits.",
    13 Kpj "kpj" "BPJSTK participant number, 11 digits.",
    14 Income "income" "Declared monthly income, whole rupiah.",
    15 Mother "mother" "Mother's name, as written.",
    16 BornOnSaid "born_on_said" "What stood in the date's place when it gave no date.",
    17 CheckedOn "checked_on" "Day on which the clerk held the physical KTP beside the form.",
    18 Note "note" "Remark of the clerk.",
}

/// The fields that a form, a row or a correction gives. An absent field says nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Details(BTreeMap<Field, String>);

impl Details {
    /// No field at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a field, if it is given.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Gives a field its text; an empty text takes the field away.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, text);
        }
    }

    /// As [`Details::set`], for building in one expression.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }

    /// Takes a field away.
    pub fn clear(&mut self, field: Field) {
        self.0.remove(&field);
    }

    /// The given fields in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Whether no field is given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The NIK, if it is one.
    pub fn nik(&self) -> Option<Nik> {
        Nik::parse(self.get(Field::Nik)?).ok()
    }

    /// The name, or nothing.
    pub fn name(&self) -> &str {
        self.get(Field::Name).unwrap_or_default()
    }

    /// The birth date of the form, if it is one.
    pub fn born_on(&self) -> Option<NaiveDate> {
        self.get(Field::BornOn)?.parse().ok()
    }

    /// The sex of the form, if it is readable.
    pub fn sex(&self) -> Option<Sex> {
        Sex::parse(self.get(Field::Sex)?)
    }

    /// RT and RW.
    pub fn neighbourhood(&self) -> Neighbourhood {
        Neighbourhood::new(
            self.get(Field::Rt).unwrap_or_default(),
            self.get(Field::Rw).unwrap_or_default(),
        )
    }

    /// The family card's number, if it is one.
    pub fn family_card(&self) -> Option<FamilyCardNumber> {
        FamilyCardNumber::parse(self.get(Field::FamilyCard)?).ok()
    }

    /// The participant number, if it is one.
    pub fn kpj(&self) -> Option<Kpj> {
        Kpj::parse(self.get(Field::Kpj)?).ok()
    }

    /// The district of first registration that the NIK names.
    pub fn first_district(&self) -> Option<RegionCode> {
        Some(self.nik()?.district())
    }
}

impl FromIterator<(Field, String)> for Details {
    fn from_iter<I: IntoIterator<Item = (Field, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().filter(|(_, text)| !text.is_empty()).collect())
    }
}

/// Which fields are given, never what they hold.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<C> Encode<C> for Details {
    fn encode<W: encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        e.map(self.0.len() as u64)?;
        for (field, text) in &self.0 {
            e.u8(field.number())?.str(text)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Details {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        let length = d.map()?.ok_or_else(|| decode::Error::message("indefinite map"))?;
        let mut fields = BTreeMap::new();
        for _ in 0..length {
            let number = d.u8()?;
            let field = Field::from_number(number)
                .ok_or_else(|| decode::Error::message("a field this version does not know"))?;
            fields.insert(field, d.str()?.to_owned());
        }
        Ok(Self(fields))
    }
}
