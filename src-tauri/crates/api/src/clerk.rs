//! Who works at the desk, and what each may do: a rule of the desk, since an entry counts whoever
//! wrote it.

use crate::contract::Nothing;
use crate::contract::clerk::{
    AppointClerk, AssignClerk, ClerkLine, ClerkList, ClerkRole, CloseClerk, SetClerkPassphrase,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::sign_in::{change_slots, check_passphrase};
use lindung_domain::clerk::{Clerk, label};
use lindung_domain::fold::Subject;
use lindung_domain::number::tidy_spaces;
use lindung_domain::op::clerk::PassphraseSet;
use lindung_domain::op::text::Reason;
use lindung_domain::op::{ClerkAppointed, ClerkAssigned, Op, Role};
use lindung_store::{About, Draft, Store, SubjectId};
use std::collections::BTreeSet;

impl From<Role> for ClerkRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Head => Self::Head,
            Role::Operator => Self::Operator,
            Role::Viewer => Self::Viewer,
        }
    }
}

impl From<ClerkRole> for Role {
    fn from(role: ClerkRole) -> Self {
        match role {
            ClerkRole::Head => Self::Head,
            ClerkRole::Operator => Self::Operator,
            ClerkRole::Viewer => Self::Viewer,
        }
    }
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<ClerkList, ApiError> {
    let slots = desk.home().slots()?;
    let here: BTreeSet<&str> = slots.labels().collect();
    let work = desk.work()?;
    let lines = all(&work.open.store)?.into_iter().map(|(_, clerk)| ClerkLine {
        id: clerk.label(),
        role: clerk.role.into(),
        here: here.contains(clerk.label().as_str()),
        you: clerk.label() == work.open.label,
        name: clerk.name,
        closed: clerk.closed,
    });
    let mut clerks: Vec<ClerkLine> = lines.collect();
    clerks.sort_by_key(|clerk| clerk.closed.is_some());
    Ok(ClerkList { clerks })
}

/// The name of whoever is to work here, as typed.
///
/// # Errors
/// `no_clerk` where there is none.
pub(crate) fn name_of(typed: &str) -> Result<String, ApiError> {
    let name = tidy_spaces(typed);
    if name.is_empty() { Err(ApiError::new("no_clerk")) } else { Ok(name) }
}

pub(crate) fn appoint(
    desk: &mut Desk,
    request: AppointClerk,
    _: &mut Progress<'_>,
) -> Result<ClerkList, ApiError> {
    check_passphrase(&request.new_passphrase)?;
    let name = name_of(&request.name)?;
    let mut slot = [0; 8];
    desk.machine.entropy.fill(&mut slot);
    // The slot goes first: one without a clerk opens nothing, a clerk without one could not work.
    change_slots(desk, &request.passphrase, |slots, key, mut entropy| {
        slots.set_passphrase(key, &label(slot), &request.new_passphrase, &mut entropy)
    })?;
    let appointed = ClerkAppointed { name, role: request.role.into(), slot };
    let draft = Draft { about: About::New, op: Op::ClerkAppointed(appointed) };
    desk.work()?.record(vec![draft])?;
    list(desk, Nothing {}, &mut Progress::new(&mut |_| true))
}

pub(crate) fn assign(
    desk: &mut Desk,
    request: AssignClerk,
    progress: &mut Progress<'_>,
) -> Result<ClerkList, ApiError> {
    let mut work = desk.work()?;
    let (id, clerk) = find(&work.open.store, &request.clerk)?;
    let role = Role::from(request.role);
    if role != Role::Head {
        keep_a_head(&work, id)?;
    }
    if clerk.working() != Some(role) {
        work.record_about(id, Op::ClerkAssigned(ClerkAssigned { role }))?;
        work.open.identify()?;
    }
    list(desk, Nothing {}, progress)
}

pub(crate) fn close(
    desk: &mut Desk,
    request: CloseClerk,
    progress: &mut Progress<'_>,
) -> Result<ClerkList, ApiError> {
    let home = desk.home();
    let mut work = desk.work()?;
    let (id, clerk) = find(&work.open.store, &request.clerk)?;
    keep_a_head(&work, id)?;
    let reason = tidy_spaces(&request.reason);
    if clerk.working().is_some() {
        work.record_about(id, Op::ClerkClosed(Reason { reason }))?;
    }
    // Should this fail, the passphrase opens nothing all the same: the clerk has left.
    home.remove_slot(&clerk.label())?;
    work.open.identify()?;
    list(desk, Nothing {}, progress)
}

pub(crate) fn passphrase(
    desk: &mut Desk,
    request: SetClerkPassphrase,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    set_passphrase(desk, &request.clerk, &request.passphrase, &request.new_passphrase)
}

/// Sets the passphrase of one who works here, as whoever is signed in and has the passphrase `own`.
pub(crate) fn set_passphrase(
    desk: &mut Desk,
    clerk: &str,
    own: &str,
    new: &str,
) -> Result<Nothing, ApiError> {
    check_passphrase(new)?;
    let (id, whose) = find(&desk.work()?.open.store, clerk)?;
    if whose.working().is_none() {
        return Err(ApiError::new("clerk_left"));
    }
    change_slots(desk, own, |slots, key, mut entropy| {
        slots.set_passphrase(key, clerk, new, &mut entropy)
    })?;
    desk.work()?.record_about(id, Op::PassphraseSet(PassphraseSet { by_code: false }))?;
    Ok(Nothing {})
}

/// As the clerk signs.
pub(crate) fn name(store: &Store, id: SubjectId) -> Option<String> {
    match store.subject(id) {
        Ok((Subject::Clerk(clerk), _)) => Some(clerk.name),
        _ => None,
    }
}

/// Everybody who works or worked in the village, on whichever laptop.
fn all(store: &Store) -> Result<Vec<(SubjectId, Clerk)>, ApiError> {
    let mut clerks = Vec::new();
    for id in store.subjects_of_kind("clerk")? {
        if let Subject::Clerk(clerk) = store.subject(id)?.0 {
            clerks.push((id, clerk));
        }
    }
    Ok(clerks)
}

fn find(store: &Store, clerk: &str) -> Result<(SubjectId, Clerk), ApiError> {
    let found = all(store)?.into_iter().find(|(_, one)| one.label() == clerk);
    found.ok_or_else(|| ApiError::new("no_such_clerk"))
}

/// Somebody must be left who can let others in.
fn keep_a_head(work: &Work<'_>, without: SubjectId) -> Result<(), ApiError> {
    let heads = all(&work.open.store)?;
    let mut heads = heads.iter().filter(|(_, clerk)| clerk.working() == Some(Role::Head));
    if heads.all(|(id, _)| *id == without) {
        return Err(ApiError::new("last_head"));
    }
    Ok(())
}
