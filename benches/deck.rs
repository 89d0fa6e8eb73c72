//! How long a run takes by its parts: loading, what is prepared once, and one deck with and without its file.
//!
//! `cargo bench --bench deck`. The sample base is small and rich: its decks have every slide, so a real base's are
//! faster on the mean.

use std::hint::black_box;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use divan::{Bencher, counter::ItemsCount};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::load;
use quarterdeck::pipeline::factory::DeckFactory;

fn main() {
    divan::main();
}

fn workspace() -> Arc<Workspace> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let today = NaiveDate::from_ymd_opt(2026, 10, 5).expect("it is a day");
    Arc::new(Workspace::load(&sample, &Flags::default(), today).expect("the sample is sound"))
}

fn load(workspace: &Workspace) -> quarterdeck::ingest::records::Tables {
    load::load(workspace, &|_| ()).expect("the sample has accounts").0
}

/// The run's factory, and the first account with a deck of all slides.
fn factory() -> &'static (DeckFactory, usize) {
    static PRESS: OnceLock<(DeckFactory, usize)> = OnceLock::new();
    PRESS.get_or_init(|| {
        let workspace = workspace();
        let tables = load(&workspace);
        let factory = DeckFactory::new(workspace, tables).expect("theme and fonts can be used");
        let full = (0..factory.len()).find(|&at| factory.deck(at).record.pages == Some(8));
        let full = full.expect("the sample has a deck of eight slides");
        (factory, full)
    })
}

/// From `qbr.yaml` and exports to typed tables.
#[divan::bench]
fn loading() {
    load(black_box(&workspace()));
}

/// Cohorts, theme, fonts, the shared subset, voices: once a run.
#[divan::bench(sample_count = 20)]
fn preparing(bencher: Bencher) {
    let workspace = workspace();
    bencher
        .with_inputs(|| (Arc::clone(&workspace), load(&workspace)))
        .bench_values(|(workspace, tables)| DeckFactory::new(workspace, tables));
}

/// Facts, insights, slides and frames of one deck: all but the file.
#[divan::bench]
fn layout(bencher: Bencher) {
    let (factory, full) = factory();
    bencher.bench(|| factory.frames(black_box(*full)));
}

/// One deck with its file, of eight slides; less `layout`, this is the PDF and its hashes.
#[divan::bench]
fn one_deck(bencher: Bencher) {
    let (factory, full) = factory();
    bencher.bench(|| factory.deck(black_box(*full)));
}

/// Every account of the sample on one thread; the rate is decks per second of CPU.
#[divan::bench(sample_count = 10)]
fn whole_base(bencher: Bencher) {
    let (factory, _) = factory();
    bencher.counter(ItemsCount::new(factory.len())).bench(|| {
        for at in 0..factory.len() {
            black_box(factory.deck(at));
        }
    });
}
