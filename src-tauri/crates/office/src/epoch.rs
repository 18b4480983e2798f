//! An office that was put back to a backup: villages have more of its logs than it has itself. It
//! would write other bytes at places that they know, so it begins new logs, the next epoch;
//! villages follow the newest, and send what the office has lost.

use crate::error::{OfficeError, Result};
use crate::logs::Own;
use crate::office::Office;
use lindung_domain::number::RegionCode;
use lindung_log::Frontier;
use lindung_store::Store;
use std::collections::BTreeSet;

/// An office is not put back more often than that without a village noticing.
const EPOCHS_AHEAD: u32 = 16;

impl Office {
    /// The epoch to begin, where a device of a village has more of this office's logs than is here,
    /// or logs of a later epoch.
    pub(crate) fn epoch_after(&self, village: &str, frontier: &Frontier) -> Option<u32> {
        let village = RegionCode::parse(village).ok();
        let ahead = |epoch: u32| {
            let own = Own { epoch, ..self.own.clone() };
            [own.log_name(None), own.log_name(village)].iter().any(|name| {
                let here = self.store.logs().get(name).map_or(0, |log| log.next_seq);
                frontier.next(name) > here
            })
        };
        let last = self.own.epoch.saturating_add(EPOCHS_AHEAD);
        let newest = (self.own.epoch..=last).rev().find(|epoch| ahead(*epoch));
        newest.map(|epoch| epoch.saturating_add(1))
    }

    /// Begins the common log and that of every village anew.
    pub(crate) fn begin_epoch(&mut self, epoch: u32, now: i64) -> Result<()> {
        let own = Own { epoch, ..self.own.clone() };
        let key = *own.keys.signing.verifying().as_bytes();
        let logs = self.store.logs().iter().filter(|log| log.by_office && log.signing_key == key);
        let villages: BTreeSet<RegionCode> =
            logs.filter_map(|log| RegionCode::parse(&log.village).ok()).collect();
        if let Some(shelf) = &mut self.shelf {
            shelf.need_everybody()?;
        }
        self.store.together(|store: &mut Store| {
            own.begin(store, None, now)?;
            villages.iter().try_for_each(|village| own.begin(store, Some(*village), now))?;
            Ok::<_, OfficeError>(())
        })?;
        self.own = own;
        Ok(())
    }
}
