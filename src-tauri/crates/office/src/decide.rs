//! One NIK in two villages: side by side, and the office's word on whether it is one person.

use crate::error::{OfficeError, Result};
use crate::logs::{Own, record};
use crate::office::Office;
use crate::postgres::{Much, Scope};
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
        let office = self.look()?;
        let mut groups: BTreeMap<String, Vec<(SubjectId, RegionCode, Worker)>> = BTreeMap::new();
        for holder in office.store.held_twice()? {
            let village = village(&holder.village)?;
            let worker = office.store.worker(holder.worker)?;
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
        let now = clock.now();
        // Which villages those are, a database of many servers tells.
        self.within(&Scope::of("", Much::Logs), |office| {
            if let Some(shelf) = &mut office.shelf {
                shelf.bring_workers(&mut office.store, &[one, other])?;
            }
            let own = &office.own;
            office
                .store
                .together(|store: &mut Store| decide_here(store, own, (one, other), same, now))
        })??;
        self.note();
        Ok(())
    }
}

fn decide_here(
    store: &mut Store,
    own: &Own,
    (one, other): (i64, i64),
    same: bool,
    now: i64,
) -> Result<()> {
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
