//! Rules of the document as a whole, and of its annotations.

use std::collections::BTreeSet;

use lopdf::Object;

use crate::content::{get, is_name, numbers, text};
use crate::tree::{Deck, Kid};

pub fn document_says_what_it_is(deck: &Deck) -> Vec<String> {
    let document = &deck.document;
    let catalog = document.catalog().expect("a catalogue");
    let dictionary = |key: &str| get(document, catalog, key).and_then(|o| o.as_dict().ok());
    let is_true = |key: &str, entry: &str| {
        dictionary(key).and_then(|d| d.get(entry.as_bytes()).ok()).and_then(|o| o.as_bool().ok()) == Some(true)
    };
    let language = text(catalog, "Lang");
    let info = get(document, &document.trailer, "Info").and_then(|o| o.as_dict().ok()).expect("an Info dictionary");
    let field = |key| text(info, key);
    let metadata = get(document, catalog, "Metadata").and_then(|o| o.as_stream().ok()).expect("metadata");
    let packet = String::from_utf8_lossy(&metadata.content).into_owned();
    let escaped = |text: String| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let alternative = |tag: &str, text: String| {
        format!("<{tag}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></{tag}>", escaped(text))
    };
    let day = field("CreationDate").chars().skip(2).take(8).collect::<String>();
    let date = format!("{}-{}-{}T00:00:00Z", &day[..4], &day[4..6], &day[6..]);
    let conditions = [
        ("it is not marked as tagged", is_true("MarkInfo", "Marked")),
        ("it has suspects", !is_true("MarkInfo", "Suspects")),
        ("its title is not shown", is_true("ViewerPreferences", "DisplayDocTitle")),
        ("it has no language", is_language(&language)),
        ("its title is empty", !field("Title").trim().is_empty()),
        ("the titles differ", packet.contains(&alternative("dc:title", field("Title")))),
        ("the subjects differ", packet.contains(&alternative("dc:description", field("Subject")))),
        (
            "the authors differ",
            packet.contains(&format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li>", escaped(field("Author")))),
        ),
        ("the makers differ", packet.contains(&format!("<pdf:Producer>{}</pdf:Producer>", field("Producer")))),
        ("the dates differ", packet.matches(&date).count() == 2),
        ("the languages differ", packet.contains(&format!("<rdf:Bag><rdf:li>{language}</rdf:li>"))),
        ("it does not say that it is PDF/UA-1, once", packet.matches("<pdfuaid:part>1</pdfuaid:part>").count() == 1),
        ("the bookmarks are not the slides in their order", bookmarks(deck) == sections(deck)),
    ];
    conditions.into_iter().filter(|(_, holds)| !holds).map(|(what, _)| what.to_owned()).collect()
}

/// The titles of the bookmarks, each of which leads to the page of its place.
fn bookmarks(deck: &Deck) -> Vec<String> {
    let document = &deck.document;
    let catalog = document.catalog().expect("a catalogue");
    let outlines = get(document, catalog, "Outlines").and_then(|o| o.as_dict().ok());
    let mut next = outlines.and_then(|o| get(document, o, "First"));
    let mut titles = Vec::new();
    while let Some(item) = next.and_then(|o| o.as_dict().ok()) {
        let destination = get(document, item, "Dest").or_else(|| {
            let action = get(document, item, "A").and_then(|o| o.as_dict().ok())?;
            get(document, action, "D")
        });
        let page = destination.and_then(|d| d.as_array().ok()).and_then(|d| d.first()?.as_reference().ok());
        if page == deck.pages.get(titles.len()).copied() {
            titles.push(text(item, "Title"));
        } else {
            titles.push(format!("leads to {page:?}"));
        }
        next = get(document, item, "Next");
    }
    titles
}

fn sections(deck: &Deck) -> Vec<String> {
    let title = |kid: &Kid| {
        let Kid::Element(section) = kid else { return String::new() };
        let section = deck.document.get_dictionary(section.id).expect("an element");
        text(section, "T")
    };
    deck.root.kids.iter().map(title).collect()
}

/// Whether a text is a well-formed language tag: subtags of letters and digits, the first of two or three letters.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

pub fn links_are_described(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for element in deck.elements() {
        let annotations: Vec<_> = element
            .kids
            .iter()
            .filter_map(|kid| if let Kid::Annotation(id) = kid { Some(*id) } else { None })
            .collect();
        if (element.role == "Link") != (annotations.len() == 1) {
            found.push(format!("{} has {} annotations", element.role, annotations.len()));
        }
        if element.role == "Link" && deck.text(element).trim().is_empty() {
            found.push("a link says nothing".to_owned());
        }
        told.extend(annotations);
    }
    for (number, page) in deck.pages.iter().enumerate() {
        let page = deck.document.get_dictionary(*page).expect("a page");
        if !is_name(page, "Tabs", "S") {
            found.push(format!("page {}: the tab order is not the structure's", number + 1));
        }
        let annotations =
            get(&deck.document, page, "Annots").and_then(|o| o.as_array().ok()).cloned().unwrap_or_default();
        for annotation in annotations {
            let id = annotation.as_reference().expect("annotations are referred to");
            let link = deck.document.get_dictionary(id).expect("an annotation");
            let label = text(link, "Contents");
            let area = link.get(b"Rect").map(numbers).unwrap_or_default();
            let flags = link.get(b"F").and_then(Object::as_i64).unwrap_or_default();
            let sound = [
                told.contains(&id),
                is_name(link, "Subtype", "Link"),
                !label.trim().is_empty(),
                link.has(b"StructParent"),
                flags & 2 == 0,
                area.len() == 4 && area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= 960.0 && area[3] <= 540.0,
            ];
            if sound.contains(&false) {
                found.push(format!("page {}: the link {label:?} is {sound:?}", number + 1));
            }
        }
    }
    found
}

pub fn nothing_else(deck: &Deck) -> Vec<String> {
    let catalog = deck.document.catalog().expect("a catalogue");
    let mut found = Vec::new();
    for key in ["AcroForm", "OCProperties", "Names", "AA", "Collection", "Threads"] {
        if catalog.has(key.as_bytes()) {
            found.push(format!("the catalogue has {key}"));
        }
    }
    if deck.document.trailer.has(b"Encrypt") {
        found.push("it is encrypted".to_owned());
    }
    for object in deck.document.objects.values() {
        let Ok(entries) = object.as_dict() else { continue };
        let is =
            |key: &[u8], names: &[&[u8]]| entries.get(key).and_then(Object::as_name).is_ok_and(|n| names.contains(&n));
        if is(b"S", &[b"JavaScript", b"Launch", b"Note", b"Formula", b"Form"]) || is(b"Subtype", &[b"Form", b"Widget"])
        {
            found.push(format!("{entries:?}"));
        }
    }
    found
}
