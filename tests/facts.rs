//! Every number a deck defines, end to end from files to facts, each against a figure worked out by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;
#[path = "facts/course.rs"]
mod course;
#[path = "facts/features.rs"]
mod features;
#[path = "facts/lifecycle.rs"]
mod lifecycle;
#[path = "facts/peers.rs"]
mod peers;
#[path = "facts/quarters.rs"]
mod quarters;
#[path = "facts/seats.rs"]
mod seats;

use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, today};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::change::{Band, NoChange, Told};
use quarterdeck::account::metric::{Metric, PotentialSource};
use quarterdeck::account::view::{Account, Covers, OfferReason};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;

/// The thirteen weeks of the quarter are those from 13 on; 0–12 are those of the quarter before.
const NOW: usize = 13;

/// The bakery whose figures are worked out: 26 weeks of each metric, blank where nothing was measured.
fn subject() -> Bakery {
    let week = |w: usize| {
        let now = w >= NOW;
        let wau = if w == 25 { 46 } else { 40 + 4 * u32::from(now) };
        let mau = if now { 62 } else { 50 };
        let rolls = match w {
            2 | 22.. => String::new(),
            _ => (if now { "9" } else { "10" }).to_owned(),
        };
        format!("{wau},{mau},100,{rolls}")
    };
    let mut bakery = Bakery::new("S", "Subject", 1);
    bakery.weeks = (0..26).map(week).collect();
    bakery.seats = 100;
    bakery.loaves = Some(500);
    bakery
}

/// Six others; their rolls of the quarter are 91, 182, 273, 364, 455 and 546.
fn others() -> Vec<Bakery> {
    (1..=6).map(|size| Bakery::new(&format!("O{size}"), &format!("Other {size}"), size)).collect()
}

fn base(folder: &Folder, flags: &Flags) -> Portfolio {
    let workspace = Arc::new(Workspace::load(folder.path(), flags, today()).unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables)
}

fn account(base: &Portfolio, id: &str) -> Account {
    base.account(base.tables().accounts.iter().position(|row| row.id == id).unwrap()).0
}

fn of(bakeries: Vec<Bakery>, minimum: usize, id: &str) -> Account {
    account(&base(&bakery::folder(&bakeries, minimum), &Flags::default()), id)
}

fn among_others(minimum: usize) -> Account {
    of([vec![subject()], others()].concat(), minimum, "S")
}

fn metric<'a>(account: &'a Account, id: &str) -> &'a Metric {
    account.metrics.iter().find(|m| m.id == id).unwrap()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn seat_utilisation_is_active_by_licensed_seats() {
    // 62 seats active in the last week of 100 licensed; 50 thirteen weeks before.
    let seats = among_others(5).seats.unwrap();
    assert_eq!((seats.active, seats.licensed, seats.active_before), (62.0, 100.0, Some(50.0)));
    let mut without = subject();
    without.seats = 0;
    assert_eq!(of(vec![without], 5, "S").seats, None);
}

#[test]
fn seats_are_whole_people() {
    // 30.5 seats are 31 people, 4.6 a quarter before 5.
    let mut halves = subject();
    halves.weeks = (0..26).map(|w| if w < NOW { "4,4.6,9," } else { "4,30.5,9," }.to_owned()).collect();
    let account = of(vec![halves], 5, "S");
    let seats = account.seats.clone().unwrap();
    assert_eq!((seats.active, seats.licensed, seats.active_before), (31.0, 100.0, Some(5.0)));
    let active = metric(&account, "mau");
    assert_eq!((active.value, active.prior, active.latest()), (31.0, Some(5.0), 31.0), "and nowhere 30");
    let change = active.change.unwrap();
    assert_eq!((change.told, change.before, change.now), (Told::Figures, 5.0, 31.0));
    close(active.share().unwrap(), 0.31);
}

#[test]
fn stickiness_is_weekly_by_monthly_users() {
    // At the quarter's end 46 ÷ 62 = 0.7419, thirteen weeks before 40 ÷ 50 = 0.8.
    let stickiness = among_others(5).stickiness.unwrap();
    close(stickiness.share, 46.0 / 62.0);
    close(stickiness.before.unwrap(), 0.8);
    assert!(!stickiness.daily);
}

#[test]
fn breadth_is_features_used_by_features_of_the_plan() {
    // Of four, the dough timer was used in August and the shop window in May.
    let features = among_others(5).features.unwrap();
    assert_eq!((features.used(), features.all.len()), (1, 4));
    close(features.breadth().unwrap(), 0.25);
    assert_eq!(features.all.iter().filter(|f| f.used_before).count(), 1);
    assert!(features.all.iter().all(|f| f.peers.is_none()), "of six others no share is told");
    let mut unmeasured = subject();
    unmeasured.features.clear();
    assert_eq!(of(vec![unmeasured], 5, "S").features, None);
}

#[test]
fn a_level_is_the_mean_of_its_weeks() {
    // (12 × 44 + 46) ÷ 13 = 44.15, which are 44 whole people, after 40 is 10% more.
    let account = among_others(5);
    let weekly = metric(&account, "wau");
    close(weekly.value, 44.0);
    assert_eq!(weekly.prior, Some(40.0));
    close(weekly.change.unwrap().share().unwrap(), 44.0 / 40.0 - 1.0);
    assert_eq!(weekly.change.unwrap().band, Band::Rose);
}

#[test]
fn quarters_are_compared_on_the_weeks_measured_in_both() {
    // Rolls: nine weeks of 9 now, twelve of 10 before; eight positions are in both: 72 after 80 is 10% less.
    let account = among_others(5);
    let rolls = metric(&account, "rolls");
    assert_eq!((rolls.value, rolls.prior, rolls.measured()), (81.0, None, 9));
    close(rolls.change.unwrap().share().unwrap(), -0.1);
    assert_eq!(rolls.change.unwrap().band, Band::Fell);
    // With one week less there are seven, and nothing is said.
    let mut fewer = subject();
    fewer.weeks[NOW + 8] = "44,62,100,".into();
    let account = of(vec![fewer], 5, "S");
    let too_few = NoChange::TooFewWeeks { have: 7, need: 8 };
    assert_eq!((metric(&account, "rolls").value, metric(&account, "rolls").change), (72.0, Err(too_few)));
}

#[test]
fn changes_are_worded_by_their_size() {
    let cases = [
        (109, Band::Steady),
        (110, Band::Rose),
        (125, Band::Rose),
        (126, Band::RoseSharply),
        (91, Band::Steady),
        (90, Band::Fell),
        (75, Band::Fell),
        (74, Band::FellSharply),
    ];
    let bakery = |now: u32| {
        let mut bakery = Bakery::new(&format!("N{now}"), "Bunfield", 1);
        bakery.weeks = (0..26).map(|w| format!("1,1,{},1", if w < NOW { 100 } else { now })).collect();
        bakery
    };
    let base = base(&bakery::folder(&cases.map(|(now, _)| bakery(now)), 20), &Flags::default());
    for (now, band) in cases {
        let change = metric(&account(&base, &format!("N{now}")), "loaves").change.unwrap();
        assert_eq!(change.band, band, "{now} after 100");
        close(change.share().unwrap(), f64::from(now) / 100.0 - 1.0);
    }
}

#[test]
fn potential_is_the_entitlement_first() {
    // 500 loaves a month are 1,500 a quarter, of which 13 × 100 are 86.7%.
    let account = among_others(5);
    let loaves = metric(&account, "loaves");
    let potential = loaves.potential.as_ref().unwrap();
    assert_eq!((potential.value, potential.source), (1500.0, PotentialSource::Entitlement));
    close(loaves.share().unwrap(), 1300.0 / 1500.0);
}

#[test]
fn potential_is_then_the_upper_quartile_of_peers() {
    // In thirteen weeks they have 91, 182, 273, 364, 455 and 546, and this account 9 a week, 117. A quarter of the seven have
    // 117 or less, half 273, three quarters 455: bands from 100 to 130, 250 to 320 and 400 to 500, for nine weeks of thirteen.
    let account = among_others(6);
    let rolls = metric(&account, "rolls");
    let peers = rolls.peers.unwrap();
    let bands = [peers.lower, peers.median, peers.upper].map(|band| (band.from(), band.to()));
    assert_eq!((peers.crowd.least(), bands), (5, [(69.0, 90.0), (170.0, 230.0), (270.0, 350.0)]));
    let potential = rolls.potential.as_ref().unwrap();
    assert_eq!((potential.value, potential.source), (270.0, PotentialSource::Cohort(peers.crowd)));
}

#[test]
fn potential_is_then_the_own_best_quarter_or_nothing() {
    // Under seven others nothing is shown of them; Q2 had twelve weeks of 10, at which pace nine have 90; Q3 had 81.
    let account = among_others(7);
    assert_eq!(metric(&account, "rolls").peers, None);
    let potential = metric(&account, "rolls").potential.as_ref().unwrap();
    let source = PotentialSource::OwnBest { quarter: account.previous, at_its_pace: true };
    assert_eq!((potential.value, potential.source), (90.0, source));
    let mut first = subject();
    first.weeks[..NOW].fill(",,,".into());
    let account = of(vec![first], 7, "S");
    assert_eq!(metric(&account, "rolls").potential, None);
    assert_eq!(metric(&account, "rolls").change, Err(NoChange::FirstQuarter));
    assert_eq!(metric(&account, "rolls").prior, None);
}

#[test]
fn a_cohort_counts_others_with_data_and_never_fewer_than_five() {
    let mut silent = Bakery::new("Q", "Quiet", 9);
    silent.weeks.clear();
    let account = of([vec![subject(), silent], others()].concat(), 6, "S");
    assert!(metric(&account, "rolls").peers.is_some());
    let of_seven = of([vec![subject()], others()].concat(), 7, "S");
    assert_eq!(metric(&of_seven, "rolls").peers, None, "the account itself is no other");
    let mut elsewhere = others();
    elsewhere[0].segment = "chain".into();
    assert_eq!(metric(&of([vec![subject()], elsewhere].concat(), 6, "S"), "rolls").peers, None);
    assert!(bakery::folder(&others(), 4).workspace().unwrap_err().contains("the least is 5"));
}

#[test]
fn an_unfinished_quarter_is_compared_with_as_many_weeks() {
    // On Wednesday 5 August five weeks are complete: 29 June to 2 August, against 30 March to 3 May.
    let folder = bakery::folder(&[subject()], 5);
    let flags = Flags { as_of: Some("2026-08-05".parse().unwrap()), ..Flags::default() };
    let account = account(&base(&folder, &flags), "S");
    let loaves = metric(&account, "loaves");
    assert_eq!(account.weeks.first().unwrap().to_string(), "2026-06-29");
    assert_eq!(
        (loaves.weeks.len(), loaves.value, loaves.prior, loaves.change),
        (5, 500.0, Some(500.0), Err(NoChange::TooFewWeeks { have: 5, need: 8 }))
    );
    close(loaves.potential.as_ref().unwrap().value, 1500.0 * 5.0 / 13.0);
    assert_eq!(
        account.seats.unwrap().active_before,
        None,
        "seats of the quarter's end are compared with those of its end"
    );
}

#[test]
fn a_reason_for_a_product_says_what_time_it_is_of() {
    let covers = |weeks: usize, of: &str| {
        let mut bakery = subject();
        bakery.weeks[..26 - weeks].fill(",,,".into());
        let product = format!(
            "products:\n- {{id: van, name: Van, pitch: Bread at the door, launched_on: 2026-07-01, because: {{metric: {of}, then: so}}}}\n"
        );
        let folder = bakery::folder_with_catalogue(&[bakery], &product);
        match &account(&base(&folder, &Flags::default()), "S").offers[0].because {
            OfferReason::Metric { covers, .. } => *covers,
            OfferReason::Feature { .. } => panic!("it is a metric"),
        }
    };
    assert_eq!([covers(13, "loaves"), covers(12, "loaves")], [Covers::Quarter, Covers::MeasuredWeeks]);
    assert_eq!([covers(13, "wau"), covers(12, "mau")], [Covers::Week; 2]);
}

#[test]
fn the_quarter_holds_its_first_and_its_last_day() {
    let days = ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"];
    let flags = Flags { as_of: Some("2026-10-31".parse().unwrap()), ..Flags::default() };
    let shipped: String = days.iter().map(|day| format!("- {{title: T{day}, shipped_on: {day}}}\n")).collect();
    let folder = bakery::folder_with_catalogue(&[subject()], &format!("shipped:\n{shipped}"));
    let account_a = account(&base(&folder, &flags), "S");
    let titles: Vec<_> = account_a.shipped.iter().map(|shipped| shipped.title.to_string()).collect();
    assert_eq!(titles, ["T2026-09-30", "T2026-07-01"]);
    // Of a feature first used on a day: used in the quarter, new in it, used in the one before.
    let used = |day: &str| {
        let mut bakery = subject();
        bakery.features = vec!["shop,2026-05-01,1,1".into(), format!("till,{day},1,1")];
        let account = account(&base(&bakery::folder(&[bakery], 5), &flags), "S");
        let Some(features) = account.features else { return (false, false, false) };
        let till = &features.all[2];
        (till.used, till.new, till.used_before)
    };
    // Where nothing was used in the quarter, nothing was measured in it.
    assert_eq!(
        days.map(used),
        [(false, false, false), (true, true, false), (true, true, false), (false, false, false)]
    );
}

#[test]
fn service_and_saved_time_are_conservative() {
    // Replies after 10, 20, 30 and 40 minutes: half of them within 25. 1,300 loaves at 3 minutes are 65 hours.
    let account = among_others(5);
    let service = account.service.unwrap();
    assert_eq!((service.opened, service.solved, service.first_reply), (4, Some(4), Some((25.0, 4))));
    assert_eq!(account.saved.unwrap().hours(), 65.0);
}
