//! Tables that came with the program: regions, occupations, ages, holidays, kinds of groups,
//! papers and deadlines of claims.

mod ages;
mod claims;
mod collectives;
mod holidays;
mod occupations;
mod regions;
mod zone;

pub use ages::{AgeLimits, Ages};
pub use claims::{Checklist, ClaimPaper, ClaimRules, Deadline, Due, Needs};
pub use collectives::{Collective, CollectiveFault, Collectives};
pub use holidays::{DueDate, Holidays};
pub use occupations::{Occupation, Occupations, OccupationsFault, Standing};
pub use regions::{Region, Regions, RegionsFault};
pub use zone::TimeZone;
