//! From what is drawn to the bytes of a PDF.
//!
//! `printpdf` sets fonts, texts and images. Afterwards its document is made small and repeatable:
//! what many pages share is kept once, streams are compressed on all cores, dates are left out and
//! `/ID` is the hash of the content instead of a counter of the process.

use crate::PaperError;
use crate::font::{Face, Faces};
use crate::photo::Photo;
use crate::qr::{Press, Symbol};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Mm, Op, PdfDocument, PdfFont, PdfPage,
    PdfSaveOptions, XObject, XObjectId, serialize,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Something drawn once and used on many pages.
pub(crate) struct Form {
    pub(crate) name: String,
    pub(crate) ops: Vec<Op>,
}

/// A document before it is bound.
pub(crate) struct Book {
    pub(crate) title: &'static str,
    /// Width and height of every page in points.
    pub(crate) size: (f32, f32),
    pub(crate) forms: Vec<Form>,
    pub(crate) pages: Vec<Vec<Op>>,
    pub(crate) images: BTreeMap<String, ExternalXObject>,
}

impl Book {
    /// The bytes of the PDF.
    pub(crate) fn bind(self, faces: &Faces) -> Result<Vec<u8>, PaperError> {
        let Self { title, size, forms, pages, mut images } = self;
        // Contents are handed over at the end: `printpdf` would copy them, and photos are large.
        let mut contents = BTreeMap::new();
        for (id, image) in &mut images {
            contents.insert(id.clone(), std::mem::take(&mut image.stream.content));
        }
        let mut pdf = PdfDocument::new(title);
        for face in Face::ALL {
            let font = PdfFont::new(faces.parsed(face).clone());
            pdf.resources.fonts.map.insert(face.id(), font);
        }
        let images =
            images.into_iter().map(|(id, image)| (XObjectId(id), XObject::External(image)));
        pdf.resources.xobjects.map.extend(images);
        let (names, drawn): (Vec<_>, Vec<_>) =
            forms.into_iter().map(|form| (form.name, form.ops)).unzip();
        let page = |ops| PdfPage::new(Mm(0.0), Mm(0.0), ops);
        pdf.pages = drawn.into_iter().chain(pages).map(page).collect();
        let options = PdfSaveOptions {
            optimize: true,
            subset_fonts: true,
            secure: true,
            image_optimization: None,
        };
        let document = serialize::to_lopdf_doc(&pdf, &options, &mut Vec::new());
        drop(pdf);
        let binding = Binding { document, size };
        binding.finish(title, &names, contents).ok_or(PaperError::Assembly)
    }
}

struct Binding {
    document: Document,
    size: (f32, f32),
}

impl Binding {
    fn finish(
        mut self,
        title: &str,
        forms: &[String],
        contents: BTreeMap<String, Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let pages = self.root_of_pages()?;
        let kids = self.kids(pages)?;
        let resources =
            self.dictionary(*kids.first()?)?.get(b"Resources").ok()?.as_reference().ok()?;
        let objects = self.dictionary(resources)?.get(b"XObject").ok()?.as_reference().ok()?;
        self.fill_images(contents, objects)?;
        self.make_forms(forms, &kids, (resources, objects))?;
        let kids = kids.get(forms.len()..)?;
        kids.iter().try_for_each(|page| self.strip_page(*page, resources))?;
        let bounds = [0.0, 0.0, self.size.0, self.size.1].map(Object::Real).to_vec();
        let root = self.document.get_dictionary_mut(pages).ok()?;
        root.set("Kids", kids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
        root.set("Count", i64::try_from(kids.len()).ok()?);
        root.set("MediaBox", bounds);
        root.set("Resources", resources);
        self.state_origin(title)?;
        self.compress();
        let id = Object::String(self.content_hash().to_vec(), StringFormat::Hexadecimal);
        self.document.trailer.set("ID", vec![id.clone(), id]);
        let options = lopdf::SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(500)
            .build();
        let mut bytes = Vec::new();
        self.document.save_with_options(&mut bytes, options).ok()?;
        Some(bytes)
    }

    fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        self.document.get_dictionary(id).ok()
    }

    fn root_of_pages(&self) -> Option<ObjectId> {
        self.document.catalog().ok()?.get(b"Pages").ok()?.as_reference().ok()
    }

    fn kids(&self, pages: ObjectId) -> Option<Vec<ObjectId>> {
        let kids = self.dictionary(pages)?.get(b"Kids").ok()?.as_array().ok()?;
        kids.iter().map(|kid| kid.as_reference().ok()).collect()
    }

    fn fill_images(
        &mut self,
        contents: BTreeMap<String, Vec<u8>>,
        objects: ObjectId,
    ) -> Option<()> {
        for (name, content) in contents {
            let id = self.dictionary(objects)?.get(name.as_bytes()).ok()?.as_reference().ok()?;
            let image = self.document.objects.get_mut(&id)?.as_stream_mut().ok()?;
            image.set_content(content);
        }
        Some(())
    }

    /// `printpdf` encodes glyphs on pages only, so forms come as the first pages and are turned
    /// into what they are here.
    fn make_forms(
        &mut self,
        names: &[String],
        kids: &[ObjectId],
        (shared, objects): (ObjectId, ObjectId),
    ) -> Option<()> {
        let fonts = self.dictionary(shared)?.get(b"Font").ok()?.clone();
        for (index, (name, page)) in names.iter().zip(kids).enumerate() {
            let page = self.document.objects.remove(page)?;
            let page = page.as_dict().ok()?;
            let content = page.get(b"Contents").ok()?.as_reference().ok()?;
            if index > 0 {
                self.document.objects.remove(&page.get(b"Resources").ok()?.as_reference().ok()?);
            }
            let bounds = [0.0, 0.0, self.size.0, self.size.1].map(Object::Real).to_vec();
            let form = self.document.objects.get_mut(&content)?.as_stream_mut().ok()?;
            form.dict.set("Subtype", "Form");
            form.dict.set("BBox", bounds);
            form.dict.set("Resources", Dictionary::from_iter([("Font", fonts.clone())]));
            self.document.get_dictionary_mut(objects).ok()?.set(name.as_str(), content);
        }
        Some(())
    }

    /// Leaves to a page only what differs from other pages; it inherits the rest.
    fn strip_page(&mut self, page: ObjectId, shared: ObjectId) -> Option<()> {
        let page = self.document.get_dictionary_mut(page).ok()?;
        let own = page.remove(b"Resources")?.as_reference().ok()?;
        for key in [&b"MediaBox"[..], b"TrimBox", b"CropBox", b"Annots"] {
            page.remove(key);
        }
        if own != shared {
            self.document.objects.remove(&own);
        }
        Some(())
    }

    /// Says what made the file, and not when: the clocks of villages are wrong by years.
    fn state_origin(&mut self, title: &str) -> Option<()> {
        let id = self.document.trailer.get(b"Info").ok()?.as_reference().ok()?;
        let text = |text: &str| Object::string_literal(text);
        let info =
            [("Title", text(title)), ("Creator", text("Lindung")), ("Producer", text("printpdf"))];
        self.document.objects.insert(id, Object::Dictionary(Dictionary::from_iter(info)));
        Some(())
    }

    fn compress(&mut self) {
        let streams: Vec<&mut Stream> = (self.document.objects.values_mut())
            .filter_map(|object| object.as_stream_mut().ok())
            .filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter"))
            .collect();
        streams.into_par_iter().for_each_init(Press::new, |press, stream| {
            if let Some(small) = press.deflate(&stream.content)
                && small.len().saturating_add(20) < stream.content.len()
            {
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(small);
            }
        });
    }

    /// First half of the SHA-256 of everything that is drawn.
    fn content_hash(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        for side in [self.size.0, self.size.1] {
            hash.update(side.to_be_bytes());
        }
        for (id, object) in &self.document.objects {
            if let Ok(stream) = object.as_stream() {
                hash.update(id.0.to_be_bytes());
                hash.update(&stream.content);
            }
        }
        hash.finalize().first_chunk().copied().unwrap_or_default()
    }
}

/// The picture of a QR, which paints dark modules and leaves the paper elsewhere. Takes the bytes.
pub(crate) fn qr_image(symbol: &mut Symbol) -> ExternalXObject {
    let side = i64::from(symbol.modules);
    let mut dict = image(side, side);
    dict.insert("ImageMask".into(), DictItem::Bool(true));
    external(dict, std::mem::take(&mut symbol.content))
}

/// The JPEG as it is. Takes the bytes.
pub(crate) fn photo_image(photo: &mut Photo) -> ExternalXObject {
    let mut dict = image(i64::from(photo.width), i64::from(photo.height));
    let colours = if photo.grey { "DeviceGray" } else { "DeviceRGB" };
    dict.insert("ColorSpace".into(), name(colours));
    dict.insert("BitsPerComponent".into(), DictItem::Int(8));
    dict.insert("Filter".into(), name("DCTDecode"));
    external(dict, std::mem::take(&mut photo.content))
}

fn image(width: i64, height: i64) -> BTreeMap<String, DictItem> {
    BTreeMap::from([
        ("Subtype".into(), name("Image")),
        ("Width".into(), DictItem::Int(width)),
        ("Height".into(), DictItem::Int(height)),
    ])
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn external(dict: BTreeMap<String, DictItem>, content: Vec<u8>) -> ExternalXObject {
    let stream = ExternalStream { dict, content, compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}
