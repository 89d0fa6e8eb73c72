//! Where the quarters of a cohort lie.

use serde::{Deserialize, Serialize};

use crate::account::peers::band::Band;
use crate::account::peers::crowd::Crowd;

/// The percentiles of one figure over a cohort, each told by the band that it lies in. They are of all members, and the same
/// for all, so that no two decks can be subtracted from each other.
///
/// What is claimed of them is true of the *other* members too: an account under a step is none of those who reach it, and one
/// past a band is none of those below it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Peers {
    /// How many others there are.
    pub crowd: Crowd,
    /// Three in four reach its beginning.
    pub lower: Band,
    /// Half of them reach its beginning.
    pub median: Band,
    /// One in four reaches its beginning; three in four are below its end.
    pub upper: Band,
}

impl Peers {
    /// Of each member's figure, or of a sum what it makes in a whole quarter; `None` with fewer than `minimum` others.
    pub fn of(mut members: Vec<Band>, minimum: usize) -> Option<Self> {
        let others = members.len().checked_sub(1).filter(|others| *others >= minimum)?;
        members.sort_by(|a, b| a.from().total_cmp(&b.from()));
        // The smallest that so many quarters of all do not exceed.
        let quarter = |quarters: usize| members[(members.len() * quarters).div_ceil(4) - 1];
        Some(Self { crowd: Crowd::of(others)?, lower: quarter(1), median: quarter(2), upper: quarter(3) })
    }

    /// The same for `part` of a quarter's time.
    #[must_use]
    pub fn over(self, part: f64) -> Self {
        let Self { crowd, lower, median, upper } = self;
        Self { crowd, lower: lower.over(part), median: median.over(part), upper: upper.over(part) }
    }

    /// Whether at least three quarters of the others are strictly below a member's own figure.
    pub fn is_ahead(&self, own: f64) -> bool {
        own >= self.upper.to()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peers(figures: &[f64]) -> Peers {
        Peers::of(figures.iter().map(|figure| Band::of(*figure)).collect(), 5).unwrap()
    }

    #[test]
    fn nothing_is_told_of_few() {
        let of = |members: usize| Peers::of(vec![Band::of(7.0); members], 5);
        assert_eq!([0, 5].map(of), [None, None], "the account itself is no other");
        assert_eq!(of(6).unwrap().crowd.least(), 5);
        assert_eq!(Peers::of(vec![Band::of(7.0); 6], 6), None);
    }

    #[test]
    fn a_part_of_a_quarter_errs_to_the_same_side() {
        let of_nine = peers(&[130.0; 6]).over(9.0 / 13.0);
        assert_eq!((of_nine.lower.from(), of_nine.upper.to()), (90.0, 120.0), "110.8 is told as 120");
    }

    proptest::proptest! {
        /// Of few, with many ties: what decks claim of a cohort holds of each member's others.
        #[test]
        fn what_a_deck_claims_of_a_percentile_holds(figures in proptest::collection::vec(0_u32..40, 6..40)) {
            let figures: Vec<f64> = figures.into_iter().map(f64::from).collect();
            let told = peers(&figures);
            for (at, own) in figures.iter().enumerate() {
                let others: Vec<f64> = [&figures[..at], &figures[at + 1..]].concat();
                let reach = |step: f64| 4 * others.iter().filter(|other| **other >= step).count();
                proptest::prop_assert!(*own >= told.lower.from() || reach(told.lower.from()) >= 3 * others.len());
                proptest::prop_assert!(reach(told.median.from()) >= 2 * others.len());
                proptest::prop_assert!(*own >= told.upper.from() || reach(told.upper.from()) >= others.len());
                let below = 4 * others.iter().filter(|other| *other < own).count();
                proptest::prop_assert!(!told.is_ahead(*own) || below >= 3 * others.len());
            }
        }

        /// Whoever reads whatever of it: nothing changes while everybody stays in their band.
        #[test]
        fn a_figure_can_be_any_other_of_its_band(
            figures in proptest::collection::vec(0.0..1e4_f64, 6..60),
            moved in proptest::collection::vec(0.0..1.0_f64, 60),
        ) {
            let within = |(figure, part): (&f64, &f64)| {
                let band = Band::of(*figure);
                band.from() + (band.to() - band.from()) * part * 0.999
            };
            let others: Vec<f64> = figures.iter().zip(&moved).map(within).collect();
            proptest::prop_assert_eq!(peers(&figures), peers(&others));
        }
    }
}
