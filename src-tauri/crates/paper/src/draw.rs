//! A page in the making: a short way to say what PDF says at length.

use crate::font::{Face, Faces, WIDER_SPACE};
use printpdf::matrix::CurTransMat;
use printpdf::{
    Color, Greyscale, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing,
    Pt, Rect, Rgb, TextItem, WindingOrder, XObjectId, XObjectTransform,
};

/// The colours of a card. Each stays legible when printed in black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Pure black, which no printer mixes: what must be read, and the QR.
    Black,
    /// Fired clay: headings and the weave.
    Clay,
    /// Labels.
    Grey,
    /// The tint behind a sample.
    Mist,
}

impl Ink {
    fn colour(self) -> Color {
        let grey = |percent| Color::Greyscale(Greyscale { percent, icc_profile: None });
        match self {
            Self::Black => grey(0.0),
            Self::Clay => Color::Rgb(Rgb { r: 0.58, g: 0.22, b: 0.12, icc_profile: None }),
            Self::Grey => grey(0.34),
            Self::Mist => grey(0.84),
        }
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Points.
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

/// Where an image or a rectangle stands, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// Collects what is drawn on one page.
#[derive(Default)]
pub(crate) struct Canvas {
    ops: Vec<Op>,
    ink: Option<Ink>,
}

/// Hundredths of a point are finer than any printer, and short to write.
fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

fn point(x: f32, y: f32) -> Point {
    Point { x: Pt(round(x)), y: Pt(round(y)) }
}

impl Canvas {
    pub(crate) fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    fn fill(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.ops.push(Op::SetFillColor { col: ink.colour() });
        }
    }

    /// Draws with another origin, scale or turn.
    pub(crate) fn within(&mut self, matrix: [f32; 6], draw: impl FnOnce(&mut Self)) {
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        draw(self);
        self.ops.push(Op::RestoreGraphicsState);
        self.ink = None;
    }

    /// Draws with another origin.
    pub(crate) fn at(&mut self, x: f32, y: f32, draw: impl FnOnce(&mut Self)) {
        self.within([1.0, 0.0, 0.0, 1.0, round(x), round(y)], draw);
    }

    /// A line of text that has been through [`Faces::clean`], from its base line.
    pub(crate) fn text(&mut self, style: Style, x: f32, y: f32, text: &str) {
        if text.is_empty() {
            return;
        }
        self.fill(style.ink);
        let font = PdfFontHandle::External(style.face.id());
        let mut items = Vec::new();
        for part in text.split_inclusive(' ') {
            if !items.is_empty() {
                items.push(TextItem::Offset(-f32::from(WIDER_SPACE)));
            }
            items.push(TextItem::Text(part.to_owned()));
        }
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont { font, size: Pt(style.size) },
            Op::SetTextCursor { pos: point(x, y) },
            Op::ShowText { items },
            Op::EndTextSection,
        ]);
    }

    /// A line of text that ends at `x`.
    pub(crate) fn text_to(&mut self, faces: &Faces, style: Style, x: f32, y: f32, text: &str) {
        let width = faces.ems(style.face, text) * style.size;
        self.text(style, x - width, y, text);
    }

    /// A filled shape.
    pub(crate) fn shape(&mut self, ink: Ink, corners: &[(f32, f32)]) {
        self.fill(ink);
        let points = corners.iter().map(|(x, y)| line_point(*x, *y, false)).collect();
        self.polygon(points);
    }

    /// A filled disc.
    pub(crate) fn disc(&mut self, ink: Ink, x: f32, y: f32, radius: f32) {
        self.fill(ink);
        let (r, k) = (radius, radius * 0.5523);
        let quarter = [
            (x, y + r, false),
            (x + k, y + r, true),
            (x + r, y + k, true),
            (x + r, y, false),
            (x + r, y - k, true),
            (x + k, y - r, true),
            (x, y - r, false),
            (x - k, y - r, true),
            (x - r, y - k, true),
            (x - r, y, false),
            (x - r, y + k, true),
            (x - k, y + r, true),
            (x, y + r, false),
        ];
        self.polygon(quarter.iter().map(|(x, y, bezier)| line_point(*x, *y, *bezier)).collect());
    }

    fn polygon(&mut self, points: Vec<LinePoint>) {
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    /// A stroke through these points.
    pub(crate) fn stroke(&mut self, ink: Ink, width: f32, points: &[(f32, f32)], closed: bool) {
        let points = points.iter().map(|(x, y)| line_point(*x, *y, false)).collect();
        self.ops.extend([
            Op::SetOutlineColor { col: ink.colour() },
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::DrawLine { line: Line { points, is_closed: closed } },
        ]);
    }

    /// The outline of an area.
    pub(crate) fn frame(&mut self, ink: Ink, width: f32, area: Area) {
        let mode = Some(PaintMode::Stroke);
        self.ops.extend([
            Op::SetOutlineColor { col: ink.colour() },
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::DrawRectangle { rectangle: Rect { mode, ..clip(area) } },
        ]);
    }

    /// An image, a square of side 1 as PDF sees it, in this area.
    pub(crate) fn image(&mut self, name: &str, area: Area) {
        self.fill(Ink::Black);
        let Area { x, y, width, height } = area;
        let matrix = [width, 0.0, 0.0, height, x, y].map(round);
        self.within(matrix, |canvas| canvas.form(name));
    }

    /// An image that covers this area; what juts out at the sides is not shown.
    pub(crate) fn cover(&mut self, name: &str, area: Area, (width, height): (u16, u16)) {
        let ratio = f32::from(width) / f32::from(height);
        let wide = ratio > area.width / area.height;
        let width = if wide { area.height * ratio } else { area.width };
        let height = if wide { area.height } else { area.width / ratio };
        let (x, y) = (area.x + (area.width - width) / 2.0, area.y + (area.height - height) / 2.0);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::DrawRectangle { rectangle: clip(area) });
        self.image(name, Area { x, y, width, height });
        self.ops.push(Op::RestoreGraphicsState);
        self.ink = None;
    }

    /// A form or image by its name among the resources.
    pub(crate) fn form(&mut self, name: &str) {
        let transform = XObjectTransform { no_auto_scale: true, ..Default::default() };
        self.ops.push(Op::UseXobject { id: XObjectId(name.to_owned()), transform });
    }
}

fn clip(area: Area) -> Rect {
    Rect {
        x: Pt(round(area.x)),
        y: Pt(round(area.y)),
        width: Pt(round(area.width)),
        height: Pt(round(area.height)),
        mode: Some(PaintMode::Clip),
        winding_order: None,
    }
}

fn line_point(x: f32, y: f32, bezier: bool) -> LinePoint {
    LinePoint { p: point(x, y), bezier }
}
