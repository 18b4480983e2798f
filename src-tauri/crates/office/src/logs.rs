//! The logs that an office writes: the common one, and one for each village.

use crate::error::{OfficeError, Result};
use lindung_domain::number::RegionCode;
use lindung_domain::op::Op;
use lindung_domain::op::office::OfficeStarted;
use lindung_log::{At, DeviceId, DeviceKeys};
use lindung_store::{About, Author, Draft, Store, SubjectId};

/// What stands in each first entry of an office's logs, with the keys that sign them.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) keys: DeviceKeys,
    /// As the office calls itself.
    pub(crate) name: String,
    /// The province or regency it is for.
    pub(crate) region: RegionCode,
    pub(crate) epoch: u32,
}

/// A village's office log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VillageLog {
    pub(crate) village: RegionCode,
    pub(crate) name: DeviceId,
    /// What its first entry begins: the acknowledgements are about it.
    pub(crate) subject: SubjectId,
}

impl Own {
    pub(crate) fn of(common: OfficeStarted, keys: DeviceKeys) -> Self {
        Self { keys, name: common.name, region: common.region, epoch: common.epoch }
    }

    /// The scope of a log: `office/<epoch>/<village>`, or `office/<epoch>/common`.
    pub(crate) fn scope(&self, village: Option<RegionCode>) -> Vec<u8> {
        let of = village.as_ref().map_or("common", RegionCode::digits);
        format!("office/{}/{of}", self.epoch).into_bytes()
    }

    pub(crate) fn log_name(&self, village: Option<RegionCode>) -> DeviceId {
        self.keys.device_id(&self.scope(village))
    }

    /// Begins a log, if it was not begun.
    pub(crate) fn begin(
        &self,
        store: &mut Store,
        village: Option<RegionCode>,
        now: i64,
    ) -> Result<()> {
        let name = self.log_name(village);
        if store.logs().get(&name).is_some() {
            return Ok(());
        }
        let signing_key = *self.keys.signing.verifying().as_bytes();
        let digits = village.as_ref().map_or("", RegionCode::digits);
        store.begin_log(name, signing_key, &self.scope(village), digits)?;
        let started = Op::OfficeStarted(OfficeStarted {
            name: self.name.clone(),
            region: self.region,
            village,
            signing_key: signing_key.to_vec(),
            epoch: self.epoch,
        });
        record(store, name, now, vec![Draft { about: About::New, op: started }])
    }

    /// The log of a village that was invited.
    pub(crate) fn village_log(&self, store: &Store, village: RegionCode) -> Result<VillageLog> {
        let name = self.log_name(Some(village));
        let subject = store.id_at(At::new(name, 0));
        let subject = subject.ok_or_else(|| OfficeError::new("not_invited"))?;
        Ok(VillageLog { village, name, subject })
    }

    /// Every village that was invited, in the order of their codes.
    pub(crate) fn villages(&self, store: &Store) -> Vec<RegionCode> {
        let ours = |village: &RegionCode| {
            store.logs().get(&self.log_name(Some(*village))).is_some_and(|log| log.by_office)
        };
        let logs = store.logs().iter().filter(|log| log.by_office && !log.village.is_empty());
        let villages = logs.filter_map(|log| RegionCode::parse(&log.village).ok()).filter(ours);
        let villages: std::collections::BTreeSet<RegionCode> = villages.collect();
        villages.into_iter().collect()
    }
}

/// Records facts in one of the office's logs. The office has no clerks yet who could be named.
pub(crate) fn record(store: &mut Store, log: DeviceId, now: i64, drafts: Vec<Draft>) -> Result<()> {
    store.record(&Author { log, clerk: None, now }, drafts)?;
    Ok(())
}
