//! What is said of a metric beside its potential.

use super::rows::*;
use crate::account::metric::{Metric, Potential as Limit, PotentialSource};
use crate::account::peers::Distribution;
use crate::base::noun::Unit;
use crate::insight::registry::tests::{account, counted};
use crate::locale::localizer::Localizer;

/// The title and the large figure's label of a metric with these peers.
fn said(own: f64, others: &[f64]) -> (&'static str, String) {
    let localizer = Localizer::new("en-US").unwrap();
    let peers = Distribution::new([vec![own], others.to_vec()].concat()).peers(Some(own), 1.0, 5).unwrap();
    let source = PotentialSource::Cohort { n: peers.n };
    let potential = Some(Limit { value: peers.p75, source, peers_share: None });
    let metric = Metric { value: own, peers: Some(peers), potential, ..counted("jobs") };
    let row = row(&metric).unwrap();
    (title(&row, &account()).id, side(&row, &account(), &localizer).1)
}

#[test]
fn ties_are_not_told_as_ahead() {
    assert_eq!(said(40.0, &[40.0; 25]), ("potential-title-cohort-level", "jobs in Q3 2026".to_owned()));
    let (title, side) = said(41.0, &[40.0; 25]);
    assert_eq!(
        (title, side.as_str()),
        ("potential-title-cohort-past", "jobs, in the upper quarter of teams like yours")
    );
    assert_eq!(said(39.0, &[40.0; 25]).0, "potential-title-next", "below all of them");
}

#[test]
fn what_is_shown_alike_is_not_told_as_ahead() {
    let others = [[1.0; 18].as_slice(), &[40.2; 7]].concat();
    assert_eq!(said(40.4, &others).0, "potential-title-cohort", "41 is told of 40.2");
    assert_eq!(said(41.4, &others).0, "potential-title-cohort-level", "41 is shown of both");
    assert_eq!(said(41.6, &others).0, "potential-title-cohort-past");
    assert_eq!(said(40.6, &others).0, "potential-title-cohort-level", "which is 41 as well");
}

#[test]
fn past_the_percentile_is_not_yet_ahead_of_three_in_four() {
    // Of 22 others the 75th percentile is 3/4 of the way from the 16th to the 17th: 17.5, told as 18.
    let others = |sixteen: f64| [vec![10.0; 16], vec![sixteen], vec![60.0; 5]].concat();
    assert_eq!(said(19.0, &others(20.0)).0, "potential-title-cohort-level", "16 of 22 are not three in four");
    assert_eq!(said(21.0, &others(20.0)).0, "potential-title-cohort-past", "17 of 22 are");
}

#[test]
fn at_least_half_use_what_is_told_of_the_median() {
    assert_eq!(
        [0.29, 0.295, 1.2, 0.0156, 0.01, 0.0099].map(told_median),
        [Some(0.29), Some(0.29), Some(1.2), Some(0.01), Some(0.01), None]
    );
}

#[test]
fn a_next_mark_is_more_than_what_is_shown() {
    let others = [[40.0; 8].as_slice(), &[90.0; 17]].concat();
    assert_eq!(said(39.4, &others).0, "potential-title-next");
    assert_eq!(said(39.6, &others).0, "potential-title-cohort", "40 is shown of both");
}

#[test]
fn a_best_quarter_of_more_weeks_is_told_by_its_pace() {
    let (account, localizer) = (account(), Localizer::new("en-US").unwrap());
    let said = |quarter, at_its_pace| {
        let source = PotentialSource::OwnBest { quarter, at_its_pace };
        let metric = Metric { potential: Some(Limit { value: 60.0, source, peers_share: None }), ..counted("jobs") };
        let row = row(&metric).unwrap();
        let facts = facts(&row, &account, &localizer);
        let meant = definitions(&[row], &localizer).remove(0);
        let row = self::row(&metric).unwrap();
        (
            title(&row, &account).id,
            side(&row, &account, &localizer),
            facts[1].0.clone(),
            bar(&row, &account, &localizer).note,
            meant,
        )
    };
    let share = |label: &str| ("87%".to_owned(), label.to_owned());
    let (title, side, fact, bar, meant) = said(account.previous, false);
    assert_eq!((title, side), ("potential-title-best", share("of your best quarter")));
    assert_eq!((&*fact, &*bar), ("Your best, Q2 2026", "best 60"));
    assert_eq!((&*meant.term, &*meant.text), ("Best quarter", "This is your own highest figure on record."));
    let (title, side, fact, bar, meant) = said(account.previous, true);
    assert_eq!((title, side), ("potential-title-best-pace", share("of your best quarter’s pace")));
    assert_eq!((&*fact, &*bar), ("At the pace of your best quarter, Q2 2026", "best pace 60"));
    assert_eq!(meant.term, "Best pace");
    assert_eq!(said(account.period, false).0, "potential-title-best-now");
}

#[test]
fn who_shows_as_much_as_in_the_best_quarter_is_not_below_it() {
    let standing = |value: f64| {
        let source = PotentialSource::OwnBest { quarter: account().previous, at_its_pace: false };
        let potential = Some(Limit { value: 40.2, source, peers_share: None });
        let metric = Metric { value, potential, ..counted("jobs") };
        row(&metric).unwrap().standing
    };
    assert_eq!(
        [39.6, 40.2, 39.4].map(standing),
        [Standing::Reached, Standing::Reached, Standing::Below],
        "40 after 40"
    );
}

fn shown(value: f64, included: f64) -> (String, String, String) {
    let potential = Limit { value: included, source: PotentialSource::Entitlement, peers_share: None };
    let metric = Metric { value, potential: Some(potential), ..counted("jobs") };
    let localizer = Localizer::new("en-GB").unwrap();
    let row = row(&metric).unwrap();
    let title = localizer.say(&title(&row, &account()));
    (bar(&row, &account(), &localizer).value, title.replace('\u{a0}', " "), side(&row, &account(), &localizer).0)
}

#[test]
fn what_is_left_is_the_difference_of_the_figures_beside_it() {
    let room = |left: &str| format!("There is room for {left} more jobs in what you have");
    assert_eq!(shown(40.5, 50.0), ("41 of 50".into(), room("9"), "82%".into()));
    assert_eq!(shown(41.49, 50.0), ("41 of 50".into(), room("9"), "82%".into()));
    assert_eq!(shown(4.5, 10.0), ("4.5 of 10".into(), room("5.5"), "45%".into()));
    assert_eq!(shown(9.94, 10.0), ("9.9 of 10".into(), room("0.1"), "99%".into()));
    assert_eq!(shown(1_240_000.0, 2e6), ("1.24m of 2m".into(), room("760,000"), "62%".into()));
}

#[test]
fn nothing_is_left_nor_passed_where_both_figures_are_written_alike() {
    let full = |amount: &str| format!("All that is included is in use: {amount} jobs");
    for (value, included, amount) in [(9.96, 10.0, "10"), (49.6, 50.0, "50"), (50.4, 50.0, "50"), (10.04, 10.0, "10")] {
        assert_eq!(shown(value, included).1, full(amount), "{value} of {included}");
    }
    let (bar, title, share) = shown(1_004_000.0, 1e6);
    assert_eq!((&*bar, title, &*share), ("1m of 1m", full("1m"), "100%"), "the excess is not shown");
    assert!(shown(10.6, 10.0).1.starts_with("You went past what is included: 11 jobs against 10"));
    assert!(shown(201.0, 200.0).1.starts_with("You went past"), "100.5%");
    assert_eq!(shown(200.4, 200.0).1, full("200"));
}

#[test]
fn a_noun_follows_what_is_left() {
    let noun = crate::base::noun::Noun { one: "job".into(), other: "jobs".into(), unit: Unit::Count };
    let potential = Limit { value: 50.0, source: PotentialSource::Entitlement, peers_share: None };
    let metric = Metric { value: 49.4, noun, potential: Some(potential), ..counted("jobs") };
    let localizer = Localizer::new("en-GB").unwrap();
    let title = localizer.say(&title(&row(&metric).unwrap(), &account()));
    assert_eq!(title.replace('\u{a0}', " "), "There is room for 1 more job in what you have");
}
