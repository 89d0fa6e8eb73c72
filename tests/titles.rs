//! Titles are true: what a slide's title claims holds of all that the slide shows, for every account of three bases.
//!
//! A slide that says what its titles claim (`Slide::judged_title`) is asked here without more.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, sample, today};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::Account;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::deck::slides::features::claim::{FeaturesBody, Use};
use quarterdeck::deck::slides::features::slide::FeaturesSlide;
use quarterdeck::deck::slides::potential::claim::PotentialClaim;
use quarterdeck::deck::slides::potential::held::Level;
use quarterdeck::deck::slides::potential::slide::PotentialSlide;
use quarterdeck::deck::slides::requests::slide::RequestsSlide;
use quarterdeck::ingest::records::RequestState;
use quarterdeck::pipeline::factory::DeckFactory;

/// A status and the day it went live, of each request of an account.
type Wishes<'a> = &'a [(&'a str, &'a str)];

/// Accounts in every state that requests can be in together, and what the title has to claim.
const MADE_UP: [(Wishes<'_>, &str); 14] = [
    (&[("shipped", "2026-08-20")], "AllLive"),
    (&[("shipped", "2026-08-20"), ("shipped", "2026-07-02")], "AllLive"),
    (&[("shipped", "2026-08-20"), ("declined", "")], "SomeLive"),
    (&[("shipped", "2026-08-20"), ("shipped", "2024-08-20"), ("declined", ""), ("open", "")], "SomeLive"),
    (&[("in progress", "")], "InProgress"),
    (&[("planned", ""), ("in progress", ""), ("declined", "")], "InProgress"),
    (&[("planned", ""), ("under review", ""), ("open", "")], "Planned"),
    (&[("under review", ""), ("declined", "")], "UnderReview"),
    (&[("open", ""), ("backlog", ""), ("declined", "")], "NoneLive"),
    // Live after the last day of the data is not live.
    (&[("shipped", "2026-12-01")], "NoneLive"),
    (&[("declined", "")], "Shipped"),
    (&[("shipped", "2024-08-20")], "Shipped"),
    (&[], "Shipped"),
    (&[("shipped", "2026-08-20"); 12], "AllLive"),
];

fn made_up() -> Folder {
    let bakeries: Vec<_> = (0..MADE_UP.len()).map(|n| Bakery::new(&format!("M-{n:02}"), "Bunfield", 5)).collect();
    let mut requests = String::new();
    for (account, (wishes, _)) in MADE_UP.iter().enumerate() {
        for (n, (status, live)) in wishes.iter().enumerate() {
            let reason = if n == 1 { "The timer does it" } else { "" };
            requests += &format!("R{n:02},M-{account:02},Wish {n},2024-05-0{},{status},{live},{reason},\n", n % 9 + 1);
        }
    }
    asking(&bakeries, &requests)
}

/// Bakeries with these rows of requests: id, account, title, asked, status, live, reason and feature.
fn asking(bakeries: &[Bakery], requests: &str) -> Folder {
    let folder = bakery::folder(bakeries, 5);
    let requests = format!("id,account,title,asked,status,shipped,reason,feature\n{requests}");
    std::fs::write(folder.path().join("requests.csv"), requests).unwrap();
    let qbr = std::fs::read_to_string(folder.path().join("qbr.yaml")).unwrap();
    let mapped = qbr.replace("shipped, url: url}", "shipped, reason: reason, feature: feature}");
    assert_ne!(qbr, mapped);
    std::fs::write(folder.path().join("qbr.yaml"), mapped).unwrap();
    folder
}

fn ravenstack(data: &Path) -> DeckFactory {
    let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/ravenstack");
    let flags = Flags { data: Some(data.to_owned()), ..Flags::default() };
    let workspace = Arc::new(Workspace::load(&mapping, &flags, today()).unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    DeckFactory::new(workspace, tables).unwrap()
}

/// The claims of all titles, by account and slide; panics where one is not true.
fn claims(factory: &DeckFactory) -> BTreeMap<(String, SlideKind), String> {
    let (mut claims, mut untrue) = (BTreeMap::new(), Vec::new());
    for at in 0..factory.len() {
        let id = &factory.tables().accounts[at].id;
        for (chosen, _) in factory.pages(at).into_iter().flatten() {
            let Some(judged) = chosen.slide.judged_title() else { continue };
            if !judged.holds {
                untrue.push(format!("{id}: {:?} ({})", chosen.slide.title(), judged.claim));
            }
            claims.insert((id.clone(), chosen.kind), judged.claim);
        }
    }
    assert!(untrue.is_empty(), "{} titles are not true:\n{}", untrue.len(), untrue.join("\n"));
    claims
}

/// The requests slide of each account that has one, with the account.
fn requests(folder: &Path) -> Vec<(Account, RequestsSlide)> {
    slides(folder, SlideKind::Requests)
}

/// The slide of a kind of each account that has one, with the account.
fn slides<S: Any>(folder: &Path, kind: SlideKind) -> Vec<(Account, S)> {
    let factory = sample::press_of(folder, sample::first_theme());
    let workspace = Arc::new(Workspace::load(folder, &Flags::default(), today()).unwrap());
    let base = Portfolio::new(workspace, factory.tables().clone());
    let of = |at: usize| {
        let pages = factory.pages(at)?.into_iter();
        let chosen = pages.map(|(chosen, _)| chosen).find(|chosen| chosen.kind == kind)?;
        let slide: Box<dyn Any> = chosen.slide;
        Some((base.account(at).0, *slide.downcast::<S>().unwrap()))
    };
    (0..factory.len()).filter_map(of).collect()
}

#[test]
fn every_title_of_the_sample_is_true() {
    let claims = claims(&sample::plain());
    let said = |kind: SlideKind| {
        let of_kind = claims.iter().filter(move |((_, of), _)| *of == kind);
        of_kind.map(|(_, claim)| claim.as_str()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(said(SlideKind::Requests), ["AllLive", "InProgress", "Planned", "Shipped", "SomeLive"]);
    assert_eq!(said(SlideKind::Potential), ["FullElseRoom", "NearElseRoom", "Over", "Reached", "Room", "WayBack"]);
    let features = [
        "All",
        "BegunMore",
        "FewerAll",
        "Gained",
        "GainedMost",
        "GainedMostNext",
        "GainedNext",
        "Lapsed",
        "More",
        "Next",
        "Some",
    ];
    assert_eq!(said(SlideKind::Features), features);
    let trend = [
        "AboveInEvery",
        "AboveInMost",
        "ByEach",
        "ByPeople",
        "FellMostly",
        "Moved",
        "SparseLevel",
        "Steady",
        "WeekSeats",
    ];
    assert_eq!(said(SlideKind::Trend), trend);
    let value = ["AllReached", "Hours", "HoursOverTerm", "OneMissed", "OneOverTerm", "OneReached", "SomeMissed"];
    assert_eq!(said(SlideKind::Value), value);
    assert_eq!(said(SlideKind::Service), ["Faster", "Half"]);
    assert_eq!(said(SlideKind::Products), ["Because", "Fits"]);
}

#[test]
fn every_title_of_real_data_is_true() {
    let Some(data) = common::shared("data/ravenstack") else { return };
    claims(&ravenstack(&data));
}

#[test]
fn every_title_of_a_made_up_base_is_true() {
    let claims = claims(&bakery::factory(&made_up()));
    for (n, (wishes, claim)) in MADE_UP.iter().enumerate() {
        let said = claims.get(&(format!("M-{n:02}"), SlideKind::Requests));
        assert_eq!(said.map(String::as_str), Some(*claim), "{wishes:?}");
    }
}

#[test]
fn a_title_counts_all_that_was_asked_for() {
    let made_up = made_up();
    for folder in [&sample::folder(), made_up.path()] {
        for (account, slide) in requests(folder) {
            let total = account.requests.len();
            if !slide.body.is_own || total <= 2 {
                continue;
            }
            assert!(slide.title.contains(&total.to_string()), "{}: {:?} of {total}", account.name, slide.title);
        }
    }
}

#[test]
fn a_claim_is_not_true_of_a_slide_that_shows_something_else() {
    let slides = requests(made_up().path());
    let judged = |slide: &RequestsSlide| quarterdeck::deck::slide::Slide::judged_title(slide).unwrap().holds;
    for (_, slide) in slides {
        assert!(judged(&slide));
        let mut other = slide.clone();
        other.body.rows[0].state = RequestState::Declined;
        assert!(!judged(&other), "a row that is drawn otherwise than it stands: {:?}", slide.claim);
        let mut other = slide.clone();
        other.body.asked += 1;
        assert!(
            !slide.body.is_own || !judged(&other),
            "a request that is neither listed nor counted: {:?}",
            slide.claim
        );
        let mut other = slide.clone();
        if let Some(timeline) = &mut other.body.timeline {
            timeline.days.1 = timeline.days.0;
            let is_undated = timeline.rows.iter().all(|row| row.to.is_none());
            assert_eq!(judged(&other), is_undated, "a day after the last one");
        }
    }
}

#[test]
fn a_title_of_features_counts_the_whole_plan() {
    for (account, slide) in slides::<FeaturesSlide>(&sample::folder(), SlideKind::Features) {
        let features = account.features.as_ref().unwrap();
        let FeaturesBody { rows, also_used, later, .. } = &slide.body;
        assert_eq!(rows.len() + also_used.count + later.count, features.all.len(), "{}", account.name);
        let judged = |slide: &FeaturesSlide| quarterdeck::deck::slide::Slide::judged_title(slide).unwrap().holds;
        assert!(judged(&slide), "{}", account.name);
        let mut other = slide.clone();
        other.body.later.count += 1;
        assert!(!judged(&other), "a feature more than the title counts");
        let mut other = slide.clone();
        let turned = if other.body.rows[0] == Use::Used { Use::Unused } else { Use::Used };
        other.body.rows[0] = turned;
        assert!(!judged(&other), "a row that is drawn otherwise than it is counted");
        let mut other = slide.clone();
        other.body.table.rows.iter_mut().for_each(|row| row.marked = !row.marked);
        assert!(!judged(&other), "the mark is on another row");
    }
}

#[test]
fn a_title_of_the_contract_is_judged_against_every_row() {
    for (account, slide) in slides::<PotentialSlide>(&sample::folder(), SlideKind::Potential) {
        let judged = |slide: &PotentialSlide| quarterdeck::deck::slide::Slide::judged_title(slide).unwrap().holds;
        assert!(judged(&slide), "{}", account.name);
        let else_room = matches!(slide.claim, PotentialClaim::FullElseRoom | PotentialClaim::NearElseRoom);
        for at in 1..slide.body.held.len() {
            let mut other = slide.clone();
            other.body.held[at].level = Level::Near;
            assert_eq!(judged(&other), !else_room, "{}: a row beside it is near too", slide.title);
            let mut other = slide.clone();
            other.body.held[at].share = other.body.held[0].share + 0.1;
            assert!(!judged(&other), "{}: another row is nearer, and not drawn so", slide.title);
        }
    }
}

#[test]
fn what_is_bought_by_the_month_is_told_by_the_month() {
    let sample = slides::<PotentialSlide>(&sample::folder(), SlideKind::Potential);
    let (_, slide) = sample.into_iter().find(|(account, _)| account.name.starts_with("Marlow")).unwrap();
    let title = slide.title.replace('\u{a0}', " ");
    assert_eq!(title, "You have reached your limit of 25 seats; everything else has room");
    let rows = slide.body.shares.unwrap().rows;
    let rows: Vec<_> = rows.iter().map(|row| format!("{}: {}", row.label, row.value.replace('\u{a0}', " "))).collect();
    assert_eq!(rows, ["Invoices: 252 of 400 a month", "Storage: 30 of 50 GB of receipts"]);
}

#[test]
fn what_people_stopped_using_leads_and_is_the_one_to_start_with() {
    let fell = slides::<FeaturesSlide>(&sample::folder(), SlideKind::Features);
    let (_, slide) = fell.into_iter().find(|(account, _)| account.name.starts_with("Cobalt Yard")).unwrap();
    assert_eq!(slide.title, "22 people used Mobile approvals until May; start with it again");
    let first = &slide.body.table.rows[0];
    assert_eq!((first.name.as_str(), first.own_label.as_str()), ("Mobile approvals", "22 until May"));
    assert!(first.marked && slide.body.table.below == 0);
}

#[test]
fn only_what_the_plan_has_is_new_for_an_account() {
    let changes = "\
plans: [{id: oven, name: Oven}, {id: mill, name: Mill}]
features:
  - {id: dough, name: Dough timer, benefit: Know when to knead}
  - {id: stone, name: Stone, benefit: Grind it, plans: [mill]}
shipped:
  - {title: For all, shipped_on: 2026-07-03}
  - {title: Of a feature, shipped_on: 2026-07-04, feature: dough}
  - {title: Of one of two, shipped_on: 2026-07-05, features: [stone, Dough timer]}
  - {title: Of its plan, shipped_on: 2026-07-06, plans: [Oven]}
  - {title: Of another feature, shipped_on: 2026-07-07, features: stone}
  - {title: Of another plan, shipped_on: 2026-07-08, plans: [mill]}
  - {title: After the quarter, shipped_on: 2026-10-01}
";
    let bakery = |n| Bakery { requests: Vec::new(), ..Bakery::new(&format!("P-{n}"), "Bun", 5) };
    let bakeries: Vec<_> = (0..7).map(bakery).collect();
    let (account, slide) = requests(bakery::folder_with_catalogue(&bakeries, changes).path()).remove(0);
    let shown: Vec<_> = slide.body.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(shown, ["Of its plan", "Of one of two", "Of a feature", "For all"]);
    assert_eq!(slide.title, "4 improvements went live in Q3 2026");
    assert_eq!(account.shipped.len(), 4);
}

#[test]
fn what_is_said_of_use_follows_from_rows_that_are_surely_of_later_days() {
    let since = |live: &str, rows: &[&str]| {
        let mut bakery = Bakery::new("U", "Bun", 5);
        bakery.features = [&["till,2026-07-10,1,1"], rows].concat().into_iter().map(str::to_owned).collect();
        let folder = asking(&[bakery], &format!("R1,U,A timer,2026-05-01,shipped,{live},,Dough timer\n"));
        let (tables, _) = folder.load();
        Portfolio::new(Arc::new(folder.workspace().unwrap()), tables).account(0).0.requests[0].used_since
    };
    assert_eq!(since("2026-07-05", &["dough,2026-08-05,1,1"]), Some(true));
    assert_eq!(since("2026-07-05", &["dough,2026-06-10,1,1", "dough,2026-08-05,1,1"]), None, "it was there before");
    assert_eq!(since("2026-07-06", &["dough,2026-08-05,1,1"]), None, "the row may be of a month that began before");
    assert_eq!(since("2026-07-06", &[]), Some(false), "the whole quarter shows no use");
    assert_eq!(since("2026-08-31", &[]), None, "it had less than a month");
    assert_eq!(since("2026-06-20", &[]), None, "it may have been used in June");
}
