//! Where this register and another side make different things of the same entries: whose state it
//! is. A sheet of hashes travels in a bundle, sealed like any other.

use crate::bundle::sealed;
use crate::contract::bundle::{CompareState, Compared, DifferenceLine, WriteState};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::laptop;
use crate::progress::Progress;
use crate::village::office;
use lindung_log::bundle::{Contents, MAX_BODY_BYTES, Strangers, open};
use lindung_log::{AgeIdentity, DeviceId, Hash, VerifyingKey};
use lindung_store::{Difference, Incomparable};
use std::path::Path;

pub(crate) fn write(
    desk: &mut Desk,
    request: WriteState,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let work = desk.work()?;
    let sheet = work.open.store.state_sheet(work.open.village.digits())?;
    let contents = Contents { blobs: vec![(Hash::of(&sheet), sheet)], ..Contents::default() };
    let bytes = sealed(&work, &contents, office(&work)?.as_ref(), &laptop::others(&work)?)?;
    file::write(Path::new(&request.path), &bytes)
}

pub(crate) fn compare(
    desk: &mut Desk,
    request: CompareState,
    _: &mut Progress<'_>,
) -> Result<Compared, ApiError> {
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES)?;
    let work = desk.work()?;
    let store = &work.open.store;
    let known = |device: &DeviceId| {
        let log = store.logs().get(device)?;
        VerifyingKey::from_bytes(&log.signing_key).ok()
    };
    let ours: Vec<&AgeIdentity> =
        work.open.former.iter().chain([&work.open.keys]).map(|keys| &keys.age).collect();
    let opened = open(&bytes, &ours, known, Strangers::Refuse);
    let opened = opened.map_err(|error| ApiError::from(&error))?;
    let [(_, sheet)] = opened.contents.blobs.as_slice() else {
        return Err(ApiError::new("no_sheet"));
    };
    let compared = store.differences(work.open.village.digits(), sheet);
    let compared = compared.map_err(|_| ApiError::new("no_sheet"))?;
    let differences = compared.map_err(|why| match why {
        Incomparable::FoldVersion => ApiError::new("other_fold_version"),
        Incomparable::Behind => ApiError::new("behind"),
    })?;
    let lines = differences.iter().map(|difference| line(&work, *difference));
    Ok(Compared { differences: lines.collect::<Result<_, _>>()? })
}

fn line(work: &Work<'_>, difference: Difference) -> Result<DifferenceLine, ApiError> {
    let store = &work.open.store;
    let mut line = DifferenceLine {
        worker: None,
        name: String::new(),
        here: difference.here,
        there: difference.there,
    };
    if let Some(subject) = difference.subject.filter(|_| difference.here)
        && store.nik_of(subject)?.is_some()
    {
        line.worker = Some(subject.number());
        line.name = store.line(subject)?.name;
    }
    Ok(line)
}
