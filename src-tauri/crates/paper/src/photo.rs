//! A photo is embedded as the JPEG it is; only what tells about the camera and the place is left
//! out.

/// A JPEG that a PDF can hold.
#[derive(Debug)]
pub(crate) struct Photo {
    pub(crate) width: u16,
    pub(crate) height: u16,
    pub(crate) grey: bool,
    /// The file without its metadata.
    pub(crate) content: Vec<u8>,
}

const START: u8 = 0xd8;
const SCAN: u8 = 0xda;
/// Adobe's segment says how colours are coded, so it stays.
const ADOBE: u8 = 0xee;
const COMMENT: u8 = 0xfe;

impl Photo {
    /// Reads baseline, extended and progressive JPEGs in grey or three colours.
    pub(crate) fn read(jpeg: &[u8]) -> Option<Self> {
        let mut rest = jpeg.strip_prefix(&[0xff, START])?;
        let mut content = vec![0xff, START];
        let mut frame = None;
        loop {
            let (marker, after) = marker(rest)?;
            let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
            let body = after.get(2..length)?;
            if matches!(marker, 0xc0..=0xc2) {
                frame = Some(Frame::read(body)?);
            }
            if marker == ADOBE || !matches!(marker, 0xe0..=0xef | COMMENT) {
                content.extend([0xff, marker]);
                content.extend(after.get(..length)?);
            }
            rest = after.get(length..)?;
            if marker == SCAN {
                break;
            }
        }
        content.extend(rest);
        let Frame { width, height, colours } = frame?;
        let grey = match colours {
            1 => true,
            3 => false,
            _ => return None,
        };
        (width > 0 && height > 0).then_some(Self { width, height, grey, content })
    }
}

struct Frame {
    width: u16,
    height: u16,
    colours: u8,
}

impl Frame {
    fn read(body: &[u8]) -> Option<Self> {
        let [8, h1, h2, w1, w2, colours, ..] = *body else { return None };
        let height = u16::from_be_bytes([h1, h2]);
        Some(Self { width: u16::from_be_bytes([w1, w2]), height, colours })
    }
}

/// The next marker and what follows it; fill bytes may precede it.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xff])?;
    while let Some(more) = rest.strip_prefix(&[0xff]) {
        rest = more;
    }
    let (marker, after) = rest.split_first()?;
    Some((*marker, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SMALL: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe1, 0, 6, b'E', b'x', b'i', b'f', 0xff, 0xfe, 0, 4, b'h', b'i', 0xff,
        0xc0, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9,
    ];

    #[test]
    fn metadata_are_left_out_and_the_picture_is_not_touched() {
        let photo = Photo::read(SMALL).unwrap();
        assert_eq!((photo.width, photo.height, photo.grey), (30, 40, true));
        let text = String::from_utf8_lossy(&photo.content).into_owned();
        assert!(!text.contains("Exif") && !text.contains("hi"));
        assert!(photo.content.ends_with(&SMALL[16..]));
    }

    #[test]
    fn what_is_no_jpeg_is_refused() {
        for bytes in [&b"\x89PNG\r\n"[..], b"", b"\xff\xd8", &SMALL[..25]] {
            assert!(Photo::read(bytes).is_none());
        }
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut jpeg = vec![0xff, 0xd8];
            jpeg.extend(bytes);
            let _ = Photo::read(&jpeg);
        }
    }
}
