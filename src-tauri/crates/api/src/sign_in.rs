//! Who sits at the desk: passphrases, the recovery code, and what it costs to guess.

use crate::app;
use crate::clerk;
use crate::contract::Nothing;
use crate::contract::app::AppState;
use crate::contract::clerk::{CodeRenewed, DrillCode, RenewCode};
use crate::contract::village::{ChangePassphrase, Recover, Unlock};
use crate::desk::{Desk, Open};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::fold::Subject;
use lindung_domain::op::clerk::PassphraseSet;
use lindung_domain::op::{ClerkAssigned, Op, Role};
use lindung_log::Entropy;
use lindung_log::slots::{DataKey, RecoveryCode, Slots, SlotsError};
use lindung_store::{HomeError, Store};

/// Name of the day on which somebody last showed that the recovery code is at hand.
pub(crate) const CODE_CHECKED_ON: &str = "code_checked_on";
const SHORTEST_PASSPHRASE: usize = 8;
/// So often a person mistypes.
const FREE_TRIES: u32 = 3;
const LONGEST_WAIT_SECONDS: i64 = 60;

/// How often in a row a passphrase or a code was wrong.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tries {
    wrong: u32,
    last_at: i64,
}

impl Tries {
    /// After three wrong ones every further one waits twice as long, up to a minute.
    fn check(self, now: i64) -> Result<(), ApiError> {
        let doubled = 1_i64.checked_shl(self.wrong.saturating_sub(FREE_TRIES).min(6));
        let wait = doubled.unwrap_or(LONGEST_WAIT_SECONDS).min(LONGEST_WAIT_SECONDS);
        let waited = now.saturating_sub(self.last_at);
        // A clock that was put back must not lock anybody out.
        if self.wrong < FREE_TRIES || waited >= wait || waited < 0 {
            return Ok(());
        }
        Err(ApiError::new("wait_first").with("seconds", wait.saturating_sub(waited)))
    }

    fn note<T>(&mut self, tried: &Result<T, ApiError>, now: i64) {
        match tried {
            Ok(_) => *self = Self::default(),
            Err(error) if matches!(error.code.as_str(), "wrong_passphrase" | "wrong_code") => {
                *self = Self { wrong: self.wrong.saturating_add(1), last_at: now };
            }
            Err(_) => {}
        }
    }
}

pub(crate) fn check_passphrase(passphrase: &str) -> Result<(), ApiError> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(ApiError::new("short_passphrase"));
    }
    Ok(())
}

pub(crate) fn unlock(
    desk: &mut Desk,
    request: Unlock,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    open(desk, None, &request.passphrase)?;
    Ok(app::told(desk))
}

pub(crate) fn recover(
    desk: &mut Desk,
    request: Recover,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    open(desk, Some(&request.code), &request.passphrase)?;
    Ok(app::told(desk))
}

pub(crate) fn lock(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    desk.open = None;
    Ok(app::told(desk))
}

/// Opens the register by a clerk's passphrase; or by the recovery code, and then the passphrase is
/// a new one.
pub(crate) fn open(desk: &mut Desk, code: Option<&str>, passphrase: &str) -> Result<(), ApiError> {
    let now = desk.machine.clock.now();
    desk.tries.check(now)?;
    let opened = match code {
        Some(code) => by_code(desk, code, passphrase),
        None => by_passphrase(desk, passphrase),
    };
    desk.tries.note(&opened, now);
    if opened.is_err() {
        desk.open = None;
    }
    opened
}

fn by_passphrase(desk: &mut Desk, passphrase: &str) -> Result<(), ApiError> {
    let (store, label) = desk.home().open(passphrase)?;
    desk.hold(store, label)?;
    let left = desk.work()?.open.role.is_none();
    if left { Err(ApiError::new("clerk_left")) } else { Ok(()) }
}

fn by_code(desk: &mut Desk, code: &str, passphrase: &str) -> Result<(), ApiError> {
    check_passphrase(passphrase)?;
    let code = RecoveryCode::parse(code)?;
    let home = desk.home();
    let mut entropy = &mut *desk.machine.entropy;
    let (store, label) = home.recover(&code, passphrase, &mut entropy, head_of)?;
    desk.hold(store, label)?;
    let today = desk.machine.today().to_string();
    let mut work = desk.work()?;
    work.open.store.set_meta(CODE_CHECKED_ON, &today)?;
    let clerk = work.open.clerk;
    // Whoever holds the code is the head where none is left.
    if work.open.role != Some(Role::Head) {
        work.record_about(clerk, Op::ClerkAssigned(ClerkAssigned { role: Role::Head }))?;
        work.open.identify()?;
    }
    work.record_about(clerk, Op::PassphraseSet(PassphraseSet { by_code: true }))
}

/// The slot of a head of this village who works on this laptop; of anybody if there is none.
fn head_of(store: &Store, slots: &Slots) -> Result<String, ApiError> {
    let mut anybody = None;
    for label in slots.labels() {
        let Some(id) = store.clerk_of(label)? else { continue };
        if let Subject::Clerk(clerk) = store.subject(id)?.0 {
            if clerk.working() == Some(Role::Head) {
                return Ok(label.to_owned());
            }
            anybody.get_or_insert_with(|| label.to_owned());
        }
    }
    anybody.ok_or_else(|| ApiError::new("damaged").with("what", "keys"))
}

pub(crate) fn change_passphrase(
    desk: &mut Desk,
    request: ChangePassphrase,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let label = desk.work()?.open.label.clone();
    clerk::set_passphrase(desk, &label, &request.old, &request.new)
}

/// A fresh recovery code; the old one opens nothing any more.
pub(crate) fn renew_code(
    desk: &mut Desk,
    request: RenewCode,
    _: &mut Progress<'_>,
) -> Result<CodeRenewed, ApiError> {
    let today = desk.machine.today().to_string();
    let code = change_slots(desk, &request.passphrase, |slots, key, mut entropy| {
        slots.renew_code(key, &mut entropy)
    })?;
    desk.work()?.open.store.set_meta(CODE_CHECKED_ON, &today)?;
    Ok(CodeRenewed { recovery_code: code.to_string() })
}

/// The yearly drill: is the paper with the code still there, and is it the right one?
pub(crate) fn drill(
    desk: &mut Desk,
    request: DrillCode,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let (now, today) = (desk.machine.clock.now(), desk.machine.today().to_string());
    desk.tries.check(now)?;
    let code = RecoveryCode::parse(&request.code)?;
    let opened = desk.home().slots()?.open_with_code(&code).map_err(HomeError::from);
    let opened = opened.map_err(ApiError::from);
    desk.tries.note(&opened, now);
    opened?;
    desk.work()?.open.store.set_meta(CODE_CHECKED_ON, &today)?;
    Ok(Nothing {})
}

/// Changes the slots as the clerk who is signed in, who shows it by the passphrase: whoever finds
/// an open desk cannot let somebody in.
pub(crate) fn change_slots<T>(
    desk: &mut Desk,
    passphrase: &str,
    change: impl FnOnce(&mut Slots, &DataKey, &mut dyn Entropy) -> Result<T, SlotsError>,
) -> Result<T, ApiError> {
    let now = desk.machine.clock.now();
    desk.tries.check(now)?;
    let (home, own) = (desk.home(), desk.work()?.open.label.clone());
    let entropy = &mut *desk.machine.entropy;
    let changed = home.change_slots(passphrase, |slots, key, whose| {
        if whose == own { change(slots, key, entropy) } else { Err(SlotsError::WrongPassphrase) }
    });
    let changed = changed.map_err(ApiError::from);
    desk.tries.note(&changed, now);
    changed
}

impl Open {
    /// Whether the clerk who is signed in may do this.
    ///
    /// # Errors
    /// `clerk_left`, `only_head`, `only_operator`.
    pub(crate) fn allows(&self, least: Role) -> Result<(), ApiError> {
        match self.role {
            None => Err(ApiError::new("clerk_left")),
            Some(role) if role.may(least) => Ok(()),
            Some(_) => Err(ApiError::new(match least {
                Role::Head => "only_head",
                Role::Operator | Role::Viewer => "only_operator",
            })),
        }
    }
}
