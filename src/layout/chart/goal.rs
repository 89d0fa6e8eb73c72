//! What was reached of a goal, a column a quarter, against the goal's line.
//!
//! The values stand below their columns, not above them, where the line may run.

use serde::Serialize;

use crate::layout::chart::columns::Column;
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{fill, pillar};
use crate::layout::chart::series::measured;
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// A goal and the quarters that a result is known for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalColumns {
    /// The quarters in order; the last is the one under review.
    pub columns: Vec<Column>,
    pub target: f64,
    pub target_label: String,
    /// The value at the upper end of the scale.
    pub full: f64,
    /// Alternative text.
    pub alt: String,
}

/// The most that one quarter takes of the width, and the share of it that its column takes.
const MOST_PITCH: Pt = 132.0;
const FILLED: f64 = 0.62;
/// Between marks and labels.
const GAP: Pt = 7.0;
/// The most of the width that the goal's label takes.
const LABEL: f64 = 0.45;

impl Chart for GoalColumns {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let (palette, scale) = (&theme.palette, &theme.scale);
        let count = self.columns.len().max(1) as Pt;
        let goal = theme.style(Weight::SemiBold, scale.small, palette.ink);
        let goal = Label::new(&self.target_label, &goal, area.width * LABEL, fonts);
        let lane = goal.width + 2.0 * GAP;
        let pitch = ((area.width - lane) / count).clamp(1.0, MOST_PITCH);
        let size = if pitch >= 64.0 { scale.body } else { scale.small };
        let footer = Label::height_of(size) + Label::height_of(scale.small) + 2.0 * GAP;
        let half = Label::height_of(scale.small) / 2.0;
        let height = (area.height - footer - half).max(1.0);
        let plot = Rect::new(area.x, snap(area.y + half), pitch * count, snap(height));
        let full = measured(Some(self.full)).filter(|full| *full > 0.0).unwrap_or(1.0);
        let level = |value: f64| plot.bottom() - plot.height * (value / full).clamp(0.0, 1.0);
        let mut items = Vec::new();
        let ink = theme.style(Weight::SemiBold, size, palette.ink);
        let muted = theme.style(Weight::Regular, scale.small, palette.muted);
        for (at, column) in self.columns.iter().enumerate() {
            let left = plot.x + pitch * at as Pt;
            let value = measured(column.value);
            if let Some(value) = value.filter(|value| *value > 0.0) {
                let (y, width) = (level(value), pitch * FILLED);
                let bar = Rect::new(left, y, width, (plot.bottom() - y).max(0.5));
                let is_last = at + 1 == self.columns.len();
                let color = if is_last { palette.accent } else { palette.compare };
                items.push(fill(pillar(bar, theme.radius.min(width / 4.0)), color));
            }
            let most = pitch - GAP;
            let label = Label::new(if value.is_some() { &column.value_label } else { "" }, &ink, most, fonts);
            let y = plot.bottom() + GAP;
            let below = y + Label::height_of(size) + GAP / 2.0;
            let at = Point::new(left, label.baseline_below(y));
            label.draw(at, &mut items);
            let quarter = Label::new(&column.label, &muted, most, fonts);
            let at = Point::new(left, quarter.baseline_below(below));
            quarter.draw(at, &mut items);
        }
        let (from, to) = (Point::new(plot.x, plot.bottom()), Point::new(plot.right(), plot.bottom()));
        items.push(Item::line(from, to, palette.muted, 1.0));
        let y = level(measured(Some(self.target)).unwrap_or(0.0));
        let from = Point::new(plot.x + 1.0, y);
        items.push(Item::line(from, Point::new(plot.right() + GAP / 2.0, y), palette.ink, 1.5));
        let at = Point::new(plot.right() + GAP, goal.baseline_at(y));
        goal.draw(at, &mut items);
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    #[test]
    fn every_quarter_has_its_value_and_the_goal_its_line() {
        let column = |label: &str, value: f64| Column {
            label: label.into(),
            value: Some(value),
            value_label: format!("{value}%"),
        };
        let columns = vec![column("Q2 2026", 88.0), column("Q3 2026", 93.0)];
        let chart = GoalColumns { columns, target: 90.0, target_label: "90%".into(), full: 100.0, alt: String::new() };
        let item = chart.draw(Rect::new(0.0, 0.0, 400.0, 240.0), &LOOK.0, &LOOK.1);
        assert_eq!(texts(&item), ["88%", "Q2 2026", "93%", "Q3 2026", "90%"]);
        let tops: Vec<_> = parts(&item).0.iter().filter_map(|shape| shape.path.bounds()).map(|area| area.y).collect();
        let [earlier, now, _, goal] = tops[..] else { panic!("{tops:?}") };
        assert!(now < goal && goal < earlier, "88% stays under the line, 93% passes it: {tops:?}");
    }
}
