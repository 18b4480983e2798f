//! Who differs where two sides hold the same entries and do not make the same of them: a sheet of
//! each subject's hash travels, and is laid beside one's own.

use crate::error::{Result, StoreError};
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::fold::FOLD_VERSION;
use lindung_log::{Frontier, Hash};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use std::collections::BTreeMap;

/// The state of a village, subject by subject: hashes, and nobody's name.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct StateSheet {
    /// `lindung/state/1`.
    #[n(0)]
    kind: String,
    /// By which fold it was made.
    #[n(1)]
    fold_version: u32,
    /// The village's logs, as far as they were folded: canonical CBOR of `log`.
    #[n(2)]
    frontier: ByteVec,
    /// Hash of a subject's first entry and of its village part, in order.
    #[n(3)]
    parts: Vec<(ByteArray<32>, ByteArray<32>)>,
}

const KIND: &str = "lindung/state/1";

/// A subject whose state is not the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Where it is here.
    pub subject: Option<SubjectId>,
    /// Whether it has a state here; somebody who was voided has none.
    pub here: bool,
    /// Whether it has one there.
    pub there: bool,
}

/// Why two states cannot be laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incomparable {
    /// Another version of the program folds otherwise.
    FoldVersion,
    /// Entries are lacking here that were folded there.
    Behind,
}

impl Store {
    /// The sheet of a village's state as it is here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn state_sheet(&self, village: &str) -> Result<Vec<u8>> {
        let frontier = self.village_frontier(village);
        let parts = self.parts_at(village, &frontier)?.into_iter();
        let parts = parts.map(|(first, (_, part))| (bytes(first), bytes(part)));
        let sheet = StateSheet {
            kind: KIND.to_owned(),
            fold_version: FOLD_VERSION,
            frontier: frontier.to_bytes().into(),
            parts: parts.collect(),
        };
        // Writing to memory cannot fail.
        minicbor::to_vec(sheet).map_err(|_| StoreError::Malformed)
    }

    /// Lays the sheet of another side beside the state here.
    ///
    /// # Errors
    /// The bytes are no sheet, or the database cannot be read.
    pub fn differences(
        &self,
        village: &str,
        sheet: &[u8],
    ) -> Result<std::result::Result<Vec<Difference>, Incomparable>> {
        let sheet: StateSheet = minicbor::decode(sheet).map_err(|_| StoreError::Malformed)?;
        let frontier = Frontier::from_bytes(&sheet.frontier);
        let frontier = frontier.map_err(|_| StoreError::Malformed)?;
        if sheet.kind != KIND {
            return Err(StoreError::Malformed);
        }
        if sheet.fold_version != FOLD_VERSION {
            return Ok(Err(Incomparable::FoldVersion));
        }
        if !self.village_frontier(village).covers_all(&frontier) {
            return Ok(Err(Incomparable::Behind));
        }
        let mut here = self.parts_at(village, &frontier)?;
        let mut differences = Vec::new();
        for (first, part) in sheet.parts {
            let first = Hash::from_bytes(first.into());
            let ours = here.remove(&first);
            if ours.map(|(_, part)| part) != Some(Hash::from_bytes(part.into())) {
                let subject = ours.map(|(subject, _)| subject);
                differences.push(Difference { subject, here: ours.is_some(), there: true });
            }
        }
        let only_here = here.into_values().map(|(subject, _)| subject);
        differences.extend(only_here.map(|subject| Difference {
            subject: Some(subject),
            here: true,
            there: false,
        }));
        Ok(Ok(differences))
    }
}

fn bytes(hash: Hash) -> ByteArray<32> {
    (*hash.as_bytes()).into()
}

/// Hash of the first entry → the subject, and the hash of its village part.
pub(crate) type Parts = BTreeMap<Hash, (SubjectId, Hash)>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_another_fold_is_not_compared() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("db"), &[7; 32]).unwrap();
        let bytes = store.state_sheet("6474021001").unwrap();
        assert_eq!(store.differences("6474021001", &bytes).unwrap(), Ok(Vec::new()));
        let sheet: StateSheet = minicbor::decode(&bytes).unwrap();
        let newer = StateSheet { fold_version: FOLD_VERSION + 1, ..sheet.clone() };
        let told =
            |sheet: StateSheet| store.differences("6474021001", &minicbor::to_vec(sheet).unwrap());
        assert_eq!(told(newer).unwrap(), Err(Incomparable::FoldVersion));
        assert!(told(StateSheet { kind: "lindung/state/2".to_owned(), ..sheet }).is_err());
    }
}
