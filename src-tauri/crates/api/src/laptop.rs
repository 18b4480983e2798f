//! The other laptops of the village: inviting one, joining one, and what each has.

use crate::contract::village::{InviteLaptop, Joined, LaptopInvited};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use lindung_domain::fold::{Device, Subject};
use lindung_domain::op::office::{DeviceAdmitted, LaptopJoined};
use lindung_domain::op::{DeviceStarted, Op, Read};
use lindung_log::bundle::Contents;
use lindung_log::invitation::{Invitation, Inviter, Secret};
use lindung_log::{
    AgeRecipient, At, DeviceId, DevicePublic, Hash, Mark, Signature, VerifyingKey, verify_successor,
};
use lindung_store::{About, Author, Draft, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where the hash of a laptop's invitation lies, until that laptop has answered.
const LAPTOP_INVITATION: &str = "laptop_secret";

/// Another laptop of the village, to which bundles are sealed.
pub(crate) struct Laptop {
    pub(crate) recipient: AgeRecipient,
    /// What it has, by its own word.
    pub(crate) has: Mark,
}

pub(crate) fn invite(
    desk: &mut Desk,
    request: InviteLaptop,
    _: &mut Progress<'_>,
) -> Result<LaptopInvited, ApiError> {
    let work = desk.work()?;
    let keys = work.open.keys.public();
    let invitation = Invitation {
        by: Inviter::Laptop,
        name: String::new(),
        key: keys.signing,
        recipient: keys.recipient,
        address: None,
        village: work.open.village.digits().to_owned(),
        secret: Secret::generate(&mut &mut *work.machine.entropy),
        // A laptop's clock may be wrong by years: an invitation ends by being used.
        expires_at: i64::MAX,
    };
    // First the promise, then the paper: an invitation that lies on a stick is one that holds.
    let (hash, expires_at) = (invitation.secret.hash(), invitation.expires_at);
    work.open.store.add_invitation(&invitation.village, &hash, expires_at)?;
    let written = file::write(Path::new(&request.path), &invitation.to_bytes())?;
    Ok(LaptopInvited { file: written.file, fingerprint: invitation.fingerprint().to_string() })
}

/// Takes the invitation of another laptop: from now on bundles are sealed to it.
pub(crate) fn join(work: &mut Work<'_>, invitation: Invitation) -> Result<Joined, ApiError> {
    let own = work.open.keys.signing.verifying();
    if invitation.key == own {
        return Err(ApiError::new("own_invitation"));
    }
    let (author, subject) = (work.author(), work.open.device_subject);
    let joined = LaptopJoined {
        signing_key: invitation.key.as_bytes().to_vec(),
        recipient: invitation.recipient.as_str().to_owned(),
    };
    work.open.store.together(|store| {
        let op = Op::LaptopJoined(joined);
        store.record(&author, vec![Draft { about: About::Known(subject), op }])?;
        store.set_secret(LAPTOP_INVITATION, invitation.secret.hash().as_bytes())?;
        Ok::<_, ApiError>(())
    })?;
    Ok(Joined { office: None, fingerprint: invitation.fingerprint().to_string() })
}

/// The laptop whose invitation this one took.
pub(crate) fn inviter(work: &Work<'_>) -> Result<Option<LaptopJoined>, ApiError> {
    let (subject, _) = work.open.store.subject(work.open.device_subject)?;
    Ok(if let Subject::Device(device) = subject { device.laptop } else { None })
}

/// What proves to the inviting laptop that this one was invited; none once it has answered.
pub(crate) fn proof(work: &Work<'_>) -> Result<Option<[u8; 32]>, ApiError> {
    let store = &work.open.store;
    let Some(inviter) = inviter(work)? else { return Ok(None) };
    let broken = || ApiError::new("bad_invitation");
    let key = verifying(&inviter.signing_key).ok_or_else(broken)?;
    let Some(secret) = store.secret(LAPTOP_INVITATION)? else { return Ok(None) };
    let secret = Hash::from_slice(&secret).ok_or_else(broken)?;
    let (keys, village) = (work.open.keys.public(), work.open.village.digits());
    Ok(Some(lindung_log::invitation::proof(&secret, &keys, village, &key)))
}

/// The laptop that invited this one has answered, and so believes it.
pub(crate) fn answered(store: &mut Store) -> Result<(), ApiError> {
    Ok(store.drop_secret(LAPTOP_INVITATION)?)
}

/// The other laptops of the village that are in use: neither this one nor an identity that another
/// continues, nor one that is lost or revoked. The one that invited is among them before its log is
/// here.
pub(crate) fn others(work: &Work<'_>) -> Result<Vec<Laptop>, ApiError> {
    let store = &work.open.store;
    let mut found: BTreeMap<DeviceId, String> = BTreeMap::new();
    if let Some(inviter) = inviter(work)?
        && let Some(key) = verifying(&inviter.signing_key)
    {
        found.insert(key.device_id(b""), inviter.recipient);
    }
    let mut ended: BTreeSet<DeviceId> = BTreeSet::from([work.open.device]);
    for (name, device) in devices(store)? {
        if device.lost || device.revoked.is_some() {
            ended.insert(name);
        }
        let predecessor = device.started.predecessor;
        ended.extend(predecessor.map(|before| DeviceId::from_bytes(before.device)));
        found.insert(name, device.started.recipient);
    }
    let others = found.into_iter().filter(|(name, _)| !ended.contains(name));
    let laptops = others.map(|(name, recipient)| {
        let recipient = AgeRecipient::parse(&recipient).map_err(|_| ApiError::new("malformed"))?;
        Ok(Laptop { recipient, has: store.mark(&name)? })
    });
    laptops.collect()
}

/// Every device of the village that is known here.
pub(crate) fn devices(store: &Store) -> Result<Vec<(DeviceId, Device)>, ApiError> {
    let logs = store.logs().iter().filter(|log| !log.by_office);
    let mut devices = Vec::new();
    for log in logs {
        let Some(id) = store.id_at(At::new(log.name, 0)) else { continue };
        if let Subject::Device(device) = store.subject(id)?.0 {
            devices.push((log.name, *device));
        }
    }
    Ok(devices)
}

/// A laptop that comes for the first time.
pub(crate) enum Newcomer {
    /// With the proof of an invitation of this one.
    Invited { name: DeviceId, invitation: i64 },
    /// It continues one that is known here, by that one's signature.
    Successor,
    /// One that is known here vouches for it.
    Admitted,
}

/// Who sent this, if it is not known here but has a reason to be believed.
pub(crate) fn newcomer(
    work: &Work<'_>,
    sender: DeviceId,
    contents: &Contents,
) -> Result<Option<Newcomer>, ApiError> {
    let store = &work.open.store;
    let known = |device: &DeviceId| {
        let log = store.logs().get(device).filter(|log| !log.by_office)?;
        if store.logs().revoked_from(device).is_some() {
            return None;
        }
        VerifyingKey::from_bytes(&log.signing_key).ok()
    };
    let Some(started) = first_entry(contents, sender).filter(|_| known(&sender).is_none()) else {
        return Ok(None);
    };
    if continues(&started, sender, contents, known) {
        return Ok(Some(Newcomer::Successor));
    }
    if is_admitted(sender, contents, known) {
        return Ok(Some(Newcomer::Admitted));
    }
    let (Some(proof), Some(public)) = (contents.proof, public(&started)) else { return Ok(None) };
    let (village, own) = (work.open.village.digits(), work.open.keys.signing.verifying());
    let invited = store.invited(village, &proof, &public, &own)?;
    Ok(invited.map(|invited| Newcomer::Invited { name: sender, invitation: invited.id }))
}

/// Whether a known device named this one as its successor, perhaps over others in between.
fn continues(
    started: &DeviceStarted,
    name: DeviceId,
    contents: &Contents,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
) -> bool {
    let (mut started, mut name) = (started.clone(), name);
    // No chain is longer than the bundle; one that goes round in a circle ends there, too.
    for _ in &contents.ranges {
        let Some(predecessor) = &started.predecessor else { return false };
        let before = DeviceId::from_bytes(predecessor.device);
        let earlier = first_entry(contents, before);
        let carried = earlier.as_ref().and_then(|earlier| verifying(&earlier.signing_key));
        let carried = carried.filter(|key| key.device_id(b"") == before);
        let (Some(key), Ok(signature)) =
            (known(&before).or(carried), predecessor.signature.as_slice().try_into())
        else {
            return false;
        };
        if verify_successor(&key, &name, &Signature(signature)).is_err() {
            return false;
        }
        match earlier {
            _ if known(&before).is_some() => return true,
            Some(earlier) => (started, name) = (earlier, before),
            None => return false,
        }
    }
    false
}

/// Whether a known device wrote in this bundle that it admitted this one.
fn is_admitted(
    name: DeviceId,
    contents: &Contents,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
) -> bool {
    let of_known = contents.ranges.iter().filter(|range| known(&range.device).is_some());
    let mut entries = of_known.flat_map(|range| &range.entries);
    entries.any(|entry| match Read::from_bytes(&entry.op) {
        Read::Known(Op::DeviceAdmitted(admitted)) => admitted.device == *name.as_bytes(),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => false,
    })
}

/// Vouches for a newcomer whose entries are here by now.
pub(crate) fn admit(
    store: &mut Store,
    author: &Author,
    newcomer: &Newcomer,
) -> Result<(), ApiError> {
    let Newcomer::Invited { name, invitation } = newcomer else { return Ok(()) };
    let subject = store.id_at(At::new(*name, 0));
    let subject = subject.ok_or_else(|| ApiError::new("malformed"))?;
    let village = store.logs().get(name).map(|log| log.village.clone()).unwrap_or_default();
    store.use_invitation(&village, *invitation, name)?;
    let op = Op::DeviceAdmitted(DeviceAdmitted { device: *name.as_bytes() });
    store.record(author, vec![Draft { about: About::Known(subject), op }])?;
    Ok(())
}

fn first_entry(contents: &Contents, sender: DeviceId) -> Option<DeviceStarted> {
    let range = contents.ranges.iter().find(|range| range.device == sender && range.start == 0)?;
    match Read::from_bytes(&range.entries.first()?.op) {
        Read::Known(Op::DeviceStarted(started)) => Some(started),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    }
}

fn public(started: &DeviceStarted) -> Option<DevicePublic> {
    Some(DevicePublic {
        signing: verifying(&started.signing_key)?,
        recipient: AgeRecipient::parse(&started.recipient).ok()?,
        card: verifying(&started.card_key)?,
    })
}

pub(crate) fn verifying(bytes: &[u8]) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()
}
