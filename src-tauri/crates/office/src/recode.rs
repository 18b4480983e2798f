//! A village that is called otherwise since a district or regency was divided.

use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use crate::postgres::{Much, Scope};
use chrono::NaiveDate;
use lindung_domain::number::{RegionCode, RegionLevel, tidy_spaces};
use lindung_domain::op::Op;
use lindung_domain::op::office::VillageRecoded;
use lindung_domain::village::Called;
use lindung_log::Clock;
use lindung_store::{About, Draft};
use serde::Serialize;

/// How a village is called from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recoded {
    /// Dotted code, the first it had: what commands and files go on naming it by.
    pub village: String,
    /// Dotted code today.
    pub code: String,
    /// "Desa Sukamaju, Bontang Utara, Kota Bontang".
    pub name: String,
}

impl Office {
    /// Says that a village has another code. It hears of it by its next answer; its keys, bundles
    /// and cards go on naming the first.
    ///
    /// # Errors
    /// `not_invited`, `no_village` where the code is not a village's, `code_taken` where another
    /// village is called by it, or the database cannot be written; then nothing was said.
    pub fn recode(
        &mut self,
        village: RegionCode,
        code: RegionCode,
        name: Option<&str>,
        on: NaiveDate,
        clock: &impl Clock,
    ) -> Result<Recoded> {
        if code.level() != RegionLevel::Village {
            return Err(OfficeError::new("no_village"));
        }
        // What is asked for is asked of all villages; what is written concerns one.
        let office = self.look()?;
        office.own.village_log(&office.store, village)?;
        let (recoded, villages) = (office.store.recoded()?, office.own.villages(&office.store));
        let others = villages.into_iter().filter(|other| *other != village);
        let called = |other: RegionCode| recoded.get(&other).map_or(other, |to| to.code);
        if others.map(called).any(|taken| taken == code) {
            return Err(OfficeError::new("code_taken"));
        }
        let number = recoded.get(&village).map_or(0, |last| last.number).saturating_add(1);
        let name = name.map(tidy_spaces).filter(|name| !name.is_empty());
        let scope = Scope::of(village.digits(), Much::Logs);
        drop(office);
        let called = self.within(&scope, |office| {
            let log = office.own.village_log(&office.store, village)?;
            let (epoch, name) = (office.own.epoch, name.clone());
            let to = VillageRecoded { village, epoch, number, code, name, on };
            let called = Called::from(&to);
            let draft = Draft { about: About::New, op: Op::VillageRecoded(to) };
            record(&mut office.store, log.name, clock.now(), vec![draft])?;
            Ok::<_, OfficeError>(called)
        })??;
        self.note();
        Ok(Recoded { village: village.dotted(), code: code.dotted(), name: called.in_full() })
    }
}
