//! What is done when the power goes, and what must be so afterwards.

use crate::steps;
use lindung_office::Office;
use lindung_tests::executable::{Done, PASSPHRASE, command, text};
use lindung_tests::scene::{EARLIER, NEW, Scene};
use lindung_tests::village::PELANGI;
use std::path::Path;
use std::process::Command;

/// A command, and what must be so after its power went.
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) begin: fn(&Scene) -> Command,
    pub(super) after: fn(&Scene, Option<&Done>),
}

/// The last argument of `after` is what the command said, if it said that it was done.
pub(super) const KINDS: [Kind; 16] = [
    Kind { name: "new", begin: |s| new(s, "bayi"), after: made },
    Kind { name: "record", begin: record, after: recorded },
    Kind { name: "import", begin: import, after: imported },
    Kind { name: "undo", begin: undo, after: undone },
    Kind { name: "take", begin: take, after: taken },
    Kind { name: "office take", begin: office_take, after: office_took },
    Kind { name: "join", begin: join, after: joined },
    Kind { name: "make", begin: |s| out(s, "make"), after: |s, done| wrote(s, "make", done) },
    Kind { name: "backup", begin: |s| out(s, "backup"), after: |s, done| wrote(s, "backup", done) },
    Kind { name: "cards", begin: cards, after: printed },
    Kind { name: "invite", begin: invite, after: invited },
    Kind { name: "replay", begin: |s| desa(s, "replay", &[]), after: replayed },
    Kind { name: "migrate", begin: |s| s.village("lama").command("status", &[]), after: migrated },
    Kind { name: "steps", begin: steps::begin, after: steps::after },
    Kind { name: "restore", begin: restore, after: restored },
    Kind { name: "passphrase", begin: passphrase, after: changed },
];

const OTHER: &str = "sandi yang lain";

fn desa(scene: &Scene, word: &str, rest: &[&str]) -> Command {
    scene.village("desa").command(word, rest)
}

fn new(scene: &Scene, name: &str) -> Command {
    scene.village(name).command("new", &["--village", PELANGI, "--clerk", "Siti Aminah"])
}

/// A register that was confirmed, or that is there, opens; else it can be made.
fn made(scene: &Scene, done: Option<&Done>) {
    let village = scene.village("bayi");
    if done.is_none() && !village.home.join("lindung.db").exists() {
        Done::of("new", &new(scene, "bayi").output().unwrap()).good();
    }
    village.register(NEW, "Rahmat Hidayat");
    village.verify();
}

pub(super) fn record(scene: &Scene) -> Command {
    let request = format!("{{\"details\":{{\"nik\":\"{NEW}\",\"name\":\"Rahmat Hidayat\"}}}}");
    desa(scene, "record", &["worker.register", &request])
}

fn recorded(scene: &Scene, done: Option<&Done>) {
    scene.proved("desa");
    let village = scene.village("desa");
    let there = village.call("worker", &[NEW]).code == Some(0);
    assert!(there || done.is_none(), "a confirmed neighbour is lost");
    if !there {
        village.register(NEW, "Rahmat Hidayat");
    }
    village.verify();
}

fn import(scene: &Scene) -> Command {
    desa(scene, "import", &[text(&scene.path("6474021001.xlsx"))])
}

fn imported(scene: &Scene, done: Option<&Done>) {
    let before = scene.proved("desa")["workers"].as_u64().unwrap();
    let again = scene.village("desa").import(&scene.path("6474021001.xlsx"));
    let all = again["rows"].as_u64().unwrap();
    let now = again["unchanged"].as_u64().unwrap();
    assert!(now == all || (now == 0 && done.is_none()), "{now} of {all}");
    let after = scene.proved("desa")["workers"].as_u64().unwrap();
    assert_eq!(after - before, all - now, "nobody twice, nobody lost");
}

fn undo(scene: &Scene) -> Command {
    let group = std::fs::read_to_string(scene.path("kelompok")).unwrap();
    desa(scene, "undo", &[&group])
}

fn undone(scene: &Scene, done: Option<&Done>) {
    let there = scene.proved("desa")["workers"].as_u64().unwrap();
    assert!(there == 1 || (done.is_none() && there > 60), "half of a group is taken back");
    Done::of("undo", &undo(scene).output().unwrap()).good();
    assert_eq!(scene.proved("desa")["workers"], 1, "only who was not in the group");
}

fn take(scene: &Scene) -> Command {
    desa(scene, "take", &[text(&scene.answer())])
}

fn taken(scene: &Scene, done: Option<&Done>) {
    scene.proved("desa");
    let again = scene.village("desa").call("take", &[text(&scene.answer())]).good();
    assert!(done.is_none() || again["taken"] == 0, "a confirmed answer is lost: {again}");
    let status = scene.proved("desa");
    assert_eq!(status["agrees"], true, "{status}");
}

fn office_take(scene: &Scene) -> Command {
    let office = scene.office();
    let (home, kiriman) = (text(&office.home).to_owned(), scene.path("kiriman"));
    let stick = scene.path("stick");
    let arguments = ["office", "take", "--home", &home, text(&kiriman), "--answers", text(&stick)];
    let mut command = command(&arguments);
    command.env("XDG_STATE_HOME", office.home.with_extension("komputer"));
    command
}

fn office_took(scene: &Scene, done: Option<&Done>) {
    let answers = scene.whole_files();
    assert!(done.is_none() || !answers.is_empty(), "a confirmed answer is lost");
    let proved = Office::open(&scene.office().home, PASSPHRASE).unwrap().store().verify();
    assert_eq!(proved.unwrap().faults, Vec::<&str>::new());
    let again = Done::of("take", &office_take(scene).output().unwrap()).good();
    let taken = &again["files"][0]["taken"];
    assert!(done.is_none() || *taken == 0, "a confirmed bundle is lost: {again}");
    for answer in scene.whole_files() {
        scene.village("desa").call("take", &[text(&answer)]).good();
    }
    assert_eq!(scene.proved("desa")["pending"], 0, "the village knows that all arrived");
}

fn join(scene: &Scene) -> Command {
    let (melati, file) = (scene.village("melati"), scene.path("undangan"));
    melati.command("join", &["--invitation", text(&file)])
}

fn joined(scene: &Scene, done: Option<&Done>) {
    let melati = scene.village("melati");
    melati.verify();
    let there = !melati.status()["office"].is_null();
    assert!(there || done.is_none(), "a confirmed office is lost");
    Done::of("join", &join(scene).output().unwrap()).good();
    let bundle = scene.path("melati.lindung");
    melati.call("make", &["--out", text(&bundle)]).good();
    let outcome = scene.office().receives(&bundle, &scene.path("jawaban-melati"));
    assert!(outcome["enrolled"].is_string(), "it is invited: {outcome}");
}

fn out(scene: &Scene, word: &str) -> Command {
    desa(scene, word, &["--out", text(&scene.path("stick"))])
}

fn wrote(scene: &Scene, word: &str, done: Option<&Done>) {
    scene.proved("desa");
    let there = scene.whole_files();
    if let Some(done) = done {
        let file = Path::new(done.answer["file"].as_str().unwrap());
        assert!(there.iter().any(|path| path == file), "a confirmed file is lost");
    }
    let again = Done::of(word, &out(scene, word).output().unwrap()).good();
    let file = Path::new(again["file"].as_str().unwrap());
    assert!(!there.iter().any(|path| path == file), "a name is used once");
    let hidden = lindung_tests::office::files(&scene.path("stick")).len();
    assert_eq!(hidden, scene.whole_files().len(), "nothing unfinished stays");
    if word == "backup" {
        scene.village("pulih").call("restore", &[text(file)]).good();
        scene.proved("pulih");
    }
}

fn cards(scene: &Scene) -> Command {
    desa(scene, "cards", &["--out", text(&scene.path("stick/kartu.pdf"))])
}

/// No card is anywhere whose number was not given out.
fn printed(scene: &Scene, done: Option<&Done>) {
    scene.proved("desa");
    let there = !scene.whole_files().is_empty();
    let shown = scene.village("desa").call("worker", &[EARLIER]).good();
    let given = shown["cards"].as_array().is_some_and(|cards| !cards.is_empty());
    assert!(done.is_none() || (there && given), "confirmed cards are lost");
    assert!(given || !there, "a card lies on the stick whose number another one may get");
    Done::of("cards", &cards(scene).output().unwrap()).good();
    scene.proved("desa");
}

fn invite(scene: &Scene) -> Command {
    desa(scene, "invite", &["--out", text(&scene.path("undangan-laptop"))])
}

/// An invitation that is there is one that holds.
fn invited(scene: &Scene, done: Option<&Done>) {
    scene.proved("desa");
    let file = scene.path("undangan-laptop");
    assert!(done.is_none() || file.exists(), "a confirmed invitation is lost");
    if !file.exists() {
        Done::of("invite", &invite(scene).output().unwrap()).good();
    }
    let second = scene.village("laptop");
    second.call("join", &["--invitation", text(&file)]).good();
    let hello = scene.path("salam.lindung");
    second.call("make", &["--out", text(&hello)]).good();
    scene.village("desa").call("take", &[text(&hello)]).good();
}

fn replayed(scene: &Scene, _: Option<&Done>) {
    scene.proved("desa");
    scene.village("desa").call("replay", &[]).good();
}

fn migrated(scene: &Scene, _: Option<&Done>) {
    assert_eq!(scene.proved("lama")["state_hash"], scene.village("desa").state_hash());
    scene.village("lama").register(NEW, "Rahmat Hidayat");
}

fn restore(scene: &Scene) -> Command {
    scene.village("pulih").command("restore", &[text(&scene.path("cadangan"))])
}

fn restored(scene: &Scene, done: Option<&Done>) {
    if done.is_none() && !scene.path("pulih/lindung.db").exists() {
        Done::of("restore", &restore(scene).output().unwrap()).good();
    }
    scene.proved("pulih");
    scene.village("pulih").register(NEW, "Rahmat Hidayat");
}

fn passphrase(scene: &Scene) -> Command {
    let mut command = desa(scene, "passphrase", &[]);
    command.env("LINDUNG_NEW_PASSPHRASE", OTHER);
    command
}

fn changed(scene: &Scene, done: Option<&Done>) {
    let opens = |passphrase: &str| {
        let mut command = desa(scene, "verify", &[]);
        command.env("LINDUNG_PASSPHRASE", passphrase).output().unwrap().status.success()
    };
    assert!(opens(OTHER) || (done.is_none() && opens(PASSPHRASE)), "nobody can open it");
}
