//! The QR on a picture: of a phone, of a scanner, or cut from the screen.

use image::GrayImage;
use image::imageops::{FilterType, resize};

/// No picture of a card is larger.
pub(super) const AT_MOST_BYTES: u64 = 32 * 1024 * 1024;
/// A photo is not enlarged beyond this: looking through it would take too long.
const AT_MOST_DOTS: u32 = 16_000_000;
/// One larger than this is no photo but an attack.
const AT_MOST_SIDE: u32 = 20_000;

/// What the first QR on a picture says.
pub fn read_qr(picture: &[u8]) -> Option<String> {
    let mut reader = image::ImageReader::new(std::io::Cursor::new(picture));
    let mut limits = image::Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(AT_MOST_SIDE), Some(AT_MOST_SIDE));
    reader.limits(limits);
    let picture = reader.with_guessed_format().ok()?.decode().ok()?.to_luma8();
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
    let side = |length: u32| usize::try_from(length).ok();
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let (x, y) = (u32::try_from(x).unwrap_or(0), u32::try_from(y).unwrap_or(0));
        picture.get_pixel_checked(x, y).map_or(255, |pixel| pixel.0.first().copied().unwrap_or(255))
    });
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
