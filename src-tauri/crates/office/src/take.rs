//! Taking the bundles that villages sent.

use crate::acknowledge::acknowledge;
use crate::elsewhere;
use crate::enrol;
use crate::error::{OfficeError, Result};
use crate::logs::Own;
use crate::office::Office;
use crate::postgres::{Much, Postgres, Scope};
use lindung_domain::fold::Device;
use lindung_domain::number::RegionCode;
use lindung_log::backup::is_backup;
use lindung_log::bundle::{
    Contents, MAX_BODY_BYTES, MAX_ENVELOPE_BYTES, Opened, Range, Strangers, open, verify_ranges,
};
use lindung_log::invitation::device_fingerprint;
use lindung_log::{Clock, DeviceId, DeviceKeys, Frontier, Mark, VerifyingKey};
use lindung_store::{Admission, EntryId, Store, epoch_of};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FileOutcome {
    /// It was taken, though perhaps nothing in it was new.
    Taken(FileTaken),
    /// It was refused, and nothing was changed.
    Refused(FileRefused),
}

/// A file that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileTaken {
    /// As it was named; empty for one that came by the line.
    pub file: String,
    /// Dotted code.
    pub village: String,
    /// Entries that were not here before.
    pub taken: u64,
    /// Entries that were.
    pub already: u64,
    /// Of those taken, the ones kept that do not count yet.
    pub set_aside: Vec<SetAsideEntry>,
    /// Hash over all that the village says, as acknowledged.
    pub state_hash: String,
    /// Of a device that came for the first time, the six words that its own screen shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolled: Option<String>,
}

/// A file that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRefused {
    /// As it was named.
    pub file: String,
    /// Why.
    pub error: OfficeError,
}

/// An entry that is kept and does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAsideEntry {
    /// Name of its log.
    pub device: String,
    /// Place in it.
    pub seq: u64,
    /// Code of the reason.
    pub reason: String,
}

impl Office {
    /// Takes the files one after another, each as a whole or not at all; one that is refused does
    /// not stop the others. Nothing happens by a file that was taken before.
    pub fn take(&mut self, files: &[PathBuf], clock: &impl Clock) -> Vec<FileOutcome> {
        self.waiting.clear();
        let take = |path: &PathBuf| match self.take_file(path, clock.now()) {
            Ok(taken) => FileOutcome::Taken(taken),
            Err(error) => {
                FileOutcome::Refused(FileRefused { file: path.display().to_string(), error })
            }
        };
        files.iter().map(take).collect()
    }

    fn take_file(&mut self, path: &Path, now: i64) -> Result<FileTaken> {
        let bytes = read(path)?;
        let mut opened = Some(opened(&bytes, &self.own.keys)?);
        let scope = scope_of(opened.as_ref());
        let taken = self.within(&scope, |office| {
            // The first try takes what was opened; where it must be done again, so is this.
            let opened = opened.take().map_or_else(|| self::opened(&bytes, &office.own.keys), Ok);
            office.take_bundle(opened?, now)
        })??;
        Ok(FileTaken { file: path.display().to_string(), ..taken })
    }

    /// Takes one bundle, whichever way it came, and remembers who waits for an answer.
    pub(crate) fn take_bundle(&mut self, unsealed: Unsealed, now: i64) -> Result<FileTaken> {
        let opened = &unsealed.opened;
        if let Some(shelf) = &mut self.shelf {
            shelf.bring(&mut self.store, &opened.envelope.village, &opened.contents)?;
        }
        let sender = opened.envelope.sender;
        let (frontier, lacking) = (&opened.envelope.frontier, &opened.contents.lacking);
        let has = Mark { frontier: frontier.clone(), lacking: lacking.clone() };
        if let Some(epoch) = self.epoch_after(&opened.envelope.village, &has.frontier)
            && self.believes(&unsealed, now)?
        {
            self.begin_epoch(epoch, now)?;
        }
        let (own, shelf) = (&self.own, &mut self.shelf);
        let outcome =
            self.store.together(|store: &mut Store| take_opened(store, shelf, own, unsealed, now));
        // One who left a gap is answered too, and so learns what is here; one whose log differs
        // from what is here gets all of the village's, to see from where on.
        match outcome.as_ref().map_err(|error| error.code.as_str()) {
            Ok(_) | Err("gap") => self.remember(sender, has)?,
            Err("fork") => {
                let logs = self.store.logs();
                let of_office =
                    |device: &DeviceId| logs.get(device).is_some_and(|log| log.by_office);
                let has = has.frontier.iter().filter(|(device, _)| of_office(device));
                self.remember(sender, Mark::from(has.collect::<Frontier>()))?;
            }
            Err(_) => {}
        }
        self.note();
        match outcome {
            Err(error) if error.code == "gap" && !self.waiting.contains_key(&sender) => {
                let revoked = self.store.logs().revoked_from(&sender).is_some();
                Err(OfficeError::new(if revoked { "revoked" } else { "unknown_device" }))
            }
            outcome => outcome,
        }
    }

    /// Whether the sender of a bundle is trusted, or would be after it was taken; of that trial
    /// nothing stays.
    fn believes(&mut self, unsealed: &Unsealed, now: i64) -> Result<bool> {
        let known = enrol::device(&self.store, &unsealed.opened.envelope.sender)?;
        if let Some(known) = known.filter(|known| known.enrolled.is_some()) {
            return Ok(known.is_trusted());
        }
        let (own, shelf, mut believed) = (&self.own, &mut self.shelf, false);
        let trial = self.store.together(|store: &mut Store| {
            take_opened(store, shelf, own, unsealed.clone(), now)?;
            believed = true;
            Err::<(), _>(OfficeError::damaged("a trial"))
        });
        Ok(believed && trial.is_err())
    }

    /// Keeps an enrolled device in mind for its answer.
    fn remember(&mut self, sender: DeviceId, has: Mark) -> Result<()> {
        let device = enrol::device(&self.store, &sender)?;
        if let Some(device) = device.filter(Device::is_trusted) {
            // Of several bundles the least: what comes twice does no harm.
            let has = match self.waiting.get(&sender) {
                Some((_, other)) => other.meet(&has),
                None => has,
            };
            self.waiting.insert(sender, (device.started.village, has));
        }
        Ok(())
    }
}

/// Everything that one bundle changes here.
fn take_opened(
    store: &mut Store,
    shelf: &mut Option<Postgres>,
    own: &Own,
    unsealed: Unsealed,
    now: i64,
) -> Result<FileTaken> {
    let Unsealed { opened: Opened { envelope, mut contents, .. }, proved } = unsealed;
    if store.logs().refuses(&envelope.sender, &envelope.ranges) {
        return Err(OfficeError::new("revoked"));
    }
    let village = RegionCode::parse(&envelope.village).ok();
    let village = village.filter(|code| code.digits() == envelope.village);
    let village = village.ok_or_else(|| OfficeError::new("stranger"))?;
    check_village(store, own, envelope.sender, &envelope.village, &contents)?;
    if !proved {
        let known = |device: &DeviceId| signing_key(store, device);
        verify_ranges(&mut contents, known, |at| store.hash_at(at))?;
    }
    let log = own.village_log(store, village)?;
    let proved = enrol::proved(store, own, &log, envelope.sender, &contents, now)?;

    let before = store.niks_before(&contents.ranges)?;
    let office_key = Some(*own.keys.signing.verifying().as_bytes());
    let admission = Admission { village: envelope.village, office_key };
    let taken = store.take(&contents.ranges, &admission)?;
    store.take_blobs(&contents.blobs)?;
    let (sender, touched) = (envelope.sender, &taken.subjects);
    let newcomer = enrol::enrol_all(store, own, &log, sender, proved, touched, now)?;
    if let Some(shelf) = shelf {
        shelf.bring_namesakes(store, Some(village.digits()))?;
    }
    let niks = elsewhere::touched(store, before, &taken.subjects)?;
    elsewhere::settle(store, own, &niks, now)?;
    let state_hash = acknowledge(store, &log, now)?;

    let set_aside = taken.set_aside.iter().map(|(id, reason)| aside(store, *id, reason));
    Ok(FileTaken {
        file: String::new(),
        village: village.dotted(),
        taken: taken.taken,
        already: taken.already,
        set_aside: set_aside.collect::<Result<_>>()?,
        state_hash: state_hash.to_string(),
        enrolled: newcomer.map(|keys| device_fingerprint(&keys).to_string()),
    })
}

/// A bundle from a village is by one of its devices, of its devices' logs, and of nothing else but
/// what this office itself wrote: one for the village's other laptops carries that too.
fn check_village(
    store: &Store,
    own: &Own,
    sender: DeviceId,
    village: &str,
    contents: &Contents,
) -> Result<()> {
    let known = store.logs().get(&sender);
    let sent = known.is_none_or(|log| log.village == village && !log.by_office);
    let office = *own.keys.signing.verifying().as_bytes();
    // What an office that was put back has lost of its own earlier logs, it gets from its villages.
    let of_office = |range: &Range| {
        let log = store.logs().get(&range.device);
        let ours = log.map(|log| log.signing_key).or(range.signing_key) == Some(office);
        let known = log.is_some_and(|log| log.next_seq >= range.log_range().end);
        ours && (known || epoch_of(&range.scope) < own.epoch)
    };
    let of_village = |range: &Range| range.scope.is_empty() && range.head.village == village;
    let of_village = contents.ranges.iter().all(|range| of_village(range) || of_office(range));
    if sent && of_village { Ok(()) } else { Err(OfficeError::new("stranger")) }
}

fn signing_key(store: &Store, device: &DeviceId) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&store.logs().get(device)?.signing_key).ok()
}

fn aside(store: &Store, id: EntryId, reason: &str) -> Result<SetAsideEntry> {
    let at = store.at_of(id)?;
    Ok(SetAsideEntry { device: at.device.to_string(), seq: at.seq, reason: reason.to_owned() })
}

/// Opens a bundle, for which nothing of what is here must be known: a device is named by its key.
///
/// # Errors
/// It is none, was altered, or is for somebody else.
pub(crate) fn opened(bytes: &[u8], keys: &DeviceKeys) -> Result<Unsealed> {
    if is_backup(bytes) {
        return Err(OfficeError::new("is_backup"));
    }
    let mut opened = open(bytes, &[&keys.age], |_| None, Strangers::Introduce)?;
    // Logs from their beginning, with the keys that their names are made of, prove themselves.
    let proved = verify_ranges(&mut opened.contents, |_| None, |_| None).is_ok();
    Ok(Unsealed { opened, proved })
}

/// A bundle that was opened.
#[derive(Debug, Clone)]
pub(crate) struct Unsealed {
    pub(crate) opened: Opened,
    /// Whether its ranges are verified; others are by what is here.
    proved: bool,
}

/// What a bundle says that it is about.
pub(crate) fn scope_of(unsealed: Option<&Unsealed>) -> Scope {
    let village = unsealed.map_or("", |unsealed| &unsealed.opened.envelope.village);
    Scope::of(village, Much::Logs)
}

/// Reads a file that somebody brought.
fn read(path: &Path) -> Result<Vec<u8>> {
    let about = std::fs::metadata(path).map_err(|_| OfficeError::new("no_file"))?;
    if !about.is_file() {
        return Err(OfficeError::new("no_file"));
    }
    let most = u64::try_from(MAX_ENVELOPE_BYTES).unwrap_or(u64::MAX);
    if about.len() > MAX_BODY_BYTES.saturating_add(most) {
        return Err(OfficeError::new("too_large"));
    }
    std::fs::read(path).map_err(|_| OfficeError::new("unreadable"))
}
