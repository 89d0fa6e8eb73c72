//! A finished deck read back: the account that it names, and all its texts, visible or not.

use std::collections::{BTreeMap, HashMap};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};

use crate::pdf::read_back::place::{Place, info};
use crate::pdf::read_back::strings::Strings;

/// A deck as its bytes tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// `/QuarterdeckAccount`.
    pub account: String,
    /// How many pages it has.
    pub pages: usize,
    /// Every text in it, with its place. A page's is in the order in which it was written; blanks between fonts are as they
    /// come.
    pub said: Vec<(Place, String)>,
}

impl Finished {
    /// Reads a deck; `None` where the bytes are none, or name no account.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let document = Document::load_mem(bytes).ok()?;
        let account = account(&document)?;
        let pages = document.get_pages();
        let mut strings = Strings::new(&document, &account);
        let mut fonts = Fonts { document: &document, encodings: HashMap::new() };
        for page in pages.values() {
            let resources = document.get_page_fonts(*page).ok()?;
            fonts.read(&document.get_page_content(*page), &resources, &mut strings)?;
            strings.page_ends(*page);
        }
        // A page may draw through a form object.
        for object in document.objects.values() {
            let Ok(form) = object.as_stream() else { continue };
            if form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
                let resources = fonts.of_form(&form.dict);
                fonts.read(&form.get_plain_content().ok()?, &resources, &mut strings)?;
            }
        }
        strings.objects();
        let said = strings.said;
        Some(Self { account, pages: pages.len(), said })
    }

    /// Whose a deck says it is, and nothing else of it.
    pub fn account_of(bytes: &[u8]) -> Option<String> {
        account(&Document::load_mem(bytes).ok()?)
    }
}

fn account(document: &Document) -> Option<String> {
    let info = document.get_dictionary(info(document)?).ok()?;
    let hash = info.get(b"QuarterdeckAccount").and_then(Object::as_str).ok()?;
    String::from_utf8(hash.to_vec()).ok()
}

/// The letters of each font's codes, worked out once a deck and not once a page.
struct Fonts<'d> {
    document: &'d Document,
    encodings: HashMap<*const Dictionary, Encoding<'d>>,
}

impl<'d> Fonts<'d> {
    fn of_form(&self, form: &'d Dictionary) -> BTreeMap<Vec<u8>, &'d Dictionary> {
        let follow = |object: &'d Object| self.document.dereference(object).ok()?.1.as_dict().ok();
        let fonts = form.get(b"Resources").ok().and_then(follow).and_then(|all| follow(all.get(b"Font").ok()?));
        let fonts = fonts.into_iter().flat_map(|fonts| fonts.iter());
        fonts.filter_map(|(name, font)| Some((name.clone(), follow(font)?))).collect()
    }

    /// Adds what a page's or form's operators show and say of it; `None` where they cannot be read.
    fn read(&mut self, content: &[u8], fonts: &BTreeMap<Vec<u8>, &'d Dictionary>, strings: &mut Strings) -> Option<()> {
        for font in fonts.values() {
            let key: *const Dictionary = *font;
            if !self.encodings.contains_key(&key) {
                self.encodings.insert(key, font.get_font_encoding(self.document).ok()?);
            }
        }
        let mut encoding = None;
        let mut text = String::new();
        for operation in &Content::decode(content).ok()?.operations {
            match operation.operator.as_str() {
                "Tf" => {
                    let name = operation.operands.first()?.as_name().ok()?;
                    encoding = fonts.get(name).and_then(|font| self.encodings.get(&std::ptr::from_ref(*font)));
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    if operation.operator.len() == 1 {
                        text.push('\n');
                    }
                    shown(&operation.operands, encoding?, &mut text)?;
                }
                "T*" | "ET" => text.push('\n'),
                "BDC" | "DP" => operation.operands.iter().for_each(|operand| strings.walk(operand, Place::Alternative)),
                _ => {}
            }
        }
        strings.add(Place::Page, text);
        Some(())
    }
}

/// Adds the text of strings, with a blank for a wide gap.
fn shown(operands: &[Object], encoding: &Encoding, text: &mut String) -> Option<()> {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => encoding.write_to_string(bytes, text).ok()?,
            Object::Array(parts) => {
                shown(parts, encoding, text)?;
                text.push(' ');
            }
            Object::Integer(gap) if *gap < -100 => text.push(' '),
            _ => {}
        }
    }
    Some(())
}
