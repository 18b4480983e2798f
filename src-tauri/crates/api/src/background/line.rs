//! Sending by the line without being asked, and what the screen is told of it.

use super::at;
use crate::contract::bundle::{LineState, SetLine, SyncBundles};
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::{ApiError, Told};
use crate::file;
use crate::line::CERTIFICATE_BYTES;
use crate::line::again::{may_pass, pause};
use crate::progress::Progress;
use crate::revoked;
use crate::sync::Sending;
use crate::use_cases::Topic;
use crate::village::{office, pending};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

const AUTOMATIC: &str = "line_automatic";
const ADDRESS: &str = "line_address";
const CERTIFICATE: &str = "line_certificate";
const LAST_AT: &str = "line_last_at";
/// Several entries in a row go together.
const QUIET: Duration = Duration::from_secs(20);
/// So often the office is asked whether it has something to say.
const POLL: Duration = Duration::from_secs(30 * 60);

/// What the line does at this moment.
#[derive(Debug, Default)]
pub(super) struct Now {
    asked: bool,
    sending: bool,
    trouble: Option<Told>,
}

/// When to send next.
#[derive(Debug, Default)]
pub(super) struct Sender {
    waited: Duration,
    failures: u32,
    /// What a failure asks for; none after success.
    pause: Option<Duration>,
}

impl Sender {
    pub(super) fn tick(
        &mut self,
        desk: &Mutex<Desk>,
        passed: Duration,
        changed: &mut dyn FnMut(&[Topic]),
    ) {
        self.waited = self.waited.saturating_add(passed);
        let Some(begun) = at(desk, |desk| self.begin(desk)) else { return };
        changed(&[Topic::Status]);
        let (across, outcome) = match begun {
            Ok(mut sending) => {
                let outcome = send(desk, &mut sending);
                (sending.got_across(), outcome)
            }
            Err(error) => (false, Err(error)),
        };
        at(desk, |desk| self.note(desk, across, outcome));
        changed(&[Topic::Status, Topic::Roster, Topic::Worker]);
    }

    /// Begins if it is time to.
    fn begin(&mut self, desk: &mut Desk) -> Option<Result<Sending, ApiError>> {
        let asked = std::mem::take(&mut desk.beside.line.asked);
        let work = desk.work().ok()?;
        let settings = Settings::of(&work).ok()?;
        settings.address.as_ref()?;
        let revoked = revoked::is_revoked(work.open).unwrap_or(false);
        let due = asked || (settings.automatic && !revoked && self.is_due(&work));
        if !due {
            return None;
        }
        let begun = Sending::begin(&work, settings.request());
        desk.beside.line.sending = true;
        self.waited = Duration::ZERO;
        Some(begun)
    }

    fn is_due(&self, work: &Work<'_>) -> bool {
        let least = self.pause.unwrap_or(QUIET);
        self.waited >= least
            && (self.pause.is_some() || self.waited >= POLL || pending(work).is_ok_and(|n| n > 0))
    }

    fn note(&mut self, desk: &mut Desk, got_across: bool, outcome: Result<(), ApiError>) {
        desk.beside.line.sending = false;
        self.waited = Duration::ZERO;
        let Err(error) = outcome else {
            (self.failures, self.pause, desk.beside.line.trouble) = (0, None, None);
            let now = desk.machine.clock.now().to_string();
            if let Ok(work) = desk.work() {
                // Only shown: an exchange that cannot be dated has happened all the same.
                work.open.store.set_meta(LAST_AT, &now).ok();
            }
            return;
        };
        // The register was closed in the middle: nothing is wrong with the line.
        if error.code == "not_open" {
            return;
        }
        let told = error.told(desk.words());
        self.failures = if got_across { 1 } else { self.failures.saturating_add(1) };
        let again = pause(self.failures, &mut &mut *desk.machine.entropy);
        self.pause = Some(if may_pass(&told) { Duration::from_millis(again) } else { POLL });
        desk.beside.line.trouble = Some(told);
    }
}

fn send(desk: &Mutex<Desk>, sending: &mut Sending) -> Result<(), ApiError> {
    loop {
        let sealed = at(desk, |desk| sending.seal(&desk.work()?))?;
        let reply = sending.post(&sealed);
        let all = at(desk, |desk| {
            let taken = sending.take(&mut desk.work()?, &sealed, reply);
            desk.note();
            taken
        })?;
        if all {
            return Ok(());
        }
    }
}

/// What was set for the line, over what the invitation said.
struct Settings {
    address: Option<String>,
    automatic: bool,
    certificate: Option<String>,
}

impl Settings {
    fn of(work: &Work<'_>) -> Result<Self, ApiError> {
        let set = |name| Ok::<_, ApiError>(work.open.store.meta(name)?.filter(|t| !t.is_empty()));
        let invited = office(work)?.and_then(|office| office.address);
        Ok(Self {
            address: set(ADDRESS)?.or(invited).filter(|address| !address.trim().is_empty()),
            automatic: set(AUTOMATIC)?.is_none_or(|word| word == "yes"),
            certificate: set(CERTIFICATE)?,
        })
    }

    fn request(self) -> SyncBundles {
        let Self { address, certificate, .. } = self;
        SyncBundles { url: address, pem: certificate, ..SyncBundles::default() }
    }
}

/// How the line stands.
pub(crate) fn state(work: &Work<'_>) -> Result<LineState, ApiError> {
    let settings = Settings::of(work)?;
    let last = work.open.store.meta(LAST_AT)?.and_then(|at| at.parse::<i64>().ok());
    Ok(LineState {
        address: settings.address,
        automatic: settings.automatic,
        pinned: settings.certificate.is_some(),
        sending: work.beside.line.sending,
        last_at: last.and_then(|at| work.moment(at)),
        trouble: work.beside.line.trouble.as_ref().map(Remark::from),
    })
}

pub(crate) fn set(
    desk: &mut Desk,
    request: SetLine,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let path = request.certificate.filter(|path| !path.trim().is_empty());
    let pem = path.map(|path| file::read(Path::new(&path), CERTIFICATE_BYTES)).transpose()?;
    if let Some(pem) = &pem {
        crate::line::pinned(pem)?;
    }
    let work = desk.work()?;
    work.open.store.set_meta(AUTOMATIC, if request.automatic { "yes" } else { "no" })?;
    if let Some(address) = &request.address {
        work.open.store.set_meta(ADDRESS, address.trim())?;
    }
    if let Some(pem) = pem {
        work.open.store.set_meta(CERTIFICATE, &String::from_utf8_lossy(&pem))?;
    }
    desk.beside.line.trouble = None;
    desk.beside.line.asked = request.automatic;
    Ok(Nothing {})
}

/// The officer presses "Kirim sekarang"; the next tick sends.
pub(crate) fn ask(desk: &mut Desk, _: Nothing, _: &mut Progress<'_>) -> Result<Nothing, ApiError> {
    desk.work()?;
    desk.beside.line.asked = true;
    desk.beside.line.trouble = None;
    Ok(Nothing {})
}
