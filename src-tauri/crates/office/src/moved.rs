//! Who moved away, and whether another village has registered him since.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use lindung_domain::number::RegionCode;
use serde::Serialize;
use std::fmt;

/// One who moved away from a village of this office.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Dotted code of the village that was left.
    pub village: String,
    /// As registered there.
    pub nik: String,
    /// As registered there.
    pub name: String,
    /// Day of leaving.
    pub on: String,
    /// Dotted code of the village moved to, where the one that was left knew it.
    pub to: Option<String>,
    /// Dotted codes of the villages that hold the NIK now; none while nobody counts this person.
    pub registered: Vec<String>,
}

impl fmt::Debug for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Moved({}, {:?}, {:?})", self.village, self.to, self.registered)
    }
}

impl Office {
    /// Everybody who moved away, those first whom no village has registered since.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn moved(&self) -> Result<Vec<Moved>> {
        let office = self.look()?;
        let mut moved = Vec::new();
        for holder in office.store.moved()? {
            let Some((on, to)) = office.store.worker(holder.worker)?.moved_out else { continue };
            let held = office.store.registrations(&holder.nik)?.into_iter();
            let held = held.filter(|one| one.holds).map(|one| dotted(&one.village));
            moved.push(Moved {
                village: dotted(&holder.village)?,
                nik: holder.nik,
                name: holder.name,
                on: on.to_string(),
                to: to.map(|village| village.dotted()),
                registered: held.collect::<Result<_>>()?,
            });
        }
        moved.sort_by_key(|one| !one.registered.is_empty());
        Ok(moved)
    }
}

fn dotted(village: &str) -> Result<String> {
    Ok(RegionCode::parse(village).map_err(|_| OfficeError::damaged("village"))?.dotted())
}
