//! Who is signed in: a random number in a cookie, of which the office keeps the hash alone.

use super::desk::Desk;
use crate::error::{OfficeError, Result};
use crate::staff::Role;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use lindung_log::{Entropy, Hash};
use lindung_store::Person;

/// Nobody stays signed in longer, whatever they do.
const LONGEST_SECONDS: i64 = 12 * 3600;
/// Nor who stays away so long.
const IDLE_SECONDS: i64 = 30 * 60;
/// Being seen is noted no oftener than this.
const NOTED_EVERY_SECONDS: i64 = 60;

/// What the browser holds. Known to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Token([u8; 32]);

impl Token {
    /// A new one; never one that came from outside.
    pub(super) fn new(entropy: &mut (impl Entropy + ?Sized)) -> Self {
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        Self(bytes)
    }

    /// The one in the cookie of a request.
    pub(super) fn of(headers: &HeaderMap, secure: bool) -> Option<Self> {
        let name = cookie_name(secure);
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';'));
        let value = pairs.find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        })?;
        Some(Self(*value.parse::<Hash>().ok()?.as_bytes()))
    }

    /// What the office keeps.
    fn hash(&self) -> [u8; 32] {
        *Hash::of(&self.0).as_bytes()
    }

    /// What a page of ours sends with everything that changes something. Another site can have the
    /// cookie sent, and cannot know this.
    pub(super) fn csrf(&self) -> String {
        Hash::of(&[b"lindung/csrf/1".as_slice(), &self.0].concat()).to_string()
    }

    /// The header that sets the cookie.
    pub(super) fn cookie(&self, secure: bool) -> String {
        let value = Hash::from_bytes(self.0);
        format!("{}={value}; {}", cookie_name(secure), attributes(secure))
    }
}

/// The header that takes the cookie away.
pub(super) fn no_cookie(secure: bool) -> String {
    format!("{}=; Max-Age=0; {}", cookie_name(secure), attributes(secure))
}

/// A browser takes a cookie named `__Host-` only from this very host, by TLS.
fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-lindung" } else { "lindung" }
}

fn attributes(secure: bool) -> &'static str {
    if secure {
        "Path=/; HttpOnly; SameSite=Strict; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Strict"
    }
}

impl Desk {
    /// Who holds this token, if it still counts.
    ///
    /// # Errors
    /// `not_signed_in`.
    pub(super) fn signed_in(&mut self, token: Option<&Token>) -> Result<Person> {
        let not = || OfficeError::new("not_signed_in");
        let (hash, now) = (token.ok_or_else(not)?.hash(), self.clock.now());
        self.office.at_the_door(|store| {
            let signed = store.signed(&hash)?.ok_or_else(not)?;
            // A clock that was set back does not lengthen a session either.
            let over = |since: i64, most: i64| !(0..most).contains(&now.saturating_sub(since));
            if over(signed.began_at, LONGEST_SECONDS) || over(signed.seen_at, IDLE_SECONDS) {
                store.drop_session(&hash)?;
                return Err(not());
            }
            if now.saturating_sub(signed.seen_at) >= NOTED_EVERY_SECONDS {
                store.see_session(&hash, now)?;
            }
            Ok(signed.person)
        })
    }

    /// Begins a session under a new number, and ends the one that the browser had.
    pub(super) fn begin_session(&mut self, person: i64, old: Option<&Token>) -> Result<Token> {
        let token = Token::new(&mut *self.entropy);
        let now = self.clock.now();
        let before = (now.saturating_sub(LONGEST_SECONDS), now.saturating_sub(IDLE_SECONDS));
        self.office.at_the_door(|store| {
            if let Some(old) = old {
                store.end_session(&old.hash())?;
            }
            Ok(store.begin_session(&token.hash(), person, now, before)?)
        })?;
        Ok(token)
    }

    /// Ends a session.
    pub(super) fn end_session(&mut self, token: &Token) -> Result<()> {
        self.office.at_the_door(|store| Ok(store.end_session(&token.hash())?))
    }
}

/// Whether somebody may do what a role may.
///
/// # Errors
/// `not_allowed`.
pub(super) fn allowed(person: &Person, least: Role) -> Result<()> {
    if Role::from_key(&person.role)? >= least {
        return Ok(());
    }
    Err(OfficeError::new("not_allowed"))
}
