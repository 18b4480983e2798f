//! A newer program for the villages, offered in the common log: the office's signature under its
//! log is the signature under the program.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::postgres::{Much, Scope};
use lindung_domain::op::Op;
use lindung_domain::op::program::{
    MAX_PIECE_BYTES, MAX_PROGRAM_BYTES, ProgramOffered, ProgramPiece, SYSTEMS,
};
use lindung_log::{Clock, Hash, LogRange};
use lindung_store::{About, Author, Draft, Recording, Store};
use serde::Serialize;

/// A program that villages learn of by their next answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offered {
    /// One of [`SYSTEMS`].
    pub system: String,
    /// `1.2.3`
    pub version: String,
    /// How long it is.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// Entries in which it travels.
    pub pieces: u64,
}

impl Office {
    /// Offers a program to every village. Its bytes go to those who ask.
    ///
    /// # Errors
    /// `no_such_system`, `no_such_version`, `program_size`, `offered_already`, or the database
    /// cannot be written; then nothing was offered.
    pub fn offer(
        &mut self,
        system: &str,
        version: &str,
        program: &[u8],
        clock: &impl Clock,
    ) -> Result<Offered> {
        if !SYSTEMS.iter().any(|(known, _)| *known == system) {
            return Err(OfficeError::new("no_such_system"));
        }
        let version = version.parse().map_err(|_| OfficeError::new("no_such_version"))?;
        let size_bytes = program.len() as u64;
        if size_bytes == 0 || size_bytes > MAX_PROGRAM_BYTES {
            return Err(OfficeError::new("program_size"));
        }
        let mut others = self.look()?.store.programs()?;
        others.retain(|other| other.offered.system == system);
        if others.iter().any(|other| other.offered.version == version) {
            return Err(OfficeError::new("offered_already"));
        }
        let sha256 = Hash::of(program);
        let offered = ProgramOffered {
            system: system.to_owned(),
            version,
            size_bytes,
            sha256: *sha256.as_bytes(),
        };
        // Villages that asked for an older one ask for this instead.
        others.retain(|other| other.offered.version < version);
        let older: Vec<LogRange> = others.iter().map(|other| other.pieces).collect();
        let pieces = self.within(&Scope::of("", Much::Whole), |office| {
            let author = Author { log: office.own.log_name(None), clerk: None, now: clock.now() };
            office.store.together(|store: &mut Store| {
                store.forget_blobs(&older)?;
                store.record_with(&author, |recording| write(recording, offered.clone(), program))
            })
        })??;
        self.note();
        Ok(Offered {
            system: system.to_owned(),
            version: version.to_string(),
            bytes: size_bytes,
            sha256: sha256.to_string(),
            pieces,
        })
    }
}

/// Gives the number of its pieces.
fn write(recording: &mut Recording<'_>, offered: ProgramOffered, program: &[u8]) -> Result<u64> {
    let about = recording.add(Draft { about: About::New, op: Op::ProgramOffered(offered) })?;
    let mut pieces = 0_u64;
    for piece in program.chunks(MAX_PIECE_BYTES) {
        let op = Op::ProgramPiece(ProgramPiece { blobs: recording.keep(piece)? });
        recording.add(Draft { about: About::Known(about), op })?;
        pieces = pieces.saturating_add(1);
    }
    Ok(pieces)
}
