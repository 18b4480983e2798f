//! Plans and coverage on paper, under the village's letterhead, read as a reader of PDF reads them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{bill, decree, funding, give_all, nik, pay, rupiah};
use lindung_tests::tools;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

const NEEDED: [(&str, &str); 1] = [("pdftotext", "poppler-utils")];
const LONG: &str = "Kader posyandu, pengurus RT dan RW, dan guru mengaji seluruh kelurahan";

fn plan(purses: &Value) -> Value {
    json!({
        "from": "2027-01", "until": "2028-01", "programmes": ["jkk", "jkm"],
        "groups": [
            { "people": 60, "transport": true, "name": "Tukang ojek" },
            { "people": 40, "income": "1.500.000", "name": LONG },
        ],
        "purses": purses,
    })
}

/// The text of a paper that a use case printed; twice the same bytes.
fn printed(desk: &TestDesk, folder: &Path, case: &str, order: &Value) -> String {
    let paths = ["satu.pdf", "dua.pdf"].map(|name| folder.join(name));
    for path in &paths {
        let told = desk.does(case, json!({ "order": order, "path": path }));
        assert_eq!(told["people"], 0, "{told}");
    }
    let [one, two] = paths.each_ref().map(|path| std::fs::read(path).unwrap());
    assert!(one == two, "the same bytes");
    tools::pages(&paths[0]).concat()
}

#[test]
fn a_plan_is_printed_with_its_sources_groups_and_months() {
    if !tools::present(&NEEDED) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 21);
    let csr = funding(&desk, "CSR PT Pupuk Contoh", "csr");
    let purses = json!([
        { "money": "10.000.000", "kind": "apbd" },
        { "money": "9.000.000", "funding": csr, "reduced": true },
    ]);
    let before = desk.does("village.status", json!({}))["frontier"].clone();
    let told = desk.does("plan.budget", plan(&purses));
    assert_eq!(told["reliefs"], json!(["no", "yes"]));
    let months = told["months"].as_array().unwrap();
    let sum = |what: &str| -> i64 { months.iter().map(|month| rupiah(&month[what])).sum() };
    assert_eq!(
        (months.len(), sum("cost")),
        (12, rupiah(&told["cost"])),
        "the months are the whole"
    );
    let relief = |month: usize| rupiah(&months[month]["relief"]);
    assert!(relief(2) > 0 && relief(3) == 0, "transport has it until March 2027");

    let order = json!({ "plan": plan(&purses), "paper": "a4" });
    let text = printed(&desk, folder.path(), "plan.print", &order);
    let facts = [
        "RENCANA ANGGARAN IURAN",
        "Januari–Desember 2027",
        "Pupuk",
        "Tukang ojek",
        "mengaji",
        "dipakai",
        "April 2027",
        "perkiraan",
        "Lurah",
    ];
    for fact in facts {
        assert!(text.contains(fact), "{fact}: {text}");
    }
    assert!(text.contains("Rp10.000.000"), "each money stands there: {text}");
    let shown = desk.does("plan.preview", order);
    assert!(shown["pages"].as_u64().unwrap() <= 2, "a plan is short");
    let after = desk.does("village.status", json!({}))["frontier"].clone();
    assert_eq!(before, after, "a plan records nothing, printed or not");
}

#[test]
fn incomes_are_offered_with_what_they_come_to_by_any_table() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 22);
    let ask = |tariffs: Value| {
        let request = json!({
            "month": "2027-08", "programmes": ["jkk", "jkm"], "tariffs": tariffs,
        });
        desk.does("plan.brackets", request)["brackets"].clone()
    };
    let usual = ask(json!(null));
    assert_eq!(usual.as_array().unwrap().len(), 33);
    assert_eq!(usual[0], json!({ "from": "0", "base": "1000000", "due": "16800" }));
    let newer = "[[tariff]]\nvalid_from = \"2027-07\"\nsource = \"rekaan\"\njkm = \"7000\"\n\
                 jht_rate = \"0.02\"\njht_source = \"rekaan\"\nbrackets = [{ from = \"0\", base = \
                 \"1000000\", jkk = \"11000\" }]\n";
    let path = folder.path().join("tarif.toml");
    std::fs::write(&path, newer).unwrap();
    let read = desk.does("plan.tariffs", json!({ "path": path }));
    assert_eq!(read["clauses"][0]["from"], "2027-07");
    assert_eq!(ask(read["text"].clone())[0]["due"], "18000");
    assert_eq!(ask(json!(null)), usual, "nothing is taken over");
    std::fs::write(&path, "[[tariff]]\nvalid_from = \"kapan-kapan\"\n").unwrap();
    let refused = desk.tries("plan.tariffs", json!({ "path": path })).unwrap_err();
    assert_eq!(refused.code, "bad_rules");
    let none = desk.tries("plan.tariffs", json!({ "path": folder.path().join("x") })).unwrap_err();
    assert_eq!(none.code, "no_file");
}

#[test]
fn coverage_is_printed_with_numerator_denominator_source_and_day() {
    if !tools::present(&NEEDED) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 23);
    let mut text = "NIK;NAMA;RT;RW\n".to_owned();
    for number in 0..5 {
        writeln!(text, "{};Warga;001;{:02}", nik(number), number / 3 + 1).unwrap();
    }
    let path = folder.path().join("daftar.csv");
    std::fs::write(&path, text).unwrap();
    desk.does("import.run", json!({ "path": path }));
    let decree = decree(&desk, funding(&desk, "APBDes", "apbdes"), ("2026-01", "2027-01"), 5);
    give_all(&desk, decree, "2026-04");
    pay(&desk, &bill(&desk, decree, "2026-04", "2026-07"));
    let ask = json!({ "by": "rw", "month": "2026-06" });
    let bare = printed(&desk, folder.path(), "coverage.print", &json!({ "ask": ask }));
    assert!(bare.contains("belum diisi"), "no share without a denominator: {bare}");
    assert!(!bare.contains('%'), "{bare}");
    for (segment, workers) in [("rw:001", 6), ("all", 20)] {
        let count = json!({
            "segment": segment, "workers": workers, "source": "Pendataan Desa",
            "dated": "2026-05-20",
        });
        desk.does("coverage.count", count);
    }
    let text = printed(&desk, folder.path(), "coverage.print", &json!({ "ask": ask }));
    for fact in ["CAKUPAN", "Juni 2026", "25,0%", "50,0%", "Pendataan Desa, 20 Mei 2026", "RW 2"] {
        assert!(text.contains(fact), "{fact}: {text}");
    }
    assert!(text.contains("pada laju ini 9 bulan lagi"), "{text}");
    let aimed = json!({ "by": "rw", "month": "2026-06", "each": 100 });
    let text = printed(&desk, folder.path(), "coverage.print", &json!({ "ask": aimed }));
    assert!(text.contains("dibanding sasaran 100 orang") && text.contains("200 orang"), "{text}");
}
