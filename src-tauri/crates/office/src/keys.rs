//! The keys by which anyone checks the cards of the office's villages.

use crate::enrol;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use lindung_domain::fold::{Device, Subject};
use lindung_log::card::{KeySet, OfficeKey, PublishedKey};

impl Office {
    /// The card keys of all enrolled devices, and the office's own key, as a `COSE_KeySet`
    /// (RFC 9052, section 7).
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn keys(&self) -> Result<Vec<u8>> {
        let office = self.look()?;
        let mut keys = KeySet::new();
        for device in office.enrolled()? {
            let village = device.started.village.dotted();
            let public = enrol::public(&device.started)?;
            let name = public.signing.device_id(b"");
            let last = device.revoked.map(|seq| office.store.last_card_before(&name, seq));
            keys.insert(PublishedKey { key: public.card, village, last_number: last.transpose()? });
        }
        let key = self.own.keys.signing.verifying();
        keys.insert_office(OfficeKey { key, name: self.own.name.clone() });
        Ok(keys.to_bytes()?)
    }

    /// The office's age identity file, by which the tool `age` opens what is sealed to it. Secret.
    ///
    /// # Errors
    /// `bad_key` never for keys that were read.
    pub fn identity_file(&self) -> Result<Vec<u8>> {
        let line = self.own.keys.age.to_identity_line();
        let line = line.map_err(|_| OfficeError::new("bad_key"))?;
        Ok(format!("{}\n", line.as_str()).into_bytes())
    }

    /// Every enrolled device.
    pub(crate) fn enrolled(&self) -> Result<Vec<Device>> {
        let mut devices = Vec::new();
        for id in self.store.subjects_of_kind("device")? {
            if let Subject::Device(device) = self.store.subject(id)?.0
                && device.enrolled.is_some()
            {
                devices.push(*device);
            }
        }
        Ok(devices)
    }
}
