//! How villages are called.

use crate::error::Result;
use crate::store::Store;
use lindung_domain::fold::Subject;
use lindung_domain::number::RegionCode;
use lindung_domain::op::office::VillageRecoded;
use std::collections::BTreeMap;

impl Store {
    /// Villages that are called otherwise than by their first code: the last word on each.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recoded(&self) -> Result<BTreeMap<RegionCode, VillageRecoded>> {
        let mut last: BTreeMap<RegionCode, VillageRecoded> = BTreeMap::new();
        for id in self.subjects_of_kind("recoded")? {
            let Subject::Recoded(recoded) = self.subject(id)?.0 else { continue };
            // Of two of one number everybody takes the same.
            let said = |one: &VillageRecoded| (one.on, one.code, one.name.clone());
            let rank = |one: &VillageRecoded| (one.epoch, one.number, said(one));
            if last.get(&recoded.village).is_none_or(|before| rank(before) < rank(&recoded)) {
                last.insert(recoded.village, *recoded);
            }
        }
        Ok(last)
    }
}
