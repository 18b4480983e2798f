//! Blank forms on which RT heads collect people.

use super::neighbours::{Neighbours, asked};
use super::print::{Made, Order};
use super::say;
use crate::desk::Work;
use crate::error::ApiError;
use lindung_paper::{Block, Item, Letter, Mark, Pair, Sheet, Signature, Table, TableColumn, Value};

/// Rows that fill both sides of a lying page, with room to sign.
const ROWS: u32 = 20;
/// More make no form.
const MOST_ROWS: u32 = 500;
/// Digits of a NIK, and of a family card.
const NUMBER: u8 = 16;
/// 11 mm to write in.
const ROW_MM: u8 = 11;

/// A sheet with rows for each neighbourhood.
pub(super) fn list(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let rows = order.asked.rows.unwrap_or(ROWS).clamp(1, MOST_ROWS);
    let sheets = asked(work, &order.asked.filter)?;
    let sheets = sheets.iter().map(|of| list_sheet(work, of, rows)).collect();
    let letter = Letter { landscape: true, ..work.letter(order.paper, sheets)? };
    Ok(Made { letter, people: 0 })
}

fn list_sheet(work: &Work<'_>, of: &Neighbours, rows: u32) -> Sheet {
    let column = |code: &str, least| TableColumn::new(say(code)).least(least);
    let columns = vec![
        column("no", 5).right(),
        column("full_name", 44),
        column("nik", 0).boxes(NUMBER),
        column("born", 30),
        column("sex_short", 7),
        column("address", 36),
        column("occupation", 26),
        column("phone_short", 26),
        column("signature", 20),
    ];
    let rows = (1..=rows).map(|number| vec![number.to_string()]).collect();
    let title = say("form_title");
    let blocks = vec![
        Block::Title(title.clone(), vec![of.words()]),
        Block::Paragraph(say("form_how")),
        Block::Table(Table { columns, rows, row_mm: ROW_MM, sum: false }),
        Block::Paragraph(say("form_purpose")),
        Block::Signatures(vec![rt_head(of)]),
    ];
    work.sheet(&format!("{title} · {}", of.words()), blocks)
}

/// Dots for day and name: who fills it in signs it.
fn rt_head(of: &Neighbours) -> Signature {
    Signature { above: vec![say("day_blank"), of.head()], ..Signature::default() }
}

/// A page for one person.
pub(super) fn person(work: &Work<'_>, order: &Order) -> Result<Made, ApiError> {
    let sheets = asked(work, &order.asked.filter)?;
    let sheets = sheets.iter().map(|of| person_sheet(work, of)).collect();
    Ok(Made { letter: work.letter(order.paper, sheets)?, people: 0 })
}

fn person_sheet(work: &Work<'_>, of: &Neighbours) -> Sheet {
    let pair = |code: &str, value| Pair { label: say(code), value };
    let line = |code: &str| pair(code, Value::Lines(1));
    let choice = |code: &str, words: &[&str]| {
        pair(code, Value::Choices(words.iter().map(|word| say(word)).collect()))
    };
    let title = say("form_title");
    let person = vec![
        pair("nik", Value::Boxes(NUMBER, String::new())),
        pair("family_card", Value::Boxes(NUMBER, String::new())),
        line("full_name"),
        line("born"),
        choice("sex", &["man", "woman"]),
        pair("address", Value::Lines(2)),
        pair("neighbourhood", Value::Text(of.words())),
        line("phone_long"),
        line("mother"),
        line("occupation"),
        line("income"),
        choice("programmes", &["jkk", "jkm", "jht"]),
    ];
    let heirs = ["no", "full_name", "relation", "nik", "phone_short"];
    let columns =
        heirs.map(|code| TableColumn::new(say(code)).least(if code == "no" { 6 } else { 26 }));
    let rows = (1..=2).map(|number: u8| vec![number.to_string()]).collect();
    let blocks = vec![
        Block::Title(title.clone(), vec![say("form_person")]),
        Block::Pairs(person),
        Block::Paragraph(say("form_heirs")),
        Block::Table(Table { columns: columns.to_vec(), rows, row_mm: 9, sum: false }),
        Block::Items(vec![
            Item { mark: Mark::Open, text: say("form_true") },
            Item { mark: Mark::Open, text: say("form_consent") },
        ]),
        Block::Signatures(vec![
            rt_head(of),
            Signature { above: vec![say("day_blank"), say("form_signer")], ..Signature::default() },
        ]),
    ];
    work.sheet(&format!("{title} · {}", of.words()), blocks)
}
