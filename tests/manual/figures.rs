//! The examples of `docs/figures.md`, computed.

use std::fs;

use quarterdeck::account::change::{Change, Told};
use quarterdeck::account::clearance::holds_from;
use quarterdeck::account::compared::figure;
use quarterdeck::account::course::half_year::Mostly;
use quarterdeck::account::course::people_and_volume::Carried;
use quarterdeck::account::course::runway::Runway;
use quarterdeck::account::feature_months::Months;
use quarterdeck::account::lifecycle::phase::Phase;
use quarterdeck::account::metric::{Limit, Metric};
use quarterdeck::account::peers::band::Band;
use quarterdeck::account::peers::percentiles::Peers;
use quarterdeck::account::usage::entitlement;
use quarterdeck::account::view::{Goal, Saved};
use quarterdeck::base::amounts::rounding;
use quarterdeck::base::noun::{Noun, Unit};
use quarterdeck::base::time::calendar::Calendar;
use quarterdeck::base::week::WeekStart;
use quarterdeck::base::week_grid::enough_weeks;
use quarterdeck::config::qbr::file::Thresholds;
use quarterdeck::config::qbr::metrics::{Aggregate, MetricConfig};
use quarterdeck::ingest::records::{AccountRow, FeatureCell, OldestSource};
use quarterdeck::locale::localizer::Localizer;

use super::root;

/// The figures in bold of a section's example.
fn told(heading: &str) -> Vec<String> {
    let page = fs::read_to_string(root("docs/figures.md")).unwrap();
    let section = page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no {heading}")).1;
    let section = section.split("\n## ").next().unwrap();
    let example: String = section.lines().filter(|line| line.starts_with("> ")).collect();
    example.split("**").skip(1).step_by(2).map(str::to_owned).collect()
}

fn whole(value: f64) -> String {
    quarterdeck::base::count::count(rounding::whole(value) as u64)
}

fn percent(share: f64, digits: i16) -> String {
    format!("{}%", rounding::fixed(share * 100.0, digits))
}

#[test]
fn rounding() {
    let localizer = Localizer::new("en-US").unwrap();
    let noun = Noun { one: "seat".into(), other: "seats".into(), unit: Unit::Count };
    let numbers = [30.5, 21.5, 9.95, 1.05].map(|value| localizer.figure(value, &noun));
    let others = [localizer.share(0.285), localizer.figure(1_250_000.0, &noun)];
    let japanese = Localizer::new("ja-JP").unwrap().figure(1_250_000.0, &noun);
    let left = localizer.figure(noun.unit.difference(50.0, 40.5), &noun);
    let steady = Change::between(21.5, 22.4, &Thresholds { steady: 0.001, ..Thresholds::default() }).unwrap();
    let share = localizer.share(noun.unit.written(1_240_000.0) / noun.unit.written(2e6));
    let left_of_many = localizer.figure(noun.unit.difference(2e6, 1_240_000.0), &noun);
    let change = Change::between(1_240_000.0, 1_450_000.0, &Thresholds::default()).unwrap();
    let [now, before] =
        [9.46, 8.46].map(|seats| localizer.figure(quarterdeck::base::amounts::rounding::whole(seats), &noun));
    let more = [
        japanese,
        left,
        steady.band.name().to_owned(),
        now,
        before,
        share,
        left_of_many,
        percent(change.share().unwrap(), 0),
    ];
    assert_eq!(told("Rounding"), numbers.into_iter().chain(others).chain(more).collect::<Vec<_>>());
}

#[test]
fn phases() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let on = |as_of| Phase::of(Some(day("2026-09-07")), None, day(as_of)).unwrap();
    let ages = [("2026-09-30", "2026-09-30"), ("2026-12-05", "2026-12-06"), ("2027-09-06", "2027-09-07")];
    let ages = ages.map(|(before, from)| (on(before), on(from)));
    assert_eq!([ages[0].1, ages[1].1], [ages[1].0, ages[2].0], "each begins on its day and not before");
    let renewing = |as_of| Phase::of(Some(day("2024-01-28")), Some(day("2027-01-28")), day(as_of)).unwrap();
    assert_eq!(renewing("2026-09-29"), Phase::Growth);
    let words = [ages[0].1, ages[1].1, ages[2].1, renewing("2026-09-30")].map(|phase| phase.name().to_owned());
    assert_eq!(told("Phase"), words);
}

#[test]
fn goals() {
    let hours = |actual: f64| {
        let (goal, unit) = ("Replies".to_owned(), Some("hours".to_owned()));
        let goal = Goal { goal, target: 5.0, actual, history: Vec::new(), unit, currency: None, more_is_better: false };
        if goal.is_reached() { "reached" } else { "not reached" }
    };
    assert_eq!(told("Goals"), [3.0, 5.0, 7.0].map(hours));
}

#[test]
fn weeks_and_quarters() {
    let weeks = [Some(40.0), None, Some(44.0)];
    let all = [Aggregate::Sum, Aggregate::Mean, Aggregate::Last, Aggregate::Max];
    let figures = all.map(|how| whole(figure(&weeks, how).unwrap()));
    let enough = [12, 13, 14].map(|weeks| enough_weeks(weeks).to_string());
    assert_eq!(told("A week, and a quarter"), [&figures[..], &enough].concat());
}

#[test]
fn months() {
    assert_eq!(told("Months"), [enough_weeks(3).to_string()]);
}

#[test]
fn changes_and_their_words() {
    let thresholds = Thresholds::default();
    let change = Change::between(44.0, 52.0, &thresholds).unwrap();
    let began = Change::between(0.0, 52.0, &thresholds).unwrap();
    let points = Change::between_percentages(0.66, 0.72, &thresholds).unwrap();
    assert_eq!((began.told, points.told), (Told::Figures, Told::Points(6.0)));
    // Weeks that end on Sundays: twelve from February to April 2022, fourteen from May to July.
    let longer = jobs_of("2023-Q2", "2022-01-31", &[10; 26]);
    assert_eq!((longer.value, longer.quarter_weeks), (140.0, 14));
    let [share, longer] = [change, longer.change.unwrap()].map(|change| percent(change.share().unwrap(), 1));
    let mut first_is_largest = [10; 26];
    first_is_largest[12] = 100;
    let largest = metric_of("per_quarter: max", "2023-Q2", "2022-01-31", &first_is_largest);
    let [most, from, to] = [largest.value, largest.change.unwrap().before, largest.change.unwrap().now].map(whole);
    assert_eq!(told("Change"), [share, longer, most, from, to, whole(began.before), whole(began.now), "6".to_owned()]);
    assert_eq!(Change::between_counts(2.0, 3.0, &thresholds).unwrap().told, Told::Figures);
    let word = |now| Change::between(100.0, now, &thresholds).unwrap().band.name().to_owned();
    assert_eq!(told("Words for a change"), [109.0, 110.0, 125.0, 126.0, 90.0, 74.0].map(word));
}

#[test]
fn noise_of_counts() {
    let of = |before, now| Change::between_counts(before, now, &Thresholds::default()).unwrap().is_within_noise();
    let word = |within| if within { "within" } else { "beyond" }.to_owned();
    assert_eq!(told("Noise"), [word(of(1300.0, 1131.0)), word(of(45.0, 33.0))]);
}

#[test]
fn people_and_volume() {
    let each = |people, volume| whole(Carried { people, volume }.each());
    assert_eq!(told("People and volume"), [each(45.0, 1300.0), each(33.0, 1131.0)]);
}

#[test]
fn the_half_year() {
    // Fourteen weeks end from May to July 2022, thirteen from August to October.
    let weeks = [vec![100; 9], vec![60; 18]].concat();
    let half_year = jobs_of("2023-Q3", "2022-04-25", &weeks).half_year.unwrap();
    let since = half_year.turn.unwrap().since.to_string();
    assert_eq!(half_year.slows, Some(true));
    let Some(Mostly::One(month)) = half_year.mostly_in else { panic!("{half_year:?}") };
    let example = [since, "slows".to_owned(), month.format("%Y-%m").to_string()];
    assert_eq!(told("Half year"), example);
}

#[test]
fn a_year_ago() {
    let weeks = [vec![80; 13], vec![100; 52]].concat();
    let ago = jobs_of("2023-Q3", "2021-08-02", &weeks).year_ago.unwrap();
    assert_eq!((ago.change.before, ago.change.now), (1040.0, 1300.0));
    assert_eq!(told("A year ago"), [percent(ago.change.share().unwrap(), 0), ago.weeks.to_string()]);
}

#[test]
fn the_runway() {
    let weeks = [44, 45, 46, 47, 48, 49, 50, 51, 52, 54, 56, 58, 60];
    let seats = metric_of("per_quarter: last", "2023-Q3", "2022-08-01", &weeks);
    let seats = Metric { limit: Some(Limit { value: 70.0, seats: true }), ..seats };
    const MONDAYS: Calendar = Calendar::Weeks(WeekStart::Monday);
    let last = "2022-10-30".parse().unwrap();
    let runway = Runway::of(&seats.weeks, seats.quarter_weeks, seats.fills_up_to().unwrap(), last, MONDAYS).unwrap();
    let months = [runway.at_quarters_pace, runway.at_months_pace];
    assert_eq!(told("Runway"), months.map(|month| month.unwrap().format("%Y-%m").to_string()));
}

#[test]
fn days_that_hold() {
    let day = |text: &str| text.parse().unwrap();
    let row = AccountRow { renewal_on: Some(day("2026-10-31")), ..AccountRow::default() };
    let from = holds_from(&row, &[], Some(day("2026-08-16")), day("2026-09-30"), &Thresholds::default());
    let source = OldestSource { name: "usage (jobs.csv)".into(), newest: day("2026-08-20") };
    let row = AccountRow { oldest_source: Some(source), ..AccountRow::default() };
    let of_source = holds_from(&row, &[], Some(day("2026-09-30")), day("2026-09-30"), &Thresholds::default());
    let days: Vec<_> = from.values().chain(of_source.values()).map(ToString::to_string).collect();
    assert_eq!(told("Days that hold"), days);
}

#[test]
fn what_is_included() {
    let config = "{id: invoices, name: I, one: i, other: is, entitlement: invoices, entitlement_per: month}";
    let config: MetricConfig = serde_yaml::from_str(config).unwrap();
    let row = AccountRow { entitlements: [("invoices".to_owned(), 1000.0)].into(), ..AccountRow::default() };
    let storage = "{id: gb, name: S, one: GB, other: GB, per_quarter: last, entitlement: gb, entitlement_per: month}";
    let storage: MetricConfig = serde_yaml::from_str(storage).unwrap();
    let gb = AccountRow { entitlements: [("gb".to_owned(), 400.0)].into(), ..AccountRow::default() };
    let included = [
        entitlement(&config, &row, 13, 13),
        entitlement(&config, &row, 4, 13),
        entitlement(&config, &row, 12, 12),
        entitlement(&storage, &gb, 13, 13),
    ];
    assert_eq!(told("What is included"), included.map(|included| whole(included.unwrap())));
}

#[test]
fn the_best_quarter() {
    let weeks = [[10; 12], [9; 12]].concat();
    let best = jobs_of("2022-Q4", "2021-08-09", &weeks[..21]).potential.unwrap();
    assert_eq!(told("Potential"), [whole(best.value)]);
}

#[test]
fn peers() {
    let seven = [91.0, 117.0, 182.0, 273.0, 364.0, 455.0, 546.0].map(Band::of).to_vec();
    let peers = Peers::of(seven, 5).unwrap();
    let steps = [peers.lower, peers.median, peers.upper, peers.over(9.0 / 13.0).upper].map(|band| whole(band.from()));
    assert!(peers.is_ahead(500.0) && !peers.is_ahead(499.0));
    assert_eq!(told("Peers"), [steps.as_slice(), &[whole(peers.upper.to())]].concat());
}

#[test]
fn looked_at_first() {
    let head = "vendor: {name: T, team: {name: T, email: t@t.example}}\nperiod: 2026-Q3\nas_of: 2026-09-30\n";
    let marked = |before: u32, now: u32| {
        let qbr = format!(
            "{head}metrics: [{{id: m, name: M, one: m, other: m, per_quarter: last}}]\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  usage: {{file: u.csv, account: id, date: day, metrics: {{m: m}}}}\n"
        );
        let first = chrono::NaiveDate::from_ymd_opt(2026, 3, 30).unwrap();
        let row =
            |week: u64| format!("1,{},{}\n", first + chrono::Days::new(7 * week), if week < 13 { before } else { now });
        let usage = std::iter::once("id,day,m\n".to_owned()).chain((0..26).map(row)).collect::<String>();
        let files = [("qbr.yaml", &*qbr), ("a.csv", "id,name\n1,Acme\n"), ("u.csv", &*usage)];
        let folder = super::common::Folder::of(&files);
        let (workspace, (tables, _)) = (std::sync::Arc::new(folder.workspace().unwrap()), folder.load());
        let (account, ..) = quarterdeck::account::assembly::portfolio::Portfolio::new(workspace, tables).account(0);
        let surprises = quarterdeck::account::anomalies::surprises(&account, &[], None, Thresholds::default().surprise);
        if surprises.is_empty() { "not" } else { "marked" }.to_owned()
    };
    assert_eq!(told("Looked at first"), [marked(100, 300), marked(100, 299), marked(0, 10), marked(0, 9)]);
}

#[test]
fn hours_given_back() {
    let noun = Noun { one: "approval".into(), other: "approvals".into(), unit: Unit::Count };
    assert_eq!(
        told("Hours given back"),
        [whole(Saved { workflows: 2760.0, noun, minutes_each: 4.0, hour_rate: None }.hours())]
    );
}

#[test]
fn shares() {
    assert_eq!(told("Seats in use"), [percent(62.0 / 100.0, 0)]);
    assert_eq!(told("Stickiness"), [percent(46.0 / 62.0, 0)]);
    let quarter = |label| quarterdeck::base::period::Period::parse(label, 1).unwrap();
    let months = Months::new(&quarter("2026-Q2"), &quarter("2026-Q3"), "2026-09-30".parse().unwrap(), [true; 6], true);
    let month_users = [Some(24.0), Some(22.0), None, None, None, None];
    let cell = FeatureCell { month_users, used_in: month_users.map(|users| users.is_some()), ..FeatureCell::default() };
    let lapsed = months.of(Some(&cell)).lapsed.unwrap();
    let lapsed = [lapsed.until.format("%B").to_string(), whole(lapsed.users.unwrap())];
    assert_eq!(told("Adoption"), [&[percent(7.0 / 11.0, 0)], &lapsed[..]].concat());
}

fn jobs_of(quarter: &str, first: &str, weeks: &[u32]) -> Metric {
    metric_of("per_quarter: sum", quarter, first, weeks)
}

/// The metric of an account with these weeks from a Monday on, as of the end of a quarter of a fiscal year from February.
fn metric_of(keys: &str, quarter: &str, first: &str, weeks: &[u32]) -> Metric {
    let first: chrono::NaiveDate = first.parse().unwrap();
    let row = |(week, jobs): (u64, &u32)| format!("1,{},{jobs}\n", first + chrono::Days::new(7 * week));
    let usage = format!("id,day,jobs\n{}", (0..).zip(weeks).map(row).collect::<String>());
    let qbr = format!(
        "{}fiscal_year_starts: 2\nmetrics: [{{id: jobs, name: Jobs, one: job, other: jobs, {keys}}}]\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  usage: {{file: u.csv, account: id, date: day, metrics: {{jobs: jobs}}}}\n",
        super::common::HEAD.replace("2026-Q3", quarter)
    );
    let files = [("qbr.yaml", &*qbr), ("a.csv", "id,name\n1,Acme\n"), ("u.csv", &usage)];
    let folder = super::common::Folder::of(&files);
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let (account, ..) = quarterdeck::account::assembly::portfolio::Portfolio::new(workspace, tables).account(0);
    account.metrics.into_iter().next().unwrap()
}

/// Read from a small base, as a deck would: the median of four replies.
#[test]
fn the_median_of_replies() {
    let tickets = "account,opened,reply\n1,2026-07-01,3\n1,2026-07-02,12\n1,2026-07-03,9\n1,2026-07-04,5\n";
    let qbr = format!(
        "{}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  tickets: {{file: t.csv, account: account, opened_at: opened, first_reply_minutes: reply}}\n",
        super::common::HEAD
    );
    let folder = super::common::Folder::of(&[("qbr.yaml", &*qbr), ("a.csv", "id,name\n1,Acme\n"), ("t.csv", tickets)]);
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let (account, ..) = quarterdeck::account::assembly::portfolio::Portfolio::new(workspace, tables).account(0);
    assert_eq!(told("Service"), [whole(account.service.unwrap().first_reply.unwrap().0)]);
}
