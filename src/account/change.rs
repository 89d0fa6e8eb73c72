//! How a figure changed, and the word for that change; or why there is no change.
//!
//! Nobody would call a change from two to three "50% more": under [`FEW`] a deck shows a count's two figures, never a
//! percentage, and so it does for every figure that was 0. A percentage moves by points.
//!
//! A change is that of the figures as decks write them, so that whoever divides the two figures on a page gets its percentage,
//! and nothing rose that is written alike.

use std::cmp::Ordering;

use crate::base::amounts::rounding::{compare, percent, rounded, written};
use crate::config::qbr::file::Thresholds;

/// Smaller counts are too few for a percentage: one more or less would change it by five points or more.
pub const FEW: f64 = 20.0;

/// A change with its word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The figure of the quarter before as decks write it, of the weeks that are compared.
    pub before: f64,
    /// The figure of this quarter as decks write it, of the same weeks.
    pub now: f64,
    pub band: Band,
    pub told: Told,
}

/// How a deck tells the size of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// now ÷ before − 1: 52 after 44 is 0.1818, and so is 51.8 after 44.3.
    Share(f64),
    /// The difference of two percentages as decks write them: 72% after 66% are 6 points, 60% after 72% are −12.
    Points(f64),
    /// The two figures themselves: the one before is 0, or a count so small that a share would mislead.
    Figures,
}

/// Why there is no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChange {
    /// Nothing was measured before the quarter.
    FirstQuarter,
    /// Too few weeks were measured in both quarters.
    TooFewWeeks { have: usize, need: usize },
    /// It is 0 in both quarters, or a deck writes it so.
    Zero,
    /// Money that was given back makes one of the figures negative: there is no share of less than nothing.
    Negative,
    /// A cell of the quarter before cannot be read.
    Unreadable,
}

/// The words for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Within the steady threshold (±10%).
    Steady,
    /// Up, at most by the sharp threshold (25%).
    Rose,
    /// Up beyond it.
    RoseSharply,
    /// Down, at most by the sharp threshold.
    Fell,
    /// Down beyond it.
    FellSharply,
}

impl Change {
    /// The change of an amount from `before` to `now`; steady if a deck writes both alike (0.19 and 0.22 are both "0.2"). From
    /// 0 it is told by its two figures, because there is no share of nothing.
    ///
    /// A change of exactly the steady threshold is no longer steady; one of exactly the sharp threshold is not yet sharp.
    pub fn between(before: f64, now: f64, thresholds: &Thresholds) -> Result<Self, NoChange> {
        let (before, now) = (written(before), written(now));
        if !(before >= 0.0 && now >= 0.0 && before.is_finite() && now.is_finite()) {
            return Err(NoChange::Negative);
        }
        if before == 0.0 {
            let (band, told) = (Band::RoseSharply, Told::Figures);
            return if now == 0.0 { Err(NoChange::Zero) } else { Ok(Self { before, now, band, told }) };
        }
        let share = now / before - 1.0;
        // Rounded to a thousandth of a percent, so that 110 after 100 is exactly 10% despite floating point.
        let size = rounded(share.abs(), 5);
        let alike = compare(before, now) == Ordering::Equal;
        let band = match (alike || size < thresholds.steady, size > thresholds.sharply, share > 0.0) {
            (true, ..) => Band::Steady,
            (_, true, true) => Band::RoseSharply,
            (_, true, false) => Band::FellSharply,
            (_, false, true) => Band::Rose,
            (_, false, false) => Band::Fell,
        };
        Ok(Self { before, now, band, told: Told::Share(share) })
    }

    /// The change of a count. A deck shows its two figures if it began under [`FEW`].
    pub fn between_counts(before: f64, now: f64, thresholds: &Thresholds) -> Result<Self, NoChange> {
        let change = Self::between(before, now, thresholds)?;
        Ok(if change.before < FEW { Self { told: Told::Figures, ..change } } else { change })
    }

    /// The change of a percentage from `before` to `now`, both shares of 0–1. It is judged and told in the percentage points that
    /// decks show: steady under the threshold for points, or if both are written alike.
    ///
    /// 72% after 66% is a rise, though less than a tenth of 66%; 9% after 8.6% is steady.
    pub fn between_percentages(before: f64, now: f64, thresholds: &Thresholds) -> Result<Self, NoChange> {
        let (before, now) = (percent(before), percent(now));
        let relative = Self::between(before, now, thresholds)?;
        let points = now - before;
        let steady = points == 0.0 || rounded(points.abs() / 100.0, 5) < thresholds.steady_points;
        let band = match (steady, relative.band, points > 0.0) {
            (true, ..) => Band::Steady,
            (_, Band::Steady, true) => Band::Rose,
            (_, Band::Steady, false) => Band::Fell,
            (_, band, _) => band,
        };
        Ok(Self { before: before / 100.0, now: now / 100.0, band, told: Told::Points(points) })
    }

    /// now ÷ before − 1: 52 after 44 is 0.1818; `None` from 0.
    pub fn share(&self) -> Option<f64> {
        (self.before > 0.0).then(|| self.now / self.before - 1.0)
    }

    /// The number that insights record: the share, of a percentage the difference (0.06 are six points). `None` from 0, where
    /// the two figures say all.
    pub fn recorded(&self) -> Option<f64> {
        match self.told {
            Told::Points(_) => Some(self.now - self.before),
            Told::Share(_) | Told::Figures => self.share(),
        }
    }

    /// Whether its two figures, of what is counted, differ by no more than [noise](is_within_noise).
    pub fn is_within_noise(&self) -> bool {
        is_within_noise(self.before, self.now)
    }

    /// Whether there is more now, steady or not.
    pub fn is_up(&self) -> bool {
        self.now > self.before
    }

    /// Whether the figure went up beyond steady.
    pub fn rose(&self) -> bool {
        matches!(self.band, Band::Rose | Band::RoseSharply)
    }

    /// Whether the figure went down beyond steady.
    pub fn fell(&self) -> bool {
        matches!(self.band, Band::Fell | Band::FellSharply)
    }
}

/// Whether two figures of what is counted differ by no more than counts vary of themselves: by at most 2√(before + now).
///
/// 52 after 44 is 8 more, and counts of that size may differ by 19.6; 520 after 440 is 80 more, beyond 62.
pub fn is_within_noise(before: f64, now: f64) -> bool {
    (now - before).abs() <= 2.0 * (before + now).sqrt()
}

impl Band {
    /// The selector used in message files.
    pub fn name(self) -> &'static str {
        match self {
            Band::Steady => "steady",
            Band::Rose => "rose",
            Band::RoseSharply => "rose-sharply",
            Band::Fell => "fell",
            Band::FellSharply => "fell-sharply",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: f64, now: f64) -> Result<Change, NoChange> {
        Change::between(before, now, &Thresholds::default())
    }

    fn band(before: f64, now: f64) -> Band {
        between(before, now).unwrap().band
    }

    #[test]
    fn counts_that_differ_by_less_than_they_vary_are_within_the_noise() {
        let within = |before, now| between(before, now).unwrap().is_within_noise();
        assert_eq!([within(44.0, 52.0), within(440.0, 520.0)], [true, false]);
        // 2√(32 + 50) = 18.1; 2√(8 + 8) would be 8, 2√(0 + 4) is 4.
        assert_eq!([within(32.0, 50.0), within(32.0, 51.0), within(50.0, 32.0)], [true, false, true]);
        assert_eq!([within(0.0, 4.0), within(0.0, 5.0)], [true, false]);
    }

    #[test]
    fn what_is_written_alike_is_steady() {
        assert_eq!(band(0.19, 0.22), Band::Steady);
        assert_eq!(band(0.19, 0.26), Band::RoseSharply);
    }

    #[test]
    fn words_follow_the_thresholds() {
        assert_eq!(band(100.0, 109.0), Band::Steady);
        assert_eq!(band(100.0, 110.0), Band::Rose);
        assert_eq!(band(100.0, 125.0), Band::Rose);
        assert_eq!(band(100.0, 126.0), Band::RoseSharply);
        assert_eq!(band(100.0, 91.0), Band::Steady);
        assert_eq!(band(100.0, 90.0), Band::Fell);
        assert_eq!(band(100.0, 75.0), Band::Fell);
        assert_eq!(band(100.0, 74.0), Band::FellSharply);
    }

    #[test]
    fn a_share_of_abbreviated_figures_is_that_of_what_is_written() {
        let change = between(1_236_000.0, 1_454_999.0).unwrap();
        assert_eq!((change.before, change.now, change.told), (1.24e6, 1.45e6, Told::Share(1.45e6 / 1.24e6 - 1.0)));
        assert_eq!((band(1_240_000.0, 1_364_999.0), band(1_240_000.0, 1_365_000.0)), (Band::Steady, Band::Rose));
    }

    #[test]
    fn a_count_that_began_with_few_is_told_by_its_figures() {
        let told = |before, now| Change::between_counts(before, now, &Thresholds::default()).unwrap().told;
        assert_eq!([told(2.0, 3.0), told(19.0, 60.0), told(0.0, 5.0)], [Told::Figures; 3]);
        assert_eq!(told(20.0, 12.0), Told::Share(12.0 / 20.0 - 1.0));
        assert_eq!(between(2.0, 3.0).unwrap().told, Told::Share(0.5), "money is no count");
    }

    #[test]
    fn percentages_are_judged_and_told_in_points() {
        let change = |before, now| Change::between_percentages(before, now, &Thresholds::default()).unwrap();
        let of = |before, now| (change(before, now).band, change(before, now).told);
        assert_eq!(of(0.66, 0.72), (Band::Rose, Told::Points(6.0)));
        assert_eq!(of(0.095, 0.137), (Band::RoseSharply, Told::Points(4.0)));
        assert_eq!(of(0.089, 0.066), (Band::Fell, Told::Points(-2.0)), "7% after 9%");
        assert_eq!(of(0.50, 0.514), (Band::Steady, Told::Points(1.0)), "51% after 50%");
        assert_eq!(of(0.50, 0.515), (Band::Rose, Told::Points(2.0)), "52% after 50%");
        assert_eq!(of(0.95, 0.93), (Band::Fell, Told::Points(-2.0)));
        assert_eq!(of(0.0, 0.2), (Band::RoseSharply, Told::Points(20.0)), "from nothing too");
        assert_eq!(of(0.664, 0.726), (Band::Rose, Told::Points(7.0)), "66% and 73% are shown");
    }

    #[test]
    fn points_are_told_even_where_they_round_to_less_than_one() {
        let thresholds = Thresholds { steady_points: 0.001, ..Thresholds::default() };
        let told = |before, now| Change::between_percentages(before, now, &thresholds).unwrap();
        assert_eq!(told(0.664, 0.668).told, Told::Points(1.0), "66% and 67% are shown");
        assert_eq!(told(0.661, 0.664).band, Band::Steady, "66% is shown twice");
    }

    #[test]
    fn from_nothing_a_change_is_told_by_its_figures_and_has_no_share() {
        let began = between(0.0, 50.0).unwrap();
        assert_eq!((began.before, began.now, began.band, began.told), (0.0, 50.0, Band::RoseSharply, Told::Figures));
        assert!(began.share().is_none() && began.rose() && began.is_up());
        assert_eq!(between(1.0, 50.0).unwrap().share(), Some(49.0));
        assert_eq!(between(50.0, 0.0).unwrap().share(), Some(-1.0));
    }

    #[test]
    fn without_a_change_its_cause_is_known() {
        assert_eq!(between(0.0, 0.0), Err(NoChange::Zero));
        assert_eq!(between(0.0, 0.04), Err(NoChange::Zero), "which is written as 0");
        assert!(between(0.0, 0.05).is_ok());
        assert_eq!(between(-1.0, 5.0), Err(NoChange::Negative));
        assert_eq!(between(1.0, -5.0), Err(NoChange::Negative));
        assert_eq!(between(f64::NAN, 5.0), Err(NoChange::Negative));
    }
}
