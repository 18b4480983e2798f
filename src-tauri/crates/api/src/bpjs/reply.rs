//! Taking a list that BPJSTK sent back: rejections, participant numbers, statuses.

use crate::contract::bpjs::{BpjsImported, BpjsReason, BpjsRow, ImportBpjs};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::import;
use crate::progress::Progress;
use crate::remark;
use crate::worker::day;
use chrono::NaiveDate;
use lindung_domain::bpjs::{Reply, ReplyFault, RowSaid};
use lindung_domain::number::Nik;
use lindung_domain::op::Op;
use lindung_domain::op::bpjs::{ReplyLine, ReplyReceived};
use lindung_domain::refusal::Refusal;
use lindung_sheets::{CellKind, Column, Reading, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What BPJSTK says of a person stands in one of these.
const SAYING: [Column; 3] = [Column::Kpj, Column::Status, Column::Remark];

pub(crate) fn import(
    desk: &mut Desk,
    request: ImportBpjs,
    progress: &mut Progress<'_>,
) -> Result<BpjsImported, ApiError> {
    let mut work = desk.work()?;
    let path = Path::new(&request.path);
    if !path.is_file() {
        return Err(ApiError::new("no_file"));
    }
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let dated = given(&request.dated).map(|text| day(&text)).transpose()?;
    let dated = dated.unwrap_or_else(|| work.today());
    let evidence = given(&request.evidence).map(|text| text.trim().to_owned());
    let evidence = evidence.unwrap_or_else(|| work.words.sentence("bpjs_evidence", &[]));
    let sheets = lindung_sheets::read(path).map_err(ApiError::from)?;
    progress.step(0, 0)?;
    let wanted = import::wanted_columns(&request.map)?;
    let reading = lindung_sheets::recognise(&sheets, &wanted).map_err(ApiError::from)?;
    if !reading.has(Column::Nik) {
        return Err(ApiError::new("no_nik_column"));
    }
    if !SAYING.iter().any(|column| reading.has(*column)) {
        return Err(ApiError::new("nothing_from_bpjstk"));
    }
    let mut imported = BpjsImported::default();
    let lines = read(&work, &reading, dated, &mut imported);
    if lines.is_empty() {
        return Err(ApiError::new("nothing_from_bpjstk"));
    }
    imported.columns = import::columns(&reading);
    imported.unused = reading.unmapped.iter().map(|(_, header)| header.clone()).collect();
    count(&work, &lines, &mut imported)?;
    if !request.dry_run {
        let lines = lines.into_values().collect();
        let op = Op::ReplyReceived(ReplyReceived { dated, evidence, lines });
        imported.id = Some(work.begin(op)?.number());
    }
    Ok(imported)
}

/// What the rows say, each person once.
fn read(
    work: &Work<'_>,
    reading: &Reading<'_>,
    dated: NaiveDate,
    imported: &mut BpjsImported,
) -> BTreeMap<Nik, ReplyLine> {
    let mut reply = Reply::default();
    for row in reading.rows() {
        imported.rows = imported.rows.saturating_add(1);
        if let Err(fault) = reply.add(&said(&row), dated) {
            let code = match fault {
                ReplyFault::Nik(fault) => Refusal::Nik(fault).code(),
                ReplyFault::NumericNik => Refusal::NumericNik.code(),
                ReplyFault::Nothing => "bpjs_row_empty",
            };
            let sentence = remark::of_code(work.words, code, None).sentence;
            imported.refused.push(BpjsRow { line: row.line(), sentence });
        }
    }
    if reply.odd_numbers > 0 {
        let facts = [("count", reply.odd_numbers.to_string())];
        imported.doubts.push(remark::with(work.words, "bpjs_odd_numbers", &facts));
    }
    reply.lines
}

/// The cells of a row.
fn said<'r>(row: &Row<'r>) -> RowSaid<'r> {
    RowSaid {
        nik: row.text(Column::Nik),
        numeric: row.get(Column::Nik).is_some_and(|cell| cell.kind == CellKind::Number),
        kpj: row.text(Column::Kpj),
        status: row.text(Column::Status),
        reason: row.text(Column::Remark),
        on: row.text(Column::SaidOn),
    }
}

fn count(
    work: &Work<'_>,
    lines: &BTreeMap<Nik, ReplyLine>,
    imported: &mut BpjsImported,
) -> Result<(), ApiError> {
    let known: BTreeSet<String> = work.open.store.numbers()?;
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for line in lines.values() {
        let count = |is: bool, what: &mut u64| *what = what.saturating_add(u64::from(is));
        count(true, &mut imported.people);
        count(line.kpj.is_some(), &mut imported.numbers);
        count(line.status.is_some(), &mut imported.statuses);
        count(line.reason.is_some(), &mut imported.rejected);
        count(!known.contains(line.nik.as_str()), &mut imported.unknown);
        if let Some(reason) = &line.reason {
            count(true, reasons.entry(reason).or_default());
        }
    }
    imported.reasons = reasons
        .into_iter()
        .map(|(reason, people)| BpjsReason { reason: reason.to_owned(), people })
        .collect();
    imported.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.people));
    if imported.unknown > 0 {
        let facts = [("count", imported.unknown.to_string())];
        imported.doubts.push(remark::with(work.words, "bpjs_unknown", &facts));
    }
    Ok(())
}
