//! Writes specimen sheets of made-up people into a folder, to be looked at:
//! `cargo run -p lindung-paper --example specimen -- FOLDER [PHOTO.jpg]`.

#![expect(clippy::arithmetic_side_effects, reason = "the numbers of a specimen are small")]

use lindung_paper::{
    Block, Card, Item, Letter, Letterhead, Mark, Pair, Paper, Sheet, SheetLayout, Side, Signature,
    Table, TableColumn, Value, cards,
};
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

fn signature(above: &[&str], name: &str) -> Signature {
    let above = above.iter().map(|line| (*line).to_owned()).collect();
    Signature { above, name: name.into(), below: "NIP 19800101 200501 1 001".into() }
}

fn list() -> Sheet {
    let row = |number: usize, card: &Card| {
        let place = format!("{:03}/{:02}", number % 12 + 1, number % 5 + 1);
        let texts = [&card.name, &card.masked_nik, &place, &card.occupation, &card.programmes];
        let mut row = vec![number.to_string()];
        row.extend(texts.into_iter().cloned());
        row.push("16.800".into());
        row
    };
    let (people, heading) = (people(None), TableColumn::new);
    let columns = vec![
        heading("No.").right(),
        heading("Nama"),
        heading("NIK"),
        heading("RT/RW"),
        heading("Pekerjaan"),
        heading("Program"),
        heading("Iuran (Rp)").right(),
    ];
    let rows = (1..=60).zip(people.iter().cycle()).map(|(n, card)| row(n, card)).collect();
    let under = vec!["Keadaan 31 Juli 2026 · 60 orang".into()];
    let blocks = vec![
        Block::Title("Daftar Peserta Program Perlindungan Pekerja Rentan".into(), under),
        Block::Table(Table { columns, rows, ..Default::default() }),
        Block::Signatures(vec![signature(&["Bontang, 31 Juli 2026", "Lurah"], "Sri Rahayu")]),
    ];
    Sheet { blocks, footer: "Lindung · dicetak 31 Juli 2026".into() }
}

/// One of everything.
fn sampler() -> Sheet {
    let item = |mark, text: &str| Item { mark, text: text.into() };
    let hand = |label: &str, value| Pair { label: label.into(), value };
    let long = "Bersama ini kami sampaikan daftar pekerja rentan untuk didaftarkan \
                dalam program Jaminan Kecelakaan Kerja dan Jaminan Kematian, terlampir.";
    let name = people(None).swap_remove(1).name;
    let columns = vec![TableColumn::new("NIK").boxes(16), TableColumn::new("Nama").least(60)];
    let rows = vec![vec!["6474".into(), name.clone()], Vec::new(), Vec::new()];
    let blocks = vec![
        Block::Opening {
            pairs: vec![
                Pair::new("Nomor", ""),
                Pair::new("Lampiran", "1 berkas"),
                Pair::new("Hal", "Pendaftaran peserta bukan penerima upah tahun anggaran 2026"),
            ],
            dated: "Bontang Baru, 21 November 2026".into(),
            recipient: vec!["Yth. Kepala Kantor Cabang".into(), "di tempat".into()],
        },
        Block::Paragraph(long.into()),
        Block::Pairs(vec![
            Pair::new("Nama", name.clone()),
            hand("NIK", Value::Boxes(16, "6474021".into())),
            hand("Jenis kelamin", Value::Choices(vec!["Laki-laki".into(), "Perempuan".into()])),
            hand("Alamat menurut kartu tanda penduduk", Value::Lines(2)),
        ]),
        Block::Items(vec![
            item(Mark::Number, long),
            item(Mark::Open, "Kartu keluarga"),
            item(Mark::Ticked, "Kartu tanda penduduk"),
        ]),
        Block::Table(Table { columns, rows, row_mm: 9, sum: false }),
        Block::Signatures(vec![
            signature(&["Mengetahui,", "Camat Bontang Utara"], &name),
            signature(&["Lurah Bontang Baru"], ""),
            signature(&["Ketua RT 003"], "Bambang"),
        ]),
    ];
    Sheet { blocks, footer: "Lindung · dicetak 31 Juli 2026".into() }
}

fn letter(mark: &str) -> Letter {
    let lines = ["PEMERINTAH KOTA BONTANG", "KECAMATAN BONTANG UTARA", "KELURAHAN BONTANG BARU"];
    Letter {
        paper: Paper::F4,
        landscape: false,
        letterhead: Letterhead {
            lines: lines.map(str::to_owned).to_vec(),
            contact: "Jalan Ahmad Yani Nomor 12, Bontang 75311 · Telepon (0548) 20000".into(),
        },
        mark: mark.into(),
        sheets: vec![list(), sampler()],
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
    for (name, mark) in [("letter.pdf", ""), ("sample.pdf", "CONTOH")] {
        std::fs::write(Path::new(&folder).join(name), letter(mark).print()?.pdf)?;
    }
    Ok(())
}
