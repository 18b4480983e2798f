//! First contact: a device proves that it was invited, or that it continues one that was, and the
//! office enrols it.

use crate::error::{OfficeError, Result};
use crate::logs::{Own, VillageLog, record};
use lindung_domain::fold::{Device, Subject};
use lindung_domain::op::office::DeviceEnrolled;
use lindung_domain::op::{DeviceStarted, Op, Read};
use lindung_log::bundle::Contents;
use lindung_log::card::CardCertificate;
use lindung_log::invitation::{device_fingerprint, is_proof};
use lindung_log::{
    AgeRecipient, At, DeviceId, DevicePublic, Signature, VerifyingKey, verify_successor,
};
use lindung_store::{About, Draft, Store};

/// A device that was invited and is not enrolled yet.
pub(crate) struct Newcomer {
    pub(crate) device: DeviceId,
    pub(crate) public: DevicePublic,
    /// Number of the invitation that it proved to hold; none of a device that continues another.
    invitation: Option<i64>,
}

/// A device that the office has met.
pub(crate) fn device(store: &Store, device: &DeviceId) -> Result<Option<Device>> {
    let Some(id) = store.id_at(At::new(*device, 0)) else { return Ok(None) };
    match store.subject(id)?.0 {
        Subject::Device(device) => Ok(Some(*device)),
        Subject::Worker(_) | Subject::Clerk(_) | Subject::Office(_) | Subject::Later => Ok(None),
    }
}

/// The keys that a device names in its first entry.
pub(crate) fn public(started: &DeviceStarted) -> Result<DevicePublic> {
    Ok(DevicePublic {
        signing: verifying(&started.signing_key)?,
        recipient: AgeRecipient::parse(&started.recipient)
            .map_err(|_| OfficeError::new("malformed"))?,
        card: verifying(&started.card_key)?,
    })
}

fn verifying(bytes: &[u8]) -> Result<VerifyingKey> {
    let key = <&[u8; 32]>::try_from(bytes).ok();
    let key = key.and_then(|key| VerifyingKey::from_bytes(key).ok());
    key.ok_or_else(|| OfficeError::new("malformed"))
}

/// None for a device that is enrolled already. Any other must continue an enrolled one, or its
/// bundle must carry the proof of an invitation of this village that is open and has not expired.
/// Its chain is verified by now.
pub(crate) fn newcomer(
    store: &Store,
    own: &Own,
    log: &VillageLog,
    sender: DeviceId,
    contents: &Contents,
    now: i64,
) -> Result<Option<Newcomer>> {
    let started = match device(store, &sender)? {
        Some(known) if known.enrolled.is_some() => return Ok(None),
        Some(known) => Some(known.started),
        None => first_entry(contents, sender),
    };
    let not_invited = || OfficeError::new("not_invited");
    let started = started.ok_or_else(not_invited)?;
    let public = public(&started)?;
    if continues(store, &sender, &started)? {
        return Ok(Some(Newcomer { device: sender, public, invitation: None }));
    }
    // Named by its six words, so that the office can ask the village whose laptop it is.
    let not_invited = || not_invited().with("device", device_fingerprint(&public));
    let proof = contents.proof.ok_or_else(not_invited)?;
    let village = log.village.digits();
    let office = own.keys.signing.verifying();
    let invitations = store.invitations(village)?;
    let invitation = invitations
        .iter()
        .find(|invited| is_proof(&proof, &invited.secret_hash, &public, village, &office))
        .filter(|invited| invited.device.is_none())
        .ok_or_else(not_invited)?;
    if invitation.expires_at <= now {
        return Err(OfficeError::new("invitation_expired"));
    }
    Ok(Some(Newcomer { device: sender, public, invitation: Some(invitation.id) }))
}

/// Whether a device of the same village that is enrolled here named this one as its successor.
fn continues(store: &Store, sender: &DeviceId, started: &DeviceStarted) -> Result<bool> {
    let Some(predecessor) = &started.predecessor else { return Ok(false) };
    let Some(known) = device(store, &DeviceId::from_bytes(predecessor.device))? else {
        return Ok(false);
    };
    let signature = <[u8; 64]>::try_from(predecessor.signature.as_slice());
    let signature = Signature(signature.map_err(|_| OfficeError::new("malformed"))?);
    let key = verifying(&known.started.signing_key)?;
    let same_village = known.started.village == started.village;
    let named = verify_successor(&key, sender, &signature).is_ok();
    Ok(known.enrolled.is_some() && same_village && named)
}

fn first_entry(contents: &Contents, sender: DeviceId) -> Option<DeviceStarted> {
    let range = contents.ranges.iter().find(|range| range.device == sender && range.start == 0)?;
    match Read::from_bytes(&range.entries.first()?.op) {
        Read::Known(Op::DeviceStarted(started)) => Some(started),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    }
}

/// Enrols a newcomer, whose first entry is here by now: uses up its invitation and vouches for
/// its card key.
pub(crate) fn enrol(
    store: &mut Store,
    own: &Own,
    log: &VillageLog,
    newcomer: &Newcomer,
    now: i64,
) -> Result<()> {
    if let Some(invitation) = newcomer.invitation {
        store.use_invitation(invitation, &newcomer.device)?;
    }
    let subject = store.id_at(At::new(newcomer.device, 0));
    let subject = subject.ok_or_else(|| OfficeError::new("malformed"))?;
    let card = &newcomer.public.card;
    // Dotted, as the cards themselves name their village.
    let certificate = CardCertificate::sign(&own.keys.signing, &log.village.dotted(), card);
    let op = Op::DeviceEnrolled(DeviceEnrolled {
        device: *newcomer.device.as_bytes(),
        card_key: card.as_bytes().to_vec(),
        certificate: certificate.to_bytes(),
    });
    record(store, log.name, now, vec![Draft { about: About::Known(subject), op }])
}
