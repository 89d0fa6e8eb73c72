//! The places of the parts of a line chart: everything is measured before anything is drawn.

use crate::layout::chart::backend::snap_rect;
use crate::layout::chart::label::Label;
use crate::layout::chart::line::ends::{END_GAP, LineEnd, place};
use crate::layout::chart::line::means::PlacedMean;
use crate::layout::chart::line::notes::Notes;
use crate::layout::chart::line::spec::{LineChart, Mean, OVERHANG};
use crate::layout::chart::marks::dot;
use crate::layout::chart::series::{measured, runs};
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// Between the plot and the labels around it.
const GAP: Pt = 9.0;
/// Between the title and the uppermost tick, whose label rises above its hairline.
const TITLE_GAP: Pt = 16.0;
/// The least room between the names of neighbouring months.
const MONTH_GAP: Pt = 10.0;
/// The share of the width that the names of the lines may take.
const NAMES: f64 = 0.3;
/// The room that hairlines need between them.
const TICK_PITCH: f64 = 1.9;

/// A label and where its baseline begins.
pub(crate) struct Placed {
    label: Label,
    at: Point,
}

/// The places of a chart's parts.
pub(crate) struct LineLayout {
    /// The rectangle of the data.
    pub(crate) plot: Rect,
    /// The value at the plot's lower edge.
    pub(crate) base: f64,
    /// The value at the plot's upper edge.
    pub(crate) top: f64,
    /// Ticks that have room, with their labels.
    pub(crate) ticks: Vec<(f64, Label)>,
    /// The height of the limit.
    pub(crate) limit: Option<Pt>,
    /// The mean of the quarter before.
    pub(crate) earlier_mean: Option<PlacedMean>,
    /// The mean of this quarter.
    pub(crate) current_mean: Option<PlacedMean>,
    /// Where months begin.
    pub(crate) months: Vec<Pt>,
    /// Where this quarter begins, if another is before it.
    pub(crate) boundary: Option<Pt>,
    turn_mark: Option<Point>,
    last_mark: Option<Point>,
    ends: Vec<LineEnd>,
    names: Vec<Placed>,
    notes: Notes,
    title: Placed,
}

impl LineLayout {
    /// Measures all text of `line` and divides `area`.
    pub(crate) fn measure(line: &LineChart, area: Rect, theme: &Theme, fonts: &Fonts) -> Self {
        let (small, palette) = (theme.scale.small, &theme.palette);
        let regular = theme.style(Weight::Regular, small, palette.muted);
        let figure = theme.style(Weight::SemiBold, theme.scale.body, palette.accent);

        let title = Label::new(&line.axis_title, &regular, area.width, fonts);
        let title = Placed { at: Point::new(area.x, title.baseline_below(area.y)), label: title };
        let mut notes = Notes::measure(line, area.width, theme, fonts);
        let header = if title.label.is_empty() { GAP } else { title.label.height() + TITLE_GAP };
        let has_months = line.months.iter().any(|month| !month.label.trim().is_empty());
        // The label of the tick at zero reaches a little below its hairline.
        let footer = if has_months { GAP + Label::height_of(small) } else { small * 0.65 };

        let all: Vec<_> = line.earlier.iter().chain(&line.current).copied().collect();
        let ticks = || line.ticks.iter().filter(|tick| tick.0.is_finite() && tick.0 >= 0.0);
        let limit = line.limit.as_ref().filter(|limit| limit.0.is_finite() && limit.0 > 0.0);
        let most_of_all = limit.map(|limit| limit.0);
        let values = all.iter().copied().filter_map(measured);
        let top = values.chain(ticks().map(|tick| tick.0)).chain(most_of_all).fold(0.0, f64::max);
        let top = if top > 0.0 { top } else { 1.0 };
        let least = all.iter().copied().filter_map(measured).chain(most_of_all).fold(top, f64::min);
        let base = ticks().map(|tick| tick.0).fold(top, f64::min).min(least);
        let base = if base < top { base } else { 0.0 };
        let tick_labels: Vec<_> =
            ticks().map(|(value, text)| (*value, Label::new(text, &regular, area.width * 0.2, fonts))).collect();
        let left = widest(tick_labels.iter().map(|tick| &tick.1)).map_or(OVERHANG, |width| width + GAP);

        let most = area.width * NAMES - END_GAP;
        let last = all.iter().rposition(|&value| measured(value).is_some());
        let last_lines: Vec<_> = last.iter().map(|_| Label::new(&line.last_label, &figure, most, fonts)).collect();
        let limit_lines: Vec<_> = limit.iter().map(|limit| Label::new(&limit.1, &regular, most, fonts)).collect();
        let right = widest(last_lines.iter().chain(&limit_lines)).map_or(OVERHANG, |width| width + END_GAP);

        let height = (area.height - header - footer).max(1.0);
        let (across, width) = (area.x + left, (area.width - left - right).max(1.0));
        let pitch = width / line.weeks() as Pt;
        let x = |week: usize| across + pitch * (week as Pt + 0.5);
        let band = notes.place(&x, area.y + header - GAP, area.right(), height / 3.0);
        let plot = snap_rect(Rect::new(across, area.y + header + band, width, (height - band).max(1.0)));
        let level = |value: f64| snap(plot.bottom() - plot.height * (value - base) / (top - base));
        let point = |week: usize| {
            let value = all.get(week).copied().and_then(measured).unwrap_or(base);
            Point::new(snap(x(week)), level(value))
        };
        notes.drop_to(|week| {
            let mark = point(week);
            let missing = all.get(week).copied().and_then(measured).is_none();
            if missing { Point::new(mark.x, plot.bottom()) } else { mark }
        });
        let limit = limit.map(|limit| level(limit.0));
        let boundary = (!line.earlier.is_empty()).then(|| snap(across + pitch * line.earlier.len() as Pt));
        let stretch = |run: std::ops::Range<usize>| match run.len() {
            // A lone week is drawn as a dash.
            1 => [-0.5, 0.5].map(|half| Point::new(x(run.start) + half * pitch, point(run.start).y)).to_vec(),
            _ => run.map(&point).collect(),
        };
        let mut lines: Vec<Vec<Point>> = runs(&all).map(stretch).collect();
        lines.extend(limit.map(|y| vec![Point::new(plot.x, y), Point::new(plot.right(), y)]));
        let mean = |mean: &Option<Mean>, across: std::ops::Range<Pt>, color| {
            let mean = mean.as_ref()?;
            let value = measured(Some(mean.value)).filter(|value| *value <= top)?;
            let style = theme.style(Weight::SemiBold, small, color);
            let label = Label::new(&mean.label, &style, across.end - across.start, fonts);
            Some(PlacedMean::new(level(value), across, label, &lines, plot))
        };
        let middle = boundary.unwrap_or(plot.x);
        let earlier_mean = mean(&line.earlier_mean, plot.x..middle, palette.muted).filter(|_| boundary.is_some());
        let current_mean = mean(&line.current_mean, middle..plot.right(), palette.accent);
        let last_end = last.and_then(|week| LineEnd::new(point(week), last_lines));
        let limit_end = limit.and_then(|y| LineEnd::new(Point::new(plot.right(), y), limit_lines));
        let ends = last_end.into_iter().chain(limit_end).collect();
        let ends = place(ends, area.y + header + band - GAP, plot.bottom() + small * 0.4);
        let turn = line.notes.iter().find(|note| note.is_turn).map(|note| note.week);

        Self {
            ticks: thin_ticks(tick_labels, plot.height / (top - base), small * TICK_PITCH),
            turn_mark: turn.filter(|week| all.get(*week).copied().and_then(measured).is_some()).map(&point),
            last_mark: last.map(&point),
            months: line.months.iter().map(|month| across + pitch * month.at).collect(),
            names: names(line, plot, pitch, plot.bottom() + GAP, |text, most| Label::new(text, &regular, most, fonts)),
            base,
            plot,
            top,
            limit,
            earlier_mean,
            current_mean,
            boundary,
            ends,
            notes,
            title,
        }
    }

    /// The boxes of the labels within the plot, to which hairlines give way.
    pub(crate) fn labels(&self) -> Vec<Rect> {
        [&self.earlier_mean, &self.current_mean].into_iter().flatten().filter_map(PlacedMean::bounds).collect()
    }

    /// Draws the marks of single weeks and all text.
    pub(crate) fn draw(self, theme: &Theme, items: &mut Vec<Item>) {
        let palette = &theme.palette;
        self.notes.draw(theme, items);
        if let Some(at) = self.turn_mark {
            items.push(dot(at, 2.5, palette.surface, palette.ink, 2.0));
        }
        if let Some(at) = self.last_mark {
            items.push(dot(at, 4.0, palette.accent, palette.surface, 1.5));
        }
        let names = snap(self.plot.right() + END_GAP);
        for end in &self.ends {
            end.lead(names, palette, items);
        }
        self.title.label.draw(self.title.at, items);
        for (value, label) in self.ticks {
            let y = self.plot.bottom() - self.plot.height * (value - self.base) / (self.top - self.base);
            let at = Point::new(self.plot.x - GAP - label.width, label.baseline_at(y));
            label.draw(at, items);
        }
        for (label, at) in [self.earlier_mean, self.current_mean].into_iter().flatten().filter_map(|mean| mean.label) {
            label.draw(at, items);
        }
        for Placed { label, at } in self.names {
            label.draw(at, items);
        }
        for end in self.ends {
            end.draw(names, items);
        }
    }
}

fn widest<'l>(labels: impl Iterator<Item = &'l Label>) -> Option<Pt> {
    labels.map(|label| label.width).reduce(Pt::max).filter(|&width| width > 0.0)
}

/// Every tick where they have room, else every second, third … from zero.
fn thin_ticks(ticks: Vec<(f64, Label)>, scale: f64, pitch: Pt) -> Vec<(f64, Label)> {
    let closest = ticks.windows(2).map(|pair| (pair[1].0 - pair[0].0) * scale).fold(Pt::INFINITY, Pt::min);
    let every = if closest > 0.0 { (pitch / closest).ceil().max(1.0) as usize } else { usize::MAX };
    ticks.into_iter().step_by(every).collect()
}

/// The names of the months in the middle of their weeks: of all, or of every second, third … of them, so that none meets its
/// neighbour.
fn names(line: &LineChart, plot: Rect, pitch: Pt, top: Pt, set: impl Fn(&str, Pt) -> Label) -> Vec<Placed> {
    let weeks = line.weeks() as f64;
    let starts: Vec<f64> = line.months.iter().map(|month| month.at.clamp(0.0, weeks)).collect();
    let ends = starts.iter().skip(1).copied().chain([weeks]);
    let placed = line.months.iter().zip(starts.iter().zip(ends)).filter_map(|(month, (from, to))| {
        let label = set(&month.label, plot.width / 2.0);
        let middle = plot.x + pitch * (from + to) / 2.0;
        let left = (middle - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
        let named = !label.is_empty() && from < &to;
        named.then(|| Placed { at: Point::new(left, label.baseline_below(top)), label })
    });
    let placed: Vec<_> = placed.collect();
    let apart = |every: &usize| {
        let kept: Vec<_> = placed.iter().step_by(*every).collect();
        kept.windows(2).all(|pair| pair[0].at.x + pair[0].label.width + MONTH_GAP <= pair[1].at.x)
    };
    let every = (1..placed.len()).find(apart).unwrap_or(placed.len().max(1));
    placed.into_iter().step_by(every).collect()
}
