//! Rules of what the pages paint: where it belongs, which text it has, in which language.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::file::is_language;
use crate::content::{fonts, get, is_name, text};
use crate::tree::{Deck, Kid, parents};

pub fn content_is_tagged(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for (page, marks) in deck.marks.iter().enumerate() {
        for mark in marks {
            match (mark.mcid, mark.artifacts) {
                (Some(_), 0) => {}
                // Text that is not read is the line at the foot.
                (None, 1) if mark.operator != "TJ" || mark.footer => {}
                (mcid, artifacts) => found.push(format!(
                    "page {}: {} {:?} has the id {mcid:?} in {artifacts} artifacts",
                    page + 1,
                    mark.operator,
                    mark.text
                )),
            }
        }
    }
    found
}

pub fn parent_tree_agrees(deck: &Deck) -> Vec<String> {
    let parents = parents(&deck.document);
    let mut found = Vec::new();
    let mut told: BTreeSet<(i64, usize, ObjectId)> = BTreeSet::new();
    for element in deck.elements() {
        for kid in &element.kids {
            match kid {
                Kid::Content(mcid) => {
                    let Some(page) = element.page else {
                        found.push(format!("{} has content on no page", element.role));
                        continue;
                    };
                    told.insert((page as i64, *mcid as usize, element.id));
                    if deck.content(element, *mcid).next().is_none() {
                        found.push(format!(
                            "{} has content {mcid} of page {}, where nothing is painted",
                            element.role,
                            page + 1
                        ));
                    }
                }
                Kid::Annotation(id) => {
                    let key =
                        deck.document.get_dictionary(*id).and_then(|a| a.get(b"StructParent")).and_then(Object::as_i64);
                    if let Ok(key) = key {
                        told.insert((key, 0, element.id));
                    }
                }
                Kid::Element(_) => {}
            }
        }
    }
    let rows = parents.iter().flat_map(|(key, all)| all.iter().enumerate().map(|(at, id)| (*key, at, *id)));
    let written: BTreeSet<_> = rows.collect();
    found.extend(told.symmetric_difference(&written).map(|entry| format!("{entry:?} is told by one side only")));
    for (index, page) in deck.pages.iter().enumerate() {
        let page = deck.document.get_dictionary(*page).expect("a page");
        if page.get(b"StructParents").and_then(Object::as_i64).ok() != Some(index as i64) {
            found.push(format!("page {} has another key", index + 1));
        }
    }
    found
}

pub fn codes_have_texts(deck: &Deck) -> Vec<String> {
    let mut found = Vec::new();
    for (page, marks) in deck.pages.iter().zip(&deck.marks) {
        let fonts = fonts(&deck.document, *page);
        for (name, code) in marks.iter().flat_map(|mark| &mark.codes) {
            let said = fonts[name].text(*code).unwrap_or_default();
            let forbidden =
                |c: char| matches!(c, '\0' | '\u{FEFF}' | '\u{FFFD}' | '\u{FFFE}' | '\u{E000}'..='\u{F8FF}');
            if *code == 0 || said.is_empty() || said.chars().any(forbidden) {
                found.push(format!("{name}: the code {code} is {said:?}"));
            }
        }
        for (name, font) in &fonts {
            let descendants = get(&deck.document, &font.dictionary, "DescendantFonts").and_then(|o| o.as_array().ok());
            let descendant =
                descendants.and_then(|all| deck.document.dereference(&all[0]).ok()).expect("a descendant").1;
            let descendant = descendant.as_dict().expect("a font");
            let descriptor = get(&deck.document, descendant, "FontDescriptor").and_then(|o| o.as_dict().ok());
            let program = |key: &str| descriptor.and_then(|d| get(&deck.document, d, key)?.as_stream().ok());
            let embedded = program("FontFile2").or_else(|| program("FontFile3")).is_some();
            let is = |key, name| is_name(&font.dictionary, key, name);
            if !embedded || !is("Subtype", "Type0") || !is("Encoding", "Identity-H") {
                found.push(format!("{name} is not an embedded composite font"));
            }
            if is_name(descendant, "Subtype", "CIDFontType2") && !is_name(descendant, "CIDToGIDMap", "Identity") {
                found.push(format!("{name} does not say which glyph a code is"));
            }
        }
    }
    found
}

/// Scripts that one language alone writes in what the tests draw, with that language.
const TELLING: [(&str, std::ops::RangeInclusive<char>); 6] = [
    ("ja", '\u{3041}'..='\u{30FA}'),
    ("ko", '\u{AC00}'..='\u{D7A3}'),
    ("he", '\u{5D0}'..='\u{5EA}'),
    ("th", '\u{E01}'..='\u{E2E}'),
    ("ta", '\u{B85}'..='\u{BB9}'),
    ("ka", '\u{10D0}'..='\u{10F0}'),
];

pub fn passages_say_their_language(deck: &Deck) -> Vec<String> {
    let catalog = deck.document.catalog().expect("a catalogue");
    let own = text(catalog, "Lang");
    let mut found = Vec::new();
    deck.root.walk(&mut |element, above| {
        if let Some(language) = &element.language
            && !is_language(language)
        {
            found.push(format!("{language:?} is no language"));
        }
        // What a figure shows is told by its alternative text.
        if element.role == "Figure" || above.iter().any(|parent| parent.role == "Figure") {
            return;
        }
        let nearest = element.language.as_ref().or_else(|| above.iter().rev().find_map(|e| e.language.as_ref()));
        let language = nearest.unwrap_or(&own);
        for kid in element.kids.iter().filter(|kid| matches!(kid, Kid::Content(_))) {
            let text = deck.kid_text(element, kid);
            let wrong =
                TELLING.iter().find(|(tag, letters)| language != tag && text.chars().any(|c| letters.contains(&c)));
            if let Some((tag, _)) = wrong {
                found.push(format!("{text:?} is {tag} and said to be {language}"));
            }
            let foreign = text
                .chars()
                .any(|c| matches!(c, '\u{400}'..='\u{4FF}' | '\u{904}'..='\u{939}' | '\u{4E00}'..='\u{9FFF}'));
            if foreign && language == "en" {
                found.push(format!("{text:?} is said to be English"));
            }
        }
    });
    found
}
