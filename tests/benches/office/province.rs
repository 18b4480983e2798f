//! An office with its villages, in a file of its own or on PostgreSQL.

use crate::village::{NOW, Repeatable, Village};
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::table::Regions;
use lindung_log::invitation::Invitation;
use lindung_log::{AgeIdentity, Clock, SigningKey};
use lindung_office::Place;
use lindung_tests::chaos::{PASSPHRASE, cheapen};
use lindung_tests::office::Office;
use lindung_tests::postgres::Cluster;
use lindung_tests::server::Server;
use tempfile::TempDir;

/// Where its rows stand.
pub(crate) enum Store<'c> {
    File,
    Shared(&'c Cluster),
}

impl Store<'_> {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Shared(_) => "PostgreSQL",
        }
    }
}

struct Morning;

impl Clock for Morning {
    fn now(&self) -> i64 {
        NOW
    }
}

pub(crate) struct Province {
    pub(crate) office: Office,
    /// For the bare work.
    pub(crate) bare: AgeIdentity,
    pub(crate) bare_key: SigningKey,
    region: RegionCode,
    taken: usize,
    folder: TempDir,
}

impl Province {
    pub(crate) fn new(store: &Store<'_>, region: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("kantor");
        let database = match store {
            Store::File => None,
            Store::Shared(cluster) => Some(cluster.create_anew("kantor")),
        };
        let office = Office { home, database };
        office.call("new", &["--region", region, "--name", "Provinsi (contoh)"]).good();
        cheapen(&office.home);
        let bare = AgeIdentity::generate(&mut Repeatable(11)).unwrap();
        let bare_key = SigningKey::generate(&mut Repeatable(13));
        let region = region.parse().unwrap();
        Self { office, bare, bare_key, region, taken: 0, folder }
    }

    /// So many villages that were not there yet, with so many people each.
    pub(crate) fn villages(&mut self, count: usize, people: u64) -> Vec<Village> {
        let codes: Vec<RegionCode> =
            codes(self.region).into_iter().skip(self.taken).take(count).collect();
        self.taken += codes.len();
        self.invited(&codes, people)
    }

    /// Those that are left.
    pub(crate) fn left(&self) -> usize {
        codes(self.region).len() - self.taken
    }

    fn invited(&self, codes: &[RegionCode], people: u64) -> Vec<Village> {
        let Office { home, database } = &self.office;
        let place = Place { home, database: database.as_deref() };
        let mut office = lindung_office::Office::open(place, PASSPHRASE).unwrap();
        let mut entropy = Repeatable(self.taken as u64);
        let mut invite = |code: &RegionCode| {
            let bytes = office.invite(*code, None, &Morning, &mut entropy).unwrap();
            Invitation::from_bytes(&bytes).unwrap()
        };
        let invitations: Vec<Invitation> = codes.iter().map(&mut invite).collect();
        let half = invitations.len().div_ceil(2).max(1);
        let folder = self.folder.path();
        std::thread::scope(|scope| {
            let register = |part: &[Invitation]| {
                let village = |invited: &Invitation| Village::new(invited.clone(), people, folder);
                part.iter().map(village).collect::<Vec<Village>>()
            };
            let parts: Vec<_> =
                invitations.chunks(half).map(|part| scope.spawn(move || register(part))).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
        })
    }

    pub(crate) fn serve(&self) -> Server {
        Server::start(&self.office)
    }
}

/// The villages of a region, in the order of their codes.
fn codes(region: RegionCode) -> Vec<RegionCode> {
    if region.level() == RegionLevel::Village {
        return vec![region];
    }
    let below = Regions::built_in().children(region);
    below.iter().flat_map(|region| codes(region.code)).collect()
}
