//! Whose hand the log is in. A device identity lives as long as its database does on one computer:
//! what was restored or copied goes on under a new one, so that honest use never continues one log
//! twice (DESIGN section 2).

mod again;
pub(crate) mod notes;

use crate::desk::{Machine, Open};
use crate::error::ApiError;
use crate::village::{FORMER_KEYS, KEYS, hold_keys, keys_in, started};
use lindung_domain::card::DeviceTag;
use lindung_domain::fold::{Device, Subject};
use lindung_domain::op::{Op, Predecessor};
use lindung_log::bundle::Range;
use lindung_log::{At, DeviceId, DeviceKeys, Entropy, Hash, sign_successor};
use lindung_store::{About, Admission, Author, Draft, Store, SubjectId, Taken};

/// Which computer this register was last opened on.
const COMPUTER: &str = "computer";

/// Notes the computer in a register that was just made.
pub(crate) fn settle(store: &mut Store, computer: Option<&str>) -> Result<(), ApiError> {
    if let Some(computer) = computer {
        store.set_secret(COMPUTER, Hash::of(computer.as_bytes()).as_bytes())?;
    }
    Ok(())
}

/// Begins anew in a register that was made on another computer, or that this one saw further on.
pub(crate) fn check(
    store: &mut Store,
    clerk: Option<SubjectId>,
    machine: &mut Machine,
) -> Result<(), ApiError> {
    let own = keys_in(store)?.device_id(b"");
    let noted = store.secret(COMPUTER)?;
    let here = machine.name.as_ref().map(|name| Hash::of(name.as_bytes()));
    let elsewhere = here.zip(noted).is_some_and(|(here, noted)| noted != here.as_bytes());
    let behind = machine.notes.as_ref().is_some_and(|notes| notes::is_behind(notes, store, &own));
    if elsewhere || behind {
        store.together(|store| {
            settle(store, machine.name.as_deref())?;
            let now = machine.clock.now();
            renew(store, clerk, &mut machine.entropy, now)
        })?;
    }
    Ok(())
}

/// Notes on this computer how far the register's log has come.
pub(crate) fn note(open: &Open, machine: &Machine) {
    if let Some(folder) = &machine.notes {
        notes::write(folder, &open.store, &open.device);
    }
}

/// Ends the log of the keys that this register has and begins another, which they sign for: it
/// needs no new invitation. The old keys are kept for opening what was sealed to them.
pub(crate) fn renew(
    store: &mut Store,
    clerk: Option<SubjectId>,
    entropy: &mut impl Entropy,
    now: i64,
) -> Result<DeviceId, ApiError> {
    let broken = || ApiError::new("damaged").with("what", "keys");
    let former = store.secret(KEYS)?.ok_or_else(broken)?;
    let signer = DeviceKeys::from_bytes(&former).map_err(|_| broken())?.signing;
    let before = signer.verifying().device_id(b"");
    let subject = store.id_at(At::new(before, 0)).ok_or_else(broken)?;
    let Subject::Device(device) = store.subject(subject)?.0 else { return Err(broken()) };
    let keys = unlike_all(store, entropy)?;
    store.set_secret(&format!("{FORMER_KEYS}{before}"), &former)?;
    store.end_log(&before, &signer)?;
    let log = hold_keys(store, &keys, device.started.village)?;
    let predecessor = Predecessor {
        device: *before.as_bytes(),
        signature: sign_successor(&signer, &log).0.to_vec(),
    };
    let drafts = first_words(&keys, *device, predecessor);
    store.record(&Author { log, clerk, now }, drafts)?;
    Ok(log)
}

/// Takes a bundle that may speak of this register's own logs. Where it says other than what is
/// here, or more, a copy of this register went on elsewhere, or this one was put back to what it
/// was: own entries from there on make way for the others' and are recorded again, under a new
/// identity. Says whether it is one.
pub(crate) fn take(
    store: &mut Store,
    ranges: &[Range],
    admission: &Admission,
    own: &Own,
    entropy: &mut impl Entropy,
    now: i64,
) -> Result<(Taken, bool), ApiError> {
    let mut facts = Vec::new();
    let mut ended = false;
    for log in own.former.iter().chain([&own.current]) {
        let Some(from) = store.contradicted(ranges, log)? else { continue };
        ended |= *log == own.current;
        if from < next_seq(store, log) {
            facts.extend(store.supersede(log, from)?);
        }
    }
    let taken = store.take(ranges, admission)?;
    ended |= is_overtaken(store, &own.current)?;
    // The clerk's own appointment may be among what makes way, and is recorded again after.
    let clerk = store.clerk_of(&own.label)?;
    let log = if ended { renew(store, clerk, entropy, now)? } else { own.current };
    again::record(store, log, facts)?;
    Ok((taken, ended))
}

/// The logs that this register writes and wrote.
pub(crate) struct Own {
    pub(crate) current: DeviceId,
    pub(crate) former: Vec<DeviceId>,
    /// Of the key slot of the clerk who is signed in.
    pub(crate) label: String,
}

/// Whether the office has more of an own log than this register.
pub(crate) fn is_overtaken(store: &Store, own: &DeviceId) -> Result<bool, ApiError> {
    Ok(store.acknowledged()?.next(own) > next_seq(store, own))
}

fn next_seq(store: &Store, log: &DeviceId) -> u64 {
    store.logs().get(log).map_or(0, |log| log.next_seq)
}

/// New keys. Cards tell devices apart by three characters, so keys that would give those of a known
/// device are thrown away.
fn unlike_all(store: &Store, entropy: &mut impl Entropy) -> Result<DeviceKeys, ApiError> {
    let tag = |device: &DeviceId| DeviceTag::from_device(device.as_bytes());
    loop {
        let keys = DeviceKeys::generate(entropy).map_err(|_| ApiError::internal("keys"))?;
        let own = tag(&keys.device_id(b""));
        if store.logs().iter().all(|log| tag(&log.name) != own) {
            return Ok(keys);
        }
    }
}

/// The new device and its predecessor, and the office and the laptop that the register had joined.
fn first_words(keys: &DeviceKeys, before: Device, predecessor: Predecessor) -> Vec<Draft> {
    let (village, sample) = (before.started.village, before.started.sample);
    let started = Op::DeviceStarted(started(keys, village, sample, Some(predecessor)));
    let office = before.office.map(Op::OfficeJoined);
    // Its answer may still be awaited, and the proof of the invitation asked for again.
    let laptop = before.laptop.map(Op::LaptopJoined);
    let joined = [office, laptop].into_iter().flatten();
    let joined = joined.map(|op| Draft { about: About::Begun(0), op });
    std::iter::once(Draft { about: About::New, op: started }).chain(joined).collect()
}
