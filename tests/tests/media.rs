//! A stick that is full, that cannot be written, that is pulled out at any byte: the old file or
//! none, and an answer that says what happened.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and says what it could not try"
)]

use lindung_tests::executable::{Done, text};
use lindung_tests::power::Disk;
use lindung_tests::scene::Scene;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is written to sticks, and what it is called there.
const WORDS: [(&str, &str); 3] =
    [("make", "kiriman.lindung"), ("backup", "cadangan.lindung"), ("cards", "kartu.pdf")];
/// Input/output error, no such device: what a stick answers that is gone.
const GONE: [i32; 2] = [5, 19];
const FULL: i32 = 28;
/// What lay on the stick before.
const OLD: &[u8] = b"yang lama";

fn stick(scene: &Scene) -> PathBuf {
    scene.path("stick")
}

fn writing(scene: &Scene, word: &str, file: &Path) -> Command {
    scene.village("desa").command(word, &["--out", text(file)])
}

/// What a refused command leaves: the old file as it was, no other, and nothing recorded.
#[track_caller]
fn left(scene: &Scene, file: &Path, old: bool, before: &str) {
    let shown = scene.village("desa").status()["log_head"].as_str().unwrap().to_owned();
    assert_eq!(shown, before, "nothing was recorded");
    match std::fs::read(file) {
        Ok(bytes) => assert!(old && bytes == OLD, "{} is not the old one", file.display()),
        Err(_) => assert!(!old, "{} is lost", file.display()),
    }
}

fn head(scene: &Scene) -> String {
    scene.village("desa").status()["log_head"].as_str().unwrap().to_owned()
}

/// Tries a medium of so many bytes for every kind of file, over an old one and over none.
fn tried(disk: &Disk, scene: &Scene, error: i32, code: &str) {
    let before = head(scene);
    for (word, name) in WORDS {
        let file = stick(scene).join(name);
        for (part, old) in [(0, false), (1, true), (511, false), (2_048, true), (3_400, false)] {
            std::fs::remove_file(&file).ok();
            if old {
                std::fs::write(&file, OLD).unwrap();
            }
            let mut command = writing(scene, word, &file);
            disk.fits(&mut command, &stick(scene), part, error);
            Done::of(word, &command.output().unwrap()).refused(code);
            left(scene, &file, old, &before);
        }
        std::fs::remove_file(&file).ok();
    }
}

#[test]
fn a_stick_that_is_pulled_out_or_full_at_any_byte_leaves_the_old_file_or_none() {
    let (scene, disk) = (Scene::begin(), Disk::new(Path::new(env!("CARGO_TARGET_TMPDIR"))));
    for gone in GONE {
        tried(&disk, &scene, gone, "vanished");
    }
    tried(&disk, &scene, FULL, "disk_full");
    // On a stick that answers, all of it is written, over what attempts left.
    for (word, name) in WORDS {
        let file = stick(&scene).join(name);
        Done::of(word, &writing(&scene, word, &file).output().unwrap()).good();
    }
    assert_eq!(scene.whole_files().len(), WORDS.len());
    scene.proved("desa");
}

/// A real file system on a folder, until it is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// The first of these commands that mounts; none where this machine allows none of them, and
    /// that is said.
    fn new(ways: &[&[&str]], on: &Path) -> Option<Self> {
        for way in ways {
            let mut mount = Command::new(way[0]);
            mount.args(&way[1..]).arg(on).stdout(Stdio::null()).stderr(Stdio::null());
            if mount.status().is_ok_and(|status| status.success()) {
                return Some(Self(on.to_owned()));
            }
        }
        println!("not tried, this machine does not mount: {ways:?}");
        None
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().ok();
    }
}

#[test]
fn a_real_medium_that_is_full_or_cannot_be_written_is_named_so() {
    let scene = Scene::begin();
    let (before, stick) = (head(&scene), stick(&scene));
    let memory: &[&str] = &["mount", "-t", "tmpfs", "-o", "size=16k", "none"];
    let Some(_mounted) = Mounted::new(&[memory], &stick) else { return };
    // What else lies on it: there is room for names alone.
    std::fs::write(stick.join("lain"), vec![7; 16_384]).unwrap();
    for (word, name) in WORDS {
        let file = stick.join(name);
        Done::of(word, &writing(&scene, word, &file).output().unwrap()).refused("disk_full");
        left(&scene, &file, false, &before);
        assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 1, "the room is given back");
    }
    let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&stick).status();
    assert!(remounted.unwrap().success());
    for (word, name) in WORDS {
        let file = stick.join(name);
        Done::of(word, &writing(&scene, word, &file).output().unwrap()).refused("read_only");
        left(&scene, &file, false, &before);
    }
}

#[test]
fn a_stick_of_fat32_takes_every_file() {
    let scene = Scene::begin();
    let image = scene.path("fat32.img");
    let tried = |mut command: Command| {
        let output = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        output.is_ok_and(|status| status.success())
    };
    std::fs::File::create(&image).unwrap().set_len(40 << 20).unwrap();
    let mut mkfs = Command::new("mkfs.vfat");
    mkfs.args(["-F", "32"]).arg(&image);
    if !tried(mkfs) {
        println!("not tried, mkfs.vfat is not here");
        return;
    }
    let by_kernel: &[&str] = &["mount", "-t", "vfat", "-o", "loop,sync", text(&image)];
    let beside_it: &[&str] = &["fusefat", "-o", "rw+", text(&image)];
    let Some(_mounted) = Mounted::new(&[by_kernel, beside_it], &stick(&scene)) else { return };
    for (word, name) in WORDS {
        for _ in 0..2 {
            let file = stick(&scene).join(name);
            Done::of(word, &writing(&scene, word, &file).output().unwrap()).good();
        }
    }
    assert_eq!(scene.whole_files().len(), WORDS.len());
}
