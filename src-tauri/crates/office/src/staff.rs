//! The people of the office: who may look at its page, and what each may do there.

use crate::error::{OfficeError, Result};
use crate::office::{Office, check_passphrase};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use lindung_domain::number::tidy_spaces;
use lindung_log::Entropy;
use lindung_store::{Person, Store};
use serde::Serialize;
use std::fmt;

/// What is easily typed from paper: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Eighty bits, in groups of four.
const HANDED_OUT_LETTERS: usize = 16;
/// As much as OWASP asks for: 19 MiB, twice.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LONGEST_LOGIN: usize = 32;

/// What somebody of the office may do; each may do what those before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks at figures; sees no whole NIK.
    Viewer,
    /// Decides, takes and writes files of people.
    Verifier,
    /// Lets laptops and people in and out.
    Admin,
}

impl Role {
    /// Every role, the least first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Verifier, Self::Admin];

    /// The stable word, as on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Viewer => "penonton",
            Self::Verifier => "verifikator",
            Self::Admin => "admin",
        }
    }

    /// The role with this word.
    ///
    /// # Errors
    /// `no_role`.
    pub fn from_key(key: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|role| role.key() == key);
        found.ok_or_else(|| OfficeError::new("no_role"))
    }
}

/// Somebody of the office, as shown.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// What is typed to sign in.
    pub login: String,
    /// As others call them.
    pub name: String,
    /// The role's word.
    pub role: &'static str,
    /// Whether the passphrase is still the one that was handed out.
    pub fresh: bool,
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member({})", self.role)
    }
}

impl Office {
    /// Lets somebody look at the page, and gives the passphrase to hand out: shown once, and
    /// changed by that person before anything else.
    ///
    /// # Errors
    /// `bad_login`, `no_person_name`, or `login_taken`.
    pub fn add_person(
        &mut self,
        login: &str,
        name: &str,
        role: Role,
        entropy: &mut impl Entropy,
    ) -> Result<String> {
        let login = tidy_login(login)?;
        let name = tidy_spaces(name);
        if name.is_empty() {
            return Err(OfficeError::new("no_person_name"));
        }
        let passphrase = hand_out(entropy);
        let phrase = hash(&passphrase, entropy)?;
        let add = |store: &mut Store| Ok(store.add_person(&login, &name, role.key(), &phrase)?);
        if !self.at_the_door(add)? {
            return Err(OfficeError::new("login_taken"));
        }
        Ok(passphrase)
    }

    /// Everybody who may look at the page, by login.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn staff(&mut self) -> Result<Vec<Member>> {
        let member = |person: Person| {
            let role = Role::from_key(&person.role)?.key();
            Ok(Member { login: person.login, name: person.name, role, fresh: person.fresh })
        };
        self.at_the_door(|store| Ok(store.staff()?))?.into_iter().map(member).collect()
    }

    /// Hands out a new passphrase, to who forgot the old one. Who is signed in so is so no more.
    ///
    /// # Errors
    /// `no_person`.
    pub fn renew_person(&mut self, login: &str, entropy: &mut impl Entropy) -> Result<String> {
        let person = self.person(login)?;
        let passphrase = hand_out(entropy);
        let phrase = hash(&passphrase, entropy)?;
        self.at_the_door(|store| Ok(store.set_phrase(person.id, &phrase, true)?))?;
        Ok(passphrase)
    }

    /// Gives another role.
    ///
    /// # Errors
    /// `no_person`, or `last_admin`.
    pub fn assign_person(&mut self, login: &str, role: Role) -> Result<()> {
        let person = self.person(login)?;
        self.at_the_door(|store| {
            store.together(|store: &mut Store| {
                if role != Role::Admin {
                    keeps_an_admin(store, &person)?;
                }
                Ok(store.set_role(person.id, role.key())?)
            })
        })
    }

    /// Lets somebody in no more.
    ///
    /// # Errors
    /// `no_person`, or `last_admin`.
    pub fn remove_person(&mut self, login: &str) -> Result<()> {
        let person = self.person(login)?;
        self.at_the_door(|store| {
            store.together(|store: &mut Store| {
                keeps_an_admin(store, &person)?;
                Ok(store.remove_person(person.id)?)
            })
        })
    }

    /// Sets the passphrase that somebody chose, whose hash this is.
    pub(crate) fn choose_phrase(&mut self, person: i64, phrase: &str) -> Result<()> {
        self.at_the_door(|store| Ok(store.set_phrase(person, phrase, false)?))
    }

    fn person(&mut self, login: &str) -> Result<Person> {
        let login = login.trim().to_lowercase();
        let person = self.at_the_door(|store| Ok(store.person(&login)?))?;
        person.ok_or_else(|| OfficeError::new("no_person"))
    }
}

/// Somebody must be left who can let others in.
fn keeps_an_admin(store: &Store, without: &Person) -> Result<()> {
    let admin = Role::Admin.key();
    let other = |person: &Person| person.role == admin && person.id != without.id;
    if without.role != admin || store.staff()?.iter().any(other) {
        return Ok(());
    }
    Err(OfficeError::new("last_admin"))
}

fn tidy_login(login: &str) -> Result<String> {
    let login = login.trim().to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if login.is_empty() || login.len() > LONGEST_LOGIN || !login.chars().all(plain) {
        return Err(OfficeError::new("bad_login"));
    }
    Ok(login)
}

/// "K7QD-02MN-…", from the machine's randomness.
fn hand_out(entropy: &mut impl Entropy) -> String {
    let mut bytes = [0_u8; HANDED_OUT_LETTERS];
    entropy.fill(&mut bytes);
    let letter = |byte: &u8| LETTERS.get(usize::from(byte & 31)).map_or('0', |l| char::from(*l));
    let letters: Vec<char> = bytes.iter().map(letter).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None);
    let params = params.map_err(|_| OfficeError::damaged("argon2"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Argon2id of a passphrase, as PHC spells it.
///
/// # Errors
/// `short_passphrase`.
pub(crate) fn hash(passphrase: &str, entropy: &mut impl Entropy) -> Result<String> {
    check_passphrase(passphrase)?;
    let mut salt = [0_u8; 16];
    entropy.fill(&mut salt);
    let hash = argon2()?.hash_password_with_salt(passphrase.as_bytes(), &salt);
    Ok(hash.map_err(|_| OfficeError::damaged("argon2"))?.to_string())
}

/// Whether it is the passphrase; takes as long where nobody has that login.
pub(crate) fn fits(passphrase: &str, phrase: Option<&str>) -> bool {
    // Of a passphrase that nobody knows.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$\
        0S6fzQYtJyxMRaTNjTg3yX6Ee0m3bE8C9l2c1h7UuHs";
    let Ok(argon2) = argon2() else { return false };
    let fits = argon2.verify_password(passphrase.as_bytes(), phrase.unwrap_or(NOBODY)).is_ok();
    fits && phrase.is_some()
}
