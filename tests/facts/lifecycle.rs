//! Where an account is in its life: its phase, what it reached while it is new, and its term before it renews.

use chrono::NaiveDate;
use quarterdeck::account::change::NoChange;
use quarterdeck::account::lifecycle::milestones::{Activation, Milestone, Reached, When};
use quarterdeck::account::lifecycle::phase::Phase;
use quarterdeck::account::lifecycle::summary::Lifecycle;
use quarterdeck::account::view::Account;
use quarterdeck::config::flags::Flags;

use super::common::bakery::{self, Bakery};
use super::{account, base, metric, subject};

const CATALOGUE: &str = "plans: [{id: oven, name: Oven}]\nfeatures:\n\
    - {id: dough, name: Dough timer, benefit: Know when to knead, first_value: true}\n\
    - {id: shop, name: Shop, benefit: Show it, first_value: true}\n- {id: till, name: Till, benefit: Take money}\n\
    shipped:\n- {title: Night mode, shipped_on: 2026-08-03}\n- {title: Rye, shipped_on: 2026-09-10}\n";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The account of a bakery that started and renews on these days.
fn of(bakery: Bakery, catalogue: &str, started: &str, renews: &str) -> Account {
    let folder = bakery::folder_with_catalogue(&[bakery], catalogue);
    let edit = |name: &str, change: &dyn Fn(&str) -> String| {
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let changed = change(&text);
        assert_ne!(text, changed);
        std::fs::write(path, changed).unwrap();
    };
    edit("qbr.yaml", &|qbr| qbr.replace("locale: locale}", "locale: locale, started_on: started, renewal_on: renews}"));
    edit("accounts.csv", &|rows| {
        let row = |(at, row): (usize, &str)| match at {
            0 => format!("{row},started,renews\n"),
            _ => format!("{row},{started},{renews}\n"),
        };
        rows.lines().enumerate().map(row).collect()
    });
    account(&base(&folder, &Flags::default()), "S")
}

/// Started on 7 September: 26 weeks of which the last three have figures, or all others a zero.
fn three_weeks(others: &str) -> Bakery {
    let week = |week: usize| match week {
        23.. => format!("{},{},50,9", week - 4, week),
        _ => others.to_owned(),
    };
    let features = ["dough,2026-09-30,10,60", "till,2026-09-30,3,29"].map(str::to_owned).to_vec();
    Bakery { weeks: (0..26).map(week).collect(), features, goals: Vec::new(), ..subject() }
}

fn lifecycle(bakery: Bakery, catalogue: &str) -> Lifecycle {
    of(bakery, catalogue, "2026-09-07", "2027-09-07").lifecycle
}

#[test]
fn a_new_account_is_told_what_it_reached_by_when() {
    let new = lifecycle(three_weeks(",,,"), CATALOGUE);
    assert_eq!((new.phase, new.weeks, new.began_in_quarter), (Some(Phase::Onboarding), 3, true));
    let whens: Vec<_> = new.milestones.iter().map(|milestone| milestone.when).collect();
    let (start, last) = (day("2026-09-07"), day("2026-09-27"));
    let expected = [When::Day(start), When::Week(start), When::Month(day("2026-09-01")), When::Day(last)];
    assert_eq!(whens, expected.map(Some));
    assert!(matches!(&new.milestones[1].what, Reached::FirstWeek { metric, value, is_begin: true, .. }
        if metric == "wau" && *value == 19.0));
    assert!(matches!(&new.milestones[2].what, Reached::FirstUse { id, users: Some(users), .. }
        if id == "dough" && users.users == 10.0));
    assert_eq!(new.milestones[3].what, Reached::Seats { active: 25.0, licensed: 100.0 });
    assert_eq!(new.began, Some(day("2026-09-01")));
}

#[test]
fn activation_is_the_first_use_of_every_feature_of_first_value() {
    assert_eq!(lifecycle(three_weeks(",,,"), CATALOGUE).activation, Some(Activation::Open(vec!["shop".into()])));
    let mut both = three_weeks(",,,");
    both.features.push("shop,2026-09-29,2,9".into());
    assert_eq!(lifecycle(both, CATALOGUE).activation, Some(Activation::Reached(Some(day("2026-09-01")))));
    let unmarked = CATALOGUE.replace(", first_value: true", "");
    let new = lifecycle(three_weeks(",,,"), &unmarked);
    assert_eq!(new.activation, None, "nobody said what first value is");
    let used: Vec<_> = new.milestones.iter().filter_map(Milestone::first_use).map(|(index, _)| index).collect();
    assert_eq!(used, [0, 2], "then what most people used first is told");
}

#[test]
fn what_was_used_before_the_start_has_no_first_day() {
    let mut trial = three_weeks(",,,");
    trial.features.insert(0, "dough,2026-08-31,4,9".into());
    let new = lifecycle(trial, CATALOGUE);
    let dough = new.milestones.iter().find(|milestone| matches!(milestone.what, Reached::FirstUse { .. })).unwrap();
    assert_eq!((dough.when, new.began), (None, None));
    let mut gap = three_weeks(",,,");
    gap.weeks[23] = ",,,".into();
    gap.weeks[24] = ",,,".into();
    let is_begin = |new: &Lifecycle| {
        new.milestones.iter().find_map(|milestone| match milestone.what {
            Reached::FirstWeek { is_begin, .. } => Some(is_begin),
            _ => None,
        })
    };
    assert_eq!(is_begin(&lifecycle(gap, CATALOGUE)), Some(false), "the week before was not measured");
}

#[test]
fn nothing_before_the_start_is_compared_with_or_counted() {
    // The export writes zeros for the weeks before: they are no weeks without use.
    let of_zeros = of(three_weeks("0,0,0,0"), CATALOGUE, "2026-09-07", "2027-09-07");
    let users = metric(&of_zeros, "wau");
    assert_eq!((users.value, users.measured(), users.change), (20.0, 3, Err(NoChange::FirstQuarter)));
    assert!(of_zeros.first_review());
    // Weeks with use before the start are kept, but nothing rose or fell since.
    let steady = Bakery { features: three_weeks("").features, ..subject() };
    let known = of(steady, CATALOGUE, "2026-09-07", "2027-09-07");
    let users = metric(&known, "wau");
    assert_eq!((users.measured(), users.prior, users.change), (13, None, Err(NoChange::FirstQuarter)));
    assert_eq!((users.half_year.is_none(), known.people_and_volume.is_none()), (true, true));
    let shipped: Vec<_> = known.shipped.iter().map(|change| change.title.to_string()).collect();
    assert_eq!(shipped, ["Rye"], "it began with what was there already");
}

#[test]
fn a_term_is_told_over_whole_quarters_since_the_start_near_the_renewal() {
    // 26 weeks of 100 loaves: thirteen of each of two quarters.
    let term = |bakery: Bakery, started: &str, renews: &str| {
        of(bakery, CATALOGUE, started, renews)
            .lifecycle
            .term
            .map(|term| (term.first.label(), term.quarters, term.volume))
    };
    let two = Some(("2026-Q2".to_owned(), 2, 2600.0));
    assert_eq!(term(subject(), "2024-01-16", "2027-01-16"), two);
    assert_eq!(term(subject(), "2024-01-16", "2027-02-16"), None, "it renews in more than 120 days");
    assert_eq!(term(subject(), "2026-05-04", "2027-01-16"), None, "the first quarter was not all its own");
    assert_eq!(term(subject(), "", "2027-01-16"), None, "nobody knows since when");
    let mut gap = subject();
    gap.weeks[3] = "40,50,,10".into();
    assert_eq!(term(gap, "2024-01-16", "2027-01-16"), None, "a week that is missing is not nothing");
    let mut refused = subject();
    refused.weeks[3] = "40,50,1O0,10".into();
    assert_eq!(term(refused, "2024-01-16", "2027-01-16"), None, "nor is one that cannot be read");
}
