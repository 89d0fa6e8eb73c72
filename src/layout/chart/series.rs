//! Charts: ready numbers and ready labels in, one tagged figure of vector marks out.
//!
//! Every chart is a struct of values with `draw(&self, Rect, &Theme, &Fonts) -> Item`; the item is a
//! [`Tag::Figure`] with the chart's alternative text. plotters computes the coordinate
//! systems and calls our own backend, which makes frame items; text goes through the shaper.
//!
//! What is not a finite number counts as missing, and missing is never drawn as zero. Nothing is drawn outside the
//! rectangle, and no two texts overlap: labels are measured first and cut where there is no room for them. That holds
//! from about 240 × 130 pt up (a sparkline's 20 × 12); a smaller rectangle is an error of the slide's layout.

use std::ops::Range;

use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::Pt;

/// A chart's marks as one structure element.
pub(crate) fn figure(alt: &str, items: Vec<Item>) -> Item {
    Item::tagged(Tag::Figure { alt: alt.to_owned() }, items)
}

/// A value that can be drawn, if there is one. No chart has room under zero: what is below stands on the line.
pub(crate) fn measured(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite()).map(|value| value.max(0.0))
}

/// The stretches without a missing value.
pub(crate) fn runs(values: &[Option<f64>]) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + values[from..].iter().position(|&value| measured(value).is_some())?;
        let length = values[start..].iter().position(|&value| measured(value).is_none());
        from = length.map_or(values.len(), |length| start + length);
        Some(start..from)
    })
}

/// Moves boxes of (wanted middle, height), ordered from top to bottom, as little apart as leaves `gap` between them
/// within `top` and `bottom`; returns their middles. Boxes that cannot all fit run out at the bottom.
pub(crate) fn spread(boxes: &[(Pt, Pt)], top: Pt, bottom: Pt, gap: Pt) -> Vec<Pt> {
    let mut middles: Vec<Pt> = boxes.iter().map(|wanted| wanted.0).collect();
    let down = |middles: &mut [Pt]| {
        let mut free = top;
        for (middle, &(_, height)) in middles.iter_mut().zip(boxes) {
            *middle = middle.max(free + height / 2.0);
            free = *middle + height / 2.0 + gap;
        }
    };
    let up = |middles: &mut [Pt]| {
        let mut free = bottom;
        for (middle, &(_, height)) in middles.iter_mut().zip(boxes).rev() {
            *middle = middle.min(free - height / 2.0);
            free = *middle - height / 2.0 - gap;
        }
    };
    down(&mut middles);
    // That moved boxes down alone; half of it is better taken from the box above.
    for (middle, &(wanted, _)) in middles.iter_mut().zip(boxes).skip(1) {
        *middle -= (*middle - wanted).max(0.0) / 2.0;
    }
    up(&mut middles);
    down(&mut middles);
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_at_gaps() {
        let values = [None, Some(1.0), Some(2.0), Some(f64::NAN), Some(3.0), None];
        assert_eq!(runs(&values).collect::<Vec<_>>(), [1..3, 4..5]);
        assert_eq!(runs(&[]).count(), 0);
    }

    #[test]
    fn boxes_with_room_stay() {
        assert_eq!(spread(&[(20.0, 10.0), (60.0, 10.0)], 0.0, 100.0, 2.0), [20.0, 60.0]);
    }

    #[test]
    fn boxes_at_one_height_move_apart_evenly() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0, 2.0), [44.0, 56.0]);
    }

    #[test]
    fn boxes_stay_inside() {
        assert_eq!(spread(&[(2.0, 10.0), (3.0, 10.0)], 0.0, 100.0, 2.0), [5.0, 17.0]);
        assert_eq!(spread(&[(98.0, 10.0), (99.0, 10.0)], 0.0, 100.0, 2.0), [83.0, 95.0]);
    }
}
