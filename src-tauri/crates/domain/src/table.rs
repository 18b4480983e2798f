//! Tables that came with the program: regions, occupations, ages, holidays, kinds of groups,
//! papers and deadlines of claims; and which of them are replaced by newer ones.

mod ages;
mod claims;
mod collectives;
mod holidays;
mod law;
mod occupations;
mod regions;
mod zone;

pub use ages::{AgeLimits, Ages};
pub use claims::{Checklist, ClaimPaper, ClaimRules, Deadline, Due, Needs};
pub use collectives::{Collective, CollectiveFault, Collectives};
pub use holidays::{DueDate, Holidays};
pub use law::LawTable;
pub use occupations::{Occupation, Occupations, OccupationsFault, Standing};
pub use regions::{Region, Regions, RegionsFault};
pub use zone::TimeZone;
