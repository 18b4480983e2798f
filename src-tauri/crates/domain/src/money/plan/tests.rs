use super::super::Month;
use super::*;

fn m(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn rp(amount: i64) -> Rupiah {
    Rupiah::from_i64(amount)
}

fn purse(money: i64, relief: Relief, reduced: bool) -> Purse {
    Purse { money: rp(money), relief, reduced }
}

fn group(people: Option<u64>, sector: Sector) -> Group {
    Group { people, income: Rupiah::ZERO, sector }
}

fn planned(months: MonthRange, groups: Vec<Group>, purses: Vec<Purse>) -> Plan {
    let (tariffs, reliefs) = (Tariffs::built_in().unwrap(), Reliefs::built_in().unwrap());
    let rules = Rules { tariffs: &tariffs, reliefs: &reliefs };
    plan(&rules, &Wish { months, programmes: ProgrammeSet::JKK_JKM, groups, purses }).unwrap()
}

#[test]
fn money_buys_whole_places() {
    let year = MonthRange::of(m("2024-01"), 12);
    let other = Sector::Other;
    let got = planned(year, vec![group(None, other)], vec![purse(10_000_000, Relief::No, false)]);
    assert_eq!((got.places, got.rests[0], got.over), (49, rp(121_600), Rupiah::ZERO));
    let fifty = vec![group(Some(50), other)];
    let got = planned(year, fifty.clone(), vec![purse(10_000_000, Relief::No, false)]);
    assert_eq!((got.places, got.over), (49, rp(80_000)), "warned, not blocked");
    let got = planned(year, fifty, vec![]);
    assert_eq!((got.places, got.over), (0, rp(10_080_000)), "people into money");
}

#[test]
fn the_first_purse_pays_the_first_group_until_it_is_empty() {
    let year = MonthRange::of(m("2024-01"), 12);
    let groups = vec![group(Some(3), Sector::Transport), group(Some(4), Sector::Other)];
    let purses = vec![purse(201_600 * 5, Relief::No, false), purse(300_000, Relief::No, false)];
    let got = planned(year, groups, purses);
    let places: Vec<_> = got.shares.iter().map(|s| (s.purse, s.group, s.places)).collect();
    assert_eq!(places, [(0, 0, 3), (0, 1, 2), (1, 0, 0), (1, 1, 1)]);
    assert_eq!((got.unpaid[0].group, got.unpaid[0].people), (1, 1));
    assert_eq!(got.over, rp(201_600 - 98_400));
}

#[test]
fn relief_ends_in_the_middle_and_is_taken_only_when_chosen() {
    let months = MonthRange::of(m("2027-02"), 4);
    let transport = vec![group(Some(1), Sector::Transport)];
    let table = [
        (Relief::Yes, true, 8_400 * 2 + 16_800 * 2),
        (Relief::Yes, false, 16_800 * 4),
        (Relief::Ask, true, 16_800 * 4),
        (Relief::No, true, 16_800 * 4),
    ];
    for (relief, reduced, due) in table {
        let got = planned(months, transport.clone(), vec![purse(1_000_000, relief, reduced)]);
        assert_eq!(got.cost, rp(due), "{relief:?} {reduced}");
        let lowest = if relief == Relief::No { 16_800 * 4 } else { 8_400 * 2 + 16_800 * 2 };
        assert_eq!(got.shares[0].price.lowest, rp(lowest), "{relief:?}: shown beside");
        assert_eq!(got.shares[0].price.normal, rp(16_800 * 4));
        let monthly = got.monthly(months).unwrap();
        let sum = Rupiah::checked_sum(monthly.iter().map(|one| one.cost)).unwrap();
        assert_eq!((monthly.len(), sum), (4, got.cost), "the months are the whole");
        let taken = if relief == Relief::Yes && reduced { 8_400 } else { 0 };
        assert_eq!(monthly[1].relief, rp(taken), "March still has it");
        assert_eq!(monthly[2].relief, Rupiah::ZERO, "April no longer");
    }
}

#[test]
fn a_tariff_may_change_in_the_middle() {
    let text = include_str!("../../../../../../assets/tariffs.toml");
    let newer = "\n[[tariff]]\nvalid_from = \"2026-07\"\nsource = \"uji\"\njkm = \"7000\"\n\
                 jht_rate = \"0.02\"\njht_source = \"uji\"\nbrackets = [{ from = \"0\", base = \
                 \"1000000\", jkk = \"11000\" }]\n";
    let tariffs = Tariffs::from_toml(&format!("{text}{newer}")).unwrap();
    let reliefs = Reliefs::built_in().unwrap();
    let rules = Rules { tariffs: &tariffs, reliefs: &reliefs };
    let purses = vec![purse(10_000_000, Relief::No, false)];
    let (months, groups) = (MonthRange::of(m("2026-01"), 12), vec![group(None, Sector::Other)]);
    let wish = Wish { months, programmes: ProgrammeSet::JKK_JKM, groups, purses };
    let got = plan(&rules, &wish).unwrap();
    assert_eq!(got.shares[0].price.due, rp(16_800 * 6 + 18_000 * 6));
    assert_eq!((got.places, got.rests[0]), (47, rp(10_000_000 - 47 * 208_800)));
}
