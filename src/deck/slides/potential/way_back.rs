//! Where use fell: how far it is back to what the account had itself, not to seats that it never used.

use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::base::amounts::rounding::compare;
use crate::base::noun::Noun;
use crate::base::period::Period;
use crate::config::workspace::Workspace;
use crate::deck::slides::potential::near::{Scale, title, weeks_below};
use crate::deck::widgets::figure_rows::FigureRow;
use crate::insight::tone::{Tone, counts_people, tone};
use crate::layout::chart::line::spec::LineChart;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A level of people that fell, week by week, with the level of the quarter before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WayBack {
    #[serde(skip)]
    pub now: f64,
    #[serde(skip)]
    pub before: f64,
    #[serde(skip)]
    pub quarter: Period,
    #[serde(skip)]
    pub noun: Noun,
    /// "Active seats, week by week".
    pub title: String,
    pub chart: LineChart,
    /// What is in use of what is included, and how much is missing to the level before.
    pub facts: Vec<FigureRow>,
    #[serde(skip)]
    pub figures: Vec<FigureId>,
}

impl WayBack {
    /// Whether there is one to show: use fell, and so did people of whom the contract includes more than there were.
    pub(crate) fn exists(account: &Account, workspace: &Workspace) -> bool {
        fallen(account, workspace).is_some()
    }

    pub(crate) fn of(account: &Account, workspace: &Workspace, localizer: &Localizer) -> Option<Self> {
        let (metric, before, included) = fallen(account, workspace)?;
        let noun = &metric.noun;
        let figure = |value| Arg::Figure(value, noun.clone());
        let quarter = account.previous;
        let level = Message::new("trend-before").with("quarter", quarter).with("value", figure(before));
        let alt = Message::new("potential-back-alt").with("quarter", quarter);
        let of = Message::new("potential-row-of").with("value", figure(metric.value));
        let of = localizer.say(&of.with("included", figure(included)));
        let left = before - metric.value;
        let missing = Message::new("potential-back-left").with("quarter", quarter);
        let missing = localizer.say(&missing.with("noun", Arg::NounOf(left, noun.clone())));
        Some(Self {
            now: metric.value,
            before,
            quarter,
            noun: noun.clone(),
            title: title(metric, localizer),
            chart: weeks_below(metric, Scale::FromZero, (before, level), alt, account, localizer),
            facts: vec![FigureRow::of(of, metric.name.clone()), FigureRow::of(localizer.figure(left, noun), missing)],
            figures: [MetricFigure::Value, MetricFigure::Prior, MetricFigure::Limit]
                .map(|figure| FigureId::metric(&metric.id, figure))
                .to_vec(),
        })
    }

    /// Whether the drawn level is the quarter's before, and the last week lies below it.
    pub(crate) fn is_drawn(&self) -> bool {
        let level = self.chart.limit.as_ref().map(|limit| limit.0);
        let last = self.chart.current.iter().flatten().next_back();
        level == Some(self.before) && last == Some(&self.now) && compare(self.now, self.before).is_lt()
    }
}

/// Where use fell: the first level of people that fell, what it was, and what the contract includes of it.
fn fallen<'a>(account: &'a Account, workspace: &Workspace) -> Option<(&'a Metric, f64, f64)> {
    let is_falling = tone(account, workspace) == Tone::Falling;
    account.metrics.iter().filter(|_| is_falling).find_map(|metric| {
        let included = metric.fills_up_to()?;
        let fell = metric.change.is_ok_and(|change| change.fell());
        let before = metric.prior.filter(|prior| compare(*prior, included).is_le())?;
        let told = fell && metric.is_whole() && metric.is_drawn() && counts_people(metric, workspace);
        told.then_some((metric, before, included))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::change::Change;
    use crate::account::metric::Limit;
    use crate::config::qbr::file::Thresholds;
    use crate::config::qbr::metrics::{Aggregate, MetricKind};
    use crate::insight::registry::tests::{account, counted, workspace};

    /// An account whose seats went from one level to another, of which the contract includes some.
    fn way_back(before: f64, now: f64, included: Option<f64>) -> Option<WayBack> {
        let mut workspace = workspace();
        workspace.config.roles.active_seats = Some("seats".to_owned());
        let weeks =
            |from: f64, to: f64| (0..13).map(|week| Some(from + (to - from) * f64::from(week) / 12.0)).collect();
        let seats = Metric {
            kind: MetricKind::Stock,
            aggregate: Aggregate::Last,
            limit: included.map(|value| Limit { value, seats: true }),
            weeks: weeks(before, now),
            prior_weeks: weeks(before, before),
            prior: Some(before),
            value: now,
            change: Change::between(before, now, &Thresholds::default()),
            ..counted("seats")
        };
        let account = Account { metrics: vec![seats], ..account() };
        let found = WayBack::of(&account, &workspace, &Localizer::new("en-US").unwrap());
        assert_eq!(found.is_some(), WayBack::exists(&account, &workspace));
        found
    }

    #[test]
    fn the_way_back_is_to_the_accounts_own_level() {
        let found = way_back(520.0, 380.0, Some(750.0)).unwrap();
        assert!(found.is_drawn());
        let facts: Vec<_> = found.facts.iter().map(|fact| (fact.value.as_str(), fact.label.as_str())).collect();
        assert_eq!(facts, [("380 of 750", "seats"), ("140", "more seats to the level of Q2 2026")]);
    }

    #[test]
    fn there_is_none_where_nothing_fell_or_the_contract_includes_fewer() {
        assert_eq!(way_back(380.0, 520.0, Some(750.0)), None);
        assert_eq!(way_back(520.0, 380.0, None), None);
        assert_eq!(way_back(520.0, 380.0, Some(500.0)), None, "that level was over the contract");
    }
}
