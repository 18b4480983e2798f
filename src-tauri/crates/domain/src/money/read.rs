//! Amounts as officers type them and spreadsheets hold them.

use super::Rupiah;
use crate::number::strip_invisible;

/// Why an amount cannot be taken as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyFault {
    /// Nothing was given.
    #[error("jumlah belum diisi")]
    Empty,
    /// It can be read in two ways; the guess is to be shown and confirmed, never used silently.
    #[error("jumlah dapat dibaca dengan dua cara")]
    Doubtful {
        /// What was most likely meant.
        guess: Rupiah,
    },
    /// There are sen, which do not exist any more.
    #[error("jumlah harus rupiah bulat")]
    Fraction,
    /// Not an amount.
    #[error("jumlah tidak terbaca")]
    NotMoney,
}

/// Reads `Rp 16.800,00`, `16800`, `16.800,-`, `IDR 16.800`, and in prose `1,6 miliar`, `2 juta`,
/// `78 ribu`. English grouping (`16,800`, `1,600,000`) is doubtful: in Indonesia a comma begins
/// the sen.
///
/// # Errors
/// See [`MoneyFault`].
pub fn read_rupiah(text: &str) -> Result<Rupiah, MoneyFault> {
    let text: String = strip_invisible(text).to_ascii_lowercase();
    let text = text.trim().trim_start_matches('\'');
    let bare = ["rp.", "rp", "idr"].iter().find_map(|mark| text.strip_prefix(mark));
    let text = bare.unwrap_or(text).trim();
    let text = ["rupiah", ",-", ".-"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Err(MoneyFault::Empty);
    }
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end).ok_or(MoneyFault::NotMoney)?;
    let number: String = number.split_whitespace().collect();
    match unit.trim() {
        "" => digits_and_marks(&number),
        unit => in_prose(&number, zeros(unit).ok_or(MoneyFault::NotMoney)?),
    }
}

/// How many zeros a word adds.
fn zeros(unit: &str) -> Option<usize> {
    match unit.trim_end_matches('.') {
        "rb" | "ribu" => Some(3),
        "jt" | "juta" => Some(6),
        "m" | "miliar" | "milyar" | "milliar" => Some(9),
        "t" | "triliun" | "trilyun" => Some(12),
        _ => None,
    }
}

/// "1,6 miliar": the comma, in prose also the dot, begins a fraction of the unit.
fn in_prose(number: &str, zeros: usize) -> Result<Rupiah, MoneyFault> {
    let (whole, fraction) = number.split_once([',', '.']).unwrap_or((number, ""));
    if !all_digits(whole) || !(fraction.is_empty() || all_digits(fraction)) {
        return Err(MoneyFault::NotMoney);
    }
    if fraction.len() > zeros {
        return Err(MoneyFault::Fraction);
    }
    amount(&format!("{whole}{fraction:0<zeros$}"))
}

fn digits_and_marks(number: &str) -> Result<Rupiah, MoneyFault> {
    if all_digits(number) {
        return amount(number);
    }
    let last_mark = number.rfind(['.', ',']).ok_or(MoneyFault::NotMoney)?;
    let (whole, tail) = number.split_at_checked(last_mark).ok_or(MoneyFault::NotMoney)?;
    let comma = tail.starts_with(',');
    let tail = tail.trim_start_matches([',', '.']);
    if !all_digits(tail) {
        return Err(MoneyFault::NotMoney);
    }
    if tail.len() == 3 {
        // Groups alone: "16.800" is sure, "16,800" may be 16 rupiah and 800 thousandths.
        let mark = if comma { ',' } else { '.' };
        if whole.split(mark).next().is_some_and(|first| first.len() > 3) {
            return Err(MoneyFault::NotMoney);
        }
        let guess = amount(&format!("{}{tail}", grouped(whole, mark)?))?;
        return if comma { Err(MoneyFault::Doubtful { guess }) } else { Ok(guess) };
    }
    let group_mark = if comma { '.' } else { ',' };
    let value = amount(&grouped(whole, group_mark)?)?;
    if tail.bytes().any(|b| b != b'0') {
        return Err(MoneyFault::Fraction);
    }
    // "16,800.00" is English throughout.
    if whole.contains(',') { Err(MoneyFault::Doubtful { guess: value }) } else { Ok(value) }
}

/// The digits of groups of three, the first of one to three; or of no groups at all.
fn grouped(text: &str, mark: char) -> Result<String, MoneyFault> {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let alone = !text.contains(mark);
    let fits = all_digits(first)
        && (alone || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && all_digits(group));
    if fits { Ok(text.split(mark).collect()) } else { Err(MoneyFault::NotMoney) }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn amount(digits: &str) -> Result<Rupiah, MoneyFault> {
    Rupiah::parse(digits).map_err(|_| MoneyFault::NotMoney)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indonesian_amounts_are_read() {
        let table = [
            ("Rp 16.800,00", 16_800),
            ("Rp16.800", 16_800),
            ("Rp. 16.800,-", 16_800),
            ("16800", 16_800),
            ("'16800", 16_800),
            ("16800.00", 16_800),
            ("16800,00", 16_800),
            ("IDR 16.800", 16_800),
            ("16.800 rupiah", 16_800),
            ("1.626.307.200", 1_626_307_200),
            ("1,6 miliar", 1_600_000_000),
            ("Rp1,6 Miliar", 1_600_000_000),
            ("6,5 M", 6_500_000_000),
            ("2 juta", 2_000_000),
            ("2,5jt", 2_500_000),
            ("78 ribu", 78_000),
            ("0", 0),
        ];
        for (text, amount) in table {
            assert_eq!(read_rupiah(text), Ok(Rupiah::from_i64(amount)), "{text}");
        }
    }

    #[test]
    fn a_comma_for_thousands_is_doubtful() {
        for (text, guess) in [("16,800", 16_800), ("1,600,000", 1_600_000), ("16,800.00", 16_800)] {
            let guess = Rupiah::from_i64(guess);
            assert_eq!(read_rupiah(text), Err(MoneyFault::Doubtful { guess }), "{text}");
        }
    }

    #[test]
    fn the_rest_is_refused() {
        let table = [
            ("", MoneyFault::Empty),
            ("Rp", MoneyFault::Empty),
            ("-", MoneyFault::Empty),
            ("16.800,50", MoneyFault::Fraction),
            ("1,2345 ribu", MoneyFault::Fraction),
            ("16.80.000", MoneyFault::NotMoney),
            ("1234.567", MoneyFault::NotMoney),
            ("gratis", MoneyFault::NotMoney),
            ("16 ekor", MoneyFault::NotMoney),
            ("-5000", MoneyFault::NotMoney),
            (".500", MoneyFault::NotMoney),
            ("99999999999999999999", MoneyFault::NotMoney),
        ];
        for (text, fault) in table {
            assert_eq!(read_rupiah(text), Err(fault), "{text}");
        }
    }
}
