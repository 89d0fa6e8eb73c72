//! Filler: what has happened since you started? Left out where the weeks are not known from then on, and where use fell.
//!
//! The quarters stand beside each other by their mean week, where each of them is known; else, and of few people, the figures
//! alone are set large.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::change::is_within_noise;
use crate::account::course::ever_used::features_ever_used;
use crate::account::course::history::History;
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::base::noun::Noun;
use crate::base::period::Period;
use crate::base::week_grid::enough_weeks;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage};
use crate::deck::slides::trend::quiet::Quiet;
use crate::deck::title_claim::{JudgedTitle, TitleClaim};
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::insight::tone::{Tone, tone};
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

pub const SPEC: SlideSpec = SlideSpec {
    filler: Some(Filler::OwnData),
    missing_setup: |workspace, _| missing_usage(workspace),
    needs: |figure| is_metric(figure),
    ..SlideSpec::new(SlideKind::SinceStart, |context| Ok(Box::new(SinceStartSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinceStartSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: SinceStartClaim,
    pub body: SinceStartBody,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinceStartBody {
    #[serde(skip)]
    pub noun: Noun,
    #[serde(skip)]
    pub started_on: NaiveDate,
    #[serde(skip)]
    pub total: f64,
    #[serde(skip)]
    pub quarters: Vec<(Period, f64)>,
    /// The least number of weeks that a quarter's mean is of: each of them counts anew.
    #[serde(skip)]
    pub weeks: f64,
    /// The quarters' mean weeks, where there is a chart.
    pub chart: Option<Columns>,
    /// The total first.
    pub figures: Vec<FigureRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SinceStartClaim {
    /// This quarter is above all others by more than counts vary by.
    Strongest,
    Total,
}

impl TitleClaim for SinceStartClaim {
    type Shown = SinceStartBody;

    const ALL: &'static [Self] = &[Self::Strongest, Self::Total];

    fn holds(self, body: &SinceStartBody) -> bool {
        let drawn = body.chart.iter().flat_map(|chart| &chart.columns).map(|column| column.value);
        let is_drawn = drawn.eq(body.quarters.iter().filter(|_| body.chart.is_some()).map(|(_, mean)| Some(*mean)));
        is_drawn
            && match self {
                Self::Strongest => match body.quarters.split_last().filter(|_| body.chart.is_some()) {
                    Some(((_, now), before)) => {
                        let most = before.iter().map(|(_, mean)| *mean).fold(0.0, f64::max);
                        now > &most && !is_within_noise(most * body.weeks, now * body.weeks)
                    }
                    None => false,
                },
                Self::Total => body.total > 0.0 && !body.figures.is_empty(),
            }
    }

    fn message(self, body: &SinceStartBody) -> Message {
        let message = match self {
            Self::Strongest => Message::new("started-title-strongest"),
            Self::Total => Message::new("started-title"),
        };
        let quarter =
            body.quarters.last().into_iter().fold(message, |message, (last, _)| message.with("quarter", *last));
        let amount = Arg::Quantity(body.total, body.noun.clone());
        quarter.with("amount", amount).with("date", Arg::Date(body.started_on))
    }
}

/// The least number of figures that are a page without a chart.
const FEWEST: usize = 2;

impl SinceStartSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if tone(account, workspace) == Tone::Falling {
            return Err(Omitted::UseFell);
        }
        if let Some(why) = Omitted::without_use(account.activity) {
            return Err(why);
        }
        let told = account.metrics.iter().find_map(|metric| Some((metric, metric.history.as_ref()?)));
        let (metric, history) = told.ok_or(Omitted::Nothing)?;
        let few = Quiet::of(metric, account, workspace) == Some(Quiet::FewPeople);
        let has_chart = !history.quarters.is_empty() && !few;
        let body = SinceStartBody {
            noun: metric.noun.clone(),
            started_on: history.started_on,
            total: history.total,
            quarters: history.quarters.clone(),
            weeks: enough_weeks(account.quarter_weeks) as f64,
            chart: has_chart.then(|| chart(metric, history, localizer)),
            figures: figures(metric, history, account, localizer),
        };
        if body.chart.is_none() && body.figures.len() < FEWEST {
            return Err(Omitted::Nothing);
        }
        let (claim, title) = word_budget::claimed::<SinceStartClaim>(&body, localizer).ok_or(Omitted::Nothing)?;
        Ok(Self {
            shown: shown(metric, history, account, has_chart),
            kicker: localizer.word("started-kicker"),
            title,
            claim,
            body,
            definitions: crate::deck::phrases::definition(metric, localizer).into_iter().collect(),
        })
    }
}

/// How much of the plan was used at any time, where that is more than in the quarter.
fn ever_used(account: &Account) -> Option<usize> {
    let now = account.features.as_ref()?.used();
    features_ever_used(account).filter(|ever| *ever > now)
}

/// The largest week, unless it is of the quarter, whose weeks the trend shows.
fn largest(history: &History, account: &Account) -> Option<(NaiveDate, f64)> {
    history.largest.filter(|(day, _)| account.weeks.first().is_some_and(|first| day < first))
}

/// The total, how much of the plan was ever used, and the largest week.
fn figures(metric: &Metric, history: &History, account: &Account, localizer: &Localizer) -> Vec<FigureRow> {
    let row = |value: String, label: Message| FigureRow { value, label: localizer.say(&label), remarks: Vec::new() };
    let label = Message::new("started-total").with("noun", Arg::NounOf(history.total, metric.noun.clone()));
    let total = row(localizer.figure(history.total, &metric.noun), label.with("weeks", history.weeks));
    let all = account.features.as_ref().map_or(0, |features| features.all.len());
    let ever = ever_used(account).map(|ever| {
        let value = Message::new("glance-features-value").with("used", ever).with("total", all);
        row(localizer.say(&value), Message::new("started-features"))
    });
    let largest = largest(history, account).map(|(day, value)| {
        row(
            localizer.figure(value, &metric.noun),
            Message::new("started-week")
                .with("date", if account.calendar.is_monthly() { Arg::Month(day) } else { Arg::Date(day) }),
        )
    });
    std::iter::once(total).chain(ever).chain(largest).collect()
}

fn chart(metric: &Metric, history: &History, localizer: &Localizer) -> Columns {
    let column = |(quarter, mean): &(Period, f64)| Column {
        label: localizer.quarter(*quarter),
        value: Some(*mean),
        value_label: localizer.tick(*mean, &metric.noun),
    };
    let named = |id: &'static str| Message::new(id).with("name", metric.name.as_str());
    let end = |at: Option<&(Period, f64)>| Arg::Figure(at.map_or(0.0, |(_, mean)| *mean), metric.noun.clone());
    let (first, last) = (end(history.quarters.first()), end(history.quarters.last()));
    Columns {
        columns: history.quarters.iter().map(column).collect(),
        axis_title: localizer.say(&named("started-axis")),
        alt: localizer.say(&named("started-alt").with("first", first).with("last", last)),
    }
}

fn shown(metric: &Metric, history: &History, account: &Account, has_chart: bool) -> Vec<FigureId> {
    let of = |figure| FigureId::metric(&metric.id, figure);
    let quarters = history.quarters.iter().filter(|_| has_chart);
    let quarters = quarters.map(|(quarter, _)| of(MetricFigure::Quarter(quarter.start)));
    let ever = ever_used(account).map(|_| [FigureId::FeaturesEverUsed, FigureId::FeaturesAll]).into_iter().flatten();
    let week = largest(history, account).map(|(day, _)| of(MetricFigure::Week(day)));
    [FigureId::CustomerSince, of(MetricFigure::SinceStart)]
        .into_iter()
        .chain(ever)
        .chain(week)
        .chain(quarters)
        .collect()
}

impl Slide for SinceStartSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn rank(&self) -> u32 {
        28
    }

    /// The chart in seven columns with the figures beside it; without one they have the whole width.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        match &self.body.chart {
            Some(chart) => {
                let (left, side) = (page.columns(0, 7), page.columns(8, 4));
                page.push(chart.draw(left, theme, fonts));
                figure_rows::draw_stacked(&self.body.figures, &mut page, side);
            }
            None => {
                let area = page.columns(0, 12);
                figure_rows::draw(&self.body.figures, &mut page, area);
            }
        }
        page.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::{account, counted, workspace};

    const QUARTERS: [&str; 3] = ["2026-Q1", "2026-Q2", "2026-Q3"];

    fn slide(account: &Account, means: Option<[f64; 3]>) -> Result<SinceStartSlide, Omitted> {
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let quarters = QUARTERS.map(|label| Period::parse(label, 1).unwrap());
        let history = History {
            started_on: "2025-12-01".parse().unwrap(),
            total: 612.0,
            weeks: 41,
            largest: Some(("2026-02-02".parse().unwrap(), 31.0)),
            quarters: means.map(|means| quarters.into_iter().zip(means).collect()).unwrap_or_default(),
        };
        let metric = Metric { history: Some(history), ..counted("jobs") };
        let account = Account { metrics: vec![metric], ..account.clone() };
        let context = SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
        SinceStartSlide::from_context(&context)
    }

    #[test]
    fn the_strongest_quarter_is_above_all_others_beyond_noise() {
        let title = |means| slide(&account(), Some(means)).unwrap().title;
        assert_eq!(title([10.0, 12.0, 30.0]), "Q3 2026 was your strongest quarter since Dec 1, 2025");
        for means in [[10.0, 29.0, 30.0], [30.0, 12.0, 10.0]] {
            assert_eq!(title(means), "You have recorded 612\u{a0}jobs since Dec 1, 2025");
        }
        let found = slide(&account(), Some([10.0, 12.0, 30.0])).unwrap();
        let mut other = found.clone();
        other.body.chart.as_mut().unwrap().columns[2].value = None;
        assert!(found.judged_title().unwrap().holds && !other.judged_title().unwrap().holds);
    }

    #[test]
    fn without_known_quarters_the_figures_stand_alone() {
        let found = slide(&account(), None).unwrap();
        let values: Vec<_> = found.body.figures.iter().map(|row| row.value.as_str()).collect();
        assert_eq!((values, found.body.chart), (vec!["612", "31"], None));
        let one = Account { is_one_person: true, ..account() };
        assert_eq!(slide(&one, Some([10.0, 12.0, 30.0])).unwrap().body.chart, None, "of one person nothing is drawn");
    }
}
