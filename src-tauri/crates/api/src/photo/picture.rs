//! From whatever a camera wrote to the small portrait that is kept. It is drawn anew, so that
//! nothing of the camera, the time and the place goes with it.

use crate::error::ApiError;
use image::codecs::jpeg::JpegEncoder;
use image::imageops;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, RgbaImage,
};
use std::io::Cursor;

/// A portrait of 3 to 4, as large as a card needs at 300 dpi and a screen at twice its size.
const WIDTH: u32 = 360;
const HEIGHT: u32 = 480;
/// What is smaller shows nobody.
const LEAST_WIDTH: u32 = 90;
const LEAST_HEIGHT: u32 = 120;
/// About so long: a thousand of them fit into one bundle.
const BYTES: usize = 40 * 1024;
/// From good to what is still a face; the first that is short enough is taken.
const QUALITIES: [u8; 6] = [85, 75, 65, 50, 35, 20];
/// A page of A4 at some 150 dpi: what is printed small can be read.
const PAGE_SIDE: u32 = 1_754;
/// About so long: a telephone sends it in a moment.
const PAGE_BYTES: usize = 320 * 1024;
/// Twice the portrait and more, so that a face in a corner is still sharp.
const CUT_SIDE: u32 = 1_600;
const CUT_BYTES: usize = 400 * 1024;
/// From good to what can still be read.
const PAGE_QUALITIES: [u8; 4] = [80, 65, 50, 35];
/// On the short side; what is smaller cannot be read.
const LEAST_PAGE: u32 = 300;
/// Beyond what phones do, and what an old laptop can hold.
const DECODED_BYTES: u64 = 160 << 20;
const LONGEST_SIDE: u32 = 16_384;

/// A baseline JPEG, upright, cut around the middle.
///
/// # Errors
/// `not_a_picture`, `picture_too_large`, `picture_too_small`.
pub(crate) fn portrait(bytes: &[u8]) -> Result<Vec<u8>, ApiError> {
    let (image, orientation) = decode(bytes)?;
    let portrait = upright(&cut(image, orientation)?, orientation);
    shortest(&portrait, &QUALITIES, BYTES)
}

/// A page of paper as a baseline JPEG, upright and whole, so small that it travels and so large
/// that it can be read.
///
/// # Errors
/// `not_a_picture`, `picture_too_large`, `picture_too_small`.
pub(crate) fn page(bytes: &[u8]) -> Result<Vec<u8>, ApiError> {
    let (image, orientation) = decode(bytes)?;
    if image.width().min(image.height()) < LEAST_PAGE {
        return Err(ApiError::new("picture_too_small"));
    }
    shortest(&upright(&small(image, PAGE_SIDE), orientation), &PAGE_QUALITIES, PAGE_BYTES)
}

/// A picture whole and upright, of which the officer cuts the portrait on the screen.
///
/// # Errors
/// `not_a_picture`, `picture_too_large`, `picture_too_small`.
pub(crate) fn to_cut(bytes: &[u8]) -> Result<Vec<u8>, ApiError> {
    let (image, orientation) = decode(bytes)?;
    if image.width().min(image.height()) < LEAST_WIDTH {
        return Err(ApiError::new("picture_too_small"));
    }
    shortest(&upright(&small(image, CUT_SIDE), orientation), &QUALITIES, CUT_BYTES)
}

/// No longer on either side, and without what shines through.
fn small(image: DynamicImage, side: u32) -> RgbImage {
    let large = image.width().max(image.height()) > side;
    let image = if large { image.thumbnail(side, side) } else { image };
    match image.color().has_alpha() {
        true => on_white(&image.into_rgba8()),
        false => image.into_rgb8(),
    }
}

/// The first quality that is short enough, else the last.
fn shortest(image: &DynamicImage, qualities: &[u8], at_most: usize) -> Result<Vec<u8>, ApiError> {
    let mut jpeg = Vec::new();
    for quality in qualities {
        jpeg.clear();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, *quality);
        image.write_with_encoder(encoder).map_err(|_| ApiError::internal("jpeg"))?;
        if jpeg.len() <= at_most {
            break;
        }
    }
    Ok(jpeg)
}

/// Whether a file begins as a picture that [`portrait`] can take; looks at its front only.
pub(crate) fn check(bytes: &[u8]) -> Result<(), ApiError> {
    decoder(bytes).map(|_| ())
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ApiError> {
    let broken = |_| ApiError::new("not_a_picture");
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| ApiError::new("not_a_picture"))?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return Err(ApiError::new("not_a_picture"));
    }
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > DECODED_BYTES || width.max(height) > LONGEST_SIDE {
        return Err(ApiError::new("picture_too_large"));
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(DECODED_BYTES.saturating_mul(2));
    decoder.set_limits(limits).map_err(|_| ApiError::new("picture_too_large"))?;
    Ok(decoder)
}

fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), ApiError> {
    let mut decoder = decoder(bytes)?;
    // One that cannot be read is as good as none.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder);
    Ok((image.map_err(|_| ApiError::new("not_a_picture"))?, orientation))
}

/// The middle of the picture, as large as it is kept, still lying as the camera lay.
fn cut(image: DynamicImage, orientation: Orientation) -> Result<RgbImage, ApiError> {
    let lying = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let turned = |(width, height)| if lying { (height, width) } else { (width, height) };
    let (whole, shape) = ((image.width(), image.height()), turned((WIDTH, HEIGHT)));
    let (width, height) = largest_within(whole, shape);
    let least = turned((LEAST_WIDTH, LEAST_HEIGHT));
    if width < least.0 || height < least.1 {
        return Err(ApiError::new("picture_too_small"));
    }
    let x = whole.0.saturating_sub(width) / 2;
    let y = whole.1.saturating_sub(height) / 2;
    let (to_width, to_height) = (width.min(shape.0), height.min(shape.1));
    if image.color().has_alpha() {
        let image = image.into_rgba8();
        let middle = imageops::crop_imm(&image, x, y, width, height);
        return Ok(on_white(&imageops::thumbnail(&*middle, to_width, to_height)));
    }
    let image = image.into_rgb8();
    let middle = imageops::crop_imm(&image, x, y, width, height);
    Ok(imageops::thumbnail(&*middle, to_width, to_height))
}

/// The largest rectangle of a shape that fits.
fn largest_within((width, height): (u32, u32), shape: (u32, u32)) -> (u32, u32) {
    let part = |whole: u32, times: u32, of: u32| {
        let part = u64::from(whole).saturating_mul(times.into()).checked_div(of.into());
        u32::try_from(part.unwrap_or(0)).unwrap_or(u32::MAX)
    };
    let as_wide = part(height, shape.0, shape.1);
    if as_wide <= width { (as_wide, height) } else { (width, part(width, shape.1, shape.0)) }
}

fn on_white(image: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel_checked(x, y).map_or([255; 4], |p| p.0);
        let over = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            let white = 255_u32.saturating_mul(255_u32.saturating_sub(alpha));
            let sum = colour.saturating_mul(alpha).saturating_add(white);
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

fn upright(image: &RgbImage, orientation: Orientation) -> DynamicImage {
    let mut image = DynamicImage::ImageRgb8(image.clone());
    image.apply_orientation(orientation);
    image
}
