//! Whole rupiah.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount in whole rupiah; there are no sen. Always within the range of an SQL INTEGER, so
/// that [`Rupiah::to_i64`] cannot fail. Text on the wire (`16800`), `Rp16.800` on screen and
/// paper. There are no operators, for those of `rust_decimal` panic on overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rupiah(Decimal);

/// Why a text is not an amount in the form of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("jumlah rupiah harus bilangan bulat")]
pub struct RupiahFault;

impl Rupiah {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// From an SQL INTEGER.
    #[must_use]
    pub fn from_i64(amount: i64) -> Self {
        Self(Decimal::from(amount))
    }

    /// For an SQL INTEGER.
    #[must_use]
    pub fn to_i64(self) -> i64 {
        i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX)
    }

    /// The form of the wire: digits alone, with a minus if below zero.
    ///
    /// # Errors
    /// [`RupiahFault`] for anything else. What officers type is read by
    /// [`read_rupiah`](super::read_rupiah).
    pub fn parse(text: &str) -> Result<Self, RupiahFault> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RupiahFault);
        }
        text.parse().map(Self::from_i64).map_err(|_| RupiahFault)
    }

    /// The form of the wire, `16800`.
    #[must_use]
    pub fn plain(self) -> String {
        self.to_i64().to_string()
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The sum; `None` beyond the range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::whole(self.0.checked_add(other.0)?)
    }

    /// The difference; `None` beyond the range.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        Self::whole(self.0.checked_sub(other.0)?)
    }

    /// So many times the amount; `None` beyond the range.
    #[must_use]
    pub fn checked_mul(self, count: u64) -> Option<Self> {
        Self::whole(self.0.checked_mul(Decimal::from(count))?)
    }

    /// The amount at a rate (0.02 is two per cent), to the nearest rupiah, halves upwards;
    /// `None` beyond the range.
    #[must_use]
    pub fn checked_rate(self, rate: Decimal) -> Option<Self> {
        let exact = self.0.checked_mul(rate)?;
        Self::whole(exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
    }

    /// How many times the other amount fits, and what is left. `None` if either is below zero or
    /// the other is zero.
    #[must_use]
    pub fn checked_div_rem(self, other: Self) -> Option<(u64, Self)> {
        if self.is_negative() || other <= Self::ZERO {
            return None;
        }
        let rest = Self::whole(self.0.checked_rem(other.0)?)?;
        let times = self.checked_sub(rest)?.0.checked_div(other.0)?;
        Some((u64::try_from(times.normalize().mantissa()).ok()?, rest))
    }

    /// The sum of many; `None` beyond the range.
    #[must_use]
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Keeps the invariant: no digits after the point, within the range of an SQL INTEGER.
    fn whole(amount: Decimal) -> Option<Self> {
        let whole = amount.trunc();
        let number = i64::try_from(whole.mantissa()).ok()?;
        (whole == amount).then(|| Self::from_i64(number))
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.to_i64();
        let sign = if number < 0 { "-" } else { "" };
        write!(f, "{sign}Rp{}", grouped(number.unsigned_abs()))
    }
}

/// A count as it is written in Indonesia: "34.782".
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(i);
        if i > 0 && left.checked_rem(3) == Some(0) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

crate::number::text_value::text_value!(Rupiah, RupiahFault, plain);

#[cfg(test)]
mod tests {
    use super::*;

    fn rp(amount: i64) -> Rupiah {
        Rupiah::from_i64(amount)
    }

    #[test]
    fn amounts_are_shown_with_dots() {
        let table = [
            (0, "Rp0"),
            (999, "Rp999"),
            (16_800, "Rp16.800"),
            (7_012_051_200, "Rp7.012.051.200"),
            (-80_000, "-Rp80.000"),
            (i64::MIN, "-Rp9.223.372.036.854.775.808"),
        ];
        for (amount, shown) in table {
            assert_eq!(rp(amount).to_string(), shown);
            assert_eq!(Rupiah::parse(&rp(amount).plain()), Ok(rp(amount)), "{shown}");
        }
    }

    #[test]
    fn nothing_overflows() {
        let most = rp(i64::MAX);
        assert_eq!(most.checked_add(rp(1)), None);
        assert_eq!(rp(i64::MIN).checked_sub(rp(1)), None);
        assert_eq!(most.checked_mul(2), None);
        assert_eq!(most.checked_mul(u64::MAX), None);
        assert_eq!(most.checked_rate(Decimal::MAX), None);
        assert_eq!(Rupiah::checked_sum([most, rp(1)]), None);
        assert_eq!(rp(2).checked_mul(3), Some(rp(6)));
        assert_eq!(Rupiah::checked_sum([rp(1), rp(2)]), Some(rp(3)));
    }

    #[test]
    fn a_rate_rounds_to_the_nearest_rupiah() {
        let table = [(1_000_000, "0.02", 20_000), (5, "0.5", 3), (4, "0.1", 0), (-5, "0.5", -3)];
        for (amount, rate, due) in table {
            assert_eq!(rp(amount).checked_rate(rate.parse().unwrap()), Some(rp(due)));
        }
    }

    #[test]
    fn division_leaves_a_rest() {
        assert_eq!(rp(10_000_000).checked_div_rem(rp(201_600)), Some((49, rp(121_600))));
        assert_eq!(rp(i64::MAX).checked_div_rem(rp(1)), Some((i64::MAX as u64, rp(0))));
        assert_eq!(rp(10).checked_div_rem(rp(0)), None);
        assert_eq!(rp(-10).checked_div_rem(rp(3)), None);
    }

    #[test]
    fn the_wire_takes_whole_rupiah_only() {
        for text in ["", "-", "1.5", "Rp1", "1e3", "+1", " 1", "9223372036854775808"] {
            assert_eq!(Rupiah::parse(text), Err(RupiahFault), "{text}");
        }
        assert_eq!(minicbor::to_vec(rp(16_800)).unwrap(), minicbor::to_vec("16800").unwrap());
    }
}
