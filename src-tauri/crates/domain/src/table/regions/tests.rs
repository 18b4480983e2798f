//! The asset against what is known of it.

use super::*;

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

#[test]
fn the_asset_holds_every_region_of_its_edition() {
    let regions = Regions::from_texts(
        include_str!("../../../../../../assets/regions/regions.txt"),
        include_str!("../../../../../../assets/regions/superseded.txt"),
    )
    .unwrap();
    let count = |level| regions.areas.iter().filter(|a| a.code.level() == level).count();
    assert_eq!(count(RegionLevel::Province), 38);
    assert_eq!(count(RegionLevel::Regency), 514);
    assert_eq!(count(RegionLevel::District), 7_285);
    let villages: Vec<_> = regions.areas.iter().flat_map(villages).collect();
    assert_eq!(villages.len(), 83_762);
    assert!(villages.is_sorted(), "codes rise, so none stands twice");
    assert!(villages.iter().all(|village| village.code.village_kind().is_some()));
    assert_eq!(regions.superseded.len(), 5);
}

#[test]
fn regions_are_named() {
    let regions = Regions::built_in();
    let table = [
        ("11.01.01.2001", Some("Keude Bakongan")),
        ("11.01.01.2002", Some("Ujong Mangki")),
        ("11.01.01.2015", Some("Darul Ikhsan")),
        ("11.01.01.2999", None),
        ("64", Some("Kalimantan Timur")),
        ("64.74", Some("Kota Bontang")),
        ("64.74.99", None),
        ("31.75", Some("Kota Administrasi Jakarta Timur")),
        ("20", None),
    ];
    for (text, name) in table {
        assert_eq!(regions.name(code(text)), name, "{text}");
        assert_eq!(regions.known(code(text)), name.is_some(), "{text}");
    }
}

#[test]
fn names_hold_commas_quotes_and_digits() {
    let regions = Regions::built_in();
    for name in ["Lubuk Pakam I,II", "Soka\"an", "19 Nopember"] {
        let found = regions.find_villages(name, None, 3);
        assert!(found.iter().any(|village| village.name == name), "{name}");
    }
}

#[test]
fn a_district_is_known_if_it_is_in_use_or_was_once() {
    let regions = Regions::built_in();
    let table = [
        ("64.74.01", true),
        ("64.74.01.1002", true),
        ("64.74.01.9999", true),
        ("64.73.01", true),
        ("64.74.99", false),
        ("99.01.01", false),
        ("64.74", false),
    ];
    for (text, known) in table {
        assert_eq!(regions.district_known(code(text)), known, "{text}");
    }
}

#[test]
fn a_region_lists_what_lies_right_below_it() {
    let regions = Regions::built_in();
    assert_eq!(regions.provinces().len(), 38);
    let children = |text: &str| -> Vec<_> {
        regions.children(code(text)).iter().map(|r| r.code.dotted()).collect()
    };
    assert_eq!(children("64.74"), ["64.74.01", "64.74.02", "64.74.03"]);
    assert_eq!(children("64").len(), 10);
    assert!(children("64.74.02").contains(&"64.74.02.1001".to_owned()));
    assert!(children("64.74.02.1001").is_empty());
    assert!(children("20").is_empty());
}

#[test]
fn a_village_is_told_in_full_and_found_by_its_name() {
    let regions = Regions::built_in();
    let full = regions.in_full(code("64.74.02.1001"));
    assert!(full.starts_with("Kelurahan "), "{full}");
    assert!(full.ends_with("Kota Bontang, Provinsi Kalimantan Timur"), "{full}");
    assert!(regions.in_full(code("91.03")).ends_with("Provinsi Papua"));
    let found = regions.find_villages("bontang", Some(code("64.74")), 10);
    assert!(!found.is_empty());
    assert!(found.iter().all(|village| village.code.is_within(&code("64.74"))));
    let one = found.first().unwrap();
    assert_eq!(regions.find_villages(one.name, Some(one.code), 9), [*one]);
    assert!(regions.find_villages(" ", None, 10).is_empty());
}

#[test]
fn a_table_out_of_order_is_refused() {
    let table = [
        ("=11 Aceh\n=11 Aceh\n", 2),
        ("=12 A\n=11 B\n", 2),
        ("-01 Kabupaten\n", 1),
        ("# x\n=11 Aceh\n2001 Desa\n", 3),
        ("=1 Aceh\n", 1),
    ];
    for (text, line) in table {
        assert_eq!(Regions::from_texts(text, "").unwrap_err(), RegionsFault { line }, "{text}");
    }
    assert!(Regions::from_texts("=11 Aceh", "rabbit").is_err());
}
