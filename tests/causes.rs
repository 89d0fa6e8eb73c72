//! Two causes are never told as one: why there is no change, why nothing was used, why a page is left out. And what is said to be
//! more is more, as the page shows it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::fmt::Write as _;
use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, HEAD};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::change::{NoChange, Told};
use quarterdeck::account::metric::{Metric, PotentialSource};
use quarterdeck::account::view::{Account, Activity, NoPeers};
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::deck::omitted::Omitted;
use quarterdeck::deck::registry;
use quarterdeck::deck::slide::SlideContext;
use quarterdeck::locale::localizer::Localizer;

/// The first account of a workspace, the titles and sentences of its deck, and what the deck leaves out.
struct Made {
    account: Account,
    said: String,
    omitted: Vec<(SlideKind, Omitted)>,
}

fn made(folder: &Folder) -> Made {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let (account, ..) = Portfolio::new(Arc::clone(&workspace), tables).account(0);
    let insights = quarterdeck::insight::registry::insights(&account, &workspace);
    let localizer = Localizer::new("en-US").unwrap();
    let context = SlideContext { account: &account, insights: &insights, workspace: &workspace, localizer: &localizer };
    let selection = registry::select(&context);
    let mut said = insights.iter().map(|insight| localizer.sentence(&insight.claim)).collect::<Vec<_>>();
    said.extend(selection.slides.iter().map(|chosen| format!("{:?}", chosen.slide)));
    Made { said: said.join("\n"), omitted: selection.omitted, account }
}

impl Made {
    fn metric(&self, id: &str) -> &Metric {
        self.account.metrics.iter().find(|metric| metric.id == id).unwrap()
    }

    fn omitted(&self, kind: SlideKind) -> Option<Omitted> {
        self.omitted.iter().find(|(omitted, _)| *omitted == kind).map(|(_, why)| *why)
    }
}

/// One account with 26 weekly rows of these metrics: each an entry of `metrics` and its cells.
fn of(metrics: &[(&str, &dyn Fn(usize) -> String)]) -> Made {
    of_roles("", metrics)
}

/// The same with `roles`.
fn of_roles(roles: &str, metrics: &[(&str, &dyn Fn(usize) -> String)]) -> Made {
    let id = |place: usize| format!("m{place}");
    let (mut config, mut columns, mut usage) = (String::new(), String::new(), String::from("id,day"));
    for (place, (keys, _)) in metrics.iter().enumerate() {
        let id = id(place);
        writeln!(config, "- {{id: {id}, name: Things {place}, one: thing, other: things{keys}}}").unwrap();
        write!(columns, "{id}: {id}, ").unwrap();
        write!(usage, ",{id}").unwrap();
    }
    for week in 0..26 {
        write!(usage, "\nA,{}", bakery::week(week)).unwrap();
        metrics.iter().for_each(|(_, cell)| write!(usage, ",{}", cell(week)).unwrap());
    }
    let qbr = format!(
        "{HEAD}as_of: 2026-09-30\nmetrics:\n{config}roles: {{{roles}}}\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n\
         \x20 usage: {{file: u.csv, account: id, date: day, metrics: {{{columns}}}}}\n"
    );
    made(&Folder::of(&[("qbr.yaml", &*qbr), ("a.csv", "id,name\nA,Acme\n"), ("u.csv", &*(usage + "\n"))]))
}

/// A figure of the thirteen weeks before and of those of the quarter.
fn halves(before: &'static str, now: &'static str) -> impl Fn(usize) -> String {
    move |week| if week < 13 { before } else { now }.to_owned()
}

#[test]
fn from_zero_is_told_by_its_two_figures_and_not_as_too_few_weeks() {
    let made = of(&[("", &halves("0", "4"))]);
    let change = made.metric("m0").change.unwrap();
    assert_eq!((change.before, change.now, change.told), (0.0, 52.0, Told::Figures));
    assert!(made.said.contains("Things 0 rose from 0 to 52"), "{}", made.said);
    assert!(!made.said.contains("too few common weeks") && made.said.contains("▲ from 0 in Q2 2026"), "{}", made.said);
    // Nothing measured in the quarter before is not 0.
    let made = of(&[("", &halves("", "4"))]);
    assert_eq!(made.metric("m0").change, Err(NoChange::FirstQuarter));
    assert!(made.said.contains("First quarter measured") && !made.said.contains("from 0"), "{}", made.said);
    // Seven weeks of 0 are too few.
    let sparse = |week: usize| if week < 6 { String::new() } else { halves("0", "4")(week) };
    let made = of(&[("", &sparse)]);
    assert_eq!(made.metric("m0").change, Err(NoChange::TooFewWeeks { have: 7, need: 8 }));
    assert!(made.said.contains("No comparison: too few common weeks"), "{}", made.said);
    let enough = |week: usize| if week < 5 { String::new() } else { halves("0", "4")(week) };
    let made = of(&[("", &enough)]);
    assert!(made.said.contains("Things 0 rose from 0 to 32 over the weeks measured in both quarters"), "{}", made.said);
}

#[test]
fn money_from_zero_is_told_by_its_two_figures_too() {
    let made = of(&[(", unit: money", &halves("0", "4"))]);
    assert!(made.said.contains("Things 0 rose from $0 to $52"), "{}", made.said);
    let made = of(&[(", unit: money", &halves("-1", "4"))]);
    assert_eq!(made.metric("m0").change, Err(NoChange::Negative));
    assert!(!made.said.contains("too few common weeks"), "{}", made.said);
}

#[test]
fn a_percentage_with_one_missing_week_moves_by_points() {
    let percent = ", unit: percent, per_quarter: mean, per_week: mean";
    let gap = |week: usize| if week == 3 { String::new() } else { halves("60%", "72%")(week) };
    for (cells, said) in [
        (&halves("60%", "72%") as &dyn Fn(usize) -> String, "Things 0 rose 12 points to 72%"),
        (&gap, "Things 0 rose 12 points over the weeks measured in both quarters"),
    ] {
        let made = of(&[(percent, cells)]);
        assert_eq!(made.metric("m0").change.unwrap().told, Told::Points(12.0));
        assert!(made.said.contains(said) && made.said.contains("▲ 12 points on Q2 2026"), "{}", made.said);
        assert!(!made.said.contains("20%"), "{}", made.said);
    }
}

#[test]
fn one_sum_of_zero_makes_no_account_unused() {
    let (level, mean) = (", per_quarter: last, per_week: last", ", per_quarter: mean, per_week: mean");
    let (zero, some) = (halves("0", "0"), halves("3", "3"));
    let activity = |metrics: &[(&str, &dyn Fn(usize) -> String)]| of(metrics).account.activity;
    for others in [level, mean, ""] {
        assert_eq!(activity(&[("", &zero), (others, &some)]), Activity::Active, "{others}");
        assert_eq!(activity(&[("", &zero), (others, &zero)]), Activity::Zero, "{others}");
    }
    let made = of(&[("", &zero), (level, &some)]);
    assert!(!made.said.contains("ready to begin") && !made.said.contains("for your team to begin"), "{}", made.said);
    // Where nobody came, what is stored is what is left.
    let stored =
        |people: &'static str| of_roles("wau: m0", &[(mean, &halves(people, people)), (level, &some)]).account.activity;
    assert_eq!([stored("0"), stored("1"), stored("")], [Activity::Zero, Activity::Active, Activity::Active]);
    // How much of the time it ran, and how often it failed, say nothing of who used it.
    for others in [", unit: percent, per_quarter: mean", ", more_is_better: false"] {
        let cells = |_: usize| if others.contains("percent") { "99%" } else { "3" }.to_owned();
        assert_eq!(activity(&[("", &zero), (others, &cells)]), Activity::Zero, "{others}");
        assert_eq!(activity(&[(others, &cells)]), Activity::Active, "unless nothing else was measured: {others}");
    }
    assert_eq!(activity(&[("", &halves("3", ""))]), Activity::Unmeasured, "nothing measured is not zero");
    assert_eq!(activity(&[("", &halves("3", "0"))]), Activity::Zero);
}

#[test]
fn pages_are_left_out_for_the_reason_there_is() {
    let why = |made: &Made| [SlideKind::Trend, SlideKind::Potential].map(|kind| made.omitted(kind));
    let unmeasured = of(&[("", &halves("3", ""))]);
    assert_eq!(why(&unmeasured), [Some(Omitted::NotMeasured); 2]);
    assert_eq!(unmeasured.omitted(SlideKind::Products), Some(Omitted::NotMeasured), "which is not \"no use\"");
    let unused = of(&[("", &halves("3", "0"))]);
    assert_eq!(why(&unused), [Some(Omitted::NoUse); 2]);
    assert_eq!(unused.omitted(SlideKind::Products), Some(Omitted::NoUse));
    let alone = of(&[("", &halves("", "3"))]);
    assert_eq!(why(&alone), [None, Some(Omitted::NoPotential)], "measured, but nothing to compare with");
    let refunds = of(&[
        (", unit: money", &halves("-3", "-3")),
        ("", &halves("0", "0")),
        (", per_quarter: max", &halves("-1", "0")),
    ]);
    assert_eq!(why(&refunds)[0], Some(Omitted::NoUse), "{:?}", refunds.account.activity);
}

#[test]
fn few_peers_are_no_missing_segment_and_no_unused_feature() {
    let bakeries = |change: &dyn Fn(&mut Bakery)| {
        let mut all: Vec<_> = (1..12).map(|size| Bakery::new(&format!("P{size}"), "Bunfield", size)).collect();
        all.iter_mut().for_each(|bakery| (bakery.requests, bakery.goals) = Default::default());
        all.iter_mut().for_each(change);
        all
    };
    let adoption = |minimum, change: &dyn Fn(&mut Bakery)| {
        made(&bakery::folder(&bakeries(change), minimum)).account.adoption.map(|known| known.len())
    };
    assert_eq!(adoption(10, &|_| ()), Ok(4));
    assert_eq!(adoption(11, &|_| ()), Err(NoPeers::TooFew { need: 11 }));
    assert_eq!(adoption(10, &|bakery| bakery.segment.clear()), Err(NoPeers::NoCohort));
    let without = made(&bakery::folder_with_catalogue(&bakeries(&|_| ()), "plans: [{id: oven, name: Oven}]\n"));
    assert_eq!(without.account.adoption, Err(NoPeers::NoFeatures));
}

/// Bakeries whose rolls of the quarter are these; the first is looked at.
fn with_rolls(weekly: &[u32]) -> Made {
    let bakery = |(place, rolls): (usize, &u32)| {
        let mut bakery = Bakery::new(&format!("T{place:02}"), "Bunfield", 5);
        bakery.weeks = (0..26).map(|_| format!(",,,{rolls}")).collect();
        // Where a goal is missed, nothing is said of what more there is.
        bakery.goals = Default::default();
        bakery
    };
    made(&bakery::folder(&weekly.iter().enumerate().map(bakery).collect::<Vec<_>>(), 20))
}

#[test]
fn of_twenty_six_alike_nobody_is_ahead() {
    let ahead = |made: &Made| {
        made.said.contains("ahead of three in four") || made.said.contains("in the upper quarter of teams")
    };
    let ties = with_rolls(&[5; 26]);
    assert!(matches!(ties.metric("rolls").potential.as_ref().unwrap().source, PotentialSource::Cohort(_)));
    assert!(!ahead(&ties), "{}", ties.said);
    assert!(ties.said.contains("you have reached the mark set by teams like yours"), "{}", ties.said);
    // 65 in the quarter are told as from 65 to 80, 91 as from 80 to 100. 20 of 26 are more than three quarters, 19 are not.
    let below = |below: usize| with_rolls(&[vec![7], vec![5; below], vec![7; 25 - below]].concat());
    assert!(!ahead(&below(19)), "{}", below(19).said);
    assert!(ahead(&below(20)), "{}", below(20).said);
}

#[test]
fn a_record_is_broken_and_not_equalled() {
    let source = |before: &'static str, now: &'static str| {
        let made = of(&[("", &halves(before, now))]);
        let best = made.metric("m0").potential.clone().unwrap();
        (
            matches!(best.source, PotentialSource::OwnBest { quarter, .. } if quarter == made.account.period),
            made.said.contains("best quarter on record"),
        )
    };
    assert_eq!([source("4", "5"), source("4", "4"), source("5", "4")], [(true, true), (false, false), (false, false)]);
}
