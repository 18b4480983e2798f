//! An office in a file of its own, or in a database of many servers: a story is told of each.

use crate::chaos::cheapen;
use crate::executable::text;
use crate::office::{Office, files};
use crate::postgres::Cluster;
use crate::village::Village;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// Where a story is told.
#[derive(Debug)]
pub struct Scene {
    /// The office of East Kalimantan.
    pub office: Office,
    folder: TempDir,
    cluster: Option<Cluster>,
}

impl Scene {
    /// All in one file.
    pub fn in_a_file() -> Self {
        Self::of(None)
    }

    /// On a PostgreSQL; none where that is not installed.
    pub fn on_postgresql() -> Option<Self> {
        Cluster::start().map(|cluster| Self::of(Some(cluster)))
    }

    fn of(cluster: Option<Cluster>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("kantor");
        let office = match &cluster {
            Some(cluster) => Office::on(cluster.create("kantor"), home),
            None => Office::new(home),
        };
        cheapen(&office.home);
        Self { office, folder, cluster }
    }

    /// A place of its own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The office as a backup of now brings it back: a copy of its folder, or what `pg_dump` wrote.
    pub fn back_up(&self, name: &str) -> Office {
        let copy = self.office.copy(self.path(name));
        let database = self.cluster.as_ref().map(|cluster| cluster.back_up("kantor", name));
        Office { database, ..copy }
    }

    /// A village that was invited.
    pub fn village(&self, name: &str, code: &str) -> Village {
        let village = Village::new(self.path(name), code);
        self.office.invites(&village);
        cheapen(&village.home);
        village
    }

    /// From bundle to answer and back. Gives what the office said, and the answer.
    #[track_caller]
    pub fn round(&self, village: &Village, name: &str) -> (Value, PathBuf) {
        let (file, answers) = (self.path(&format!("kiriman-{name}")), self.path(name));
        village.call("make", &["--out", text(&file)]).good();
        let taken = self.office.receives(&file, &answers);
        let answer = files(&answers).remove(0);
        village.call("take", &[text(&answer)]).good();
        (taken, answer)
    }
}
