//! Letters and lists as they leave the printer.
#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use lindung_paper::{
    Block, Item, Letter, Letterhead, Mark, Pair, Paper, Sheet, Signature, Table, TableColumn, Value,
};

fn letter(blocks: Vec<Block>) -> Letter {
    Letter {
        paper: Paper::F4,
        landscape: false,
        letterhead: Letterhead {
            lines: vec!["PEMERINTAH KOTA MELATI".into(), "KELURAHAN PELANGI".into()],
            contact: "Jalan Pelangi 1".into(),
        },
        mark: String::new(),
        sheets: vec![Sheet { blocks, footer: "Lindung".into() }],
    }
}

fn list(rows: usize) -> Letter {
    let row = |number: usize| vec![number.to_string(), format!("Sumiati Contoh {number}")];
    let columns = vec![TableColumn::new("No.").right(), TableColumn::new("Nama")];
    let rows = (0..rows).map(row).collect();
    let signature = Signature { above: vec!["Lurah".into()], ..Default::default() };
    letter(vec![
        Block::Title("Daftar peserta".into(), Vec::new()),
        Block::Table(Table { columns, rows, ..Default::default() }),
        Block::Signatures(vec![signature]),
    ])
}

fn pages(letter: &Letter) -> usize {
    let printed = letter.print().unwrap();
    let pages = lopdf::Document::load_mem(&printed.pdf).unwrap().get_pages().len();
    assert_eq!(pages, usize::try_from(printed.pages).unwrap());
    pages
}

#[test]
fn a_long_list_takes_more_pages_and_fewer_lying_upright() {
    assert_eq!(pages(&list(0)), 1, "an empty list is a page that says so");
    assert_eq!(pages(&list(30)), 1);
    let upright = pages(&list(1000));
    assert!(upright > 10 && pages(&Letter { landscape: true, ..list(1000) }) > upright);
    assert!(pages(&Letter { paper: Paper::A4, ..list(1000) }) > upright);
}

/// What stands on the last page.
fn last_page(letter: &Letter) -> String {
    let printed = letter.print().unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &printed.pdf).unwrap();
    let page = printed.pages.to_string();
    let mut reader = std::process::Command::new("pdftotext");
    let told = reader.args(["-layout", "-f", &page]).arg(file.path()).arg("-").output().unwrap();
    String::from_utf8(told.stdout).unwrap()
}

#[test]
fn nobody_signs_a_page_on_which_nothing_else_stands() {
    // A page of F4 holds some fifty rows: every way in which the last one can end.
    for rows in 20..80 {
        let last = last_page(&list(rows));
        assert!(last.contains("Lurah"), "{rows} rows: {last}");
        assert!(last.contains("Sumiati Contoh"), "{rows} rows: {last}");
    }
    let signature = Signature { above: vec!["Lurah".into()], ..Default::default() };
    for lines in 20..90 {
        let pairs = (0..lines).map(|number| Pair::new(format!("Ke-{number}"), "Sumiati Contoh"));
        let blocks =
            vec![Block::Pairs(pairs.collect()), Block::Signatures(vec![signature.clone()])];
        assert!(last_page(&letter(blocks)).contains("Sumiati"), "{lines} pairs");
        let text = Block::Paragraph("Sumiati Contoh dan tetangganya ".repeat(lines * 3));
        let blocks = vec![text, Block::Signatures(vec![signature.clone()])];
        assert!(last_page(&letter(blocks)).contains("tetangganya"), "{lines} lines");
    }
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert!(list(80).print().unwrap() == list(80).print().unwrap());
    assert!(list(80).print().unwrap() != list(81).print().unwrap());
}

#[test]
fn the_first_page_alone_tells_how_many_there_are() {
    let first = list(300).first_page().unwrap();
    assert_eq!(lopdf::Document::load_mem(&first.pdf).unwrap().get_pages().len(), 1);
    assert_eq!(first.pages, list(300).print().unwrap().pages);
}

#[test]
fn ragged_rows_and_endless_words_are_set_without_harm() {
    let rows = vec![vec![], vec!["x".repeat(9000)], vec!["a".into(), "b".into(), "c".into()]];
    let columns = vec![TableColumn::new("No."), TableColumn::new("Nama").boxes(16)];
    let table = Table { columns, rows, row_mm: 9, sum: true };
    assert!(pages(&letter(vec![Block::Table(table)])) > 2, "a row taller than a page goes on");
    let endless = "y".repeat(9000);
    let pairs = vec![
        Pair::new(&endless, &endless),
        Pair { label: endless.clone(), value: Value::Lines(3) },
        Pair { label: endless.clone(), value: Value::Boxes(16, endless.clone()) },
        Pair { label: String::new(), value: Value::Choices(vec![endless.clone()]) },
    ];
    let signature =
        Signature { above: vec![endless.clone()], name: endless.clone(), below: endless.clone() };
    pages(&letter(vec![
        Block::Title(endless.clone(), vec![endless.clone()]),
        Block::Opening { pairs: pairs.clone(), dated: endless.clone(), recipient: Vec::new() },
        Block::Pairs(pairs),
        Block::Items(vec![Item { mark: Mark::Ticked, text: endless.clone() }]),
        Block::Paragraph(endless),
        Block::Signatures(vec![signature]),
    ]));
}

#[test]
fn each_sheet_begins_on_a_page_of_its_own_and_none_is_refused() {
    let one = list(3);
    let sheets = std::iter::repeat_n(one.sheets, 4).flatten().collect();
    assert_eq!(pages(&Letter { sheets, ..list(0) }), 4);
    assert!(Letter { sheets: Vec::new(), ..list(0) }.print().is_err());
}

#[test]
fn nothing_of_a_person_shows_in_debug_output() {
    assert_eq!(format!("{:?}", list(3)), "Letter(1 sheets, 3 blocks)");
}
