//! What stands on one card.

use std::fmt;

/// One membership card as texts, ready to be set. Who may have one, what it says and the signature
/// in `qr` are decided elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    /// The village and its regency: "Kelurahan Bontang Baru, Kota Bontang".
    pub village_line: String,
    /// The level above: "Kecamatan Bontang Utara, Kalimantan Timur". May be empty.
    pub office_line: String,
    /// Full name as on the KTP, up to 100 characters.
    pub name: String,
    /// Card number: `6474021001-7KQ-00012-X`.
    pub number: String,
    /// NIK with its middle masked: the card is shown to strangers.
    pub masked_nik: String,
    /// Occupation in words.
    pub occupation: String,
    /// Programmes: "JKK dan JKM", or "–".
    pub programmes: String,
    /// What must be said about the membership, "Terdaftar, kepesertaan belum dimulai", or nothing.
    /// Stands in the place of the programmes where there are none, else beside them.
    pub note: String,
    /// Last day in words: "31 Desember 2026".
    pub valid_until: String,
    /// A JPEG, embedded as it is but for its metadata.
    pub photo: Option<Vec<u8>>,
    /// Text of the QR; upper-case base45 gives the smallest one.
    pub qr: String,
    /// The how-manieth print this is; from 2 on the card says so.
    pub copy: u32,
    /// A card of a made-up person, marked CONTOH.
    pub sample: bool,
}

/// Nothing of the person: a card must never reach a log.
impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Card")
            .field("photo", &self.photo.is_some())
            .field("copy", &self.copy)
            .field("sample", &self.sample)
            .finish_non_exhaustive()
    }
}
