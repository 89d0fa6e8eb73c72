//! What a reader sees: slides drawn from the finished PDFs' bytes, compared with the pictures in `references`.
//!
//! Each kind of slide in each theme that comes with the program, and the accounts with the hardest names and numbers in
//! one. `make bless` takes what is drawn now as the new references; a picture without one fails.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod draw;
mod logos;
mod png_file;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use common::{sample, thin};
use draw::Picture;
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::layout::frame::{FaceId, Frame, Item};
use quarterdeck::layout::theme::load::builtin_names;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::store::manifest_row::Outcome;
use rayon::prelude::*;
use references::References;

/// Whose slides stand for their kind, the first that has it; for kinds they lack, the first account that does.
const RICH: [&str; 4] = ["C-2001", "C-3001", "C-1001", "C-2008"];

/// A name of 90 characters, a German word of 79 letters, Japanese, Arabic, a formula for a name, a single seat, no use in
/// the quarter, a first quarter.
const HOSTILE: [&str; 8] = ["C-2005", "C-2002", "C-2003", "C-2004", "C-1008", "C-1003", "C-1005", "C-1006"];

/// A deck that is written, with the kinds of its pages.
struct Deck {
    id: String,
    at: usize,
    kinds: Vec<SlideKind>,
    /// The faces that are not the theme's own.
    fallback: BTreeSet<String>,
}

fn decks(factory: &DeckFactory) -> Vec<Deck> {
    let deck = |at: usize| {
        let pages = factory.pages(at)?;
        let fonts = factory.fonts(at);
        let mut faces = BTreeSet::new();
        pages.iter().for_each(|(_, frame)| faces_of(frame, &mut faces));
        let primary = fonts.primary_faces();
        let fallback = faces.iter().filter(|face| !primary.contains(face));
        // Inter is built in, and draws the few signs that other built-in families lack.
        let names = fallback.map(|face| fonts.face(*face).name.clone());
        let fallback = names.filter(|name| !name.starts_with("Inter")).collect();
        let kinds = pages.iter().map(|(slide, _)| slide.kind).collect();
        Some(Deck { id: factory.tables().accounts[at].id.clone(), at, kinds, fallback })
    };
    let written = |at: &usize| factory.outlook(*at).0.outcome == Outcome::Rendered;
    (0..factory.len()).filter(written).filter_map(deck).collect()
}

/// Whose page stands for each kind of slide. A deck that needs the system's fonts looks different on every machine.
fn chosen(decks: &[Deck]) -> Vec<(SlideKind, &Deck)> {
    let known = |deck: &Deck| RICH.iter().position(|id| *id == deck.id).unwrap_or(RICH.len());
    let mut own: Vec<_> = decks.iter().filter(|deck| deck.fallback.is_empty()).collect();
    own.sort_by_key(|deck| (known(deck), deck.at));
    let first = |kind: SlideKind| own.iter().find(|deck| deck.kinds.contains(&kind));
    SlideKind::all().into_iter().filter_map(|kind| first(kind).map(|deck| (kind, *deck))).collect()
}

fn faces_of(frame: &Frame, faces: &mut BTreeSet<FaceId>) {
    let mut rest: Vec<&Item> = frame.items.iter().collect();
    while let Some(item) = rest.pop() {
        match item {
            Item::Glyphs(run) => drop(faces.insert(run.face)),
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => rest.extend(items),
            Item::Shape(_) | Item::Picture { .. } => {}
        }
    }
}

fn drawn(factory: &DeckFactory, at: usize, pages: &[usize]) -> Vec<Picture> {
    draw::pages(&factory.deck(at).pdf.unwrap(), pages).unwrap_or_else(|why| panic!("account {at}: {why}"))
}

#[test]
fn each_kind_of_slide_in_each_theme() {
    let mut references = References::open("themes");
    let thin = thin::folder();
    let pictures = builtin_names().into_par_iter().flat_map(|theme| {
        let mut pictures = BTreeMap::new();
        // What fills up a deck is in none of the sample's own.
        for factory in [sample::factory(theme), sample::press_of(thin.path(), theme)] {
            for (kind, deck) in chosen(&decks(&factory)) {
                let page = deck.kinds.iter().position(|k| *k == kind).unwrap();
                let name = format!("{theme}-{}", kind.name());
                pictures.entry(name).or_insert_with(|| drawn(&factory, deck.at, &[page]).remove(0));
            }
        }
        pictures.into_iter().collect::<Vec<_>>()
    });
    let pictures: Vec<_> = pictures.collect();
    assert_eq!(pictures.len(), builtin_names().len() * SlideKind::all().len());
    pictures.iter().for_each(|(name, picture)| references.look(name, picture));
    references.close();
}

#[test]
fn the_hardest_accounts() {
    let mut references = References::open("accounts");
    let factory = sample::plain();
    let decks = decks(&factory);
    let of = |id: &str| decks.iter().find(|deck| deck.id == id).unwrap_or_else(|| panic!("{id} has no deck"));
    let pictures = HOSTILE.map(of).into_par_iter().flat_map_iter(|deck| {
        let pages: Vec<_> = (0..deck.kinds.len()).collect();
        let name = |page: usize| format!("{}-{}", deck.id, page + 1);
        drawn(&factory, deck.at, &pages).into_iter().enumerate().map(move |(page, picture)| (name(page), picture))
    });
    pictures.collect::<Vec<_>>().iter().for_each(|(name, picture)| references.look(name, picture));
    references.close();
}
