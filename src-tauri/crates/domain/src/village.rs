//! How a village is called. Who it is, its first code says for ever (in keys, bundles and cards);
//! what stands on screens and papers changes with the map.

use crate::number::{RegionCode, RegionLevel};
use crate::op::office::VillageRecoded;
use crate::table::Regions;

/// The code and name of a village today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// Its code today.
    pub code: RegionCode,
    /// Its name, where the table of regions does not know the code yet.
    name: Option<String>,
}

impl From<RegionCode> for Called {
    fn from(code: RegionCode) -> Self {
        Self { code, name: None }
    }
}

impl From<&VillageRecoded> for Called {
    fn from(recoded: &VillageRecoded) -> Self {
        Self { code: recoded.code, name: recoded.name.clone() }
    }
}

impl Called {
    /// "Kelurahan Bontang Baru"; the word follows digit 7 of the code. Of a district or above the
    /// bare name, of a code that nobody knows the code.
    pub fn name(&self) -> String {
        let name = self.bare();
        match self.code.village_kind() {
            Some(kind) => format!("{} {name}", kind.word()),
            None => name,
        }
    }

    /// "Bontang Baru".
    pub fn bare(&self) -> String {
        let known = Regions::built_in().name(self.code).or(self.name.as_deref());
        known.map_or_else(|| self.code.dotted(), str::to_owned)
    }

    /// "Kelurahan Bontang Baru, Bontang Utara, Kota Bontang"; of a district without the first part.
    pub fn in_full(&self) -> String {
        let village = (self.code.level() == RegionLevel::Village).then(|| self.name());
        let above = [self.code.district(), self.code.regency()].into_iter().flatten();
        let above = above.filter_map(|code| Regions::built_in().name(code).map(str::to_owned));
        let parts: Vec<String> = village.into_iter().chain(above).collect();
        if parts.is_empty() { self.code.dotted() } else { parts.join(", ") }
    }
}

#[cfg(test)]
mod tests {
    use super::Called;
    use crate::number::RegionCode;
    use crate::op::office::VillageRecoded;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    #[test]
    fn a_village_is_called_by_the_table_else_by_the_word_of_the_office() {
        let bontang = Called::from(code("64.74.01.1002"));
        assert_eq!(bontang.in_full(), format!("{}, Bontang Utara, Kota Bontang", bontang.name()));
        assert_eq!(Called::from(code("64.74.01")).in_full(), "Bontang Utara, Kota Bontang");
        let recoded = VillageRecoded {
            village: code("64.74.01.1002"),
            epoch: 1,
            number: 1,
            code: code("64.74.01.2999"),
            name: Some("Sukamaju".to_owned()),
            on: chrono::NaiveDate::from_ymd_opt(2026, 7, 1).unwrap(),
        };
        assert_eq!(Called::from(&recoded).in_full(), "Desa Sukamaju, Bontang Utara, Kota Bontang");
        let nameless = VillageRecoded { name: None, ..recoded };
        assert_eq!(Called::from(&nameless).name(), "Desa 64.74.01.2999");
    }
}
