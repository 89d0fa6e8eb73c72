//! How a figure changed, and the word for that change.
//!
//! Nobody would call a change from two to three "50% more": under [`FEW`] a deck shows a count's two figures, never a
//! percentage.

use crate::config::qbr::file::Thresholds;

/// Smaller counts are too few for a percentage: one more or less would change it by five points or more.
pub const FEW: f64 = 20.0;

/// A relative change with its word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// now ÷ before − 1: 52 after 44 is 0.1818.
    pub share: f64,
    pub band: Band,
    /// The two figures, before and now, to show instead of the share, where the count is so small that a share would mislead.
    pub few: Option<(f64, f64)>,
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

/// A figure rounded as decks write it: whole from 10 on, with one decimal below.
pub fn written(value: f64) -> f64 {
    if value.abs() >= 10.0 { value.round() } else { (value * 10.0).round() / 10.0 }
}

impl Change {
    /// The change from `before` to `now`; steady if a deck writes both alike (0.19 and 0.22 are both "0.2"). `None` if
    /// `before` is not positive or `now` is negative, because then there is no share.
    ///
    /// A change of exactly the steady threshold is no longer steady; one of exactly the sharp threshold is not yet sharp.
    pub fn between(before: f64, now: f64, thresholds: &Thresholds) -> Option<Self> {
        if before <= 0.0 || now < 0.0 || !before.is_finite() || !now.is_finite() {
            return None;
        }
        let share = now / before - 1.0;
        // Rounded to a thousandth of a percent, so that 110 after 100 is exactly 10% despite floating point.
        let size = (share.abs() * 1e5).round() / 1e5;
        let alike = written(before) == written(now);
        let band = match (alike || size < thresholds.steady, size > thresholds.sharply, share > 0.0) {
            (true, ..) => Band::Steady,
            (_, true, true) => Band::RoseSharply,
            (_, true, false) => Band::FellSharply,
            (_, false, true) => Band::Rose,
            (_, false, false) => Band::Fell,
        };
        Some(Self { share, band, few: None })
    }

    /// The change of a count, with `few` set if it began under [`FEW`].
    pub fn between_counts(before: f64, now: f64, thresholds: &Thresholds) -> Option<Self> {
        let few = (before < FEW).then_some((before, now));
        Some(Self { few, ..Self::between(before, now, thresholds)? })
    }

    /// The change of a percentage from `before` to `now`, both shares of 0–1. It is judged in percentage points: steady under
    /// the threshold for points, or if both round to the same whole percentage.
    ///
    /// 72% after 66% is a rise, though less than a tenth of 66%; 9% after 8.6% is steady.
    pub fn between_percentages(before: f64, now: f64, thresholds: &Thresholds) -> Option<Self> {
        let relative = Self::between(before * 100.0, now * 100.0, thresholds)?;
        let points = ((now - before).abs() * 1e5).round() / 1e5;
        let whole = |share: f64| (share * 100.0).round();
        let steady = points < thresholds.steady_points || whole(before) == whole(now);
        let band = match (steady, relative.band, relative.share > 0.0) {
            (true, ..) => Band::Steady,
            (_, Band::Steady, true) => Band::Rose,
            (_, Band::Steady, false) => Band::Fell,
            (_, band, _) => band,
        };
        Some(Self { band, ..relative })
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

    #[test]
    fn what_is_written_alike_is_steady() {
        let band = |before, now| Change::between(before, now, &Thresholds::default()).map(|c| c.band);
        assert_eq!(band(0.19, 0.22), Some(Band::Steady));
        assert_eq!(band(0.19, 0.26), Some(Band::RoseSharply));
    }

    fn band(before: f64, now: f64) -> Band {
        Change::between(before, now, &Thresholds::default()).unwrap().band
    }

    #[test]
    fn words_follow_the_thresholds() {
        assert_eq!(band(100.0, 109.0), Band::Steady);
        assert_eq!(band(100.0, 110.0), Band::Rose);
        assert_eq!(band(100.0, 125.0), Band::Rose);
        assert_eq!(band(100.0, 126.0), Band::RoseSharply);
        assert_eq!(band(100.0, 91.0), Band::Steady);
        assert_eq!(band(100.0, 90.0), Band::Fell);
        assert_eq!(band(100.0, 74.0), Band::FellSharply);
    }

    #[test]
    fn a_count_that_began_with_few_is_told_by_its_figures() {
        let few = |before, now| Change::between_counts(before, now, &Thresholds::default()).and_then(|c| c.few);
        assert_eq!(few(2.0, 3.0), Some((2.0, 3.0)));
        assert_eq!(few(19.0, 60.0), Some((19.0, 60.0)));
        assert_eq!(few(20.0, 12.0), None);
        assert_eq!(few(0.0, 5.0), None);
        assert_eq!(Change::between(2.0, 3.0, &Thresholds::default()).and_then(|c| c.few), None, "money is no count");
    }

    #[test]
    fn percentages_are_judged_in_points() {
        let band = |before, now| Change::between_percentages(before, now, &Thresholds::default()).map(|c| c.band);
        assert_eq!(band(0.66, 0.72), Some(Band::Rose));
        assert_eq!(band(0.095, 0.137), Some(Band::RoseSharply));
        assert_eq!(band(0.089, 0.066), Some(Band::FellSharply));
        assert_eq!(band(0.50, 0.515), Some(Band::Steady));
        assert_eq!(band(0.95, 0.93), Some(Band::Fell));
        assert_eq!(band(0.0, 0.2), None);
    }

    #[test]
    fn no_share_of_nothing() {
        assert_eq!(Change::between(0.0, 5.0, &Thresholds::default()), None);
        assert_eq!(Change::between(f64::NAN, 5.0, &Thresholds::default()), None);
    }
}
