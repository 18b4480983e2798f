//! The regions of Indonesia by their Kemendagri codes.

use std::fmt;
use std::sync::LazyLock;

use crate::number::{RegionCode, RegionLevel};

/// A region and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// Its code.
    pub code: RegionCode,
    /// Its name; "Kabupaten" and "Kota" are part of a regency's.
    pub name: &'static str,
}

/// A province, regency or district; of a district also the lines of its villages.
struct Area {
    code: RegionCode,
    name: &'static str,
    villages: &'static str,
}

/// Every region code in use, and those superseded ones that older NIKs bear.
///
/// The names stay in the one text that came with the program (its form stands in its first
/// lines); only provinces, regencies and districts are indexed, on first use, within a few
/// milliseconds. A village is looked for among the dozen lines of its district.
pub struct Regions {
    areas: Vec<Area>,
    superseded: Vec<RegionCode>,
}

/// Why a text is not a table of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("tabel wilayah keliru pada baris {line}")]
pub struct RegionsFault {
    /// The line, from 1.
    pub line: usize,
}

static BUILT_IN: LazyLock<Regions> = LazyLock::new(|| {
    let regions = include_str!("../../../../../assets/regions/regions.txt");
    let superseded = include_str!("../../../../../assets/regions/superseded.txt");
    // A test holds the assets to be sound; without them every region is merely not known.
    Regions::from_texts(regions, superseded)
        .unwrap_or(Regions { areas: Vec::new(), superseded: Vec::new() })
});

impl Regions {
    /// The table that came with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a table of regions and one of superseded codes.
    ///
    /// # Errors
    /// [`RegionsFault`] names the first line that is out of place.
    pub fn from_texts(
        regions: &'static str,
        superseded: &'static str,
    ) -> Result<Self, RegionsFault> {
        let mut areas: Vec<Area> = Vec::with_capacity(8_000);
        let (mut rest, mut line) = (regions, 0_usize);
        while !rest.is_empty() {
            line = line.saturating_add(1);
            let (this, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let last = areas.last().map(|area| area.code);
            if let Some((level, mark)) = level_of(this) {
                let area = area(this.strip_prefix(mark).unwrap_or(this), level, last, after);
                let area = area.filter(|area| last.is_none_or(|last| last < area.code));
                areas.push(area.ok_or(RegionsFault { line })?);
            } else if !this.starts_with('#') && last.is_none_or(|c| c.district().is_none()) {
                return Err(RegionsFault { line });
            }
            rest = after;
        }
        let superseded = superseded.lines().filter(|line| !line.starts_with('#'));
        let superseded = superseded.enumerate().map(|(i, line)| {
            let code = line.split(' ').next().unwrap_or_default();
            RegionCode::parse(code).map_err(|_| RegionsFault { line: i.saturating_add(1) })
        });
        Ok(Self { areas, superseded: superseded.collect::<Result<_, _>>()? })
    }

    /// The name of a region, or nothing if the code is not in use.
    #[must_use]
    pub fn name(&self, code: RegionCode) -> Option<&'static str> {
        if code.level() != RegionLevel::Village {
            return Some(self.area(code)?.1.name);
        }
        let (_, district) = self.area(code.district()?)?;
        villages(district).find(|village| village.code == code).map(|village| village.name)
    }

    /// Whether a code is in use.
    #[must_use]
    pub fn known(&self, code: RegionCode) -> bool {
        self.name(code).is_some()
    }

    /// Whether the district of a code is in use, or was once. A district that is not known is a
    /// doubt about a NIK, never a refusal.
    #[must_use]
    pub fn district_known(&self, code: RegionCode) -> bool {
        let in_use = code.district().is_some_and(|district| self.area(district).is_some());
        in_use || self.superseded.iter().any(|old| code.is_within(old))
    }

    /// The regions right below one, in the order of their codes; nothing below a village.
    #[must_use]
    pub fn children(&self, code: RegionCode) -> Vec<Region> {
        let Some((place, area)) = self.area(code) else { return Vec::new() };
        if code.level() == RegionLevel::District {
            return villages(area).collect();
        }
        let below = self.areas.iter().skip(place).skip(1);
        below
            .take_while(|area| area.code.is_within(&code))
            .filter(|area| area.code.parent() == Some(code))
            .map(Area::region)
            .collect()
    }

    /// Every province.
    #[must_use]
    pub fn provinces(&self) -> Vec<Region> {
        let provinces = self.areas.iter().filter(|a| a.code.level() == RegionLevel::Province);
        provinces.map(Area::region).collect()
    }

    /// A region with all that it lies in, for headings: "Kelurahan Api-Api, Kecamatan Bontang
    /// Utara, Kota Bontang, Provinsi Kalimantan Timur". Parts that are not known are left out.
    #[must_use]
    pub fn in_full(&self, code: RegionCode) -> String {
        let parts: Vec<String> = self.lineage(code).into_iter().map(|(_, name)| name).collect();
        parts.join(", ")
    }

    /// The same part by part, the smallest first, each with the word for its level.
    #[must_use]
    pub fn lineage(&self, code: RegionCode) -> Vec<(RegionLevel, String)> {
        let up = std::iter::successors(Some(code), RegionCode::parent);
        let part = |code: RegionCode| {
            let (name, level) = (self.name(code)?, code.level());
            let word = match level {
                RegionLevel::Village => code.village_kind().map_or("", |kind| kind.word()),
                // UU 21/2001 Ps 1: in Papua a district is a distrik.
                RegionLevel::District if code.digits().starts_with('9') => "Distrik",
                RegionLevel::District => "Kecamatan",
                RegionLevel::Regency => "",
                RegionLevel::Province => "Provinsi",
            };
            Some((level, format!("{word} {name}").trim_start().to_owned()))
        };
        up.filter_map(part).collect()
    }

    /// Villages whose name holds a text, capitals or not, within a region or anywhere, those that
    /// begin with it first; at most `most`.
    #[must_use]
    pub fn find_villages(
        &self,
        text: &str,
        within: Option<RegionCode>,
        most: usize,
    ) -> Vec<Region> {
        let wanted = text.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let here = |area: &&Area| {
            within.is_none_or(|region| area.code.is_within(&region) || region.is_within(&area.code))
        };
        let areas = self.areas.iter().filter(|area| !area.villages.is_empty()).filter(here);
        let mut found: Vec<(bool, Region)> = areas
            .flat_map(villages)
            .filter(|village| within.is_none_or(|region| village.code.is_within(&region)))
            .filter_map(|village| {
                let name = village.name.to_lowercase();
                name.contains(&wanted).then(|| (!name.starts_with(&wanted), village))
            })
            .collect();
        found.sort();
        found.into_iter().map(|(_, village)| village).take(most).collect()
    }

    fn area(&self, code: RegionCode) -> Option<(usize, &Area)> {
        let place = self.areas.binary_search_by(|area| area.code.cmp(&code)).ok()?;
        Some((place, self.areas.get(place)?))
    }
}

impl Area {
    fn region(&self) -> Region {
        Region { code: self.code, name: self.name }
    }
}

impl fmt::Debug for Regions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Regions({} areas)", self.areas.len())
    }
}

fn level_of(line: &str) -> Option<(RegionLevel, char)> {
    match line.as_bytes().first()? {
        b'=' => Some((RegionLevel::Province, '=')),
        b'-' => Some((RegionLevel::Regency, '-')),
        b'+' => Some((RegionLevel::District, '+')),
        _ => None,
    }
}

/// "01 Bakongan" below the last area; `after` begins with the villages of a district.
fn area(
    line: &'static str,
    level: RegionLevel,
    last: Option<RegionCode>,
    after: &'static str,
) -> Option<Area> {
    let (digits, name) = line.split_once(' ').filter(|(digits, _)| digits.len() == 2)?;
    let parent = match level {
        RegionLevel::Province => None,
        RegionLevel::Regency => Some(last?.province()),
        RegionLevel::District => Some(last?.regency()?),
        RegionLevel::Village => return None,
    };
    let code = match parent {
        None => RegionCode::parse(digits).ok()?,
        Some(parent) => parent.below(digits.as_bytes())?,
    };
    let villages = if level == RegionLevel::District { village_lines(after) } else { "" };
    Some(Area { code, name, villages })
}

/// The lines up to the next area.
fn village_lines(text: &'static str) -> &'static str {
    let lines = text.split_inclusive('\n').take_while(|line| level_of(line).is_none());
    let length = lines.fold(0_usize, |length, line| length.saturating_add(line.len()));
    text.get(..length).unwrap_or_default()
}

/// The villages of a district: "2001 Keude Bakongan", then the name alone where the number is the
/// one before and one.
fn villages(district: &Area) -> impl Iterator<Item = Region> + use<> {
    let code = district.code;
    let mut number = 0_u16;
    district.villages.lines().filter_map(move |line| {
        let told = line.split_once(' ').filter(|(digits, _)| digits.len() == 4);
        let told = told.and_then(|(digits, name)| Some((digits.parse::<u16>().ok()?, name)));
        let (this, name) = told.unwrap_or((number.saturating_add(1), line));
        number = this;
        Some(Region { code: code.below(format!("{this:04}").as_bytes())?, name })
    })
}

#[cfg(test)]
mod tests;
