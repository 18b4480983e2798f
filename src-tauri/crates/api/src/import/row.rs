//! One row of a list as a form.

use crate::form;
use lindung_domain::details::{Details, Field};
use lindung_domain::doubt::{Circumstances, Doubt, doubts_of_form};
use lindung_domain::number::{Neighbourhood, Nik, NikFault, PersonName};
use lindung_domain::refusal::Refusal;
use lindung_domain::table::Occupations;
use lindung_sheets::{Cell, CellKind, Column, Reading, Row};

/// What a row says.
pub(super) struct ReadRow {
    pub(super) line: u32,
    pub(super) details: Details,
    /// Why it cannot be anybody, seen from the row alone.
    pub(super) refusal: Option<Refusal>,
    /// Codes of what the form makes one doubt.
    pub(super) doubts: Vec<&'static str>,
}

/// Columns whose text goes into a field as it is.
const PLAIN: &[(Column, Field)] = &[
    (Column::Nik, Field::Nik),
    (Column::Name, Field::Name),
    (Column::FamilyCard, Field::FamilyCard),
    (Column::BirthPlace, Field::BirthPlace),
    (Column::BornOn, Field::BornOn),
    (Column::Sex, Field::Sex),
    (Column::Address, Field::Address),
    (Column::Hamlet, Field::Hamlet),
    (Column::Rt, Field::Rt),
    (Column::Rw, Field::Rw),
    (Column::Phone, Field::Phone),
    (Column::Email, Field::Email),
    (Column::Occupation, Field::Occupation),
    (Column::Kpj, Field::Kpj),
    (Column::Income, Field::Income),
];

/// Reads a row and what was typed over it. Asks nobody, so that many rows are read at once.
pub(super) fn read(
    reading: &Reading<'_>,
    row: &Row<'_>,
    corrected: Option<&Details>,
    at: &Circumstances<'_>,
) -> ReadRow {
    let mut typed = Details::new();
    for (column, field) in PLAIN {
        if let Some(cell) = row.get(*column) {
            typed.set(*field, cell.text);
        }
    }
    if let Some(cell) = row.get(Column::RtRw) {
        let both = Neighbourhood::parse(cell.text);
        typed.set(Field::Rt, both.rt);
        typed.set(Field::Rw, both.rw);
    }
    if let Some(cell) = row.get(Column::OccupationCode)
        && typed.get(Field::Occupation).is_none()
        && let Ok(number) = cell.text.trim().parse()
        && let Some(occupation) = Occupations::built_in().by_number(number)
    {
        typed.set(Field::Occupation, occupation.code.clone());
    }
    read_birth(reading, row, &mut typed);
    for (field, text) in corrected.into_iter().flat_map(Details::iter) {
        typed.set(field, text);
        if field == Field::BornOn {
            typed.clear(Field::BornOnSaid);
        }
    }
    // What was typed over is no number of the spreadsheet's any more.
    let kept = corrected.is_none_or(|corrected| corrected.get(Field::Nik).is_none());
    of_form(row.line(), &typed, row.get(Column::Nik).filter(|_| kept), at)
}

/// The same of what stands in a form; `cell` is where its NIK came from.
pub(super) fn of_form(
    line: u32,
    typed: &Details,
    cell: Option<Cell<'_>>,
    at: &Circumstances<'_>,
) -> ReadRow {
    let refusal = refusal(cell, typed.get(Field::Nik), typed.get(Field::Name));
    let details = form::read(typed);
    let doubts = match refusal {
        Some(_) => Vec::new(),
        None => doubts_of_form(&details, at).iter().map(Doubt::code).collect(),
    };
    ReadRow { line, details, refusal, doubts }
}

/// A list with a date column says something even where the cell says nothing.
fn read_birth(reading: &Reading<'_>, row: &Row<'_>, typed: &mut Details) {
    if reading.has(Column::BirthPlaceAndDate) {
        let text = row.get(Column::BirthPlaceAndDate).map_or("", |cell| cell.text);
        form::read_place_and_birth(typed, text);
    } else if reading.has(Column::BornOn) && typed.get(Field::BornOn).is_none() {
        typed.set(Field::BornOnSaid, "-");
    }
}

fn refusal(cell: Option<Cell<'_>>, nik: Option<&str>, name: Option<&str>) -> Option<Refusal> {
    let fault = if let Some(cell) = cell.filter(|cell| cell.kind == CellKind::Number) {
        // Its 16th digit is lost even where 16 digits are shown: never repaired.
        let zero = Nik::fault_of_number(cell.text) == NikFault::Zero;
        Some(if zero { Refusal::Nik(NikFault::Zero) } else { Refusal::NumericNik })
    } else if let Some(nik) = nik {
        Nik::parse(nik).err().map(Refusal::Nik)
    } else {
        return Some(Refusal::Nik(NikFault::Empty));
    };
    let no_name = name.is_none_or(|name| PersonName::parse(name).is_err());
    fault.or(no_name.then_some(Refusal::NoName))
}
