//! The table of what the page may ask for: address, who may, and what is done. Nothing is done that
//! does not stand here.

use super::{Desk, Reply};
use crate::error::{OfficeError, Result};
use crate::serve::Event;
use crate::staff::{self, Role};
use axum::http::Method;
use lindung_store::{Deed, Person};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::BTreeMap;

mod files;
mod people;
mod villages;

/// What a form sends.
const FORM_BYTES: usize = 64 << 10;
/// A list of BPJSTK's: 10.000 rows are less than a tenth of it.
const UPLOAD_BYTES: usize = 8 << 20;
const JSON: &str = "application/json";
const FILE: &str = "application/octet-stream";

/// What somebody asks.
pub(super) struct Question {
    pub(super) who: Person,
    pub(super) query: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
    pub(super) csrf: String,
}

impl Question {
    /// The form that was sent.
    fn form<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|_| OfficeError::new("malformed"))
    }

    fn word(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }

    /// Whether whole numbers of people are shown.
    fn sees_niks(&self) -> bool {
        Role::from_key(&self.who.role).is_ok_and(|role| role >= Role::Verifier)
    }

    /// The NIK, or its beginning and end.
    fn nik(&self, nik: String) -> String {
        if self.sees_niks() {
            return nik;
        }
        lindung_domain::number::Nik::parse(&nik).map_or_else(|_| String::new(), |nik| nik.masked())
    }
}

type Run = fn(&mut Desk, &Question) -> Result<Reply>;

/// One line of the table.
pub(super) struct Case {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// Who may, at least.
    pub(super) role: Role,
    /// Content type of what is sent.
    pub(super) kind: &'static str,
    /// How much may be sent.
    pub(super) most: usize,
    /// Whether it is open to who has not chosen a passphrase yet.
    pub(super) while_fresh: bool,
    run: Run,
}

const fn get(path: &'static str, role: Role, run: Run) -> Case {
    Case { method: "GET", path, role, kind: JSON, most: 0, while_fresh: false, run }
}

const fn post(path: &'static str, role: Role, run: Run) -> Case {
    Case { method: "POST", path, role, kind: JSON, most: FORM_BYTES, while_fresh: false, run }
}

/// Everything.
pub(super) const CASES: &[Case] = &[
    Case { while_fresh: true, ..get("/api/me", Role::Viewer, me) },
    Case { while_fresh: true, ..post("/api/passphrase", Role::Viewer, passphrase) },
    get("/api/overview", Role::Viewer, villages::overview),
    get("/api/aims", Role::Viewer, villages::aims),
    post("/api/aims", Role::Admin, villages::set_aims),
    get("/api/duplicates", Role::Viewer, villages::duplicates),
    post("/api/duplicates", Role::Verifier, villages::decide),
    get("/api/moved", Role::Viewer, villages::moved),
    get("/api/decrees", Role::Viewer, villages::decrees),
    post("/api/decrees", Role::Admin, villages::grant),
    get("/api/above", Role::Viewer, villages::above),
    get("/api/devices", Role::Viewer, villages::devices),
    post("/api/devices/invite", Role::Admin, villages::invite),
    post("/api/devices/revoke", Role::Admin, villages::revoke),
    get("/api/bpjs", Role::Viewer, files::bpjs),
    post("/api/bpjs/files", Role::Verifier, files::bpjs_files),
    get("/api/bpjs/file", Role::Verifier, files::bpjs_file),
    Case {
        kind: FILE,
        most: UPLOAD_BYTES,
        ..post("/api/bpjs/reply", Role::Verifier, files::bpjs_reply)
    },
    get("/api/download", Role::Viewer, files::download),
    get("/api/people", Role::Admin, people::list),
    post("/api/people", Role::Admin, people::add),
    post("/api/people/role", Role::Admin, people::assign),
    post("/api/people/renew", Role::Admin, people::renew),
    post("/api/people/remove", Role::Admin, people::remove),
    get("/api/deeds", Role::Admin, people::deeds),
];

/// The line for a method and an address.
///
/// # Errors
/// `no_such_address`, `no_such_method`.
pub(super) fn find(method: &Method, path: &str) -> Result<&'static Case> {
    let mut there = false;
    for case in CASES.iter().filter(|case| case.path == path) {
        if case.method == method.as_str() {
            return Ok(case);
        }
        there = true;
    }
    Err(OfficeError::new(if there { "no_such_method" } else { "no_such_address" }))
}

/// Does it, and notes what changes something or takes people's data out of the house.
///
/// What only takes out goes noted or not at all. What was changed stands already: whoever did it is
/// told so, or a passphrase that is shown once would be lost, and the journal tells of the note.
pub(super) fn run(desk: &mut Desk, case: &Case, question: &Question) -> Result<Reply> {
    let reply = (case.run)(desk, question)?;
    let changes = case.method != "GET";
    if changes || matches!(reply, Reply::File { .. }) {
        match note(desk, case, question, &reply) {
            Err(error) if changes => desk.around.tell(Event::Unnoted {
                at: desk.clock.now(),
                method: case.method,
                path: case.path,
                code: error.code,
            }),
            noted => noted?,
        }
    }
    Ok(reply)
}

fn note(desk: &mut Desk, case: &Case, question: &Question, reply: &Reply) -> Result<()> {
    let about = match reply {
        Reply::File { name, .. } => name.clone(),
        Reply::Json(_) => String::new(),
    };
    let deed = Deed {
        at: desk.clock.now(),
        login: question.who.login.clone(),
        what: format!("{} {}", case.method, case.path),
        about,
    };
    desk.office.at_the_door(|store| Ok(store.note_deed(&deed)?))
}

fn me(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let who = &question.who;
    Ok(Reply::Json(json!({
        "login": who.login,
        "name": who.name,
        "role": who.role,
        "fresh": who.fresh,
        "csrf": question.csrf,
        "office": desk.office.name(),
        "region": desk.office.region().dotted(),
        "region_name": lindung_domain::village::Called::from(desk.office.region()).name(),
    })))
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPassphrase {
    old: String,
    new: String,
}

/// Whoever sets another passphrase is signed out everywhere.
fn passphrase(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let asked: NewPassphrase = question.form()?;
    if !staff::fits(&asked.old, Some(&question.who.phrase)) {
        return Err(OfficeError::new("wrong_old_passphrase"));
    }
    if asked.old == asked.new {
        return Err(OfficeError::new("same_passphrase"));
    }
    let phrase = staff::hash(&asked.new, &mut desk.entropy)?;
    desk.office.choose_phrase(question.who.id, &phrase)?;
    Ok(Reply::Json(json!({})))
}
