//! People registered in more than one village: each village is told of the others, and told again
//! when it is settled.

use crate::error::{OfficeError, Result};
use crate::logs::{Own, record};
use lindung_domain::number::RegionCode;
use lindung_domain::op::Op;
use lindung_domain::op::office::WorkerElsewhere;
use lindung_store::{About, Draft, Registration, Store, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// The NIKs whose holders may have changed by a bundle: those that the workers it speaks of had
/// before and have now, and those of new workers that another log has too.
pub(crate) fn touched(
    store: &Store,
    before: BTreeMap<SubjectId, String>,
    subjects: &BTreeSet<SubjectId>,
) -> Result<BTreeSet<String>> {
    let mut niks = store.shared_niks(subjects)?;
    for (worker, nik) in before {
        niks.extend(store.nik_of(worker)?);
        niks.insert(nik);
    }
    niks.remove("");
    Ok(niks)
}

/// Says in each village's log of each of its workers which other villages hold the same NIK, where
/// that is not what was said last.
pub(crate) fn settle(
    store: &mut Store,
    own: &Own,
    niks: &BTreeSet<String>,
    now: i64,
) -> Result<()> {
    let mut drafts: BTreeMap<RegionCode, Vec<Draft>> = BTreeMap::new();
    for nik in niks {
        let registrations = store.registrations(nik)?;
        let holding = registrations.iter().filter(|registration| registration.holds);
        let holding: BTreeSet<RegionCode> = holding.map(village).collect::<Result<_>>()?;
        for registration in &registrations {
            let here = village(registration)?;
            let mut villages = BTreeSet::new();
            if registration.holds {
                villages.extend(holding.iter().copied().filter(|other| *other != here));
            }
            if said(store, registration)? != villages {
                let op = Op::WorkerElsewhere(WorkerElsewhere { villages });
                let about = About::Known(registration.worker);
                drafts.entry(here).or_default().push(Draft { about, op });
            }
        }
    }
    for (village, drafts) in drafts {
        record(store, own.village_log(store, village)?.name, now, drafts)?;
    }
    Ok(())
}

fn village(registration: &Registration) -> Result<RegionCode> {
    RegionCode::parse(&registration.village).map_err(|_| OfficeError::damaged("village"))
}

fn said(store: &Store, registration: &Registration) -> Result<BTreeSet<RegionCode>> {
    if !registration.told {
        return Ok(BTreeSet::new());
    }
    Ok(store.worker(registration.worker)?.elsewhere)
}
