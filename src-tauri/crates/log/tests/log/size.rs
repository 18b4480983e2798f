//! How small and how fast a bundle of a whole town is.

use std::time::Instant;

use crate::actors::{Laptop, imported};
use lindung_log::bundle::{Strangers, open, verify_ranges};
use lindung_log::{EntryHasher, Hash};

#[test]
fn a_bundle_of_34_782_people_is_below_1_5_megabytes() {
    let laptop = imported(34_782);
    let office = Laptop::new(9);
    let bytes: usize = laptop.entries.iter().map(|entry| entry.op.len()).sum();
    println!("ops {bytes} bytes, {} each", bytes / laptop.entries.len());
    let started = Instant::now();
    let bundle = laptop.seal_to(&laptop.contents(0), &[&office]);
    println!("sealed {} bytes in {:?}", bundle.len(), started.elapsed());
    let started = Instant::now();
    let key = laptop.keys.signing.verifying();
    let known = |id: &Hash| (*id == laptop.id()).then_some(key);
    let mut opened = open(&bundle, &[&office.keys.age], known, Strangers::Refuse).unwrap();
    println!("opened in {:?}", started.elapsed());
    let started = Instant::now();
    verify_ranges(&mut opened.contents, known, |_| None).unwrap();
    println!("verified in {:?}", started.elapsed());
    assert_eq!(opened.contents.ranges[0].hashes, laptop.hashes);
    assert!(bundle.len() <= 1_500_000, "{}", bundle.len());
    let started = Instant::now();
    let mut hasher = EntryHasher::new();
    let mut prev = Hash::ZERO;
    for entry in &laptop.entries {
        prev = hasher.hash(entry, prev, |at| laptop.hash_at(at)).unwrap();
    }
    println!("hashed in {:?}", started.elapsed());
}
