//! Figures that governments and newspapers published and the program must reproduce.

use super::*;

enum Case {
    /// People × the lowest JKK + JKM × months.
    Cost { people: u64, months: u32, rupiah: i64 },
    /// Paid or expected claims × the full JKM.
    Claims { claims: u64, rupiah: i64 },
    /// Numbers of people only.
    People { counted: u64, published: u64 },
    /// Places that a budget covers for a year, and the rest.
    Places { budget: i64, places: u64, rest: i64 },
    /// By how much a year of some places is over a budget: a warning, never a block.
    Over { people: u64, budget: i64, over: i64 },
}

use Case::{Claims, Cost, Over, People, Places as Covers};

const CASES: [(&str, Case); 21] = [
    ("Paser 2022", Cost { people: 32_268, months: 3, rupiah: 1_626_307_200 }),
    ("Paser 2023", Cost { people: 32_268, months: 12, rupiah: 6_505_228_800 }),
    ("Bontang claims", Claims { claims: 31, rupiah: 1_302_000_000 }),
    ("Bontang, in verification", Claims { claims: 76, rupiah: 3_192_000_000 }),
    ("Bontang, deaths", People { counted: 31 + 76, published: 107 }),
    ("Bontang, a month", Cost { people: 34_782, months: 1, rupiah: 584_337_600 }),
    ("Bontang, 3 months", Cost { people: 34_782, months: 3, rupiah: 1_753_012_800 }),
    ("Bontang, 12 months", Cost { people: 34_782, months: 12, rupiah: 7_012_051_200 }),
    ("Bontang, Oct 2024", Cost { people: 36_777, months: 12, rupiah: 7_414_243_200 }),
    ("Jambi, 10 % of 100m", Covers { budget: 10_000_000, places: 49, rest: 121_600 }),
    ("Jambi, \"78 ribu\"", People { counted: 1_562 * 50, published: 78_100 }),
    ("Jambi, 50 places", Cost { people: 50, months: 12, rupiah: 10_080_000 }),
    ("Jambi, 50 places", Over { people: 50, budget: 10_000_000, over: 80_000 }),
    ("Jambi, realised", Cost { people: 76_016, months: 12, rupiah: 15_324_825_600 }),
    ("Jakarta Timur", People { counted: (62 + 91 + 95) * 100, published: 24_800 }),
    ("Manggarai Barat", Cost { people: 2_829, months: 12, rupiah: 570_326_400 }),
    ("KBB", Cost { people: 594, months: 3, rupiah: 29_937_600 }),
    ("PPU, first", Cost { people: 5_000, months: 12, rupiah: 1_008_000_000 }),
    ("PPU, later", Cost { people: 15_000, months: 12, rupiah: 3_024_000_000 }),
    ("one place for a year", Cost { people: 1, months: 12, rupiah: 201_600 }),
    ("nobody", Cost { people: 0, months: 12, rupiah: 0 }),
];

#[test]
fn published_figures_come_out_to_the_rupiah() {
    let month = Month::new(2024, 10).unwrap();
    let tariffs = Tariffs::built_in().unwrap();
    let due = tariffs.contribution(ProgrammeSet::JKK_JKM, Rupiah::ZERO, month).unwrap();
    let jkm = Benefits::built_in().unwrap().jkm(month, 12).unwrap().amount;
    let shown = |amount: Option<Rupiah>| amount.map_or("–".to_owned(), |a| a.to_string());
    let rp = |amount: i64| Rupiah::from_i64(amount).to_string();
    let mut wrong = 0;
    println!("{:<26} {:>22} {:>22}", "case", "expected", "got");
    for (name, case) in &CASES {
        let (expected, got) = match *case {
            Cost { people, months, rupiah } => (rp(rupiah), shown(cost(people, due.total, months))),
            Claims { claims, rupiah } => (rp(rupiah), shown(jkm.checked_mul(claims))),
            People { counted, published } => (published.to_string(), counted.to_string()),
            Covers { budget, places, rest } => {
                let got = super::Places::that(Rupiah::from_i64(budget), due.total, 12).unwrap();
                (format!("{places}, {}", rp(rest)), format!("{}, {}", got.places, got.rest))
            }
            Over { people, budget, over } => {
                let budget = Rupiah::from_i64(budget);
                let got = cost(people, due.total, 12).and_then(|cost| cost.checked_sub(budget));
                (rp(over), shown(got))
            }
        };
        println!("{name:<26} {expected:>22} {got:>22}");
        wrong += u32::from(expected != got);
    }
    assert_eq!(wrong, 0, "every published figure must come out");
}
