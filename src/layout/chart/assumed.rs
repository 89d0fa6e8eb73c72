//! One result under several assumptions, a row each, the stated one marked. Rows, because columns beside each other read as time.

use serde::Serialize;

use crate::layout::chart::columns::Column;
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{capsule, fill};
use crate::layout::chart::series::measured;
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// Bars from zero, below each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assumed {
    /// Each assumption with its result.
    pub rows: Vec<Column>,
    /// Which of them is stated.
    pub marked: usize,
    /// Alternative text.
    pub alt: String,
}

/// The most of the height that a row takes.
const MOST_PITCH: Pt = 56.0;
/// The thickest bar, and its share of a row.
const THICKEST: Pt = 20.0;
const FILLED: f64 = 0.5;
/// Between a bar and its texts.
const GAP: Pt = 12.0;
/// The most of the width that an assumption takes, and that a result takes.
const LABEL: f64 = 0.45;
const VALUE: f64 = 0.25;
/// From this height of a row on, the marked result is a figure.
const HIGH: Pt = 32.0;

impl Chart for Assumed {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let (palette, scale) = (&theme.palette, &theme.scale);
        let pitch = (area.height / self.rows.len().max(1) as Pt).min(MOST_PITCH);
        let large = if pitch >= HIGH { scale.heading } else { scale.small };
        let usual = if pitch >= HIGH { scale.body } else { scale.small };
        let row = |(at, row): (usize, &Column)| {
            let (weight, size, color) = match at == self.marked {
                true => (Weight::Bold, large, palette.ink),
                false => (Weight::Regular, usual, palette.muted),
            };
            let own = if at == self.marked { Weight::SemiBold } else { Weight::Regular };
            let label = Label::new(&row.label, &theme.style(own, usual, color), area.width * LABEL, fonts);
            let value = measured(row.value);
            let text = if value.is_some() { row.value_label.as_str() } else { "" };
            (label, value, Label::new(text, &theme.style(weight, size, color), area.width * VALUE, fonts))
        };
        let rows: Vec<_> = self.rows.iter().enumerate().map(row).collect();
        let widest = |width: fn(&(Label, Option<f64>, Label)) -> Pt| rows.iter().map(width).fold(0.0, Pt::max);
        let (labels, values) = (widest(|row| row.0.width), widest(|row| row.2.width));
        let begin = snap(area.x + labels + GAP);
        let longest = (area.right() - values - GAP - begin).max(1.0);
        let most = rows.iter().filter_map(|row| row.1).fold(0.0, f64::max);
        let thick = (pitch * FILLED).min(THICKEST);
        let mut items = Vec::new();
        for (at, (label, value, result)) in rows.into_iter().enumerate() {
            let middle = area.y + pitch * (at as Pt + 0.5);
            let baseline = label.baseline_at(middle);
            label.draw(Point::new(area.x, baseline), &mut items);
            let length =
                value.filter(|value| *value > 0.0).map_or(0.0, |value| longest * (value / most).clamp(0.0, 1.0));
            if length > 0.0 {
                let color = if at == self.marked { palette.accent } else { palette.compare };
                let bar = Rect::new(begin, snap(middle - thick / 2.0), snap(length).max(1.0), thick);
                items.push(fill(capsule(bar, 0.0, theme.radius.min(thick / 4.0)), color));
            }
            let at = Point::new(begin + length + GAP, result.baseline_at(middle));
            result.draw(at, &mut items);
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    #[test]
    fn assumptions_stand_below_each_other_and_one_is_marked() {
        let row = |label: &str, value: f64| Column {
            label: label.into(),
            value: Some(value),
            value_label: format!("{value}"),
        };
        let rows = vec![row("at 3 minutes", 30.0), row("at 4 minutes", 40.0)];
        let chart = Assumed { rows, marked: 1, alt: String::new() };
        let item = chart.draw(Rect::new(0.0, 0.0, 400.0, 200.0), &LOOK.0, &LOOK.1);
        assert_eq!(texts(&item), ["at 3 minutes", "30", "at 4 minutes", "40"]);
        let bars: Vec<_> = parts(&item).0.iter().filter_map(|shape| shape.path.bounds()).collect();
        let [first, second] = bars[..] else { panic!("{bars:?}") };
        assert_eq!(first.x, second.x, "all begin at zero");
        assert!(first.bottom() < second.y);
        assert!((second.width / first.width - 4.0 / 3.0).abs() < 0.01);
    }
}
