//! What PDF/UA-1 asks of a file that no outside checker sees, and the deck as a screen reader says it.
//!
//! Judged are finished decks: of the sample base, and of customers whose names are in thirty scripts. Each rule
//! is also shown decks that break it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

#[path = "../common/mod.rs"]
mod common;
mod content;
mod languages;
mod rules;
mod tree;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use common::bakery::{self, Bakery};
use common::today;
use content::is_name;
use lopdf::{Dictionary, Document, Object, ObjectId};
use quarterdeck::account::action::ActionId;
use quarterdeck::account::prior_account::PriorAccount;
use quarterdeck::account::suggestion::Suggestion;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::pipeline::factory::DeckFactory;
use rules::RULES;
use tree::Deck;

/// The account whose deck is read aloud in the documentation.
const READ: &str = "Marlow & Finch Bakeries";

/// Names in scripts that say a language, and in some that do not.
const NAMES: [&str; 9] = [
    "株式会社タカハシ製作所",
    "한국수자원공사",
    "Αθηναϊκή Ζυθοποιία",
    "Рога и копыта",
    "北京大学",
    "บริษัท ปูนซิเมนต์ไทย",
    "אוניברסיטת תל אביב",
    "جامعة القاهرة",
    "Łódź & Søn",
];

fn sample() -> &'static [(String, Vec<u8>)] {
    static DECKS: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    DECKS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
        let workspace = Arc::new(Workspace::load(&folder, &Flags::default(), today()).unwrap());
        let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
        decks(&DeckFactory::new(workspace, tables).unwrap())
    })
}

fn decks(factory: &DeckFactory) -> Vec<(String, Vec<u8>)> {
    let all = (0..factory.len()).map(|at| factory.deck(at));
    all.filter_map(|deck| deck.pdf.map(|pdf| (deck.record.name, pdf))).collect()
}

fn named(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    let bakeries: Vec<_> =
        names.iter().zip(10..).map(|(name, size)| Bakery::new(&format!("S-{size}"), name, size)).collect();
    decks(&bakery::factory(&bakery::folder(&bakeries, 5)))
}

/// Decks of bakeries with the slides of goals and of service in place of two others.
fn optional_slides(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    let bake = |(name, size): (&&str, u32)| {
        let bakery = Bakery::new(&format!("S-{size}"), name, size as _);
        Bakery { goals: ["Less left over", "Earlier ovens", "More rye"].map(String::from).to_vec(), ..bakery }
    };
    let folder = bakery::folder(&names.iter().zip(10..).map(bake).collect::<Vec<_>>(), 5);
    let qbr = folder.path().join("qbr.yaml");
    let slides = "slides: [cover, glance, trend, value, service, potential, features, next_steps]\n";
    std::fs::write(&qbr, format!("{}{slides}", std::fs::read_to_string(&qbr).unwrap())).unwrap();
    decks(&bakery::factory(&folder))
}

/// Every name and rule that a deck breaks.
fn broken(decks: &[(String, Vec<u8>)]) -> Vec<String> {
    let judge = |(name, pdf): &(String, Vec<u8>)| {
        let deck = Deck::read(Document::load_mem(pdf).unwrap());
        let found =
            RULES.iter().flat_map(|(rule, law)| law(&deck).into_iter().map(move |what| format!("{rule}: {what}")));
        found.map(|what| format!("{name}: {what}")).collect::<Vec<_>>()
    };
    decks.iter().flat_map(judge).collect()
}

#[test]
fn sample_decks_keep_every_rule() {
    assert!(sample().len() >= 30);
    let found = broken(sample());
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn decks_with_names_of_many_scripts_keep_every_rule() {
    let decks = named(&NAMES);
    assert_eq!(decks.len(), NAMES.len());
    let found = broken(&decks);
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn what_became_of_suggestions_is_read_after_the_steps_above_it() {
    let folder = bakery::folder(&[Bakery::new("S-1", "Acme", 12)], 5);
    let suggestion = |step: &str| Suggestion::new(ActionId::parse(step), Vec::new());
    let suggestions = vec![suggestion("step-feature:dough"), suggestion("step-feature:till")];
    let prior = PriorAccount { suggestions, ..PriorAccount::default() };
    let factory = bakery::factory(&folder).after([("S-1".to_owned(), prior)].into_iter().collect());
    let decks = decks(&factory);
    let aloud = Deck::read(Document::load_mem(&decks[0].1).unwrap()).aloud();
    let (steps, since) = (aloud.find("  1. heading 2").unwrap(), aloud.rfind("heading 2: Since Q2 2026").unwrap());
    assert!(steps < since, "{aloud}");
    assert_eq!(broken(&decks), [""; 0]);
}

/// One sample deck with something changed, and the rules it breaks then.
fn broken_by(change: impl Fn(&mut Document)) -> Vec<&'static str> {
    let (_, pdf) = sample().iter().find(|(name, _)| name == READ).unwrap();
    let mut document = Document::load_mem(pdf).unwrap();
    change(&mut document);
    let deck = Deck::read(document);
    RULES.iter().filter(|(_, law)| !law(&deck).is_empty()).map(|(rule, _)| rule.split(':').next().unwrap()).collect()
}

fn each(document: &mut Document, key: &str, name: &str, change: impl Fn(&mut Dictionary)) {
    let is = |object: &Object| {
        let entries = object.as_dict().ok()?;
        Some(entries.get(key.as_bytes()).ok()?.as_name().ok()? == name.as_bytes())
    };
    let ids: Vec<ObjectId> = document.objects.iter().filter(|(_, o)| is(o) == Some(true)).map(|(id, _)| *id).collect();
    assert!(!ids.is_empty(), "there is no {name}");
    for id in ids {
        change(document.get_dictionary_mut(id).unwrap());
    }
}

fn rewrite(document: &mut Document, from: &str, to: &str) {
    for page in document.get_pages().into_values().collect::<Vec<_>>() {
        let content = document.get_page_content(page);
        // Latin-1 keeps every byte what it was.
        let text: String = content.iter().map(|&byte| char::from(byte)).collect();
        let text: Vec<u8> = text.replacen(from, to, 1).chars().map(|c| c as u8).collect();
        document.change_page_content(page, text).unwrap();
    }
}

#[test]
fn a_sound_deck_breaks_nothing() {
    assert!(broken_by(|_| ()).is_empty());
}

#[test]
fn a_mark_that_belongs_nowhere_is_found() {
    assert_eq!(broken_by(|document| rewrite(document, "/Artifact BMC", "/Other BMC")), ["01, 18"]);
}

#[test]
fn text_that_nobody_hears_is_found() {
    let found = broken_by(|document| rewrite(document, "/P <</MCID 0>>BDC", "/Artifact BMC"));
    assert!(found.contains(&"01, 18"), "{found:?}");
}

#[test]
fn content_that_no_element_has_is_found() {
    let found = broken_by(|document| rewrite(document, "/H1 <</MCID 1>>BDC", "/H1 <</MCID 999>>BDC"));
    assert!(found.contains(&"01"), "{found:?}");
}

#[test]
fn a_figure_without_words_is_found() {
    let found = broken_by(|document| each(document, "S", "Figure", |figure| drop(figure.remove(b"Alt"))));
    assert_eq!(found, ["13"]);
}

#[test]
fn a_chart_told_without_its_figures_is_found() {
    let alt = |text: &'static str| {
        move |document: &mut Document| {
            each(document, "S", "Figure", |figure| figure.set("Alt", Object::string_literal(text)));
        }
    };
    assert_eq!(broken_by(alt("Tickets opened per month in Q3 2026.")), ["13"]);
    assert!(broken_by(alt("Tickets opened per month in Q3 2026: 12 in Jul and 9 in Aug.")).is_empty());
}

#[test]
fn charts_of_the_optional_slides_are_told_with_their_figures() {
    let decks = optional_slides(&["Acme", "Corner", "Dock"]);
    let deck = Deck::read(Document::load_mem(&decks[1].1).unwrap());
    let told: Vec<_> = deck.elements().into_iter().filter_map(|element| element.alt.clone()).collect();
    let goal = "Less left over: Q3 2026 6\u{a0}loaves. Goal: 10\u{a0}loaves.";
    assert!(told.iter().any(|alt| alt == goal), "{told:?}");
    assert!(
        told.iter().any(|alt| alt.starts_with("The 4 first replies as dots, by how long they took: half came within")),
        "{told:?}"
    );
    let found = broken(&decks);
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_cover_describes_its_logos_and_its_picture() {
    for (name, pdf) in sample() {
        let deck = Deck::read(Document::load_mem(pdf).unwrap());
        let cover: Vec<_> =
            deck.elements().into_iter().filter(|e| e.page == Some(0)).filter_map(|e| e.alt.clone()).collect();
        assert!(
            cover.iter().filter(|alt| alt.contains(name.as_str())).count() <= 1 && cover.len() <= 3,
            "{name}: {cover:?}"
        );
    }
}

#[test]
fn next_steps_are_a_numbered_list() {
    let (_, pdf) = sample().iter().find(|(name, _)| name == READ).unwrap();
    let deck = Deck::read(Document::load_mem(pdf).unwrap());
    let labels: Vec<_> = deck.elements().into_iter().filter(|e| e.role == "Lbl").map(|e| deck.text(e)).collect();
    assert_eq!(labels, ["1", "2", "3"]);
    let numbered =
        deck.elements().into_iter().filter(|e| e.role == "L" && is_name(&e.attributes, "ListNumbering", "Decimal"));
    assert_eq!(numbered.count(), 1);
}

#[test]
fn headings_out_of_their_order_are_found() {
    let found = broken_by(|document| each(document, "S", "H2", |heading| heading.set("S", Object::from("H3"))));
    assert!(found.contains(&"02, 09") && found.contains(&"14"), "{found:?}");
}

#[test]
fn a_link_without_a_description_is_found() {
    let found = broken_by(|document| each(document, "Subtype", "Link", |link| drop(link.remove(b"Contents"))));
    assert_eq!(found, ["28"]);
}

#[test]
fn a_title_that_differs_is_found() {
    let found = broken_by(|document| {
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        document.get_dictionary_mut(info).unwrap().set("Title", Object::string_literal("Another"));
    });
    assert_eq!(found, ["06, 07, 11"]);
}

#[test]
fn text_read_before_what_stands_above_it_is_found() {
    let found = broken_by(|document| {
        each(document, "S", "Sect", |section| {
            if let Ok(kids) = section.get_mut(b"K").and_then(Object::as_array_mut) {
                kids.reverse();
            }
        });
    });
    assert!(found.contains(&"09-001"), "{found:?}");
}

#[test]
fn a_glyph_without_a_text_is_found() {
    let found = broken_by(|document| each(document, "Subtype", "Type0", |font| drop(font.remove(b"ToUnicode"))));
    assert!(found.contains(&"10, 31"), "{found:?}");
}

#[test]
fn the_reading_in_the_documentation_is_current() {
    let (_, pdf) = sample().iter().find(|(name, _)| name == READ).unwrap();
    let aloud = Deck::read(Document::load_mem(pdf).unwrap()).aloud();
    let page = format!(
        "# A deck read aloud\n\nWhat a screen reader says of the sample's deck for {READ}, in the order of the file's \
         structure: one line an element, with its kind in front where it is said. Made from the finished PDF by \
         `make bless`.\n\n```text\n{aloud}```\n"
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reading.md");
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "`make bless` takes the new one");
}
