//! Regions, for choosing the village.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What lies in a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRegions {
    /// Dotted code; none for the provinces.
    pub parent: Option<String>,
}

/// Regions by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegionList {
    /// In the order of their codes.
    pub regions: Vec<Region>,
}

/// One region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Region {
    /// Dotted code.
    pub code: String,
    /// Name as the Kemendagri writes it.
    pub name: String,
}
