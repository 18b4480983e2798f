//! Regions and occupations to choose from.

use crate::contract::Nothing;
use crate::contract::region::{ListRegions, Region, RegionList};
use crate::contract::worker::{OccupationChoice, OccupationList};
use crate::desk::{Desk, Open};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::number::RegionCode;
use lindung_domain::table::{Occupations, Regions};
use lindung_domain::village::Called;

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

impl Open {
    /// How the village is called today.
    pub(crate) fn called(&self) -> Result<Called, ApiError> {
        let recoded = self.store.recoded()?;
        Ok(recoded.get(&self.village).map_or_else(|| self.village.into(), Called::from))
    }
}
