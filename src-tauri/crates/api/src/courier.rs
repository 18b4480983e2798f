//! A courier carries the sealed bundles of many villages to their office and brings the answers
//! back, unable to read any of it: it has no keys and no register. An answer lies under a name that
//! is made from the bundle it answers, so that whoever was interrupted goes on where he was, and
//! whoever goes twice does nothing the second time.

use crate::error::ApiError;
use crate::file;
use crate::line::{CERTIFICATE_BYTES, Line, Reply};
use lindung_domain::card::DeviceTag;
use lindung_log::bundle::{Envelope, MAX_BODY_BYTES, MAX_ENVELOPE_BYTES, inspect};
use std::path::{Path, PathBuf};

/// Ending of a bundle's name, where a messenger left it.
const ENDING: &str = "lindung";
/// So much of the hash of a bundle tells it from the others of its device.
const HASH_CHARACTERS: usize = 8;

/// The way to one office.
pub struct Courier {
    line: Line,
    answers: PathBuf,
}

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// The answer lies in this file.
    Answered(PathBuf),
    /// So it did before.
    Before(PathBuf),
    /// The office did not take it, by this code, and says in this file what it has.
    Differs(String, PathBuf),
}

impl Courier {
    /// Makes ready to go to an address, and to lay down answers in a folder, which is made.
    ///
    /// # Errors
    /// An address that is none, or a folder that cannot be made.
    pub fn new(
        url: &str,
        certificate: Option<&Path>,
        allow_http: bool,
        answers: &Path,
    ) -> Result<Self, ApiError> {
        let pem = certificate.map(|path| file::read(path, CERTIFICATE_BYTES)).transpose()?;
        let line = Line::new(url, pem.as_deref(), allow_http)?;
        std::fs::create_dir_all(answers).map_err(|_| ApiError::new("no_folder"))?;
        Ok(Self { line, answers: answers.to_owned() })
    }

    /// Carries one bundle, unless its answer is here.
    ///
    /// # Errors
    /// It is no bundle of a village, the line failed, or the office refused it.
    pub fn carry(&self, bundle: &Path) -> Result<Carried, ApiError> {
        let most = MAX_BODY_BYTES.saturating_add(MAX_ENVELOPE_BYTES as u64);
        let bytes = file::read(bundle, most)?;
        let envelope = inspect(&bytes).map_err(|error| ApiError::from(&error))?;
        if !envelope.scope.is_empty() {
            return Err(ApiError::new("is_answer"));
        }
        let answer = self.answers.join(name(&envelope));
        if answer.exists() {
            return Ok(Carried::Before(answer));
        }
        match self.line.post(&bytes)? {
            Reply::Answered(bytes) => {
                self.lay_down(&envelope, &answer, &bytes)?;
                Ok(Carried::Answered(answer))
            }
            Reply::Differs { code, answer: bytes } => {
                self.lay_down(&envelope, &answer, &bytes)?;
                Ok(Carried::Differs(code, answer))
            }
        }
    }

    /// An answer is for the village that asked; more cannot be seen from outside.
    fn lay_down(&self, asked: &Envelope, path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
        let answer = inspect(bytes).ok().filter(|answer| answer.village == asked.village);
        let answer = answer.filter(|answer| !answer.scope.is_empty());
        answer.ok_or_else(|| ApiError::new("bad_answer").with("reason", "not_for_us"))?;
        file::write(path, bytes).map(|_| ())
    }
}

/// `<village>-<device tag>-<of the bundle>.lindung`: where it has to go back to.
fn name(envelope: &Envelope) -> String {
    let tag = DeviceTag::from_device(envelope.sender.as_bytes());
    let hash: String = envelope.body_hash.to_string().chars().take(HASH_CHARACTERS).collect();
    format!("{}-{tag}-{hash}.{ENDING}", envelope.village)
}

/// The files of a folder that are bundles or are called so, by name; the answers of an office
/// among them are not.
///
/// # Errors
/// The folder cannot be read.
pub fn bundles_in(folder: &Path) -> Result<Vec<PathBuf>, ApiError> {
    let unreadable = |_| ApiError::new("no_folder");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() && (is_bundle(&path) || path.extension().is_some_and(|e| e == ENDING)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn is_bundle(path: &Path) -> bool {
    use std::io::Read;
    let mut first = [0; 7];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == *lindung_log::bundle::MAGIC
}
