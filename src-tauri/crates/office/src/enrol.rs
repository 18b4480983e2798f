//! First contact: a device proves that it was invited, or an enrolled one stands for it, and the
//! office enrols it.

use crate::error::{OfficeError, Result};
use crate::logs::{Own, VillageLog, record};
use lindung_domain::fold::{Device, Subject};
use lindung_domain::op::office::DeviceEnrolled;
use lindung_domain::op::{DeviceStarted, Op, Read};
use lindung_log::bundle::Contents;
use lindung_log::card::CardCertificate;
use lindung_log::invitation::device_fingerprint;
use lindung_log::{
    AgeRecipient, At, DeviceId, DevicePublic, Signature, VerifyingKey, verify_successor,
};
use lindung_store::{About, Draft, Store, SubjectId, Told};
use std::collections::BTreeSet;

/// An invitation that a device proved to hold.
pub(crate) struct Proved {
    device: DeviceId,
    invitation: i64,
}

/// A device that the office has met.
pub(crate) fn device(store: &Store, device: &DeviceId) -> Result<Option<Device>> {
    let Some(id) = store.id_at(At::new(*device, 0)) else { return Ok(None) };
    let (subject, _) = store.subject(id)?;
    Ok(if let Subject::Device(device) = subject { Some(*device) } else { None })
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

/// The invitation that the proof in a bundle proves; none where there is no proof, or one of an
/// invitation that is not out. Its chain is verified by now.
///
/// # Errors
/// `unknown_device` of one that does not introduce itself; `invitation_expired`.
pub(crate) fn proved(
    store: &Store,
    own: &Own,
    log: &VillageLog,
    sender: DeviceId,
    contents: &Contents,
    now: i64,
) -> Result<Option<Proved>> {
    let started = match device(store, &sender)? {
        Some(known) if known.enrolled.is_some() => return Ok(None),
        Some(known) => Some(known.started),
        None => first_entry(contents, sender),
    };
    let started = started.ok_or_else(|| OfficeError::new("unknown_device"))?;
    let Some(proof) = contents.proof else { return Ok(None) };
    let village = log.village.digits();
    let office = own.keys.signing.verifying();
    match store.invited(village, &proof, &public(&started)?, &office)? {
        // A successor may be known by another; its proof is an old one, for an office that lost it.
        Some(invited) if invited.expires_at <= now && started.predecessor.is_some() => Ok(None),
        Some(invited) if invited.expires_at <= now => Err(OfficeError::new("invitation_expired")),
        Some(invited) => Ok(Some(Proved { device: sender, invitation: invited.id })),
        None => Ok(None),
    }
}

fn first_entry(contents: &Contents, sender: DeviceId) -> Option<DeviceStarted> {
    let range = contents.ranges.iter().find(|range| range.device == sender && range.start == 0)?;
    match Read::from_bytes(&range.entries.first()?.op) {
        Read::Known(Op::DeviceStarted(started)) => Some(started),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    }
}

/// Enrols whom the bundle just taken gives reason to enrol: who proved an invitation, whom an
/// enrolled device named as its successor, whom an enrolled device of the village vouches for.
/// Gives the keys of the sender where it is among them.
///
/// # Errors
/// `not_invited` where the sender is not enrolled after that; then nothing of its bundle may stay.
pub(crate) fn enrol_all(
    store: &mut Store,
    own: &Own,
    log: &VillageLog,
    sender: DeviceId,
    proved: Option<Proved>,
    touched: &BTreeSet<SubjectId>,
    now: i64,
) -> Result<Option<DevicePublic>> {
    let before = device(store, &sender)?.is_some_and(|device| device.enrolled.is_some());
    if let Some(proved) = proved {
        store.use_invitation(log.village.digits(), proved.invitation, &proved.device)?;
        enrol(store, own, log, proved.device, now)?;
    }
    let sender_itself = store.id_at(At::new(sender, 0));
    let touched: BTreeSet<SubjectId> = touched.iter().copied().chain(sender_itself).collect();
    while let Some(next) = next_to_enrol(store, log, &touched)? {
        enrol(store, own, log, next, now)?;
    }
    let known = device(store, &sender)?.ok_or_else(|| OfficeError::new("not_invited"))?;
    let keys = public(&known.started)?;
    if known.enrolled.is_none() {
        // Named by its six words, so that the office can ask the village whose laptop it is.
        return Err(OfficeError::new("not_invited").with("device", device_fingerprint(&keys)));
    }
    Ok((!before).then_some(keys))
}

/// A device among these that is not enrolled and that an enrolled one stands for.
fn next_to_enrol(
    store: &Store,
    log: &VillageLog,
    touched: &BTreeSet<SubjectId>,
) -> Result<Option<DeviceId>> {
    // A device is the first entry of its own log. A bundle speaks of few, and of many people.
    for id in touched.iter().filter(|id| id.seq() == 0) {
        let (Subject::Device(device), told) = store.subject(*id)? else { continue };
        let name = store.at_of(*id)?.device;
        if device.enrolled.is_some() || device.started.village != log.village {
            continue;
        }
        if continues(store, &name, &device.started)? || vouched_for(store, &name, &told)? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Whether a device of the same village that is enrolled here named this one as its successor.
fn continues(store: &Store, name: &DeviceId, started: &DeviceStarted) -> Result<bool> {
    let Some(predecessor) = &started.predecessor else { return Ok(false) };
    let Some(known) = device(store, &DeviceId::from_bytes(predecessor.device))? else {
        return Ok(false);
    };
    let signature = <[u8; 64]>::try_from(predecessor.signature.as_slice());
    let signature = Signature(signature.map_err(|_| OfficeError::new("malformed"))?);
    let key = verifying(&known.started.signing_key)?;
    let same_village = known.started.village == started.village;
    let named = verify_successor(&key, name, &signature).is_ok();
    Ok(known.is_trusted() && same_village && named)
}

/// Whether an enrolled device of the same village wrote that it admitted this one.
fn vouched_for(store: &Store, name: &DeviceId, told: &[Told]) -> Result<bool> {
    let counted = told.iter().filter(|line| line.aside.is_none());
    for line in counted.filter(|line| matches!(line.op, Read::Known(Op::DeviceAdmitted(_)))) {
        let by = store.at_of(line.id)?.device;
        let voucher = device(store, &by)?;
        if by != *name && voucher.is_some_and(|voucher| voucher.enrolled.is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a device's bundles from now on, and vouches for its card key.
fn enrol(store: &mut Store, own: &Own, log: &VillageLog, name: DeviceId, now: i64) -> Result<()> {
    let malformed = || OfficeError::new("malformed");
    let subject = store.id_at(At::new(name, 0)).ok_or_else(malformed)?;
    let started = device(store, &name)?.ok_or_else(malformed)?.started;
    let card = public(&started)?.card;
    // Dotted, as the cards themselves name their village.
    let certificate = CardCertificate::sign(&own.keys.signing, &log.village.dotted(), &card);
    let op = Op::DeviceEnrolled(DeviceEnrolled {
        device: *name.as_bytes(),
        card_key: card.as_bytes().to_vec(),
        certificate: certificate.to_bytes(),
    });
    record(store, log.name, now, vec![Draft { about: About::Known(subject), op }])
}
