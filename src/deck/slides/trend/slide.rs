//! 3: more or less than before? Left out if nothing was used or measured. With fewer measured weeks than eight thirteenths of
//! the quarter's it shows columns and claims no trend.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity};
use crate::base::amounts::rounding::rounded;
use crate::base::noun::Unit;
use crate::base::period::DaySpan;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage, without_figure};
use crate::deck::slides::trend::facts;
use crate::deck::slides::trend::facts::{Fact, facts, near};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::insight::rules::trend::subject;
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::figure::Chart as _;
use crate::layout::chart::line::spec::{LineChart, WeekNote};
use crate::layout::chart::ticks::nice_ticks;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of lines of a sentence beside the chart.
const REMARK: usize = 10;

/// If all weeks are equal, the scale ends at this multiple of them.
const AIR: f64 = 1.25;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| missing_usage(workspace),
    needs: |figure| is_metric(figure),
    ..SlideSpec::new(SlideKind::Trend, |context| Ok(Box::new(TrendSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    pub chart: TrendChart,
    pub figure: String,
    /// What the figure counts, and in which quarter.
    pub figure_label: String,
    /// The figure of the quarter before; empty if the two cannot be compared.
    pub before: String,
    /// An explanation, one sentence at most.
    pub remarks: Vec<String>,
    /// Remarkable weeks, and the contract's limit if the chart does not show it.
    pub facts: Vec<Fact>,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum TrendChart {
    /// Enough measured weeks for a trend.
    Line(LineChart),
    /// Fewer.
    Columns(Columns),
}

impl TrendSlide {
    /// Shows the first metric that has a trend, else the first that was measured.
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let shows = |m: &&Metric| m.is_drawn() && (m.value > 0.0 || m.prior.is_some_and(|p| p > 0.0));
        let metric = account.metrics.iter().filter(shows).find(|m| m.has_enough_weeks() && m.change.is_ok());
        let metric = metric.or_else(|| account.metrics.iter().filter(shows).find(|m| m.has_enough_weeks()));
        let metric = metric.or_else(|| account.metrics.iter().find(shows)).ok_or_else(|| without_figure(account))?;
        let sparse = !metric.has_enough_weeks();
        let mut remarks = Vec::new();
        let fell = metric.change.is_ok_and(|c| c.fell() && metric.more_is_better);
        if fell {
            let message = Message::new("trend-fell-fix").with("csm", account.csm.name.as_str());
            remarks.push(localizer.sentence(&message));
        } else if sparse {
            remarks.push(localizer.sentence(&Message::new("trend-sparse")));
        } else if !metric.earlier {
            remarks.push(localizer.sentence(&Message::new("trend-first")));
        }
        let message = Message::new("trend-figure-level").with("quarter", account.period);
        let figure_label = localizer.say(&message.with("noun", Arg::NounOf(metric.value, metric.noun.clone())));
        let before = metric.prior.filter(|p| *p > 0.0 && !sparse).map(|prior| {
            localizer.say(
                &Message::new("trend-before")
                    .with("quarter", account.previous)
                    .with("value", Arg::Figure(prior, metric.noun.clone())),
            )
        });
        let mut note = vec![localizer.say(&crate::deck::phrases::window(account, metric.measured()))];
        if metric.change.is_ok() {
            note.push(localizer.say(&Message::new("note-compared").with("quarter", account.previous)));
        }
        let chart = if sparse {
            TrendChart::Columns(columns(metric, account, localizer))
        } else {
            TrendChart::Line(line(metric, account, notes(account, workspace, localizer), localizer))
        };
        let compared = if metric.prior.is_some() { MetricFigure::Prior } else { MetricFigure::Change };
        let of = |figure| FigureId::metric(&metric.id, figure);
        let shown = [
            Some(of(MetricFigure::Value)),
            (metric.change.is_ok() || before.is_some()).then(|| of(compared)),
            metric.limit.map(|limit| if limit.seats { FigureId::SeatsLicensed } else { of(MetricFigure::Limit) }),
        ];
        Ok(Self {
            shown: shown.into_iter().flatten().collect(),
            kicker: localizer.word("trend-kicker"),
            title: word_budget::title(titles(metric, account), localizer),
            chart,
            figure: localizer.figure(metric.value, &metric.noun),
            figure_label,
            before: before.unwrap_or_default(),
            remarks,
            facts: facts(metric, account, localizer),
            note: word_budget::note(note),
            definitions: crate::deck::phrases::definition(metric, localizer).into_iter().collect(),
        })
    }
}

impl Slide for TrendSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        75
    }

    /// The chart in nine columns; beside it the figure at the top and the remarkable weeks at the bottom.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let chart = page.columns(0, 9);
        page.push(match &self.chart {
            TrendChart::Line(line) => line.draw(chart, theme, fonts),
            TrendChart::Columns(columns) => columns.draw(chart, theme, fonts),
        });
        let side = page.columns(9, 3);
        let mut stack = VStack::default();
        stack.paragraph(&page, &self.figure, &page.display(), side.width, 1);
        stack.paragraph(&page, &self.figure_label, &page.strong(), side.width, 3);
        stack.gap(space.xs).paragraph(&page, &self.before, &page.small(), side.width, 1);
        let mut y = stack.draw(&mut page, Point::new(side.x, side.y));
        for remark in &self.remarks {
            let room = Rect { y: y + 2.0 * space.m, height: (side.bottom() - y - 2.0 * space.m).max(0.0), ..side };
            let block = page.block(remark, &page.body(), room, REMARK);
            page.rule(Rect { y: y + space.m, ..side }, theme.palette.line);
            y = room.y + block.size.height;
            page.push(Item::tagged(Tag::Paragraph, block.place(Point::new(room.x, room.y))));
        }
        facts::draw(&self.facts, &mut page, y, side);
        page.finish()
    }
}

/// The possible titles, the most informative first.
fn titles(metric: &Metric, account: &Account) -> Vec<Message> {
    let amount = Arg::Quantity(metric.value, metric.noun.clone());
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let base = |id| {
        Message::new(id)
            .with("name", subject(metric))
            .with("quarter", account.period)
            .with("value", figure(metric.value))
            .with("weeks", account.weeks.len())
            .with("measured", metric.measured())
            .with("latest", figure(metric.latest()))
            .with("amount", amount.clone())
    };
    let first = !metric.earlier;
    let only = match (!metric.has_enough_weeks(), metric.is_sum()) {
        (true, true) => base("trend-title-sparse"),
        (true, false) => base("trend-title-sparse-level"),
        (false, _) if metric.change.is_ok() => crate::insight::rules::trend::claim(metric),
        (false, true) => base(if first { "trend-title-total" } else { "trend-title-total-again" }),
        (false, false) => base(if first { "trend-title-level-first" } else { "trend-title-level-again" }),
    };
    let more = above(metric).filter(|_| metric.prior.is_some() && metric.has_enough_weeks()).map(|(n, weeks)| {
        let id = match n == weeks {
            true if weeks == metric.quarter_weeks => "trend-title-every",
            true => "trend-title-every-measured",
            false => "trend-title-above",
        };
        let message = Message::new(id).with("claim", only.clone()).with("quarter", account.previous);
        message.with("n", n).with("weeks", weeks)
    });
    more.into_iter().chain([only]).collect()
}

fn alt(metric: &Metric, account: &Account, localizer: &Localizer) -> String {
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let ends = |id, weeks: &[Option<f64>]| {
        let mut measured = weeks.iter().flatten().copied();
        let first = measured.next()?;
        let last = measured.last().unwrap_or(first);
        Some(Message::new(id).with("first", figure(first)).with("last", figure(last)))
    };
    let own = ends("trend-alt", &metric.weeks)
        .unwrap_or_else(|| {
            Message::new("trend-alt").with("first", figure(metric.value)).with("last", figure(metric.value))
        })
        .with("name", metric.name.as_str())
        .with("quarter", account.period)
        .with("peak", figure(metric.peak().map_or(metric.value, |(_, v)| v)));
    let prior = ends("trend-alt-prior", &metric.prior_weeks).filter(|_| metric.has_enough_weeks());
    let gaps = metric.weeks.len() - metric.measured();
    let gaps = (gaps > 0).then(|| Message::new("trend-alt-gaps").with("n", gaps));
    let limit = near(metric).filter(|_| metric.has_enough_weeks());
    let limit = limit.map(|limit| Message::new("trend-alt-limit").with("limit", facts::named(limit, metric)));
    let prior = prior.map(|prior| prior.with("quarter", account.previous));
    crate::deck::phrases::alt_text(own, prior.into_iter().chain(limit).chain(gaps), localizer)
}

/// In how many of the weeks measured in both quarters this quarter was above the last, and how many there are. `None` unless
/// it was in two thirds of them.
fn above(metric: &Metric) -> Option<(usize, usize)> {
    let both: Vec<_> = metric.weeks.iter().zip(&metric.prior_weeks).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let above = both.iter().filter(|(now, before)| metric.shows_more(*now, *before)).count();
    let mostly = metric.more_is_better && metric.change.is_ok_and(|c| !c.fell()) && above * 3 >= both.len() * 2;
    mostly.then_some((above, both.len()))
}

/// The maximum number of notes above the chart.
const NOTES: usize = 3;

/// Events of the quarter that concern this account: first its own requests that went live, then released features of its plan.
fn notes(account: &Account, workspace: &Workspace, localizer: &Localizer) -> Vec<WeekNote> {
    let week_of = |day: NaiveDate| account.weeks.iter().position(|first| DaySpan::week_from(*first).contains(day));
    let own = account.requests.iter().filter(|r| r.is_live()).filter_map(|request| {
        Some((week_of(request.shipped_on?)?, "trend-note-request", "title", request.title.as_str()))
    });
    let released = account.in_plan.iter().filter_map(|&index| {
        let feature = &workspace.catalogue.features[index];
        Some((week_of(feature.released_on?)?, "trend-note-feature", "feature", feature.name.as_str()))
    });
    let mut happened: Vec<_> = own.chain(released).take(NOTES).collect();
    happened.sort_by_key(|(week, ..)| *week);
    let mut last_id = "";
    let note = |(week, id, name, text): (usize, &'static str, &'static str, &str)| {
        // Only the first of several notes of one kind names the kind.
        let again = last_id == id;
        last_id = id;
        let text = if again { text.to_owned() } else { localizer.say(&Message::new(id).with(name, text)) };
        WeekNote { week, text }
    };
    happened.into_iter().map(note).collect()
}

fn line(metric: &Metric, account: &Account, notes: Vec<WeekNote>, localizer: &Localizer) -> LineChart {
    let limit = near(metric);
    let allowed = limit.map(|limit| limit.value);
    let largest = facts::largest(metric).max(allowed.unwrap_or(0.0));
    // A flat line at the top of the chart would look like the edge of a block.
    let level = metric.weeks.iter().flatten().all(|value| *value == largest);
    let largest = if level { largest * AIR } else { largest };
    let whole = metric.weeks.iter().chain(&metric.prior_weeks).flatten().all(|v| v.fract() == 0.0);
    let ticks = ticks(largest, whole, metric.noun.unit);
    let ticks = ticks.into_iter().map(|t| (t, localizer.tick(t, &metric.noun))).collect();
    let prior = if metric.prior_weeks.iter().any(Option::is_some) { metric.prior_weeks.clone() } else { Vec::new() };
    LineChart {
        current: metric.weeks.clone(),
        prior,
        week_labels: account.weeks.iter().map(|day| localizer.day(*day)).collect(),
        current_label: localizer.quarter(account.period),
        prior_label: localizer.quarter(account.previous),
        value_labels: metric.weeks.iter().map(|v| v.map(|v| localizer.tick(v, &metric.noun))).collect(),
        ticks,
        notes,
        limit: limit.map(|limit| (limit.value, localizer.say(&facts::named(limit, metric)))),
        axis_title: localizer.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, localizer),
    }
}

/// Ticks that are written as they are: no 2.5% that would be labelled 3%.
fn ticks(largest: f64, whole: bool, unit: Unit) -> Vec<f64> {
    let parts = match unit {
        Unit::Percent => 100.0,
        Unit::Count | Unit::Money(_) if whole => 1.0,
        Unit::Count | Unit::Money(_) => 10.0,
    };
    nice_ticks(rounded(largest * parts, 6), 4, true).into_iter().map(|tick| tick / parts).collect()
}

fn columns(metric: &Metric, account: &Account, localizer: &Localizer) -> Columns {
    let column = |(day, value): (&NaiveDate, &Option<f64>)| Column {
        label: localizer.day(*day),
        value: *value,
        value_label: value.map(|v| localizer.tick(v, &metric.noun)).unwrap_or_default(),
    };
    Columns {
        columns: account.weeks.iter().zip(&metric.weeks).map(column).collect(),
        axis_title: localizer.say(&Message::new("trend-axis").with("name", metric.name.as_str())),
        alt: alt(metric, account, localizer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::change::Change;
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted, live_since, workspace};

    #[test]
    fn only_what_happened_in_a_week_is_drawn_at_it() {
        let localizer = Localizer::new("en-US").unwrap();
        let drawn = |shipped_on: &str| {
            let as_of = "2026-10-31".parse().unwrap();
            let account = Account { requests: vec![live_since(shipped_on)], as_of, ..account() };
            notes(&account, &workspace(), &localizer).first().map(|note| note.week)
        };
        // The weeks are those from 29 June to 27 September.
        assert_eq!(
            ["2026-06-28", "2026-06-29", "2026-07-05", "2026-07-06"].map(drawn),
            [None, Some(0), Some(0), Some(1)]
        );
        assert_eq!(
            ["2026-09-21", "2026-09-27", "2026-09-28", "2026-10-15"].map(drawn),
            [Some(12), Some(12), None, None]
        );
    }

    #[test]
    fn every_week_is_every_week_of_the_quarter() {
        let title = |measured: usize, quarter_weeks: usize, lower: usize| {
            let weeks = |value: f64| (0..13).map(|week| (week < measured).then_some(value)).collect::<Vec<_>>();
            let mut now = weeks(5.0);
            now.iter_mut().take(lower).for_each(|week| *week = Some(3.0));
            let change = Change::between(40.0, 50.0, &Thresholds::default());
            let metric = Metric { weeks: now, prior_weeks: weeks(4.0), quarter_weeks, change, ..counted("jobs") };
            titles(&metric, &account())[0].id
        };
        assert_eq!(title(13, 13, 0), "trend-title-every");
        assert_eq!(title(13, 14, 0), "trend-title-every-measured");
        assert_eq!(title(12, 13, 0), "trend-title-every-measured");
        assert_eq!(title(8, 13, 0), "trend-title-every-measured");
        assert_eq!(title(13, 13, 1), "trend-title-above");
        assert_eq!(title(7, 13, 0), "trend-title-sparse");
    }

    #[test]
    fn ticks_are_written_as_they_are() {
        for largest in [0.03, 0.07, 0.075, 0.6, 0.75, 1.0, 2.2, 7.5, 9.9, 52.0, 1390.0, 24_000.0, 7.4e6] {
            for unit in [Unit::Percent, Unit::Count] {
                for tick in ticks(largest, false, unit).into_iter().filter(|_| unit == Unit::Count || largest <= 1.0) {
                    assert_eq!(rounded(unit.written(tick), 9), rounded(tick, 9), "{unit:?} to {largest}");
                }
            }
        }
        assert_eq!(ticks(0.07, false, Unit::Percent), [0.0, 0.05, 0.1]);
        assert_eq!(ticks(52.0, true, Unit::Count), [0.0, 20.0, 40.0, 60.0]);
    }

    #[test]
    fn a_week_that_is_written_alike_is_not_above() {
        let change = Change::between(20.0, 22.0, &Thresholds::default());
        let of = |now: f64, before: f64| {
            let (weeks, prior_weeks) = (vec![Some(now); 13], vec![Some(before); 13]);
            above(&Metric { weeks, prior_weeks, change, ..counted("users") })
        };
        assert_eq!(of(22.5, 21.5), Some((13, 13)), "23 is above 22");
        assert_eq!([of(22.4, 21.5), of(22.0, 22.0), of(21.0, 22.0)], [None; 3]);
    }
}
