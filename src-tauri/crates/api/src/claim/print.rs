//! A claim on paper: the folder, the letter with which it is handed in, the one that asks the
//! family for what is missing, and the statement of heirs.

use super::estimate::{Folder, Tables};
use super::{ApiError, Desk, Progress, Work, page};
use crate::card::in_words;
use crate::contract::claim::{ClaimPage, PrintClaim};
use crate::contract::village::FileWritten;
use crate::letter::{self, say, with};
use chrono::NaiveDate;
use lindung_domain::details::Field;
use lindung_domain::money::Rupiah;
use lindung_domain::op::Op;
use lindung_domain::op::claim::ClaimKind;
use lindung_domain::op::text::What;
use lindung_domain::worker::Worker;
use lindung_paper::{Block, Item, Mark, Pair, Paper, Sheet, Signature, Table, TableColumn};
use lindung_store::SubjectId;

/// Room for a signature in a table, in millimetres.
const SIGN_MM: u8 = 12;

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintClaim,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let mut work = desk.work()?;
    work.on_paper();
    let id = SubjectId::from_number(request.claim);
    work.valid_claim(id)?;
    let page = page::of(&work, id)?;
    let folder = Folder::of(&work, &Tables::of(&work)?, id)?;
    let (whom, worker) = folder.worker.ok_or_else(|| ApiError::new("no_worker"))?;
    let sheet = match request.what.as_str() {
        "folder" => whole_folder(&work, &page, &worker),
        "cover" => cover(&work, &page, &worker)?,
        "reminder" => reminder(&work, &page)?,
        "heirs" => heirs(&work, &page, &worker)?,
        _ => return Err(ApiError::bad_request("claim.print")),
    };
    let letter = work.letter(Paper::F4, vec![sheet])?;
    letter::print(&letter)?;
    let what = format!("claim_{}", request.what);
    work.record_about(whom, Op::PaperPrinted(What { what }))?;
    letter::write(&letter, &request.path)
}

fn day(iso: &str) -> String {
    iso.parse::<NaiveDate>().map_or_else(|_| iso.to_owned(), in_words)
}

fn rupiah(plain: &str) -> String {
    Rupiah::parse(plain).map_or_else(|_| plain.to_owned(), |amount| amount.to_string())
}

fn heading(text: String) -> Block {
    Block::Paragraph(text)
}

fn field(worker: &Worker, field: Field) -> String {
    worker.details.get(field).unwrap_or_default().to_owned()
}

/// Who it is about, as BPJSTK has to find them.
fn person(page: &ClaimPage, worker: &Worker) -> Vec<[String; 2]> {
    vec![
        [say("claim_person"), page.line.name.clone()],
        [say("claim_nik"), field(worker, Field::Nik)],
    ]
}

fn items(page: &ClaimPage, mark: impl Fn(bool) -> Option<Mark>) -> Block {
    let papers = page.papers.iter().filter_map(|paper| {
        let mark = mark(paper.gathered_on.is_some())?;
        let text = match (&paper.gathered_on, mark) {
            (Some(on), Mark::Ticked) => {
                with("claim_paper_there", &[("name", &paper.name), ("day", &day(on))])
            }
            _ => paper.name.clone(),
        };
        Some(Item { mark, text })
    });
    Block::Items(papers.collect())
}

fn columns(codes: &[&str]) -> Vec<TableColumn> {
    codes.iter().map(|code| TableColumn::new(say(code))).collect()
}

fn whole_folder(work: &Work<'_>, page: &ClaimPage, worker: &Worker) -> Sheet {
    let title = say("claim_folder_title");
    let mut rows = person(page, worker);
    let reporter = [Some(page.reporter.clone()), page.phone.clone()];
    rows.extend([
        [say("claim_what"), page.line.kind_word.clone()],
        [say("claim_on"), day(&page.line.happened_on)],
        [say("claim_story"), page.what.clone()],
        [say("claim_reporter"), reporter.into_iter().flatten().collect::<Vec<_>>().join(", ")],
        [say("claim_state"), format!("{}, {}", page.line.state_word, day(&page.line.since))],
    ]);
    let there = page.papers.iter().filter(|paper| paper.gathered_on.is_some()).count();
    let facts = [
        ("there", there.to_string()),
        ("all", page.papers.len().to_string()),
        ("source", page.papers_source.clone()),
    ];
    let facts = facts.each_ref().map(|(name, fact)| (*name, fact.as_str()));
    let blocks = vec![
        Block::Title(title.clone(), vec![page.line.name.clone()]),
        letter::pairs(rows),
        heading(with("claim_papers", &facts)),
        items(page, |there| Some(if there { Mark::Ticked } else { Mark::Open })),
        heading(say("claim_heirs")),
        known_heirs(page),
        heading(say("claim_estimate")),
        estimate(page),
        heading(say("claim_deadlines")),
        deadlines(page),
    ];
    work.sheet(&title, blocks)
}

fn known_heirs(page: &ClaimPage) -> Block {
    if page.heirs.is_empty() {
        return match &page.buried_by {
            Some(name) => letter::pairs(vec![[say("claim_buried_by"), name.clone()]]),
            None => Block::Paragraph(say("claim_no_heirs")),
        };
    }
    let row = |(number, heir): (usize, &crate::contract::claim::ClaimHeir)| {
        let first = if heir.first { say("claim_first_yes") } else { String::new() };
        let phone = heir.phone.clone().unwrap_or_default();
        vec![number.to_string(), heir.name.clone(), heir.relation.clone(), phone, first]
    };
    let columns =
        columns(&["claim_number", "claim_name", "claim_relation", "claim_phone", "claim_first"]);
    let rows = (1..).zip(&page.heirs).map(row).collect();
    Block::Table(Table { columns, rows, ..Table::default() })
}

fn estimate(page: &ClaimPage) -> Block {
    let Some(estimate) = &page.estimate else {
        return Block::Paragraph(say("claim_no_estimate"));
    };
    let mut pairs: Vec<Pair> = Vec::new();
    for part in &estimate.parts {
        pairs.push(Pair::new(&part.word, rupiah(&part.amount)));
    }
    if !estimate.parts.is_empty() {
        let amount = rupiah(&estimate.amount);
        let total = with("claim_estimate_total", &[("amount", &amount)]);
        pairs.push(Pair::new(say("claim_total"), total));
    }
    pairs.push(Pair::new(say("claim_rule"), format!("{} {}", estimate.rule, estimate.source)));
    Block::Pairs(pairs)
}

fn deadlines(page: &ClaimPage) -> Block {
    let columns = columns(&["claim_deadline", "claim_until", "claim_met"]);
    let date = |iso: &Option<String>| iso.as_deref().map(day).unwrap_or_default();
    let rows = page.deadlines.iter();
    let rows = rows.map(|line| vec![line.name.clone(), date(&line.on), date(&line.met_on)]);
    Block::Table(Table { columns, rows: rows.collect(), ..Table::default() })
}

fn cover(work: &Work<'_>, page: &ClaimPage, worker: &Worker) -> Result<Sheet, ApiError> {
    let there = page.papers.iter().filter(|paper| paper.gathered_on.is_some()).count();
    let count = match there {
        0 => say("claim_attached_none"),
        _ => with("claim_attached_count", &[("count", &there.to_string())]),
    };
    let subject = with("claim_cover_subject", &[("kind", &page.line.kind_word)]);
    let mut rows = person(page, worker);
    // BPJSTK finds the participant by it: here it is asked for.
    rows.push([say("claim_kpj"), field(worker, Field::Kpj)]);
    rows.push([say("claim_on"), day(&page.line.happened_on)]);
    let mut blocks = vec![
        opening(
            work,
            &[("claim_nr", ""), ("claim_attached", &count), ("claim_subject", &subject)],
            vec![say("claim_cover_to"), say("claim_cover_at")],
        )?,
        Block::Paragraph(say("claim_cover_lead")),
        letter::pairs(rows),
    ];
    if there > 0 {
        blocks.push(Block::Paragraph(say("claim_cover_papers")));
        blocks.push(items(page, |there| there.then_some(Mark::Number)));
    }
    blocks.extend([
        Block::Paragraph(say("claim_cover_end")),
        Block::Signatures(vec![work.head(&[])?]),
    ]);
    Ok(work.sheet(&say("claim_cover_title"), blocks))
}

fn opening(
    work: &Work<'_>,
    pairs: &[(&str, &str)],
    recipient: Vec<String>,
) -> Result<Block, ApiError> {
    let pairs = pairs.iter().map(|(code, text)| Pair::new(say(code), *text)).collect();
    Ok(Block::Opening { pairs, dated: work.place_and_day()?, recipient })
}

fn reminder(work: &Work<'_>, page: &ClaimPage) -> Result<Sheet, ApiError> {
    if page.line.missing == 0 {
        return Err(ApiError::new("nothing_missing"));
    }
    let name = [("name", page.line.name.as_str())];
    let facts =
        [name[0], ("kind", page.line.kind_word.as_str()), ("day", &day(&page.line.happened_on))];
    let mut recipient = vec![with("claim_reminder_to", &name)];
    if !page.reporter.is_empty() {
        recipient.push(with("claim_reminder_reporter", &[("name", &page.reporter)]));
    }
    let subject = say("claim_reminder_subject");
    let blocks = vec![
        opening(work, &[("claim_nr", ""), ("claim_subject", &subject)], recipient)?,
        Block::Paragraph(with("claim_reminder_lead", &facts)),
        items(page, |there| (!there).then_some(Mark::Open)),
        Block::Paragraph(say("claim_reminder_end")),
        Block::Signatures(vec![work.head(&[])?]),
    ];
    Ok(work.sheet(&say("claim_reminder_title"), blocks))
}

/// The form that heirs, witnesses, the head of the village and the camat sign.
fn heirs(work: &Work<'_>, page: &ClaimPage, worker: &Worker) -> Result<Sheet, ApiError> {
    if !ClaimKind::from_key(&page.line.kind).is_some_and(ClaimKind::is_death) {
        return Err(ApiError::new("not_a_death"));
    }
    let title = say("claim_heirs_title");
    let born = worker.details.born_on().map(in_words).unwrap_or_default();
    let place = field(worker, Field::BirthPlace);
    let born = [place, born].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let mut rows = person(page, worker);
    rows.extend([
        [say("claim_born"), born.join(", ")],
        [say("claim_address"), field(worker, Field::Address)],
        [say("claim_died_on"), day(&page.line.happened_on)],
    ]);
    let row = |(number, heir): (usize, &crate::contract::claim::ClaimHeir)| {
        let nik = heir.nik.clone().unwrap_or_default();
        vec![number.to_string(), heir.name.clone(), nik, heir.relation.clone()]
    };
    let mut named: Vec<Vec<String>> = (1..).zip(&page.heirs).map(row).collect();
    // Lines to write on, where nobody is named yet.
    named.resize_with(named.len().max(3), Vec::new);
    let columns =
        columns(&["claim_number", "claim_name", "claim_nik", "claim_relation", "claim_sign"]);
    let table = Table { columns, rows: named, row_mm: SIGN_MM, ..Table::default() };
    let witness = |number: &str| Signature {
        above: vec![with("claim_witness", &[("number", number)])],
        ..Signature::default()
    };
    let camat =
        Signature { above: vec![say("known_by"), say("claim_camat")], ..Default::default() };
    let blocks = vec![
        Block::Title(title.clone(), vec![say("number_blank")]),
        Block::Paragraph(say("claim_heirs_lead")),
        letter::pairs(rows),
        Block::Paragraph(say("claim_heirs_dead")),
        Block::Table(table),
        Block::Paragraph(say("claim_heirs_end")),
        Block::Signatures(vec![witness("1"), witness("2")]),
        Block::Signatures(vec![camat, work.head(&[&work.place_and_day()?])?]),
    ];
    Ok(work.sheet(&title, blocks))
}
