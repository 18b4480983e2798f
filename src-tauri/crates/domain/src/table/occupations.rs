//! What people live by.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::money::Sector;

/// What an occupation means for enrolment as a self-employed worker (BPU).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Works without a wage: may be enrolled.
    Informal,
    /// Usually earns a wage and is insured by the employer (PU): a doubt.
    Wage,
    /// Usually does not work: a doubt.
    None,
}

/// A category of occupations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Our own key, which never changes: `ojek`.
    pub code: String,
    /// As shown: "Ojek".
    pub name: String,
    /// The sector by which PP 50/2025 gives relief.
    pub sector: Sector,
    /// Whether it may be enrolled without a doubt.
    pub standing: Standing,
    /// The code in BPJSTK's files. Its list is not public, so this is empty until the office or
    /// the village sets it.
    pub bpjs_code: String,
}

/// Why a text is not a table of occupations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("tabel pekerjaan keliru pada baris {line}")]
pub struct OccupationsFault {
    /// The line, from 1.
    pub line: usize,
}

/// Every category, found by key, by words, or by the number of the population register.
#[derive(Debug)]
pub struct Occupations {
    list: Vec<Occupation>,
    by_code: BTreeMap<String, usize>,
    /// Dukcapil's number of an occupation, 1 to 89; OpenSID's `pekerjaan_id` is the same.
    by_number: BTreeMap<u8, usize>,
    by_words: BTreeMap<String, usize>,
    most_words: usize,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    sector: Sector,
    standing: Standing,
    bpjs_code: String,
    dukcapil: String,
    words: String,
}

static BUILT_IN: LazyLock<Occupations> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/occupations.csv");
    // A test holds the asset to be sound; without it every occupation is merely a free text.
    Occupations::from_csv(table).unwrap_or(Occupations::empty())
});

impl Occupations {
    /// The table that came with the program, `assets/occupations.csv`.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a table. Columns: code, name, sector, standing, bpjs_code, and, parted by `|`, the
    /// numbers of the population register and the words that name the occupation.
    ///
    /// # Errors
    /// [`OccupationsFault`] names the first line that cannot be read or repeats a key.
    pub fn from_csv(text: &str) -> Result<Self, OccupationsFault> {
        let mut table = Self::empty();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for (i, row) in reader.deserialize::<Row>().enumerate() {
            let fault = OccupationsFault { line: i.saturating_add(2) };
            table.add(row.map_err(|_| fault)?).ok_or(fault)?;
        }
        Ok(table)
    }

    fn empty() -> Self {
        Self {
            list: Vec::new(),
            by_code: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_words: BTreeMap::new(),
            most_words: 0,
        }
    }

    /// `None` if a key, a number or words are there already, or unreadable.
    fn add(&mut self, row: Row) -> Option<()> {
        let place = self.list.len();
        let parts = |text: &str| -> Vec<String> {
            text.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        for number in parts(&row.dukcapil) {
            self.by_number.insert(number.parse().ok()?, place).is_none().then_some(())?;
        }
        for words in parts(&row.words) {
            let words = plain_words(&words);
            self.most_words = self.most_words.max(words.len());
            self.by_words.insert(words.join(" "), place).is_none().then_some(())?;
        }
        // Its own name finds a category too, unless other words of it are taken.
        let name = plain_words(&row.name);
        self.most_words = self.most_words.max(name.len());
        self.by_words.entry(name.join(" ")).or_insert(place);
        self.by_code.insert(row.code.clone(), place).is_none().then_some(())?;
        let Row { code, name, sector, standing, bpjs_code, dukcapil: _, words: _ } = row;
        self.list.push(Occupation { code, name, sector, standing, bpjs_code });
        Some(())
    }

    /// Every category, in the order of lists.
    #[must_use]
    pub fn all(&self) -> &[Occupation] {
        &self.list
    }

    /// The category with a key.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Occupation> {
        self.list.get(*self.by_code.get(code)?)
    }

    /// The category of a number of the population register, 1 to 89.
    #[must_use]
    pub fn by_number(&self, number: u8) -> Option<&Occupation> {
        self.list.get(*self.by_number.get(&number)?)
    }

    /// The category that a text names: a number of the population register, our own key, or
    /// words. Of the words in the text the longest run that names a category counts, of equal
    /// runs the first: "Pedagang sayur keliling" is a seller, "ketua RT / petani" heads an RT.
    /// `None` leaves the text as it was typed.
    #[must_use]
    pub fn match_words(&self, text: &str) -> Option<&Occupation> {
        let words = plain_words(text);
        if let [number] = words.as_slice()
            && let Ok(number) = number.parse()
        {
            return self.by_number(number);
        }
        let most = words.len().min(self.most_words);
        for length in (1..=most).rev() {
            for run in words.windows(length) {
                if let Some(place) = self.by_words.get(&run.join(" ")) {
                    return self.list.get(*place);
                }
            }
        }
        self.by_code(text.trim())
    }
}

/// Capitals without anything between words but the word's end.
fn plain_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_is_sound_and_knows_all_89_numbers() {
        let table = include_str!("../../../../../assets/occupations.csv");
        let occupations = Occupations::from_csv(table).unwrap();
        for number in 1..=89 {
            assert!(occupations.by_number(number).is_some(), "{number}");
        }
        assert!(occupations.by_number(0).is_none() && occupations.by_number(90).is_none());
        for occupation in occupations.all() {
            let found = occupations.by_code(&occupation.code);
            assert_eq!(found, Some(occupation));
            let named = occupations.match_words(&occupation.name);
            assert_eq!(named, Some(occupation), "its own name finds it");
        }
    }

    #[test]
    fn words_find_a_category() {
        let table = [
            ("Ketua RT", "pengurus_rt"),
            ("Petugas RT", "pengurus_rt"),
            ("ketua RT.05", "pengurus_rt"),
            ("Kader Posyandu", "kader_posyandu"),
            ("Kader Posyandu Mélati", "kader_posyandu"),
            ("Marbot", "marbot"),
            ("Nelayan", "nelayan"),
            ("Buruh Nelayan/Perikanan", "buruh_nelayan"),
            ("Pekebun", "petani"),
            ("PETANI/PEKEBUN", "petani"),
            ("Buruh tani", "buruh_tani"),
            ("Tukang Ojek", "ojek"),
            ("ojek online", "ojek"),
            ("Pedagang Sayur", "pedagang"),
            ("Tukang Pijat", "tukang_pijat"),
            ("Guru Ngaji", "guru_ngaji"),
            ("Guru Honorer", "guru_honorer"),
            ("Redkar", "pemadam"),
            ("Tagana", "linmas"),
            ("Mekanik", "mekanik"),
            ("Kurir", "kurir"),
            ("9", "petani"),
            ("84", "pedagang"),
            ("88", "umkm"),
            ("19", "buruh_harian"),
            ("20", "buruh_tani"),
            ("ojek", "ojek"),
            ("kader_posyandu", "kader_posyandu"),
            ("tukang servis kipas angin", "tukang_listrik"),
            ("Perangkat Desa", "perangkat_desa"),
        ];
        for (text, code) in table {
            let found = Occupations::built_in().match_words(text);
            assert_eq!(found.map(|o| o.code.as_str()), Some(code), "{text}");
        }
        for text in ["", "-", "90", "zzz", "astronot"] {
            assert_eq!(Occupations::built_in().match_words(text), None, "{text}");
        }
    }

    #[test]
    fn the_sector_and_the_standing_go_with_the_category() {
        let found = |text: &str| Occupations::built_in().match_words(text).unwrap();
        assert_eq!(found("ojek").sector, Sector::Transport);
        assert_eq!(found("sopir truk").sector, Sector::Transport);
        assert_eq!(found("petani").sector, Sector::Other);
        assert_eq!(found("petani").standing, Standing::Informal);
        assert_eq!(found("PNS").standing, Standing::Wage);
        assert_eq!(found("Ibu rumah tangga").standing, Standing::None);
        assert!(found("petani").bpjs_code.is_empty(), "BPJSTK's list is not public");
    }

    #[test]
    fn a_table_that_repeats_itself_is_refused() {
        let head = "code,name,sector,standing,bpjs_code,dukcapil,words\n";
        let table = [
            ("a,A,other,informal,,1,X\nb,B,other,informal,,1,Y\n", 3),
            ("a,A,other,informal,,,X\nb,B,other,informal,,,x\n", 3),
            ("a,A,other,informal,,,X\na,B,other,informal,,,Y\n", 3),
            ("a,A,space,informal,,,X\n", 2),
        ];
        for (rows, line) in table {
            let fault = Occupations::from_csv(&format!("{head}{rows}")).unwrap_err();
            assert_eq!(fault, OccupationsFault { line }, "{rows}");
        }
    }
}
