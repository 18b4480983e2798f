//! Cards as they leave the printer. What a page looks like is asked of the tools that everybody
//! has, `pdftoppm` and `zbarimg`; where they are not installed, those tests say nothing.
#![expect(clippy::arithmetic_side_effects, reason = "the numbers of a test are small")]
#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use lindung_paper::{
    Calibration, Card, MAX_CARDS_PER_FILE, MAX_PHOTO_BYTES_PER_FILE, Paper, PaperError,
    SheetLayout, Side, cards, pages,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// A JPEG of one grey pixel, with an EXIF segment.
const PIXEL: &[u8] = include_bytes!("pixel.jpg");

fn card(number: usize) -> Card {
    Card {
        village_line: "Kelurahan Pelangi, Kota Melati".into(),
        office_line: String::new(),
        name: format!("Sumiati Contoh {number}"),
        number: format!("6474029001-7KQ-{number:05}-X"),
        masked_nik: "6474••••••••••01".into(),
        occupation: "Kader posyandu".into(),
        programmes: "JKK dan JKM".into(),
        note: String::new(),
        valid_until: "31 Desember 2026".into(),
        photo: None,
        qr: qr(number),
        copy: 1,
        sample: false,
    }
}

/// Like a signed card: three hundred characters of base45.
fn qr(number: usize) -> String {
    let alphabet: Vec<char> = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".chars().collect();
    let at = |place: usize| (place * place * 7 + place * number * 13 + number) % alphabet.len();
    format!("C{}Z", (0..298).filter_map(|place| alphabet.get(at(place))).collect::<String>())
}

fn list(count: usize) -> Vec<Card> {
    (0..count).map(card).collect()
}

fn layout(paper: Paper, side: Side, start_slot: u32) -> SheetLayout {
    SheetLayout { start_slot, ..SheetLayout::new(paper, side) }
}

#[test]
fn pages_are_counted_without_drawing_and_rightly() {
    let table = [
        (10, Paper::A4, Side::Front, 1, 1),
        (11, Paper::A4, Side::Front, 1, 2),
        (4, Paper::F4, Side::Front, 7, 1),
        (5, Paper::F4, Side::Front, 7, 2),
        (5, Paper::F4, Side::Both, 7, 4),
        (1, Paper::A4, Side::Back, 10, 1),
        (3, Paper::Cr80, Side::Front, 1, 3),
        (3, Paper::Cr80, Side::Both, 1, 6),
    ];
    for (count, paper, side, start, expected) in table {
        let (people, layout) = (list(count), layout(paper, side, start));
        assert_eq!(pages(&people, &layout), expected, "{count} {layout:?}");
        let printed = cards(&people, &layout).unwrap();
        assert_eq!(printed.pages, expected);
        let document = lopdf::Document::load_mem(&printed.pdf).unwrap();
        assert_eq!(document.get_pages().len(), usize::try_from(expected).unwrap());
    }
    assert_eq!(pages(&[], &layout(Paper::A4, Side::Front, 1)), 0);
}

#[test]
fn every_card_is_told_where_it_came_out() {
    let printed = cards(&list(6), &layout(Paper::A4, Side::Both, 7)).unwrap();
    let places: Vec<_> = printed.slots.iter().map(|p| (p.card, p.page, p.slot)).collect();
    assert_eq!(places, [(0, 1, 7), (1, 1, 8), (2, 1, 9), (3, 1, 10), (4, 3, 1), (5, 3, 2)]);
    let printed = cards(&list(2), &layout(Paper::Cr80, Side::Both, 1)).unwrap();
    let places: Vec<_> = printed.slots.iter().map(|p| (p.page, p.slot)).collect();
    assert_eq!(places, [(1, 1), (3, 1)]);
}

#[test]
fn the_same_cards_give_the_same_bytes_twice_in_one_process() {
    let mut people = list(23);
    people.extend([Card { photo: Some(PIXEL.to_vec()), sample: true, copy: 2, ..card(9) }]);
    let layout = layout(Paper::A4, Side::Both, 3);
    let first = cards(&people, &layout).unwrap();
    assert_eq!(first, cards(&people, &layout).unwrap());
    people.reverse();
    let other = cards(&people, &layout).unwrap();
    assert_ne!(identity(&first.pdf), identity(&other.pdf), "/ID follows the content");
}

fn identity(pdf: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let ids = document.trailer.get(b"ID").unwrap().as_array().unwrap();
    ids.first().unwrap().as_str().unwrap().to_vec()
}

#[test]
fn what_cannot_be_printed_is_refused_and_names_the_card_by_its_place() {
    let layout = SheetLayout::new(Paper::A4, Side::Front);
    assert_eq!(cards(&[], &layout), Err(PaperError::Nothing));
    let many = vec![card(1); MAX_CARDS_PER_FILE + 1];
    let most = MAX_CARDS_PER_FILE;
    assert_eq!(cards(&many, &layout), Err(PaperError::TooMany { given: most + 1, most }));
    let photo = Card { photo: Some(b"\x89PNG".to_vec()), ..card(1) };
    assert_eq!(cards(&[card(0), photo], &layout), Err(PaperError::Photo { card: 1 }));
    let photo = Some(vec![0; MAX_PHOTO_BYTES_PER_FILE / 2]);
    let large = vec![Card { photo, ..card(0) }; 3];
    let most = MAX_PHOTO_BYTES_PER_FILE;
    assert_eq!(cards(&large, &layout), Err(PaperError::PhotosTooLarge { most }));
    let long = Card { qr: "A".repeat(601), ..card(0) };
    assert_eq!(cards(&[long], &layout), Err(PaperError::QrTooLong { card: 0 }));
    for start_slot in [0, 11] {
        let layout = SheetLayout { start_slot, ..layout };
        let refusal = PaperError::NoSuchSlot { given: start_slot, last: 10 };
        assert_eq!(cards(&list(1), &layout), Err(refusal));
    }
}

#[test]
fn nothing_of_a_person_shows_in_debug_output() {
    let text = format!("{:?}", Card { photo: Some(PIXEL.to_vec()), ..card(7) });
    for secret in ["Sumiati", "6474", "Kader", "Pelangi"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_photo_is_embedded_once_as_it_is_without_its_metadata() {
    let person = Card { photo: Some(PIXEL.to_vec()), ..card(1) };
    let printed = cards(&[person], &SheetLayout::new(Paper::Cr80, Side::Front)).unwrap();
    let scan = PIXEL.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let scan = PIXEL.get(scan..).unwrap();
    let holds = |wanted: &[u8]| printed.pdf.windows(wanted.len()).any(|bytes| bytes == wanted);
    assert!(holds(scan) && !holds(b"Exif"));
}

#[test]
fn a_card_of_a_long_list_takes_less_than_a_kilobyte() {
    for paper in [Paper::A4, Paper::F4, Paper::Cr80] {
        let printed = cards(&list(500), &SheetLayout::new(paper, Side::Front)).unwrap();
        let each = printed.pdf.len() / 500;
        assert!(each <= 1024, "{paper:?}: {each} bytes a card");
    }
}

#[test]
fn the_typeface_is_embedded_as_a_subset_once_a_weight() {
    let printed = cards(&list(30), &SheetLayout::new(Paper::A4, Side::Both)).unwrap();
    let document = lopdf::Document::load_mem(&printed.pdf).unwrap();
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let files = dictionaries.filter(|dictionary| dictionary.has(b"FontFile2"));
    assert_eq!(files.count(), 2);
    assert!(printed.pdf.len() < 60_000, "{} bytes: not a subset", printed.pdf.len());
}

#[test]
fn every_qr_of_a_page_is_read_in_black_and_white_at_300_dpi() {
    let calibration = Calibration { right_um: 700, up_um: -400, wider_ppm: 0, taller_ppm: 3000 };
    let plain = SheetLayout::new(Paper::A4, Side::Front);
    let layouts =
        [plain, SheetLayout { paper: Paper::F4, ..plain }, SheetLayout { calibration, ..plain }];
    for layout in layouts {
        let printed = cards(&list(10), &layout).unwrap();
        let Some(read) = scan(&printed.pdf, 1) else { return };
        assert_eq!(read, (0..10).map(qr).collect::<BTreeSet<_>>(), "{layout:?}");
    }
}

#[test]
fn every_size_of_qr_is_read_from_a_single_card() {
    for characters in [1, 90, 230, 262, 311, 366, 419, 483, 528, 600] {
        let qr: String = qr(3).chars().cycle().take(characters).collect();
        let person = Card { qr: qr.clone(), ..card(1) };
        let printed = cards(&[person], &SheetLayout::new(Paper::Cr80, Side::Front)).unwrap();
        let Some(read) = scan(&printed.pdf, 1) else { return };
        assert_eq!(read, BTreeSet::from([qr]), "{characters} characters");
    }
}

/// The texts of all QRs on a page, printed with one bit a dot; nothing where a tool is missing.
fn scan(pdf: &[u8], page: u32) -> Option<BTreeSet<String>> {
    let folder = tempfile::tempdir().unwrap();
    let (file, page) = (folder.path().join("cards.pdf"), page.to_string());
    std::fs::write(&file, pdf).unwrap();
    let picture = folder.path().join("page");
    let mut raster = Command::new("pdftoppm");
    raster.args(["-r", "300", "-mono", "-singlefile", "-f", &page]).arg(&file).arg(&picture);
    raster.status().ok().filter(|status| status.success())?;
    read_codes(&picture.with_extension("pbm"))
}

fn read_codes(picture: &Path) -> Option<BTreeSet<String>> {
    let output = Command::new("zbarimg").args(["--raw", "-q"]).arg(picture).output().ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.lines().map(str::to_owned).collect())
}
