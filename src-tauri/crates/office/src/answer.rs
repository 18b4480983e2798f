//! Answering the devices whose bundles came.

use crate::acknowledge::acknowledge;
use crate::enrol;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::postgres::{Much, Scope};
use lindung_domain::card::DeviceTag;
use lindung_domain::number::RegionCode;
use lindung_log::bundle::{Contents, MAX_BLOBS_BYTES, SealRequest, seal};
use lindung_log::file::{WriteError, make_folder, write_new};
use lindung_log::{AgeRecipient, Clock, DeviceId, Frontier, Mark, SigningKey};
use lindung_store::Store;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Where the number of the last answer is kept, so that no name comes twice.
const LAST: &str = "last_answer";
/// About so many bytes of photos go into an answer by the line, which may break.
const BLOBS_BYTES_BY_LINE: u64 = 256 * 1024;

/// An answer that was written, synced and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// Where it lies.
    pub file: String,
    /// Dotted code.
    pub village: String,
    /// Name of the device's log.
    pub device: String,
    /// Entries in it.
    pub entries: u64,
    /// How long the file is.
    pub bytes: u64,
}

impl Office {
    /// Writes an answer to each device whose bundle came in the last [`Office::take`], also where
    /// nothing in it was new or it left a gap. Makes the folder where it is not there.
    ///
    /// # Errors
    /// The folder cannot be written; what was written before stays.
    pub fn answers(&mut self, folder: &Path, clock: &impl Clock) -> Result<Vec<Answered>> {
        make_folder(folder).map_err(WriteError::from)?;
        let mut answered = Vec::with_capacity(self.waiting.len());
        for (device, (village, has)) in self.waiting.clone() {
            let scope = Scope::of(village.digits(), Much::Answer);
            let now = clock.now();
            let make = |office: &mut Self| office.make(device, &has, MAX_BLOBS_BYTES, now);
            let answer = self.within(&scope, make)??;
            let bytes = answer.seal(&self.own.keys.signing)?;
            let path = self.write(folder, answer.village, device, &bytes)?;
            answered.push(Answered {
                file: path.display().to_string(),
                village: answer.village.dotted(),
                device: device.to_string(),
                entries: answer.entries,
                bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            });
        }
        Ok(answered)
    }

    /// The answer to a bundle that came by the line; none where its sender waits for none.
    pub(crate) fn answer_by_line(&mut self, now: i64) -> Result<Option<Answer>> {
        let waiting = self.waiting.first_key_value();
        let Some((device, has)) = waiting.map(|(device, (_, has))| (*device, has.clone())) else {
            return Ok(None);
        };
        self.make(device, &has, BLOBS_BYTES_BY_LINE, now).map(Some)
    }

    /// What takes a device from what it has to what the office has to say to it.
    fn make(&mut self, device: DeviceId, has: &Mark, blobs_bytes: u64, now: i64) -> Result<Answer> {
        let known = enrol::device(&self.store, &device)?;
        let started = known.ok_or_else(|| OfficeError::new("no_subject"))?.started;
        let village = started.village;
        let recipient = AgeRecipient::parse(&started.recipient);
        let recipient = recipient.map_err(|_| OfficeError::new("bad_key"))?;
        let log = self.own.village_log(&self.store, village)?;
        // A later bundle may have added to this village's log after the acknowledgement.
        self.store.together(|store: &mut Store| acknowledge(store, &log, now))?;
        self.note();
        // The logs of the village's laptops too, since the office's entries may name theirs; the
        // device's own where the office has more of it, as after a restore. Of its own logs also
        // those of earlier epochs, for laptops that come later.
        if let Some(shelf) = &mut self.shelf {
            shelf.bring_answer(&mut self.store, village.digits(), has, blobs_bytes)?;
        }
        let signing = &self.own.keys.signing;
        let told = || self.store.logs().concerning(village.digits());
        let ranges = self.store.ranges(&has.frontier, told(), signing)?;
        let entries = ranges.iter().map(|range| range.log_range().len()).sum();
        let frontier: Frontier = told().collect();
        let wanted = self.store.blobs_wanted(has, &frontier);
        let blobs = self.store.blobs(&wanted, blobs_bytes)?.blobs;
        // What the office itself lacks it says in its acknowledgement.
        let contents = Contents { ranges, blobs, ..Contents::default() };
        let scope = self.own.scope(Some(village));
        Ok(Answer { village, entries, contents, scope, recipient, frontier, sent_at: now })
    }

    /// Under a name never used before: `<village>-<device tag>-<n>.lindung`.
    fn write(
        &mut self,
        folder: &Path,
        village: RegionCode,
        device: DeviceId,
        bytes: &[u8],
    ) -> Result<PathBuf> {
        let tag = DeviceTag::from_device(device.as_bytes());
        loop {
            let number = self.next_number(village)?;
            let path = folder.join(format!("{}-{tag}-{number}.lindung", village.digits()));
            match write_new(&path, bytes) {
                Err(WriteError::Exists) => {}
                written => return Ok(written.map(|()| path)?),
            }
        }
    }

    fn next_number(&mut self, village: RegionCode) -> Result<u64> {
        self.within(&Scope::of(village.digits(), Much::Logs), |office| {
            let last: Option<u64> = office.store.meta(LAST)?.and_then(|text| text.parse().ok());
            let number = last.unwrap_or(0).saturating_add(1);
            office.store.set_meta(LAST, &number.to_string())?;
            Ok(number)
        })?
    }
}

/// An answer that is not sealed yet, for which no more of the rows is needed.
#[derive(Debug)]
pub(crate) struct Answer {
    village: RegionCode,
    entries: u64,
    contents: Contents,
    /// Of the log that it is sent by.
    scope: Vec<u8>,
    recipient: AgeRecipient,
    frontier: Frontier,
    sent_at: i64,
}

impl Answer {
    /// The bundle.
    ///
    /// # Errors
    /// More than a receiver would open.
    pub(crate) fn seal(&self, signing: &SigningKey) -> Result<Vec<u8>> {
        let request = SealRequest {
            signing,
            scope: &self.scope,
            village: self.village.digits(),
            recipients: std::slice::from_ref(&self.recipient),
            frontier: &self.frontier,
            sent_at: self.sent_at,
        };
        Ok(seal(&self.contents, &request)?)
    }
}
