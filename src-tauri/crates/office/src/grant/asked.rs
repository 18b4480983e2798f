//! A decree from above as somebody types it, or pastes it from a spreadsheet.

use super::Grant;
use crate::error::{OfficeError, Result};
use lindung_domain::money::{FundingKind, Month, MonthRange, ProgrammeSet};
use lindung_domain::number::{RegionCode, RegionLevel, read_date};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantAsked {
    /// As in [`Grant`].
    pub number: String,
    /// `2026-12-15` or `15-12-2026`.
    pub dated: String,
    /// As in [`Grant`].
    #[serde(default)]
    pub amends: Option<String>,
    /// As in [`Grant`].
    pub money: String,
    /// `apbd`, `bkbk`, `apbn`, `csr`.
    pub kind: String,
    /// `jkk+jkm`.
    pub programmes: String,
    /// First month, `2027-01`.
    pub from: String,
    /// First month no longer in it.
    pub until: String,
    /// Villages and their places, a line each: "64.74.02.1001 50", as pasted from a spreadsheet.
    pub quotas: String,
}

impl GrantAsked {
    /// # Errors
    /// `bad_day_text`, `bad_month_text`, `no_funding_kind`, `bad_enrolment`; `bad_quota_line`,
    /// `quota_twice` with the number of the line; `no_quotas`.
    pub fn read(&self) -> Result<Grant> {
        let month = |text| Month::parse(text).map_err(|_| OfficeError::new("bad_month_text"));
        let kind = FundingKind::from_key(&self.kind);
        let programmes = ProgrammeSet::parse(&self.programmes.to_uppercase());
        Ok(Grant {
            number: self.number.clone(),
            dated: read_date(&self.dated).ok_or_else(|| OfficeError::new("bad_day_text"))?,
            amends: self.amends.clone(),
            money: self.money.clone(),
            kind: kind
                .ok_or_else(|| OfficeError::new("no_funding_kind").with("kind", &self.kind))?,
            programmes: programmes.map_err(|_| OfficeError::new("bad_enrolment"))?,
            months: MonthRange::new(month(&self.from)?, month(&self.until)?),
            places: read_quotas(&self.quotas)?,
        })
    }
}

fn read_quotas(text: &str) -> Result<BTreeMap<RegionCode, u32>> {
    let mut places = BTreeMap::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let apart = |sign: char| sign.is_whitespace() || sign == ';' || sign == ',';
        let mut words = line.split(apart).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { continue };
        let last = words.next_back().map(|word| word.replace('.', ""));
        let village = RegionCode::parse(first).ok();
        let village = village.filter(|code| code.level() == RegionLevel::Village);
        let (Some(village), Some(Ok(count))) = (village, last.map(|word| word.parse())) else {
            return Err(OfficeError::new("bad_quota_line").with("line", number));
        };
        if places.insert(village, count).is_some() {
            return Err(OfficeError::new("quota_twice").with("line", number));
        }
    }
    if places.is_empty() { Err(OfficeError::new("no_quotas")) } else { Ok(places) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_are_read_as_they_are_pasted() {
        let text = "64.74.02.1001\t50\n\n6474021002;Berbas Tengah;1.200\r\n";
        let read: Vec<_> = read_quotas(text).unwrap().into_values().collect();
        assert_eq!(read, [50, 1_200]);
        for (text, code) in [
            ("", "no_quotas"),
            ("64.74.02.1001", "bad_quota_line"),
            ("64.74.02 50", "bad_quota_line"),
            ("64.74.02.1001 lima", "bad_quota_line"),
            ("64.74.02.1001 5\n6474021001 6", "quota_twice"),
        ] {
            assert_eq!(read_quotas(text).unwrap_err().code, code, "{text}");
        }
    }
}
