//! The scale on which accounts' figures are told to others.

use serde::{Deserialize, Serialize};

use crate::base::amounts::rounding::{Toward, digits};

/// The steps of the scale from 10 to 100, and of each further power of ten. Each band is at least ten percent of a figure wide on
/// either side, and holds three whole numbers.
const STEPS: [f64; 11] = [10.0, 13.0, 16.0, 20.0, 25.0, 32.0, 40.0, 50.0, 65.0, 80.0, 100.0];

/// The steps under 10, where three whole numbers are more than ten percent.
const FEW: [f64; 4] = [0.0, 3.0, 6.0, 10.0];

/// The steps of a share up to all of it; beyond, it is told on the scale of figures.
const FIFTHS: [f64; 6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];

/// So many whole numbers are left of a counted figure that is in a band.
const FEWEST_WHOLE: f64 = 3.0;

/// Between which two steps of the scale a figure lies; the figure itself is forgotten.
///
/// 47 is from 40 to 50, 2 from 0 to 3, a share of 73% from 60% to 80%.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Band {
    from: f64,
    to: f64,
}

impl Band {
    pub fn of(figure: f64) -> Self {
        let figure = digits(figure, 15, Toward::Nearest);
        if figure < 0.0 {
            let Self { from, to } = Self::of(-figure);
            return Self { from: -to, to: -from };
        }
        if figure < 10.0 {
            return Self::between(&FEW, figure, 1.0);
        }
        let mut unit = 1.0;
        while figure >= 100.0 * unit {
            unit *= 10.0;
        }
        Self::between(&STEPS, figure, unit)
    }

    /// The band of a share, where 1 is all; all of it is in the last fifth, not beyond it.
    pub fn of_share(share: f64) -> Self {
        let share = digits(share, 15, Toward::Nearest);
        if (0.0..=1.0).contains(&share) {
            return Self::between(&FIFTHS, share, 1.0);
        }
        let Self { from, to } = Self::of(share * 10.0);
        Self { from: from / 10.0, to: to / 10.0 }
    }

    fn between(steps: &[f64], figure: f64, unit: f64) -> Self {
        let next = steps.iter().position(|step| step * unit > figure).unwrap_or(steps.len() - 1).max(1);
        Self { from: steps[next - 1] * unit, to: steps[next] * unit }
    }

    /// Whether it leaves at least three figures of something that is counted, of which one is so much on the scale: more than 1
    /// where a part of the quarter was scaled up to all of it, a small share where the band is of shares.
    pub fn leaves_three(self, one: f64) -> bool {
        digits((self.to - self.from) / one, 15, Toward::Nearest) >= FEWEST_WHOLE
    }

    /// The figure reaches this.
    pub fn from(self) -> f64 {
        self.from
    }

    /// The figure is under this; a share of all of it is this.
    pub fn to(self) -> f64 {
        self.to
    }

    /// The band for `part` of the time, told in two digits: a step lower and a step higher than it is, never the other way.
    #[must_use]
    pub fn over(self, part: f64) -> Self {
        let told = |step: f64, toward| if part == 1.0 { step } else { digits(step * part, 2, toward) };
        Self { from: told(self.from, Toward::Less), to: told(self.to, Toward::More) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(band: Band) -> (f64, f64) {
        (band.from(), band.to())
    }

    #[test]
    fn a_figure_lies_between_two_steps() {
        for (figure, from, to) in [
            (0.0, 0.0, 3.0),
            (2.9, 0.0, 3.0),
            (3.0, 3.0, 6.0),
            (9.99, 6.0, 10.0),
            (10.0, 10.0, 13.0),
            (47.0, 40.0, 50.0),
            (99.9, 80.0, 100.0),
            (100.0, 100.0, 130.0),
            (4317.0, 4000.0, 5000.0),
            (999_999.5, 800_000.0, 1e6),
            (-47.0, -50.0, -40.0),
            (129.999_999_999_999_99, 130.0, 160.0),
        ] {
            assert_eq!(ends(Band::of(figure)), (from, to), "{figure}");
        }
        for (share, from, to) in
            [(0.0, 0.0, 0.2), (0.6, 0.6, 0.8), (0.99, 0.8, 1.0), (1.0, 0.8, 1.0), (1.01, 1.0, 1.3), (2.4, 2.0, 2.5)]
        {
            assert_eq!(ends(Band::of_share(share)), (from, to), "{share}");
        }
    }

    /// Of all that is counted in some of a quarter's weeks, or of what a contract includes.
    #[test]
    fn where_a_band_leaves_three_whole_numbers_that_many_are_in_it() {
        let alike = |band: &dyn Fn(u32) -> Band, figure: u32| {
            let own = band(figure);
            (0..500).filter(|other| band(*other) == own).count()
        };
        let (mut left, mut given_away) = (0, 0);
        for one in (8..=13_u32).map(|measured| 13.0 / f64::from(measured)) {
            let band = |figure: u32| Band::of(f64::from(figure) * one);
            for figure in 0..300 {
                assert!(!band(figure).leaves_three(one) || alike(&band, figure) >= 3, "{figure} of {one}");
                left += usize::from(!band(figure).leaves_three(one));
            }
        }
        for included in 1..60 {
            let one = 1.0 / f64::from(included);
            let band = |figure: u32| Band::of_share(f64::from(figure) * one);
            for figure in 0..=included {
                assert!(!band(figure).leaves_three(one) || alike(&band, figure) >= 3, "{figure} of {included}");
                given_away += usize::from(alike(&band, figure) < 3);
            }
        }
        assert!(left > 0 && given_away > 0, "without this rule some are known");
        assert!(Band::of_share(0.7).leaves_three(1.0 / 15.0) && !Band::of_share(0.7).leaves_three(1.0 / 14.0));
    }

    proptest::proptest! {
        #[test]
        fn every_band_holds_its_figure_three_whole_numbers_and_ten_percent_on_either_side(
            figure in proptest::prop_oneof![0.0..20.0_f64, 0.0..1e4_f64, 0.0..1e15_f64],
        ) {
            let (from, to) = ends(Band::of(figure));
            proptest::prop_assert!(from <= figure && figure < to, "{from} {figure} {to}");
            proptest::prop_assert!(to - from >= 3.0 && to / from >= 1.1 / 0.9, "{from} {to}");
            let (from, to) = ends(Band::of_share(figure / 1e3));
            proptest::prop_assert!(from <= figure / 1e3 && figure / 1e3 <= to, "{from} {figure} {to}");
            proptest::prop_assert!(to - from >= 0.19 && to / from >= 1.1 / 0.9, "{from} {to}");
        }
    }
}
