//! Tables that came with the program: regions, occupations, ages.

mod ages;
mod occupations;
mod regions;
mod zone;

pub use ages::{AgeLimits, Ages};
pub use occupations::{Occupation, Occupations, OccupationsFault, Standing};
pub use regions::{Region, Regions, RegionsFault};
pub use zone::TimeZone;
