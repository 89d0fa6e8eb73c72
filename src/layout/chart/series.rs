//! Series of values with gaps, and labels side by side.

use std::ops::Range;

use crate::layout::geometry::Pt;

/// A value that can be drawn, if there is one. No chart has room under zero: a value below is drawn at zero.
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
