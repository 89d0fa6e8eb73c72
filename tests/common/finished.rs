//! Reads a finished deck back: its text, names, addresses and bytes.

use lopdf::{Document, Object};

/// Everything in a deck, visible or hidden: the pages' text, every string and name of every object, and the raw and
/// decompressed bytes. Blanks are removed, since text extraction adds some where the font changes.
pub fn everything(pdf: &[u8]) -> String {
    let mut document = Document::load_mem(pdf).expect("the deck is a PDF");
    let mut all = pages(&document);
    for object in document.objects.values().chain([&Object::Dictionary(document.trailer.clone())]) {
        strings(object, &mut all);
    }
    document.decompress();
    for stream in document.objects.values().filter_map(|object| object.as_stream().ok()) {
        all.push_str(&String::from_utf8_lossy(&stream.content));
    }
    all.push_str(&String::from_utf8_lossy(pdf));
    closed_up(&all)
}

pub fn pages(document: &Document) -> String {
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&numbers).expect("the text can be extracted")
}

/// A text without blanks and in small letters.
pub fn closed_up(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The dictionary at a key, direct or by reference.
pub fn dictionary<'a>(document: &'a Document, within: &'a lopdf::Dictionary, key: &str) -> &'a lopdf::Dictionary {
    let found = within.get(key.as_bytes()).expect("the key is there");
    document.dereference(found).expect("it leads somewhere").1.as_dict().expect("it is a dictionary")
}

fn strings(object: &Object, all: &mut String) {
    match object {
        Object::String(bytes, _) => {
            all.push_str(&String::from_utf8_lossy(bytes));
            all.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
        }
        Object::Name(name) => all.push_str(&String::from_utf8_lossy(name)),
        Object::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Object::Dictionary(items) => items.iter().for_each(|(_, item)| strings(item, all)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, item)| strings(item, all)),
        _ => {}
    }
}
