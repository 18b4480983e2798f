//! Where cards stand on sheets. Counted in dots of a 300 dpi printer, so that every card, and with
//! it every module of its QR, begins on a whole dot.

use crate::Card;

/// A dot in points.
pub(crate) const DOT: f32 = 0.24;
/// A card (ISO/IEC 7810 ID-1, 85,60 × 53,98 mm) in dots.
pub(crate) const CARD: (u16, u16) = (1011, 638);

/// What the cards are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm, ten cards a sheet.
    A4,
    /// 215 × 330 mm, the usual paper of Indonesian offices, ten cards a sheet.
    F4,
    /// One blank card a page, for card printers.
    Cr80,
}

impl Paper {
    /// Width and height in dots.
    pub(crate) fn size(self) -> (u16, u16) {
        match self {
            Self::A4 => (2480, 3508),
            Self::F4 => (2540, 3898),
            Self::Cr80 => CARD,
        }
    }

    /// Columns and rows of cards.
    pub(crate) fn grid(self) -> (u16, u16) {
        match self {
            Self::A4 | Self::F4 => (2, 5),
            Self::Cr80 => (1, 1),
        }
    }

    /// Cards on one sheet.
    pub fn slots(self) -> u32 {
        let (columns, rows) = self.grid();
        u32::from(columns).saturating_mul(u32::from(rows))
    }

    /// Left edge of a column, in dots; the grid stands in the middle of the sheet.
    pub(crate) fn left(self, column: u16) -> u16 {
        let (columns, _) = self.grid();
        margin(self.size().0, CARD.0.saturating_mul(columns))
            .saturating_add(CARD.0.saturating_mul(column))
    }

    /// Lower edge of the row that is `above` rows over the lowest one, in dots.
    pub(crate) fn bottom(self, above: u16) -> u16 {
        let (_, rows) = self.grid();
        margin(self.size().1, CARD.1.saturating_mul(rows))
            .saturating_add(CARD.1.saturating_mul(above))
    }

    /// Lower left corner of a slot (from 0, row by row), in dots. On the back the columns are
    /// swapped, so that both sides meet when the sheet is turned over its long edge.
    pub(crate) fn corner(self, slot: u32, back: bool) -> (u16, u16) {
        let (columns, rows) = self.grid();
        let slot = u16::try_from(slot).unwrap_or_default();
        let column = slot.checked_rem(columns).unwrap_or_default();
        let row = slot.checked_div(columns).unwrap_or_default();
        let mirrored = columns.saturating_sub(1).saturating_sub(column);
        let above = rows.saturating_sub(1).saturating_sub(row);
        (self.left(if back { mirrored } else { column }), self.bottom(above))
    }
}

fn margin(sheet: u16, cards: u16) -> u16 {
    sheet.saturating_sub(cards).checked_div(2).unwrap_or_default()
}

/// Which sides are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Fronts only.
    Front,
    /// Backs only, for paper that is put in a second time.
    Back,
    /// Front and back by turns, for a printer that turns the sheet over its long edge.
    Both,
}

impl Side {
    pub(crate) fn pages_per_sheet(self) -> u32 {
        match self {
            Self::Front | Self::Back => 1,
            Self::Both => 2,
        }
    }
}

/// What a printer must be told to hit the paper: measured once on a test sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calibration {
    /// Shift to the right, in micrometres.
    pub right_um: i32,
    /// Shift upwards, in micrometres.
    pub up_um: i32,
    /// Widening in millionths: 2000 makes 100 mm into 100,2 mm.
    pub wider_ppm: i32,
    /// Heightening in millionths. Only a scale cures a drift down the sheet.
    pub taller_ppm: i32,
}

/// How a list of cards is laid out on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetLayout {
    /// The paper.
    pub paper: Paper,
    /// The sides.
    pub side: Side,
    /// First slot to use, 1 at the top left: the rest of a sheet that was begun is not wasted.
    pub start_slot: u32,
    /// For the printer at hand; none by default.
    pub calibration: Calibration,
    /// The same for backs: a printer that turns the sheet shifts them on their own.
    pub back_calibration: Calibration,
}

impl SheetLayout {
    /// Whole sheets from the first slot on, for a printer that needs no help.
    pub fn new(paper: Paper, side: Side) -> Self {
        let none = Calibration::default();
        Self { paper, side, start_slot: 1, calibration: none, back_calibration: none }
    }

    /// The one for a side.
    pub(crate) fn calibration_of(&self, back: bool) -> Calibration {
        if back { self.back_calibration } else { self.calibration }
    }

    /// Slots left empty on the first sheet.
    fn skipped(&self) -> u32 {
        self.start_slot.saturating_sub(1)
    }

    /// Sheet and slot (both from 0) of the card at this place in the list.
    pub(crate) fn place(&self, card: usize) -> (u32, u32) {
        let at = u32::try_from(card).unwrap_or(u32::MAX).saturating_add(self.skipped());
        let slots = self.paper.slots();
        (at.checked_div(slots).unwrap_or_default(), at.checked_rem(slots).unwrap_or_default())
    }

    /// Page, from 1, of the first side printed of a sheet (from 0).
    pub(crate) fn page_of_sheet(&self, sheet: u32) -> u32 {
        sheet.saturating_mul(self.side.pages_per_sheet()).saturating_add(1)
    }
}

/// Where a card came out: asked of the officer as "which pages came out?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Place in the list handed over, from 0.
    pub card: usize,
    /// Page of the file, from 1; with both sides the page of the front.
    pub page: u32,
    /// Slot on the sheet, 1 at the top left, row by row, as seen from the front.
    pub slot: u32,
}

/// Pages that these cards take, without drawing them.
pub fn pages(cards: &[Card], layout: &SheetLayout) -> u32 {
    pages_of(cards.len(), layout)
}

/// Pages that so many cards take.
pub fn pages_of(cards: usize, layout: &SheetLayout) -> u32 {
    let count = u32::try_from(cards).unwrap_or(u32::MAX);
    if count == 0 {
        return 0;
    }
    let sheets = count.saturating_add(layout.skipped()).div_ceil(layout.paper.slots().max(1));
    sheets.saturating_mul(layout.side.pages_per_sheet())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millimetres(dots: u16) -> f32 {
        f32::from(dots) * 25.4 / 300.0
    }

    #[test]
    fn papers_and_cards_have_their_size() {
        let table = [(Paper::A4, 210.0, 297.0), (Paper::F4, 215.0, 330.0)];
        for (paper, width, height) in table {
            assert!((millimetres(paper.size().0) - width).abs() < 0.06);
            assert!((millimetres(paper.size().1) - height).abs() < 0.06);
        }
        assert!((millimetres(CARD.0) - 85.60).abs() < 0.05);
        assert!((millimetres(CARD.1) - 53.98).abs() < 0.05);
    }

    #[test]
    fn a_sheet_is_filled_row_by_row_and_the_grid_stands_in_the_middle() {
        for paper in [Paper::A4, Paper::F4] {
            let (first, last) = (paper.corner(0, false), paper.corner(9, false));
            assert_eq!(paper.corner(1, false), (first.0 + CARD.0, first.1));
            assert_eq!(paper.corner(2, false), (first.0, first.1 - CARD.1));
            let (width, height) = paper.size();
            assert!(first.0.abs_diff(width - last.0 - CARD.0) <= 1);
            assert!(last.1.abs_diff(height - first.1 - CARD.1) <= 1);
            assert!(last.1 >= 100, "a printer leaves 5 mm at the edge");
        }
    }

    #[test]
    fn the_back_of_a_card_lies_behind_its_front() {
        for paper in [Paper::A4, Paper::F4, Paper::Cr80] {
            for slot in 0..paper.slots() {
                let (front, back) = (paper.corner(slot, false), paper.corner(slot, true));
                assert_eq!(paper.size().0 - back.0 - CARD.0, front.0, "turned over the long edge");
                assert_eq!(front.1, back.1);
            }
        }
    }
}
