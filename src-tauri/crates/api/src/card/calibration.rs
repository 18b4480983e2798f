//! How the printers of this computer are corrected, and what was chosen last.

use super::{Choice, paper, side};
use crate::contract::Nothing;
use crate::contract::card::{
    CalibrationLine, Calibrations, CardsPrinted, LastPrint, PrintCalibration, PrintChoice,
    SetCalibration, WhichCalibration,
};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::file;
use crate::printer::Ready;
use crate::progress::Progress;
use lindung_paper::{Calibration, Measured, Paper, SheetLayout, Side, calibration_sheet};
use lindung_store::Store;
use rust_decimal::Decimal;
use std::path::Path;

/// Setting of this computer: sheet, side and printer that were chosen last.
const LAST: &str = "cards_last";

fn setting(printer: &str, sheet: &str, back: bool) -> String {
    format!("calibration {sheet} {} {printer}", if back { "back" } else { "front" })
}

fn kept(store: &Store, name: &str) -> Result<Option<Calibration>, ApiError> {
    let text = store.meta(name)?.unwrap_or_default();
    let numbers: Vec<i32> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    Ok(match numbers.as_slice() {
        [right_um, up_um, wider_ppm, taller_ppm] => Some(Calibration {
            right_um: *right_um,
            up_um: *up_um,
            wider_ppm: *wider_ppm,
            taller_ppm: *taller_ppm,
        }),
        _ => None,
    })
}

/// The layout with the help that this printer needs. Backs that nobody measured go by the fronts.
pub(super) fn applied(
    store: &Store,
    printer: &str,
    sheet: &str,
    layout: SheetLayout,
) -> Result<SheetLayout, ApiError> {
    let front = kept(store, &setting(printer, sheet, false))?.unwrap_or_default();
    let back = kept(store, &setting(printer, sheet, true))?.unwrap_or(front);
    Ok(SheetLayout { calibration: front, back_calibration: back, ..layout })
}

/// Keeps what was chosen, to be offered the next time.
pub(super) fn remember(store: &mut Store, choice: &Choice) -> Result<(), ApiError> {
    let printer = if choice.direct { choice.printer.as_str() } else { "" };
    Ok(store.set_meta(LAST, &format!("{} {} {printer}", choice.sheet, choice.side))?)
}

pub(crate) fn last(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<LastPrint, ApiError> {
    let work = desk.work()?;
    let text = work.open.store.meta(LAST)?.unwrap_or_default();
    let mut parts = text.splitn(3, ' ').map(str::to_owned);
    let last = match (parts.next(), parts.next(), parts.next()) {
        (Some(sheet), Some(side), Some(printer)) => Some(PrintChoice { printer, sheet, side }),
        _ => None,
    };
    Ok(LastPrint { last })
}

pub(crate) fn show(
    desk: &mut Desk,
    request: WhichCalibration,
    _: &mut Progress<'_>,
) -> Result<Calibrations, ApiError> {
    told(&desk.work()?.open.store, &request.printer, &request.sheet)
}

fn told(store: &Store, printer: &str, sheet: &str) -> Result<Calibrations, ApiError> {
    let Measured { left_um, top_um, width_um, height_um } = Measured::expected(paper(sheet)?);
    let line =
        |back: bool| Ok::<_, ApiError>(kept(store, &setting(printer, sheet, back))?.map(read));
    let (front, back) = (line(false)?, line(true)?);
    let expected = [left_um, top_um, width_um, height_um].map(thousandths).to_vec();
    Ok(Calibrations { expected, front, back })
}

fn read(calibration: Calibration) -> CalibrationLine {
    let Calibration { right_um, up_um, wider_ppm, taller_ppm } = calibration;
    let [right, up, wider, taller] = [right_um, up_um, wider_ppm, taller_ppm].map(thousandths);
    CalibrationLine { right, up, wider, taller }
}

/// A number of thousandths to a tenth: "19,4".
fn thousandths(number: i32) -> String {
    let rounded = Decimal::new(i64::from(number), 3).round_dp(1);
    let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{rounded:.1}").replace('.', ",")
}

pub(crate) fn sheet(
    desk: &mut Desk,
    request: PrintCalibration,
    _: &mut Progress<'_>,
) -> Result<CardsPrinted, ApiError> {
    let work = desk.work()?;
    let paper = paper(&request.sheet)?;
    let side = side(request.side.as_deref().unwrap_or("front"))?;
    let layout = SheetLayout::new(paper, side);
    let layout = applied(&work.open.store, &request.printer, &request.sheet, layout)?;
    let pdf = calibration_sheet(&layout);
    let pdf = pdf.map_err(|error| ApiError::new("not_printed").with("what", error))?;
    let (files, jobs) = if request.path.trim().is_empty() {
        (Vec::new(), vec![Ready::new(&request.printer, paper, side)?.send(&pdf)?])
    } else {
        (vec![file::write(Path::new(&request.path), &pdf)?.file], Vec::new())
    };
    let pages = if side == Side::Both { 2 } else { 1 };
    Ok(CardsPrinted { cards: 0, pages, files, jobs, question: None })
}

pub(crate) fn set(
    desk: &mut Desk,
    request: SetCalibration,
    _: &mut Progress<'_>,
) -> Result<Calibrations, ApiError> {
    let work = desk.work()?;
    let store = &mut work.open.store;
    let SetCalibration { printer, sheet, back, measured } = request;
    let name = setting(&printer, &sheet, back);
    let text = if measured.iter().all(|text| text.trim().is_empty()) {
        String::new()
    } else {
        // The test sheet was drawn with the help that there was until now.
        let layout = SheetLayout::new(paper(&sheet)?, Side::Both);
        let layout = applied(store, &printer, &sheet, layout)?;
        let before = if back { layout.back_calibration } else { layout.calibration };
        let Calibration { right_um, up_um, wider_ppm, taller_ppm } =
            corrected(before, layout.paper, &measured)?;
        format!("{right_um} {up_um} {wider_ppm} {taller_ppm}")
    };
    store.set_meta(&name, &text)?;
    told(store, &printer, &sheet)
}

fn corrected(
    before: Calibration,
    paper: Paper,
    measured: &[String],
) -> Result<Calibration, ApiError> {
    let bad = || ApiError::new("bad_measure");
    let um: Vec<i32> =
        measured.iter().map(|text| micrometres(text).ok_or_else(bad)).collect::<Result<_, _>>()?;
    let [left_um, top_um, width_um, height_um] = *um.as_slice() else { return Err(bad()) };
    let measured = Measured { left_um, top_um, width_um, height_um };
    before.corrected(paper, measured).ok_or_else(bad)
}

/// "19,4", "19.4", "19,4 mm".
fn micrometres(text: &str) -> Option<i32> {
    let number = text.trim().trim_end_matches("mm").trim().replace(',', ".");
    let number: Decimal = number.parse().ok()?;
    let um = number.checked_mul(Decimal::ONE_THOUSAND)?.round();
    i32::try_from(um).ok().filter(|um| (0..1_000_000).contains(um))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_read_as_people_write_them() {
        let table = [
            ("19,4", Some(19_400)),
            (" 171.25 mm", Some(171_250)),
            ("0", Some(0)),
            ("-1", None),
            ("19 cm", None),
            ("", None),
            ("1e9", None),
        ];
        for (text, expected) in table {
            assert_eq!(micrometres(text), expected, "{text}");
        }
        assert_eq!([19_388, -1_260, -40, 0].map(thousandths), ["19,4", "-1,3", "0,0", "0,0"]);
    }
}
