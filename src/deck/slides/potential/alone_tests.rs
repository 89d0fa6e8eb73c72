//! What is said of a metric beside its mark.

use super::alone::*;
use crate::account::metric::{Metric, Potential as Limit, PotentialSource};
use crate::account::peers::Distribution;
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
        (
            title(&row, &account).id,
            side(&row, &account, &localizer),
            facts[1].0.clone(),
            bar(&row, &account, &localizer).note,
        )
    };
    let share = |label: &str| ("87%".to_owned(), label.to_owned());
    let (title, side, fact, bar) = said(account.previous, false);
    assert_eq!((title, side), ("potential-title-best", share("of your best quarter")));
    assert_eq!((&*fact, &*bar), ("Your best, Q2 2026", "best 60"));
    let (title, side, fact, bar) = said(account.previous, true);
    assert_eq!((title, side), ("potential-title-best-pace", share("of your best quarter’s pace")));
    assert_eq!((&*fact, &*bar), ("At the pace of your best quarter, Q2 2026", "best pace 60"));
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
