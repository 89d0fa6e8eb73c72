//! Whatever a vendor knows of a customer internally, and whoever its other customers are, the customer's deck is the same.

mod common;

use common::bakery::{self, Bakery};
use common::finished;
use proptest::prelude::*;
use quarterdeck::pipeline::finished_deck::FinishedDeck;

/// The internal fields as each account writes them, all different, none of them a word of the deck's own.
const CANARIES: [&str; 7] =
    ["98765432", "Quokkahealth", "Zyxchurnpeak", "Wombatnote30off", "Onboardingyak", "Tierpangolin", "Narwhalindustry"];

fn bakeries() -> Vec<Bakery> {
    let names = ["Ashcrumb", "Bunfield", "Cobloaf", "Doughty", "Ryeford", "Scone Row", "Tartlet"];
    names.iter().zip(5..).map(|(name, size)| Bakery::new(&format!("T-{size}"), name, size)).collect()
}

fn decks(bakeries: &[Bakery], minimum: usize) -> Vec<FinishedDeck> {
    let factory = bakery::factory(&bakery::folder(bakeries, minimum));
    (0..factory.len()).map(|at| factory.deck(at)).collect()
}

fn internal() -> impl Strategy<Value = [String; 5]> {
    let arr = prop_oneof![Just(String::new()), "[0-9]{1,9}", Just("0".to_owned())];
    let text = || prop_oneof![Just(String::new()), "[ -~]{0,40}", "\\PC{0,40}"];
    let status = prop_oneof!["active", "trial", "at risk", "", "green"].prop_map(|s| s.to_owned());
    (arr, text(), text(), text(), status).prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_internal_side_changes_nothing(of_all in proptest::collection::vec(internal(), 7)) {
        let plain = bakeries();
        let mut changed = plain.clone();
        for (bakery, internal) in changed.iter_mut().zip(of_all) {
            bakery.internal = internal;
        }
        for (with, without) in decks(&changed, 5).into_iter().zip(decks(&plain, 5)) {
            prop_assert!(without.pdf.is_some(), "{:?}", without.record);
            prop_assert_eq!(&with.record, &without.record);
            prop_assert!(with.pdf == without.pdf, "the bytes of {} differ", with.record.name);
        }
    }

    #[test]
    fn without_peers_others_change_nothing(size in 1u32..90, name in "[a-zA-Z ]{1,30}", weeks in 0usize..26) {
        let plain = bakeries();
        let mut changed = plain[..3].to_vec();
        changed[1] = Bakery::new("T-6", &format!("B{name}"), size);
        changed[1].weeks.truncate(weeks);
        changed[1].requests.clear();
        changed[1].features.clear();
        let first = |bakeries: &[Bakery]| {
            let factory = bakery::factory(&bakery::folder(bakeries, 50));
            factory.deck(bakery::place(&factory, "T-5"))
        };
        let (with, without) = (first(&changed), first(&plain));
        prop_assert_eq!(&with.record, &without.record);
        prop_assert!(with.pdf == without.pdf, "the bytes differ");
    }
}

/// In the bases of its peers an account is no more than the bands that its figures lie in: whatever of a deck they reach,
/// texts, bars, alternative texts or the choice of slides, is the same to the byte.
#[test]
fn a_figure_that_stays_in_its_band_changes_nobody_elses_deck() {
    let without_goals = |size| Bakery { goals: Vec::new(), ..Bakery::new(&format!("T-{size:02}"), "Ashcrumb", size) };
    let all: Vec<Bakery> = (5..17).map(without_goals).collect();
    let plain = decks(&all, 5);
    // Of size 9 are 819 rolls, 15 weekly bakers and 17 active seats of 30 in the end; 1,417 loaves of 1,620 are 87%.
    let with = |which: std::ops::Range<usize>, people: [i32; 2], loaves: i32, rolls: i32| {
        let week = |week: &String| {
            let cells: Vec<i32> = week.split(',').map(|cell| cell.parse().unwrap()).collect();
            format!("{},{},{},{rolls}", cells[0] + people[0], cells[1] + people[1], cells[2] + loaves)
        };
        let mut all = all.clone();
        all[which].iter_mut().for_each(|bakery| bakery.weeks = bakery.weeks.iter().map(week).collect());
        decks(&all, 5)
    };
    let is_same =
        |decks: &[FinishedDeck], at: usize| decks[at].pdf == plain[at].pdf && decks[at].record == plain[at].record;
    let others = || (0..all.len()).filter(|at| *at != 4);
    for (people, loaves, rolls) in
        [([0, -1], 0, 63), ([0, 0], 6, 63), ([0, 0], 0, 62), ([0, 0], 0, 76), ([0, -1], 6, 70)]
    {
        let changed = with(4..5, people, loaves, rolls);
        for at in others() {
            assert!(is_same(&changed, at), "the deck of {} differs", plain[at].record.account_id);
        }
    }
    let far = with(4..10, [0, -6], 0, 400);
    assert!((0..4).chain(10..12).any(|at| !is_same(&far, at)), "peers are shown at all");
}

#[test]
fn nothing_internal_is_in_a_deck() {
    let mut all = bakeries();
    for (number, bakery) in all.iter_mut().enumerate() {
        // The number tells whose it is, should one be found.
        let [arr, health, churn, note, status, segment, industry] = CANARIES;
        let text = |canary: &str| format!("{canary}{number}");
        bakery.internal = [arr, health, churn, note, status].map(text);
        bakery.segment = segment.into();
        bakery.place = [text(industry), "GB".into()];
        bakery.contact = [text("Ibexcontact"), format!("ibexmail{number}@crumb.example")];
    }
    for deck in decks(&all, 5) {
        let said = finished::everything(deck.pdf.as_ref().unwrap());
        let visible = finished::closed_up(&format!("{} {}", deck.record.file, deck.record.headline));
        for canary in CANARIES.iter().chain(&["Ibexcontact", "ibexmail"]) {
            let canary = finished::closed_up(canary);
            assert!(!said.contains(&canary), "{canary} is in the deck of {}", deck.record.name);
            assert!(!visible.contains(&canary), "{canary} is in {visible}");
        }
    }
}

#[test]
fn a_deck_names_no_other_customer() {
    let all = bakeries();
    let own = |bakery: &Bakery| {
        [
            bakery.id.clone(),
            bakery.name.clone(),
            bakery.requests[0].clone(),
            bakery.goals[0].clone(),
            bakery.csm[0].clone(),
        ]
    };
    let mut changed = all.clone();
    for bakery in &mut changed {
        let name = bakery.name.replace(' ', "");
        bakery.id = format!("Secretid{name}");
        bakery.requests = vec![format!("Request{name}"), format!("Other{name}")];
        bakery.goals = vec![format!("Goal{name}")];
        bakery.csm = [format!("Manager{name}"), format!("manager-{name}@tern.example")];
    }
    for deck in decks(&changed, 5) {
        let said = finished::everything(deck.pdf.as_ref().unwrap());
        for bakery in &changed {
            let [id, name, rest @ ..] = own(bakery).map(|text| finished::closed_up(&text));
            assert!(!said.contains(&id), "the id {id} is in the deck of {}", deck.record.name);
            for text in rest.iter().chain([&name]) {
                let mine = bakery.name == deck.record.name;
                assert!(mine || !said.contains(text), "{text} is in the deck of {}", deck.record.name);
            }
            // What is searched for would be found: the name stands on the cover.
            assert!(bakery.name != deck.record.name || said.contains(&name), "{name} is not in its own deck");
        }
    }
}

#[test]
fn a_forbidden_word_holds_the_deck() {
    let mut all = bakeries();
    all[1].requests[0] = "Spot CHURN early".into();
    all[2].name = "Churn Brothers".into();
    let folder = bakery::folder(&all, 5);
    let qbr = folder.path().join("qbr.yaml");
    let text = std::fs::read_to_string(&qbr).unwrap();
    std::fs::write(qbr, format!("{text}forbidden: [churn]\n")).unwrap();
    let factory = bakery::factory(&folder);
    let deck = |id: &str| factory.deck(bakery::place(&factory, id));
    let held = deck("T-6");
    assert_eq!((held.record.outcome.name(), held.record.code()), ("held", "forbidden_word"));
    assert!(held.pdf.is_none() && held.record.file.is_empty());
    assert!(deck("T-5").pdf.is_some() && deck("T-7").pdf.is_some());
}
