//! Papers about people and about those who work here, and what is written down when one is made.

use crate::card::in_words;
use crate::clerk;
use crate::contract::Nothing;
use crate::contract::page::{HistoryLine, ShowWorker, WorkerPage};
use crate::contract::papers::{
    HandOver, HandedOver, IncidentForm, Number, PrintData, RevealNumber,
};
use crate::contract::village::{FileWritten, Status};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::letter::{self, Signer, say, with};
use crate::progress::Progress;
use crate::sign_in::{change_slots, check_passphrase};
use crate::worker::month;
use crate::{claim, file, page, village};
use chrono::{NaiveDateTime, TimeDelta};
use lindung_domain::clerk::label;
use lindung_domain::details::Field;
use lindung_domain::money::MonthRange;
use lindung_domain::number::tidy_spaces;
use lindung_domain::op::text::{Reason, Revealed, What};
use lindung_domain::op::{ClerkAppointed, Op};
use lindung_domain::table::TimeZone;
use lindung_log::file::overwrite;
use lindung_paper::{Block, Letter, Pair, Paper, Table, TableColumn, Value};
use lindung_store::{About, Draft, SubjectId};
use std::path::Path;

/// What the screen masks.
const MASKED: [Field; 3] = [Field::Nik, Field::Kpj, Field::FamilyCard];
/// Those concerned and the authority hear of a breach within so many hours (UU 27/2022 Ps 46).
const NOTICE_HOURS: i64 = 3 * 24;
/// Lines to write on.
const BY_HAND: u8 = 3;

pub(crate) fn reveal(
    desk: &mut Desk,
    request: RevealNumber,
    _: &mut Progress<'_>,
) -> Result<Number, ApiError> {
    let mut work = desk.work()?;
    let field = Field::from_key(&request.field).filter(|field| MASKED.contains(field));
    let field = field.ok_or_else(|| ApiError::bad_request("worker.reveal"))?;
    let id = SubjectId::from_number(request.worker);
    let worker = work.open.store.worker(id)?;
    let text = worker.details.get(field).unwrap_or_default().to_owned();
    // Recorded first: nobody looks without an entry.
    work.record_about(id, Op::NumberRevealed(Revealed { fields: vec![field] }))?;
    Ok(Number { text })
}

pub(crate) fn data(
    desk: &mut Desk,
    request: PrintData,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let mut work = desk.work()?;
    work.on_paper();
    let asked = ShowWorker { worker: Some(request.worker), nik: None };
    let page = page::of(&mut work, asked)?;
    let title = say("data_title");
    let blocks = vec![
        Block::Title(title.clone(), vec![say("data_lead")]),
        letter::pairs(everything(&work, &page)?),
        Block::Table(history(&page)),
    ];
    let letter = work.letter(Paper::A4, vec![work.sheet(&title, blocks)])?;
    let bytes = letter::print(&letter)?.pdf;
    let id = SubjectId::from_number(request.worker);
    work.record_about(id, Op::PaperPrinted(What { what: "data".to_owned() }))?;
    file::write(Path::new(&request.path), &bytes)
}

/// Every field that says something, every cover, card and heir.
fn everything(work: &Work<'_>, page: &WorkerPage) -> Result<Vec<[String; 2]>, ApiError> {
    let word = |code: &str| work.words.sentence(code, &[]);
    let mut rows: Vec<[String; 2]> = Vec::new();
    for (field, text) in page.details.iter() {
        let text = if field == Field::Occupation { &page.occupation_name } else { text };
        rows.push([word(&format!("field_{}", field.key())), day_in_words(text)]);
    }
    rows.push([word("column_state"), word(&format!("state_{}", page.line.state))]);
    for cover in &page.memberships {
        let months = MonthRange::new(month(&cover.from)?, month(&cover.until)?).words();
        rows.push([say("cover"), format!("{}, {months}", cover.programmes)]);
    }
    for card in &page.cards {
        rows.push([say("card"), card.number.clone()]);
    }
    for heir in &page.heirs {
        rows.push([say("heir"), heir.name.clone()]);
    }
    let worker = SubjectId::from_number(page.line.worker);
    rows.extend(claim::lines_of(work, worker)?.into_iter().map(|line| [say("data_claim"), line]));
    Ok(rows)
}

/// A date in words; another text as it is.
fn day_in_words(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), in_words)
}

/// Who did what, the oldest first.
fn history(page: &WorkerPage) -> Table {
    let columns = ["when", "done", "by"].map(|code| TableColumn::new(say(code))).to_vec();
    let row = |line: &HistoryLine| {
        vec![day_in_words(&line.recorded_at), line.sentence.clone(), line.clerk.clone()]
    };
    let rows = page.history.iter().rev().map(row).collect();
    Table { columns, rows, ..Table::default() }
}

pub(crate) fn hand_over(
    desk: &mut Desk,
    request: HandOver,
    progress: &mut Progress<'_>,
) -> Result<HandedOver, ApiError> {
    check_passphrase(&request.new_passphrase)?;
    let name = clerk::name_of(&request.name)?;
    let status = village::status(desk, Nothing {}, progress)?;
    let work = desk.work()?;
    let role = work.open.role.ok_or_else(|| ApiError::new("clerk_left"))?;
    let (own, leaving) = (work.open.clerk, work.open.label.clone());
    let from = clerk::name(&work.open.store, own).unwrap_or_default();
    let bytes = letter::print(&minutes(&work, &status, &from, &name)?)?.pdf;
    let mut slot = [0; 8];
    desk.machine.entropy.fill(&mut slot);
    change_slots(desk, &request.passphrase, |slots, key, mut entropy| {
        slots.set_passphrase(key, &label(slot), &request.new_passphrase, &mut entropy)?;
        // What may fail for want of a stick comes first: until here nothing is handed over.
        Ok(overwrite(Path::new(&request.path), &bytes)?)
    })?;
    let mut work = desk.work()?;
    let reason = work.words.sentence("handed_over_to", &[("name", &name)]);
    let appointed = Op::ClerkAppointed(ClerkAppointed { name, role, slot });
    let closed = Op::ClerkClosed(Reason { reason });
    work.record(vec![
        Draft { about: About::New, op: appointed },
        Draft { about: About::Known(own), op: closed },
    ])?;
    // The paper with the old code is good until the log says who has taken over: should the power
    // go before this, nobody is shut out. The old passphrase opens nothing in any case.
    let code = change_slots(desk, &request.passphrase, |slots, key, mut entropy| {
        slots.remove(&leaving);
        slots.renew_code(key, &mut entropy)
    });
    desk.open = None;
    let code = code?;
    let minutes = FileWritten { file: request.path, bytes: bytes.len() as u64 };
    Ok(HandedOver { minutes, recovery_code: code.to_string() })
}

fn minutes(work: &Work<'_>, status: &Status, from: &str, to: &str) -> Result<Letter, ApiError> {
    let row = |code: &str, text: String| [say(code), text];
    let rows = vec![
        row("from", from.to_owned()),
        row("to", to.to_owned()),
        row("laptop", status.fingerprint.clone()),
        row("workers", status.workers.to_string()),
        row("pending", status.pending.to_string()),
        row("waiting", status.waiting.to_string()),
        row("backup", status.backups.last_on.clone().unwrap_or_else(|| "–".to_owned())),
        row("code", say("code_new")),
    ];
    let today = work.today();
    let day = [("weekday", letter::weekday(today)), ("day", &in_words(today))];
    let signer = |code: &str, name: &str| Signer { role: say(code), name: name.to_owned() };
    let title = say("handover_title");
    let blocks = vec![
        Block::Title(title.clone(), vec![say("number_blank")]),
        Block::Paragraph(with("handover_lead", &day)),
        letter::pairs(rows),
        Block::Paragraph(say("handover_end")),
        letter::signed(vec![signer("from", from), signer("to", to)]),
        Block::Signatures(vec![work.head(&[&work.place_and_day()?, &say("known_by")])?]),
    ];
    work.letter(Paper::A4, vec![work.sheet(&title, blocks)])
}

pub(crate) fn incident(
    desk: &mut Desk,
    request: IncidentForm,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let bad = || ApiError::new("no_time");
    let known = NaiveDateTime::parse_from_str(request.known_at.trim(), "%Y-%m-%d %H:%M");
    let known = known.map_err(|_| bad())?;
    let until = known.checked_add_signed(TimeDelta::hours(NOTICE_HOURS)).ok_or_else(bad)?;
    let work = desk.work()?;
    let zone = TimeZone::of(work.open.village).word();
    let at = |time: NaiveDateTime| format!("{} {zone}", time.format("%d-%m-%Y %H:%M"));
    let pair = |code: &str, value| Pair { label: say(code), value };
    let told = |code: &str, text: String| pair(code, Value::Text(text));
    let by_hand = |code: &str| pair(code, Value::Lines(BY_HAND));
    let title = say("incident_title");
    let blocks = vec![
        Block::Title(title.clone(), vec![say("incident_lead")]),
        Block::Pairs(vec![
            told("known", at(known)),
            told("notice", at(until)),
            told("what", tidy_spaces(&request.what)),
            by_hand("which"),
            by_hand("how_many"),
            by_hand("steps"),
            by_hand("told"),
        ]),
        letter::signed(vec![Signer { role: say("reported_by"), name: String::new() }]),
    ];
    letter::write(&work.letter(Paper::A4, vec![work.sheet(&title, blocks)])?, &request.path)
}
