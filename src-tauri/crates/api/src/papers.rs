//! Papers about people and about those who work here, and what is written down when one is made.

use crate::clerk;
use crate::contract::Nothing;
use crate::contract::papers::{
    HandOver, HandedOver, IncidentForm, Number, PrintData, RevealNumber,
};
use crate::contract::village::{FileWritten, Status};
use crate::contract::worker::{ShowWorker, WorkerPage};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::sign_in::{change_slots, check_passphrase};
use crate::{file, page, village};
use chrono::{NaiveDateTime, TimeDelta};
use lindung_domain::clerk::label;
use lindung_domain::details::Field;
use lindung_domain::number::tidy_spaces;
use lindung_domain::op::text::{Reason, Revealed, What};
use lindung_domain::op::{ClerkAppointed, Op};
use lindung_domain::table::TimeZone;
use lindung_log::file::overwrite;
use lindung_paper::{Align, Paper, TableColumn, TablePaper, table};
use lindung_store::{About, Draft, SubjectId};
use std::path::Path;

/// What the screen masks.
const MASKED: [Field; 3] = [Field::Nik, Field::Kpj, Field::FamilyCard];
/// Those concerned and the authority hear of a breach within so many hours (UU 27/2022 Ps 46).
const NOTICE_HOURS: i64 = 3 * 24;
/// Room to write by hand.
const BY_HAND: &str = "................................................ \
    ................................................ \
    ................................................";

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
    progress: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let asked = ShowWorker { worker: Some(request.worker), nik: None };
    let page = page::show(desk, asked, progress)?;
    let mut work = desk.work()?;
    let bytes = set(&work, ["paper_data_title", "paper_data_lead"], everything(&work, &page), &[])?;
    let id = SubjectId::from_number(request.worker);
    work.record_about(id, Op::PaperPrinted(What { what: "data".to_owned() }))?;
    file::write(Path::new(&request.path), &bytes)
}

/// Every field that says something, every cover, card and heir, and who did what.
fn everything(work: &Work<'_>, page: &WorkerPage) -> Vec<[String; 2]> {
    let word = |code: &str| work.words.sentence(code, &[]);
    let mut rows: Vec<[String; 2]> = Vec::new();
    for (field, text) in page.details.iter() {
        let text = if field == Field::Occupation { &page.occupation_name } else { text };
        rows.push([word(&format!("field_{}", field.key())), text.to_owned()]);
    }
    rows.push([word("column_state"), word(&format!("state_{}", page.line.state))]);
    for cover in &page.memberships {
        let months = format!("{} – {}", cover.from, cover.until);
        rows.push([word("paper_cover"), format!("{}, {months}", cover.programmes)]);
    }
    for card in &page.cards {
        rows.push([word("paper_card"), card.number.clone()]);
    }
    for heir in &page.heirs {
        rows.push([word("paper_heir"), heir.name.clone()]);
    }
    for line in page.history.iter().rev() {
        let who = if line.clerk.is_empty() { String::new() } else { format!(" ({})", line.clerk) };
        rows.push([line.recorded_at.clone(), format!("{}{who}", line.sentence)]);
    }
    rows
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
    let rows = minutes(&work, &status, &from, &name);
    let bytes = set(
        &work,
        ["paper_handover_title", "paper_handover_lead"],
        rows,
        &[("paper_from", &from), ("paper_to", &name)],
    )?;
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

fn minutes(work: &Work<'_>, status: &Status, from: &str, to: &str) -> Vec<[String; 2]> {
    let word = |code: &str| work.words.sentence(code, &[]);
    let row = |code: &str, text: String| [word(code), text];
    vec![
        row("paper_day", work.today().format("%d-%m-%Y").to_string()),
        row("paper_from", from.to_owned()),
        row("paper_to", to.to_owned()),
        row("paper_laptop", status.fingerprint.clone()),
        row("paper_workers", status.workers.to_string()),
        row("paper_pending", status.pending.to_string()),
        row("paper_waiting", status.waiting.to_string()),
        row("paper_backup", status.backups.last_on.clone().unwrap_or_else(|| "–".to_owned())),
        row("paper_code", word("paper_code_new")),
    ]
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
    let row = |code: &str, text: String| [work.words.sentence(code, &[]), text];
    let rows = vec![
        row("paper_known", at(known)),
        row("paper_notice", at(until)),
        row("paper_what", tidy_spaces(&request.what)),
        row("paper_which", BY_HAND.to_owned()),
        row("paper_how_many", BY_HAND.to_owned()),
        row("paper_done", BY_HAND.to_owned()),
        row("paper_told", BY_HAND.to_owned()),
    ];
    let bytes =
        set(&work, ["paper_incident_title", "paper_incident_lead"], rows, &[("paper_signed", "")])?;
    file::write(Path::new(&request.path), &bytes)
}

/// A page of two columns under the village's name, and room for those who sign.
fn set(
    work: &Work<'_>,
    [title, lead]: [&str; 2],
    rows: Vec<[String; 2]>,
    signers: &[(&str, &str)],
) -> Result<Vec<u8>, ApiError> {
    let column = |heading: String| TableColumn { heading, align: Align::Left };
    let word = |code: &str| work.words.sentence(code, &[]);
    let mut signature = Vec::new();
    for (role, name) in signers {
        signature.extend([String::new(), word(role), String::new(), String::new()]);
        signature.push(if name.is_empty() { ".".repeat(30) } else { (*name).to_owned() });
    }
    let paper = TablePaper {
        paper: Paper::A4,
        landscape: false,
        letterhead: vec![work.open.called()?.in_full()],
        title: word(title),
        subtitle: vec![word(lead)],
        columns: vec![column(word("paper_matter")), column(word("paper_says"))],
        rows: rows.into_iter().map(Vec::from).collect(),
        signature,
        qr: None,
        footer: format!("Lindung · {}", work.today()),
    };
    table(&paper).map_err(|error| ApiError::new("not_printed").with("what", error))
}
