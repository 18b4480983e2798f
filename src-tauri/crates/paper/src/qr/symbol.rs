//! Where the codewords of a QR go, and the mask that makes it easiest to read.

use super::grid::{Grid, bit};
use std::sync::OnceLock;

/// What all symbols of a version share.
struct Frame {
    /// Finders, timing, alignment and version, by rows and by columns.
    fixed: (Grid, Grid),
    /// Modules of the data in their order.
    order: Vec<(u8, u8)>,
    /// The eight masks, where there are data, by rows and by columns.
    masks: Vec<(Grid, Grid)>,
}

static FRAMES: [OnceLock<Frame>; 15] = [const { OnceLock::new() }; 15];

/// The symbol with the mask that earns the fewest penalty points, and the number of that mask.
pub(super) fn symbol(version: u8, words: &[u8]) -> Option<(Grid, u8)> {
    let frame = FRAMES.get(usize::from(version.checked_sub(1)?))?;
    let frame = frame.get_or_init(|| Frame::new(version));
    let (mut rows, mut columns) = frame.fixed.clone();
    let bits = words.iter().flat_map(|word| (0..8u32).rev().map(move |at| (word >> at) & 1 == 1));
    for ((x, y), _) in frame.order.iter().zip(bits).filter(|(_, dark)| *dark) {
        rows.set(*x, *y, true);
        columns.set(*y, *x, true);
    }
    let tried = (0u8..).zip(&frame.masks).map(|(mask, (by_rows, by_columns))| {
        let (mut rows, mut columns) = (rows.turned(by_rows), columns.turned(by_columns));
        state_format(mask, &mut rows, &mut columns);
        (rows.penalty(&columns), mask, rows)
    });
    tried.min_by_key(|(points, mask, _)| (*points, *mask)).map(|(_, mask, rows)| (rows, mask))
}

impl Frame {
    fn new(version: u8) -> Self {
        let side = version.saturating_mul(4).saturating_add(17);
        let mut draft = Draft { fixed: Grid::new(side), taken: Grid::new(side) };
        draft.timing();
        draft.finders();
        draft.alignment(version);
        draft.version(version);
        let Draft { fixed, taken } = draft;
        let order = order(&taken);
        let masks = (0..8).map(|number| {
            let mut mask = Grid::new(side);
            for (x, y) in &order {
                mask.set(*x, *y, turns(number, u16::from(*x), u16::from(*y)));
            }
            let columns = mask.transposed();
            (mask, columns)
        });
        let masks = masks.collect();
        let columns = fixed.transposed();
        Self { fixed: (fixed, columns), order, masks }
    }
}

/// The fixed modules while they are set, and all that is not for data.
struct Draft {
    fixed: Grid,
    taken: Grid,
}

impl Draft {
    fn set(&mut self, x: u8, y: u8, dark: bool) {
        self.fixed.set(x, y, dark);
        self.taken.set(x, y, true);
    }

    fn timing(&mut self) {
        for at in 0..self.fixed.side {
            self.set(at, 6, at.is_multiple_of(2));
            self.set(6, at, at.is_multiple_of(2));
        }
    }

    /// The three large squares with their light borders, and the room for the format beside them.
    fn finders(&mut self) {
        let side = self.fixed.side;
        let far = side.saturating_sub(7);
        for (left, top) in [(0u8, 0u8), (far, 0), (0, far)] {
            for y in top.saturating_sub(1)..side.min(top.saturating_add(8)) {
                for x in left.saturating_sub(1)..side.min(left.saturating_add(8)) {
                    let across = x.abs_diff(left.saturating_add(3));
                    let ring = across.max(y.abs_diff(top.saturating_add(3)));
                    self.set(x, y, ring != 2 && ring != 4);
                }
            }
        }
        for at in (0..=8).chain(side.saturating_sub(8)..side) {
            for (x, y) in [(8, at), (at, 8)] {
                if !self.taken.dark(x, y) {
                    self.set(x, y, false);
                }
            }
        }
    }

    /// Small squares in a lattice, but where they would meet a finder.
    fn alignment(&mut self, version: u8) {
        let places = lattice(version, self.fixed.side);
        for (row, cy) in places.iter().enumerate() {
            for (column, cx) in places.iter().enumerate() {
                let last = places.len().saturating_sub(1);
                if [(0, 0), (0, last), (last, 0)].contains(&(row, column)) {
                    continue;
                }
                for y in cy.saturating_sub(2)..=cy.saturating_add(2) {
                    for x in cx.saturating_sub(2)..=cx.saturating_add(2) {
                        self.set(x, y, x.abs_diff(*cx).max(y.abs_diff(*cy)) != 1);
                    }
                }
            }
        }
    }

    /// From version 7 on a symbol says its version, twice.
    fn version(&mut self, version: u8) {
        if version < 7 {
            return;
        }
        let number = u32::from(version);
        let bits = (number << 12) | remainder(number, 12, 0x1f25);
        for at in 0..18u8 {
            let dark = bits & (1u32.wrapping_shl(u32::from(at))) != 0;
            let far = self.fixed.side.saturating_sub(11).saturating_add(at % 3);
            self.set(far, at / 3, dark);
            self.set(at / 3, far, dark);
        }
    }
}

/// Rows and columns on which alignment squares stand.
fn lattice(version: u8, side: u8) -> Vec<u8> {
    if version < 2 {
        return Vec::new();
    }
    let between = u16::from(version / 7).saturating_add(1);
    let room = u16::from(version).saturating_mul(8).saturating_add(8);
    let room = room.saturating_add(between.saturating_mul(3));
    let step = room.checked_div(between.saturating_mul(4)).unwrap_or_default().saturating_mul(2);
    let last = u16::from(side.saturating_sub(7));
    let others = (0..between).rev().map(|n| last.saturating_sub(n.saturating_mul(step)));
    [6].into_iter().chain(others.filter_map(|at| u8::try_from(at).ok())).collect()
}

/// Check bits after a number: the remainder of its division by this polynomial.
fn remainder(number: u32, bits: u32, polynomial: u32) -> u32 {
    let top = 1u32.wrapping_shl(bits.saturating_sub(1));
    (0..bits).fold(number, |rest, _| {
        let carry = rest & top != 0;
        ((rest << 1) ^ if carry { polynomial } else { 0 }) & (top << 1).wrapping_sub(1)
    })
}

/// Upwards and downwards by turns, two modules wide, from the lower right corner.
fn order(taken: &Grid) -> Vec<(u8, u8)> {
    let side = taken.side;
    let mut order = Vec::new();
    let right = (1..side)
        .rev()
        .step_by(2)
        .map(|right| if right <= 6 { right.saturating_sub(1) } else { right });
    for right in right {
        let upwards = right.wrapping_add(1) & 2 == 0;
        for step in 0..side {
            let y = if upwards { side.saturating_sub(1).saturating_sub(step) } else { step };
            let pair = [right, right.saturating_sub(1)];
            order.extend(pair.into_iter().filter(|x| !taken.dark(*x, y)).map(|x| (x, y)));
        }
    }
    order
}

/// Whether a mask turns the module at (x, y).
fn turns(mask: u8, x: u16, y: u16) -> bool {
    let (sum, product) = (x.wrapping_add(y), x.wrapping_mul(y));
    let number = match mask {
        0 => sum % 2,
        1 => y % 2,
        2 => x % 3,
        3 => sum % 3,
        4 => (x / 3).wrapping_add(y / 2) % 2,
        5 => (product % 2).wrapping_add(product % 3),
        6 => (product % 2).wrapping_add(product % 3) % 2,
        _ => (sum % 2).wrapping_add(product % 3) % 2,
    };
    number == 0
}

/// Level and mask, twice, and the module that is always dark. The bits of level M are 00.
fn state_format(mask: u8, rows: &mut Grid, columns: &mut Grid) {
    let number = u32::from(mask);
    let bits = ((number << 10) | remainder(number, 10, 0x537)) ^ 0x5412;
    let side = rows.side;
    let mut set = |x: u8, y: u8, at: u8| {
        let dark = u128::from(bits) & bit(at) != 0;
        rows.set(x, y, dark);
        columns.set(y, x, dark);
    };
    for at in 0..15u8 {
        let near = match at {
            0..=5 => (8, at),
            6 => (8, 7),
            7 => (8, 8),
            8 => (7, 8),
            _ => (14u8.saturating_sub(at), 8),
        };
        let far = match at {
            0..=7 => (side.saturating_sub(1).saturating_sub(at), 8),
            _ => (8, side.saturating_sub(15).saturating_add(at)),
        };
        set(near.0, near.1, at);
        set(far.0, far.1, at);
    }
    rows.set(8, side.saturating_sub(8), true);
    columns.set(side.saturating_sub(8), 8, true);
}
