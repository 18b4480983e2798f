//! Lists of people: to be signed, to be hung up, to be checked at the door.

use super::neighbours::{Neighbours, by_neighbours, here, narrowed, rt_rw};
use super::print::{Made, Order};
use super::{in_words, say, with};
use crate::desk::Work;
use crate::error::ApiError;
use crate::roster::occupation_name;
use lindung_domain::money::{Month, grouped};
use lindung_domain::number::Nik;
use lindung_paper::{Block, Sheet, Signature, Table, TableColumn};
use lindung_store::Line;

/// First four and last two digits: what may be seen by whoever passes (UU 24/2013 Ps 79, 84).
pub(crate) fn masked(nik: &str) -> String {
    Nik::parse(nik).map(|nik| nik.masked()).unwrap_or_default()
}

pub(crate) fn counted<'a>(rows: impl Iterator<Item = Vec<String>> + 'a) -> Vec<Vec<String>> {
    let number = |(number, row): (u32, Vec<String>)| {
        std::iter::once(number.to_string()).chain(row).collect()
    };
    (1_u32..).zip(rows).map(number).collect()
}

/// Who gets a card signs for it.
pub(super) fn card_receipt(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let mut rows = Vec::new();
    for line in here(work, &order.asked.filter)? {
        let worker = work.open.store.worker(line.id)?;
        if let Some(card) = worker.card() {
            let place = rt_rw(&line);
            rows.push(vec![line.name, masked(&line.nik), place, card.number.to_string()]);
        }
    }
    let people = rows.len() as u64;
    let column = |code: &str| TableColumn::new(say(code));
    let columns = vec![
        column("no").right(),
        column("name"),
        column("nik"),
        column("rt_rw"),
        column("card"),
        column("date").least(20),
        column("signature").least(34),
    ];
    let rows = counted(rows.into_iter());
    let title = say("card_receipt_title");
    let mut under = narrowed(work, &order.asked.filter)?;
    under
        .push(with("people_on", &[("people", &grouped(people)), ("day", &in_words(work.today()))]));
    let blocks = vec![
        Block::Title(title.clone(), under),
        Block::Paragraph(say("card_receipt_lead")),
        Block::Table(Table { columns, rows, row_mm: 11, sum: false }),
        Block::Signatures(vec![
            Signature { above: vec![say("handed_by")], ..Signature::default() },
            work.head(&[&work.place_and_day()?, &say("known_by")])?,
        ]),
    ];
    let letter = work.letter(order.paper, vec![work.sheet(&title, blocks)])?;
    Ok(Made { letter, people })
}

/// For the notice board: no birth date, a masked NIK.
pub(super) fn public(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let lines = here(work, &order.asked.filter)?;
    let people = lines.len() as u64;
    let rows = counted(lines.into_iter().map(|line| {
        let place = rt_rw(&line);
        vec![line.name, masked(&line.nik), place, occupation_name(&line.occupation)]
    }));
    let columns = ["no", "name", "nik", "rt_rw", "occupation"];
    let columns = columns.map(|code| {
        let column = TableColumn::new(say(code));
        if code == "no" { column.right() } else { column }
    });
    let title = say("public_title");
    let mut under = narrowed(work, &order.asked.filter)?;
    under
        .push(with("people_on", &[("people", &grouped(people)), ("day", &in_words(work.today()))]));
    let table = Table { columns: columns.to_vec(), rows, ..Table::default() };
    let blocks = vec![
        Block::Title(title.clone(), under),
        Block::Table(table),
        Block::Paragraph(say("public_note")),
        Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]),
    ];
    let letter = work.letter(order.paper, vec![work.sheet(&title, blocks)])?;
    Ok(Made { letter, people })
}

/// A sheet for each RT head, who ticks what became of everybody this month.
pub(super) fn validation(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let lines = here(work, &order.asked.filter)?;
    let (people, month) = (lines.len() as u64, order.month(work));
    let sheets = by_neighbours(lines);
    let sheets = sheets.iter().map(|(of, lines)| validation_sheet(work, of, lines, month));
    let sheets = sheets.collect::<Result<Vec<_>, _>>()?;
    Ok(Made { letter: work.letter(order.paper, sheets)?, people })
}

fn validation_sheet(
    work: &Work<'_>,
    of: &Neighbours,
    lines: &[Line],
    month: Month,
) -> Result<Sheet, ApiError> {
    let column = |code: &str, least| TableColumn::new(say(code)).least(least);
    let columns = vec![
        column("no", 0).right(),
        column("name", 40),
        column("nik", 0),
        column("rt_rw", 0),
        column("stays", 11),
        column("died", 0),
        column("moved", 11),
        column("formal_job", 13),
        column("since", 20),
    ];
    let rows =
        counted(lines.iter().map(|line| vec![line.name.clone(), masked(&line.nik), rt_rw(line)]));
    let title = with("validation_title", &[("month", &month.words().to_uppercase())]);
    let people = with("people", &[("people", &grouped(lines.len() as u64))]);
    let blocks = vec![
        Block::Title(title, vec![format!("{} · {people}", of.words())]),
        Block::Paragraph(say("validation_how")),
        Block::Table(Table { columns, rows, row_mm: 8, sum: false }),
        Block::Signatures(vec![
            work.head(&[&say("known_by")])?,
            Signature { above: vec![say("day_blank"), of.head()], ..Signature::default() },
        ]),
    ];
    let foot = with("validation_foot", &[("month", &month.words()), ("of", &of.words())]);
    Ok(work.sheet(&foot, blocks))
}
