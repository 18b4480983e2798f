//! What the office's staff ask: who has reported, how many people, who is registered twice.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use chrono::DateTime;
use lindung_domain::number::RegionCode;
use lindung_domain::village::Called;
use lindung_domain::worker::WorkerState;
use lindung_store::Figure;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Western Indonesian time: dates are of UTC+7, as at a village's desk.
const OFFSET_SECONDS: i64 = 7 * 3600;

/// A village that was invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VillageLine {
    /// Dotted code, the first it had.
    pub village: String,
    /// Dotted code today.
    pub code: String,
    /// "Kelurahan Bontang Baru, Bontang Utara, Kota Bontang".
    pub name: String,
    /// Enrolled devices, without the revoked ones.
    pub devices: u64,
    /// People, without those who were voided or moved away: whoever moved is counted where he is.
    pub workers: u64,
    /// Day of the last bundle that brought something, by the office's clock.
    pub last_taken_on: Option<String>,
}

/// A village in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    /// Dotted code.
    pub village: String,
    /// As in [`VillageLine`].
    pub name: String,
    /// People by state, every state named.
    pub people: BTreeMap<&'static str, u64>,
    /// All of them, without those who were voided or moved away.
    pub workers: u64,
    /// Those of them whose NIK another village holds too.
    pub elsewhere: u64,
    /// As in [`VillageLine`].
    pub last_taken_on: Option<String>,
}

/// One registration of somebody who is registered more than once.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// Dotted code.
    pub village: String,
    /// As registered.
    pub nik: String,
    /// As registered there.
    pub name: String,
}

impl fmt::Debug for Duplicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Duplicate({})", self.village)
    }
}

impl Office {
    /// Every village that was invited, in the order of their codes.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn villages(&self) -> Result<Vec<VillageLine>> {
        let office = self.look()?;
        let mut devices: BTreeMap<RegionCode, u64> = BTreeMap::new();
        for device in office.enrolled()?.iter().filter(|device| device.revoked.is_none()) {
            let count = devices.entry(device.started.village).or_default();
            *count = count.saturating_add(1);
        }
        let (figures, recoded) = (office.figures()?, office.store.recoded()?);
        let lines = office.own.villages(&office.store).into_iter().map(|village| {
            let called = recoded.get(&village).map_or_else(|| village.into(), Called::from);
            let figure = figures.get(village.digits());
            Ok(VillageLine {
                village: village.dotted(),
                code: called.code.dotted(),
                name: called.in_full(),
                devices: devices.get(&village).copied().unwrap_or(0),
                workers: figure.map_or(0, |figure| living_there(&figure.people)),
                last_taken_on: figure.and_then(|figure| day(figure.heard_at?)),
            })
        });
        lines.collect()
    }

    /// Every village in figures, in the order of their codes.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report(&self) -> Result<Vec<ReportLine>> {
        let office = self.look()?;
        let mut elsewhere: BTreeMap<String, u64> = BTreeMap::new();
        for duplicate in office.duplicates()?.into_iter().flatten() {
            let count = elsewhere.entry(duplicate.village).or_default();
            *count = count.saturating_add(1);
        }
        let (figures, recoded) = (office.figures()?, office.store.recoded()?);
        let lines = office.own.villages(&office.store).into_iter().map(|village| {
            let figure = figures.get(village.digits()).cloned().unwrap_or_default();
            let counted = figure.people;
            let by_state =
                WorkerState::COUNTED.map(|s| (s.key(), counted.get(&s).copied().unwrap_or(0)));
            let called = recoded.get(&village).map_or_else(|| village.into(), Called::from);
            Ok(ReportLine {
                village: village.dotted(),
                name: called.in_full(),
                people: by_state.into(),
                workers: living_there(&counted),
                elsewhere: elsewhere.get(&village.dotted()).copied().unwrap_or(0),
                last_taken_on: figure.heard_at.and_then(day),
            })
        });
        lines.collect()
    }

    fn figures(&self) -> Result<BTreeMap<String, Figure>> {
        Ok(self.store.figures()?.into_iter().collect())
    }

    /// Groups of registrations of one NIK in more than one village, in the order of the NIKs.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn duplicates(&self) -> Result<Vec<Vec<Duplicate>>> {
        let office = self.look()?;
        let mut groups: Vec<Vec<Duplicate>> = Vec::new();
        for holder in office.store.held_twice()? {
            let village = RegionCode::parse(&holder.village);
            let village = village.map_err(|_| OfficeError::damaged("village"))?.dotted();
            let duplicate = Duplicate { village, nik: holder.nik, name: holder.name };
            match groups.last_mut() {
                Some(group) if group.first().is_some_and(|first| first.nik == duplicate.nik) => {
                    group.push(duplicate);
                }
                _ => groups.push(vec![duplicate]),
            }
        }
        Ok(groups)
    }
}

/// The day of a moment, in western Indonesian time.
pub(crate) fn day(seconds: i64) -> Option<String> {
    let local = DateTime::from_timestamp(seconds.saturating_add(OFFSET_SECONDS), 0)?;
    Some(local.date_naive().to_string())
}

/// Everybody but those who were registered by mistake, and those who are registered elsewhere now
/// or nowhere ([`Office::moved`]).
pub(crate) fn living_there(people: &BTreeMap<WorkerState, u64>) -> u64 {
    let gone = [WorkerState::Voided, WorkerState::Moved];
    let counted = people.iter().filter(|(state, _)| !gone.contains(state));
    counted.map(|(_, workers)| *workers).sum()
}
