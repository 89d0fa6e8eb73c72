//! Every string of a deck that is no drawing: of its objects, whether anything leads to them or not, and of its streams of text.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};

use crate::base::signing::token::Token;
use crate::pdf::read_back::place::{Place, info};

/// Values that are the format's own and hold nobody's words: what draws letters, and a hash of the whole.
const OF_THE_FORMAT: [&[u8]; 8] =
    [b"BaseFont", b"CIDSystemInfo", b"FontName", b"FontFamily", b"ID", b"CharProcs", b"Encoding", b"DA"];

/// Keys of streams that draw letters or colours.
const DRAWING: [&[u8]; 6] = [b"FontFile", b"FontFile2", b"FontFile3", b"ToUnicode", b"CIDToGIDMap", b"Contents"];

/// The strings of a deck, gathered.
pub struct Strings<'d> {
    document: &'d Document,
    account: &'d str,
    /// What was found, with its place.
    pub said: Vec<(Place, String)>,
    /// Streams that were read otherwise.
    read: HashSet<ObjectId>,
}

impl<'d> Strings<'d> {
    pub fn new(document: &'d Document, account: &'d str) -> Self {
        Self { document, account, said: Vec::new(), read: HashSet::new() }
    }

    /// Adds a text. What links carry for us alone is no word of anybody's.
    pub fn add(&mut self, place: Place, text: String) {
        if text.trim().is_empty() || text == self.account {
            return;
        }
        let text = if place == Place::Link { address(&text) } else { text };
        self.said.push((place, text));
    }

    /// Notes that a page's content was read.
    pub fn page_ends(&mut self, page: ObjectId) {
        self.read.extend(self.document.get_page_contents(page));
    }

    /// Adds the strings of all objects.
    pub fn objects(&mut self) {
        let document = self.document;
        let objects = document.objects.values();
        let dictionaries = objects.clone().filter_map(|object| match object {
            Object::Stream(stream) => Some(&stream.dict),
            object => object.as_dict().ok(),
        });
        for dictionary in dictionaries {
            let drawing = DRAWING.iter().filter_map(|key| dictionary.get(key).ok());
            self.read.extend(drawing.filter_map(|object| object.as_reference().ok()));
        }
        let properties = info(document);
        for (id, object) in &document.objects {
            let place = if Some(*id) == properties { Place::Metadata } else { Place::Elsewhere };
            self.walk(object, place);
            match object {
                Object::Stream(stream) if !self.read.contains(id) => self.stream(stream),
                _ => {}
            }
        }
        self.dictionary(&document.trailer, Place::Elsewhere);
    }

    /// Adds the strings of an object and of what it holds.
    pub fn walk(&mut self, object: &Object, place: Place) {
        match object {
            Object::String(..) => self.add(place, decode_text_string(object).unwrap_or_else(|_| raw(object))),
            Object::Array(items) => items.iter().for_each(|item| self.walk(item, place)),
            Object::Dictionary(items) => self.dictionary(items, place),
            Object::Stream(stream) => self.dictionary(&stream.dict, place),
            _ => {}
        }
    }

    fn dictionary(&mut self, items: &Dictionary, place: Place) {
        let is_outline = items.has(b"Title") && (items.has(b"Dest") || items.has(b"A") || items.has(b"Parent"));
        for (key, item) in items.iter().filter(|(key, _)| !OF_THE_FORMAT.contains(&key.as_slice())) {
            let place = match key.as_slice() {
                b"URI" | b"F" | b"UF" if item.as_str().is_ok() => Place::Link,
                b"Alt" | b"ActualText" | b"Contents" | b"E" | b"T" | b"TU" | b"Lang" => Place::Alternative,
                b"Title" if is_outline => Place::Bookmark,
                _ => place,
            };
            self.walk(item, place);
            // Keys and names are of the format but where somebody made them up.
            if let Object::Name(name) = item
                && name.len() > LONGEST_NAME
            {
                self.add(place, String::from_utf8_lossy(name).into_owned());
            }
        }
    }

    /// Adds what a stream says, where it is text.
    fn stream(&mut self, stream: &Stream) {
        let kind = |key: &[u8]| stream.dict.get(key).and_then(Object::as_name).unwrap_or_default();
        let is_drawing = matches!(kind(b"Subtype"), b"Image" | b"Form")
            || matches!(kind(b"Type"), b"XRef" | b"ObjStm" | b"Pattern")
            || [b"FunctionType".as_slice(), b"ShadingType", b"PatternType", b"N"]
                .iter()
                .any(|key| stream.dict.has(key));
        if is_drawing {
            return;
        }
        let Ok(bytes) = stream.get_plain_content() else { return };
        let text = match bytes.as_slice() {
            [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => encoding_rs::UTF_16LE.decode(&bytes).0.into_owned(),
            _ => match String::from_utf8(bytes) {
                Ok(text) if !text.contains('\0') => text,
                _ => return,
            },
        };
        if kind(b"Type") == b"Metadata" || kind(b"Subtype") == b"XML" {
            self.add(Place::Metadata, words_of_xml(&text));
        } else {
            self.add(Place::Elsewhere, text);
        }
    }
}

/// The longest name that the format itself has, about.
const LONGEST_NAME: usize = 24;

fn raw(object: &Object) -> String {
    String::from_utf8_lossy(object.as_str().unwrap_or_default()).into_owned()
}

/// A link's address as it is written and with its percent signs resolved, without the tokens in it.
fn address(uri: &str) -> String {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let plain = String::from_utf8_lossy(&bytes);
    let both = if plain == uri { uri.to_owned() } else { format!("{uri}\u{1}{plain}") };
    Token::all_in(&both).iter().fold(both.clone(), |text, token| text.replace(token, "\u{1}"))
}

/// What an XML text says: between its tags, and in their attributes but for the names of its vocabularies.
fn words_of_xml(xml: &str) -> String {
    let mut words = String::new();
    let mut rest = xml;
    while let Some((text, after)) = rest.split_once('<') {
        words.push_str(text);
        words.push('\u{1}');
        let Some((tag, after)) = after.split_once('>') else {
            rest = after;
            break;
        };
        if !tag.starts_with('?') {
            let parts: Vec<&str> = tag.split(['"', '\'']).collect();
            for pair in parts.chunks_exact(2) {
                if !pair[0].trim_start().starts_with("xmlns") && !pair[0].contains(" xmlns") {
                    words.push_str(pair[1]);
                    words.push('\u{1}');
                }
            }
        }
        rest = after;
    }
    words.push_str(rest);
    unescaped(&words)
}

/// Text with XML's entities resolved.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        let letter = entity.and_then(|(name, _)| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
            }
        });
        match (letter, entity) {
            (Some(letter), Some((_, after))) => {
                out.push(letter);
                rest = after;
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_metadata_are_found_without_its_vocabulary() {
        let xml = "<?xpacket id=\"W5\"?><x xmlns:a=\"adobe:ns\" a:by='Ann'><b>Acme &amp; &#83;ons</b></x>";
        let words = words_of_xml(xml);
        assert!(words.contains("Acme & Sons") && words.contains("Ann") && !words.contains("adobe"), "{words:?}");
    }

    #[test]
    fn an_address_is_read_as_it_stands_and_decoded() {
        assert_eq!(
            address("mailto:a@x.example?subject=Acme%20Ltd"),
            "mailto:a@x.example?subject=Acme%20Ltd\u{1}mailto:a@x.example?subject=Acme Ltd"
        );
        assert_eq!(address("https://x.example/a"), "https://x.example/a");
    }
}
