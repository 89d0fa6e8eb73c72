//! The same input gives the same bytes: twice, alone or in the bulk, on however many threads, after whatever deck.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::path::Path;
use std::sync::Arc;

use common::today;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::pipeline::finished_deck::FinishedDeck;
use rayon::prelude::*;

fn factory() -> DeckFactory {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let workspace = Arc::new(Workspace::load(&sample, &Flags::default(), today()).unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    DeckFactory::new(workspace, tables).unwrap()
}

fn bulk(factory: &DeckFactory, threads: usize) -> Vec<FinishedDeck> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| (0..factory.len()).into_par_iter().map(|at| factory.deck(at)).collect())
}

fn same(ours: &FinishedDeck, theirs: &FinishedDeck) {
    assert_eq!(ours.record, theirs.record);
    assert!(ours.pdf == theirs.pdf, "the bytes of {} differ", ours.record.name);
}

#[test]
fn one_thread_and_two_give_the_same_decks() {
    let factory = factory();
    let (one, two) = (bulk(&factory, 1), bulk(&factory, 2));
    assert!(one.iter().filter(|deck| deck.pdf.is_some()).count() >= 30);
    one.iter().zip(&two).for_each(|(one, two)| same(one, two));
}

#[test]
fn alone_or_after_any_other_a_deck_is_the_same() {
    let (fresh, used) = (factory(), factory());
    // Backwards, so that each is made after others than in the bulk; on a thread of its own, so that nothing is warm.
    let after: Vec<_> = (0..used.len()).rev().map(|at| used.deck(at)).collect();
    for (at, after) in after.iter().rev().enumerate().step_by(3) {
        let alone = std::thread::scope(|scope| scope.spawn(|| fresh.deck(at)).join().unwrap());
        same(&alone, after);
        same(&fresh.deck(at), after);
    }
}
