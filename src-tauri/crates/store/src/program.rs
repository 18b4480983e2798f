//! Programs that an office offers, and where their pieces stand.

use crate::error::Result;
use crate::store::Store;
use lindung_domain::fold::Subject;
use lindung_domain::op::blob::BlobName;
use lindung_domain::op::program::ProgramOffered;
use lindung_domain::op::{Op, Read};
use lindung_log::LogRange;

/// A program that an office offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// As the office names it.
    pub offered: ProgramOffered,
    /// What it is made of, in order.
    pub blobs: Vec<BlobName>,
    /// The entries that name these.
    pub pieces: LogRange,
}

impl Store {
    /// Every program that was ever offered.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn programs(&self) -> Result<Vec<Program>> {
        let mut programs = Vec::new();
        for id in self.subjects_of_kind("program")? {
            let (Subject::Program(offered), told) = self.subject(id)? else { continue };
            let first = self.at_of(id)?;
            let start = first.seq.saturating_add(1);
            let (mut blobs, mut end) = (Vec::new(), start);
            for line in told {
                if let (Read::Known(Op::ProgramPiece(piece)), None) = (line.op, line.aside) {
                    blobs.extend(piece.blobs);
                    end = self.at_of(line.id)?.seq.saturating_add(1);
                }
            }
            let pieces = LogRange { device: first.device, start, end };
            programs.push(Program { offered: *offered, blobs, pieces });
        }
        Ok(programs)
    }
}
