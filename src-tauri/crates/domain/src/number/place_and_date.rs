//! Place and date of birth in one cell: "Bontang, 12 Agustus 1985".

use chrono::NaiveDate;

use super::clean::{is_apostrophe, tidy_spaces};
use super::date::month_from_word;
use super::read_date;

/// Parts a cell into place and date. Either may be missing: "Tdk Th" is neither.
#[must_use]
pub fn read_place_and_date(text: &str) -> (Option<String>, Option<NaiveDate>) {
    let tidy = tidy_spaces(text);
    let tidy = tidy.trim_start_matches(is_apostrophe);
    let first_digit = tidy.find(|c: char| c.is_ascii_digit()).unwrap_or(tidy.len());
    let (before, from_digit) = tidy.split_at_checked(first_digit).unwrap_or((tidy, ""));
    let date = read_date(from_digit).or_else(|| {
        // "Bontang, Agustus 12, 1985": the date begins with a word.
        let (_, after) = tidy.split_once(',')?;
        read_date(after)
    });
    let mut place = before;
    loop {
        place = place.trim_end_matches(|c: char| !c.is_alphabetic() && !matches!(c, ')' | '.'));
        let (head, last) = place.rsplit_once([',', ' ', '/']).unwrap_or(("", place));
        if place.is_empty() || !belongs_to_the_date(last) {
            break;
        }
        place = head;
    }
    let place = place.trim_matches([' ', ',', '.', ':', ';', '/', '-']);
    ((!place.is_empty()).then(|| place.to_owned()), date)
}

/// Weekdays, months, "tgl", and the ways of saying that nothing is known ("Tdk Th", "tidak tahu").
fn belongs_to_the_date(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "jum'at",
        "sabtu",
        "minggu",
        "ahad",
        "tgl",
        "tanggal",
        "th",
        "thn",
        "tahun",
        "tdk",
        "tidak",
        "tahu",
        "diketahui",
        "tak",
        "blm",
        "belum",
        "ada",
        "kosong",
        "lahir",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    WORDS.iter().any(|w| bare.eq_ignore_ascii_case(w)) || month_from_word(bare).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_parted_into_place_and_date() {
        let born = NaiveDate::from_ymd_opt(1985, 8, 12);
        let table = [
            ("Bontang, 12 Agustus 1985", Some("Bontang"), born),
            ("Bontang, 12-08-1985", Some("Bontang"), born),
            ("BONTANG,12/08/1985", Some("BONTANG"), born),
            ("Bontang 12-08-1985", Some("Bontang"), born),
            ("Bontang / 12 Agt 1985", Some("Bontang"), born),
            ("Bontang, Senin 12 Agustus 1985", Some("Bontang"), born),
            ("Bontang, tgl 12-08-1985", Some("Bontang"), born),
            ("Bontang, Agustus 12, 1985", Some("Bontang"), born),
            (
                "Tenggarong Seberang, Kutai Kartanegara, 12-8-1985",
                Some("Tenggarong Seberang, Kutai Kartanegara"),
                born,
            ),
            ("12-08-1985", None, born),
            ("1985-08-12", None, born),
            ("Surabaya, Tdk Th", Some("Surabaya"), None),
            ("Surabaya, tidak diketahui", Some("Surabaya"), None),
            ("Surabaya", Some("Surabaya"), None),
            ("Surabaya, Mei 1985", Some("Surabaya"), None),
            ("Surabaya, 31-02-1985", Some("Surabaya"), None),
            ("Tdk Th", None, None),
            ("-", None, None),
            ("", None, None),
        ];
        for (text, place, date) in table {
            assert_eq!(read_place_and_date(text), (place.map(str::to_owned), date), "{text}");
        }
    }
}
