//! What a card costs: `cargo bench -p lindung-paper --bench cards [-- CARDS CHARACTERS]`.
//!
//! The baseline, measured in the same run, is what the encoder takes for the QR of a card, with
//! nothing around it and on one core.
#![expect(clippy::arithmetic_side_effects, reason = "counts and times of one run are small")]
#![expect(clippy::disallowed_types, reason = "times are fractions of milliseconds")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use lindung_paper::{Card, MAX_CARDS_PER_FILE, Paper, SheetLayout, Side, cards};
use std::fs::read_to_string;
use std::time::{Duration, Instant};

/// Bontang's whole list.
const CARDS: usize = 34_782;
/// The most that a signed card takes in base45; the least is 234.
const CHARACTERS: usize = 300;

const GIVEN: [&str; 8] =
    ["Siti", "Muhammad", "Ni Luh", "Yohana", "Bambang", "Raden Ajeng", "La Ode", "Sumi"];
const FAMILY: [&str; 8] =
    ["Aminah", "Rahman", "Astuti", "Wairara", "Sutrisno", "Kusuma", "Hasan", "Wiratmadja"];
const WORK: [&str; 4] = ["Kader posyandu", "Pedagang sayur", "Pengemudi ojek", "Nelayan"];

fn pick(list: &[&str], seed: usize) -> String {
    list.get(seed % list.len()).copied().unwrap_or_default().to_owned()
}

/// Text of a QR in base45's characters, different for each card.
fn qr(card: usize, characters: usize) -> String {
    const BASE45: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut state = (card as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        BASE45.get((state % 45) as usize).copied().map_or('A', char::from)
    };
    (0..characters).map(|_| next()).collect()
}

fn card(card: usize, characters: usize) -> Card {
    let name =
        format!("{} {} {}", pick(&GIVEN, card), pick(&FAMILY, card / 8), pick(&GIVEN, card / 64));
    Card {
        village_line: "Kelurahan Bontang Baru, Kota Bontang".into(),
        office_line: "Kecamatan Bontang Utara, Kalimantan Timur".into(),
        name,
        number: format!("6474021001-7KQ-{card:05}-X"),
        masked_nik: format!("6474••••••••••{:02}", card % 100),
        occupation: pick(&WORK, card / 3),
        programmes: "JKK dan JKM".into(),
        note: String::new(),
        valid_until: "31 Desember 2026".into(),
        photo: None,
        qr: qr(card, characters),
        copy: 1,
        sample: false,
    }
}

/// Processor time of this process so far, all threads together.
fn cpu() -> Duration {
    let stat = read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|f| f.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn peak_memory_mb() -> u64 {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

struct Cost {
    cpu_ms: f64,
    wall_ms: f64,
}

fn measure<T>(count: usize, work: impl FnOnce() -> T) -> (Cost, T) {
    let (before, start) = (cpu(), Instant::now());
    let result = work();
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / count as f64;
    (Cost { cpu_ms: each(cpu().saturating_sub(before)), wall_ms: each(start.elapsed()) }, result)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let count: usize = given.next().unwrap_or(CARDS);
    let characters = given.next().unwrap_or(CHARACTERS);
    let batch = |first: usize| -> Vec<Card> {
        let last = count.min(first + MAX_CARDS_PER_FILE);
        (first..last).map(|n| card(n, characters)).collect()
    };
    let texts: Vec<String> = (0..MAX_CARDS_PER_FILE).map(|n| qr(n, characters)).collect();
    let (bare, version) = measure(texts.len(), || {
        let mut modules = 0;
        for text in &texts {
            let code = fast_qr::QRBuilder::new(text.as_str()).ecl(fast_qr::ECL::M).build();
            modules = modules.max(code.map(|code| code.size).unwrap_or_default());
        }
        modules.saturating_sub(17) / 4
    });
    drop(texts);
    println!("QR alone, version {version}-M: {:.3} ms", bare.cpu_ms);
    let layout = SheetLayout::new(Paper::A4, Side::Front);
    let (mut bytes, mut pages) = (0, 0);
    let mut total = Cost { cpu_ms: 0.0, wall_ms: 0.0 };
    for first in (0..count).step_by(MAX_CARDS_PER_FILE) {
        let people = batch(first);
        let (cost, printed) = measure(count, || cards(&people, &layout));
        let printed = printed?;
        total.cpu_ms += cost.cpu_ms;
        total.wall_ms += cost.wall_ms;
        bytes += printed.pdf.len();
        pages += printed.pages;
    }
    println!("{count} cards, {pages} pages, {} bytes a card (aim 1024)", bytes / count.max(1));
    let ratio = |ms: f64| ms / bare.cpu_ms;
    println!("CPU  {:.3} ms a card (aim 0.40), {:.2} × QR", total.cpu_ms, ratio(total.cpu_ms));
    println!("wall {:.3} ms a card (aim 0.25), {:.2} × QR", total.wall_ms, ratio(total.wall_ms));
    println!("peak memory {} MB (aim 200)", peak_memory_mb());
    Ok(())
}
