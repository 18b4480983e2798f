//! Every file that is refused has its own code, and nothing is changed.

use crate::actors::{MELATI, PELANGI, Province, Village};
use std::fs;
use std::path::PathBuf;

/// A province that knows Pelangi, and a bundle that it has not taken yet.
fn scene() -> (Province, Village, PathBuf) {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    province.round(&mut pelangi);
    pelangi.register(9002, "Wati");
    let bundle = pelangi.make();
    (province, pelangi, bundle)
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let (mut province, _pelangi, bundle) = scene();
    let whole = fs::read(&bundle).unwrap();
    let before = province.everything();
    let path = bundle.with_file_name("berubah.lindung");
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&path, &bytes).unwrap();
        let code = province.refuse(&path);
        let expected: &[&str] = match place {
            0..7 => &["not_a_bundle"],
            7 => &["newer_version", "not_a_bundle"],
            8..12 => &["too_large", "cut_off", "altered", "malformed"],
            _ => &["altered", "malformed", "unknown_sender", "too_large", "cut_off"],
        };
        assert!(expected.contains(&code.as_str()), "byte {place}: {code}");
    }
    assert_eq!(province.everything(), before);
    assert!(province.answers().is_empty(), "nobody is answered on a file that cannot be trusted");
    assert_eq!(province.take_one(&bundle).taken, 1, "the sound file still is");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let (mut province, _pelangi, bundle) = scene();
    let whole = fs::read(&bundle).unwrap();
    let before = province.everything();
    let path = bundle.with_file_name("terpotong.lindung");
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let code = province.refuse(&path);
        let expected = if length == 0 { "not_a_bundle" } else { "cut_off" };
        assert_eq!(code, expected, "{length} bytes");
    }
    fs::write(&path, [&whole[..], b"x"].concat()).unwrap();
    assert_eq!(province.refuse(&path), "altered");
    assert_eq!(province.everything(), before);
}

#[test]
fn a_bundle_for_another_office_is_refused() {
    let (_province, _pelangi, bundle) = scene();
    let mut other = Province::new(50);
    other.invite(PELANGI);
    let before = other.everything();
    assert_eq!(other.refuse(&bundle), "not_for_us");
    assert_eq!(other.everything(), before);
}

#[test]
fn what_is_no_bundle_is_refused_whatever_its_name() {
    let (mut province, mut pelangi, bundle) = scene();
    let path = bundle.with_file_name("daftar.lindung");
    fs::write(&path, b"NIK;NAMA\n").unwrap();
    assert_eq!(province.refuse(&path), "not_a_bundle");
    assert_eq!(province.refuse(path.parent().unwrap()), "no_file");
    // The office's own answer, brought back to it.
    province.take_one(&bundle);
    let answer = province.answers().remove(0).file;
    assert_eq!(province.refuse(answer.as_ref()), "not_for_us");
    pelangi.take(&answer);
}

#[test]
fn a_gap_is_refused_and_answered_with_what_the_office_has() {
    let (province, mut pelangi, second) = scene();
    // The office goes on, and later only a backup of today is left.
    let (mut province, mut backup) = province.twin();
    province.take_one(&second);
    pelangi.take(&province.answers()[0].file);
    pelangi.register(9003, "Tono");
    let third = pelangi.make();
    let before = backup.everything();
    assert_eq!(backup.refuse(&third), "gap");
    let answer = backup.answers();
    assert_eq!(answer.len(), 1, "whoever left a gap is answered");
    let after = backup.everything();
    assert!(before.iter().all(|log| after.contains(log)), "nothing was added to what was there");
    assert!(after.len() > before.len(), "told of more than it has, it begins the next epoch");
    pelangi.take(&answer[0].file);
    assert!(pelangi.status()["pending"].as_u64().unwrap() > 1, "what was lost is to be sent again");
    // The stick with the second bundle is found.
    assert_eq!(backup.take_one(&second).taken, 1);
    assert_eq!(backup.take_one(&third).state_hash, pelangi.state_hash());
}

#[test]
fn a_log_continued_on_two_computers_is_refused() {
    let (mut province, pelangi, _) = scene();
    let (mut here, mut there) = pelangi.twin(20);
    here.register(9003, "Tono");
    there.register(9004, "Rina");
    province.take_one(&here.make());
    let before = province.everything();
    assert_eq!(province.refuse(&there.make()), "fork");
    assert_eq!(province.everything(), before);
    assert!(province.office.store().verify().unwrap().ok());
}

#[test]
fn a_device_of_one_village_cannot_speak_for_another() {
    use lindung_log::bundle::{Contents, SealRequest, seal};
    use lindung_log::invitation::Invitation;
    use lindung_log::{DeviceKeys, Frontier, Hash, SignedHead};
    let (mut province, _pelangi, bundle) = scene();
    let invitation = Invitation::from_bytes(&province.invite(MELATI)).unwrap();
    let keys = DeviceKeys::generate(&mut crate::actors::Seeded(99)).unwrap();
    let device = keys.device_id(b"");
    let head = SignedHead::sign(&keys.signing, "6474021001", device, 0, Hash::ZERO);
    let range = lindung_log::bundle::Range {
        device,
        signing_key: Some(*keys.signing.verifying().as_bytes()),
        scope: Vec::new(),
        start: 0,
        before: Hash::ZERO,
        entries: Vec::new(),
        head,
        hashes: Vec::new(),
    };
    let contents = Contents { ranges: vec![range], ..Contents::default() };
    let mut request = SealRequest {
        signing: &keys.signing,
        scope: b"",
        village: "6474021002",
        recipients: &[invitation.recipient],
        frontier: &Frontier::new(),
        sent_at: 0,
    };
    let path = bundle.with_file_name("asing.lindung");
    fs::write(&path, seal(&contents, &request).unwrap()).unwrap();
    assert_eq!(province.refuse(&path), "stranger");
    request.village = "64.74.02.1001";
    fs::write(&path, seal(&contents, &request).unwrap()).unwrap();
    assert_eq!(province.refuse(&path), "stranger", "villages are named by digits alone");
    request.village = "6474021001";
    fs::write(&path, seal(&contents, &request).unwrap()).unwrap();
    assert_eq!(province.refuse(&path), "unknown_device");
}
