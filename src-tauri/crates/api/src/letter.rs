//! The village's paper: what stands above, below and behind every letter, and who signs.

use crate::card::in_words;
use crate::contract::village::FileWritten;
use crate::desk::Work;
use crate::error::ApiError;
use crate::file;
use crate::words::Words;
use chrono::{Datelike, NaiveDate, Weekday};
use lindung_domain::number::RegionLevel;
use lindung_domain::op::village::Letterhead as Said;
use lindung_domain::table::Regions;
use lindung_domain::village::Called;
use lindung_paper::{
    Block, Letter, LetterPdf, Letterhead, Pair, Paper, PaperError, Sheet, Signature,
};
use std::path::Path;

mod forms;
mod head;
mod lists;
mod neighbours;
mod print;
mod programme;
mod words;

pub(crate) use head::{set as set_head, show as show_head};
pub(crate) use lists::{counted, masked};
pub(crate) use neighbours::{here, narrowed};
pub(crate) use print::{first_page, kinds, nameless, paper, preview, print as print_paper};
pub(crate) use words::{say, with};

/// So many digits of the log's head are enough to find it again.
const HEAD_DIGITS: usize = 12;
/// Kelurahan of Jakarta stand below the province: its cities have no government of their own
/// (UU 2/2024 Ps 6).
const JAKARTA: &str = "31";

/// What one who signs stands for.
pub(crate) struct Signer {
    /// "Yang menyerahkan".
    pub(crate) role: String,
    /// Dots where it is empty.
    pub(crate) name: String,
}

impl Work<'_> {
    /// What stands on paper is Indonesian in every language of the screen: whoever reads it is in
    /// an office or at a neighbour's door. Errors are told in the officer's language all the same.
    pub(crate) fn on_paper(&mut self) {
        self.words = Words::of("id");
    }

    /// Sheets under the village's name.
    ///
    /// # Errors
    /// The register cannot be read.
    pub(crate) fn letter(&self, paper: Paper, sheets: Vec<Sheet>) -> Result<Letter, ApiError> {
        let said = self.open.store.letterhead()?;
        let lines = lines(&self.open.called()?);
        Ok(Letter {
            paper,
            landscape: false,
            letterhead: Letterhead { lines, contact: contact(&said) },
            mark: if self.open.sample { say("sample") } else { String::new() },
            sheets,
        })
    }

    /// A sheet whose foot names the state of the register from which it was printed.
    pub(crate) fn sheet(&self, title: &str, blocks: Vec<Block>) -> Sheet {
        let log = self.open.store.logs().get(&self.open.device);
        let head = log.map(|log| log.head_hash().to_string()).unwrap_or_default();
        let head: String = head.chars().take(HEAD_DIGITS).collect();
        let mut parts = vec![title.to_owned(), format!("Lindung, {}", in_words(self.today()))];
        parts.push(with("log_head", &[("head", &head)]));
        if self.open.sample {
            parts.insert(0, say("sample_note"));
        }
        Sheet { blocks, footer: parts.join(" · ") }
    }

    /// "Bontang Baru, 21 November 2026".
    ///
    /// # Errors
    /// The register cannot be read.
    pub(crate) fn place_and_day(&self) -> Result<String, ApiError> {
        Ok(format!("{}, {}", self.open.called()?.bare(), in_words(self.today())))
    }

    /// Who signs for the village; dots for a name that nobody said.
    ///
    /// # Errors
    /// The register cannot be read.
    pub(crate) fn head(&self, above: &[&str]) -> Result<Signature, ApiError> {
        let said = self.open.store.letterhead()?;
        let mut above: Vec<String> = above.iter().map(|line| (*line).to_owned()).collect();
        let called = self.open.called()?;
        above.push(said.head_title.unwrap_or_else(|| head_title(&called)));
        let below = said.head_number.map(|number| with("nip", &[("number", &number)]));
        let (name, below) = (said.head_name.unwrap_or_default(), below.unwrap_or_default());
        Ok(Signature { above, name, below })
    }
}

/// The usual title with the name of the village: "Lurah Bontang Baru".
pub(crate) fn head_title(village: &Called) -> String {
    let title = village.code.village_kind().map(|kind| kind.head()).unwrap_or_default();
    format!("{title} {}", village.bare()).trim().to_owned()
}

/// Government, district and village, the largest first, in capitals as is the custom.
fn lines(village: &Called) -> Vec<String> {
    let jakarta = village.code.digits().starts_with(JAKARTA);
    let left_out = |level: RegionLevel| match level {
        RegionLevel::Province => !jakarta,
        // Its name today, which the table may not know yet.
        RegionLevel::Village => true,
        RegionLevel::Regency | RegionLevel::District => false,
    };
    let mut above = Regions::built_in().lineage(village.code);
    above.retain(|(level, _)| !left_out(*level));
    let mut lines: Vec<String> = above.into_iter().rev().map(|(_, name)| name).collect();
    if let Some(first) = lines.first_mut() {
        *first = format!("Pemerintah {first}");
    }
    lines.push(village.name());
    lines.iter().map(|line| line.to_uppercase()).collect()
}

/// "Jalan Merdeka 1 · Telepon (0548) 20000 · Surel …".
fn contact(said: &Said) -> String {
    let labelled =
        |code: &str, text: &Option<String>| text.as_ref().map(|text| with(code, &[("text", text)]));
    let parts =
        [said.address.clone(), labelled("phone", &said.phone), labelled("email", &said.email)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "Sabtu".
pub(crate) fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    }
}

/// A row of labels and texts.
pub(crate) fn pairs(rows: Vec<[String; 2]>) -> Block {
    Block::Pairs(rows.into_iter().map(|[label, text]| Pair::new(label, text)).collect())
}

/// Side by side.
pub(crate) fn signed(signers: Vec<Signer>) -> Block {
    let one = |signer: Signer| Signature {
        above: vec![signer.role],
        name: signer.name,
        below: String::new(),
    };
    Block::Signatures(signers.into_iter().map(one).collect())
}

/// The bytes of a letter.
pub(crate) fn print(letter: &Letter) -> Result<LetterPdf, ApiError> {
    letter.print().map_err(|error| not_printed(&error))
}

/// Why nothing was printed, to the officer.
pub(crate) fn not_printed(error: &PaperError) -> ApiError {
    ApiError::new("not_printed").with("what", error)
}

/// Writes a letter into a file.
pub(crate) fn write(letter: &Letter, path: &str) -> Result<FileWritten, ApiError> {
    file::write(Path::new(path), &print(letter)?.pdf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lindung_domain::number::RegionCode;

    fn head_of(code: &str) -> String {
        lines(&RegionCode::parse(code).unwrap().into()).join(" / ")
    }

    #[test]
    fn the_letterhead_follows_the_kind_of_village() {
        let kelurahan = "PEMERINTAH KOTA BONTANG / KECAMATAN BONTANG SELATAN / KELURAHAN ";
        assert!(head_of("64.74.02.1001").starts_with(kelurahan));
        let desa = head_of("64.01.03.2003");
        assert!(desa.starts_with("PEMERINTAH KABUPATEN PASER / KECAMATAN "), "{desa}");
        assert!(desa.contains(" / DESA "), "{desa}");
        let jakarta = head_of("31.75.01.1001");
        assert!(
            jakarta.starts_with("PEMERINTAH PROVINSI DAERAH KHUSUS") && jakarta.contains("KOTA"),
            "{jakarta}"
        );
        assert!(
            head_title(&RegionCode::parse("64.01.03.2003").unwrap().into())
                .starts_with("Kepala Desa ")
        );
    }
}
