//! Bundles between two laptops of a village.

use lindung_log::bundle::{
    BundleError, Contents, Opened, SealError, SealRequest, Sender, Strangers, inspect, open, seal,
    verify_ranges,
};
use lindung_log::{At, Frontier, Hash, LogRange, VerifyingKey};

use crate::actors::{Laptop, VILLAGE};

/// Two subjects, a correction with the usual base, one with another, a second clerk, a merge.
pub(crate) fn busy() -> Laptop {
    let mut laptop = Laptop::new(1);
    let clerk = laptop.record(b"clerk".to_vec(), |_| {});
    let siti = laptop.record(b"siti".to_vec(), |_| {});
    let ahmad = laptop.record(b"ahmad".to_vec(), |entry| entry.group = 1);
    let corrected = laptop.record(b"corrected".to_vec(), |entry| {
        entry.subject = Some(siti);
        entry.base = vec![siti];
        entry.recorded_at = -86_400;
    });
    laptop.record(b"merged".to_vec(), |entry| {
        entry.subject = Some(siti);
        entry.others = vec![ahmad];
        entry.base = vec![siti, corrected];
        entry.lamport += 40;
        entry.clerk = None;
        entry.group = 2;
    });
    let other = laptop.record(b"second clerk".to_vec(), |entry| entry.clerk = None);
    laptop.record(Vec::new(), |entry| {
        entry.subject = Some(clerk);
        entry.base = vec![];
        entry.clerk = Some(other);
        entry.group = 1;
    });
    laptop
}

pub(crate) fn key_of<'a>(laptops: &'a [&'a Laptop]) -> impl Fn(&Hash) -> Option<VerifyingKey> + 'a {
    |id| laptops.iter().find(|l| l.id() == *id).map(|l| l.keys.signing.verifying())
}

fn take(bytes: &[u8], by: &Laptop, from: &[&Laptop]) -> Result<Opened, BundleError> {
    let mut opened = open(bytes, &[&by.keys.age], key_of(from), Strangers::Refuse)?;
    let here = |at| from.iter().find_map(|l| l.hash_at(at)).filter(|_| at.seq < 3);
    verify_ranges(&mut opened.contents, key_of(from), here)?;
    Ok(opened)
}

#[test]
fn what_was_sealed_is_what_is_opened() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let mut contents = laptop.contents(0);
    contents.blobs = vec![(Hash::of(b"a photo"), b"a photo".to_vec())];
    contents.proof = Some([5; 32]);
    contents.lacking = vec![LogRange { device: laptop.id(), start: 1, end: 2 }];
    let bytes = laptop.seal_to(&contents, &[&office, &laptop]);
    let opened = take(&bytes, &office, &[&laptop]).unwrap();
    contents.ranges[0].hashes.clone_from(&laptop.hashes);
    assert_eq!(opened.contents, contents);
    assert_eq!(opened.sender, Sender::Known);
    let envelope = inspect(&bytes).unwrap();
    assert_eq!(envelope, opened.envelope);
    assert_eq!(envelope.ranges, [laptop.whole()]);
    assert_eq!((envelope.sender, envelope.village.as_str()), (laptop.id(), VILLAGE));
    assert_eq!(envelope.frontier, laptop.frontier());
    assert!(take(&bytes, &laptop, &[&laptop]).is_ok(), "the sender reads its own bundle");
}

#[test]
fn a_later_range_continues_what_is_known() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let bytes = laptop.seal_to(&laptop.contents(3), &[&office]);
    let opened = take(&bytes, &office, &[&laptop]).unwrap();
    assert_eq!(opened.contents.ranges[0].hashes, laptop.hashes[3..]);
}

#[test]
fn a_gap_names_the_entry_that_is_lacking() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let bytes = laptop.seal_to(&laptop.contents(4), &[&office]);
    let lacking = At::new(laptop.id(), 3);
    assert_eq!(take(&bytes, &office, &[&laptop]), Err(BundleError::Gap { lacking }));
}

#[test]
fn another_past_is_a_fork() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let bytes = laptop.seal_to(&laptop.contents(2), &[&office]);
    let mut opened =
        open(&bytes, &[&office.keys.age], key_of(&[&laptop]), Strangers::Refuse).unwrap();
    let other_past = |_| Some(Hash::of(b"another past"));
    let refused = verify_ranges(&mut opened.contents, key_of(&[&laptop]), other_past);
    assert_eq!(refused, Err(BundleError::Fork { at: At::new(laptop.id(), 1) }));
}

#[test]
fn two_logs_that_name_each_other_are_verified_together() {
    let (mut one, mut two, office) = (Laptop::new(1), Laptop::new(2), Laptop::new(3));
    let siti = one.record(b"siti".to_vec(), |_| {});
    let corrected = two.record_knowing(
        b"corrected".to_vec(),
        |at| one.hash_at(at),
        |entry| {
            entry.lamport = 2;
            (entry.subject, entry.base) = (Some(siti), vec![siti]);
        },
    );
    one.record_knowing(
        b"again".to_vec(),
        |at| two.hash_at(at),
        |entry| {
            entry.lamport = 3;
            (entry.subject, entry.base) = (Some(siti), vec![corrected]);
        },
    );
    for ranges in [[one.range(0), two.range(0)], [two.range(0), one.range(0)]] {
        let contents = Contents { ranges: ranges.into(), ..Contents::default() };
        let opened = take(&one.seal_to(&contents, &[&office]), &office, &[&one]).unwrap();
        let hashes: Vec<_> = opened.contents.ranges.into_iter().map(|r| r.hashes).collect();
        assert!(hashes.contains(&one.hashes) && hashes.contains(&two.hashes));
    }
    let alone = one.seal_to(&one.contents(0), &[&office]);
    assert_eq!(
        take(&alone, &office, &[&one]),
        Err(BundleError::Gap { lacking: corrected }),
        "the other laptop's log is not there",
    );
}

#[test]
fn a_bundle_for_somebody_else_is_refused_before_it_is_opened() {
    let (laptop, office, stranger) = (busy(), Laptop::new(2), Laptop::new(3));
    let bytes = laptop.seal_to(&laptop.contents(0), &[&office]);
    assert_eq!(take(&bytes, &stranger, &[&laptop]), Err(BundleError::NotForUs));
}

#[test]
fn an_old_age_key_still_opens() {
    let (laptop, old, new) = (busy(), Laptop::new(2), Laptop::new(3));
    let bytes = laptop.seal_to(&laptop.contents(0), &[&old]);
    let keys = [&new.keys.age, &old.keys.age];
    assert!(open(&bytes, &keys, key_of(&[&laptop]), Strangers::Refuse).is_ok());
}

#[test]
fn a_stranger_is_refused_unless_introductions_are_taken() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let mut contents = laptop.contents(0);
    contents.proof = Some([9; 32]);
    let bytes = laptop.seal_to(&contents, &[&office]);
    let sender = laptop.id();
    assert_eq!(take(&bytes, &office, &[]), Err(BundleError::UnknownSender { sender }));
    let mut opened = open(&bytes, &[&office.keys.age], |_| None, Strangers::Introduce).unwrap();
    assert_eq!(opened.sender, Sender::Introduced);
    assert_eq!(opened.contents.proof, Some([9; 32]));
    verify_ranges(&mut opened.contents, |_| None, |_| None).unwrap();
}

#[test]
fn a_log_signed_by_somebody_else_is_refused() {
    let (laptop, thief, office) = (busy(), Laptop::new(2), Laptop::new(3));
    let mut contents = laptop.contents(0);
    let head = &contents.ranges[0].head;
    contents.ranges[0].head = lindung_log::SignedHead::sign(
        &thief.keys.signing,
        VILLAGE,
        head.device,
        head.end,
        head.hash,
    );
    let bytes = thief.seal_to(&contents, &[&office]);
    let refused = take(&bytes, &office, &[&laptop, &thief]).unwrap_err();
    assert_eq!(refused.code(), "altered");
    contents.ranges[0].signing_key = Some(*thief.keys.signing.verifying().as_bytes());
    let bytes = thief.seal_to(&contents, &[&office]);
    assert_eq!(take(&bytes, &office, &[&thief]).unwrap_err().code(), "altered");
    contents.ranges[0].signing_key = None;
    let bytes = thief.seal_to(&contents, &[&office]);
    assert_eq!(take(&bytes, &office, &[&thief]).unwrap_err().code(), "unknown_sender");
}

#[test]
fn an_entry_changed_after_signing_breaks_the_chain() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let mut contents = laptop.contents(0);
    contents.ranges[0].entries[2].op = b"ahmed".to_vec();
    let bytes = laptop.seal_to(&contents, &[&office]);
    let refused = take(&bytes, &office, &[&laptop]);
    assert_eq!(refused, Err(BundleError::Altered("chain of a log")));
}

#[test]
fn nothing_is_sealed_to_nobody() {
    let laptop = busy();
    let request = SealRequest {
        signing: &laptop.keys.signing,
        scope: b"",
        village: VILLAGE,
        recipients: &[],
        frontier: &Frontier::new(),
        sent_at: 0,
    };
    assert_eq!(seal(&laptop.contents(0), &request), Err(SealError::NoRecipient));
}

#[test]
fn an_entry_that_a_receiver_would_refuse_is_not_sealed() {
    let laptop = busy();
    let changes: [fn(&mut lindung_log::Entry); 4] = [
        |entry| entry.lamport = 0,
        |entry| entry.at.seq = 9,
        |entry| entry.group = 9,
        |entry| entry.base = vec![entry.at],
    ];
    for change in changes {
        let mut contents = laptop.contents(0);
        change(&mut contents.ranges[0].entries[3]);
        let recipients = [laptop.keys.age.recipient()];
        let request = SealRequest {
            signing: &laptop.keys.signing,
            scope: b"",
            village: VILLAGE,
            recipients: &recipients,
            frontier: &Frontier::new(),
            sent_at: 0,
        };
        let refused = seal(&contents, &request).unwrap_err();
        assert_eq!(refused.code(), "bad_entry");
    }
}
