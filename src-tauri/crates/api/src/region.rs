//! Regions and occupations to choose from.

use crate::contract::Nothing;
use crate::contract::region::{ListRegions, Region, RegionList};
use crate::contract::worker::{OccupationChoice, OccupationList};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::table::{Occupations, Regions};

pub(crate) fn list(
    _: &mut Desk,
    request: ListRegions,
    _: &mut Progress<'_>,
) -> Result<RegionList, ApiError> {
    let parent = request.parent.as_deref().filter(|text| !text.is_empty());
    let parent = parent.map(RegionCode::parse).transpose();
    let parent = parent.map_err(|_| ApiError::new("no_village"))?;
    let table = Regions::built_in();
    let regions = parent.map_or_else(|| table.provinces(), |parent| table.children(parent));
    let regions = regions
        .into_iter()
        .map(|region| Region { code: region.code.dotted(), name: region.name.to_owned() });
    Ok(RegionList { regions: regions.collect() })
}

pub(crate) fn occupations(
    _: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<OccupationList, ApiError> {
    let all = Occupations::built_in().all().iter();
    let occupations =
        all.map(|o| OccupationChoice { code: o.code.clone(), name: o.name.clone() }).collect();
    Ok(OccupationList { occupations })
}

/// "Kelurahan Bontang Baru, Bontang Utara, Kota Bontang"; for a district without the first part.
pub(crate) fn full_name(code: RegionCode) -> String {
    let regions = Regions::built_in();
    let name = |code: Option<RegionCode>| code.and_then(|code| regions.name(code));
    let village = (code.level() == RegionLevel::Village).then(|| village_name(code));
    let district = name(code.district()).map(|name| name.to_owned());
    let regency = name(code.regency()).map(|name| name.to_owned());
    let parts: Vec<String> = [village, district, regency].into_iter().flatten().collect();
    if parts.is_empty() { code.dotted() } else { parts.join(", ") }
}

/// "Kelurahan Bontang Baru"; the word follows digit 7 of the code.
pub(crate) fn village_name(code: RegionCode) -> String {
    let name = Regions::built_in().name(code).map_or_else(|| code.dotted(), |n| n.to_owned());
    match code.village_kind() {
        Some(kind) => format!("{} {name}", kind.word()),
        None => name,
    }
}
