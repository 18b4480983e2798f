//! Who may look at an office's page, who is looking now, and what they did there. None of it is a
//! fact of a log: it never travels.

use crate::error::Result;
use crate::store::Store;
use rusqlite::{OptionalExtension, Row, named_params};

/// Somebody of the office.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Its number in this database.
    pub id: i64,
    /// What is typed to sign in.
    pub login: String,
    /// As others call them.
    pub name: String,
    /// A word of the office's.
    pub role: String,
    /// Argon2id of the passphrase, as PHC spells it.
    pub phrase: String,
    /// Whether the passphrase is still the one that was handed out.
    pub fresh: bool,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({}, {})", self.id, self.role)
    }
}

/// Somebody who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub person: Person,
    /// Seconds since 1970.
    pub began_at: i64,
    /// When something was last asked for.
    pub seen_at: i64,
}

/// Something that was done by the page.
#[derive(Clone, PartialEq, Eq)]
pub struct Deed {
    /// Seconds since 1970.
    pub at: i64,
    /// By whom.
    pub login: String,
    /// What.
    pub what: String,
    /// A village or a file; never a person.
    pub about: String,
}

impl std::fmt::Debug for Deed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Deed({}, {})", self.at, self.what)
    }
}

const PERSON: &str = "p.id, p.login, p.name, p.role, p.phrase, p.fresh";

impl Store {
    /// Keeps somebody new; says no where the login is taken.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn add_person(
        &mut self,
        login: &str,
        name: &str,
        role: &str,
        phrase: &str,
    ) -> Result<bool> {
        let added = self
            .db
            .prepare_cached(
                "INSERT INTO person (login, name, role, phrase, fresh)
                 VALUES (:login, :name, :role, :phrase, 1) ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! {
                ":login": login,
                ":name": name,
                ":role": role,
                ":phrase": phrase,
            })?;
        Ok(added > 0)
    }

    /// Everybody, by login.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn staff(&self) -> Result<Vec<Person>> {
        let sql = format!("SELECT {PERSON} FROM person AS p ORDER BY p.login");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map([], person)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who signs in so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn person(&self, login: &str) -> Result<Option<Person>> {
        let sql = format!("SELECT {PERSON} FROM person AS p WHERE p.login = :login");
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":login": login }, person).optional()?)
    }

    /// Sets another passphrase, and ends every session of that person.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_phrase(&mut self, person: i64, phrase: &str, fresh: bool) -> Result<()> {
        self.together(|store| {
            store
                .db
                .prepare_cached(
                    "UPDATE person SET phrase = :phrase, fresh = :fresh WHERE id = :person",
                )?
                .execute(named_params! { ":phrase": phrase, ":fresh": fresh, ":person": person })?;
            store.end_sessions(person)
        })
    }

    /// Sets another role, and ends every session of that person.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_role(&mut self, person: i64, role: &str) -> Result<()> {
        self.together(|store| {
            store
                .db
                .prepare_cached("UPDATE person SET role = :role WHERE id = :person")?
                .execute(named_params! { ":role": role, ":person": person })?;
            store.end_sessions(person)
        })
    }

    /// Lets somebody in no more.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn remove_person(&mut self, person: i64) -> Result<()> {
        self.together(|store| {
            store.end_sessions(person)?;
            store
                .db
                .prepare_cached("DELETE FROM person WHERE id = :person")?
                .execute(named_params! { ":person": person })?;
            Ok(())
        })
    }

    fn end_sessions(&mut self, person: i64) -> Result<()> {
        self.db
            .prepare_cached("DELETE FROM session WHERE person = :person")?
            .execute(named_params! { ":person": person })?;
        Ok(())
    }

    /// Begins a session, and forgets those that began or were seen last before these moments.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn begin_session(
        &mut self,
        hash: &[u8; 32],
        person: i64,
        now: i64,
        (began, seen): (i64, i64),
    ) -> Result<()> {
        self.together(|store| {
            store
                .db
                .prepare_cached("DELETE FROM session WHERE began_at < :began OR seen_at < :seen")?
                .execute(named_params! { ":began": began, ":seen": seen })?;
            store
                .db
                .prepare_cached(
                    "INSERT INTO session (hash, person, began_at, seen_at)
                     VALUES (:hash, :person, :now, :now)",
                )?
                .execute(named_params! { ":hash": hash, ":person": person, ":now": now })?;
            Ok(())
        })
    }

    /// Whose session this is.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn signed(&self, hash: &[u8; 32]) -> Result<Option<Signed>> {
        let sql = format!(
            "SELECT {PERSON}, s.began_at, s.seen_at FROM session AS s
             JOIN person AS p ON p.id = s.person WHERE s.hash = :hash"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let signed = statement.query_row(named_params! { ":hash": hash }, |row| {
            Ok(Signed {
                person: person(row)?,
                began_at: row.get("began_at")?,
                seen_at: row.get("seen_at")?,
            })
        });
        Ok(signed.optional()?)
    }

    /// Somebody asked for something. Noted with the next question where somebody writes now.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn see_session(&mut self, hash: &[u8; 32], now: i64) -> Result<()> {
        let seen = "UPDATE session SET seen_at = :now WHERE hash = :hash";
        self.if_free(seen, named_params! { ":now": now, ":hash": hash })
    }

    /// Somebody stayed away too long. The session is over, whether it can be taken out now or not.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn drop_session(&mut self, hash: &[u8; 32]) -> Result<()> {
        self.if_free("DELETE FROM session WHERE hash = :hash", named_params! { ":hash": hash })
    }

    /// Somebody signed out.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn end_session(&mut self, hash: &[u8; 32]) -> Result<()> {
        self.db
            .prepare_cached("DELETE FROM session WHERE hash = :hash")?
            .execute(named_params! { ":hash": hash })?;
        Ok(())
    }

    /// Notes what was done by the page.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn note_deed(&mut self, deed: &Deed) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO deed (at, login, what, about) VALUES (:at, :login, :what, :about)",
            )?
            .execute(named_params! {
                ":at": deed.at,
                ":login": deed.login,
                ":what": deed.what,
                ":about": deed.about,
            })?;
        Ok(())
    }

    /// What was done last, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn deeds(&self, most: u32) -> Result<Vec<Deed>> {
        let mut statement = self.db.prepare_cached(
            "SELECT at, login, what, about FROM deed ORDER BY id DESC LIMIT :most",
        )?;
        let rows = statement.query_map(named_params! { ":most": most }, |row| {
            Ok(Deed {
                at: row.get("at")?,
                login: row.get("login")?,
                what: row.get("what")?,
                about: row.get("about")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        role: row.get("role")?,
        phrase: row.get("phrase")?,
        fresh: row.get("fresh")?,
    })
}
