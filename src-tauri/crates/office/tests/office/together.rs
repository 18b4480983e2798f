//! Bundles that wait at the same time.

use crate::actors::{MELATI, PELANGI, Province, Village};
use std::path::Path;

/// How often something was committed: the counter in SQLite's index of its write-ahead log.
fn commits(home: &Path) -> u32 {
    let index = std::fs::read(home.join("lindung.db-shm")).unwrap();
    u32::from_ne_bytes(index[8..12].try_into().unwrap())
}

#[test]
fn what_waits_together_is_committed_once_and_one_that_is_refused_undoes_no_other() {
    let mut province = Province::new(1);
    let mut villages =
        [(PELANGI, 2), (MELATI, 3)].map(|(code, seed)| Village::joined(code, seed, &mut province));
    for (village, serial) in villages.iter_mut().zip(9001..) {
        village.register(serial, "Budi Santoso");
    }
    let files = villages.each_mut().map(|village| std::fs::read(village.make()).unwrap());
    let mut altered = files[0].clone();
    *altered.last_mut().unwrap() ^= 1;
    let before = (commits(&province.home()), province.everything());

    let post = province.office.post();
    let bundles = [files[0].clone(), altered, files[1].clone()];
    let letters = bundles.map(|bytes| post.open(bytes)).into();
    let done = province.office.exchange_all(letters, &province.now).into_iter();
    let exchanged: Vec<_> = done.map(|done| post.seal(done)).collect();
    let codes = exchanged.iter().map(|one| one.outcome.as_ref().map_err(|e| e.code.as_str()));
    let taken: Vec<_> = codes.map(|outcome| outcome.map(|taken| taken.already)).collect();
    assert_eq!(taken, [Ok(0), Err("altered"), Ok(0)]);
    assert!(exchanged[0].answer.is_some() && exchanged[2].answer.is_some());
    assert_eq!(commits(&province.home()) - before.0, 1, "both in one transaction");
    let after = province.everything();
    assert_ne!(after, before.1);

    // Each is answered alone as well, and by the same.
    let alone = vec![post.open(files[0].clone())];
    let again = province.office.exchange_all(alone, &province.now).remove(0);
    assert_eq!(post.seal(again).outcome.unwrap().taken, 0);
    assert_eq!(province.everything(), after);
    assert!(province.office.store().verify().unwrap().ok());
}
