//! The structure tree: what the pages say, in reading order, for those who do not see them.
//!
//! One document of one section a slide; below it the frame's tags under the standard's own names.
//! Elements are written as bytes at once, hundreds of them being the most numerous objects of a deck.

use crate::layout::frame::Destination;
use crate::pdf::content::number::{Cents, push_cents, push_integer, push_text_string};
use crate::pdf::writer::file::{File, Id};

/// An element's place in the tree.
pub type ElementId = usize;

/// The structure of a deck in the making.
pub struct Structure {
    elements: Vec<Element>,
    /// By page, which element each marked-content id belongs to.
    content: Vec<Vec<ElementId>>,
    /// Link annotations in the order of the pages.
    pub links: Vec<Link>,
}

/// A link and the element it belongs to.
pub struct Link {
    /// The page, from 0.
    pub page: usize,
    pub to: Destination,
    /// What it says to a screen reader.
    pub label: String,
    /// The clickable area: left, bottom, right and top.
    pub area: [Cents; 4],
    element: ElementId,
}

struct Element {
    role: &'static str,
    parent: Option<ElementId>,
    page: usize,
    /// Further dictionary entries.
    entries: Vec<u8>,
    kids: Vec<Kid>,
}

enum Kid {
    Content(usize),
    Element(ElementId),
    Annotation(usize),
}

/// The object numbers of the finished tree.
pub struct Written {
    /// The tree's root.
    pub root: Id,
    /// The key of the first link annotation in the parent tree; the pages' keys are their numbers from 0.
    pub first_link_key: usize,
}

impl Structure {
    /// A document without content.
    pub(crate) fn new() -> Self {
        let document = Element { role: "Document", parent: None, page: 0, entries: Vec::new(), kids: Vec::new() };
        Self { elements: vec![document], content: Vec::new(), links: Vec::new() }
    }

    /// Begins the next page; gives its section.
    pub fn begin_page(&mut self, title: &str) -> ElementId {
        self.content.push(Vec::new());
        let section = self.add("Sect", 0);
        let entries = &mut self.elements[section].entries;
        entries.extend_from_slice(b"/T");
        push_text_string(entries, title);
        section
    }

    /// Adds an element to the current page.
    pub fn add(&mut self, role: &'static str, parent: ElementId) -> ElementId {
        let id = self.elements.len();
        let page = self.content.len().saturating_sub(1);
        self.elements.push(Element { role, parent: Some(parent), page, entries: Vec::new(), kids: Vec::new() });
        self.elements[parent].kids.push(Kid::Element(id));
        id
    }

    /// The span of a passage in another language: the one that `parent` ends in, or a new one.
    pub fn passage(&mut self, parent: ElementId, language: &str) -> ElementId {
        let mut entries = b"/Lang".to_vec();
        push_text_string(&mut entries, language);
        if let Some(&Kid::Element(last)) = self.elements[parent].kids.last()
            && self.elements[last].role == "Span"
            && self.elements[last].entries == entries
        {
            return last;
        }
        let span = self.add("Span", parent);
        self.elements[span].entries = entries;
        span
    }

    /// Gives a figure its alternative text and its box: left, bottom, right and top.
    pub fn describe_figure(&mut self, figure: ElementId, alt: &str, bounds: Option<[Cents; 4]>) {
        let entries = &mut self.elements[figure].entries;
        entries.extend_from_slice(b"/Alt");
        push_text_string(entries, alt);
        if let Some(bounds) = bounds {
            entries.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox[");
            bounds.into_iter().for_each(|edge| push_cents(entries, edge));
            entries.extend_from_slice(b"]>>");
        }
    }

    /// Says which cells a header cell heads: those of its row, or else of its column.
    pub fn set_scope(&mut self, header: ElementId, row: bool) {
        let scope: &[u8] = if row { b"/A<</O/Table/Scope/Row>>" } else { b"/A<</O/Table/Scope/Column>>" };
        self.elements[header].entries.extend_from_slice(scope);
    }

    /// Says that a list's labels are its numbers.
    pub fn number_list(&mut self, list: ElementId) {
        self.elements[list].entries.extend_from_slice(b"/A<</O/List/ListNumbering/Decimal>>");
    }

    /// Adds the annotation of a link element.
    pub fn add_link(&mut self, element: ElementId, to: &Destination, label: &str, area: [Cents; 4]) {
        let page = self.elements[element].page;
        self.elements[element].kids.push(Kid::Annotation(self.links.len()));
        self.links.push(Link { page, to: to.clone(), label: label.into(), area, element });
    }

    /// The role of an element.
    pub fn role(&self, element: ElementId) -> &'static str {
        self.elements[element].role
    }

    /// A fresh marked-content id on the current page for an element.
    pub fn next_content(&mut self, element: ElementId) -> usize {
        let content = self.content.last_mut().expect("content is drawn on a page that was begun");
        content.push(element);
        self.elements[element].kids.push(Kid::Content(content.len() - 1));
        content.len() - 1
    }

    /// Writes the tree. Elements that hold nothing are left out, but for cells, which keep a table regular.
    pub fn write(&self, file: &mut File, pages: &[Id], annotations: &[Id]) -> Written {
        let mut holds: Vec<bool> = vec![false; self.elements.len()];
        for (id, element) in self.elements.iter().enumerate().rev() {
            let full = |kid: &Kid| !matches!(kid, Kid::Element(child) if !holds[*child]);
            holds[id] = id == 0 || matches!(element.role, "TD" | "TH") || element.kids.iter().any(full);
        }
        let root = file.reserve();
        let ids: Vec<Id> = holds.iter().map(|&holds| if holds { file.reserve() } else { 0 }).collect();
        let context = Context { ids: &ids, pages, annotations, root };
        for (id, element) in self.elements.iter().enumerate().filter(|(id, _)| holds[*id]) {
            file.small(ids[id], |out| context.push_element(out, element));
        }
        let parents = file.reserve();
        let first_link_key = self.content.len();
        file.small(parents, |out| {
            out.extend_from_slice(b"<</Nums[");
            for (key, content) in self.content.iter().enumerate() {
                push_integer(out, key as i64);
                out.push(b'[');
                content.iter().for_each(|&element| push_reference(out, ids[element]));
                out.extend_from_slice(b"]");
            }
            for (index, link) in self.links.iter().enumerate() {
                out.push(b' ');
                push_integer(out, (first_link_key + index) as i64);
                push_reference(out, ids[link.element]);
            }
            out.extend_from_slice(b"]>>");
        });
        file.small(root, |out| {
            out.extend_from_slice(b"<</Type/StructTreeRoot/K");
            push_reference(out, ids[0]);
            out.extend_from_slice(b"/ParentTree");
            push_reference(out, parents);
            out.extend_from_slice(b"/ParentTreeNextKey ");
            push_integer(out, (first_link_key + self.links.len()) as i64);
            out.extend_from_slice(b">>");
        });
        Written { root, first_link_key }
    }
}

struct Context<'a> {
    ids: &'a [Id],
    pages: &'a [Id],
    annotations: &'a [Id],
    root: Id,
}

impl Context<'_> {
    fn push_element(&self, out: &mut Vec<u8>, element: &Element) {
        out.extend_from_slice(b"<</S/");
        out.extend_from_slice(element.role.as_bytes());
        out.extend_from_slice(b"/P");
        push_reference(out, element.parent.map_or(self.root, |parent| self.ids[parent]));
        if element.parent.is_some() {
            out.extend_from_slice(b"/Pg");
            push_reference(out, self.pages[element.page]);
        }
        out.extend_from_slice(&element.entries);
        out.extend_from_slice(b"/K[");
        for kid in &element.kids {
            match *kid {
                Kid::Content(mcid) => {
                    out.push(b' ');
                    push_integer(out, mcid as i64);
                }
                Kid::Element(child) if self.ids[child] == 0 => {}
                Kid::Element(child) => push_reference(out, self.ids[child]),
                Kid::Annotation(link) => {
                    out.extend_from_slice(b"<</Type/OBJR/Obj");
                    push_reference(out, self.annotations[link]);
                    out.extend_from_slice(b">>");
                }
            }
        }
        out.extend_from_slice(b"]>>");
    }
}

fn push_reference(out: &mut Vec<u8>, id: Id) {
    out.push(b' ');
    push_integer(out, id.into());
    out.extend_from_slice(b" 0 R");
}
