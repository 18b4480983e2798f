//! Inviting, joining, enrolling.

use crate::actors::{MELATI, PASSPHRASE, PELANGI, Province, Seeded, Village};
use lindung_log::invitation::Invitation;
use lindung_office::Office;
use serde_json::json;

#[test]
fn an_invitation_names_the_office_and_keeps_its_secret_out_of_the_offices_database() {
    let mut province = Province::new(1);
    let bytes = province.invite(PELANGI);
    let invitation = Invitation::from_bytes(&bytes).unwrap();
    assert_eq!(invitation.name, province.office.name());
    assert_eq!(invitation.fingerprint(), province.office.fingerprint());
    assert_eq!(invitation.village, "6474021001");
    let kept = province.office.store().invitations("6474021001").unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].secret_hash, invitation.secret.hash());
    assert_eq!(kept[0].expires_at, invitation.expires_at);
}

#[test]
fn only_villages_of_the_region_that_exist_are_invited() {
    let mut province = Province::new(1);
    for (village, code) in [
        ("64.74.02.9999", "no_village"),
        ("64.74", "no_village"),
        ("32.01.01.1001", "outside_region"),
    ] {
        assert_eq!(province.no_invitation(village), code, "{village}");
    }
    assert!(province.office.villages().unwrap().is_empty());
}

#[test]
fn a_device_is_enrolled_once_by_its_own_invitation() {
    let mut province = Province::new(1);
    let invitation = province.invite(PELANGI);
    let (mut first, mut second) = (Village::new(PELANGI, 2), Village::new(PELANGI, 3));
    let joined = first.join(&invitation);
    assert_eq!(joined["fingerprint"], province.office.fingerprint().to_string());
    second.join(&invitation);
    let enrolled = province.take_one(&first.make()).enrolled;
    assert_eq!(enrolled.unwrap(), first.status()["fingerprint"].as_str().unwrap());
    let before = province.everything();
    assert_eq!(province.refuse(&second.make()), "not_invited");
    assert!(province.answers().is_empty(), "a stranger is told nothing");
    assert_eq!(province.everything(), before);

    // With an invitation of its own the second laptop is welcome.
    let own = province.invite(PELANGI);
    second.join(&own);
    assert!(province.take_one(&second.make()).enrolled.is_some());
    assert_eq!(province.office.villages().unwrap()[0].devices, 2);
}

#[test]
fn two_laptops_of_a_village_learn_of_each_other_by_the_offices_answers() {
    let mut province = Province::new(1);
    let mut first = Village::joined(PELANGI, 2, &mut province);
    let mut second = Village::joined(PELANGI, 3, &mut province);
    first.register(9001, "Budi");
    second.register(9002, "Wati");
    province.round(&mut first);
    province.round(&mut second);
    province.round(&mut first);
    assert_eq!(first.state_hash(), second.state_hash());
    assert_eq!(first.acknowledged_on().len(), 2);
    assert_eq!(second.acknowledged_on().len(), 2);
}

#[test]
fn an_invitation_that_expired_or_is_for_another_village_is_refused() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let bundle = pelangi.make();
    province.later(90);
    assert_eq!(province.refuse(&bundle), "invitation_expired");
    let invitation = province.invite(MELATI);
    let path = bundle.with_file_name("undangan-melati");
    std::fs::write(&path, invitation).unwrap();
    assert_eq!(pelangi.refusal("village.join", json!({ "path": path })), "wrong_village");
    let fresh = province.invite(PELANGI);
    pelangi.join(&fresh);
    province.round(&mut pelangi);
    assert_eq!(pelangi.status()["pending"], 0);
}

#[test]
fn a_device_that_knows_the_offices_keys_but_was_not_invited_is_refused() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    // The office's keys with a secret of the stranger's own making.
    let mut invitation = Invitation::from_bytes(&province.invite(MELATI)).unwrap();
    invitation.secret = lindung_log::invitation::Secret::generate(&mut Seeded(77));
    let mut melati = Village::new(MELATI, 3);
    melati.join(&invitation.to_bytes());
    assert_eq!(province.refuse(&melati.make()), "not_invited");
    // A village of which the office never heard.
    invitation.village = "6474021003".to_owned();
    let mut other = Village::new("64.74.02.1003", 4);
    other.join(&invitation.to_bytes());
    assert_eq!(province.refuse(&other.make()), "not_invited");
}

#[test]
fn an_office_opens_again_with_its_passphrase_or_its_code_and_with_nothing_else() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    let bundle = pelangi.make();
    let (home, code) = (province.home(), province.recovery_code.clone());
    let made = Office::create(
        &home,
        "64".parse().unwrap(),
        "Lagi",
        PASSPHRASE,
        &province.now,
        &mut Seeded(9),
    );
    assert_eq!(made.unwrap_err().code, "not_new");
    assert_eq!(Office::open(&home, "kata lain").unwrap_err().code, "wrong_passphrase");
    assert_eq!(Office::open(&home.join("x"), PASSPHRASE).unwrap_err().code, "no_home");
    let mut again = Office::recover(&home, &code, "sandi yang baru", &mut Seeded(5)).unwrap();
    assert_eq!(again.name(), province.office.name());
    assert_eq!(again.fingerprint(), province.office.fingerprint());
    let outcome = again.take(&[bundle], &province.now).remove(0);
    assert!(matches!(outcome, lindung_office::FileOutcome::Taken(_)));
    assert!(Office::open(&home, "sandi yang baru").is_ok());
}

#[test]
fn an_office_is_for_a_province_or_regency_and_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let now = crate::actors::At(0);
    for (region, name, passphrase, code) in [
        ("64.74.02", "Kantor", PASSPHRASE, "no_region"),
        ("99", "Kantor", PASSPHRASE, "no_region"),
        ("64", "  ", PASSPHRASE, "no_office_name"),
        ("64.74", "Kantor", "pendek", "short_passphrase"),
    ] {
        let region = region.parse().unwrap();
        let entropy = &mut Seeded(1);
        let made = Office::create(folder.path(), region, name, passphrase, &now, entropy);
        assert_eq!(made.unwrap_err().code, code);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_office_put_back_to_before_it_knew_a_device_is_told_from_the_beginning() {
    let mut province = Province::new(1);
    let mut village = Village::joined(PELANGI, 2, &mut province);
    let (mut province, mut backup) = province.twin();
    province.round(&mut village);
    village.register(9001, "Dewi Lestari");
    let before = backup.everything();
    assert_eq!(backup.refuse(&village.make()), "unknown_device");
    assert!(backup.answers().is_empty(), "nobody known asked");
    assert_eq!(backup.everything(), before, "a stranger makes the office write nothing");
    // The village proves once more that it was invited.
    let taken = backup.take_one(&village.make_whole());
    assert!(taken.enrolled.is_some());
    assert_eq!(taken.state_hash, village.state_hash());
    village.take(&backup.answers()[0].file);
    assert_eq!(village.status()["pending"], 0);
}
