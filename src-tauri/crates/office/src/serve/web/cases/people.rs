//! The people of the office.

use super::Question;
use super::villages::told;
use crate::error::Result;
use crate::postgres::Sight;
use crate::serve::web::{Desk, Reply};
use crate::staff::Role;
use serde::Deserialize;
use serde_json::json;

/// As many as can be looked at.
const MOST_DEEDS: u32 = 500;

pub(super) fn list(desk: &mut Desk, _: &Question) -> Result<Reply> {
    told(&json!({ "people": desk.office.staff()? }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Add {
    login: String,
    name: String,
    role: String,
}

/// The passphrase that is handed out is in this answer and nowhere else.
pub(super) fn add(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Add { login, name, role } = question.form()?;
    let role = Role::from_key(&role)?;
    let passphrase = desk.office.add_person(&login, &name, role, &mut desk.entropy)?;
    Ok(Reply::Json(json!({ "passphrase": passphrase })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Assign {
    login: String,
    role: String,
}

pub(super) fn assign(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Assign { login, role } = question.form()?;
    desk.office.assign_person(&login, Role::from_key(&role)?)?;
    Ok(Reply::Json(json!({})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    login: String,
}

pub(super) fn renew(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Named { login } = question.form()?;
    let passphrase = desk.office.renew_person(&login, &mut desk.entropy)?;
    Ok(Reply::Json(json!({ "passphrase": passphrase })))
}

pub(super) fn remove(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Named { login } = question.form()?;
    desk.office.remove_person(&login)?;
    Ok(Reply::Json(json!({})))
}

pub(super) fn deeds(desk: &mut Desk, _: &Question) -> Result<Reply> {
    let office = desk.office.look_for(&Sight::Deeds(i64::from(MOST_DEEDS)))?;
    let deeds = office.store.deeds(MOST_DEEDS)?;
    let deeds = deeds.into_iter().map(|deed| {
        json!({
            "at": office.moment(deed.at), "login": deed.login,
            "what": deed.what, "about": deed.about,
        })
    });
    Ok(Reply::Json(json!({ "deeds": deeds.collect::<Vec<_>>() })))
}
