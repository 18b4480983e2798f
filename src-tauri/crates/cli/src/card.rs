//! `lindung card …`: anybody checks a card, offline.

use crate::machine::SystemClock;
use crate::output::Failure;
use clap::Subcommand;
use image::GrayImage;
use image::imageops::{FilterType, resize};
use lindung_api::{ApiError, Words, verdict};
use lindung_log::Clock;
use lindung_log::card::KeySet;
use serde_json::Value;
use std::path::PathBuf;

/// No key set and no picture of a card is larger.
const AT_MOST_BYTES: u64 = 32 * 1024 * 1024;
/// A photo is not enlarged beyond this: looking through it would take too long.
const AT_MOST_DOTS: u32 = 16_000_000;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks a card against published keys; exit 1 when it is not valid.
    #[command(after_help = "Example: lindung card verify --key kunci.cbor kartu.png")]
    Verify {
        /// COSE_KeySet, as `village keys` or `office keys` writes it.
        #[arg(long)]
        key: PathBuf,
        /// What the QR says, or a picture of it.
        card: String,
    },
}

/// Does a command on cards.
pub(crate) fn run(command: Command, words: &'static Words) -> Result<Value, Failure> {
    let Command::Verify { key, card } = command;
    let failed = |code: &str| Failure::of(&ApiError::new(code), words);
    let bytes = lindung_api::file::read(&key, AT_MOST_BYTES);
    let bytes = bytes.map_err(|error| Failure::of(&error, words))?;
    let keys = KeySet::from_bytes(&bytes).map_err(|_| failed("no_keys"))?;
    let text = read_qr(&card).ok_or_else(|| failed("no_qr"))?;
    let verdict = verdict(&text, &keys, SystemClock.now(), words);
    let valid = verdict.valid;
    let told = serde_json::to_value(verdict).map_err(|_| failed("internal"))?;
    if valid { Ok(told) } else { Err(Failure::Object(told)) }
}

/// A picture's QR where the argument names a file, else the argument itself.
pub(crate) fn read_qr(card: &str) -> Option<String> {
    let path = PathBuf::from(card);
    if !path.is_file() {
        return Some(card.to_owned());
    }
    let picture = image::open(&path).ok()?.to_luma8();
    // A reader rounds modules to whole dots, so a small picture is read better enlarged.
    [1, 2, 3].into_iter().find_map(|times| decode(&enlarged(&picture, times)?))
}

/// A picture some times as wide and high; none where that would be too large to look through.
fn enlarged(picture: &GrayImage, times: u32) -> Option<GrayImage> {
    let (width, height) =
        (picture.width().checked_mul(times)?, picture.height().checked_mul(times)?);
    if times == 1 {
        return Some(picture.clone());
    }
    let fits = width.checked_mul(height).is_some_and(|dots| dots <= AT_MOST_DOTS);
    fits.then(|| resize(picture, width, height, FilterType::Triangle))
}

/// The first QR that can be read.
fn decode(picture: &GrayImage) -> Option<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let (x, y) = (u32::try_from(x).unwrap_or(0), u32::try_from(y).unwrap_or(0));
        picture.get_pixel_checked(x, y).map_or(255, |pixel| pixel.0.first().copied().unwrap_or(255))
    });
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
