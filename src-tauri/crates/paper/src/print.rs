//! A list of cards becomes a file for the printer.

use crate::draw::{Canvas, Ink};
use crate::font::Faces;
use crate::photo::Photo;
use crate::portable::{Book, Form, photo_image, qr_image};
use crate::qr::Symbol;
use crate::sheet::{CARD, DOT, Placed, SheetLayout, Side, pages};
use crate::words::CardWords;
use crate::{Card, Paper, PaperError, card_back, card_front};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Cards that one file may hold: memory stays small whatever the village, and printers choke on
/// longer files. The caller splits its list.
pub const MAX_CARDS_PER_FILE: usize = 5_000;

/// Bytes of photos that one file may hold, for the same reason.
pub const MAX_PHOTO_BYTES_PER_FILE: usize = 32 << 20;

/// A file for the printer.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Its pages.
    pub pages: u32,
    /// Where each card came out, in the order in which they were handed over.
    pub slots: Vec<Placed>,
}

/// Only sizes: the file is about people.
impl std::fmt::Debug for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Printed({} cards, {} pages, {} bytes)",
            self.slots.len(),
            self.pages,
            self.pdf.len()
        )
    }
}

/// Sets the cards on sheets. The same cards and layout give the same bytes.
pub fn cards(cards: &[Card], layout: &SheetLayout) -> Result<Printed, PaperError> {
    check(cards, layout)?;
    let (faces, words) = (Faces::get()?, CardWords::indonesian()?);
    let mut prepared = prepare(cards, layout)?;
    let images = images(&mut prepared);
    let grounds = Grounds::of(cards);
    let shop = Shop { cards, layout, faces, words, prepared: &prepared, grounds: &grounds };
    let sheets = shop.sheets();
    let pages = pages(cards, layout);
    let drawn = sheets.into_par_iter().flat_map_iter(|sheet| shop.draw(sheet)).collect();
    let size = layout.paper.size();
    let book = Book {
        title: "Kartu Kepesertaan",
        size: (points(size.0), points(size.1)),
        forms: shop.forms(),
        pages: drawn,
        images,
    };
    let slots = (0..cards.len()).map(|card| {
        let (sheet, slot) = layout.place(card);
        Placed { card, page: layout.page_of_sheet(sheet), slot: slot.saturating_add(1) }
    });
    Ok(Printed { pages, slots: slots.collect(), pdf: book.bind(faces)? })
}

fn check(cards: &[Card], layout: &SheetLayout) -> Result<(), PaperError> {
    let last = layout.paper.slots();
    let photos = cards.iter().filter_map(|card| card.photo.as_ref()).map(Vec::len);
    if cards.is_empty() {
        Err(PaperError::Nothing)
    } else if cards.len() > MAX_CARDS_PER_FILE {
        Err(PaperError::TooMany { given: cards.len(), most: MAX_CARDS_PER_FILE })
    } else if photos.fold(0, usize::saturating_add) > MAX_PHOTO_BYTES_PER_FILE {
        Err(PaperError::PhotosTooLarge { most: MAX_PHOTO_BYTES_PER_FILE })
    } else if !(1..=last).contains(&layout.start_slot) {
        Err(PaperError::NoSuchSlot { given: layout.start_slot, last })
    } else {
        Ok(())
    }
}

/// Points of so many dots.
pub(crate) fn points(dots: u16) -> f32 {
    (f32::from(dots) * DOT * 100.0).round() / 100.0
}

/// What must be made for a card before it is drawn.
struct Prepared {
    symbol: Symbol,
    photo: Option<Photo>,
}

fn prepare(cards: &[Card], layout: &SheetLayout) -> Result<Vec<Prepared>, PaperError> {
    if layout.side == Side::Back {
        return Ok(Vec::new());
    }
    let prepare = |(index, card): (usize, &Card)| {
        let symbol = Symbol::new(&card.qr).ok_or(PaperError::QrTooLong { card: index })?;
        let read = |jpeg: &Vec<u8>| Photo::read(jpeg).ok_or(PaperError::Photo { card: index });
        Ok(Prepared { symbol, photo: card.photo.as_ref().map(read).transpose()? })
    };
    cards.par_iter().enumerate().map(prepare).collect()
}

fn qr_name(card: usize) -> String {
    format!("Q{card}")
}

fn photo_name(card: usize) -> String {
    format!("P{card}")
}

fn images(prepared: &mut [Prepared]) -> BTreeMap<String, printpdf::ExternalXObject> {
    let mut images = BTreeMap::new();
    for (index, made) in prepared.iter_mut().enumerate() {
        images.insert(qr_name(index), qr_image(&mut made.symbol));
        if let Some(photo) = &mut made.photo {
            images.insert(photo_name(index), photo_image(photo));
        }
    }
    images
}

/// The grounds that occur, each with the name of its form. Usually one village, so one or two.
struct Grounds<'a> {
    fronts: BTreeMap<card_front::Ground<'a>, String>,
    backs: BTreeMap<card_back::Ground<'a>, String>,
}

impl<'a> Grounds<'a> {
    fn of(cards: &'a [Card]) -> Self {
        let mut grounds = Self { fronts: BTreeMap::new(), backs: BTreeMap::new() };
        for card in cards {
            let known = grounds.fronts.len();
            let front = grounds.fronts.entry(card_front::Ground::of(card));
            front.or_insert_with(|| format!("F{known}"));
            let known = grounds.backs.len();
            let back = grounds.backs.entry(card_back::Ground::of(card));
            back.or_insert_with(|| format!("B{known}"));
        }
        grounds
    }
}

const MARKS: &str = "M";

struct Shop<'a> {
    cards: &'a [Card],
    layout: &'a SheetLayout,
    faces: &'a Faces,
    words: &'a CardWords,
    prepared: &'a [Prepared],
    grounds: &'a Grounds<'a>,
}

impl Shop<'_> {
    /// Sheet by sheet, the cards (by place in the list) with their slots.
    fn sheets(&self) -> Vec<Vec<(usize, u32)>> {
        let mut sheets: Vec<Vec<(usize, u32)>> = Vec::new();
        for card in 0..self.cards.len() {
            let (sheet, slot) = self.layout.place(card);
            let sheet = usize::try_from(sheet).unwrap_or(usize::MAX);
            if sheets.len() <= sheet {
                sheets.push(Vec::new());
            }
            if let Some(sheet) = sheets.last_mut() {
                sheet.push((card, slot));
            }
        }
        sheets
    }

    fn draw(&self, sheet: Vec<(usize, u32)>) -> Vec<Vec<printpdf::Op>> {
        let sides: &[bool] = match self.layout.side {
            Side::Front => &[false],
            Side::Back => &[true],
            Side::Both => &[false, true],
        };
        sides.iter().map(|back| self.page(&sheet, *back)).collect()
    }

    fn page(&self, sheet: &[(usize, u32)], back: bool) -> Vec<printpdf::Op> {
        let mut canvas = Canvas::default();
        let calibration = self.layout.calibration_of(back);
        if calibration == Default::default() {
            self.fill(sheet, back, &mut canvas);
        } else {
            canvas.within(matrix(calibration), |canvas| self.fill(sheet, back, canvas));
        }
        canvas.into_ops()
    }

    fn fill(&self, sheet: &[(usize, u32)], back: bool, canvas: &mut Canvas) {
        if self.layout.paper != Paper::Cr80 {
            canvas.form(MARKS);
        }
        for (index, slot) in sheet {
            let Some(card) = self.cards.get(*index) else { continue };
            let (x, y) = self.layout.paper.corner(*slot, back);
            canvas.at(points(x), points(y), |canvas| match back {
                true => self.back(card, canvas),
                false => self.front(*index, card, canvas),
            });
        }
    }

    fn front(&self, index: usize, card: &Card, canvas: &mut Canvas) {
        let ground = self.grounds.fronts.get(&card_front::Ground::of(card));
        let (Some(ground), Some(made)) = (ground, self.prepared.get(index)) else { return };
        let (qr, photo) = (qr_name(index), photo_name(index));
        let photo = made.photo.as_ref().map(|made| (made, photo.as_str()));
        let front = card_front::Front { card, ground, symbol: &made.symbol, qr: &qr, photo };
        front.draw(self.faces, &self.words.front, canvas);
    }

    fn back(&self, card: &Card, canvas: &mut Canvas) {
        if let Some(ground) = self.grounds.backs.get(&card_back::Ground::of(card)) {
            canvas.form(ground);
        }
    }

    /// Everything that is drawn once.
    fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        let mut add = |name: &str, draw: &dyn Fn(&mut Canvas)| {
            let mut canvas = Canvas::default();
            draw(&mut canvas);
            forms.push(Form { name: name.to_owned(), ops: canvas.into_ops() });
        };
        if self.layout.paper != Paper::Cr80 {
            add(MARKS, &|canvas| marks(self.layout.paper, canvas));
        }
        if self.layout.side != Side::Back {
            for (ground, name) in &self.grounds.fronts {
                add(name, &|canvas| ground.draw(self.faces, &self.words.front, canvas));
            }
        }
        if self.layout.side != Side::Front {
            for (ground, name) in &self.grounds.backs {
                add(name, &|canvas| ground.draw(self.faces, self.words, canvas));
            }
        }
        forms
    }
}

/// Shift and scale that the printer at hand needs.
pub(crate) fn matrix(calibration: crate::Calibration) -> [f32; 6] {
    let scale = |ppm: i32| 1.0 + ppm as f32 / 1_000_000.0;
    let shift = |um: i32| um as f32 * 72.0 / 25_400.0;
    let crate::Calibration { right_um, up_um, wider_ppm, taller_ppm } = calibration;
    [scale(wider_ppm), 0.0, 0.0, scale(taller_ppm), shift(right_um), shift(up_um)]
}

/// Where to cut: ticks outside the cards, and small crosses where four cards meet.
fn marks(paper: Paper, canvas: &mut Canvas) {
    const HAIR: f32 = 0.25;
    let (columns, rows) = paper.grid();
    let x = |column: u16| points(paper.left(0)) + points(CARD.0) * f32::from(column);
    let y = |row: u16| points(paper.bottom(0)) + points(CARD.1) * f32::from(row);
    let mut line = |points: [(f32, f32); 2]| canvas.stroke(Ink::Grey, HAIR, &points, false);
    for column in 0..=columns {
        line([(x(column), y(0) - 14.0), (x(column), y(0) - 4.0)]);
        line([(x(column), y(rows) + 4.0), (x(column), y(rows) + 14.0)]);
    }
    for row in 0..=rows {
        line([(x(0) - 14.0, y(row)), (x(0) - 4.0, y(row))]);
        line([(x(columns) + 4.0, y(row)), (x(columns) + 14.0, y(row))]);
    }
    for row in 1..rows {
        line([(x(1) - 3.0, y(row)), (x(1) + 3.0, y(row))]);
        line([(x(1), y(row) - 3.0), (x(1), y(row) + 3.0)]);
    }
}
