//! What a card says.

use std::fmt;

use super::SignError;
use crate::cbor::{Malformed, Reader, Writer};
use chrono::{DateTime, Days, NaiveDate};

/// RFC 8392, table 1.
const ISSUER: i64 = 1;
const EXPIRES_AT: i64 = 4;
const ISSUED_AT: i64 = 6;
/// MOSIP's claim of identity data, a map.
const IDENTITY: i64 = 169;
/// In that map: the number of the document.
const NUMBER: i64 = 1;
/// In that map: the full name.
const FULL_NAME: i64 = 4;
/// Private claim: an array of the programmes' names. Others' verifiers pass over it.
const PROGRAMMES: i64 = -65_537;

/// Western Indonesian Time: a card ends with the day there, wherever it is checked.
const UTC_PLUS_7_SECONDS: i64 = 7 * 3600;

/// What a card says, and no NIK.
#[derive(Clone, PartialEq, Eq)]
pub struct CardClaims {
    /// Code of the village that issued it.
    pub village: String,
    /// The card's number as printed.
    pub card_number: String,
    /// Name of the worker.
    pub full_name: String,
    /// Short names of the programmes; none before membership begins.
    pub programmes: Vec<String>,
    /// The last day on which it is good (in UTC+7).
    pub valid_until: NaiveDate,
    /// Seconds since 1970 by the clock of the device that signed it.
    pub issued_at: i64,
}

/// A card names a person: neither name nor number is shown.
impl fmt::Debug for CardClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardClaims")
            .field("village", &self.village)
            .field("programmes", &self.programmes)
            .field("valid_until", &self.valid_until)
            .field("issued_at", &self.issued_at)
            .finish_non_exhaustive()
    }
}

impl CardClaims {
    /// The payload: a CWT claims set in canonical CBOR. coset's own type for it knows only
    /// registered claims, and 169 is not one of its.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, SignError> {
        let mut writer = Writer::new();
        writer.map(if self.programmes.is_empty() { 4 } else { 5 });
        writer.i64(ISSUER).str(&self.village);
        writer.i64(EXPIRES_AT).i64(self.expires_at().ok_or(SignError::Date)?);
        writer.i64(ISSUED_AT).i64(self.issued_at);
        writer.i64(IDENTITY).map(2);
        writer.i64(NUMBER).str(&self.card_number).i64(FULL_NAME).str(&self.full_name);
        if !self.programmes.is_empty() {
            writer.i64(PROGRAMMES).array(self.programmes.len());
            for programme in &self.programmes {
                writer.str(programme);
            }
        }
        Ok(writer.into_vec())
    }

    /// The first second at which the card is no longer good (RFC 8392: "on or after which").
    pub(super) fn expires_at(&self) -> Option<i64> {
        let next_day = self.valid_until.checked_add_days(Days::new(1))?;
        let midnight = next_day.and_hms_opt(0, 0, 0)?.and_utc().timestamp();
        midnight.checked_sub(UTC_PLUS_7_SECONDS)
    }
}

/// The last whole day before `expires_at`, in UTC+7.
pub(super) fn last_day(expires_at: i64) -> Option<NaiveDate> {
    let last_second = expires_at.checked_sub(1)?.checked_add(UTC_PLUS_7_SECONDS)?;
    DateTime::from_timestamp(last_second, 0).map(|time| time.date_naive())
}

/// The claims of a payload and when they end. Claims this version does not know are passed over.
pub(super) fn read(payload: &[u8]) -> Result<(CardClaims, i64), Malformed> {
    let mut reader = Reader::new(payload);
    let (mut village, mut expires_at, mut issued_at, mut identity) = (None, None, None, None);
    let mut programmes = Vec::new();
    let mut last = None;
    for _ in 0..reader.map("claims")? {
        let name = reader.i64("name of a claim")?;
        // Canonical order: 0, 1, 2 …, then -1, -2 …; and no name twice.
        let order = (name < 0, name.unsigned_abs());
        if last.replace(order).is_some_and(|last| last >= order) {
            return Err(Malformed("order of the claims"));
        }
        match name {
            ISSUER => village = Some(reader.str("issuer")?.to_owned()),
            EXPIRES_AT => expires_at = Some(reader.i64("end of validity")?),
            ISSUED_AT => issued_at = Some(reader.i64("time of issue")?),
            IDENTITY => identity = Some(read_identity(&mut reader)?),
            PROGRAMMES => {
                for _ in 0..reader.array("programmes")? {
                    programmes.push(reader.str("programme")?.to_owned());
                }
            }
            _ => reader.skip("claim")?,
        }
    }
    reader.end("nothing after the claims")?;
    let lacking = Malformed("claims of a card");
    let (card_number, full_name) = identity.ok_or(lacking)?;
    let expires_at = expires_at.ok_or(lacking)?;
    let claims = CardClaims {
        village: village.ok_or(lacking)?,
        card_number,
        full_name,
        programmes,
        valid_until: last_day(expires_at).ok_or(lacking)?,
        issued_at: issued_at.ok_or(lacking)?,
    };
    Ok((claims, expires_at))
}

fn read_identity(reader: &mut Reader<'_>) -> Result<(String, String), Malformed> {
    let (mut number, mut full_name) = (None, None);
    for _ in 0..reader.map("identity")? {
        match reader.i64("name of an identity field")? {
            NUMBER => number = Some(reader.str("card number")?.to_owned()),
            FULL_NAME => full_name = Some(reader.str("full name")?.to_owned()),
            _ => reader.skip("identity field")?,
        }
    }
    number.zip(full_name).ok_or(Malformed("identity of a card"))
}
