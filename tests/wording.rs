//! What titles and sentences say of an account: nothing twice, nothing without what it is of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::sample;
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::{Account, OfferReason};
use quarterdeck::base::noun::Unit;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::deck::registry::select;
use quarterdeck::deck::slide::{ChosenSlide, SlideContext};
use quarterdeck::deck::slides::cover::content::CoverSlide;
use quarterdeck::deck::slides::glance::slide::GlanceSlide;
use quarterdeck::deck::slides::products::ProductsSlide;
use quarterdeck::insight::registry;
use quarterdeck::locale::localizer::Localizer;

/// A bakery with something for every slide, among others of its kind.
fn rich() -> (Account, Arc<Workspace>) {
    let bakeries: Vec<_> = (1..8).map(|size| Bakery::new(&format!("R{size}"), "Bunfield", size)).collect();
    let folder = bakery::folder(&bakeries, 5);
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let (account, ..) = Portfolio::new(Arc::clone(&workspace), tables).account(0);
    (account, workspace)
}

fn slides_of(account: &Account, workspace: &Workspace) -> Vec<ChosenSlide> {
    let (insights, voice) = (registry::insights(account, workspace), Localizer::new("en-US").unwrap());
    select(&SlideContext { account, insights: &insights, workspace, localizer: &voice }).slides
}

/// A slide's values, where the deck has it.
fn values<T: 'static>(slides: &[ChosenSlide]) -> Option<&T> {
    slides.iter().find_map(|chosen| (&*chosen.slide as &dyn std::any::Any).downcast_ref())
}

#[test]
fn the_glance_does_not_say_again_what_the_cover_said() {
    let factory = sample::plain();
    let decks: Vec<_> = (0..factory.len()).filter_map(|at| factory.pages(at)).collect();
    assert!(decks.len() > 5);
    for pages in decks {
        let slides: Vec<_> = pages.into_iter().map(|(chosen, _)| chosen).collect();
        let headline = values::<CoverSlide>(&slides).map(|cover| &cover.headline);
        let glance = values::<GlanceSlide>(&slides).unwrap();
        assert!(glance.rows.iter().all(|row| Some(&row.text) != headline), "{headline:?}");
    }
}

#[test]
fn products_stand_on_what_is_counted_and_speak_in_sentences() {
    let (mut account, workspace) = rich();
    account.goals.clear();
    let second = account.offers[0].clone();
    account.offers.push(second);
    let products = |account: &Account| values::<ProductsSlide>(&slides_of(account, &workspace)).cloned();
    let twice = products(&account).unwrap().title;
    assert_eq!(twice, "Two additions fit what you already do", "one figure is not two");
    let OfferReason::Metric { id, noun, .. } = &mut account.offers[1].because else { panic!("it is a metric's") };
    (*id, noun.other) = ("rolls".into(), "rolls".into());
    let counted = products(&account).unwrap();
    assert!(counted.title.contains("loaves and"), "{}", counted.title);
    assert_eq!(&*counted.body.cards[0].reason, "A van would carry them.");
    let OfferReason::Metric { noun, .. } = &mut account.offers[1].because else { panic!("it is a metric's") };
    noun.unit = Unit::Percent;
    assert_eq!(products(&account).unwrap().title, "Two additions fit what you already do");
}
