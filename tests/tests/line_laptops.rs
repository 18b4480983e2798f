//! More than one laptop of a village on the line, in small bundles: a second one, and a copy.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::executable::text;
use lindung_tests::office::Office;
use lindung_tests::server::Server;
use lindung_tests::village::{PELANGI, Village};
use serde_json::Value;
use tempfile::TempDir;

/// Made up.
const RAHMAT: &str = "6474021503829871";
const DEWI: &str = "6474025103909872";

struct World {
    folder: TempDir,
    server: Server,
    first: Village,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let first = Village::new(folder.path().join("pertama"), PELANGI);
        office.invites(&first);
        Self { server: Server::start(&office), folder, first }
    }

    #[track_caller]
    fn sync(&self, village: &Village) -> Value {
        let url = self.server.url();
        let rest = ["--url", &url, "--attempts", "1", "--bundle-bytes", "2048"];
        let synced = village.call("sync", &rest).good();
        assert_eq!(synced["pending"], 0, "{synced}");
        synced
    }

    fn carry(&self, from: &Village, to: &Village, name: &str) {
        let file = self.folder.path().join(name);
        from.call("make", &["--out", text(&file)]).good();
        to.call("take", &[text(&file)]).good();
    }
}

#[test]
fn what_one_laptop_sends_the_other_gets_from_the_office() {
    let world = World::new();
    let first = &world.first;
    world.sync(first);
    let second = Village::new(world.folder.path().join("kedua"), PELANGI);
    let invitation = world.folder.path().join("undangan-laptop");
    first.call("invite", &["--out", text(&invitation)]).good();
    second.call("join", &["--invitation", text(&invitation)]).good();
    world.carry(&second, first, "salam");
    world.carry(first, &second, "semua");

    first.register(RAHMAT, "Rahmat Hidayat");
    second.register(DEWI, "Dewi Lestari");
    world.sync(&second);
    world.sync(first);
    world.sync(&second);
    assert!(first.people() == second.people(), "both list the same people");
    assert_eq!(first.state_hash(), second.state_hash());
    assert_eq!(second.status()["agrees"], true);
    first.verify();
    second.verify();
}

#[test]
fn a_copy_goes_on_under_a_name_of_its_own_within_one_sync() {
    let world = World::new();
    let first = &world.first;
    world.sync(first);
    let copy = first.copy(world.folder.path().join("salinan"));
    first.register(RAHMAT, "Rahmat Hidayat");
    copy.register(DEWI, "Dewi Lestari");
    world.sync(first);
    world.sync(&copy);
    assert_ne!(copy.status()["device"], first.status()["device"]);
    world.sync(first);
    assert!(first.people() == copy.people(), "nobody is lost, nobody is there twice");
    assert_eq!(first.state_hash(), copy.state_hash());
    first.verify();
    copy.verify();
}
