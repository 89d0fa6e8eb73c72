//! What is said of a metric beside its mark.

use super::alone::*;
use crate::account::metric::{Metric, Potential as Limit, PotentialSource};
use crate::account::peers::band::Band;
use crate::account::peers::percentiles::Peers;
use crate::insight::registry::tests::{account, counted};
use crate::locale::localizer::Localizer;

/// The title and the large figure's label of a metric with these peers.
fn said(own: f64, others: &[f64]) -> (&'static str, String) {
    let localizer = Localizer::new("en-US").unwrap();
    let members = [vec![own], others.to_vec()].concat();
    let peers = Peers::of(members.into_iter().map(Band::of).collect(), 5).unwrap();
    let source = PotentialSource::Cohort(peers.crowd);
    let potential = Some(Limit { value: peers.upper.from(), source, peers_share: None });
    let metric = Metric { value: own, peers: Some(peers), potential, ..counted("jobs") };
    let row = row(&metric).unwrap();
    (title(&row, &account()).id, side(&row, &account(), &localizer).1)
}

#[test]
fn ahead_is_who_is_past_the_band_that_three_in_four_are_in_or_below() {
    // 40 is told as from 40 to 50.
    for level in [40.0, 41.0, 49.0, 49.6] {
        assert_eq!(said(level, &[40.0; 25]), ("potential-title-cohort-level", "jobs in Q3 2026".to_owned()), "{level}");
    }
    let (title, side) = said(50.0, &[40.0; 25]);
    assert_eq!(
        (title, side.as_str()),
        ("potential-title-cohort-past", "jobs, in the upper quarter of teams like yours")
    );
    assert_eq!(said(39.0, &[40.0; 25]).0, "potential-title-next", "below all of them");
}

#[test]
fn a_mark_is_no_more_than_one_in_four_reach() {
    let others = [[1.0; 18].as_slice(), &[40.2; 7]].concat();
    assert_eq!(said(39.4, &others).0, "potential-title-cohort");
    assert_eq!(said(40.4, &others).0, "potential-title-cohort-level");
    assert_eq!(said(39.6, &others).0, "potential-title-cohort-level", "40 is shown of both");
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
