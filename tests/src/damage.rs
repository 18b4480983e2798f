//! What sticks and messengers do to a file.

use crate::dice::Dice;
use std::path::{Path, PathBuf};

/// Copies of a file with a bit turned or the end lost.
pub fn damaged(file: &Path, folder: &Path, bits: u64, cuts: u64, seed: u64) -> Vec<PathBuf> {
    std::fs::create_dir_all(folder).unwrap();
    let (bytes, mut dice) = (std::fs::read(file).unwrap(), Dice::new(seed));
    let length = bytes.len() as u64;
    let write = |name: String, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    // Spread over the file, each at some place of its stretch: envelope, body, signature, tail.
    let mut flips: Vec<u64> =
        (0..bits).map(|n| n * length / bits + dice.roll((length / bits).max(1))).collect();
    flips.extend([0, 1, 8, length - 1]);
    let flipped = flips.into_iter().map(|place| {
        let (mut bytes, bit) = (bytes.clone(), dice.roll(8));
        bytes[usize::try_from(place.min(length - 1)).unwrap()] ^= 1 << bit;
        write(format!("bit-{place}-{bit}.lindung"), &bytes)
    });
    let mut damaged: Vec<PathBuf> = flipped.collect();
    for n in 0..cuts {
        let kept = usize::try_from(n * length / cuts).unwrap();
        damaged.push(write(format!("cut-{kept}.lindung"), &bytes[..kept]));
    }
    damaged.push(write("cut-last.lindung".to_owned(), &bytes[..bytes.len() - 1]));
    damaged.push(write("more.lindung".to_owned(), &[&bytes[..], b"\n"].concat()));
    damaged
}
