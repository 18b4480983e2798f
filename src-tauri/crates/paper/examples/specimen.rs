//! Writes specimen sheets of made-up people into a folder, to be looked at:
//! `cargo run -p lindung-paper --example specimen -- FOLDER [PHOTO.jpg]`.

#![expect(clippy::arithmetic_side_effects, reason = "the numbers of a specimen are small")]

use lindung_paper::{Align, Card, Paper, SheetLayout, Side, TableColumn, TablePaper, cards, table};
use std::path::Path;

fn card(name: &str, occupation: &str, copy: u32, characters: usize) -> Card {
    Card {
        village_line: "Kelurahan Bontang Baru, Kota Bontang".into(),
        office_line: "Kecamatan Bontang Utara, Kalimantan Timur".into(),
        name: name.into(),
        number: "6474021001-7KQ-00012-X".into(),
        masked_nik: "6474••••••••••42".into(),
        occupation: occupation.into(),
        programmes: "JKK dan JKM".into(),
        note: String::new(),
        valid_until: "31 Desember 2026".into(),
        photo: None,
        qr: "6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTYRM".chars().cycle().take(characters).collect(),
        copy,
        sample: false,
    }
}

fn people(photo: Option<Vec<u8>>) -> Vec<Card> {
    let long = "Raden Ajeng Siti Nurhaliza Kusumawardhani Binti Haji Muhammad Abdurrahman \
                Syamsuddin Wiratmadja, S.Pd";
    let mut cards = vec![
        card("Sumi", "Kader posyandu", 1, 262),
        card(long, "Pedagang sayur dan buah keliling pasar pagi", 2, 330),
        card("MUHAMMAD ABDUL RAHMAN BIN YUSUF", "Pengemudi ojek", 1, 300),
        card("Yohana D'Áz Wairara", "Nelayan", 1, 414),
        card("Ni Luh Putu Ayu Astuti", "Petani", 12, 475),
        card("Bambang Sutrisno", "Ketua RT 003", 1, 525),
        card("Maria Goreti Ina Tuto", "Penenun", 1, 600),
    ];
    let note = "Terdaftar, kepesertaan belum dimulai".to_owned();
    cards.push(Card { programmes: "–".into(), note, ..card("Wagiyem", "Buruh tani", 1, 262) });
    cards.push(Card { sample: true, ..card("Contoh Orang", "Pedagang", 1, 262) });
    cards.push(Card { photo: photo.clone(), ..card(long, "Pedagang", 3, 330) });
    let note = "Terdaftar, kepesertaan belum dimulai".to_owned();
    cards.push(Card { photo: photo.clone(), note, ..card("Siti Aminah", "Guru mengaji", 2, 330) });
    cards.push(Card { photo, sample: true, ..card("Rusmini", "Tukang pijat", 1, 300) });
    cards
}

fn list() -> TablePaper {
    let column = |heading: &str, align| TableColumn { heading: heading.into(), align };
    let row = |number: usize, card: &Card| {
        let place = format!("{:03}/{:02}", number % 12 + 1, number % 5 + 1);
        let texts = [&card.name, &card.masked_nik, &place, &card.occupation, &card.programmes];
        let mut row = vec![number.to_string()];
        row.extend(texts.into_iter().cloned());
        row.push("16.800".into());
        row
    };
    let people = people(None);
    TablePaper {
        paper: Paper::F4,
        landscape: false,
        letterhead: vec![
            "PEMERINTAH KOTA BONTANG".into(),
            "KECAMATAN BONTANG UTARA".into(),
            "KELURAHAN BONTANG BARU".into(),
        ],
        title: "Daftar Peserta Program Perlindungan Pekerja Rentan".into(),
        subtitle: vec!["Keadaan 31 Juli 2026 · 60 orang".into()],
        columns: vec![
            column("No.", Align::Right),
            column("Nama", Align::Left),
            column("NIK", Align::Left),
            column("RT/RW", Align::Left),
            column("Pekerjaan", Align::Left),
            column("Program", Align::Left),
            column("Iuran (Rp)", Align::Right),
        ],
        rows: (1..=60).zip(people.iter().cycle()).map(|(n, card)| row(n, card)).collect(),
        qr: None,
        signature: ["Bontang, 31 Juli 2026", "Lurah Bontang Baru", "", "", "", "Contoh Nama, S.IP"]
            .map(str::to_owned)
            .to_vec(),
        footer: "Dicetak dengan Lindung · bukan untuk umum".into(),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| ".".into());
    let photo = arguments.next().map(std::fs::read).transpose()?;
    let people = people(photo);
    for (name, paper) in [("a4", Paper::A4), ("f4", Paper::F4), ("cr80", Paper::Cr80)] {
        let start_slot = if paper == Paper::F4 { 7 } else { 1 };
        let layout = SheetLayout { start_slot, ..SheetLayout::new(paper, Side::Both) };
        let file = Path::new(&folder).join(format!("{name}.pdf"));
        std::fs::write(file, cards(&people, &layout)?.pdf)?;
    }
    std::fs::write(Path::new(&folder).join("list.pdf"), table(&list())?)?;
    Ok(())
}
