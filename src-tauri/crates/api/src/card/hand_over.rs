//! Cards reach the people whose they are.

use crate::contract::card::{CardHolder, CardHolders, CardsHandedOver, HandOverCards, ListHolders};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::letter::here;
use crate::progress::Progress;
use crate::worker::day;
use lindung_domain::card::CardStage;
use lindung_domain::op::{CardEvent, Op};
use lindung_store::{About, Draft, SubjectId};

/// So many are recorded before their tables are written.
const AT_ONCE: usize = 500;

pub(crate) fn hand_over(
    desk: &mut Desk,
    request: HandOverCards,
    progress: &mut Progress<'_>,
) -> Result<CardsHandedOver, ApiError> {
    let work = desk.work()?;
    let on = day(&request.on)?;
    if on > work.today() {
        return Err(ApiError::new("future_day"));
    }
    let author = work.author();
    let (mut cards, mut without) = (0_u64, 0_u64);
    work.open.store.record_with(&author, |recording| {
        for some in request.workers.chunks(AT_ONCE) {
            progress.step(cards.saturating_add(without), request.workers.len() as u64)?;
            for number in some {
                let id = SubjectId::from_number(*number);
                let worker = recording.worker(id)?;
                let card = worker.card().filter(|_| worker.card_stage() == CardStage::Printed);
                let Some(number) = card.map(|card| card.number) else {
                    without = without.saturating_add(1);
                    continue;
                };
                let op = Op::CardHandedOver(CardEvent { number, reason: on.to_string() });
                recording.add(Draft { about: About::Known(id), op })?;
                cards = cards.saturating_add(1);
            }
            recording.settle()?;
        }
        Ok::<_, ApiError>(())
    })?;
    Ok(CardsHandedOver { cards, without })
}

pub(crate) fn holders(
    desk: &mut Desk,
    request: ListHolders,
    _: &mut Progress<'_>,
) -> Result<CardHolders, ApiError> {
    let work = desk.work()?;
    let lines = here(&work, &request.filter)?;
    let total = lines.len() as u64;
    let most = usize::try_from(request.limit.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let holders = lines.into_iter().take(most).map(|line| {
        let worker = work.open.store.worker(line.id)?;
        let card = worker.card();
        Ok(CardHolder {
            worker: line.id.number(),
            name: line.name,
            rt: line.rt,
            rw: line.rw,
            number: card.map(|card| card.number.to_string()).unwrap_or_default(),
            prints: card.map_or(0, |card| card.prints),
        })
    });
    Ok(CardHolders { total, holders: holders.collect::<Result<_, ApiError>>()? })
}
