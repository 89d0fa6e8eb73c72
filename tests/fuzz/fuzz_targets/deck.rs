//! A customer of any words and figures, from the cells of their rows to a finished deck that is read back.
//!
//! Whatever stands in the cells, the deck is made or the manifest says why not; its pages keep the laws, its bytes are the
//! same when it is made again, and nothing internal is in them.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use lopdf::Document;
use quarterdeck::layout::check;
use quarterdeck::store::manifest_row::Outcome;
use quarterdeck_fuzz::{Bakery, bakery_folder, closed_up, everything, factory, pages};

/// Words that stand in internal cells alone.
const CANARIES: [&str; 4] = ["987612345", "zebraquartz", "vexingfjord", "jumpysphinx"];

/// The cells of a customer's rows.
#[derive(Debug, Arbitrary)]
struct Customer {
    name: String,
    segment: String,
    contact: [String; 2],
    csm: [String; 2],
    place: [String; 2],
    seats: u16,
    loaves: Option<u32>,
    weeks: Vec<[Figure; 4]>,
    features: Vec<Use>,
    requests: Vec<String>,
    goals: Vec<String>,
}

#[derive(Debug, Arbitrary)]
enum Figure {
    Missing,
    Small(u8),
    Large(u32),
    Written(String),
}

#[derive(Debug, Arbitrary)]
struct Use {
    feature: u8,
    day: u8,
    users: Figure,
    uses: Figure,
}

fuzz_target!(|customer: Customer| {
    let words = closed_up(&format!("{customer:?}"));
    let mut bakeries: Vec<Bakery> =
        (1..7).map(|n| Bakery::new(&format!("B-{n}"), &format!("Bun {n}"), 5 * n)).collect();
    bakeries.push(bakery(customer));
    let factory = factory(&bakery_folder(&bakeries, 5));
    let Some(at) = factory.tables().accounts.iter().position(|row| row.id == "X-1") else {
        panic!("the account was lost")
    };
    for frame in factory.frames(at).unwrap_or_default() {
        let broken = check::violations(&frame);
        assert!(broken.is_empty(), "{broken:?}");
    }
    let deck = factory.deck(at);
    assert_eq!(deck, factory.deck(at));
    let record = &deck.record;
    let Some(pdf) = &deck.pdf else {
        assert!(matches!(record.outcome, Outcome::Held | Outcome::Skipped), "{record:?}");
        assert!(!record.reason.is_empty() && record.file.is_empty());
        return;
    };
    assert_eq!(record.outcome, Outcome::Rendered);
    assert_eq!(record.bytes, Some(pdf.len()));
    let document = Document::load_mem(pdf).expect("the deck is a PDF");
    assert_eq!(record.pages, Some(document.get_pages().len()));
    assert!(pages(&document).contains("2026"));
    let everything = everything(pdf);
    for canary in CANARIES.iter().filter(|canary| !words.contains(**canary)) {
        assert!(!everything.contains(canary), "{canary} is in the deck");
    }
});

fn bakery(customer: Customer) -> Bakery {
    let Customer { name, segment, contact, csm, place, seats, loaves, weeks, features, requests, goals } = customer;
    let feature = |row: Use| {
        let feature = ["dough", "shop", "till", "crumbs", "other"][usize::from(row.feature % 5)];
        let (month, day) = (4 + row.day % 6, 1 + row.day % 30);
        format!("{feature},2026-{month:02}-{day:02},{},{}", row.users.cell(), row.uses.cell())
    };
    Bakery {
        name,
        segment: if segment.is_empty() { "corner".to_owned() } else { segment },
        internal: [CANARIES[0], CANARIES[1], CANARIES[2], CANARIES[3], "active"].map(str::to_owned),
        contact,
        csm,
        place,
        seats: seats.into(),
        loaves,
        weeks: weeks.iter().take(26).map(|figures| figures.each_ref().map(Figure::cell).join(",")).collect(),
        features: features.into_iter().map(feature).collect(),
        requests: requests.into_iter().take(9).collect(),
        goals,
        ..Bakery::new("X-1", "", 1)
    }
}

impl Figure {
    fn cell(&self) -> String {
        match self {
            Figure::Missing => String::new(),
            Figure::Small(figure) => figure.to_string(),
            Figure::Large(figure) => figure.to_string(),
            Figure::Written(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        }
    }
}
