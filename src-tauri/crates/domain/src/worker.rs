//! A worker, as the fold of its entries makes it.

use crate::card::{CardNumber, CardStage, MembershipCard};
use crate::details::{Details, Field};
use crate::funding::{Places, Waiting};
use crate::money::{Month, MonthRange, ProgrammeSet, Rupiah};
use crate::number::RegionCode;
use crate::op::Heir;
use crate::op::blob::Photo;
use chrono::NaiveDate;
use minicbor::Encoder;
use std::collections::{BTreeMap, BTreeSet};

/// What the village says of a worker, in the order in which the stronger word wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkerState {
    /// Known, not yet enrolled.
    Registered,
    /// With a membership.
    Enrolled,
    /// The membership was ended.
    Ended,
    /// Left the village.
    Moved,
    /// Died.
    Died,
    /// The same person as another worker, under whom he is read and counted. No fold says this: see
    /// `merge`.
    Merged,
    /// Registered by mistake.
    Voided,
}

impl WorkerState {
    /// Every state in which people are counted, in order: all but [`Self::Merged`].
    pub const COUNTED: [WorkerState; 6] =
        [Self::Registered, Self::Enrolled, Self::Ended, Self::Moved, Self::Died, Self::Voided];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Enrolled => "enrolled",
            Self::Ended => "ended",
            Self::Moved => "moved",
            Self::Died => "died",
            Self::Merged => "merged",
            Self::Voided => "voided",
        }
    }

    /// The state with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::COUNTED.into_iter().chain([Self::Merged]).find(|state| state.key() == key)
    }
}

/// Some months in some programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// JKK, JKM, JHT.
    pub programmes: ProgrammeSet,
    /// As agreed at the start, half-open.
    pub months: MonthRange,
    /// First month no longer covered, and why, when it ended before its time.
    pub ended: Option<(Month, String)>,
}

impl Membership {
    /// The first month that is no longer covered.
    pub fn until_month(&self) -> Month {
        match &self.ended {
            Some((month, _)) => (*month).min(self.months.until()),
            None => self.months.until(),
        }
    }
}

/// A neighbour in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Worker {
    /// The form as it stands.
    pub details: Details,
    /// Other texts that a list or another laptop gave for a field: doubts to settle.
    pub questioned: BTreeMap<Field, BTreeSet<String>>,
    /// The picture that shows the worker now.
    pub photo: Option<Photo>,
    /// In the order in which the clerk named them.
    pub heirs: Vec<Heir>,
    /// Numbers that stood in the form before: what was paid for them was paid for this person.
    pub former_niks: BTreeSet<String>,
    /// Places that a decree gave.
    pub places: Places,
    /// Decrees of which the worker waits for a place.
    pub waiting: Waiting,
    /// In the order of their first months.
    pub memberships: BTreeMap<Month, Membership>,
    /// Every card given out, by number.
    pub cards: BTreeMap<CardNumber, MembershipCard>,
    /// Day of death.
    pub died_on: Option<NaiveDate>,
    /// Day of leaving, and the village moved to, of who did not come back.
    pub moved_out: Option<(NaiveDate, Option<RegionCode>)>,
    /// Why the registration was a mistake.
    pub voided: Option<String>,
    /// Other villages that hold this NIK, as the office says.
    pub elsewhere: BTreeSet<RegionCode>,
    /// Whether the office says that the holder there is the same person, where it decided.
    pub decided: BTreeMap<RegionCode, bool>,
}

impl Worker {
    /// The state in one word.
    pub fn state(&self) -> WorkerState {
        if self.voided.is_some() {
            WorkerState::Voided
        } else if self.died_on.is_some() {
            WorkerState::Died
        } else if self.moved_out.is_some() {
            WorkerState::Moved
        } else if self.memberships.is_empty() {
            WorkerState::Registered
        } else if self.memberships.values().all(|m| m.ended.is_some()) {
            WorkerState::Ended
        } else {
            WorkerState::Enrolled
        }
    }

    /// What the worker declared; nothing where nothing was, or what is no amount.
    pub fn income(&self) -> Rupiah {
        let declared = self.details.get(Field::Income).and_then(|text| Rupiah::parse(text).ok());
        declared.filter(|income| !income.is_negative()).unwrap_or_default()
    }

    /// Whether this registration still holds the NIK against a second one.
    pub fn holds_nik(&self) -> bool {
        self.voided.is_none()
    }

    /// The card that holds, if one does: the newest that was not withdrawn.
    pub fn card(&self) -> Option<&MembershipCard> {
        self.cards.values().filter(|card| card.withdrawn.is_none()).max_by_key(|c| c.number)
    }

    /// How far that card has come.
    pub fn card_stage(&self) -> CardStage {
        match self.card() {
            Some(card) if card.handed_over => CardStage::HandedOver,
            Some(card) if card.prints > 0 => CardStage::Printed,
            Some(_) | None => CardStage::None,
        }
    }

    /// The membership that runs longest.
    pub fn membership(&self) -> Option<&Membership> {
        self.memberships.values().max_by_key(|m| m.until_month())
    }

    /// Canonical bytes of all that the village says of the worker, for the state hash: no
    /// office-owned fields, no doubts. A voided worker has none.
    pub fn village_part(&self) -> Option<Vec<u8>> {
        if self.voided.is_some() {
            return None;
        }
        let mut e = Encoder::new(Vec::with_capacity(160));
        // Writing to a vector cannot fail: the error type has no value.
        self.encode_village_part(&mut e).ok();
        Some(e.into_writer())
    }

    fn encode_places(
        &self,
        e: &mut Encoder<Vec<u8>>,
    ) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
        e.array(self.places.len() as u64)?;
        for ((decree, _), place) in &self.places {
            e.array(3)?.encode(decree)?.encode(place.from_month)?;
            match place.freed {
                Some((until, end)) => e.array(2)?.encode(until)?.encode(end)?,
                None => e.null()?,
            };
        }
        e.array(self.waiting.len() as u64)?;
        for waiting in self.waiting.values() {
            e.encode(waiting)?;
        }
        Ok(())
    }

    fn encode_village_part(
        &self,
        e: &mut Encoder<Vec<u8>>,
    ) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
        // States without places keep the hash that they had before there were any.
        let placed = !self.places.is_empty() || !self.waiting.is_empty();
        e.array(if placed { 9 } else { 7 })?.encode(&self.details)?.encode(&self.heirs)?;
        e.array(self.memberships.len() as u64)?;
        for membership in self.memberships.values() {
            e.array(4)?
                .encode(membership.programmes)?
                .encode(membership.months.from())?
                .encode(membership.months.until())?;
            match &membership.ended {
                Some((month, reason)) => e.array(2)?.encode(month)?.str(reason)?,
                None => e.null()?,
            };
        }
        e.array(self.cards.len() as u64)?;
        for card in self.cards.values() {
            e.array(5)?
                .str(&card.number.to_string())?
                .str(&card.valid_until.to_string())?
                .u32(card.prints)?
                .bool(card.handed_over)?
                .encode(&card.withdrawn)?;
        }
        e.encode(self.died_on.map(|day| day.to_string()))?;
        match &self.moved_out {
            Some((day, to)) => {
                e.array(2)?.str(&day.to_string())?.encode(to)?;
            }
            None => {
                e.null()?;
            }
        }
        let names = self.photo.iter().flat_map(|photo| &photo.blobs);
        e.array(names.clone().count() as u64)?;
        for name in names {
            e.bytes(name)?;
        }
        if placed { self.encode_places(e) } else { Ok(()) }
    }
}
