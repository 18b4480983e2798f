//! The files of `tests/vectors`: what a release wrote opens for ever, and each way to be wrong
//! has a file. The name of a file is the code it is refused with (or `ok`) and its defect.
//!
//! `cargo test -p lindung-log write_vectors -- --ignored` writes those that are not there yet;
//! a file that is there is never changed.

use std::fs;
use std::path::{Path, PathBuf};

use lindung_log::Hash;
use lindung_log::bundle::{BundleError, Opened, Strangers, open, verify_ranges};
use lindung_log::card::{KeySet, sign, verify};

use crate::actors::Laptop;
use crate::bundle::{busy, key_of};
use crate::card;
use crate::craft::{Craft, CraftedRange, cbor, plain, range, two_entries};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// As an office that knows the laptop and has nothing of its log.
fn take(bytes: &[u8]) -> Result<Opened, BundleError> {
    let (laptop, office) = (Laptop::new(1), Laptop::new(2));
    let knows = [&laptop];
    let mut opened = open(bytes, &[&office.keys.age], key_of(&knows), Strangers::Refuse)?;
    let past = Hash::of(b"another past");
    // The office of the vectors remembers a first entry that no laptop ever wrote.
    verify_ranges(&mut opened.contents, key_of(&knows), |at| (at.seq == 0).then_some(past))?;
    Ok(opened)
}

#[test]
fn every_bundle_is_judged_as_its_name_says() {
    let mut count = 0;
    for file in fs::read_dir(folder().join("bundles")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let code = match take(&fs::read(&path).unwrap()) {
            Ok(_) => "ok",
            Err(error) => error.code(),
        };
        assert_eq!(Some(code), name.split("__").next(), "{name}");
        count += 1;
    }
    assert!(count >= 40, "{count} vectors");
}

#[test]
fn the_first_bundle_opens_for_ever() {
    let bytes = fs::read(folder().join("bundles/ok__busy_log.lindung")).unwrap();
    let range = &take(&bytes).unwrap().contents.ranges[0];
    assert_eq!(range.entries, busy().entries);
    assert_eq!(range.hashes, busy().hashes);
}

#[test]
fn the_first_card_is_good_for_ever() {
    let text = fs::read_to_string(folder().join("card.txt")).unwrap();
    let keys = KeySet::from_bytes(&fs::read(folder().join("card-keys.cose")).unwrap()).unwrap();
    assert_eq!(keys, card::keys());
    assert_eq!(verify(&text, &keys, 0, |_| None), Ok(card::claims()));
    assert_eq!(sign(&card::claims(), &card::key()).unwrap(), text, "the bytes of a card changed");
}

#[test]
#[ignore = "writes files; run by hand when a defect gets its vector"]
fn write_vectors() {
    let bundles = folder().join("bundles");
    fs::create_dir_all(&bundles).unwrap();
    let mut all = fronts();
    all.extend(bodies());
    all.extend(logs());
    for (name, bytes) in all {
        let path = bundles.join(format!("{name}.lindung"));
        if !path.exists() {
            fs::write(path, bytes).unwrap();
        }
    }
    fs::write(folder().join("card.txt"), sign(&card::claims(), &card::key()).unwrap()).unwrap();
    fs::write(folder().join("card-keys.cose"), card::keys().to_bytes().unwrap()).unwrap();
}

type Vectors = Vec<(&'static str, Vec<u8>)>;

fn good() -> Craft {
    let laptop = two_entries();
    Craft::new(&laptop, &Laptop::new(2), &plain(&[laptop.id()], &[range(&laptop)]))
}

fn crafted(change: impl FnOnce(&mut Craft)) -> Vec<u8> {
    let mut craft = good();
    change(&mut craft);
    craft.bytes()
}

fn enveloped(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    crafted(|craft| {
        let sealed = craft.seal();
        let mut envelope = craft.envelope(&sealed);
        change(&mut envelope);
        (craft.sealed, craft.envelope) = (Some(sealed), Some(envelope));
    })
}

fn flipped(place: impl FnOnce(usize) -> usize) -> Vec<u8> {
    let mut bytes = good().bytes();
    let place = place(bytes.len());
    bytes[place] ^= 4;
    bytes
}

/// What is wrong before the body is looked at.
fn fronts() -> Vectors {
    let bytes = good().bytes();
    let cut = |end: usize| bytes[..end].to_vec();
    let begin = |with: &[u8]| [with, &bytes[with.len()..]].concat();
    let front = 12 + u32::from_be_bytes(bytes[8..12].try_into().unwrap()) as usize;
    vec![
        ("ok__two_entries", bytes.clone()),
        ("not_a_bundle__empty", Vec::new()),
        ("not_a_bundle__another_magic", begin(b"LINDUNK")),
        ("not_a_bundle__version_0", begin(b"LINDUNG\0")),
        ("not_a_bundle__age_file", good().seal()),
        ("newer_version__2", begin(b"LINDUNG\x02")),
        ("cut_off__in_the_magic", cut(5)),
        ("cut_off__before_the_version", cut(7)),
        ("cut_off__in_the_length", cut(10)),
        ("cut_off__in_the_envelope", cut(100)),
        ("cut_off__in_the_signature", cut(front + 63)),
        ("cut_off__before_the_body", cut(front + 64)),
        ("cut_off__last_byte", cut(bytes.len() - 1)),
        ("too_large__envelope", begin(b"LINDUNG\x01\x00\x10\x00\x01")),
        ("too_large__body", crafted(|craft| craft.body_bytes = Some((512 << 20) + 1))),
        ("too_large__opened_body", crafted(|craft| craft.plain_bytes = (512 << 20) + 1)),
        ("altered__bit_in_the_village", flipped(|_| 12 + 1 + 34 + 34 + 1 + 3)),
        ("altered__bit_in_the_signature", flipped(|_| front + 10)),
        ("altered__bit_in_the_body", flipped(|length| length - 1)),
        ("altered__byte_after_the_end", [bytes.as_slice(), &[0]].concat()),
        ("altered__senders_name_of_another", crafted(|craft| craft.sender = Hash::of(b"other"))),
        ("altered__senders_key_of_another", crafted(|c| c.key = Laptop::new(7).keys.signing)),
        ("unknown_sender__stranger", stranger()),
        (
            "not_for_us__another_office",
            crafted(|craft| {
                craft.recipient = Laptop::new(7).keys.age.recipient().to_string();
            }),
        ),
        (
            "malformed__envelope_number_too_long",
            enveloped(|envelope| {
                let time = envelope.len() - 5;
                envelope.splice(time.., [0x1b, 0, 0, 0, 0, 0x6a, 0x18, 0xa5, 0x00]);
            }),
        ),
        (
            "malformed__envelope_without_end",
            enveloped(|envelope| {
                envelope[0] = 0x9f;
                envelope.push(0xff);
            }),
        ),
        ("malformed__byte_after_the_envelope", enveloped(|envelope| envelope.push(0))),
        (
            "malformed__envelope_of_ten",
            enveloped(|envelope| {
                envelope[0] = 0x8a;
                envelope.truncate(envelope.len() - 5);
            }),
        ),
        (
            "malformed__range_that_ends_before_it_starts",
            crafted(|craft| {
                craft.ranges[0] = (craft.sender, 3, 2);
            }),
        ),
    ]
}

fn stranger() -> Vec<u8> {
    let mut stranger = Laptop::new(7);
    stranger.record(b"siti".to_vec(), |_| {});
    stranger.seal_to(&stranger.contents(0), &[&Laptop::new(2)])
}

/// What is wrong between the envelope and the CBOR of the body.
fn bodies() -> Vectors {
    let packed = |pack: fn(&[u8]) -> Vec<u8>| {
        let laptop = two_entries();
        let plain = plain(&[laptop.id()], &[range(&laptop)]);
        crafted(|craft| craft.packed = pack(&plain))
    };
    vec![
        (
            "altered__seal_of_the_body",
            crafted(|craft| {
                let mut sealed = craft.seal();
                sealed[180] ^= 1;
                craft.sealed = Some(sealed);
            }),
        ),
        (
            "altered__body_sealed_to_another_than_listed",
            crafted(|craft| {
                let recipient = craft.recipient.clone();
                craft.recipient = Laptop::new(7).keys.age.recipient().to_string();
                craft.sealed = Some(craft.seal());
                craft.recipient = recipient;
            }),
        ),
        ("altered__body_not_compressed", packed(<[u8]>::to_vec)),
        (
            "altered__body_of_two_frames",
            packed(|plain| {
                let (one, two) = plain.split_at(50);
                [zstd::encode_all(one, 9).unwrap(), zstd::encode_all(two, 9).unwrap()].concat()
            }),
        ),
        (
            "altered__byte_after_the_frame",
            packed(|plain| [zstd::encode_all(plain, 9).unwrap(), vec![0]].concat()),
        ),
        (
            "altered__frame_cut_off",
            packed(|plain| {
                let mut packed = zstd::encode_all(plain, 9).unwrap();
                packed.pop();
                packed
            }),
        ),
        (
            "altered__window_of_16_megabytes",
            packed(|plain| {
                let mut encoder = zstd::Encoder::new(Vec::new(), 9).unwrap();
                encoder.window_log(24).unwrap();
                encoder.include_contentsize(false).unwrap();
                std::io::Write::write_all(&mut encoder, plain).unwrap();
                encoder.finish().unwrap()
            }),
        ),
        ("altered__body_longer_than_declared", crafted(|craft| craft.plain_bytes -= 1)),
        ("altered__body_shorter_than_declared", crafted(|craft| craft.plain_bytes += 1)),
        ("altered__ranges_not_as_listed", crafted(|craft| craft.ranges[0].2 = 1)),
    ]
}

fn ranged(change: impl FnOnce(&mut CraftedRange)) -> Vec<u8> {
    let laptop = two_entries();
    let mut range = range(&laptop);
    change(&mut range);
    Craft::new(&laptop, &Laptop::new(2), &plain(&[laptop.id()], &[range])).bytes()
}

fn column(place: usize, bytes: &[u8]) -> Vec<u8> {
    ranged(|range| range.columns[place] = bytes.to_vec())
}

/// What is wrong in the body itself.
fn logs() -> Vectors {
    let (laptop, office) = (two_entries(), Laptop::new(2));
    let id = laptop.id();
    let bare = |plain: &[u8]| Craft::new(&laptop, &office, plain).bytes();
    let good = plain(&[id], &[range(&laptop)]);
    let changed = |place: usize, byte: u8| {
        let mut plain = good.clone();
        plain[place] = byte;
        bare(&plain)
    };
    let many = cbor(|e| {
        e.u64((1 << 22) + 1).unwrap();
    });
    vec![
        ("ok__busy_log", busy().seal_to(&busy().contents(0), &[&office])),
        ("malformed__body_of_version_2", changed(1, 2)),
        ("malformed__byte_after_the_body", bare(&[good.as_slice(), &[0]].concat())),
        ("malformed__body_cut_off", bare(&good[..good.len() - 1])),
        ("malformed__device_named_twice", bare(&plain(&[id, id], &[range(&laptop)]))),
        ("malformed__device_not_named", bare(&plain(&[], &[range(&laptop)]))),
        (
            "malformed__two_ranges_of_one_log",
            bare(&plain(&[id], &[range(&laptop), range(&laptop)])),
        ),
        ("malformed__blobs_without_end", changed(40, 0x17)),
        ("malformed__lacking_is_no_list", changed(38, 0xf6)),
        (
            "too_large__entries",
            ranged(|range| {
                range.front.splice(3..4, many.iter().copied());
            }),
        ),
        (
            "malformed__lamport_beyond_64_bits",
            column(
                0,
                &cbor(|e| {
                    e.array(2).unwrap().u64(u64::MAX).unwrap().u8(0).unwrap();
                }),
            ),
        ),
        ("malformed__column_too_short", column(4, &[0x81, 0x80])),
        ("malformed__clerk_written_again", column(2, &[0x82, 0xf6, 0x82, 0, 0])),
        ("malformed__reference_to_itself", column(3, &[0x82, 0xf6, 0x00])),
        ("malformed__reference_before_the_log", column(3, &[0x82, 0xf6, 0x02])),
        ("malformed__own_log_named", column(3, &[0x82, 0xf6, 0x82, 0, 0])),
        ("malformed__usual_base_written", column(5, &[0x82, 0, 0x81, 1])),
        ("malformed__group_in_two_ways", column(6, &[0x82, 0, 0x02])),
        (
            "malformed__list_longer_than_the_body",
            column(4, &[0x82, 0x80, 0x9b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ),
        (
            "altered__op_after_signing",
            column(
                7,
                &cbor(|e| {
                    e.array(2).unwrap().bytes(b"siti").unwrap().bytes(b"Corrected").unwrap();
                }),
            ),
        ),
        (
            "altered__signature_of_the_log",
            ranged(|range| {
                *range.front.last_mut().unwrap() ^= 1;
            }),
        ),
        ("fork__another_first_entry", laptop.seal_to(&laptop.contents(1), &[&office])),
        ("gap__entries_lacking", busy().seal_to(&busy().contents(4), &[&office])),
    ]
}
