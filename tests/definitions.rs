//! What words mean stands once, on the page behind the last slide or where the workspace wants it; small lines stay short.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::any::Any;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, sample, today};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::qbr::slides::{DefinitionsPlace, SlideKind};
use quarterdeck::config::workspace::Workspace;
use quarterdeck::deck::slide::ChosenSlide;
use quarterdeck::deck::slides::definitions::slide::DefinitionsSlide;
use quarterdeck::pipeline::factory::DeckFactory;

/// The most words of a small line.
const NOTE: usize = 20;

/// A folder's decks with the definitions somewhere.
fn factory(mapping: &Path, data: Option<&Path>, place: DefinitionsPlace) -> DeckFactory {
    let flags = Flags { data: data.map(Path::to_owned), ..Flags::default() };
    let mut workspace = Workspace::load(mapping, &flags, today()).unwrap();
    workspace.config.definitions = place;
    let workspace = Arc::new(workspace);
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    DeckFactory::new(workspace, tables).unwrap()
}

fn made_up() -> Folder {
    let bakeries: Vec<_> = (0..9).map(|n| Bakery::new(&format!("D-{n}"), "Bunfield", 5 + 10 * n)).collect();
    bakery::folder(&bakeries, 5)
}

/// Every kind of base, with its decks.
fn bases(place: DefinitionsPlace) -> Vec<DeckFactory> {
    let real = common::shared("data/ravenstack").map(|data| {
        let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/ravenstack");
        factory(&mapping, Some(&data), place)
    });
    let made_up = factory(made_up().path(), None, place);
    [factory(&sample::folder(), None, place), made_up].into_iter().chain(real).collect()
}

/// The slides of all decks, by account.
fn decks(factory: &DeckFactory) -> Vec<(String, Vec<ChosenSlide>)> {
    let deck = |at: usize| {
        let slides = factory.pages(at)?.into_iter().map(|(chosen, _)| chosen).collect();
        Some((factory.tables().accounts[at].id.clone(), slides))
    };
    (0..factory.len()).filter_map(deck).collect()
}

/// The words of a text that are counted: what a no-break space joins reads as one.
fn words(text: &str) -> usize {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The slides whose small line is longer than it may be.
fn long_notes(decks: Vec<(String, Vec<ChosenSlide>)>) -> Vec<String> {
    let slides = decks.into_iter().flat_map(|(id, slides)| slides.into_iter().map(move |slide| (id.clone(), slide)));
    let long = slides.filter_map(|(id, mut chosen)| {
        let note = chosen.slide.note()?.join(" · ");
        (words(&note) > NOTE).then(|| format!("{id} {}: {note}", chosen.kind.name()))
    });
    long.collect()
}

fn taken(slides: &mut Vec<ChosenSlide>) -> DefinitionsSlide {
    let last = slides.pop().unwrap();
    assert_eq!(last.kind, SlideKind::Definitions);
    let page: Box<dyn Any> = last.slide;
    *page.downcast::<DefinitionsSlide>().unwrap()
}

#[test]
fn a_page_behind_the_slides_says_what_each_word_means_once() {
    for base in bases(DefinitionsPlace::Page) {
        for (id, mut slides) in decks(&base) {
            let page = taken(&mut slides);
            assert!((6..=8).contains(&slides.len()), "{id}: {} slides", slides.len());
            assert!(slides.iter().all(|chosen| chosen.kind != SlideKind::Definitions), "{id}");
            let terms: Vec<_> = page.entries.iter().map(|entry| entry.definition.term.as_str()).collect();
            let different: BTreeSet<_> = terms.iter().collect();
            assert_eq!(terms.len(), different.len(), "{id}: {terms:?}");
            for meant in slides.iter().flat_map(|chosen| chosen.slide.definitions()) {
                assert!(terms.contains(&meant.term.as_str()), "{id}: {} is not on the page", meant.term);
            }
            for entry in &page.entries {
                assert!(entry.definition.text.ends_with(['.', '。']), "{id}: {:?}", entry.definition);
            }
        }
    }
}

#[test]
fn a_small_line_has_at_most_twenty_words() {
    for place in [DefinitionsPlace::Page, DefinitionsPlace::Footer, DefinitionsPlace::None] {
        for base in bases(place) {
            let long = long_notes(decks(&base));
            assert!(long.is_empty(), "{place:?}, {} of them:\n{}", long.len(), long.join("\n"));
        }
    }
}

#[test]
fn definitions_stand_where_the_workspace_wants_them() {
    let said = |place| {
        let base = factory(&sample::folder(), None, place);
        let at = bakery::place(&base, "C-1001");
        let slides = base.pages(at).unwrap().into_iter().map(|(chosen, _)| chosen);
        let notes = |mut chosen: ChosenSlide| chosen.slide.note().map(|note| note.join(" · ")).unwrap_or_default();
        let (kinds, notes): (Vec<_>, Vec<_>) = slides.map(|chosen| (chosen.kind, notes(chosen))).unzip();
        (kinds.contains(&SlideKind::Definitions), notes.concat(), base.deck(at).record.fingerprint)
    };
    let [page, footer, none] = [DefinitionsPlace::Page, DefinitionsPlace::Footer, DefinitionsPlace::None].map(said);
    assert_eq!([page.0, footer.0, none.0], [true, false, false]);
    assert_eq!(page.1, none.1);
    assert!(footer.1.contains("Included: What your contract covers"), "{}", footer.1);
    assert!(page.2 != footer.2 && footer.2 != none.2 && page.2 != none.2, "a deck that says it otherwise is another");
}

#[test]
fn a_page_of_definitions_is_not_listed_as_a_slide() {
    let folder = made_up();
    let qbr = std::fs::read_to_string(folder.path().join("qbr.yaml")).unwrap();
    let listed = "slides: [cover, glance, trend, potential, features, definitions, next_steps]\n";
    std::fs::write(folder.path().join("qbr.yaml"), format!("{listed}{qbr}")).unwrap();
    let refused = folder.workspace().unwrap_err().to_string();
    assert!(refused.contains("the page of definitions is asked for by `definitions: page`"), "{refused}");
}
