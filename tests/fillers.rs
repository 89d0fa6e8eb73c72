//! What fills up thin decks keeps the laws of all pages: in every theme, in several scripts, of a large account as of one person.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::collections::BTreeSet;

use common::{laws, sample, thin};
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::layout::frame::{Frame, Item, Tag};
use quarterdeck::layout::theme::load::builtin_names;
use quarterdeck::pipeline::factory::DeckFactory;

fn factory(theme: &str) -> (common::Folder, DeckFactory) {
    let folder = thin::folder();
    let factory = sample::press_of(folder.path(), theme);
    (folder, factory)
}

fn at(factory: &DeckFactory, id: &str) -> usize {
    factory.tables().accounts.iter().position(|account| account.id == id).unwrap()
}

fn kinds(factory: &DeckFactory, id: &str) -> BTreeSet<SlideKind> {
    let pages = factory.pages(at(factory, id)).unwrap();
    pages.into_iter().map(|(chosen, _)| chosen.kind).collect()
}

#[test]
fn every_filler_keeps_the_laws_in_every_theme() {
    let mut found = laws::Faults::new();
    for theme in builtin_names() {
        let (_folder, factory) = factory(theme);
        laws::look(&mut found, theme, &factory, &laws::Given::new());
    }
    laws::hold(&found);
}

#[test]
fn a_title_of_a_filler_is_true_of_its_slide() {
    use SlideKind::{MostUsed, SinceStart, StrongestWeeks, TeamsLikeYours, YourPlan};
    let (_folder, factory) = factory(sample::first_theme());
    let mut judged = BTreeSet::new();
    for (chosen, _) in thin::ACCOUNTS.iter().flat_map(|id| factory.pages(at(&factory, id)).unwrap()) {
        if [MostUsed, SinceStart, StrongestWeeks, TeamsLikeYours, YourPlan].contains(&chosen.kind) {
            assert!(chosen.slide.judged_title().unwrap().holds, "{}", chosen.slide.title());
            judged.insert(chosen.kind);
        }
    }
    assert_eq!(judged.len(), 5, "{judged:?}");
}

#[test]
fn a_deck_of_a_fall_is_not_filled_up_with_praise() {
    let (_folder, factory) = factory(sample::first_theme());
    let of = |id| kinds(&factory, id);
    assert!(of("C-2001").contains(&SlideKind::SinceStart), "Harcastle grew");
    let fell = of("C-2009");
    assert!(!fell.contains(&SlideKind::SinceStart) && !fell.contains(&SlideKind::StrongestWeeks), "{fell:?}");
    assert!(fell.contains(&SlideKind::YourPlan));
}

/// What the figures of a page say to whoever cannot see them.
fn alternatives(items: &[Item], found: &mut Vec<String>) {
    for item in items {
        if let Item::Tagged { tag, items } = item {
            if let Tag::Figure { alt } = tag {
                found.push(alt.clone());
            }
            alternatives(items, found);
        }
    }
}

#[test]
fn a_letter_to_one_person_plots_no_one_and_speaks_of_no_team() {
    let plain = sample::plain();
    let (_folder, filled) = factory(sample::first_theme());
    for factory in [&plain, &filled] {
        let frames: Vec<Frame> = factory.frames(at(factory, "C-1003")).unwrap();
        let mut figures = Vec::new();
        frames.iter().for_each(|frame| alternatives(&frame.items, &mut figures));
        let text = frames.iter().map(quarterdeck::layout::spoken_text::said).collect::<Vec<_>>().join("\n");
        for word in ["team", "people", "weekly user", "active seat", "1 user"] {
            assert!(!text.to_lowercase().contains(word), "\"{word}\" in {text}");
            assert!(figures.iter().all(|alt| !alt.to_lowercase().contains(word)), "\"{word}\" in {figures:?}");
        }
        assert!(frames.len() >= 6);
    }
}
