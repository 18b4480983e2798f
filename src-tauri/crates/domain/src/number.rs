//! The numbers, names and dates by which people, families and places are known.
//!
//! Every type here is read from text as villages hold it, with its noise, and stored in one form.
//! Numbers of people are masked in `Debug` by hand: no log, error or file name ever shows one
//! (UU 27/2022 Ps 35). Faults carry a kind, never the text that was at fault.

mod clean;
mod date;
mod family_card;
mod kpj;
mod likeness;
mod name;
mod neighbourhood;
mod nik;
mod phone;
mod place_and_date;
mod region;
mod sex;
pub(crate) mod text_value;

pub use clean::{strip_invisible, tidy_spaces};
pub use date::{age_on, excel_serial, month_from_word, read_date};
pub use family_card::{FamilyCardFault, FamilyCardNumber};
pub use kpj::{Kpj, KpjFault};
pub use likeness::likeness;
pub use name::{NameFault, NameReading, PersonName};
pub use neighbourhood::{Neighbourhood, bare_rt, same_rt};
pub use nik::{Nik, NikCalendar, NikFault};
pub use phone::{Phone, PhoneFault};
pub use place_and_date::read_place_and_date;
pub use region::{RegionCode, RegionFault, RegionLevel, VillageKind};
pub use sex::Sex;
