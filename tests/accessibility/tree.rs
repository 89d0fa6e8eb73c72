//! The structure tree of a finished deck, and what a screen reader reads from it.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::content::{Mark, get, marks, numbers};

/// An element of the tree.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its object.
    pub id: ObjectId,
    /// Its structure type.
    pub role: String,
    /// Its own language.
    pub language: Option<String>,
    /// Its alternative text.
    pub alt: Option<String>,
    /// The page it is on, from 0.
    pub page: Option<usize>,
    /// Its attributes.
    pub attributes: Dictionary,
    /// What it holds.
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub enum Kid {
    /// An element.
    Element(Element),
    /// Marked content of the element's page.
    Content(i64),
    /// An annotation.
    Annotation(ObjectId),
}

/// A deck, read.
pub struct Deck {
    /// The document.
    pub document: Document,
    /// Its pages.
    pub pages: Vec<ObjectId>,
    /// By page, what is painted.
    pub marks: Vec<Vec<Mark>>,
    /// The root of the tree.
    pub root: Element,
}

impl Deck {
    /// Reads a document.
    pub fn read(document: Document) -> Self {
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        let marks = pages.iter().map(|page| marks(&document, *page)).collect();
        let catalog = document.catalog().expect("a catalogue");
        let tree = get(&document, catalog, "StructTreeRoot").and_then(|o| o.as_dict().ok()).expect("a structure tree");
        let root = tree.get(b"K").and_then(Object::as_reference).expect("one root element");
        let root = element(&document, &pages, root);
        Self { pages, marks, root, document }
    }

    /// All elements in reading order.
    pub fn elements(&self) -> Vec<&Element> {
        let mut all = vec![];
        self.root.walk(&mut |element, _| all.push(element));
        all
    }

    /// What the marks of an element and of those in it say.
    pub fn text(&self, element: &Element) -> String {
        element.kids.iter().map(|kid| self.kid_text(element, kid)).collect()
    }

    /// What one thing in an element says.
    pub fn kid_text(&self, element: &Element, kid: &Kid) -> String {
        match kid {
            // A link in a text is an element by itself, whether or not a blank is before it.
            Kid::Element(inner) if inner.role == "Link" => format!(" {}", self.text(inner)),
            Kid::Element(inner) => self.text(inner),
            Kid::Content(mcid) => self.content(element, *mcid).map(|mark| mark.text.as_str()).collect(),
            Kid::Annotation(_) => String::new(),
        }
    }

    /// The marks under a marked-content id.
    pub fn content(&self, element: &Element, mcid: i64) -> impl Iterator<Item = &Mark> {
        let page = element.page.map_or(&[][..], |page| &self.marks[page]);
        page.iter().filter(move |mark| mark.mcid == Some(mcid))
    }

    /// Where an element stands: a figure's box, else around its text.
    pub fn area(&self, element: &Element) -> Option<[f64; 4]> {
        if element.role == "Figure" {
            return element.attributes.get(b"BBox").ok().and_then(|b| numbers(b).try_into().ok());
        }
        let join = |a: [f64; 4], b: [f64; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
        let areas = element.kids.iter().filter_map(|kid| match kid {
            Kid::Element(inner) => self.area(inner),
            Kid::Content(mcid) => self.content(element, *mcid).filter_map(|mark| mark.area).reduce(join),
            Kid::Annotation(_) => None,
        });
        areas.reduce(join)
    }

    /// The deck as a screen reader says it, one element a line.
    pub fn aloud(&self) -> String {
        let mut out = String::new();
        self.say(&self.root, &mut out);
        out
    }

    fn say(&self, element: &Element, out: &mut String) {
        let children = |out: &mut String| {
            for kid in &element.kids {
                if let Kid::Element(inner) = kid {
                    self.say(inner, out);
                }
            }
        };
        let line = |out: &mut String, before: &str, text: &str| {
            let text: Vec<_> = text.split_whitespace().collect();
            writeln!(out, "{before}{}", text.join(" ")).expect("a string takes all");
        };
        let count = |role: &str| element.kids.iter().filter(|k| matches!(k, Kid::Element(e) if e.role == role)).count();
        match element.role.as_str() {
            "Document" => children(out),
            "Sect" => {
                out.push_str(if out.is_empty() { "" } else { "\n" });
                children(out);
            }
            "H1" => line(out, "heading 1: ", &self.text(element)),
            "H2" => line(out, "heading 2: ", &self.text(element)),
            "Figure" => line(out, "graphic: ", element.alt.as_deref().unwrap_or_default()),
            "L" => {
                let items = count("LI");
                line(out, "list of ", &format!("{items} {}", if items == 1 { "item" } else { "items" }));
                children(out);
            }
            "LI" => self.say_entry(element, out),
            "Table" => {
                line(out, "table of ", &format!("{} rows", count("TR")));
                children(out);
            }
            "TR" => {
                let cells: Vec<_> = element.kids.iter().map(|kid| self.kid_text(element, kid)).collect();
                line(out, "  | ", &cells.join(" | "));
            }
            _ => {
                let link = element.kids.iter().any(|kid| matches!(kid, Kid::Element(e) if e.role == "Link"));
                line(out, if link { "link: " } else { "" }, &self.text(element));
            }
        }
    }

    /// An entry of a list: its label or a bullet, and what is in its body, one element a line.
    fn say_entry(&self, entry: &Element, out: &mut String) {
        let (mut label, mut inside) = ("•".to_owned(), String::new());
        for part in entry.kids.iter().filter_map(|kid| if let Kid::Element(part) = kid { Some(part) } else { None }) {
            let block = |kid: &Kid| matches!(kid, Kid::Element(e) if !matches!(e.role.as_str(), "Span" | "Link"));
            if part.role == "Lbl" {
                label = format!("{}.", self.text(part).trim());
            } else if part.kids.iter().any(block) {
                for kid in &part.kids {
                    match kid {
                        Kid::Element(inner) if inner.role == "Link" => {
                            writeln!(inside, "link: {}", self.text(inner).trim()).expect("a string takes all");
                        }
                        Kid::Element(inner) => self.say(inner, &mut inside),
                        _ => {}
                    }
                }
            } else {
                let text = self.text(part);
                writeln!(inside, "{}", text.split_whitespace().collect::<Vec<_>>().join(" "))
                    .expect("a string takes all");
            }
        }
        for (at, text) in inside.lines().enumerate() {
            let before = if at == 0 { format!("  {label} ") } else { "    ".to_owned() };
            writeln!(out, "{before}{text}").expect("a string takes all");
        }
    }
}

impl Element {
    /// Visits this element and those in it with the roles above each.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Element, &[&'a Element])) {
        self.descend(&mut Vec::new(), visit);
    }

    fn descend<'a>(&'a self, above: &mut Vec<&'a Element>, visit: &mut impl FnMut(&'a Element, &[&'a Element])) {
        visit(self, above);
        above.push(self);
        for kid in &self.kids {
            if let Kid::Element(inner) = kid {
                inner.descend(above, visit);
            }
        }
        above.pop();
    }
}

fn element(document: &Document, pages: &[ObjectId], id: ObjectId) -> Element {
    let entries = document.get_dictionary(id).expect("an element is a dictionary");
    let text = |key: &str| entries.get(key.as_bytes()).ok().and_then(|o| lopdf::decode_text_string(o).ok());
    let page = entries.get(b"Pg").and_then(Object::as_reference).ok();
    let kid = |kid: &Object| match kid {
        Object::Integer(mcid) => Kid::Content(*mcid),
        Object::Reference(id) => Kid::Element(element(document, pages, *id)),
        Object::Dictionary(reference) => {
            Kid::Annotation(reference.get(b"Obj").and_then(Object::as_reference).expect("an object reference"))
        }
        other => panic!("{other:?} is no kid of an element"),
    };
    Element {
        id,
        role: String::from_utf8_lossy(entries.get(b"S").and_then(Object::as_name).expect("a type")).into_owned(),
        language: text("Lang"),
        alt: text("Alt"),
        page: page.and_then(|page| pages.iter().position(|other| *other == page)),
        attributes: get(document, entries, "A").and_then(|a| a.as_dict().ok()).cloned().unwrap_or_default(),
        kids: get(document, entries, "K").and_then(|k| k.as_array().ok()).into_iter().flatten().map(kid).collect(),
    }
}

/// The parent tree: by key, the elements of a page's content or the one of an annotation.
pub fn parents(document: &Document) -> BTreeMap<i64, Vec<ObjectId>> {
    let catalog = document.catalog().expect("a catalogue");
    let tree = get(document, catalog, "StructTreeRoot").and_then(|o| o.as_dict().ok()).expect("a structure tree");
    let parents = get(document, tree, "ParentTree").and_then(|o| o.as_dict().ok()).expect("a parent tree");
    let rows = parents.get(b"Nums").and_then(Object::as_array).expect("numbers");
    let row = |pair: &[Object]| {
        let elements = match &pair[1] {
            Object::Array(all) => all.iter().filter_map(|o| o.as_reference().ok()).collect(),
            one => one.as_reference().into_iter().collect(),
        };
        (pair[0].as_i64().expect("a key"), elements)
    };
    rows.chunks(2).map(row).collect()
}
