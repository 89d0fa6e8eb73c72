//! The languages of passages: of names by their script, of the vendor's texts as the workspace says.

use lopdf::Document;

use crate::common::bakery::{self, Bakery};
use crate::tree::Deck;
use crate::{NAMES, broken, decks, named};

#[test]
fn a_name_in_another_script_has_its_language() {
    let spans = |pdf: &[u8]| {
        let deck = Deck::read(Document::load_mem(pdf).unwrap());
        let elements = deck.elements();
        let spans = elements.into_iter().filter(|element| element.role == "Span");
        spans.map(|span| (span.language.clone().unwrap(), deck.text(span).trim().to_owned())).collect::<Vec<_>>()
    };
    let expected = ["ja", "ko", "el", "und-Cyrl", "und-Hani", "th", "he", "ar"];
    for ((name, pdf), language) in named(&NAMES[..8]).iter().zip(expected) {
        let spans = spans(pdf);
        // Without the fallback faces a name is drawn with another face or the account has no deck of that name.
        assert!(spans.iter().all(|(tag, _)| tag == language) && !spans.is_empty(), "{name}: {spans:?}");
    }
}

/// What a deck says in another language than its own: language, type of the element around it, text.
fn passages(pdf: &[u8]) -> Vec<(String, String, String)> {
    let deck = Deck::read(Document::load_mem(pdf).unwrap());
    let mut found = Vec::new();
    deck.root.walk(&mut |element, above| {
        if let Some(language) = &element.language {
            found.push((language.clone(), above.last().unwrap().role.clone(), deck.text(element).trim().to_owned()));
        }
    });
    found
}

/// The deck of a bakery with a German locale and without goals, `words` put into the workspace's files.
fn german(words: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut bakery = Bakery::new("S-1", "Brot & Söhne", 12);
    bakery.locale = "de-DE".into();
    bakery.goals.clear();
    let folder = bakery::folder(&[bakery], 5);
    for (file, from, to) in words {
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(&path, text.replace(from, to)).unwrap();
    }
    decks(&bakery::factory(&folder)).remove(0).1
}

#[test]
fn the_vendors_texts_say_their_language_where_it_is_not_the_decks() {
    let said = passages(&german(&[]));
    assert!(said.iter().all(|(language, ..)| language == "en-US"), "{said:?}");
    let says = |role: &str, text: &str| said.iter().any(|(_, above, own)| above == role && own == text);
    for (role, text) in [
        ("H2", "Shop window"),
        ("P", "Show what is fresh"),
        ("P", "Take money without a queue"),
        ("H2", "Van"),
        ("P", "Bread at the door"),
        ("P", "Night mode"),
    ] {
        assert!(says(role, text), "{role} {text}: {said:?}");
    }
    // Who asked wrote in their own language.
    assert!(!said.iter().any(|(.., text)| text.contains("Rye recipes")), "{said:?}");
}

#[test]
fn a_text_in_the_decks_language_is_no_passage() {
    let of_catalogue = [("catalogue.yaml", "plans:\n", "language: de\nplans:\n")];
    assert_eq!(passages(&german(&of_catalogue)), []);
    let titles = ("qbr.yaml", "title: title,", "title: title, title_language: fr,");
    let said = passages(&german(&[of_catalogue[0], titles]));
    let expected = ("fr".to_owned(), "P".to_owned(), "„Rye recipes“".to_owned());
    assert!(said.contains(&expected) && said.iter().all(|(language, ..)| language == "fr"), "{said:?}");
    let one = (
        "catalogue.yaml",
        "benefit: Take money without a queue",
        "benefit: {ja: 並ばずに会計, fr: Encaisser sans file}",
    );
    let said = passages(&german(&[of_catalogue[0], one]));
    assert!(
        !said.is_empty() && said.iter().all(|(language, _, text)| language == "ja" && text == "並ばずに会計"),
        "{said:?}"
    );
}

#[test]
fn decks_with_the_vendors_texts_in_another_language_keep_every_rule() {
    let found = broken(&[("Brot & Söhne".to_owned(), german(&[]))]);
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
