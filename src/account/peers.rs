//! What a deck may say about an account's cohort: percentiles of at least `minimum` others, never a name.
//!
//! A percentile of few accounts is often exactly one account's figure, and comparing two decks can reveal a third account's.
//! So each percentile lies between two accounts' figures and is rounded to two digits, always in the direction that keeps a
//! deck's claim true.

use serde::{Deserialize, Serialize};

use crate::base::amounts::rounding::{Toward, digits};

/// The percentiles of one figure over the other accounts of a cohort, safe to publish.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peers {
    /// How many others have data.
    pub n: usize,
    /// Their 25th percentile, or a little less.
    pub p25: f64,
    /// Their median, or a little less: at least half of them reach it.
    pub median: f64,
    /// Their 75th percentile, or a little more.
    pub p75: f64,
    /// Whether at least three quarters of them are strictly below the account: counted, because no percentile proves it where
    /// several have the same figure or they cannot be divided by four.
    pub behind: bool,
}

/// One figure of all members of a cohort that have it; of a sum the figure of a week, because not all have as many weeks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Distribution(Vec<f64>);

impl Distribution {
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The percentiles of the other accounts: `own` is left out once, if present. Each figure is of one week and is multiplied
    /// by `weeks`: the account's measured weeks for a sum, else 1. `None` if there are fewer than `minimum` others.
    ///
    /// Interpolated between neighbours (halfway to the next account where the percentile would be exactly one account's
    /// figure), then rounded to two digits. Of 91, 182, 273, 364, 455 and 546 the 25th percentile is 204.75, published as
    /// 200, the median 318.5, published as 310, and the 75th 432.25, published as 440.
    pub fn peers(&self, own: Option<f64>, weeks: f64, minimum: usize) -> Option<Peers> {
        let skip = own.and_then(|own| self.0.binary_search_by(|v| v.total_cmp(&own)).ok());
        let n = self.0.len() - usize::from(skip.is_some());
        if n == 0 || n < minimum {
            return None;
        }
        let at = |i: usize| self.0[if skip.is_some_and(|s| i >= s) { i + 1 } else { i }];
        let percentile = |p: f64, toward: Toward| {
            let place = p * (n - 1) as f64;
            let below = place as usize;
            let (below, part) = match (place - below as f64, toward) {
                (0.0, Toward::Less) => (below.saturating_sub(1), 0.5),
                (0.0, Toward::More) => (below, 0.5),
                (part, _) => (below, part),
            };
            let above = (below + 1).min(n - 1);
            digits((at(below) + (at(above) - at(below)) * part) * weeks, 2, toward)
        };
        let (p25, median) = (percentile(0.25, Toward::Less), percentile(0.5, Toward::Less));
        // The account itself is not strictly below itself.
        let behind = own.is_some_and(|own| 4 * self.0.partition_point(|v| *v < own) >= 3 * n);
        Some(Peers { n, p25, median, p75: percentile(0.75, Toward::More), behind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_interpolate_like_numpy_but_where_they_would_be_one_accounts_figure() {
        // numpy.percentile([1, 2, 4, 8, 16], [25, 50, 75]) is [2, 4, 8]; of [1, 2, 4, 8] it is [1.75, 3, 5].
        let five = Distribution::new(vec![8.0, 1.0, 16.0, 4.0, 2.0]);
        let peers = five.peers(None, 1.0, 5).unwrap();
        assert_eq!((peers.n, peers.p25, peers.median, peers.p75), (5, 1.5, 3.0, 12.0));
        let others = five.peers(Some(16.0), 1.0, 4).unwrap();
        assert_eq!((others.n, others.p25, others.median, others.p75), (4, 1.7, 3.0, 5.0));
    }

    #[test]
    fn two_digits_are_told_and_err_to_one_side() {
        for (value, less, more) in [
            (4317.0, 4300.0, 4400.0),
            (4300.0, 4300.0, 4300.0),
            (0.2951, 0.29, 0.3),
            (0.29, 0.29, 0.29),
            (99.5, 99.0, 100.0),
            (7.0, 7.0, 7.0),
            (7.25, 7.2, 7.3),
            (9.99e14, 9.9e14, 1e15),
            (0.000_123, 0.000_12, 0.000_13),
            (-4317.0, -4400.0, -4300.0),
            (0.0, 0.0, 0.0),
        ] {
            assert_eq!((digits(value, 2, Toward::Less), digits(value, 2, Toward::More)), (less, more), "{value}");
        }
    }

    /// Cohorts of many sizes, from the smallest on, with figures that no two accounts share.
    fn cohorts() -> impl Iterator<Item = Vec<f64>> {
        let mut state = 7_u64;
        (6..30).flat_map(|size| std::iter::repeat_n(size, 6)).map(move |size| {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f64 / 16.0 + 10_000.0
            };
            (0..size).map(|_| next()).collect()
        })
    }

    fn peers(cohort: &[f64], reader: usize) -> Peers {
        Distribution::new(cohort.to_vec()).peers(Some(cohort[reader]), 1.0, 5).unwrap()
    }

    fn published(cohort: &[f64], reader: usize) -> [f64; 3] {
        let peers = peers(cohort, reader);
        [peers.p25, peers.median, peers.p75]
    }

    /// What a deck shows of its cohort: the three percentiles, and whether it says that the account is ahead.
    fn given_away(cohort: &[f64], reader: usize, weeks: f64) -> [f64; 4] {
        let peers = Distribution::new(cohort.to_vec()).peers(Some(cohort[reader]), weeks, 5).unwrap();
        let ahead = peers.behind && cohort[reader] * weeks > peers.p75;
        [peers.p25, peers.median, peers.p75, f64::from(u8::from(ahead))]
    }

    /// How much another account's figure could change, as a share, without a change in the decks of two accounts: the
    /// uncertainty that remains even for two readers who compare their decks and know all other figures.
    fn doubt<const N: usize>(
        cohort: &[f64],
        [first, second]: [usize; 2],
        other: usize,
        published: impl Fn(&[f64], usize) -> [f64; N],
    ) -> f64 {
        let decks = |cohort: &[f64]| [published(cohort, first), published(cohort, second)];
        let before = decks(cohort);
        let fits = |part: f64| {
            let mut changed = cohort.to_vec();
            changed[other] *= 1.0 + part;
            decks(&changed) == before
        };
        let steps = (1..=40).map(|step| f64::from(step) / 10_000.0);
        steps.take_while(|part| fits(*part) || fits(-part)).last().unwrap_or(0.0)
    }

    #[test]
    fn two_accounts_that_compare_their_decks_cannot_compute_anothers_figure() {
        let exact = |cohort: &[f64], reader: usize| {
            let others: Vec<f64> = (0..cohort.len()).filter(|at| *at != reader).map(|at| cohort[at]).collect();
            let sorted = Distribution::new(others).0;
            let at = |p: f64| {
                let place = p * (sorted.len() - 1) as f64;
                let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
                below + (above - below) * place.fract()
            };
            [at(0.25), at(0.5), at(0.75)]
        };
        let (mut known, mut nearly, mut checked) = (0, 0, 0);
        for cohort in cohorts() {
            for other in 2..cohort.len() {
                for weeks in [[1.0; 2], [13.0, 9.0]] {
                    let of = |cohort: &[f64], reader: usize| given_away(cohort, reader, weeks[reader]);
                    let remaining = doubt(&cohort, [0, 1], other, of);
                    assert!(remaining > 0.0, "the figure {} is given away in {cohort:?}", cohort[other]);
                    nearly += usize::from(remaining < 0.002);
                    checked += 1;
                }
                known += usize::from(doubt(&cohort, [0, 1], other, exact) == 0.0);
            }
        }
        assert!(nearly * 50 < checked, "{nearly} of {checked} are known within two thousandths");
        assert!(known * 20 > checked, "the attack works on percentiles as they are: {known} of {checked}");
    }

    #[test]
    fn percentiles_are_told_for_the_accounts_own_weeks() {
        // Weeks of 10 are 130 in thirteen and 80 in eight,
        let tens = Distribution::new(vec![10.0; 6]);
        let told = |weeks| tens.peers(Some(9.0), weeks, 5).map(|peers| [peers.p25, peers.median, peers.p75]);
        assert_eq!([told(13.0), told(8.0), told(1.0)], [[130.0; 3], [80.0; 3], [10.0; 3]].map(Some));
        let ninths = Distribution::new(vec![130.0 / 9.0; 6]);
        assert_eq!(ninths.peers(None, 9.0, 5).unwrap().p25, 130.0, "and not a little less, which is told as 120");
    }

    #[test]
    fn no_published_figure_and_no_difference_of_two_is_another_accounts() {
        for cohort in cohorts() {
            let figures: Vec<f64> = [0, 1].into_iter().flat_map(|reader| published(&cohort, reader)).collect();
            for a in &figures {
                let differences = figures.iter().map(|b| (a - b).abs());
                for figure in differences.chain([*a]) {
                    assert!(!cohort.contains(&figure), "{figure} of {cohort:?}");
                }
            }
        }
    }

    #[test]
    fn what_a_deck_claims_of_a_percentile_holds() {
        for cohort in cohorts() {
            let [p25, median, p75] = published(&cohort, 0);
            let others = &cohort[1..];
            let reach = |mark: f64| others.iter().filter(|value| **value >= mark).count();
            assert!(p25 <= median && median <= p75);
            assert!(reach(median) * 2 >= others.len(), "at least half use {median}");
            assert!(reach(p25) * 4 >= others.len() * 3 - 3);
            assert!(reach(p75) * 4 <= others.len() + 3, "about a quarter reaches {p75}");
        }
    }

    proptest::proptest! {
        /// Of few, with many ties: three in four others are below where counting them one by one says so.
        #[test]
        fn ahead_of_three_in_four_is_counted(
            others in proptest::collection::vec(0_u32..6, 1..40),
            own in 0_u32..7,
            distinct in 1_u32..6,
        ) {
            let value = |n: u32| f64::from(n % distinct);
            let (own, others) = (value(own), others.into_iter().map(value).collect::<Vec<f64>>());
            let peers = Distribution::new([vec![own], others.clone()].concat()).peers(Some(own), 1.0, 1).unwrap();
            let below = others.iter().filter(|other| **other < own).count() as f64;
            proptest::prop_assert_eq!(peers.behind, below / others.len() as f64 >= 0.75);
            proptest::prop_assert!(!peers.behind || others.iter().any(|other| *other < own));
        }
    }

    #[test]
    fn who_has_what_all_have_is_ahead_of_nobody() {
        let behind = |own: f64, others: Vec<f64>| {
            Distribution::new([vec![own], others].concat()).peers(Some(own), 1.0, 5).unwrap().behind
        };
        assert!(!behind(40.0, vec![40.0; 25]));
        // Three of four are below, exactly; with one of them level it is fewer.
        let of = |below: usize, level: usize| [vec![1.0; below], vec![2.0; level]].concat();
        assert!(behind(2.0, of(15, 5)) && !behind(2.0, of(14, 6)));
        // Of 22 the 75th percentile lies between the 16th and the 17th, which are not three quarters.
        let ladder = |below: u32| (1..=22).map(|n| if n <= below { 1.0 } else { 9.0 }).collect();
        assert!(!behind(5.0, ladder(16)) && behind(5.0, ladder(17)));
    }

    #[test]
    fn an_account_is_not_its_own_peer() {
        let all = Distribution::new(vec![5.0; 6]);
        assert_eq!(all.peers(Some(5.0), 1.0, 5).unwrap().n, 5);
        assert_eq!(all.peers(Some(5.0), 1.0, 6), None);
    }

    #[test]
    fn nothing_is_shown_of_few() {
        assert_eq!(Distribution::new(vec![1.0, 2.0]).peers(None, 1.0, 5), None);
        assert_eq!(Distribution::default().peers(None, 1.0, 0), None);
    }
}
