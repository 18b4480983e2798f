//! Region codes of the Ministry of Home Affairs (Kemendagri), from province to village.

use std::fmt;

use super::clean::strip_number_noise;

/// A Kemendagri code of 2, 4, 6 or 10 digits, written `64.74.02.1001` (Permendagri 72/2019 and
/// its later lists). BPS codes look alike, differ, and are useless for a NIK.
///
/// The order puts a region right before everything within it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode([u8; 10]);

/// Why a text is not a region code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegionFault {
    /// Nothing was given.
    #[error("kode wilayah belum diisi")]
    Empty,
    /// Something else than digits, dots and spaces.
    #[error("kode wilayah berisi selain angka")]
    NotDigits,
    /// Neither 2, 4, 6 nor 10 digits.
    #[error("kode wilayah terdiri dari 2, 4, 6, atau 10 angka")]
    Length,
    /// No province begins with 0.
    #[error("kode provinsi tidak diawali 0")]
    Province,
}

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegionLevel {
    /// Provinsi, 2 digits.
    Province,
    /// Kabupaten or kota, 4 digits.
    Regency,
    /// Kecamatan (in Papua distrik), 6 digits.
    District,
    /// Desa or kelurahan, 10 digits.
    Village,
}

/// What kind of village the seventh digit of a code tells. It decides the wording of screens and
/// papers (UU 6/2014 for desa and desa adat, UU 23/2014 Ps 229 for kelurahan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VillageKind {
    /// 1: part of the regency's own administration, led by a Lurah.
    Kelurahan,
    /// 2: self-governing, led by a Kepala Desa.
    Desa,
    /// 3: self-governing by custom.
    DesaAdat,
}

impl VillageKind {
    /// "Kelurahan", "Desa" or "Desa Adat".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kelurahan => "Kelurahan",
            Self::Desa => "Desa",
            Self::DesaAdat => "Desa Adat",
        }
    }

    /// The title of its head, as under a signature. Custom has many titles for the head of a desa
    /// adat; the law's is "Kepala Desa Adat" (UU 6/2014 Ps 107).
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Self::Kelurahan => "Lurah",
            Self::Desa => "Kepala Desa",
            Self::DesaAdat => "Kepala Desa Adat",
        }
    }
}

impl RegionCode {
    /// Reads a code with or without dots.
    ///
    /// # Errors
    /// See [`RegionFault`].
    pub fn parse(text: &str) -> Result<Self, RegionFault> {
        let digits = strip_number_noise(text);
        if digits.is_empty() {
            return Err(RegionFault::Empty);
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RegionFault::NotDigits);
        }
        if digits.starts_with('0') {
            return Err(RegionFault::Province);
        }
        match digits.len() {
            2 | 4 | 6 | 10 => Ok(Self::padded(digits.as_bytes())),
            _ => Err(RegionFault::Length),
        }
    }

    /// The district inside a NIK: six digits whose first is not 0.
    pub(crate) fn of_nik(digits: [u8; 6]) -> Self {
        Self::padded(&digits)
    }

    /// The code with these digits more; `None` if that is no longer a code.
    pub(crate) fn below(&self, digits: &[u8]) -> Option<Self> {
        let whole = [self.digits().as_bytes(), digits].concat();
        let sound = matches!(whole.len(), 4 | 6 | 10) && whole.iter().all(u8::is_ascii_digit);
        sound.then(|| Self::padded(&whole))
    }

    fn padded(digits: &[u8]) -> Self {
        let mut code = [0; 10];
        for (place, digit) in code.iter_mut().zip(digits) {
            *place = *digit;
        }
        Self(code)
    }

    /// The code without dots: 2, 4, 6 or 10 digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        let used = self.0.iter().take_while(|b| **b != 0).count();
        std::str::from_utf8(self.0.get(..used).unwrap_or_default()).unwrap_or_default()
    }

    /// The code as it is written, `64.74.02.1001`.
    #[must_use]
    pub fn dotted(&self) -> String {
        self.to_string()
    }

    /// What the code names.
    #[must_use]
    pub fn level(&self) -> RegionLevel {
        match self.digits().len() {
            2 => RegionLevel::Province,
            4 => RegionLevel::Regency,
            6 => RegionLevel::District,
            _ => RegionLevel::Village,
        }
    }

    /// The province it lies in, or is.
    #[must_use]
    pub fn province(&self) -> Self {
        self.first(2)
    }

    /// The regency or city it lies in, or is; `None` for a province.
    #[must_use]
    pub fn regency(&self) -> Option<Self> {
        (self.level() >= RegionLevel::Regency).then(|| self.first(4))
    }

    /// The district it lies in, or is; `None` for a province or a regency.
    #[must_use]
    pub fn district(&self) -> Option<Self> {
        (self.level() >= RegionLevel::District).then(|| self.first(6))
    }

    /// The next region upwards; `None` for a province.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        match self.level() {
            RegionLevel::Province => None,
            RegionLevel::Regency => Some(self.first(2)),
            RegionLevel::District => Some(self.first(4)),
            RegionLevel::Village => Some(self.first(6)),
        }
    }

    /// Whether this region lies within the other, or is it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.digits().starts_with(other.digits())
    }

    /// What kind of village it is; `None` for larger regions and for kinds not known.
    #[must_use]
    pub fn village_kind(&self) -> Option<VillageKind> {
        let [_, _, _, _, _, _, kind, ..] = self.0;
        match kind {
            b'1' => Some(VillageKind::Kelurahan),
            b'2' => Some(VillageKind::Desa),
            b'3' => Some(VillageKind::DesaAdat),
            _ => None,
        }
    }

    fn first(&self, count: usize) -> Self {
        Self::padded(self.0.get(..count).unwrap_or(&self.0))
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, digit) in self.digits().chars().enumerate() {
            if matches!(i, 2 | 4 | 6) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegionCode({self})")
    }
}

super::text_value::text_value!(RegionCode, RegionFault, dotted);

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    #[test]
    fn codes_are_read_with_and_without_dots() {
        let table = [
            ("64", "64", RegionLevel::Province),
            ("64.74", "64.74", RegionLevel::Regency),
            ("647402", "64.74.02", RegionLevel::District),
            ("6474021001", "64.74.02.1001", RegionLevel::Village),
            (" 64.74.02.1001 ", "64.74.02.1001", RegionLevel::Village),
        ];
        for (text, dotted, level) in table {
            assert_eq!(code(text).dotted(), dotted);
            assert_eq!(code(text).level(), level, "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let table = [
            ("", RegionFault::Empty),
            ("64.7x", RegionFault::NotDigits),
            ("647", RegionFault::Length),
            ("64740210011", RegionFault::Length),
            ("04", RegionFault::Province),
        ];
        for (text, fault) in table {
            assert_eq!(RegionCode::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_village_lies_in_its_district_regency_and_province() {
        let village = code("64.74.02.1001");
        assert_eq!(village.district(), Some(code("64.74.02")));
        assert_eq!(village.regency(), Some(code("64.74")));
        assert_eq!(village.province(), code("64"));
        assert_eq!(village.parent(), village.district());
        assert_eq!(code("64").parent(), None);
        assert_eq!(code("64").regency(), None);
        assert!(village.is_within(&code("64.74")));
        assert!(village.is_within(&village));
        assert!(!village.is_within(&code("64.01")));
        assert!(!code("64").is_within(&village));
    }

    #[test]
    fn the_seventh_digit_decides_the_wording() {
        let table = [
            ("64.74.02.1001", Some(("Kelurahan", "Lurah"))),
            ("15.01.01.2001", Some(("Desa", "Kepala Desa"))),
            ("91.03.01.3001", Some(("Desa Adat", "Kepala Desa Adat"))),
            ("64.74.02.9001", None),
            ("64.74.02", None),
        ];
        for (text, words) in table {
            let kind = code(text).village_kind();
            assert_eq!(kind.map(|k| (k.word(), k.head())), words, "{text}");
        }
    }

    #[test]
    fn the_order_puts_a_region_before_what_it_holds() {
        let mut codes =
            [code("6502"), code("64.74.02.1001"), code("64.74"), code("64"), code("65")];
        codes.sort();
        let sorted: Vec<_> = codes.iter().map(RegionCode::dotted).collect();
        assert_eq!(sorted, ["64", "64.74", "64.74.02.1001", "65", "65.02"]);
    }
}
