//! A few results beside each other, one of them marked, against a goal's line where there is a goal.
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

/// Columns from zero, evenly over the whole width.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkedColumns {
    pub columns: Vec<Column>,
    /// Which of them leads: the quarter under review.
    pub marked: usize,
    pub goal: Option<GoalLine>,
    /// The value at the upper end of the scale.
    pub full: f64,
    /// Alternative text.
    pub alt: String,
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalLine {
    pub target: f64,
    pub label: String,
}

/// The share that a column takes of its place, and the widest column.
const FILLED: f64 = 0.66;
const WIDEST: Pt = 104.0;
/// Between marks and labels.
const GAP: Pt = 7.0;
/// The most of the width that the goal's label takes.
const LABEL: f64 = 0.45;

impl MarkedColumns {
    /// The sizes of the marked value and of the others: the largest in which none is cut.
    fn sizes(&self, most: Pt, theme: &Theme, fonts: &Fonts) -> (Pt, Pt) {
        let scale = &theme.scale;
        let widest = |size: Pt| {
            let style = theme.style(Weight::Bold, size, theme.palette.ink);
            self.columns.iter().map(|column| fonts.width(&column.value_label, &style)).fold(0.0, Pt::max)
        };
        let sizes = [(scale.title, scale.heading), (scale.heading, scale.body), (scale.body, scale.body)];
        sizes.into_iter().find(|(marked, _)| widest(*marked) <= most).unwrap_or((scale.small, scale.small))
    }
}

impl Chart for MarkedColumns {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let (palette, scale) = (&theme.palette, &theme.scale);
        let goal = self.goal.as_ref().map(|goal| {
            let style = theme.style(Weight::SemiBold, scale.small, palette.ink);
            (goal, Label::new(&goal.label, &style, area.width * LABEL, fonts))
        });
        let lane = goal.as_ref().map_or(0.0, |(_, label)| label.width + 2.0 * GAP);
        let pitch = ((area.width - lane) / self.columns.len().max(1) as Pt).max(1.0);
        let most = pitch - GAP;
        let (large, other) = self.sizes(most, theme, fonts);
        let footer = Label::height_of(large) + Label::height_of(scale.small) + 2.0 * GAP;
        let half = Label::height_of(scale.small) / 2.0;
        let height = (area.height - footer - half).max(1.0);
        let width = (area.width - lane).max(1.0);
        let plot = Rect::new(area.x, snap(area.y + half), width, snap(height));
        let full = measured(Some(self.full)).filter(|full| *full > 0.0).unwrap_or(1.0);
        let level = |value: f64| plot.bottom() - plot.height * (value / full).clamp(0.0, 1.0);
        let mut items = Vec::new();
        let muted = theme.style(Weight::Regular, scale.small, palette.muted);
        for (at, column) in self.columns.iter().enumerate() {
            let left = plot.x + pitch * at as Pt;
            let (color, style) = match at == self.marked {
                true => (palette.accent, theme.style(Weight::Bold, large, palette.ink)),
                false => (palette.compare, theme.style(Weight::SemiBold, other, palette.muted)),
            };
            let value = measured(column.value);
            if let Some(value) = value.filter(|value| *value > 0.0) {
                let (y, width) = (level(value), (pitch * FILLED).min(WIDEST));
                let bar = Rect::new(left, y, width, (plot.bottom() - y).max(0.5));
                items.push(fill(pillar(bar, theme.radius.min(width / 4.0)), color));
            }
            let label = Label::new(if value.is_some() { &column.value_label } else { "" }, &style, most, fonts);
            let baseline = Label::nothing(large).baseline_below(plot.bottom() + GAP);
            label.draw(Point::new(left, baseline), &mut items);
            let name = Label::new(&column.label, &muted, most, fonts);
            let y = plot.bottom() + GAP * 1.5 + Label::height_of(large);
            let at = Point::new(left, name.baseline_below(y));
            name.draw(at, &mut items);
        }
        let (from, to) = (Point::new(plot.x, plot.bottom()), Point::new(plot.right(), plot.bottom()));
        items.push(Item::line(from, to, palette.muted, 1.0));
        if let Some((goal, label)) = goal {
            let y = level(measured(Some(goal.target)).unwrap_or(0.0));
            let from = Point::new(plot.x + 1.0, y);
            items.push(Item::line(from, Point::new(plot.right() + GAP / 2.0, y), palette.ink, 1.5));
            let at = Point::new(plot.right() + GAP, label.baseline_at(y));
            label.draw(at, &mut items);
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    #[test]
    fn no_value_is_cut_where_columns_are_many() {
        for many in [1, 2, 4, 5] {
            let column =
                |at: usize| Column { label: String::new(), value: Some(1.0), value_label: format!("€231,00{at}") };
            let columns = (0..many).map(column).collect();
            let chart = MarkedColumns { columns, marked: 0, goal: None, full: 1.0, alt: String::new() };
            let item = chart.draw(Rect::new(0.0, 0.0, 400.0, 240.0), &LOOK.0, &LOOK.1);
            assert!(texts(&item).iter().all(|text| text.len() == "€231,000".len()), "{many}: {:?}", texts(&item));
        }
    }

    #[test]
    fn every_quarter_has_its_value_and_the_goal_its_line() {
        let column = |label: &str, value: f64| Column {
            label: label.into(),
            value: Some(value),
            value_label: format!("{value}%"),
        };
        let columns = vec![column("Q2 2026", 88.0), column("Q3 2026", 93.0)];
        let goal = Some(GoalLine { target: 90.0, label: "90%".into() });
        let chart = MarkedColumns { columns, marked: 1, goal, full: 100.0, alt: String::new() };
        let item = chart.draw(Rect::new(0.0, 0.0, 400.0, 240.0), &LOOK.0, &LOOK.1);
        assert_eq!(texts(&item), ["88%", "Q2 2026", "93%", "Q3 2026", "90%"]);
        let tops: Vec<_> = parts(&item).0.iter().filter_map(|shape| shape.path.bounds()).map(|area| area.y).collect();
        let [earlier, now, _, goal] = tops[..] else { panic!("{tops:?}") };
        assert!(now < goal && goal < earlier, "88% stays under the line, 93% passes it: {tops:?}");
    }
}
