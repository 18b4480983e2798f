//! Pictures as phones write them: lying on their side, with the place in them. Nobody's face.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage};

/// What stands among the data of the place; may be found in no file that we write.
pub const PLACE: &[u8] = b"RUMAH-NOMOR-SEMBILAN";

/// Red on the left, blue on the right, and squares that no other seed has.
pub fn drawn(seed: u32, width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let square = (x / 16).wrapping_mul(31) ^ (y / 16).wrapping_mul(17) ^ seed.wrapping_mul(101);
        let shade = u8::try_from(square.wrapping_mul(2_654_435_761) >> 26).unwrap();
        if x < width / 2 { Rgb([180 + shade, shade, 0]) } else { Rgb([0, shade, 180 + shade]) }
    })
}

/// A JPEG as a good camera writes it.
pub fn jpeg(seed: u32, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    drawn(seed, width, height)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 92))
        .unwrap();
    bytes
}

/// The same as a PNG.
pub fn png(seed: u32, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    drawn(seed, width, height).write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

/// A JPEG that says how the camera was held (EXIF 2.32, tag 0x0112) and where (tag 0x8825).
pub fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let [tag, kind] = [tag, kind].map(u16::to_le_bytes);
        [&tag[..], &kind, &count.to_le_bytes(), &value].concat()
    };
    let (short, long, ascii) = (3, 4, 2);
    let upright = u32::from(orientation).to_le_bytes();
    let length = u32::try_from(PLACE.len()).unwrap();
    let tiff = [
        &b"II*\0\x08\0\0\0"[..],
        &2_u16.to_le_bytes(),
        &entry(0x0112, short, 1, upright),
        &entry(0x8825, long, 1, 38_u32.to_le_bytes()),
        &[0; 4],
        &1_u16.to_le_bytes(),
        &entry(0x001c, ascii, length, 56_u32.to_le_bytes()),
        &[0; 4],
        PLACE,
    ]
    .concat();
    let exif = [&b"Exif\0\0"[..], &tiff].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// Whether the bytes tell where a picture was taken, or that a camera was there.
pub fn tells_the_place(bytes: &[u8]) -> bool {
    [PLACE, b"Exif\0"].iter().any(|told| bytes.windows(told.len()).any(|some| some == *told))
}
