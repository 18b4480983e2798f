//! Where the next line stands: fills page after page, from the head to the foot.

use super::{Block, Letter, Letterhead, Sheet};
use crate::draw::{Canvas, Ink, Style};
use crate::fit::wrap;
use crate::font::{Face, Faces};
use crate::qr::Runs;

/// 18 mm: printers leave a border, and papers are put on file.
pub(super) const MARGIN: f32 = 51.0;
pub(super) const TEXT: Style = Style { face: Face::Medium, size: 9.6, ink: Ink::Black };
pub(super) const STRONG: Style = Style { face: Face::Bold, ..TEXT };
pub(super) const HAIR: f32 = 0.4;
const SMALL: Style = Style { face: Face::Medium, size: 7.0, ink: Ink::Grey };
/// Behind the text of a paper that does not count.
const BEHIND: Style = Style { face: Face::Bold, size: 104.0, ink: Ink::Mist };
/// Left free on both sides of the head, for a coat of arms.
const ARMS: f32 = 62.0;
/// So many lines of a text go with what must not stand alone.
const LAST_LINES: usize = 3;
/// Between two blocks.
pub(super) const GAP: f32 = 9.0;

/// From one base line to the next.
pub(super) fn leading(style: Style) -> f32 {
    style.size * 1.42
}

/// Millimetres in points.
pub(super) fn mm(millimetres: u8) -> f32 {
    f32::from(millimetres) * 72.0 / 25.4
}

pub(super) struct Setter<'a> {
    pub(super) faces: &'a Faces,
    letter: &'a Letter,
    /// Of the page.
    size: (f32, f32),
    done: Vec<Canvas>,
    pub(super) canvas: Canvas,
    /// Everything above is set.
    pub(super) y: f32,
    /// What follows the block that is set stands so high on the same page as its end.
    after: f32,
}

impl<'a> Setter<'a> {
    pub(super) fn new(faces: &'a Faces, letter: &'a Letter) -> Self {
        let (size, y) = (letter.size(), 0.0);
        let (done, canvas, after) = (Vec::new(), Canvas::default(), 0.0);
        Self { faces, letter, size, done, canvas, y, after }
    }

    /// The pages of a sheet; the feet come last, when their number is known.
    pub(super) fn set(mut self, sheet: &Sheet) -> Vec<Vec<printpdf::Op>> {
        self.begin();
        self.head(&self.letter.letterhead);
        let mut blocks = sheet.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            // Nobody signs a page on which nothing else stands.
            self.after = match blocks.peek() {
                Some(Block::Signatures(signatures)) => self.to_sign(signatures) + GAP,
                _ => 0.0,
            };
            self.block(block);
        }
        let mut pages = std::mem::take(&mut self.done);
        pages.push(std::mem::take(&mut self.canvas));
        let count = pages.len();
        let foot = |(page, mut canvas): (usize, Canvas)| {
            self.foot(&mut canvas, &sheet.footer, (page.saturating_add(1), count));
            canvas.into_ops()
        };
        pages.into_iter().enumerate().map(foot).collect()
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title, lines) => self.title(title, lines),
            Block::Opening { pairs, dated, recipient } => self.opening(pairs, dated, recipient),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Pairs(pairs) => self.pairs(pairs, self.width()),
            Block::Items(items) => self.items(items),
            Block::Table(table) => self.table(table),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Qr(text) => self.qr(text),
        }
        self.y -= GAP;
    }

    /// Between the margins.
    pub(super) fn width(&self) -> f32 {
        self.size.0 - MARGIN * 2.0
    }

    fn top(&self) -> f32 {
        self.size.1 - MARGIN
    }

    /// From the upper to the lower margin.
    pub(super) fn height(&self) -> f32 {
        self.size.1 - MARGIN * 2.0
    }

    /// A page with nothing on it yet.
    fn begin(&mut self) {
        self.y = self.top();
        let mark = self.faces.clean(&self.letter.mark);
        if mark.is_empty() {
            return;
        }
        let length = self.faces.ems(BEHIND.face, &mark) * BEHIND.size;
        // 45 degrees, through the middle of the page.
        let turn = std::f32::consts::FRAC_1_SQRT_2;
        let (x, y) = (self.size.0 / 2.0, self.size.1 / 2.0);
        self.canvas.within([turn, turn, -turn, turn, x, y], |canvas| {
            canvas.text(BEHIND, -length / 2.0, -BEHIND.size * 0.36, &mark);
        });
    }

    /// On to the next page.
    pub(super) fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.canvas));
        self.begin();
    }

    /// Whether something so high still fits on this page, or would on no other either.
    pub(super) fn fits(&self, height: f32) -> bool {
        self.y - height >= MARGIN - 0.01 || self.y >= self.top()
    }

    /// Goes on to the next page where so much does not fit on this one.
    pub(super) fn room(&mut self, height: f32) {
        if !self.fits(height) {
            self.turn();
        }
    }

    /// The same for the end of a block, which stands with what follows it.
    pub(super) fn room_to_end(&mut self, height: f32) {
        self.room(height + self.after);
    }

    /// Whether the end of a block fits here with what follows it.
    pub(super) fn fits_to_end(&self, height: f32) -> bool {
        self.fits(height + self.after)
    }

    /// The text in lines of this width.
    pub(super) fn lines(&self, style: Style, width: f32, text: &str) -> Vec<String> {
        wrap(self.faces, style.face, style.size, width, &self.faces.clean(text))
    }

    /// The same of several texts, one below the other.
    pub(super) fn flow(&self, style: Style, width: f32, texts: &[String]) -> Vec<String> {
        texts.iter().flat_map(|text| self.lines(style, width, text)).collect()
    }

    /// Width of a text.
    pub(super) fn measure(&self, style: Style, text: &str) -> f32 {
        self.faces.ems(style.face, text) * style.size
    }

    /// Takes room for one line, on the next page where it does not fit here; says its base line.
    pub(super) fn step(&mut self, style: Style) -> f32 {
        self.room(leading(style));
        self.y -= leading(style);
        self.y + style.size * 0.32
    }

    /// One line of text from `x`.
    pub(super) fn line(&mut self, style: Style, x: f32, text: &str) {
        let base = self.step(style);
        self.canvas.text(style, x, base, text);
    }

    /// A line in the middle, smaller if it must be.
    fn centre(&mut self, style: Style, room: f32, text: &str) {
        let text = self.faces.clean(text);
        let ems = self.faces.ems(style.face, &text).max(0.01);
        let size = style.size.min(room / ems);
        self.room(style.size * 1.28);
        self.y -= style.size * 1.28;
        let x = (self.size.0 - ems * size) / 2.0;
        self.canvas.text(Style { size, ..style }, x, self.y, &text);
    }

    fn rule(&mut self, y: f32, width: f32) {
        let points = [(MARGIN, y), (self.size.0 - MARGIN, y)];
        self.canvas.stroke(Ink::Black, width, &points, false);
    }

    /// Letterhead and double rule.
    fn head(&mut self, head: &Letterhead) {
        let Some((largest, lines)) = head.lines.split_last() else { return };
        let room = self.width() - ARMS * 2.0;
        for line in lines {
            self.centre(Style { size: 10.6, ..STRONG }, room, line);
        }
        self.centre(Style { size: 14.0, ..STRONG }, room, largest);
        let contact = Style { size: 8.2, ..TEXT };
        self.y -= 2.0;
        for line in self.lines(contact, room, &head.contact) {
            self.centre(contact, room, &line);
        }
        // As high as a coat of arms at least.
        self.y = self.y.min(self.top() - ARMS);
        self.rule(self.y - 7.0, 1.6);
        self.rule(self.y - 9.4, 0.5);
        self.y -= 12.0 + GAP;
    }

    /// In as many lines as it needs, in the middle.
    fn title(&mut self, title: &str, under: &[String]) {
        self.room(72.0);
        let strong = Style { size: 12.0, ..STRONG };
        for line in self.lines(strong, self.width(), title) {
            self.centre(strong, self.width(), &line);
        }
        let small = Style { size: 8.8, ..TEXT };
        for line in self.flow(small, self.width(), under) {
            self.centre(small, self.width(), &line);
        }
        self.y -= 3.0;
    }

    fn paragraph(&mut self, text: &str) {
        let lines = self.lines(TEXT, self.width(), text);
        let kept = lines.len().min(LAST_LINES);
        let last = lines.len().saturating_sub(kept);
        for (place, line) in lines.iter().enumerate() {
            if place == last {
                self.room_to_end(leading(TEXT) * super::block::count(kept));
            }
            self.line(TEXT, MARGIN, line);
        }
    }

    fn qr(&mut self, text: &str) {
        if let Some(qr) = Runs::new(text) {
            self.room(qr.side());
            qr.draw(&mut self.canvas, MARGIN, self.y);
            self.y -= qr.side();
        }
    }

    fn foot(&self, canvas: &mut Canvas, text: &str, (page, count): (usize, usize)) {
        let y = MARGIN - 20.0;
        let number = format!("halaman {page} dari {count}");
        let room = self.width() - self.measure(SMALL, &number) - 12.0;
        let text = self.faces.clean(text);
        // What a list was printed from may be long; the number of the page stays free.
        let size = SMALL.size.min(room / self.faces.ems(SMALL.face, &text).max(0.01));
        canvas.text(Style { size, ..SMALL }, MARGIN, y, &text);
        canvas.text_to(self.faces, SMALL, self.size.0 - MARGIN, y, &number);
    }
}
