//! Papers about decrees, money and months.

use super::neighbours::rt_rw;
use super::print::{Made, Order};
use super::{in_words, pairs, say, with};
use crate::bill::sum_of;
use crate::cover::standings;
use crate::desk::Work;
use crate::error::ApiError;
use crate::roster::occupation_name;
use lindung_domain::money::{Month, MonthRange, Rupiah, grouped};
use lindung_domain::worker::WorkerState;
use lindung_paper::{Block, Pair, Table, TableColumn};
use lindung_store::Count;
use std::collections::BTreeMap;

/// The list of names that belongs to a decree.
pub(super) fn decree_list(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let (decree, month) = order.decree(work)?;
    let held = work.open.store.held(decree.issued.label, month)?;
    let people = held.len() as u64;
    let mut rows = Vec::new();
    for (number, held) in (1_u32..).zip(held) {
        let place = rt_rw(&work.open.store.line(held.worker)?);
        let occupation = occupation_name(&held.occupation);
        let since = held.from_month.words();
        rows.push(vec![number.to_string(), held.name, held.nik, place, occupation, since]);
    }
    let columns = ["no", "name", "nik", "rt_rw", "occupation", "since_month"];
    let columns = columns.map(|code| {
        let column = TableColumn::new(say(code));
        if code == "no" { column.right() } else { column }
    });
    let funding = work.funding_of(decree.issued.funding)?;
    let facts = vec![
        [say("decree_number"), decree.issued.number.clone()],
        [say("decree_dated"), in_words(decree.issued.dated)],
        [say("decree_about"), say("decree_subject")],
        [say("funding"), funding.map(|source| source.terms.name).unwrap_or_default()],
        [say("programmes"), decree.issued.programmes.plain()],
        [say("months"), decree.months().words()],
    ];
    let title = say("decree_title");
    let state = [("people", &*grouped(people)), ("month", &month.words())];
    let table = Table { columns: columns.to_vec(), rows, ..Table::default() };
    let blocks = vec![
        pairs(facts),
        Block::Title(title.clone(), vec![with("people_in", &state)]),
        Block::Table(table),
        Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]),
    ];
    let letter = work.letter(order.paper, vec![work.sheet(&title, blocks)])?;
    Ok(Made { letter, people })
}

/// The letter to BPJSTK with which people of a decree are enrolled.
pub(super) fn enrolment(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let (decree, from) = order.decree(work)?;
    let months = MonthRange::new(from, decree.months().until());
    let held = work.open.store.held(decree.issued.label, from)?;
    let held: Vec<_> = held.into_iter().filter(|one| one.state < WorkerState::Moved).collect();
    let (people, funding) = (held.len(), work.funding_of(decree.issued.funding)?);
    if people == 0 {
        return Err(ApiError::new("nobody_on_paper"));
    }
    let due = sum_of(work, &decree, months, held)?;
    let funding = funding.map(|source| source.terms.name).unwrap_or_default();
    let facts = vec![
        [
            say("decree_basis"),
            with(
                "decree_of",
                &[("number", &decree.issued.number), ("day", &in_words(decree.issued.dated))],
            ),
        ],
        [say("programmes"), decree.issued.programmes.plain()],
        [say("people_count"), with("people", &[("people", &grouped(people as u64))])],
        [
            say("months"),
            with(
                "months_count",
                &[("months", &months.words()), ("count", &months.len().to_string())],
            ),
        ],
        [say("sum"), with("estimate", &[("sum", &due.to_string())])],
        [say("funding"), funding],
    ];
    let opening = vec![
        Pair::new(say("number"), ""),
        Pair::new(say("attached"), say("attached_list")),
        Pair::new(say("subject"), say("enrolment_subject")),
    ];
    let title = say("enrolment_subject");
    let blocks = vec![
        Block::Opening {
            pairs: opening,
            dated: work.place_and_day()?,
            recipient: ["enrolment_to", "enrolment_office", "at_place"].map(say).to_vec(),
        },
        Block::Paragraph(say("with_respect")),
        Block::Paragraph(with("enrolment_lead", &[("village", &work.open.called()?.name())])),
        pairs(facts),
        Block::Paragraph(say("enrolment_ask")),
        Block::Paragraph(say("enrolment_end")),
        Block::Signatures(vec![work.head(&[])?]),
    ];
    // The letter names nobody; the list goes with it.
    Ok(Made { letter: work.letter(order.paper, vec![work.sheet(&title, blocks)])?, people: 0 })
}

/// What the month looks like: people, cover, money. Only counts.
pub(super) fn recap(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let month = order.month(work);
    let counts = work.open.store.counts()?;
    let word = |state: WorkerState| work.words.sentence(&format!("state_{}", state.key()), &[]);
    let states = WorkerState::COUNTED.into_iter().filter(|state| *state != WorkerState::Voided);
    let by_state = states.map(|state| (word(state), count(&counts, |one| one.state == state)));
    let mut by_work: BTreeMap<String, u64> = BTreeMap::new();
    for one in counts.iter().filter(|one| one.state < WorkerState::Moved) {
        let people = by_work.entry(occupation_name(&one.occupation)).or_default();
        *people = people.saturating_add(one.workers);
    }
    let mut by_work: Vec<(String, u64)> = by_work.into_iter().collect();
    by_work.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    let cover = standings(work, month)?;
    let stands = [
        ("standing_active", cover.active),
        ("standing_behind", cover.behind),
        ("standing_inactive", cover.inactive),
        ("standing_never_paid", cover.never_paid),
    ];
    let stands = stands.map(|(code, people)| (work.words.sentence(code, &[]), people));
    let title = with("recap_title", &[("month", &month.words().to_uppercase())]);
    let state = with("recap_state", &[("day", &in_words(work.today()))]);
    let blocks = vec![
        Block::Title(title, vec![state]),
        Block::Paragraph(say("recap_people")),
        Block::Table(counted("state", by_state.collect(), false)),
        Block::Paragraph(say("recap_work")),
        Block::Table(counted("occupation", by_work, true)),
        Block::Paragraph(with("recap_cover", &[("month", &month.words())])),
        Block::Table(counted("standing", stands.to_vec(), true)),
        Block::Paragraph(with("recap_money", &[("month", &month.words())])),
        Block::Table(money(work, month)?),
        Block::Paragraph(say("recap_note")),
        Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]),
    ];
    let foot = with("recap_foot", &[("month", &month.words())]);
    Ok(Made { letter: work.letter(order.paper, vec![work.sheet(&foot, blocks)])?, people: 0 })
}

fn count(counts: &[Count], which: impl Fn(&Count) -> bool) -> u64 {
    let those = counts.iter().filter(|one| which(one)).map(|one| one.workers);
    those.fold(0, u64::saturating_add)
}

/// What there is and how many of it, with a sum where it makes one.
fn counted(heading: &str, rows: Vec<(String, u64)>, sum: bool) -> Table {
    let columns = vec![
        TableColumn::new(say(heading)).least(80),
        TableColumn::new(say("people_count")).right(),
    ];
    let total = rows.iter().fold(0, |sum: u64, (_, people)| sum.saturating_add(*people));
    let last = sum.then(|| (say("total"), total));
    let rows = rows.into_iter().chain(last);
    let rows = rows.map(|(name, people)| vec![name, grouped(people)]).collect();
    Table { columns, rows, row_mm: 0, sum }
}

/// Billed and paid for a month, source by source.
fn money(work: &Work<'_>, month: Month) -> Result<Table, ApiError> {
    let mut rows = Vec::new();
    let (mut due, mut paid) = (Vec::new(), Vec::new());
    let totals = work.open.store.month_totals()?.into_iter().filter(|one| one.month == month);
    for one in totals {
        let label = one.funding.parse();
        let source = label.ok().map(|label| work.funding_of(label)).transpose()?.flatten();
        let name = source.map(|source| source.terms.name).unwrap_or_default();
        let missing = less(one.due, one.paid)?;
        let texts = [one.due, one.paid, missing].map(|amount| amount.to_string());
        let people = [one.people, one.paid_people].map(grouped);
        let [billed, got, missing] = texts;
        let [people, paid_people] = people;
        rows.push(vec![name, people, billed, paid_people, got, missing]);
        due.push(one.due);
        paid.push(one.paid);
    }
    let sum = |amounts: Vec<Rupiah>| {
        Rupiah::checked_sum(amounts).ok_or_else(|| ApiError::internal("total"))
    };
    let (due, paid) = (sum(due)?, sum(paid)?);
    let missing = less(due, paid)?.to_string();
    let last = [say("total"), String::new(), due.to_string(), String::new(), paid.to_string()];
    rows.push(last.into_iter().chain([missing]).collect());
    let codes = ["funding", "billed_people", "billed", "paid_people", "paid", "missing"];
    let columns = codes.map(|code| {
        let column = TableColumn::new(say(code));
        if code == "funding" { column } else { column.right() }
    });
    Ok(Table { columns: columns.to_vec(), rows, row_mm: 0, sum: true })
}

fn less(due: Rupiah, paid: Rupiah) -> Result<Rupiah, ApiError> {
    due.checked_sub(paid).ok_or_else(|| ApiError::internal("total"))
}
