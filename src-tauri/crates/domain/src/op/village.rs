//! What the village says of itself on its papers.

use minicbor::{Decode, Encode};
use std::fmt;

/// What stands on letters beside the names of the regions, which the table of regions knows. All
/// of it is replaced by the next one; the last in the order of the log counts.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Letterhead {
    /// Street, number, postcode.
    #[n(0)]
    pub address: Option<String>,
    /// As it is printed.
    #[n(1)]
    pub phone: Option<String>,
    /// As it is printed.
    #[n(2)]
    pub email: Option<String>,
    /// Who signs for the village.
    #[n(3)]
    pub head_name: Option<String>,
    /// Office of the one who signs, where it is not the usual one: "Pj. Kepala Desa".
    #[n(4)]
    pub head_title: Option<String>,
    /// Number as a civil servant (NIP), where there is one.
    #[n(5)]
    pub head_number: Option<String>,
}

/// Without name and number.
impl fmt::Debug for Letterhead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letterhead").field("title", &self.head_title).finish_non_exhaustive()
    }
}
