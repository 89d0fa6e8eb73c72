//! Rules of the structure: types, headings, figures, tables, order.

use crate::content::get;
use crate::tree::{Deck, Element, Kid};

/// Types that a deck may use, with those that may stand directly above each.
const TYPES: [(&str, &[&str]); 16] = [
    ("Document", &[]),
    ("Sect", &["Document"]),
    ("H1", &["Sect"]),
    ("H2", &["Sect", "LBody"]),
    ("P", &["Sect", "LBody", "TD", "TH"]),
    ("L", &["Sect", "LBody"]),
    ("LI", &["L"]),
    ("Lbl", &["LI"]),
    ("LBody", &["LI"]),
    ("Table", &["Sect"]),
    ("TR", &["Table"]),
    ("TH", &["TR"]),
    ("TD", &["TR"]),
    ("Figure", &["Sect", "P", "LBody", "TD"]),
    ("Link", &["P", "LBody", "TD", "TH"]),
    ("Span", &["P", "H1", "H2", "LBody", "TD", "TH", "Link", "Span"]),
];

pub fn types_are_standard(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    deck.root.walk(&mut |element, above| {
        let above = above.last().map(|parent| parent.role.as_str());
        let allowed = TYPES.iter().find(|(role, _)| *role == element.role).map(|(_, allowed)| *allowed);
        let fits = match (allowed, above) {
            (Some(allowed), Some(above)) => allowed.contains(&above),
            (Some(allowed), None) => allowed.is_empty(),
            (None, _) => false,
        };
        if !fits {
            found.push(format!("{} in {above:?}", element.role));
        }
        if element.kids.is_empty() && !matches!(element.role.as_str(), "TD" | "TH") {
            found.push(format!("{} holds nothing", element.role));
        }
        let holds_content = element.kids.iter().any(|kid| !matches!(kid, Kid::Element(_)));
        if holds_content && matches!(element.role.as_str(), "Document" | "Sect" | "L" | "LI" | "Table" | "TR") {
            found.push(format!("{} holds content directly", element.role));
        }
    });
    let catalog = deck.document.catalog().expect("a catalogue");
    let tree = get(&deck.document, catalog, "StructTreeRoot").and_then(|o| o.as_dict().ok()).expect("a structure tree");
    if tree.has(b"RoleMap") {
        found.push("there is a role map, and nothing to map".to_owned());
    }
    found
}

pub fn figures_are_described(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for figure in deck.elements().into_iter().filter(|element| element.role == "Figure") {
        let alt = figure.alt.as_deref().unwrap_or_default().trim();
        if alt.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            found.push(format!("a figure is described by {alt:?}"));
        }
        // The cover has logos; every figure after it is a chart, whose message has a figure in it: a quarter is none.
        if figure.page != Some(0) && !without_quarters(alt).chars().any(char::is_numeric) {
            found.push(format!("a chart is described without a figure: {alt:?}"));
        }
        let on_page = |[left, bottom, right, top]: [f64; 4]| {
            (-1.0..right).contains(&left) && (-1.0..top).contains(&bottom) && right <= 961.0 && top <= 541.0
        };
        if !deck.area(figure).is_some_and(on_page) {
            found.push(format!("a figure has no box on the page: {alt:?}"));
        }
        if figure.kids.iter().any(|kid| matches!(kid, Kid::Element(_))) {
            found.push(format!("a figure holds elements that its text hides: {alt:?}"));
        }
    }
    found
}

/// A text without the names of quarters: Q3 2026, T3 2026, 2026年第3四半期.
fn without_quarters(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || ".,;:：、。の".contains(c));
    let quarter = |word: &str| word.starts_with(['Q', 'T']) && word[1..].starts_with(|c: char| c.is_ascii_digit());
    let year = |word: &str| word.len() == 4 && word.starts_with("20");
    words.filter(|word| !quarter(word) && !year(word) && !word.ends_with("四半期")).collect::<Vec<_>>().join(" ")
}

pub fn headings_skip_nothing(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for kid in &deck.root.kids {
        let Kid::Element(section) = kid else { continue };
        let mut headings = Vec::new();
        section.walk(&mut |element, _| {
            if element.role.starts_with('H') {
                headings.push(element.role.as_str());
                if deck.text(element).trim().is_empty() {
                    found.push("a heading says nothing".to_owned());
                }
            }
        });
        if headings.first() != Some(&"H1") || headings.iter().skip(1).any(|level| *level != "H2") {
            found.push(format!("a slide has the headings {headings:?}"));
        }
    }
    if deck.root.kids.len() != deck.pages.len() {
        found.push(format!("{} pages have {} sections", deck.pages.len(), deck.root.kids.len()));
    }
    found
}

pub fn tables_are_regular(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for table in deck.elements().into_iter().filter(|element| element.role == "Table") {
        let inner = |element: &Element| -> Vec<Element> {
            element
                .kids
                .iter()
                .filter_map(|kid| if let Kid::Element(e) = kid { Some(e.clone()) } else { None })
                .collect()
        };
        let rows: Vec<_> = inner(table).iter().map(inner).collect();
        let headers: Vec<_> = rows.iter().flatten().filter(|cell| cell.role == "TH").collect();
        if rows.iter().any(|row| row.len() != rows[0].len()) {
            found.push("a table's rows have different numbers of cells".to_owned());
        }
        if headers.is_empty() || headers.iter().any(|cell| !cell.attributes.has(b"Scope")) {
            found.push("a table has no header cells, or some without a scope".to_owned());
        }
    }
    found
}

/// How much two things may overlap and count as apart, in points.
const SLACK: f64 = 2.0;

pub fn order_is_visual(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for kid in &deck.root.kids {
        let Kid::Element(section) = kid else { continue };
        let mut blocks = Vec::new();
        section.walk(&mut |element, _| {
            if matches!(element.role.as_str(), "P" | "H1" | "H2" | "LI" | "Figure" | "TR" | "TD" | "TH")
                && let Some(area) = deck.area(element)
            {
                blocks.push((element, area));
            }
        });
        for (at, (first, a)) in blocks.iter().enumerate() {
            for (second, b) in &blocks[at + 1..] {
                let one_column = a[0] + SLACK < b[2] && b[0] + SLACK < a[2];
                if one_column && b[1] > a[3] - SLACK && !leads_on(second, *b, &blocks[..=at]) {
                    found.push(format!(
                        "page {}: {:?} is read before {:?}, which stands above it",
                        first.page.unwrap_or_default() + 1,
                        said(deck, first),
                        said(deck, second)
                    ));
                }
            }
        }
        for pair in blocks.windows(2) {
            let ((first, a), (second, b)) = (pair[0], pair[1]);
            let one_line = (a[1] - b[1]).abs() < SLACK && (a[3] - b[3]).abs() < SLACK;
            if one_line && b[2] < a[0] + SLACK {
                found.push(format!("{:?} is read before {:?}, left of it", said(deck, first), said(deck, second)));
            }
        }
    }
    found
}

/// Whether this is a link beside the last heading, told after what stands under that heading: it leads on from there.
fn leads_on(element: &Element, area: [f64; 4], before: &[(&Element, [f64; 4])]) -> bool {
    let heading = before.iter().rev().find(|(before, _)| before.role == "H2");
    matches!(element.kids.as_slice(), [Kid::Element(only)] if only.role == "Link")
        && heading.is_some_and(|(_, beside)| area[1] < beside[3] && beside[1] < area[3])
}

fn said(deck: &Deck, element: &Element) -> String {
    element.alt.clone().unwrap_or_else(|| deck.text(element))
}
