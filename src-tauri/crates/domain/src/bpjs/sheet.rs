//! The bulk sheet "Data TK Baru" of a BPU group, row by row; village and office both write it.
//! Columns, order and rules are from third parties, DOMAIN section 4 [S]; nobody here decides what
//! BPJSTK takes.

use crate::details::{Details, Field};
use crate::money::Rupiah;
use crate::number::{Phone, RegionCode};
use crate::op::bpjs::SubmissionWritten;
use std::collections::BTreeMap;

/// The name of the sheet.
pub const TITLE: &str = "Data TK Baru";

/// The columns, in order.
pub const HEADERS: [&str; 11] = [
    "NOMOR_IDENTITAS",
    "NAMA_LENGKAP",
    "TGL_LAHIR",
    "HANDPHONE",
    "EMAIL",
    "JENIS_PEKERJAAN_1",
    "JENIS_PEKERJAAN_2",
    "LOKASI_PEKERJAAN",
    "UPAH",
    "KODE_PAKET",
    "BULAN_IURAN",
];

/// How wide they are, in characters.
pub const WIDTHS: [u16; 11] = [20, 32, 12, 16, 20, 20, 20, 20, 12, 12, 12];

/// People in one file at most.
pub const ROWS_A_FILE: usize = 10_000;

/// What KODE_PAKET is where nobody said otherwise; its meaning is not public.
const PACKAGE: &str = "T";

/// The codes that the village knows, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes(pub BTreeMap<String, String>);

impl Codes {
    /// The name under which an occupation's code is kept.
    #[must_use]
    pub fn name_of(occupation: &str) -> String {
        format!("occupation:{occupation}")
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Where the people work; empty while nobody said.
    #[must_use]
    pub fn location(&self) -> &str {
        self.get("location")
    }

    /// What they do; empty while nobody said.
    #[must_use]
    pub fn occupation(&self, code: &str) -> &str {
        self.get(&Self::name_of(code))
    }

    /// The kind of package.
    #[must_use]
    pub fn package(&self) -> &str {
        Some(self.get("package")).filter(|code| !code.is_empty()).unwrap_or(PACKAGE)
    }
}

/// One who goes into the sheet.
#[derive(Clone, Copy)]
pub struct Listed<'d> {
    /// The form.
    pub details: &'d Details,
    /// The base of the bracket of the declared income.
    pub base: Rupiah,
}

/// The row of one person, every cell text. What nobody knows stays empty.
#[must_use]
pub fn row(listed: &Listed<'_>, codes: &Codes, months: u32) -> [String; 11] {
    let details = listed.details;
    let text = |field| details.get(field).unwrap_or_default().to_owned();
    let phone = text(Field::Phone);
    [
        text(Field::Nik),
        text(Field::Name),
        details.born_on().map_or(String::new(), |day| day.format("%d-%m-%Y").to_string()),
        Phone::parse(&phone).map_or(phone, |phone| phone.local()),
        text(Field::Email),
        codes.occupation(details.get(Field::Occupation).unwrap_or_default()).to_owned(),
        String::new(),
        codes.location().to_owned(),
        listed.base.plain(),
        codes.package().to_owned(),
        months.to_string(),
    ]
}

/// The names of a submission's files: the same for the same submission, on whatever computer, and
/// of nobody in it.
#[must_use]
pub fn file_names(village: RegionCode, written: &SubmissionWritten, files: usize) -> Vec<String> {
    let label = written.label.to_string();
    let tag = label.get(..4).unwrap_or_default();
    let name = |number| {
        format!("data-tk-baru-{}-{}-{tag}-{number}.xlsx", village.digits(), written.written_on)
    };
    (1..=files).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_eleven_texts_in_the_order_of_the_columns() {
        let details = Details::new()
            .with(Field::Nik, "6474021708909001")
            .with(Field::Name, "Wati Lestari")
            .with(Field::BornOn, "1990-08-17")
            .with(Field::Phone, "+6281234567890")
            .with(Field::Occupation, "ojek");
        let listed = Listed { details: &details, base: Rupiah::from_i64(1_000_000) };
        let codes = [("location", "3515"), ("occupation:ojek", "52")];
        let codes = codes.map(|(name, code)| (name.to_owned(), code.to_owned()));
        let row = row(&listed, &Codes(codes.into()), 3);
        let expected = [
            "6474021708909001",
            "Wati Lestari",
            "17-08-1990",
            "081234567890",
            "",
            "52",
            "",
            "3515",
            "1000000",
            "T",
            "3",
        ];
        assert_eq!(row, expected);
    }
}
