//! The places of the parts of a line chart: everything is measured before anything is drawn.

use crate::layout::chart::backend::snap_rect;
use crate::layout::chart::label::Label;
use crate::layout::chart::line::ends::{END_GAP, LineEnd, place};
use crate::layout::chart::line::notes::Notes;
use crate::layout::chart::line::spec::{LineChart, OVERHANG};
use crate::layout::chart::marks::dot;
use crate::layout::chart::series::measured;
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
/// The least room between neighbouring week labels.
const WEEK_GAP: Pt = 28.0;
/// From a peak to its value.
const LIFT: Pt = 8.0;
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
    /// The value at the plot's upper edge.
    pub(crate) top: f64,
    /// Ticks that have room, with their labels.
    pub(crate) ticks: Vec<(f64, Label)>,
    /// The value of the highest week.
    pub(crate) peak: Option<Placed>,
    /// The height of the limit.
    pub(crate) limit: Option<Pt>,
    peak_mark: Option<Point>,
    last_mark: Option<Point>,
    ends: Vec<LineEnd>,
    weeks: Vec<Placed>,
    notes: Notes,
    title: Placed,
}

impl Placed {
    /// The box of its ink.
    pub(crate) fn bounds(&self) -> Rect {
        self.label.bounds(self.at)
    }
}

impl LineLayout {
    /// Measures all text of `line` and divides `area`.
    pub(crate) fn measure(line: &LineChart, area: Rect, theme: &Theme, fonts: &Fonts) -> Self {
        let (small, palette) = (theme.scale.small, &theme.palette);
        let regular = theme.style(Weight::Regular, small, palette.muted);
        let strong = theme.style(Weight::SemiBold, small, palette.ink);
        let name = theme.style(Weight::SemiBold, small, palette.accent);
        let figure = theme.style(Weight::SemiBold, theme.scale.body, palette.accent);

        let title = Label::new(&line.axis_title, &regular, area.width, fonts);
        let title = Placed { at: Point::new(area.x, title.baseline_below(area.y)), label: title };
        let mut notes = Notes::measure(line, area.width, theme, fonts);
        let header = if title.label.is_empty() { GAP } else { title.label.height() + TITLE_GAP };
        let has_weeks = line.week_labels.iter().any(|text| !text.trim().is_empty());
        // The label of the tick at zero reaches a little below its hairline.
        let footer = if has_weeks { GAP + Label::height_of(small) } else { small * 0.65 };

        let values = || line.current.iter().chain(&line.prior).copied().filter_map(measured);
        let ticks = || line.ticks.iter().filter(|tick| tick.0.is_finite() && tick.0 >= 0.0);
        let limit = line.limit.as_ref().filter(|limit| limit.0.is_finite() && limit.0 > 0.0);
        let most_of_all = limit.map(|limit| limit.0);
        let top = values().chain(ticks().map(|tick| tick.0)).chain(most_of_all).fold(0.0, f64::max);
        let top = if top > 0.0 { top } else { 1.0 };
        let tick_labels: Vec<_> =
            ticks().map(|(value, text)| (*value, Label::new(text, &regular, area.width * 0.2, fonts))).collect();
        let left = widest(tick_labels.iter().map(|tick| &tick.1)).map_or(OVERHANG, |width| width + GAP);

        let most = area.width * NAMES - END_GAP;
        let last = last(&line.current);
        let value = |week: usize| line.value_labels.get(week).and_then(Option::as_deref).unwrap_or_default();
        let current_lines = match last {
            Some(week) => {
                vec![Label::new(value(week), &figure, most, fonts), Label::new(&line.current_label, &name, most, fonts)]
            }
            None => Vec::new(),
        };
        let prior_end = self::last(&line.prior);
        let prior_lines = match prior_end {
            Some(_) => vec![Label::new(&line.prior_label, &regular, most, fonts)],
            None => Vec::new(),
        };
        let limit_lines: Vec<_> = limit.iter().map(|limit| Label::new(&limit.1, &regular, most, fonts)).collect();
        let right = widest(current_lines.iter().chain(&prior_lines).chain(&limit_lines))
            .map_or(OVERHANG, |width| width + END_GAP);

        let height = (area.height - header - footer).max(1.0);
        let peak_week = peak(&line.current).filter(|&week| Some(week) != last);
        let peak_label = peak_week.map(|week| Label::new(value(week), &strong, area.width * 0.3, fonts));
        let above = match (&peak_label, peak_week.and_then(|week| measured(line.current[week]))) {
            (Some(label), Some(value)) if !label.is_empty() => headroom(label.height() + LIFT, value / top, height),
            _ => 0.0,
        };
        let (across, width) = (area.x + left, (area.width - left - right).max(1.0));
        let weeks = line.weeks();
        let x = |week: usize| match weeks {
            0 | 1 => across + width / 2.0,
            _ => across + width * week as f64 / (weeks - 1) as f64,
        };
        let band = notes.place(&x, area.y + header - GAP, area.right(), height / 3.0);
        let above = above + band;
        let plot = snap_rect(Rect::new(across, area.y + header + above, width, (height - above).max(1.0)));
        let point = |week: usize, values: &[Option<f64>]| {
            let value = values.get(week).copied().and_then(measured).unwrap_or(0.0);
            Point::new(snap(x(week)), snap(plot.bottom() - plot.height * value / top))
        };
        let limit = limit.map(|limit| snap(plot.bottom() - plot.height * limit.0 / top));
        let peak = peak_week.zip(peak_label).filter(|(_, label)| !label.is_empty()).map(|(week, label)| {
            let mark = point(week, &line.current);
            let at = (mark.x - label.width / 2.0).min(plot.right() - label.width).max(plot.x);
            let above = Placed { at: Point::new(at, label.baseline_above(mark.y - LIFT)), label: label.clone() };
            let below = Placed { at: Point::new(at, label.baseline_below(mark.y + LIFT)), label };
            let places = |values: &[Option<f64>]| {
                let measured = (0..values.len()).filter(|&week| measured(values[week]).is_some());
                measured.map(|week| point(week, values)).collect::<Vec<_>>()
            };
            let across = limit.map_or(Vec::new(), |y| vec![Point::new(plot.x, y), Point::new(plot.right(), y)]);
            let lines = [places(&line.current), places(&line.prior), across];
            let free = |placed: &Placed| !lines.iter().any(|line| crosses(line, placed.bounds()));
            let fits = below.bounds().bottom() < plot.bottom();
            if !free(&above) && free(&below) && fits { below } else { above }
        });
        let peak = peak.filter(|peak| peak.bounds().y >= area.y + header + band - GAP);
        notes.drop_to(|week| {
            let mark = point(week, &line.current);
            let missing = line.current.get(week).copied().and_then(measured).is_none();
            let mark = if missing { Point::new(mark.x, plot.bottom()) } else { mark };
            match &peak {
                Some(peak)
                    if peak.bounds().inset(-2.0, 0.0).contains(&Rect::new(mark.x, peak.bounds().y, 0.0, 0.0), 0.0) =>
                {
                    Point::new(mark.x, peak.bounds().y.min(mark.y) - 2.0)
                }
                _ => mark,
            }
        });
        let ends = [(last, &line.current, current_lines), (prior_end, &line.prior, prior_lines)];
        let ends = ends.into_iter().filter_map(|(week, values, lines)| LineEnd::new(point(week?, values), lines));
        let limit_end = limit.and_then(|y| LineEnd::new(Point::new(plot.right(), y), limit_lines));
        let ends = place(ends.chain(limit_end).collect(), area.y + header + band - GAP, plot.bottom() + small * 0.4);

        Self {
            ticks: thin_ticks(tick_labels, plot.height / top, small * TICK_PITCH),
            peak_mark: peak_week.map(|week| point(week, &line.current)),
            last_mark: last.map(|week| point(week, &line.current)),
            weeks: weeks_below(line, &x, area, plot.bottom() + GAP, |text, most| {
                Label::new(text, &regular, most, fonts)
            }),
            plot,
            top,
            limit,
            peak,
            ends,
            notes,
            title,
        }
    }

    /// Draws the marks of single weeks and all text.
    pub(crate) fn draw(self, theme: &Theme, items: &mut Vec<Item>) {
        let palette = &theme.palette;
        self.notes.draw(theme, items);
        if let Some(at) = self.peak_mark {
            items.push(dot(at, 2.0, palette.surface, palette.accent, 2.0));
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
            let y = self.plot.bottom() - self.plot.height * value / self.top;
            let at = Point::new(self.plot.x - GAP - label.width, label.baseline_at(y));
            label.draw(at, items);
        }
        for Placed { label, at } in self.peak.into_iter().chain(self.weeks) {
            label.draw(at, items);
        }
        for end in self.ends {
            end.draw(names, items);
        }
    }
}

fn last(values: &[Option<f64>]) -> Option<usize> {
    values.iter().rposition(|&value| measured(value).is_some())
}

/// The last of the highest weeks.
fn peak(values: &[Option<f64>]) -> Option<usize> {
    let weeks = values.iter().enumerate().filter_map(|(week, &value)| Some((week, measured(value)?)));
    weeks.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(week, _)| week)
}

fn widest<'l>(labels: impl Iterator<Item = &'l Label>) -> Option<Pt> {
    labels.map(|label| label.width).reduce(Pt::max).filter(|&width| width > 0.0)
}

/// Whether a line through `points` runs through `area`.
fn crosses(points: &[Point], area: Rect) -> bool {
    let area = area.inset(-2.0, -2.0);
    points.windows(2).filter(|pair| pair[0].x < area.right() && pair[1].x > area.x).any(|pair| {
        let at = |x: Pt| {
            let share = ((x - pair[0].x) / (pair[1].x - pair[0].x)).clamp(0.0, 1.0);
            pair[0].y + (pair[1].y - pair[0].y) * share
        };
        let (left, right) = (at(area.x), at(area.right()));
        left.min(right) < area.bottom() && left.max(right) > area.y
    })
}

/// What a plot of `height` must give up above, so that `need` remains over a point at `share` of what is left.
fn headroom(need: Pt, share: f64, height: Pt) -> Pt {
    ((need - (1.0 - share) * height) / share).clamp(0.0, (height / 2.0).min(need))
}

/// Every tick where they have room, else every second, third … from zero.
fn thin_ticks(ticks: Vec<(f64, Label)>, scale: f64, pitch: Pt) -> Vec<(f64, Label)> {
    let closest = ticks.windows(2).map(|pair| (pair[1].0 - pair[0].0) * scale).fold(Pt::INFINITY, Pt::min);
    let every = if closest > 0.0 { (pitch / closest).ceil().max(1.0) as usize } else { usize::MAX };
    ticks.into_iter().step_by(every).collect()
}

/// The labels under the weeks: all, or every second, third … of them, so that none meets its neighbour.
fn weeks_below(
    line: &LineChart,
    x: &impl Fn(usize) -> Pt,
    area: Rect,
    top: Pt,
    set: impl Fn(&str, Pt) -> Label,
) -> Vec<Placed> {
    let labels = line.week_labels.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let placed = labels.map(|(week, text)| {
        let label = set(text, area.width / 2.0);
        let at = (x(week) - label.width / 2.0).min(area.right() - label.width).max(area.x);
        Placed { at: Point::new(at, label.baseline_below(top)), label }
    });
    let placed: Vec<_> = placed.collect();
    let apart = |every: &usize| {
        let kept: Vec<_> = placed.iter().step_by(*every).collect();
        kept.windows(2).all(|pair| pair[0].at.x + pair[0].label.width + WEEK_GAP <= pair[1].at.x)
    };
    let every = (1..placed.len()).find(apart).unwrap_or(placed.len().max(1));
    placed.into_iter().step_by(every).collect()
}
