//! Which slides a deck has: six to eight, in the configured order, and a reason for each that is left out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, HEAD};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::deck::omitted::Omitted;
use quarterdeck::deck::registry;
use quarterdeck::deck::slide::SlideContext;
use quarterdeck::locale::localizer::Localizer;
use quarterdeck::store::manifest_row::Outcome;

/// The kinds shown and left out of the first account's deck.
fn of(bakeries: &[Bakery]) -> (Vec<SlideKind>, Vec<(SlideKind, Omitted)>) {
    let folder = bakery::folder(bakeries, 5);
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let (account, ..) = Portfolio::new(Arc::clone(&workspace), tables).account(0);
    let insights = quarterdeck::insight::registry::insights(&account, &workspace);
    let voice = Localizer::new("en-US").unwrap();
    let context = SlideContext { account: &account, insights: &insights, workspace: &workspace, localizer: &voice };
    let selection = registry::select(&context);
    let left_out = |kind: &SlideKind| selection.omitted.iter().any(|(omitted, _)| omitted == kind);
    let shown: Vec<_> = workspace.config.slides.iter().copied().filter(|kind| !left_out(kind)).collect();
    let listed = selection.slides.iter().filter(|chosen| chosen.kind != SlideKind::Definitions);
    assert_eq!(shown.len(), listed.count());
    assert_eq!(shown.len() + selection.omitted.len(), workspace.config.slides.len(), "each is shown or has a reason");
    (shown, selection.omitted)
}

/// Bakeries with use but nothing else, the first of which is looked at.
fn plain() -> Vec<Bakery> {
    let bakery = |size: u32| {
        let mut bakery = Bakery::new(&format!("P{size}"), "Bunfield", size);
        (bakery.features, bakery.requests, bakery.goals) = Default::default();
        bakery
    };
    (1..8).map(bakery).collect()
}

#[test]
fn eight_are_the_most_and_the_optional_ones_make_room() {
    use SlideKind::*;
    // The first is looked at; its goal of 10 is reached from the sixth on.
    let mut rich: Vec<_> = (1..8).map(|size| Bakery::new(&format!("R{size}"), "Bunfield", size)).collect();
    rich[0].goals.clear();
    let (shown, omitted) = of(&rich);
    assert_eq!(
        shown,
        [Cover, Glance, Trend, Requests, Potential, Features, Products, NextSteps],
        "what is left without goals"
    );
    assert!(
        omitted.contains(&(Value, Omitted::NoRoom)) && omitted.contains(&(Service, Omitted::NoRoom)),
        "{omitted:?}"
    );
    assert!(omitted.contains(&(TeamsLikeYours, Omitted::NotNeeded)), "{omitted:?}");
}

#[test]
fn every_deck_begins_and_ends_the_same() {
    for bakeries in [plain(), (1..8).map(|size| Bakery::new(&format!("R{size}"), "Bunfield", size)).collect()] {
        let (shown, _) = of(&bakeries);
        assert_eq!(shown[..2], [SlideKind::Cover, SlideKind::Glance]);
        assert_eq!(shown.last(), Some(&SlideKind::NextSteps));
    }
}

#[test]
fn features_that_were_not_measured_are_not_called_unused() {
    let (shown, omitted) = of(&plain());
    assert!(!shown.contains(&SlideKind::Features), "{shown:?}");
    let why = omitted.iter().find(|(kind, _)| *kind == SlideKind::Features).unwrap().1;
    assert_eq!(why, Omitted::NotMeasured);
}

#[test]
fn what_everybody_got_stands_in_for_what_was_asked() {
    let (shown, _) = of(&plain());
    assert!(shown.contains(&SlideKind::Requests), "night mode was shipped for everybody: {shown:?}");
}

#[test]
fn no_use_at_all_gives_a_getting_started_deck() {
    let mut bakeries = plain();
    bakeries[0].weeks.fill("0,0,0,0".into());
    let (shown, omitted) = of(&bakeries);
    for kind in [SlideKind::Trend, SlideKind::Products] {
        assert!(!shown.contains(&kind), "{shown:?}");
        assert!(omitted.contains(&(kind, Omitted::NoUse)), "{omitted:?}");
    }
}

#[test]
fn an_account_of_which_nothing_is_known_is_skipped_with_the_reasons() {
    let sources = "sources: {accounts: {file: accounts.csv, columns: {id: id, name: name}}}\n";
    let qbr = format!("{HEAD}{sources}");
    let factory =
        bakery::factory(&Folder::of(&[("qbr.yaml", qbr.as_str()), ("accounts.csv", "id,name\nA,Bunfield\n")]));
    let deck = factory.deck(0);
    assert_eq!((deck.record.outcome, deck.record.code()), (Outcome::Skipped, "too_little_data"));
    assert!(deck.record.reason.contains("trend: no source of usage is configured"), "{}", deck.record.reason);
    assert!(deck.pdf.is_none() && deck.record.file.is_empty() && factory.frames(0).is_none());
}
