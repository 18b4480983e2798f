//! Where a village and its office make different things of the same entries: whose state it is.

use crate::enrol;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use lindung_domain::number::RegionCode;
use lindung_log::bundle::{Contents, SealRequest, Strangers, inspect, open, seal};
use lindung_log::{AgeRecipient, Clock, DeviceId, Hash, VerifyingKey};
use lindung_store::{Difference, Incomparable};
use serde::Serialize;
use std::fmt;

/// A subject whose state differs.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DifferenceLine {
    /// Who, where it is a worker known here.
    pub nik: Option<String>,
    /// Where it is one.
    pub name: Option<String>,
    /// Whether there is such a state here.
    pub here: bool,
    /// Whether there is one at the village's.
    pub there: bool,
}

impl fmt::Debug for DifferenceLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DifferenceLine({}, {})", self.here, self.there)
    }
}

impl Office {
    /// The state of a village as it is here, subject by subject, sealed to the village's devices.
    ///
    /// # Errors
    /// The village was not invited, or has no device.
    pub fn state_sheet(&self, village: RegionCode, clock: &impl Clock) -> Result<Vec<u8>> {
        let office = self.look_at(village.digits())?;
        self.own.village_log(&office.store, village)?;
        let sheet = office.store.state_sheet(village.digits())?;
        let mut recipients = Vec::new();
        for device in office.enrolled()? {
            if device.started.village == village && device.revoked.is_none() {
                let recipient = AgeRecipient::parse(&device.started.recipient);
                recipients.push(recipient.map_err(|_| OfficeError::new("bad_key"))?);
            }
        }
        let contents = Contents { blobs: vec![(Hash::of(&sheet), sheet)], ..Contents::default() };
        let request = SealRequest {
            signing: &self.own.keys.signing,
            scope: &self.own.scope(Some(village)),
            village: village.digits(),
            recipients: &recipients,
            frontier: &office.store.village_frontier(village.digits()),
            sent_at: clock.now(),
        };
        Ok(seal(&contents, &request)?)
    }

    /// Lays the sheet of one of a village's devices beside the state here.
    ///
    /// # Errors
    /// No sheet of an enrolled device; `other_fold_version` or `behind` where nothing can be
    /// compared.
    pub fn differences(&self, sheet: &[u8]) -> Result<Vec<DifferenceLine>> {
        let named = inspect(sheet).map(|envelope| envelope.village).unwrap_or_default();
        let office = self.look_at(&named)?;
        let known = |device: &DeviceId| {
            let log = office.store.logs().get(device)?;
            VerifyingKey::from_bytes(&log.signing_key).ok()
        };
        let opened = open(sheet, &[&self.own.keys.age], known, Strangers::Refuse)?;
        let sender = enrol::device(&office.store, &opened.envelope.sender)?;
        let village = sender.filter(lindung_domain::fold::Device::is_trusted);
        let village = village.ok_or_else(|| OfficeError::new("stranger"))?.started.village;
        let [(_, bytes)] = opened.contents.blobs.as_slice() else {
            return Err(OfficeError::new("no_sheet"));
        };
        let compared = office.store.differences(village.digits(), bytes);
        let compared = compared.map_err(|_| OfficeError::new("no_sheet"))?;
        match compared {
            Ok(differences) => differences.iter().map(|one| office.line_of(*one)).collect(),
            Err(Incomparable::FoldVersion) => Err(OfficeError::new("other_fold_version")),
            Err(Incomparable::Behind) => Err(OfficeError::new("behind")),
        }
    }

    fn line_of(&self, difference: Difference) -> Result<DifferenceLine> {
        let subject = difference.subject.filter(|_| difference.here);
        let nik = match subject {
            Some(subject) => self.store.nik_of(subject)?,
            None => None,
        };
        let line = match subject.filter(|_| nik.is_some()) {
            Some(subject) => Some(self.store.line(subject)?),
            None => None,
        };
        let name = line.map(|line| line.name);
        Ok(DifferenceLine { nik, name, here: difference.here, there: difference.there })
    }
}
