//! One NIK in two villages: side by side, and the office's word on whether it is one person.

use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use lindung_domain::details::Field;
use lindung_domain::number::RegionCode;
use lindung_domain::op::Op;
use lindung_domain::op::office::ElsewhereDecided;
use lindung_domain::village::Called;
use lindung_domain::worker::Worker;
use lindung_log::Clock;
use lindung_store::{About, Draft, Store, SubjectId};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// One registration of somebody who is registered more than once.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Its number in this database.
    pub worker: i64,
    /// Dotted code.
    pub village: String,
    /// "Kelurahan Bontang Baru, Bontang Utara, Kota Bontang".
    pub village_name: String,
    /// As registered there.
    pub name: String,
    /// ISO 8601; empty where nobody said.
    pub born_on: String,
    /// As registered there.
    pub address: String,
    /// Code of the occupation, or as written.
    pub occupation: String,
    /// The state's word.
    pub state: &'static str,
}

impl fmt::Debug for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Side({})", self.village)
    }
}

/// Two registrations of one NIK.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Twice {
    /// The NIK; masked for who may not see it.
    pub nik: String,
    /// In the village of the lower code.
    pub one: Side,
    /// In the other.
    pub other: Side,
    /// Whether the office said that they are the same person; nothing while it has not decided.
    pub same: Option<bool>,
}

impl fmt::Debug for Twice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Twice({:?}, {:?}, {:?})", self.one, self.other, self.same)
    }
}

impl Office {
    /// Every pair of registrations of one NIK in two villages: the undecided first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn twice(&self) -> Result<Vec<Twice>> {
        let mut groups: BTreeMap<String, Vec<(SubjectId, RegionCode, Worker)>> = BTreeMap::new();
        for holder in self.store.held_twice()? {
            let village = village(&holder.village)?;
            let worker = self.store.worker(holder.worker)?;
            groups.entry(holder.nik).or_default().push((holder.worker, village, worker));
        }
        let mut pairs = Vec::new();
        for (nik, group) in groups {
            for (place, (one, here, first)) in (1_usize..).zip(&group) {
                let others = group.iter().skip(place).filter(|(_, there, _)| there != here);
                for (other, there, second) in others {
                    pairs.push(Twice {
                        nik: nik.clone(),
                        one: side(*one, *here, first),
                        other: side(*other, *there, second),
                        same: first.decided.get(there).copied(),
                    });
                }
            }
        }
        pairs.sort_by_key(|pair| pair.same.is_some());
        Ok(pairs)
    }

    /// Says in both villages' logs whether two registrations of one NIK are one person.
    ///
    /// # Errors
    /// `no_pair` where they do not hold the same NIK in two villages.
    pub fn decide(&mut self, one: i64, other: i64, same: bool, clock: &impl Clock) -> Result<()> {
        let (now, own) = (clock.now(), &self.own);
        self.store.together(|store: &mut Store| {
            let no_pair = || OfficeError::new("no_pair");
            let (one, other) = (SubjectId::from_number(one), SubjectId::from_number(other));
            let nik = store.nik_of(one)?.filter(|nik| !nik.is_empty()).ok_or_else(no_pair)?;
            let holding = store.registrations(&nik)?.into_iter().filter(|held| held.holds);
            let villages: BTreeMap<SubjectId, String> =
                holding.map(|held| (held.worker, held.village)).collect();
            let of = |id| villages.get(&id).ok_or_else(no_pair).and_then(|code| village(code));
            let (here, there) = (of(one)?, of(other)?);
            if here == there {
                return Err(no_pair());
            }
            for (worker, village, other) in [(one, here, there), (other, there, here)] {
                let op = Op::ElsewhereDecided(ElsewhereDecided { village: other, same });
                let draft = Draft { about: About::Known(worker), op };
                record(store, own.village_log(store, village)?.name, now, vec![draft])?;
            }
            Ok(())
        })?;
        self.note();
        Ok(())
    }

    /// Registrations whose NIK a village of a lower code holds too, with their villages, but for
    /// those of whom the office said that they are somebody else.
    pub(crate) fn again(&self) -> Result<BTreeMap<SubjectId, String>> {
        let mut again = BTreeMap::new();
        for one in self.store.repeated()? {
            let first = village(&one.first)?;
            if self.store.worker(one.worker)?.decided.get(&first) != Some(&false) {
                again.insert(one.worker, one.village);
            }
        }
        Ok(again)
    }
}

fn village(digits: &str) -> Result<RegionCode> {
    RegionCode::parse(digits).map_err(|_| OfficeError::damaged("village"))
}

fn side(id: SubjectId, village: RegionCode, worker: &Worker) -> Side {
    let text = |field| worker.details.get(field).unwrap_or_default().to_owned();
    Side {
        worker: id.number(),
        village: village.dotted(),
        village_name: Called::from(village).in_full(),
        name: text(Field::Name),
        born_on: text(Field::BornOn),
        address: text(Field::Address),
        occupation: text(Field::Occupation),
        state: worker.state().key(),
    }
}
