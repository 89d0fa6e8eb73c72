//! Small columns for a handful of periods; missing ones stay empty.

use plotters::chart::ChartBuilder;
use serde::Serialize;

use crate::layout::chart::backend::{pixels, sheet, snap_rect};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{ChartMark, fill, pillar};
use crate::layout::chart::series::measured;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// One period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    pub label: String,
    /// Its value, missing where nothing was measured.
    pub value: Option<f64>,
    /// Its direct label, where there is a value.
    pub value_label: String,
}

/// Columns from zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Columns {
    /// The periods in order, at least one with a value.
    pub columns: Vec<Column>,
    /// What the values are ("Invoices a week").
    pub axis_title: String,
    /// Alternative text.
    pub alt: String,
}

/// The most that one period takes of the width.
const MOST_PITCH: Pt = 112.0;
/// The share of it that its column takes.
const FILLED: f64 = 0.56;
/// Between a column and its labels.
const GAP: Pt = 7.0;
/// The least room between neighbouring labels.
const LABEL_GAP: Pt = 8.0;

impl Chart for Columns {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let palette = &theme.palette;
        let muted = theme.style(Weight::Regular, theme.scale.small, palette.muted);
        let title = Label::new(&self.axis_title, &muted, area.width, fonts);
        let header = if title.is_empty() { 0.0 } else { title.height() + GAP };
        let footer = Label::height_of(theme.scale.small) + GAP;

        let count = self.columns.len().max(1);
        let pitch = (area.width / count as Pt).min(MOST_PITCH);
        let size = if pitch >= 48.0 { theme.scale.body } else { theme.scale.small };
        let room = Label::height_of(size) + GAP;
        let height = (area.height - header - room - footer).max(1.0);
        let plot = snap_rect(Rect::new(area.x, area.y + header + room, pitch * count as Pt, height));

        let top = self.columns.iter().filter_map(|column| measured(column.value)).fold(0.0, f64::max);
        let (sheet, canvas) = sheet(area, Some(fonts));
        let mut chart = ChartBuilder::on(&sheet)
            .margin_top(pixels(plot.y - area.y))
            .margin_right(pixels(area.right() - plot.right()))
            .margin_bottom(pixels(area.bottom() - plot.bottom()))
            .build_cartesian_2d(0.0..count as f64, 0.0..if top > 0.0 { top } else { 1.0 })
            .expect("the margins leave a plot");
        let mut tops: Vec<Option<Rect>> = vec![None; count];
        let marks = self.columns.iter().zip(&mut tops).enumerate().filter_map(|(i, (column, top))| {
            let value = measured(column.value)?;
            let half = FILLED / 2.0;
            let points = vec![(i as f64 + 0.5 - half, value), (i as f64 + 0.5 + half, 0.0)];
            Some(ChartMark::new(points, move |at: &[Point], canvas: &mut Vec<Item>| {
                let area = Rect::new(at[0].x, at[0].y, at[1].x - at[0].x, plot.bottom() - at[0].y);
                if value > 0.0 {
                    let path = pillar(area, theme.radius.min(area.width / 4.0));
                    canvas.push(fill(path, palette.accent));
                }
                *top = Some(area);
            }))
        });
        chart.draw_series(marks).expect("a frame takes every mark");
        drop(chart);
        drop(sheet);

        let mut items = canvas.take();
        let (from, to) = (Point::new(plot.x, plot.bottom()), Point::new(plot.right(), plot.bottom()));
        items.push(Item::line(from, to, palette.muted, 1.0));
        let at = Point::new(area.x, title.baseline_below(area.y));
        title.draw(at, &mut items);
        for (label, at) in self.values(&tops, plot, size, theme, fonts) {
            label.draw(at, &mut items);
        }
        for (label, at) in self.periods(plot, pitch, theme, fonts) {
            label.draw(at, &mut items);
        }
        items
    }
}

impl Columns {
    /// The values over their columns: all where they have room, else the last and the highest.
    fn values(&self, tops: &[Option<Rect>], plot: Rect, size: Pt, theme: &Theme, fonts: &Fonts) -> Vec<(Label, Point)> {
        let style = theme.style(Weight::SemiBold, size, theme.palette.ink);
        let columns: Vec<_> = tops.iter().enumerate().filter_map(|(i, top)| Some((i, (*top)?))).collect();
        let labels = columns.iter().map(|&(i, column)| {
            let label = Label::new(&self.columns[i].value_label, &style, plot.width, fonts);
            let x = (column.center().x - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
            (Point::new(x, label.baseline_above(column.y - GAP + 2.0)), label)
        });
        let labels: Vec<_> = labels.map(|(at, label)| (label, at)).collect();
        let room = |i: usize| labels[i].0.bounds(labels[i].1).inset(-LABEL_GAP / 2.0, 0.0);
        let fits = |i: usize, among: &[usize]| {
            let meets =
                |&j: &usize| j != i && (room(j).overlaps(&room(i), 0.0) || columns[j].1.overlaps(&room(i), 0.0));
            !among.iter().any(meets)
        };
        let all: Vec<_> = (0..labels.len()).collect();
        if all.iter().all(|&i| fits(i, &all)) {
            return labels;
        }
        let highest = all.iter().copied().min_by(|&a, &b| columns[a].1.y.total_cmp(&columns[b].1.y));
        let last = all.last().copied();
        let kept = match (highest, last) {
            (Some(highest), Some(last)) if fits(last, &[highest]) => [Some(highest), Some(last)],
            _ => [highest, None],
        };
        let hidden = |i: usize| all.iter().any(|&j| j != i && columns[j].1.overlaps(&room(i), 0.0));
        let keep: Vec<_> = all.iter().map(|&i| kept.contains(&Some(i)) && !hidden(i)).collect();
        labels.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(label, _)| label).collect()
    }

    /// The names under the columns: all where they fit, cut a little, else every second, third …
    fn periods(&self, plot: Rect, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Vec<(Label, Point)> {
        let style = theme.style(Weight::Regular, theme.scale.small, theme.palette.muted);
        let widest = self.columns.iter().map(|column| fonts.width(&column.label, &style)).fold(0.0, Pt::max);
        // A name may lose a few letters before its neighbours lose theirs.
        let needed = (widest.min(6.0 * theme.scale.small) + LABEL_GAP) / pitch;
        let every = (needed.ceil() as usize).clamp(1, self.columns.len().max(1));
        let mut end = plot.x - LABEL_GAP;
        let labels = self.columns.iter().enumerate().step_by(every).filter_map(|(i, column)| {
            let label = Label::new(&column.label, &style, (pitch * every as Pt - LABEL_GAP).min(plot.width), fonts);
            let middle = plot.x + pitch * (i as Pt + 0.5);
            let x = (middle - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
            // A wide name at the left edge moves inwards and may take its neighbour's place.
            if label.is_empty() || x < end + LABEL_GAP {
                return None;
            }
            end = x + label.width;
            Some((Point::new(x, label.baseline_below(plot.bottom() + GAP)), label))
        });
        labels.map(|(at, label)| (label, at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    const AREA: Rect = Rect::new(50.0, 100.0, 400.0, 200.0);

    fn draw(values: &[Option<f64>]) -> Item {
        let columns = values.iter().enumerate().map(|(i, &value)| Column {
            label: format!("Week {i}"),
            value,
            value_label: value.map(|value| format!("{value}")).unwrap_or_default(),
        });
        let axis_title = "Invoices a week".into();
        Columns { columns: columns.collect(), axis_title, alt: String::new() }.draw(AREA, &LOOK.0, &LOOK.1)
    }

    fn columns(item: &Item) -> Vec<Rect> {
        parts(item).0.into_iter().filter(|s| s.fill.is_some()).filter_map(|s| s.path.bounds()).collect()
    }

    #[test]
    fn a_missing_period_stays_empty_but_keeps_its_place() {
        let item = draw(&[Some(4.0), None, Some(8.0)]);
        let columns = columns(&item);
        assert_eq!(columns.len(), 2);
        assert!(columns[1].x - columns[0].x > 2.5 * columns[0].width);
        assert_eq!(texts(&item).into_iter().filter(|text| text.starts_with("Week")).count(), 3);
    }

    #[test]
    fn columns_start_at_zero() {
        let columns = columns(&draw(&[Some(4.0), Some(8.0)]));
        assert!((columns[1].height / columns[0].height - 2.0).abs() < 0.01);
        assert!((columns[1].bottom() - columns[0].bottom()).abs() < 0.06);
    }

    #[test]
    fn a_measured_zero_is_written_without_a_column() {
        let item = draw(&[Some(0.0), Some(8.0), Some(f64::NAN)]);
        assert_eq!(columns(&item).len(), 1);
        assert!(texts(&item).contains(&"0".to_owned()));
    }

    #[test]
    fn too_many_values_leave_the_highest_and_the_last() {
        let values: Vec<_> = (0..12).map(|i| Some(1e6 + if i == 5 { 1e5 } else { f64::from(i) })).collect();
        let texts: Vec<_> = texts(&draw(&values)).into_iter().filter(|text| text.starts_with("1")).collect();
        assert_eq!(texts, ["1100000", "1000011"]);
    }
}
