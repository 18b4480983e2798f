//! Photos at the desk: drawn small and upright, one by one or as a folder, taken back, printed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, GenericImageView};
use lindung_tests::desk::TestDesk;
use lindung_tests::picture::{drawn, jpeg, png, tells_the_place, with_exif};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Made up. Two of them have one name.
const PEOPLE: [(&str, &str); 6] = [
    ("6474021503829871", "Rahmat Hidayat"),
    ("6474025103909872", "Dewi Lestari"),
    ("6474021208859873", "Siti Nur'aini"),
    ("6474021208859874", "Budi Santoso"),
    ("6474021208859875", "Budi Santoso"),
    ("6474021208859876", "Agus Salim"),
];

struct World {
    folder: TempDir,
    desk: TestDesk,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 7);
        for (nik, name) in PEOPLE {
            desk.does("worker.register", json!({ "details": { "nik": nik, "name": name } }));
        }
        Self { folder, desk }
    }

    fn worker(&mut self, nik: &str) -> i64 {
        let page = self.desk.does("worker.show", json!({ "nik": nik }));
        page["line"]["worker"].as_i64().unwrap()
    }

    /// Writes a file of the test.
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn set(&mut self, worker: i64, path: &Path) -> Value {
        self.desk.does("photo.set", json!({ "worker": worker, "path": path }))
    }

    fn photo(&mut self, worker: i64) -> Value {
        self.desk.does("photo.get", json!({ "worker": worker }))
    }

    fn entries(&mut self) -> u64 {
        self.desk.does("village.status", json!({}))["pending"].as_u64().unwrap()
    }

    fn import(&mut self, dry_run: bool) -> Value {
        let path = self.folder.path().join("foto");
        self.desk.does("photo.import", json!({ "path": path, "dry_run": dry_run }))
    }
}

fn bytes(photo: &Value) -> Vec<u8> {
    assert_eq!(photo["state"], "here");
    STANDARD.decode(photo["jpeg"].as_str().unwrap()).unwrap()
}

fn picture(photo: &Value) -> DynamicImage {
    image::load_from_memory(&bytes(photo)).unwrap()
}

/// `red`, `blue`, or neither.
fn colour(picture: &DynamicImage, x: u32, y: u32) -> &'static str {
    match picture.get_pixel(x, y).0 {
        [red, _, blue, _] if red > 120 && blue < 90 => "red",
        [red, _, blue, _] if blue > 120 && red < 90 => "blue",
        _ => "neither",
    }
}

#[test]
fn a_photo_is_kept_small_and_upright_and_tells_nothing_of_the_camera() {
    let mut world = World::new();
    let worker = world.worker(PEOPLE[0].0);
    let taken = jpeg(1, 1200, 900);
    // How the camera was held (EXIF 2.32, table 6), and where red is then: left, right, top, below.
    let held = [(1, "l"), (2, "r"), (3, "r"), (4, "l"), (5, "t"), (6, "t"), (7, "b"), (8, "b")];
    for (orientation, red) in held {
        let path = world.file("foto.jpg", &with_exif(&taken, orientation));
        assert!(tells_the_place(&std::fs::read(&path).unwrap()));
        let photo = world.set(worker, &path);
        let (kept, shown) = (bytes(&photo), picture(&photo));
        assert_eq!(shown.dimensions(), (360, 480), "held as {orientation}");
        assert!(kept.len() <= 40 * 1024 && !tells_the_place(&kept));
        // SOF0: a baseline JPEG, which every printer and every PDF can take.
        assert!(kept.windows(4).any(|w| w == [0xff, 0xc0, 0, 17]), "no baseline JPEG");
        let (left, top) = (colour(&shown, 20, 240), colour(&shown, 180, 20));
        let (right, below) = (colour(&shown, 340, 240), colour(&shown, 180, 460));
        let seen = match (left, right, top, below) {
            ("red", "blue", _, _) => "l",
            ("blue", "red", _, _) => "r",
            (_, _, "red", "blue") => "t",
            (_, _, "blue", "red") => "b",
            _ => "?",
        };
        assert_eq!(seen, red, "held as {orientation}");
    }
    let pdf = world.folder.path().join("kartu.pdf");
    world.desk.does("card.print", json!({ "path": pdf, "workers": [worker] }));
    let pdf = std::fs::read(&pdf).unwrap();
    assert!(!tells_the_place(&pdf));
    let kept = bytes(&world.photo(worker));
    let scan = &kept[kept.len() / 2..];
    assert!(pdf.windows(scan.len()).any(|some| some == scan), "the card shows the photo");
}

#[test]
fn pictures_of_any_shape_become_portraits() {
    let mut world = World::new();
    let worker = world.worker(PEOPLE[0].0);
    let shapes = [
        ((3000, 4000), (360, 480)),
        ((4000, 3000), (360, 480)),
        ((2000, 300), (225, 300)),
        ((200, 2000), (200, 266)),
        ((90, 120), (90, 120)),
    ];
    for ((width, height), expected) in shapes {
        let path = world.file("foto.png", &png(2, width, height));
        assert_eq!(picture(&world.set(worker, &path)).dimensions(), expected);
    }
    let mut clear = image::RgbaImage::new(400, 400);
    clear.put_pixel(200, 200, image::Rgba([0, 0, 0, 255]));
    let path = world.folder.path().join("bening.png");
    clear.save(&path).unwrap();
    let shown = picture(&world.set(worker, &path));
    assert!(shown.get_pixel(5, 5).0.iter().all(|part| *part > 250), "what is clear is white");
}

/// The front of a PNG that says it is as large as that; nothing follows.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 8, 8);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = image_crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

/// CRC-32 as PNG has it (RFC 2083, section 15).
fn image_crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[test]
fn what_is_no_photo_is_refused_by_name_and_changes_nothing() {
    let mut world = World::new();
    let worker = world.worker(PEOPLE[0].0);
    let whole = jpeg(1, 600, 800);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("catatan.jpg", b"bukan foto".to_vec(), "not_a_picture"),
        ("kosong.jpg", Vec::new(), "not_a_picture"),
        ("terpotong.jpg", whole[..300].to_vec(), "not_a_picture"),
        ("gambar.gif", b"GIF89a\x01\0\x01\0\0\0\0".to_vec(), "not_a_picture"),
        ("kecil.jpg", jpeg(1, 60, 80), "picture_too_small"),
        ("sempit.jpg", jpeg(1, 2000, 100), "picture_too_small"),
        ("luas.png", claims(20_000, 20_000), "picture_too_large"),
        ("panjang.png", claims(100_000, 200), "picture_too_large"),
    ];
    let before = world.entries();
    for (name, bytes, code) in cases {
        let path = world.file(name, &bytes);
        let request = json!({ "worker": worker, "path": path });
        let told = world.desk.tries("photo.set", request).unwrap_err();
        assert_eq!(told.code, code, "{name}");
        assert!(told.sentence.len() > 20, "{name}: {}", told.sentence);
    }
    let nowhere = json!({ "worker": worker, "path": world.folder.path().join("tidak-ada.jpg") });
    assert_eq!(world.desk.tries("photo.set", nowhere).unwrap_err().code, "no_file");
    let drop = json!({ "worker": worker });
    assert_eq!(world.desk.tries("photo.drop", drop).unwrap_err().code, "no_photo");
    assert_eq!(world.photo(worker)["state"], "none");
    assert_eq!(world.entries(), before);
}

#[test]
fn a_photo_is_set_once_and_taken_away() {
    let mut world = World::new();
    let worker = world.worker(PEOPLE[0].0);
    let path = world.file("foto.jpg", &jpeg(1, 600, 800));
    let before = world.entries();
    world.set(worker, &path);
    let first = world.set(worker, &path);
    assert_eq!(world.entries(), before + 1, "the same photo again says nothing");
    let other = world.file("lain.jpg", &jpeg(2, 600, 800));
    assert_ne!(world.set(worker, &other), first);
    let gone = world.desk.does("photo.drop", json!({ "worker": worker }));
    assert_eq!(gone, json!({ "state": "none", "jpeg": null }));
    assert_eq!(world.set(worker, &path), first);
    let page = world.desk.does("worker.show", json!({ "worker": worker }));
    let told: Vec<&str> = page["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["sentence"].as_str().unwrap())
        .collect();
    assert_eq!(told[..4], ["Foto dipasang", "Foto dihapus", "Foto dipasang", "Foto dipasang"]);
    assert_eq!(world.desk.does("village.verify", json!({}))["ok"], true);
}

/// A folder with one picture for every fate.
fn folder(world: &World) {
    for (seed, (name, shows)) in (10..).zip([
        ("6474021503829871.jpg", true),
        ("dewi_lestari (2).JPG", true),
        ("Siti Nur’aini.png", true),
        ("6474025103909872 lagi.jpg", true),
        ("Budi Santoso.jpg", true),
        ("Orang Lain.jpg", true),
        ("6474021208859999.jpg", true),
        ("agus-salim.jpeg", false),
    ]) {
        let bytes = match name.ends_with("png") {
            true => png(seed, 300, 400),
            false => jpeg(seed, 300, 400),
        };
        world.file(&format!("foto/{name}"), if shows { &bytes } else { b"rusak" });
    }
    world.file("foto/daftar.xlsx", b"bukan gambar");
    world.file("foto/.tersembunyi.jpg", &jpeg(1, 300, 400));
}

fn fates(imported: &Value) -> Vec<(&str, &str)> {
    let fates = imported["fates"].as_array().unwrap();
    fates.iter().map(|one| (one["file"].as_str().unwrap(), one["fate"].as_str().unwrap())).collect()
}

#[test]
fn a_folder_of_pictures_is_matched_kept_and_taken_back() {
    let mut world = World::new();
    folder(&world);
    let rahmat = world.worker(PEOPLE[0].0);
    let before = world.entries();
    let looked = world.import(true);
    assert_eq!(world.entries(), before, "looking changes nothing");
    assert_eq!(
        fates(&looked),
        [
            ("agus-salim.jpeg", "refused"),
            ("Budi Santoso.jpg", "several"),
            ("dewi_lestari (2).JPG", "second"),
            ("6474021208859999.jpg", "unmatched"),
            ("Orang Lain.jpg", "unmatched"),
            ("6474021503829871.jpg", "matched"),
            ("6474025103909872 lagi.jpg", "matched"),
            ("Siti Nur’aini.png", "matched"),
        ]
    );
    assert_eq!(looked["group"], Value::Null);
    let kept = world.import(false);
    assert_eq!(fates(&kept), fates(&looked));
    assert_eq!(
        (&kept["pictures"], &kept["matched"], &kept["refused"]),
        (&8.into(), &3.into(), &1.into())
    );
    assert_eq!(world.entries(), before + 3);
    let first = world.photo(rahmat);
    assert_eq!(picture(&first).dimensions(), (300, 400));

    for dry_run in [true, false] {
        let again = world.import(dry_run);
        assert_eq!((&again["same"], &again["matched"]), (&3.into(), &0.into()));
        assert_eq!(again["group"], Value::Null);
    }
    // A better picture of one of them, and then the whole folder is taken back.
    world.file("foto/6474021503829871.jpg", &jpeg(99, 300, 400));
    let better = world.import(false);
    assert_eq!((&better["same"], &better["matched"]), (&2.into(), &1.into()));
    assert_ne!(world.photo(rahmat), first);
    let undone = world.desk.does("import.undo", json!({ "group": better["group"] }));
    assert_eq!(undone["undone"], 1);
    assert_eq!(world.photo(rahmat), first, "the photo before it is back");
    let undone = world.desk.does("import.undo", json!({ "group": kept["group"] }));
    assert_eq!((&undone["undone"], undone["left"].as_array().unwrap().len()), (&2.into(), 1));
    let siti = world.worker(PEOPLE[2].0);
    assert_eq!(world.photo(siti)["state"], "none");
    assert_eq!(world.desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn a_folder_that_has_no_photos_is_told_and_one_that_is_stopped_leaves_nothing() {
    let mut world = World::new();
    let request = |name: &str, world: &World| json!({ "path": world.folder.path().join(name) });
    world.file("kosong/daftar.txt", b"");
    for (name, code) in [("kosong", "no_pictures"), ("tidak-ada", "no_folder")] {
        let told = world.desk.tries("photo.import", request(name, &world));
        assert_eq!(told.unwrap_err().code, code);
    }
    for (seed, (nik, _)) in (1..).zip(PEOPLE) {
        world.file(&format!("foto/{nik}.jpg"), &jpeg(seed, 300, 400));
    }
    let before = world.entries();
    let stopped = world.desk.stopped_at(4, "photo.import", request("foto", &world));
    assert_eq!(stopped.unwrap_err().code, "cancelled");
    assert_eq!(world.entries(), before);
    let rahmat = world.worker(PEOPLE[0].0);
    assert_eq!(world.photo(rahmat)["state"], "none");
}

#[test]
fn the_preview_shows_the_photo_and_knows_how_many_pages_there_will_be() {
    let mut world = World::new();
    let without = world.desk.does("card.preview", json!({}));
    let worker = world.worker(PEOPLE[1].0);
    let path = world.folder.path().join("foto.png");
    drawn(3, 300, 400).save(&path).unwrap();
    world.set(worker, &path);
    let with = world.desk.does("card.preview", json!({}));
    assert_eq!(with["pages"], without["pages"]);
    let pdf = STANDARD.decode(with["pdf"].as_str().unwrap()).unwrap();
    let dct = b"/DCTDecode";
    assert!(pdf.windows(dct.len()).any(|some| some == dct), "a JPEG is on the sheet");
}
