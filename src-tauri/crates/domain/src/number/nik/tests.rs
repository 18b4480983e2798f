//! The rules of DOMAIN 5 on the NIK, as tables.

use super::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn nik(text: &str) -> Nik {
    Nik::parse(text).unwrap()
}

#[test]
fn each_fault_has_its_kind() {
    let table = [
        ("", "no_nik"),
        (" - ", "no_nik"),
        ("'", "no_nik"),
        ("0", "zero_nik"),
        ("000", "zero_nik"),
        ("647401640696941", "short_nik"),
        ("64740164069699411", "long_nik"),
        ("64740164O6969941", "not_digits"),
        ("6,47401E+15", "numeric_nik"),
        ("6.474014501019e15", "numeric_nik"),
        ("6474014501019821.0", "numeric_nik"),
        ("0474014501019821", "temporary_nik"),
        ("0000000000000000", "placeholder"),
        ("9999999999999999", "placeholder"),
        ("1234567890123456", "placeholder"),
        ("9876543210987654", "placeholder"),
        ("6474010001019821", "bad_day"),
        ("6474013201019821", "bad_day"),
        ("6474014001019821", "bad_day"),
        ("6474017201019821", "bad_day"),
        ("6474014500019821", "bad_month"),
        ("6474014513019821", "bad_month"),
        ("6474014501010000", "serial_zero"),
    ];
    for (text, kind) in table {
        assert_eq!(Nik::parse(text).unwrap_err().kind(), kind, "{text}");
    }
}

#[test]
fn noise_is_stripped() {
    for text in [
        "6474014501019821",
        "'6474014501019821",
        "\u{2019}6474014501019821",
        "647401 450101 9821",
        "64.74.01.450101.9821",
        "\u{00A0}6474014501019821\u{200B}",
        "\u{FEFF}6474014501019821\r\n",
    ] {
        assert_eq!(nik(text).as_str(), "6474014501019821", "{text:?}");
    }
}

#[test]
fn a_nik_kept_as_a_number_is_refused() {
    let table = [
        ("6474010410669300", "numeric_nik"),
        ("6474010410669321", "numeric_nik"),
        ("6.4740104106693E+15", "numeric_nik"),
        ("0", "zero_nik"),
        ("", "no_nik"),
        ("123", "short_nik"),
    ];
    for (text, kind) in table {
        assert_eq!(Nik::fault_of_number(text).kind(), kind, "{text}");
    }
}

#[test]
fn a_nik_tells_sex_region_and_date() {
    let woman = nik("6474014501019821");
    assert_eq!(woman.sex(), Sex::Female);
    assert_eq!(woman.district().to_string(), "64.74.01");
    assert!(woman.born_on_matches(day(2001, 1, 5)));
    assert!(woman.born_on_matches(day(1901, 1, 5)), "the century is not in a NIK");
    assert!(!woman.born_on_matches(day(2001, 5, 1)));
    let man = nik("6474010208679923");
    assert_eq!(man.sex(), Sex::Male);
    assert_eq!(man.calendar().day, 2);
    assert_eq!(man.calendar().month, 8);
    assert_eq!(man.calendar().year_of_century, 67);
}

#[test]
fn the_century_is_the_one_that_makes_a_living_person() {
    let on = day(2026, 10, 1);
    let table = [
        ("6474014501019821", Some(day(2001, 1, 5))),
        ("6474010208679923", Some(day(1967, 8, 2))),
        ("6474010110269001", Some(day(2026, 10, 1))),
        ("6474010210269001", Some(day(1926, 10, 2))),
        ("6474012902009001", Some(day(2000, 2, 29))),
        ("6474013104859001", None),
        ("6474012902859001", None),
    ];
    for (text, born) in table {
        assert_eq!(nik(text).likely_born_on(on), born, "{text}");
    }
}

#[test]
fn a_nik_is_masked_on_screen_and_absent_from_debug() {
    let nik = nik("6474014501019821");
    assert_eq!(nik.masked(), "6474••••••••••21");
    assert_eq!(format!("{nik:?} {:?}", nik.calendar()), "Nik(•) NikCalendar(•)");
    let fault = format!("{:?} {}", NikFault::Short, NikFault::Short);
    assert!(!fault.contains("64"), "a fault never repeats what was typed");
}

#[test]
fn a_nik_travels_as_text() {
    let nik = nik("6474014501019821");
    let bytes = minicbor::to_vec(nik).unwrap();
    assert_eq!(minicbor::decode::<Nik>(&bytes).unwrap(), nik);
    assert!(minicbor::decode::<Nik>(&minicbor::to_vec("12").unwrap()).is_err());
}
