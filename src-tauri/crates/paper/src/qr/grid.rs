//! The modules of a QR: a bit each, a row in one number, so that a whole row is looked at at once.

/// Rows of a symbol; a side has at most 77 modules. Bit x of row y is the module at (x, y).
#[derive(Debug, Clone)]
pub(super) struct Grid {
    pub(super) side: u8,
    pub(super) rows: Vec<u128>,
}

pub(super) fn bit(x: u8) -> u128 {
    1u128.wrapping_shl(u32::from(x))
}

impl Grid {
    pub(super) fn new(side: u8) -> Self {
        Self { side, rows: vec![0; usize::from(side)] }
    }

    pub(super) fn dark(&self, x: u8, y: u8) -> bool {
        self.rows.get(usize::from(y)).is_some_and(|row| row & bit(x) != 0)
    }

    pub(super) fn set(&mut self, x: u8, y: u8, dark: bool) {
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            *row = if dark { *row | bit(x) } else { *row & !bit(x) };
        }
    }

    /// This with every module turned that is set in the other.
    pub(super) fn turned(&self, other: &Self) -> Self {
        let rows = self.rows.iter().zip(&other.rows).map(|(a, b)| a ^ b).collect();
        Self { side: self.side, rows }
    }

    /// Columns as rows.
    pub(super) fn transposed(&self) -> Self {
        let mut other = Self::new(self.side);
        for y in 0..self.side {
            for x in 0..self.side {
                if self.dark(x, y) {
                    other.set(y, x, true);
                }
            }
        }
        other
    }

    /// Penalty points for what confuses scanners along the rows: long runs, blocks of one colour
    /// and lookalikes of the finder.
    fn along_rows(&self) -> u32 {
        let full = bit(self.side).wrapping_sub(1);
        self.rows.iter().fold(0, |points, row| {
            let same = !(row ^ (row >> 1)) & (full >> 1);
            let five = same & (same >> 1) & (same >> 2) & (same >> 3);
            let runs = (five & !(five << 1)).count_ones();
            let run_points = five.count_ones().saturating_add(runs.saturating_mul(2));
            let finders = finders(*row).saturating_mul(40);
            points.saturating_add(run_points).saturating_add(finders)
        })
    }

    fn blocks(&self) -> u32 {
        let full = bit(self.side).wrapping_sub(1);
        let pairs = self.rows.iter().zip(self.rows.iter().skip(1));
        pairs.fold(0, |points, (upper, lower)| {
            let dark = upper & lower;
            let light = !(upper | lower) & full;
            let blocks = (dark & (dark >> 1)) | (light & (light >> 1));
            points.saturating_add(blocks.count_ones().saturating_mul(3))
        })
    }

    /// Ten points for each step of 5 % by which dark modules are more or fewer than half.
    fn balance(&self) -> u32 {
        let dark = self.rows.iter().map(|row| row.count_ones()).fold(0, u32::saturating_add);
        let all = u32::from(self.side).saturating_mul(u32::from(self.side)).max(1);
        let off = dark.saturating_mul(2).abs_diff(all).saturating_mul(10);
        off.checked_div(all).unwrap_or_default().saturating_mul(10)
    }

    /// All penalty points; the columns are given, too, as the caller has them.
    pub(super) fn penalty(&self, columns: &Self) -> u32 {
        [self.along_rows(), columns.along_rows(), self.blocks(), self.balance()]
            .into_iter()
            .fold(0, u32::saturating_add)
    }
}

/// Places where dark-light-dark-dark-dark-light-dark stands beside four light modules; the quiet
/// zone is light.
fn finders(row: u128) -> u32 {
    let row = row << 4;
    let core = row & !(row >> 1) & (row >> 2) & (row >> 3) & (row >> 4) & !(row >> 5) & (row >> 6);
    let after = !((row >> 7) | (row >> 8) | (row >> 9) | (row >> 10));
    let before = !((row << 1) | (row << 2) | (row << 3) | (row << 4));
    (core & after).count_ones().saturating_add((core & before).count_ones())
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "the numbers of a test are small")]
mod tests {
    use super::*;

    /// The rule as the standard words it, module by module.
    fn slowly(grid: &Grid) -> u32 {
        let side = usize::from(grid.side);
        let line = |at: usize, across: bool| -> Vec<bool> {
            let module = |n: usize| match across {
                true => grid.dark(at as u8, n as u8),
                false => grid.dark(n as u8, at as u8),
            };
            (0..side).map(module).collect()
        };
        let mut points = 0;
        for line in [false, true].into_iter().flat_map(|a| (0..side).map(move |n| line(n, a))) {
            let runs = line.chunk_by(|a, b| a == b).map(|run| run.len() as u32);
            points += runs.filter(|run| *run >= 5).map(|run| run - 2).sum::<u32>();
            let quiet = [false; 4];
            let padded: Vec<bool> = quiet.into_iter().chain(line).chain(quiet).collect();
            for pattern in ["10111010000", "00001011101"] {
                let pattern: Vec<bool> = pattern.chars().map(|c| c == '1').collect();
                points += 40 * padded.windows(11).filter(|w| **w == pattern).count() as u32;
            }
        }
        for y in 1..grid.side {
            for x in 1..grid.side {
                let corner = grid.dark(x, y);
                let others = [(x - 1, y), (x, y - 1), (x - 1, y - 1)];
                if others.iter().all(|(x, y)| grid.dark(*x, *y) == corner) {
                    points += 3;
                }
            }
        }
        points + grid.balance()
    }

    #[test]
    fn points_are_counted_as_the_standard_says() {
        let mut state = 88_172_645_463_325_252u64;
        for side in [21, 25, 53, 77] {
            let mut grid = Grid::new(side);
            for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                grid.set(x, y, !state.is_multiple_of(3) || (x > 7 && x < 15 && y % 5 == 0));
            }
            assert_eq!(grid.penalty(&grid.transposed()), slowly(&grid), "side {side}");
        }
    }
}
