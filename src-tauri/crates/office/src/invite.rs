//! Inviting a device of a village.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::postgres::{Much, Scope};
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::table::Regions;
use lindung_log::invitation::{Invitation, Inviter, Secret};
use lindung_log::{Clock, Entropy};
use lindung_store::Store;

/// An invitation travels by hand and waits for a clerk who has time: three months.
const GOOD_FOR_SECONDS: i64 = 90 * 24 * 3600;

impl Office {
    /// An invitation for one device of a village, as the bytes of its file. The office keeps only
    /// the hash of the secret in it. Where `address` is given, the device can send by network.
    ///
    /// # Errors
    /// `no_village` for a code that is not in use, `outside_region` for another office's village.
    pub fn invite(
        &mut self,
        village: RegionCode,
        address: Option<&str>,
        clock: &impl Clock,
        entropy: &mut impl Entropy,
    ) -> Result<Vec<u8>> {
        if village.level() != RegionLevel::Village || !Regions::built_in().known(village) {
            return Err(OfficeError::new("no_village"));
        }
        if !village.is_within(&self.own.region) {
            return Err(OfficeError::new("outside_region"));
        }
        let now = clock.now();
        let invitation = Invitation {
            by: Inviter::Office,
            name: self.own.name.clone(),
            key: self.own.keys.signing.verifying(),
            recipient: self.own.keys.age.recipient(),
            address: address.map(str::to_owned),
            village: village.digits().to_owned(),
            secret: Secret::generate(entropy),
            expires_at: now.saturating_add(GOOD_FOR_SECONDS),
        };
        self.within(&Scope::of(village.digits(), Much::Logs), |office| {
            let own = &office.own;
            if let Some(shelf) = &mut office.shelf {
                shelf.found(village.digits())?;
            }
            office.store.together(|store: &mut Store| {
                own.begin(store, Some(village), now)?;
                let hash = invitation.secret.hash();
                store.add_invitation(village.digits(), &hash, invitation.expires_at)?;
                Ok::<_, OfficeError>(())
            })
        })??;
        self.note();
        Ok(invitation.to_bytes())
    }
}
