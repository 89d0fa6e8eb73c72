//! Filler: which were your strongest weeks? Left out where no week stands out, of few people, where use fell, and of the metric
//! whose weeks the trend draws.

use serde::Serialize;

use crate::account::change::FEW;
use crate::account::course::strongest::{StrongWeek, strongest};
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::base::noun::Noun;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::{is_metric, missing_usage};
use crate::deck::slides::trend;
use crate::deck::slides::trend::quiet::Quiet;
use crate::deck::title_claim::{JudgedTitle, TitleClaim};
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::insight::tone::{Tone, tone};
use crate::layout::frame::Frame;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

pub const SPEC: SlideSpec = SlideSpec {
    filler: Some(Filler::OwnData),
    missing_setup: |workspace, _| missing_usage(workspace),
    needs: |figure| is_metric(figure),
    ..SlideSpec::new(SlideKind::StrongestWeeks, |context| Ok(Box::new(StrongestWeeksSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StrongestWeeksSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: StrongestWeeksClaim,
    pub body: StrongestWeeksBody,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StrongestWeeksBody {
    #[serde(skip)]
    pub noun: Noun,
    /// The weeks of the half year, oldest first.
    #[serde(skip)]
    pub weeks: Vec<Option<f64>>,
    /// The strongest first, each with a row.
    #[serde(skip)]
    pub strongest: Vec<StrongWeek>,
    pub rows: Vec<FigureRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrongestWeeksClaim {
    /// The strongest of all weeks of the half year.
    OfAll,
    /// The strongest of those that were measured.
    OfMeasured,
}

impl StrongestWeeksBody {
    fn measured(&self) -> usize {
        self.weeks.iter().flatten().count()
    }
}

impl TitleClaim for StrongestWeeksClaim {
    type Shown = StrongestWeeksBody;

    const ALL: &'static [Self] = &[Self::OfAll, Self::OfMeasured];

    fn holds(self, body: &StrongestWeeksBody) -> bool {
        let Some(first) = body.strongest.first() else { return false };
        let others = body.weeks.iter().flatten().filter(|value| **value >= first.value).count();
        let falls = body.strongest.windows(2).all(|pair| pair[0].value >= pair[1].value);
        let is_all = body.measured() == body.weeks.len();
        others == 1 && falls && body.rows.len() == body.strongest.len() && (self == Self::OfAll) == is_all
    }

    fn message(self, body: &StrongestWeeksBody) -> Message {
        let id = match self {
            Self::OfAll => "strongest-title",
            Self::OfMeasured => "strongest-title-measured",
        };
        let message = Message::new(id).with("weeks", body.measured());
        body.strongest.first().into_iter().fold(message, |message, week| {
            message.with("amount", Arg::Quantity(week.value, body.noun.clone())).with("day", Arg::Day(week.day))
        })
    }
}

impl StrongestWeeksSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if tone(account, workspace) == Tone::Falling {
            return Err(Omitted::UseFell);
        }
        if let Some(why) = Omitted::without_use(account.activity) {
            return Err(why);
        }
        let drawn = trend::slide::chosen(account, workspace);
        let last = account.weeks.last().copied().ok_or(Omitted::NotMeasured)?;
        let others = account.metrics.iter().filter(|metric| drawn.is_none_or(|drawn| drawn.id != metric.id));
        let told = others.filter(|metric| Quiet::of(metric, account, workspace) != Some(Quiet::FewPeople));
        let (metric, strongest) = told
            .map(|metric| (metric, strongest(metric, last, account.calendar)))
            .find(|(_, weeks)| !weeks.is_empty())
            .ok_or(Omitted::Nothing)?;
        let body = StrongestWeeksBody {
            noun: metric.noun.clone(),
            weeks: metric.half_year.as_ref().map(|half_year| half_year.weeks.clone()).unwrap_or_default(),
            rows: strongest.iter().map(|week| row(week, metric, localizer)).collect(),
            strongest,
        };
        let (claim, title) = word_budget::claimed::<StrongestWeeksClaim>(&body, localizer).ok_or(Omitted::Nothing)?;
        let of_week = |week: &StrongWeek| FigureId::metric(&metric.id, MetricFigure::Week(week.day));
        Ok(Self {
            shown: body.strongest.iter().map(of_week).collect(),
            kicker: localizer.word("strongest-kicker"),
            title,
            claim,
            body,
            definitions: crate::deck::phrases::definition(metric, localizer).into_iter().collect(),
        })
    }
}

/// A week, and how far it is above the mean one; of a few that is no share.
fn row(week: &StrongWeek, metric: &Metric, localizer: &Localizer) -> FigureRow {
    let mean = Arg::Figure(week.mean, metric.noun.clone());
    let above = match week.mean >= FEW {
        true => Message::new("strongest-above").with("share", Arg::Share(week.value / week.mean - 1.0)),
        false => Message::new("strongest-mean"),
    };
    FigureRow {
        value: localizer.figure(week.value, &metric.noun),
        label: localizer.say(&Message::new("strongest-week").with("day", Arg::Day(week.day))),
        remarks: vec![localizer.say(&above.with("value", mean))],
    }
}

impl Slide for StrongestWeeksSlide {
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
        29
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let area = page.columns(0, 12);
        figure_rows::draw(&self.body.rows, &mut page, area);
        page.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::counted;

    #[test]
    fn the_strongest_week_is_the_strongest_of_all_that_are_known() {
        let week = |day: &str, value| StrongWeek { day: day.parse().unwrap(), value, mean: 100.0 };
        let mut weeks = vec![Some(100.0); 26];
        (weeks[3], weeks[24]) = (Some(150.0), Some(190.0));
        let strongest = vec![week("2026-09-14", 190.0), week("2026-04-20", 150.0)];
        let rows = vec![FigureRow::default(); 2];
        let body = StrongestWeeksBody { noun: counted("jobs").noun, weeks, strongest, rows };
        let claim = |body: &StrongestWeeksBody| crate::deck::title_claim::strongest::<StrongestWeeksClaim>(body);
        assert_eq!(claim(&body), Some(StrongestWeeksClaim::OfAll));
        let mut gap = body.clone();
        gap.weeks[7] = None;
        assert_eq!(claim(&gap), Some(StrongestWeeksClaim::OfMeasured));
        let mut equal = body.clone();
        equal.weeks[7] = Some(190.0);
        assert_eq!(claim(&equal), None);
        let mut hidden = body;
        hidden.rows.pop();
        assert_eq!(claim(&hidden), None, "a week without its row");
    }

    #[test]
    fn a_share_is_told_of_no_few() {
        let localizer = Localizer::new("en-US").unwrap();
        let remark = |value, mean| {
            let week = StrongWeek { day: "2026-09-14".parse().unwrap(), value, mean };
            row(&week, &counted("jobs"), &localizer).remarks.remove(0)
        };
        assert_eq!(remark(30.0, 20.0), "50% above your average week of 20");
        assert_eq!(remark(30.0, 12.0), "your average week: 12");
    }
}
