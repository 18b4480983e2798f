//! Lampiran II of PP 44/2015 as a table.

use super::*;

fn rp(amount: i64) -> Rupiah {
    Rupiah::from_i64(amount)
}

fn january() -> Month {
    Month::new(2026, 1).unwrap()
}

#[test]
fn every_bracket_costs_one_per_cent_of_its_base() {
    let tariffs = Tariffs::built_in().unwrap();
    let tariff = tariffs.on(january()).unwrap();
    assert_eq!(tariff.brackets.len(), 33);
    for bracket in &tariff.brackets {
        assert_eq!(bracket.base.checked_rate("0.01".parse().unwrap()), Some(bracket.jkk));
        assert!(bracket.from < bracket.base, "the base lies within the bracket");
    }
}

#[test]
fn an_income_falls_into_the_bracket_below_it() {
    let table = [
        (0, 1_000_000, 10_000),
        (1_000_000, 1_000_000, 10_000),
        (1_099_999, 1_000_000, 10_000),
        (1_100_000, 1_200_000, 12_000),
        (2_699_999, 2_600_000, 26_000),
        (2_700_000, 2_950_000, 29_500),
        (8_199_999, 7_950_000, 79_500),
        (8_200_000, 8_700_000, 87_000),
        (20_199_999, 19_700_000, 197_000),
        (20_200_000, 20_700_000, 207_000),
        (900_000_000, 20_700_000, 207_000),
    ];
    let tariffs = Tariffs::built_in().unwrap();
    for (income, base, jkk) in table {
        let due = tariffs.contribution(ProgrammeSet::JKK_JKM, rp(income), january()).unwrap();
        assert_eq!((due.base, due.jkk), (rp(base), rp(jkk)), "{income}");
        assert_eq!(due.jkm, rp(6_800), "JKM is flat");
        assert_eq!(due.jht, Rupiah::ZERO, "JHT was not chosen");
        assert_eq!(due.total, rp(jkk + 6_800));
    }
}

#[test]
fn the_lowest_base_costs_16_800_and_with_jht_36_800() {
    let tariffs = Tariffs::built_in().unwrap();
    let two = tariffs.contribution(ProgrammeSet::JKK_JKM, rp(0), january()).unwrap();
    assert_eq!(two.total, rp(16_800));
    let three = ProgrammeSet::JKK_JKM.with(Programme::Jht);
    let three = tariffs.contribution(three, rp(0), january()).unwrap();
    assert_eq!((three.jht, three.total), (rp(20_000), rp(36_800)));
}

#[test]
fn what_has_no_tariff_has_no_contribution() {
    let tariffs = Tariffs::built_in().unwrap();
    let before = Month::new(2014, 12).unwrap();
    let asked = |income, month| tariffs.contribution(ProgrammeSet::JKK_JKM, rp(income), month);
    assert_eq!(asked(0, before), Err(ContributionFault::NoTariff(before)));
    assert_eq!(asked(-1, january()), Err(ContributionFault::NegativeIncome));
}

#[test]
fn a_newer_row_takes_over_and_an_ended_one_is_not_revived() {
    let row = |from: &str, until: &str, jkm: u32| {
        format!(
            "[[tariff]]\nvalid_from = '{from}'\n{until}source = 's'\njkm = '{jkm}'\n\
             jht_rate = '0.02'\njht_source = 's'\n\
             brackets = [{{ from = '0', base = '1000000', jkk = '10000' }}]\n"
        )
    };
    let text = row("2026-01", "", 1) + &row("2026-03", "valid_until = '2026-04'\n", 2);
    let tariffs = Tariffs::from_toml(&text).unwrap();
    let jkm = |month: &str| tariffs.on(Month::parse(month).unwrap()).map(|t| t.jkm);
    assert_eq!(jkm("2025-12"), None);
    assert_eq!(jkm("2026-02"), Some(rp(1)));
    assert_eq!(jkm("2026-04"), Some(rp(2)));
    assert_eq!(jkm("2026-05"), None);
}

#[test]
fn a_table_without_sense_is_refused() {
    let good = include_str!("../../../../../../assets/tariffs.toml");
    assert!(Tariffs::from_toml(&good.replace("from = \"0\"", "from = \"1\"")).is_err());
    assert!(Tariffs::from_toml(&good.replace("from = \"1100000\"", "from = \"0\"")).is_err());
    assert!(Tariffs::from_toml(&good.replace("6800", "6800.5")).is_err());
    assert!(Tariffs::from_toml("rabbit = 1").is_err());
}
