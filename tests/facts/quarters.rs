//! Quarters of twelve, thirteen and fourteen weeks: what is whole, what is compared with what, and what lies in the quarter.

use chrono::{Days, NaiveDate};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::change::{Band, NoChange};
use quarterdeck::account::figure::Origin;
use quarterdeck::account::metric::{Metric, PotentialSource};
use quarterdeck::account::view::Account;
use quarterdeck::config::flags::Flags;

use super::common::{self, Folder};
use super::{account, base, close, metric};

/// What a base of fiscal years says: the quarter, the month that years begin with, the first day of weeks, the day of the data.
#[derive(Clone, Copy)]
struct Fiscal(&'static str, u32, &'static str, &'static str);

/// From February to April 2022 twelve weeks end, from May to July fourteen, from August to October thirteen.
const TWELVE: Fiscal = Fiscal("2023-Q1", 2, "monday", "2022-04-30");
const FOURTEEN: Fiscal = Fiscal("2023-Q2", 2, "monday", "2022-07-31");
/// The first days of the first week of each of them.
const FROM_FEBRUARY: &str = "2022-01-31";
const FROM_MAY: &str = "2022-04-25";

/// Account A of a base with a flow, a latest level and a mean level, all with the same weekly values from a day on; `-1` is a
/// week without a row. Each of `others` is an account too.
fn fiscal(of: Fiscal, from: &str, weeks: &[i32], others: &[Vec<i32>]) -> Account {
    account(&portfolio(of, from, weeks, others), "A")
}

fn portfolio(of: Fiscal, from: &str, weeks: &[i32], others: &[Vec<i32>]) -> Portfolio {
    let Fiscal(period, first_month, starts, as_of) = of;
    let first: NaiveDate = from.parse().unwrap();
    let (mut accounts, mut usage) = (String::from("id,name,segment,jobs,gb\n"), String::from("id,day,n\n"));
    let rows = std::iter::once(weeks).chain(others.iter().map(Vec::as_slice));
    for (id, weeks) in ('A'..='Z').zip(rows) {
        accounts += &format!("{id},Account {id},smb,1000,400\n");
        for (week, n) in weeks.iter().enumerate().filter(|(_, n)| **n >= 0) {
            usage += &format!("{id},{},{n}\n", first + Days::new(7 * week as u64));
        }
    }
    let metric = |id: &str, keys: &str| format!("- {{id: {id}, name: {id}, one: {id}, other: {id}, {keys}}}\n");
    let qbr = [
        common::HEAD.replace("2026-Q3", period),
        format!("fiscal_year_starts: {first_month}\nweek_starts: {starts}\nas_of: {as_of}\n"),
        "cohort: {by: [segment], minimum: 5}\nmetrics:\n".into(),
        metric("jobs", "entitlement: jobs, entitlement_per: month"),
        metric("gb", "kind: stock, per_quarter: last, entitlement: gb, entitlement_per: month"),
        metric("users", "per_quarter: mean"),
        metric("peak", "per_quarter: max"),
        metric("tries", "more_is_better: true"),
        "sources:\n  accounts: {file: a.csv, columns: {id: id, name: name, segment: segment}, entitlements: {jobs: jobs, gb: gb}}\n".into(),
        "  usage: {file: u.csv, account: id, date: day, metrics: {jobs: n, gb: n, users: n, peak: n, tries: n}}\n".into(),
    ]
    .concat();
    let folder = Folder::of(&[("qbr.yaml", qbr), ("a.csv", accounts), ("u.csv", usage)]);
    base(&folder, &Flags::default())
}

#[test]
fn a_quarter_of_twelve_or_fourteen_measured_weeks_is_whole() {
    let sundays = Fiscal("2026-Q4", 12, "sunday", "2026-11-30");
    for (of, from, weeks) in [(TWELVE, FROM_FEBRUARY, 12), (FOURTEEN, FROM_MAY, 14), (sundays, "2026-08-30", 13)] {
        let account = fiscal(of, from, &vec![10; weeks], &[]);
        let jobs = metric(&account, "jobs");
        assert_eq!((jobs.weeks.len(), jobs.quarter_weeks, jobs.value), (weeks, weeks, 10.0 * weeks as f64));
        assert_eq!((jobs.included(), jobs.is_whole()), (Some(3000.0), true), "three months' amount");
        let one_less = fiscal(of, from, &vec![10; weeks - 1], &[]);
        let jobs = metric(&one_less, "jobs");
        assert_eq!((jobs.included(), jobs.is_whole()), (None, false));
        close(jobs.potential.as_ref().unwrap().value, 3000.0 * (weeks - 1) as f64 / weeks as f64);
    }
}

#[test]
fn what_a_contract_holds_of_a_level_is_neither_trebled_nor_shared() {
    // 400 GB a month are 400 GB, in any quarter and however many weeks were measured.
    for (of, from, weeks) in [(TWELVE, FROM_FEBRUARY, 12), (FOURTEEN, FROM_MAY, 14), (FOURTEEN, FROM_MAY, 3)] {
        let account = fiscal(of, from, &vec![380; weeks], &[]);
        let storage = metric(&account, "gb");
        assert_eq!((storage.included(), storage.share()), (Some(400.0), Some(0.95)));
        assert_eq!(storage.limit.map(|limit| limit.value), Some(400.0));
    }
}

/// now ÷ before − 1 of what is compared.
fn moved(metric: &Metric) -> f64 {
    let change = metric.change.unwrap();
    change.now / change.before - 1.0
}

#[test]
fn a_sum_over_fourteen_weeks_is_no_rise_over_one_of_twelve() {
    let account = fiscal(FOURTEEN, FROM_FEBRUARY, &[10; 26], &[]);
    let jobs = metric(&account, "jobs");
    assert_eq!((jobs.value, jobs.prior), (140.0, None), "the figure of twelve weeks is not told beside it");
    assert_eq!((moved(jobs), jobs.change.unwrap().band), (0.0, Band::Steady));
    // The last is compared with the last as it is, the mean over the twelve weeks that both have.
    let mut rising = [10; 26];
    rising[12..].fill(12);
    rising[25] = 15;
    let account = fiscal(FOURTEEN, FROM_FEBRUARY, &rising, &[]);
    let [storage, users] = ["gb", "users"].map(|id| metric(&account, id));
    assert_eq!((storage.value, storage.prior), (15.0, Some(10.0)));
    close(moved(storage), 0.5);
    assert_eq!(users.prior, None);
    // (11 × 12 + 15) ÷ 12 = 12.25 is written as 12.
    close(moved(users), 12.0 / 10.0 - 1.0);
}

#[test]
fn a_sum_over_twelve_weeks_is_no_fall_after_one_of_fourteen() {
    // From November 2026 to January 2027 there are fourteen, from February to April 2027 twelve.
    let of = Fiscal("2028-Q1", 2, "monday", "2027-04-30");
    let account = fiscal(of, "2026-10-26", &[10; 26], &[]);
    let jobs = metric(&account, "jobs");
    assert_eq!((jobs.value, jobs.prior, moved(jobs)), (120.0, None, 0.0));
    assert_eq!(metric(&account, "users").prior, None);
}

#[test]
fn a_mean_or_maximum_of_part_of_a_quarter_is_not_told_as_the_quarters() {
    // Ten every week, but a hundred in the first of the fourteen: the quarter's largest, and in no week of twelve.
    let told = |of, from, first: usize| {
        let mut weeks = [10; 26];
        weeks[first] = 100;
        let account = fiscal(of, from, &weeks, &[]);
        ["users", "peak", "gb"].map(|id| {
            let metric = metric(&account, id);
            let change = metric.change.unwrap();
            (metric.value.round(), metric.prior, change.before, change.now)
        })
    };
    let last = (10.0, Some(10.0), 10.0, 10.0);
    let twelve = Fiscal("2028-Q1", 2, "monday", "2027-04-30");
    assert_eq!(told(twelve, "2026-10-26", 0), [(10.0, None, 10.0, 10.0), (10.0, None, 10.0, 10.0), last]);
    // (13 × 10 + 100) ÷ 14 = 16.4
    assert_eq!(told(FOURTEEN, FROM_FEBRUARY, 12), [(16.0, None, 10.0, 10.0), (100.0, None, 10.0, 10.0), last]);
    // Between quarters of as many weeks both are the quarters' own.
    let equal = Fiscal("2024-Q3", 1, "monday", "2024-09-30");
    assert_eq!(told(equal, "2024-04-01", 0)[1], (10.0, Some(100.0), 100.0, 10.0));
}

#[test]
fn a_running_quarter_is_compared_from_the_first_week_on() {
    // On 15 May 2022 three of the fourteen weeks are over; they stand beside the first three of the twelve.
    let running = Fiscal("2023-Q2", 2, "monday", "2022-05-15");
    let weeks: Vec<i32> = (1..=26).collect();
    let account = fiscal(running, FROM_FEBRUARY, &weeks, &[]);
    let jobs = metric(&account, "jobs");
    let too_few = Err(NoChange::TooFewWeeks { have: 3, need: 9 });
    assert_eq!((jobs.value, jobs.prior, jobs.change), (13.0 + 14.0 + 15.0, Some(1.0 + 2.0 + 3.0), too_few));
    close(jobs.potential.as_ref().unwrap().value, 3000.0 * 3.0 / 14.0);
}

#[test]
fn eight_thirteenths_of_the_quarters_own_weeks_are_enough() {
    for (of, from, own, before, enough) in [
        (FOURTEEN, FROM_FEBRUARY, 14, 12, 9),
        (Fiscal("2023-Q3", 2, "monday", "2022-10-31"), FROM_MAY, 13, 14, 8),
        (Fiscal("2028-Q1", 2, "monday", "2027-04-30"), "2026-10-26", 12, 14, 8),
    ] {
        for (measured, told) in [(enough, true), (enough - 1, false)] {
            let missing = std::iter::repeat_n(-1, own - measured);
            let weeks: Vec<i32> = std::iter::repeat_n(10, before).chain(missing).chain(vec![12; measured]).collect();
            let account = fiscal(of, from, &weeks, &[]);
            let jobs = metric(&account, "jobs");
            assert_eq!((jobs.measured(), jobs.change.is_ok()), (measured, told), "of {own} weeks");
            assert_eq!(jobs.has_enough_weeks(), told);
        }
    }
}

#[test]
fn peers_are_of_enough_weeks_levels_too() {
    let others = |weeks: usize| -> Vec<Vec<i32>> { (1..=5).map(|n| vec![10 * n; weeks]).collect() };
    let peers = |own: usize, weeks: usize| {
        let account = fiscal(FOURTEEN, FROM_MAY, &vec![3; own], &others(weeks));
        ["tries", "gb", "users"].map(|id| metric(&account, id).peers.is_some())
    };
    assert_eq!(peers(9, 9), [true; 3]);
    assert_eq!(peers(9, 8), [false; 3], "the others' eight of fourteen weeks are too few");
    assert_eq!(peers(8, 9), [false; 3], "and the account's own");
    let share = |own: usize, weeks: usize| {
        let account = fiscal(FOURTEEN, FROM_MAY, &vec![3; own], &others(weeks));
        ["jobs", "gb"].map(|id| metric(&account, id).potential.as_ref().unwrap().peers_share.is_some())
    };
    assert_eq!([share(9, 9), share(9, 8), share(8, 9)], [[true; 2], [false; 2], [false; 2]]);
    // Three weeks of a quarter that runs are no quarter's figure either.
    let running = Fiscal("2023-Q2", 2, "monday", "2022-05-15");
    let account = fiscal(running, FROM_MAY, &[3; 3], &others(3));
    assert!(account.metrics.iter().all(|metric| metric.peers.is_none()));
}

#[test]
fn sums_of_peers_are_compared_per_measured_week() {
    // Nine weeks of ten are as much as fourteen of ten: 140, from 130 to 160. For nine weeks that is from 83 to 110.
    let of = |own: i32, weeks: usize, others: usize| {
        let account = fiscal(FOURTEEN, FROM_MAY, &vec![own; weeks], &vec![vec![10; others]; 25]);
        let peers = metric(&account, "tries").peers.unwrap();
        let value = metric(&account, "tries").value;
        (value, peers.is_ahead(value), peers.median.from(), peers.median.to())
    };
    assert_eq!(of(9, 14, 9), (126.0, false, 130.0, 160.0));
    assert_eq!(of(12, 14, 9), (168.0, true, 130.0, 160.0));
    assert_eq!(of(10, 9, 14), (90.0, false, 83.0, 110.0));
    assert_eq!(of(13, 9, 14), (117.0, true, 83.0, 110.0));
    // Of a level nothing is added up.
    let account = fiscal(FOURTEEN, FROM_MAY, &[9; 14], &vec![vec![10; 9]; 25]);
    assert_eq!(["gb", "users"].map(|id| metric(&account, id).peers.unwrap().median.from()), [10.0; 2]);
    // A month's amount is of the measured weeks too.
    let share = metric(&account, "jobs").potential.as_ref().unwrap().peers_share.unwrap();
    assert_eq!((share.median.from(), share.median.to()), (0.0, 0.2));
}

/// The potential of the flow without an entitlement: its value, and whether it is of this quarter.
fn best(of: Fiscal, from: &str, weeks: &[i32]) -> Option<(f64, bool, bool)> {
    let account = fiscal(of, from, weeks, &[]);
    let potential = metric(&account, "tries").potential.as_ref()?;
    let PotentialSource::OwnBest { quarter, at_its_pace } = potential.source else { panic!("{potential:?}") };
    Some((potential.value, quarter == account.period, at_its_pace))
}

#[test]
fn the_best_quarter_is_the_best_per_week() {
    let weeks = |before: i32, now: i32| [vec![before; 12], vec![now; 14]].concat();
    // Twelve weeks of 10 are 120; at that pace fourteen are 140.
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &weeks(10, 9)), Some((140.0, false, true)));
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &weeks(10, 11)), Some((154.0, true, false)));
    // Twelve weeks of 10 after fourteen of 9: more a week, less in all.
    let of = Fiscal("2028-Q1", 2, "monday", "2027-04-30");
    let weeks = |before: i32, now: i32| [vec![before; 14], vec![now; 12]].concat();
    assert_eq!(best(of, "2026-10-26", &weeks(9, 10)), None);
    assert_eq!(best(of, "2026-10-26", &weeks(8, 10)), Some((120.0, true, false)));
}

#[test]
fn of_an_unfinished_quarter_levels_are_compared_with_the_best_and_sums_are_not() {
    // Ten of the fourteen weeks are over on 3 July 2022, eight on 19 June.
    let of = |as_of| {
        let running = Fiscal("2023-Q2", 2, "monday", as_of);
        let account = fiscal(running, FROM_FEBRUARY, &[vec![20; 12], vec![10; 14]].concat(), &[]);
        ["users", "tries"].map(|id| metric(&account, id).potential.as_ref().map(|potential| potential.value))
    };
    assert_eq!(of("2022-07-03"), [Some(20.0), None]);
    assert_eq!(of("2022-06-19"), [None, None]);
    assert_eq!(of("2022-07-31"), [Some(20.0), Some(280.0)]);
}

#[test]
fn best_quarters_are_those_up_to_the_one_under_review() {
    // Twelve weeks of 10, fourteen of 9, then thirteen of 50 that the quarter under review knows nothing of.
    let weeks = [vec![10; 12], vec![9; 14], vec![50; 13]].concat();
    let later = Fiscal("2023-Q2", 2, "monday", "2022-10-31");
    assert_eq!(best(later, FROM_FEBRUARY, &weeks), Some((140.0, false, true)));
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &weeks), Some((140.0, false, true)));
    // A quarter of which too few weeks were measured is none to be measured by, nor is this one then.
    let few = |weeks: usize| [vec![-1; 12 - weeks], vec![10; weeks], vec![9; 14]].concat();
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &few(8)), Some((140.0, false, true)));
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &few(7)), None);
    let now = |weeks: usize| [vec![10; 12], vec![9; weeks]].concat();
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &now(9)), Some((90.0, false, true)));
    assert_eq!(best(FOURTEEN, FROM_FEBRUARY, &now(8)), None);
}

#[test]
fn the_best_quarter_per_week_is_not_told_as_the_largest() {
    // Twelve weeks of 10 in February to April 2021, twenty-seven of 9 from then on, and twelve of 8 a year later: the fourteen
    // from August on have 126 in all.
    let weeks = [vec![10; 12], vec![9; 40], vec![8; 12]].concat();
    assert_eq!(best(TWELVE, "2021-02-01", &weeks), Some((120.0, false, true)));
    let without = [vec![10; 12], vec![8; 40], vec![8; 12]].concat();
    assert_eq!(best(TWELVE, "2021-02-01", &without), Some((120.0, false, false)));
}

#[test]
fn figures_name_the_weeks_that_they_are_of() {
    let base = portfolio(FOURTEEN, FROM_FEBRUARY, &[10; 26], &[]);
    let account = account(&base, "A");
    let figures = quarterdeck::account::figures::figures(&account, base.workspace());
    let of = |name: &str| figures.iter().find(|figure| figure.id.to_string() == name).unwrap();
    let weeks = |name: &str| match &of(name).origin {
        Origin::Usage { weeks, .. } => (weeks.len(), weeks[0].to_string(), weeks[weeks.len() - 1].to_string()),
        other => panic!("{other:?}"),
    };
    assert_eq!(weeks("users.value"), (14, FROM_MAY.into(), "2022-07-25".into()));
    assert!(figures.iter().all(|figure| figure.id.to_string() != "users.prior"));
    assert_eq!(weeks("gb.prior"), (1, "2022-04-18".into(), "2022-04-18".into()));
    let note = |name: &str| of(name).note.as_str();
    assert_eq!((note("jobs.entitlement"), note("gb.entitlement")), (" for the quarter, from a month's", ""));
}

#[test]
fn a_ticket_counts_in_one_quarter() {
    // February to April has 89 days; on the 90th of May to July all of them are compared, and none of May.
    let tickets = [
        "2021-04-30 23:59:00",
        "2021-05-01 00:00:00",
        "2021-05-01 23:59:00",
        "2021-07-29 12:00:00",
        "2021-07-30 12:00:00",
    ];
    let rows: String = tickets.iter().map(|opened| format!("1,{opened}\n")).collect();
    let opened = |as_of: &str| {
        let qbr = format!(
            "{}fiscal_year_starts: 2\nas_of: {as_of}\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  tickets: {{file: t.csv, account: account, opened_at: opened}}\n",
            common::HEAD.replace("2026-Q3", "2022-Q2")
        );
        let files =
            [("qbr.yaml", qbr), ("a.csv", "id,name\n1,Acme\n".into()), ("t.csv", format!("account,opened\n{rows}"))];
        let service = account(&base(&Folder::of(&files), &Flags::default()), "1").service.unwrap();
        (service.opened, service.opened_before)
    };
    assert_eq!(["2021-07-29", "2021-07-30", "2021-07-31"].map(opened), [(3, 1), (4, 1), (4, 1)]);
}
