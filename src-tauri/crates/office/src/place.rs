//! Where an office lies.

use std::path::{Path, PathBuf};

/// Where an office lies: all of it in a folder of its own, or the keys there and everything else in
/// a database that several servers share.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    /// The folder.
    pub home: &'p Path,
    /// Address of the PostgreSQL database, which may hold a password: shown to nobody.
    pub database: Option<&'p str>,
}

impl<'p> From<&'p Path> for Place<'p> {
    fn from(home: &'p Path) -> Self {
        Self { home, database: None }
    }
}

impl<'p> From<&'p PathBuf> for Place<'p> {
    fn from(home: &'p PathBuf) -> Self {
        home.as_path().into()
    }
}
