//! What a page paints: each mark, where it stands, what it says and to which marked content it belongs.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A painted mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The operator that painted it.
    pub operator: String,
    /// Its marked-content id.
    pub mcid: Option<i64>,
    /// How many artifacts it lies in.
    pub artifacts: usize,
    /// Whether it is part of the line at the foot.
    pub footer: bool,
    /// Left, bottom, right and top of text; other marks have none.
    pub area: Option<[f64; 4]>,
    /// Its codes, in the font of that name.
    pub codes: Vec<(String, u16)>,
    /// What it says.
    pub text: String,
}

/// A font as a page names it.
pub struct Font {
    /// The font's own dictionary.
    pub dictionary: Dictionary,
    widths: Vec<f64>,
    unicode: BTreeMap<u16, String>,
}

/// The value behind a key, followed if it is a reference.
pub fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    document.dereference(dictionary.get(key.as_bytes()).ok()?).ok().map(|(_, object)| object)
}

/// Whether an entry is this name.
pub fn is_name(dictionary: &Dictionary, key: &str, name: &str) -> bool {
    dictionary.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|found| found == name.as_bytes())
}

/// The text string of an entry, empty where there is none.
pub fn text(dictionary: &Dictionary, key: &str) -> String {
    dictionary.get(key.as_bytes()).ok().and_then(|o| lopdf::decode_text_string(o).ok()).unwrap_or_default()
}

/// The numbers of an array.
pub fn numbers(object: &Object) -> Vec<f64> {
    object.as_array().map(|items| items.iter().filter_map(number).collect()).unwrap_or_default()
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

/// The fonts of a page.
pub fn fonts(document: &Document, page: ObjectId) -> BTreeMap<String, Font> {
    let page = document.get_dictionary(page).expect("a page is a dictionary");
    let resources = get(document, page, "Resources").and_then(|o| o.as_dict().ok()).expect("a page has resources");
    let Some(fonts) = get(document, resources, "Font").and_then(|o| o.as_dict().ok()) else { return BTreeMap::new() };
    let named = fonts.iter().map(|(name, font)| {
        let font = document.dereference(font).expect("a font is there").1.as_dict().expect("a font is a dictionary");
        (String::from_utf8_lossy(name).into_owned(), Font::read(document, font))
    });
    named.collect()
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let descendant = get(document, font, "DescendantFonts").and_then(|o| o.as_array().ok()).map(|all| &all[0]);
        let descendant = descendant.and_then(|o| document.dereference(o).ok()).and_then(|(_, o)| o.as_dict().ok());
        let widths = descendant.and_then(|d| get(document, d, "W")).and_then(|w| w.as_array().ok());
        let widths = widths.and_then(|w| w.get(1)).map(numbers).unwrap_or_default();
        let map = get(document, font, "ToUnicode").and_then(|o| o.as_stream().ok());
        let map = map.and_then(|stream| stream.decompressed_content().ok()).unwrap_or_default();
        Self { dictionary: font.clone(), widths, unicode: unicode(&String::from_utf8_lossy(&map)) }
    }

    /// The text of a code.
    pub fn text(&self, code: u16) -> Option<&str> {
        self.unicode.get(&code).map(String::as_str)
    }
}

/// The codes and texts of a ToUnicode map.
fn unicode(map: &str) -> BTreeMap<u16, String> {
    let hex = |word: &str| {
        let digits = word.trim_matches(['<', '>']).as_bytes();
        let units = digits.chunks(4).filter_map(|unit| u16::from_str_radix(str::from_utf8(unit).ok()?, 16).ok());
        units.collect::<Vec<_>>()
    };
    let mut found = BTreeMap::new();
    let mut ranges = false;
    for line in map.lines() {
        ranges = (ranges || line.ends_with("beginbfrange")) && !line.starts_with("endbfrange");
        let words: Vec<_> = line.split_whitespace().filter(|word| word.starts_with('<')).map(hex).collect();
        match words.as_slice() {
            [first, last, text] if ranges => {
                for code in first[0]..=last[0] {
                    let unit = text[0] + (code - first[0]);
                    found.insert(code, String::from_utf16_lossy(&[unit]));
                }
            }
            [code, text] if !ranges && code.len() == 1 => {
                found.insert(code[0], String::from_utf16_lossy(text));
            }
            _ => {}
        }
    }
    found
}

/// The marks of a page in painting order. A clip that is not painted is none.
pub fn marks(document: &Document, page: ObjectId) -> Vec<Mark> {
    let fonts = fonts(document, page);
    let content = Content::decode(&document.get_page_content(page)).expect("the content can be read");
    let mut reader =
        Reader { fonts: &fonts, marks: Vec::new(), open: Vec::new(), at: (0.0, 0.0), font: None, size: 0.0 };
    for operation in &content.operations {
        reader.operation(&operation.operator, &operation.operands);
    }
    assert!(reader.open.is_empty(), "marked content is left open");
    reader.marks
}

/// Marked content that is open.
#[derive(Default)]
struct Open {
    mcid: Option<i64>,
    artifact: bool,
    footer: bool,
    actual: Option<String>,
}

struct Reader<'a> {
    fonts: &'a BTreeMap<String, Font>,
    marks: Vec<Mark>,
    open: Vec<Open>,
    at: (f64, f64),
    font: Option<String>,
    size: f64,
}

impl Reader<'_> {
    fn operation(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        match operator {
            "BT" => self.at = (0.0, 0.0),
            "Td" => self.at = (self.at.0 + numbers[0], self.at.1 + numbers[1]),
            "Tf" => {
                self.font = operands[0].as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned());
                self.size = numbers[0];
            }
            "BMC" => {
                self.open.push(Open { artifact: operands[0].as_name().ok() == Some(b"Artifact"), ..Open::default() })
            }
            "BDC" => {
                let entries = operands[1].as_dict().expect("properties stand in the content");
                self.open.push(Open {
                    mcid: entries.get(b"MCID").and_then(Object::as_i64).ok(),
                    artifact: operands[0].as_name().ok() == Some(b"Artifact"),
                    footer: is_name(entries, "Type", "Pagination") && is_name(entries, "Subtype", "Footer"),
                    actual: entries.get(b"ActualText").and_then(lopdf::decode_text_string).ok(),
                });
            }
            "EMC" => {
                let ended = self.open.pop().expect("no more is ended than was begun");
                if let (Some(text), Some(last)) = (ended.actual, self.marks.last_mut()) {
                    last.text = text;
                }
            }
            "TJ" => self.text(&operands[0]),
            "f" | "f*" | "F" | "S" | "s" | "b" | "b*" | "B" | "B*" | "sh" | "Do" => {
                self.mark(operator, None);
            }
            "Tj" | "Tz" | "Tr" | "'" | "\"" | "BI" => panic!("{operator} is not looked into"),
            _ => {}
        }
    }

    fn mark(&mut self, operator: &str, area: Option<[f64; 4]>) -> &mut Mark {
        self.marks.push(Mark {
            operator: operator.to_owned(),
            mcid: self.open.iter().rev().find_map(|open| open.mcid),
            artifacts: self.open.iter().filter(|open| open.artifact).count(),
            footer: self.open.iter().any(|open| open.footer),
            area,
            codes: Vec::new(),
            text: String::new(),
        });
        self.marks.last_mut().expect("it was just pushed")
    }

    fn text(&mut self, pieces: &Object) {
        let name = self.font.clone().expect("text has a font");
        let font = &self.fonts[&name];
        let (mut codes, mut width) = (Vec::new(), 0.0);
        for piece in pieces.as_array().expect("an array") {
            if let Object::String(bytes, _) = piece {
                for code in bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
                    width += font.widths.get(usize::from(code)).copied().unwrap_or_default();
                    codes.push((name.clone(), code));
                }
            } else {
                width -= number(piece).unwrap_or_default();
            }
        }
        let text = codes.iter().filter_map(|(_, code)| font.text(*code)).collect();
        let ((x, y), size) = (self.at, self.size);
        // Of a line in two fonts only the start is known: good enough to see which block is above which.
        let mark = self.mark("TJ", Some([x, y - 0.2 * size, x + width * size / 1000.0, y + 0.75 * size]));
        (mark.codes, mark.text) = (codes, text);
    }
}
