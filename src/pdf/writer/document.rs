//! The whole deck: printpdf's skeleton, patched through lopdf, with our content, fonts and structure.

use lopdf::{Dictionary, Object};

use crate::layout::frame::{Destination, Frame};
use crate::pdf::content::pages::Pages;
use crate::pdf::error::PdfError;
use crate::pdf::info::DeckInfo;
use crate::pdf::tagging::structure::Written;
use crate::pdf::writer::file::{File, Id, push_object, stream_body};
use crate::pdf::writer::printpdf_skeleton::skeleton;
use crate::pdf::writer::xmp;

/// Assembles the file.
pub fn assemble(info: &DeckInfo, frames: &[Frame], pages: Pages<'_>) -> Result<Vec<u8>, PdfError> {
    let Pages { contents, structure, resources, fonts } = pages;
    let mut skeleton = Skeleton::new(skeleton(info, frames, &structure.links, &resources));
    let mut file = File::new(skeleton.document.max_id, 128 << 10);

    let annotations = skeleton.take_annotations(&mut file);
    let annotation_ids: Vec<Id> = annotations.iter().map(|(id, _)| *id).collect();
    let written = structure.write(&mut file, &skeleton.pages, &annotation_ids);
    for (index, ((id, mut dictionary), link)) in annotations.into_iter().zip(&structure.links).enumerate() {
        dictionary.set("Contents", text(&link.label));
        dictionary.set("StructParent", (written.first_link_key + index) as i64);
        dictionary.set("F", 4); // It is printed with the page.
        dictionary.remove(b"C");
        if let Destination::Page(page) = link.to {
            dictionary.remove(b"A");
            dictionary.set("Dest", vec![reference(skeleton.pages[page]), Object::from("Fit")]);
        }
        file.small(id, |out| push_object(out, &Object::Dictionary(dictionary)));
    }

    let fonts = fonts.write(&mut file)?.into_iter().map(|(slot, id)| (format!("F{}", slot.0), reference(id)));
    let fonts = Dictionary::from_iter(fonts);
    let pictures = resources.pictures.iter().enumerate();
    let pictures = pictures.map(|(index, picture)| (format!("I{index}"), reference(picture.write(&mut file))));
    let pictures = Dictionary::from_iter(pictures);
    skeleton.share_resources(fonts, pictures);
    skeleton.patch_pages(&mut file, &contents);

    let metadata = file.reserve();
    let packet = xmp::packet(info);
    let mut body = format!("<</Type/Metadata/Subtype/XML/Length {}>>\nstream\n", packet.len()).into_bytes();
    body.extend_from_slice(packet.as_bytes());
    body.extend_from_slice(b"\nendstream");
    file.object(metadata, &body);

    skeleton.patch_catalog(info, &written, metadata);
    skeleton.patch_info(info);
    Ok(skeleton.write(file))
}

/// printpdf's document and where its parts are.
struct Skeleton {
    document: lopdf::Document,
    root: Id,
    info: Id,
    pages: Vec<Id>,
}

impl Skeleton {
    fn new(document: lopdf::Document) -> Self {
        let trailer = |key| document.trailer.get(key).and_then(Object::as_reference).map_or(0, |(id, _)| id);
        let (root, info) = (trailer(b"Root".as_slice()), trailer(b"Info".as_slice()));
        let pages = document.page_iter().map(|(id, _)| id).collect();
        Self { document, root, info, pages }
    }

    fn dictionary(&mut self, id: Id) -> &mut Dictionary {
        self.document.get_dictionary_mut((id, 0)).expect("printpdf made this dictionary")
    }

    /// Takes the link annotations out of the pages, in page order: the structure refers to them by number.
    fn take_annotations(&mut self, file: &mut File) -> Vec<(Id, Dictionary)> {
        let mut taken = Vec::new();
        for page in self.pages.clone() {
            let page = self.dictionary(page);
            let Some(Object::Array(annotations)) = page.remove(b"Annots") else { continue };
            let mut references = Vec::new();
            for annotation in annotations {
                if let Object::Dictionary(dictionary) = annotation {
                    let id = file.reserve();
                    references.push(reference(id));
                    taken.push((id, dictionary));
                }
            }
            if !references.is_empty() {
                page.set("Annots", references);
            }
        }
        taken
    }

    /// One dictionary of resources for all pages, in place of one each.
    fn share_resources(&mut self, fonts: Dictionary, pictures: Dictionary) {
        let mut shared: Option<Id> = None;
        for page in self.pages.clone() {
            let page = self.dictionary(page);
            let Ok((own, _)) = page.get(b"Resources").and_then(Object::as_reference) else { continue };
            match shared {
                Some(shared) => {
                    page.set("Resources", reference(shared));
                    self.document.objects.remove(&(own, 0));
                }
                None => shared = Some(own),
            }
        }
        let Some(shared) = shared else { return };
        let resources = self.dictionary(shared).clone();
        for (key, dictionary) in [(b"Font".as_slice(), fonts), (b"XObject", pictures)] {
            if let Ok(id) = resources.get(key).and_then(Object::as_reference) {
                self.document.objects.insert(id, Object::Dictionary(dictionary));
            }
        }
    }

    fn patch_pages(&mut self, file: &mut File, contents: &[(Vec<u8>, bool)]) {
        for (index, (content, transparent)) in contents.iter().enumerate() {
            let page = self.dictionary(self.pages[index]);
            page.set("StructParents", index as i64);
            page.set("Tabs", "S");
            page.remove(b"TrimBox");
            page.remove(b"CropBox");
            if *transparent {
                // Without a group, readers that print blend in an ink space and shift the colours.
                let group = [("S", Object::from("Transparency")), ("CS", Object::from("DeviceRGB"))];
                page.set("Group", Dictionary::from_iter(group));
            }
            let own = page.get(b"Contents").and_then(Object::as_reference);
            if let Ok((id, _)) = own {
                self.document.objects.remove(&(id, 0));
                file.stream(id, "", content);
            }
        }
    }

    fn patch_catalog(&mut self, info: &DeckInfo, structure: &Written, metadata: Id) {
        let first = self.pages.first().copied();
        let catalog = self.dictionary(self.root);
        if let Some(first) = first {
            let whole = [reference(first), Object::from("Fit")];
            catalog.set("OpenAction", whole.to_vec());
        }
        catalog.set("PageLayout", "SinglePage");
        catalog.set("PageMode", "UseOutlines");
        catalog.set("Lang", text(&info.language));
        catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
        catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
        catalog.set("StructTreeRoot", reference(structure.root));
        catalog.set("Metadata", reference(metadata));
    }

    fn patch_info(&mut self, info: &DeckInfo) {
        let fields = self.dictionary(self.info);
        // Empty, or claims about print production that nobody made.
        for key in [b"GTS_PDFXVersion".as_slice(), b"Identifier", b"Keywords", b"Trapped"] {
            fields.remove(key);
        }
        fields.set("QuarterdeckAccount", Object::string_literal(info.account.as_str()));
    }

    /// Writes what is left of the document: the catalogue and Info on their own, so that simple programs find them.
    fn write(self, mut file: File) -> Vec<u8> {
        for ((id, _), object) in &self.document.objects {
            match object {
                Object::Stream(stream) => {
                    let body = stream_body("", &crate::pdf::writer::deflate::deflate(&stream.content));
                    file.object(*id, &body);
                }
                _ if *id == self.root || *id == self.info => {
                    let mut body = Vec::with_capacity(512);
                    push_object(&mut body, object);
                    file.object(*id, &body);
                }
                _ => file.small(*id, |out| push_object(out, object)),
            }
        }
        file.finish(self.root, self.info)
    }
}

fn reference(id: Id) -> Object {
    Object::Reference((id, 0))
}

/// A text string.
fn text(text: &str) -> Object {
    lopdf::text_string(text)
}
