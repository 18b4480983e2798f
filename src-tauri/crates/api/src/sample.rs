//! Made-up people on real region codes, for trying the program, for its tests and its benchmarks.
//! Their serials are 9000 and above, which no real NIK bears. The same seed gives the same people.

use chrono::{Days, NaiveDate};
use lindung_domain::details::{Details, Field};
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::table::Regions;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
struct Names {
    male: Vec<String>,
    female: Vec<String>,
    last: Vec<String>,
    streets: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    // A test reads it; without it the people would merely be nameless.
    toml::from_str(include_str!("../../../../assets/sample/names.toml")).unwrap_or_default()
});

/// Informal workers' occupations, by code of `assets/occupations.csv`.
const OCCUPATIONS: [&str; 6] =
    ["pedagang", "nelayan", "petani", "ojek", "kader_posyandu", "pengurus_rt"];
/// Birth days begin here and run for 38 years: nobody is too old or too young in 2026.
const FIRST_BIRTH: (i32, u32, u32) = (1966, 1, 1);
const BIRTH_DAYS: u64 = 13_800;
const FIRST_SERIAL: u64 = 9000;
/// Serials for each village of a district.
const SERIALS: u64 = 20;

/// A repeatable stream of numbers: splitmix64 (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)).checked_rem(sides).unwrap_or(0)
    }

    fn pick<'w>(&mut self, words: &'w [String]) -> &'w str {
        let at = usize::try_from(self.roll(words.len() as u64)).unwrap_or(0);
        words.get(at).map_or("", String::as_str)
    }
}

/// So many people of a village. No two NIKs are equal, also among villages of one district.
pub fn people(village: RegionCode, count: u64, seed: u64) -> Vec<Details> {
    let district = village.district().unwrap_or(village);
    let siblings = Regions::built_in().children(district);
    let ordinal = siblings.iter().position(|region| region.code == village).unwrap_or(0) as u64;
    let mut dice = Dice(seed ^ ordinal.rotate_left(32));
    (0..count).map(|number| person(district, ordinal, number, &mut dice)).collect()
}

fn person(district: RegionCode, ordinal: u64, number: u64, dice: &mut Dice) -> Details {
    let (year, month, day) = FIRST_BIRTH;
    let first = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    // A step that shares no factor with the number of days: neighbours differ in their dates.
    let step = number.wrapping_mul(7919).checked_rem(BIRTH_DAYS).unwrap_or(0);
    let born = first.checked_add_days(Days::new(step)).unwrap_or(first);
    let round = number.checked_div(BIRTH_DAYS).unwrap_or(0);
    let serial = FIRST_SERIAL
        .saturating_add(ordinal.saturating_mul(SERIALS).checked_rem(1000).unwrap_or(0))
        .saturating_add(round);
    let woman = dice.roll(2) == 1;
    let day_in_nik = born.format("%d").to_string().parse::<u32>().unwrap_or(1);
    let day_in_nik = if woman { day_in_nik.saturating_add(40) } else { day_in_nik };
    let nik = format!("{}{day_in_nik:02}{}{serial:04}", district.digits(), born.format("%m%y"));
    let names = &*NAMES;
    let given = dice.pick(if woman { &names.female } else { &names.male });
    let name = match dice.roll(8) {
        0 => given.to_owned(),
        1 => format!("{given} {} {}", dice.pick(&names.last), dice.pick(&names.last)),
        _ => format!("{given} {}", dice.pick(&names.last)),
    };
    let family = format!(
        "{}{:02}{}{:04}",
        district.digits(),
        dice.roll(28).saturating_add(1),
        "0112",
        dice.roll(999).saturating_add(9000)
    );
    let occupation = usize::try_from(dice.roll(OCCUPATIONS.len() as u64)).unwrap_or(0);
    let regency = district.regency().and_then(|code| Regions::built_in().name(code));
    let rw = dice.roll(12).saturating_add(1);
    Details::new()
        .with(Field::Nik, nik)
        .with(Field::Name, name)
        .with(Field::BornOn, born.to_string())
        .with(Field::BirthPlace, regency.unwrap_or_default().trim_start_matches("KOTA "))
        .with(Field::Sex, if woman { "P" } else { "L" })
        .with(Field::FamilyCard, family)
        .with(Field::Address, format!("Jl. {} No. {}", dice.pick(&names.streets), dice.roll(90)))
        .with(Field::Rt, format!("{:03}", rw.saturating_mul(4).saturating_sub(dice.roll(4))))
        .with(Field::Rw, format!("{rw:02}"))
        .with(Field::Phone, format!("+628{:010}", dice.roll(10_000_000_000)))
        .with(Field::Occupation, OCCUPATIONS.get(occupation).copied().unwrap_or_default())
}

/// Real villages, spread over the country, in a repeatable order.
pub fn villages(count: u64, seed: u64) -> Vec<RegionCode> {
    let regions = Regions::built_in();
    let mut all: Vec<RegionCode> = Vec::new();
    for province in regions.provinces() {
        for regency in regions.children(province.code) {
            for district in regions.children(regency.code) {
                all.extend(regions.children(district.code).iter().map(|region| region.code));
            }
        }
    }
    all.retain(|code| code.level() == RegionLevel::Village);
    let mut dice = Dice(seed);
    let count = usize::try_from(count).unwrap_or(usize::MAX).min(all.len());
    for at in 0..count {
        let left = all.len().saturating_sub(at) as u64;
        let other = at.saturating_add(usize::try_from(dice.roll(left)).unwrap_or(0));
        if other < all.len() {
            all.swap(at, other);
        }
    }
    all.truncate(count);
    all
}
