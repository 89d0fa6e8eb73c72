//! The labels of the mean weeks: as near to their line as the weeks leave room.

use std::ops::Range;

use crate::layout::chart::label::Label;
use crate::layout::geometry::{Point, Pt, Rect};

/// Between a label and the lines around it.
const AIR: Pt = 5.0;
/// Between a label and the end of its quarter.
const EDGE: Pt = 6.0;

/// The line at a mean, and its label where there is room for it.
pub(crate) struct PlacedMean {
    pub(crate) y: Pt,
    pub(crate) across: Range<Pt>,
    pub(crate) label: Option<(Label, Point)>,
}

impl PlacedMean {
    /// Places a label at `y` above or below the lines through `weeks`, within `plot`; where both are as near, below.
    pub(crate) fn new(y: Pt, across: Range<Pt>, label: Label, weeks: &[Vec<Point>], plot: Rect) -> Self {
        let lefts = [across.start + EDGE, across.end - EDGE - label.width];
        let fits = !label.is_empty() && lefts[1] >= lefts[0];
        let candidates = lefts.into_iter().filter(|_| fits).flat_map(|left| {
            let (top, bottom) = extent(weeks, left - 2.0..left + label.width + 2.0, y);
            [
                Rect::new(left, bottom + AIR, label.width, label.height()),
                Rect::new(left, top - AIR - label.height(), label.width, label.height()),
            ]
        });
        let within = candidates.filter(|area| area.y >= plot.y && area.bottom() + AIR / 2.0 <= plot.bottom());
        let away = |area: &Rect| (area.center().y - y).abs();
        let nearest = within.min_by(|a, b| away(a).total_cmp(&away(b)));
        let label = nearest.map(|area| {
            let baseline = label.baseline_below(area.y);
            (label, Point::new(area.x, baseline))
        });
        Self { y, across, label }
    }

    /// The box of its label's ink.
    pub(crate) fn bounds(&self) -> Option<Rect> {
        self.label.as_ref().map(|(label, at)| label.bounds(*at))
    }
}

/// The highest and the lowest place of lines within a stretch, `y` included.
fn extent(lines: &[Vec<Point>], across: Range<Pt>, y: Pt) -> (Pt, Pt) {
    let pairs = lines.iter().flat_map(|line| line.windows(2));
    let met = pairs.filter(|pair| pair[0].x < across.end && pair[1].x > across.start).flat_map(|pair| {
        [across.start, across.end].map(|x| {
            let share = ((x - pair[0].x) / (pair[1].x - pair[0].x)).clamp(0.0, 1.0);
            pair[0].y + (pair[1].y - pair[0].y) * share
        })
    });
    met.fold((y, y), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::LOOK;
    use crate::layout::text::style::Weight;

    #[test]
    fn a_label_stands_where_the_weeks_leave_room() {
        let (theme, fonts) = &*LOOK;
        let style = theme.style(Weight::SemiBold, theme.scale.small, theme.palette.ink);
        let label = || Label::new("Average week: 60", &style, 300.0, fonts);
        let plot = Rect::new(0.0, 0.0, 300.0, 200.0);
        let at = |weeks: &[(Pt, Pt)], y: Pt| {
            let line: Vec<_> = weeks.iter().map(|(x, y)| Point::new(*x, *y)).collect();
            PlacedMean::new(y, 0.0..300.0, label(), &[line], plot).bounds()
        };
        let below = at(&[(0.0, 60.0), (300.0, 60.0)], 60.0).unwrap();
        assert!(below.y >= 65.0 && below.bottom() < 100.0);
        let above = at(&[(0.0, 190.0), (300.0, 190.0)], 190.0).unwrap();
        assert!(above.bottom() <= 185.0, "under it is no room");
        let right = at(&[(0.0, 20.0), (130.0, 180.0), (150.0, 100.0), (300.0, 100.0)], 100.0).unwrap();
        assert!(right.x > 150.0, "where the line keeps to the mean");
        let zigzag: Vec<_> = (0..7).map(|i| (50.0 * f64::from(i), 200.0 * f64::from(i % 2))).collect();
        assert_eq!(at(&zigzag, 100.0), None);
    }
}
