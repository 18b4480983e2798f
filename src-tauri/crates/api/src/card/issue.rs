//! Gives out card numbers and makes what stands on the card.

use super::came_out::Asking;
use crate::desk::Work;
use crate::error::ApiError;
use crate::words::Words;
use chrono::{Datelike, NaiveDate};
use lindung_domain::card::{CardNumber, DeviceTag, MembershipCard, end_of_year};
use lindung_domain::details::Field;
use lindung_domain::money::Month;
use lindung_domain::number::RegionCode;
use lindung_domain::op::{CardEvent, CardIssued, Op};
use lindung_domain::table::Regions;
use lindung_domain::worker::{Membership, Worker};
use lindung_log::SigningKey;
use lindung_log::card::{CardClaims, sign};
use lindung_paper::Card;
use lindung_store::{About, Draft, Recording, SubjectId};

/// What of a printing is recorded when its sheets are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Nothing: it is only looked at, or the backs alone, which name nobody.
    Nothing,
    /// The numbers; what came out is asked for.
    Issued,
    /// The prints too.
    Printed,
}

/// What is the same for all cards of one printing.
pub(super) struct Issue {
    counts: Counts,
    words: &'static Words,
    village: RegionCode,
    tag: DeviceTag,
    last: u32,
    reason: Option<String>,
    today: NaiveDate,
    now: i64,
    village_line: String,
    office_line: String,
    sample: bool,
}

/// A card that lacks its QR.
pub(super) struct Unsigned {
    pub(super) number: CardNumber,
    claims: CardClaims,
    card: Card,
}

impl Unsigned {
    pub(super) fn signed(self, key: &SigningKey) -> Result<Card, ApiError> {
        let qr = sign(&self.claims, key)
            .map_err(|error| ApiError::new("not_printed").with("what", error))?;
        Ok(Card { qr, ..self.card })
    }
}

impl Issue {
    pub(super) fn new(
        work: &Work<'_>,
        reason: Option<&str>,
        counts: Counts,
    ) -> Result<Self, ApiError> {
        let tag = DeviceTag::from_device(work.open.device.as_bytes());
        let village = work.open.village;
        let regions = Regions::built_in();
        let name = |code: Option<_>| code.and_then(|code| regions.name(code)).unwrap_or_default();
        let called = work.open.called()?;
        Ok(Self {
            counts,
            words: work.words,
            village,
            tag,
            last: work.open.store.last_card(&tag.to_string())?,
            reason: reason.map(str::to_owned),
            today: work.machine.today(),
            now: work.machine.clock.now(),
            village_line: format!("{}, {}", called.name(), name(called.code.regency())),
            office_line: format!(
                "Kecamatan {}, {}",
                name(called.code.district()),
                name(Some(called.code.province()))
            ),
            sample: work.open.sample,
        })
    }

    /// Records the cards of some workers.
    pub(super) fn record(
        &mut self,
        recording: &mut Recording<'_>,
        workers: &[SubjectId],
        asking: &Asking,
    ) -> Result<Vec<Unsigned>, ApiError> {
        let mut cards = Vec::with_capacity(workers.len());
        for id in workers {
            let photo = recording.worker(*id)?.photo.clone();
            let photo = photo.map(|photo| recording.bytes(&photo.blobs)).transpose()?.flatten();
            let (ops, card) = self.of(recording.worker(*id)?, photo);
            asking.allows(card.number)?;
            for op in ops {
                recording.add(Draft { about: About::Known(*id), op })?;
            }
            cards.push(card);
        }
        recording.settle()?;
        Ok(cards)
    }

    /// What is to be recorded for one worker's card, and the card with its photo.
    pub(super) fn of(&mut self, worker: &Worker, photo: Option<Vec<u8>>) -> (Vec<Op>, Unsigned) {
        let valid_until = valid_until(worker, self.today);
        let mut ops = Vec::new();
        let lost = self.reason.as_deref().is_some_and(|why| why.trim() == LOST);
        // A lost card that was printed is out there; one that was not, nobody can have lost.
        let holds =
            |card: &&MembershipCard| card.valid_until == valid_until && !(lost && card.prints > 0);
        let (number, prints) = match worker.card().filter(holds) {
            Some(card) => (card.number, card.prints),
            None => {
                // The number names one validity: another one is another card.
                if let Some(old) = worker.card() {
                    let reason = if old.valid_until == valid_until {
                        LOST.to_owned()
                    } else {
                        self.words.sentence("reason_validity", &[])
                    };
                    ops.push(Op::CardWithdrawn(CardEvent { number: old.number, reason }));
                }
                let number = self.next();
                ops.push(Op::CardIssued(CardIssued { number, valid_until }));
                (number, 0)
            }
        };
        match self.counts {
            Counts::Nothing => ops.clear(),
            Counts::Issued => {}
            Counts::Printed => {
                let reason = reason(self.reason.as_deref(), prints == 0, self.words);
                ops.push(Op::CardPrinted(CardEvent { number, reason }));
            }
        }
        let mut unsigned = self.card(worker, number, valid_until, prints.saturating_add(1));
        unsigned.card.photo = photo;
        (ops, unsigned)
    }

    fn next(&mut self) -> CardNumber {
        self.last = self.last.saturating_add(1);
        CardNumber::new(self.village, self.tag, self.last)
    }

    fn card(
        &self,
        worker: &Worker,
        number: CardNumber,
        valid_until: NaiveDate,
        copy: u32,
    ) -> Unsigned {
        let text = |field| worker.details.get(field).unwrap_or_default();
        let programmes = programmes(worker);
        let claims = CardClaims {
            village: self.village.dotted(),
            card_number: number.to_string(),
            full_name: worker.details.name().to_owned(),
            programmes: programmes.clone(),
            valid_until,
            issued_at: self.now,
        };
        let begun = !programmes.is_empty();
        let card = Card {
            village_line: self.village_line.clone(),
            office_line: self.office_line.clone(),
            name: worker.details.name().to_owned(),
            number: number.to_string(),
            masked_nik: worker.details.nik().map(|nik| nik.masked()).unwrap_or_default(),
            occupation: crate::roster::occupation_name(text(Field::Occupation)),
            programmes: if begun { programmes.join(" + ") } else { "–".to_owned() },
            // What stands on paper is Indonesian in every language of the screen.
            note: if begun { String::new() } else { NOT_BEGUN.to_owned() },
            valid_until: in_words(valid_until),
            photo: None,
            qr: String::new(),
            copy,
            sample: self.sample,
        };
        Unsigned { number, claims, card }
    }
}

/// Why a card is printed: as the clerk gave it, else whether it is the first copy.
pub(super) fn reason(given: Option<&str>, first: bool, words: &Words) -> String {
    let usual = if first { "reason_first" } else { "reason_again" };
    let given = given.filter(|text| !text.trim().is_empty());
    given.map_or_else(|| words.sentence(usual, &[]), str::to_owned)
}

/// The reason that withdraws the card before.
const LOST: &str = "hilang";
const NOT_BEGUN: &str = "Terdaftar, kepesertaan belum dimulai";

/// "31 Desember 2026".
pub(crate) fn in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), Month::of(day).name(), day.year())
}

fn current(worker: &Worker) -> Option<&Membership> {
    worker.membership().filter(|membership| !membership.months.is_empty())
}

/// The last day of cover; 31 December of this year where there is none (DESIGN section 6).
fn valid_until(worker: &Worker, today: NaiveDate) -> NaiveDate {
    match current(worker) {
        Some(membership) => membership.until_month().prev().last_day(),
        None => end_of_year(today),
    }
}

fn programmes(worker: &Worker) -> Vec<String> {
    current(worker)
        .into_iter()
        .flat_map(|m| m.programmes.iter())
        .map(|p| p.code().to_owned())
        .collect()
}
