//! How a metric changed; the wording depends on the size of the change.

use chrono::{Days, NaiveDate};

use crate::account::action::ActionKind;
use crate::account::change::{Band, Change, Told};
use crate::account::course::half_year::Mostly;
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::suggestion::Suggestion;
use crate::account::view::{Account, Activity, Saved};
use crate::base::noun::Unit;
use crate::config::workspace::Workspace;
use crate::insight::model::{
    Evidence, FollowUp, Insight, InsightKind, Leads, NextAction, Question, Rule, RuleContext, Topic,
};
use crate::insight::tone::fills_up;
use crate::locale::message::{Arg, Message};

pub const TREND: Topic = Topic("trend");
/// Look into a metric that fell.
pub const LOOK_INTO: ActionKind = ActionKind::new("step-fell");

#[derive(Debug)]
pub struct TrendRule;

impl Rule for TrendRule {
    /// One insight per metric: its change if the two quarters can be compared, else its figure.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        if account.activity != Activity::Active {
            return Vec::new();
        }
        let one = |(place, metric)| insight(account, metric, place, context.workspace);
        account.metrics.iter().enumerate().filter_map(one).collect()
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&LOOK_INTO)?;
        let account = context.account;
        let metric = account.metrics.iter().find(|m| m.id == id)?;
        let change = metric.change.ok().filter(|change| change.rose() && metric.more_is_better)?;
        if metric.moved_within_noise() {
            return None;
        }
        let say = |id| Message::new(id).with("quarter", account.previous);
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let claim = match change.told {
            Told::Share(share) => say("since-fell").with("change", Arg::Share(share)),
            // A percentage too: "up from 66% to 72%".
            Told::Points(_) | Told::Figures => {
                say("since-fell-few").with("before", figure(change.before)).with("value", figure(change.now))
            }
        };
        let claim = claim.with("name", subject(metric));
        let figures = vec![FigureId::metric(id, MetricFigure::Change)];
        Some(FollowUp { repeats: vec![TREND.of(id)], done: true, claim, figures })
    }
}

/// The metric as the subject of a sentence.
pub fn subject(metric: &Metric) -> Arg {
    match &metric.grammar {
        Some(grammar) => Arg::Subject(grammar.subject.clone(), Some(grammar.number)),
        None => Arg::Subject(metric.name.clone(), None),
    }
}

/// The clause for a metric's quarter: "Weekly users rose 18% to 52". A change of a percentage is given in points.
pub fn claim(metric: &Metric) -> Message {
    let figure = |id| Message::new(id).with("name", subject(metric)).with("value", value(metric, metric.value));
    match metric.change {
        Err(_) if metric.is_sum() && !metric.is_measured_throughout() => {
            Message::new("claim-total-part").with("amount", quantity(metric)).with("measured", metric.measured())
        }
        Err(_) if metric.is_sum() => Message::new("claim-total").with("amount", quantity(metric)),
        Err(_) => level(metric),
        Ok(change) if change.band == Band::Steady => figure("claim-steady"),
        // A movement that counts make of themselves is told by its two figures, and as no movement.
        Ok(change) if metric.moved_within_noise() => {
            let id = if metric.prior.is_none() { "claim-near-common" } else { "claim-near" };
            let before = Arg::Figure(change.before, metric.noun.clone());
            Message::new(id)
                .with("name", subject(metric))
                .with("before", before)
                .with("value", value(metric, change.now))
        }
        Ok(change) => {
            // If different weeks were measured in the two quarters, the change does not lead to this quarter's figure.
            let (common, up) = (metric.prior.is_none(), change.is_up());
            match change.told {
                Told::Points(points) => {
                    let id = match (common, up) {
                        (false, true) => "claim-points-up",
                        (false, false) => "claim-points-down",
                        (true, true) => "claim-points-common-up",
                        (true, false) => "claim-points-common-down",
                    };
                    figure(id).with("points", points.abs())
                }
                Told::Figures => {
                    let id = match (common, up) {
                        (false, true) => "claim-few-rose",
                        (false, false) => "claim-few-fell",
                        (true, true) => "claim-few-up",
                        (true, false) => "claim-few-down",
                    };
                    let before = Arg::Figure(change.before, metric.noun.clone());
                    let message = Message::new(id).with("name", subject(metric)).with("before", before);
                    message.with("value", value(metric, change.now))
                }
                Told::Share(share) => {
                    let id = match change.band {
                        _ if common && up => "claim-up",
                        _ if common => "claim-down",
                        Band::RoseSharply => "claim-rose-sharply",
                        Band::FellSharply => "claim-fell-sharply",
                        Band::Fell => "claim-fell",
                        Band::Rose | Band::Steady => "claim-rose",
                    };
                    figure(id).with("change", Arg::Share(share.abs()))
                }
            }
        }
    }
}

/// The clause for a metric's figure alone.
pub fn level(metric: &Metric) -> Message {
    Message::new("claim-level").with("name", subject(metric)).with("value", value(metric, metric.value))
}

/// Whether a sum of which less is better changed in the same direction as the business: fewer empty miles with fewer loads are
/// no success, and more of them with more loads no failure.
pub fn follows_volume(metric: &Metric, account: &Account) -> bool {
    let lead = account.metrics.iter().find(|other| other.is_sum() && other.more_is_better);
    let moved = |metric: &Metric| metric.change.ok().filter(|c| c.band != Band::Steady).map(|c| c.is_up());
    !metric.more_is_better && metric.is_sum() && moved(metric).is_some_and(|up| lead.and_then(moved) == Some(up))
}

fn quantity(metric: &Metric) -> Arg {
    Arg::Quantity(metric.value, metric.noun.clone())
}

/// The figure, with its unit unless the metric's name contains it.
fn value(metric: &Metric, value: f64) -> Arg {
    let noun = metric.noun.clone();
    if metric.name_says_unit() { Arg::Figure(value, noun) } else { Arg::Quantity(value, noun) }
}

fn insight(account: &Account, metric: &Metric, place: usize, workspace: &Workspace) -> Option<Insight> {
    if (metric.value <= 0.0 && metric.change.is_err()) || follows_volume(metric, account) {
        return None;
    }
    // From nothing to something counts as doubled.
    let moved = |change: Change| change.share().unwrap_or(1.0);
    let good = metric.change.map_or(0.0, |c| if metric.more_is_better { moved(c) } else { -moved(c) });
    let fills_up = fills_up(metric, workspace);
    let lead = if place == 0 { 8.0 } else { -(place as f64) };
    let (kind, weight) = match metric.change {
        // What counts vary by of themselves is told, but is neither a gain nor a gap; nor is what only ever fills up.
        Ok(c) if c.band == Band::Steady || metric.moved_within_noise() || (fills_up && c.is_up()) => {
            (InsightKind::Fact, 62.0 + lead)
        }
        Ok(c) if good > 0.0 => {
            let sharp = if matches!(c.band, Band::RoseSharply | Band::FellSharply) { 30.0 } else { 0.0 };
            (InsightKind::Strength, 100.0 + sharp + 30.0 * good.min(1.0) + lead)
        }
        Ok(_) => (InsightKind::Gap, 42.0 + lead / 4.0),
        Err(_) => (InsightKind::Fact, 60.0 + lead),
    };
    let is_level = metric.change.is_err() && !metric.is_sum();
    let is_steady = metric.change.is_ok_and(|change| change.band == Band::Steady);
    let is_few = metric.noun.unit == Unit::Count && metric.value < FEWEST;
    let leads = match !is_level && !is_few && !fills_up && !is_seasonal(metric) {
        true if is_steady => Leads::Last,
        true if !metric.moved_within_noise() => Leads::May,
        _ => Leads::Never,
    };
    let step = (kind == InsightKind::Gap).then(|| ask(account, metric, workspace));
    let of = |figure| FigureId::metric(&metric.id, figure);
    let mut evidence = vec![Evidence::new(of(MetricFigure::Value), metric.value)];
    evidence.extend(metric.prior.map(|prior| Evidence::new(of(MetricFigure::Prior), prior)));
    // If not all weeks were measured in both quarters, there is no earlier figure, only the change.
    let change = metric.change.ok().filter(|_| metric.prior.is_none()).and_then(|change| change.recorded());
    evidence.extend(change.map(|change| Evidence::new(of(MetricFigure::Change), change)));
    let insight = Insight::new(TREND.of(&metric.id), kind, weight, claim(metric));
    Some(Insight { step, evidence, may_repeat: true, leads, ..insight })
}

/// Whether a change is not one against the same weeks of last year, where those are known: then it is the season's.
fn is_seasonal(metric: &Metric) -> bool {
    let moved = metric.change.ok().filter(|change| change.band != Band::Steady);
    moved
        .zip(metric.year_ago)
        .is_some_and(|(change, year)| year.change.band == Band::Steady || year.change.is_up() != change.is_up())
}

/// A count under this is no message: one more or less would change it.
const FEWEST: f64 = 5.0;

const FELL_ANSWERS: [&str; 3] = ["answer-stopped", "answer-chose", "answer-unknown"];

/// The last weeks of which a rise's peak says that it goes on.
const MONTH: usize = 4;

/// Whether the quarter's movement slowed in its latest month, or ended in it.
pub fn slows(metric: &Metric) -> Option<Message> {
    let half_year = metric.half_year.as_ref().filter(|half_year| half_year.slows == Some(true))?;
    let change = metric.change.ok().filter(|change| change.rose() || change.fell())?;
    if metric.moved_within_noise() || half_year.turn.is_some_and(|turn| turn.change.is_up() != change.is_up()) {
        return None;
    }
    // A rise whose highest week is one of the latest month's would be told to slow beside its peak.
    let month = half_year.weeks.len().saturating_sub(MONTH);
    let highest = half_year.weeks.iter().flatten().copied().fold(0.0, f64::max);
    if change.is_up() && half_year.weeks[month..].contains(&Some(highest)) {
        return None;
    }
    let latest = *half_year.steps().last()?;
    let goes_on = if change.is_up() { latest.by? > 0.0 } else { latest.by? < 0.0 };
    let id = match (change.is_up(), goes_on) {
        (true, true) => "trend-rise-slows",
        (true, false) => "trend-rise-ended",
        (false, true) => "trend-fall-slows",
        (false, false) => "trend-fall-ended",
    };
    Some(Message::new(id).with("month", Arg::Month(latest.month)))
}

/// The month in which a movement began, where the weeks tell.
fn since(metric: &Metric) -> Option<NaiveDate> {
    let half_year = metric.half_year.as_ref()?;
    let mostly = half_year.mostly_in.map(|mostly| match mostly {
        Mostly::One(month) | Mostly::Two(month, _) => month,
    });
    // A week belongs to the month that has most of its days.
    let of_turn = half_year.turn.and_then(|turn| turn.since.checked_add_days(Days::new(3)));
    of_turn.or(mostly)
}

/// The question of what changed; where people stopped using a feature, it is about that.
fn ask(account: &Account, metric: &Metric, workspace: &Workspace) -> NextAction {
    let features = account.features.iter().flat_map(|features| &features.all);
    let lapsed = features
        .filter_map(|feature| Some((feature, feature.months.lapsed?)))
        .max_by(|(a, x), (b, y)| x.users.unwrap_or(0.0).total_cmp(&y.users.unwrap_or(0.0)).then(b.index.cmp(&a.index)));
    let text = match lapsed {
        Some((feature, lapsed)) => Message::new("ask-lapsed")
            .with("feature", Arg::Features(vec![workspace.catalogue.features[feature.index].name.to_string()]))
            .with("month", Arg::Month(lapsed.until)),
        None => match since(metric) {
            Some(month) => Message::new("ask-turned").with("month", Arg::Month(month)),
            None => Message::new("ask-fell").with("quarter", account.period),
        },
    };
    let say = |id| Message::new(id).with("name", subject(metric));
    let step = NextAction::new(
        LOOK_INTO.on(&metric.id),
        Message::new("step-fell"),
        Message::new("step-fell-detail").with("csm", account.csm.name.as_str()),
    );
    NextAction {
        subject: Some(say("subject-fell")),
        reason: Some(claim(metric)),
        question: Some(Question::new(text, &FELL_ANSWERS)),
        worth: worth(account, metric, workspace),
        ..step
    }
}

/// The hours that the quarter before gave back beyond this one's, where the vendor states what one of the metric saves; and what they
/// are worth, where it states the rate of an hour.
fn worth(account: &Account, metric: &Metric, workspace: &Workspace) -> Option<Message> {
    let saved = account.saved.as_ref().filter(|saved| saved.workflows == metric.value)?;
    workspace.config.value.as_ref().filter(|value| value.metric == metric.id)?;
    let prior = metric.prior.filter(|prior| *prior > metric.value)?;
    let lost = Saved { workflows: prior - metric.value, ..saved.clone() };
    let message = |id| Message::new(id).with("quarter", account.previous).with("given", lost.hours());
    let told = match lost.money() {
        Some(money) => message("worth-fell-money").with("money", Arg::Money(money, account.currency)),
        None => message("worth-fell").with("each", Arg::Exact(saved.minutes_each)),
    };
    (lost.hours() >= FEWEST_HOURS).then_some(told)
}

/// Of fewer hours it is not said what a fall is worth.
const FEWEST_HOURS: f64 = 3.0;

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::since as since_of;
    use super::*;
    use crate::account::course::half_year::{HalfYear, MonthMean, Turn};
    use crate::config::qbr::file::Thresholds;
    use crate::insight::registry::tests::{account, counted, workspace};

    #[test]
    fn a_sum_is_the_quarters_where_all_its_weeks_were_measured() {
        let claim_of = |measured: usize, complete: usize| {
            let weeks = (0..complete).map(|week| (week < measured).then_some(4.0)).collect();
            claim(&Metric { weeks, ..counted("jobs") }).id
        };
        assert_eq!(claim_of(13, 13), "claim-total");
        assert_eq!(claim_of(12, 13), "claim-total-part");
        assert_eq!(claim_of(5, 5), "claim-total-part", "a quarter that runs");
    }

    #[test]
    fn what_counts_vary_by_of_themselves_is_no_movement() {
        let claim_of = |before: f64, now: f64, prior: Option<f64>| {
            let change = Change::between(before, now, &Thresholds::default());
            claim(&Metric { change, prior, value: now, ..counted("users") }).id
        };
        assert_eq!(claim_of(19.0, 21.0, Some(19.0)), "claim-near");
        assert_eq!(claim_of(73.0, 88.0, Some(73.0)), "claim-near");
        assert_eq!(claim_of(8.0, 5.0, None), "claim-near-common");
        assert_eq!(claim_of(100.0, 104.0, Some(100.0)), "claim-steady");
        assert_eq!(claim_of(4094.0, 5061.0, Some(4094.0)), "claim-rose");
    }

    #[test]
    fn a_fall_is_worth_the_hours_between_both_quarters_at_the_stated_minutes() {
        let worth = |prior: f64, hour_rate: Option<f64>| {
            let mut workspace = workspace();
            workspace.config.value = serde_yaml::from_str("{metric: jobs, minutes_each: 4}").unwrap();
            let jobs = Metric { value: 1428.0, prior: Some(prior), ..counted("jobs") };
            let saved = Saved { workflows: 1428.0, noun: jobs.noun.clone(), minutes_each: 4.0, hour_rate };
            let account = Account { saved: Some(saved), ..account() };
            let told = super::worth(&account, &jobs, &workspace);
            let other = super::worth(&account, &Metric { id: "calls".into(), ..jobs }, &workspace);
            assert_eq!(other, None, "no minutes are stated for another metric");
            told.map(|told| (told.id, told.args))
        };
        let quarter = ("quarter", Arg::from(account().previous));
        let (id, args) = worth(1639.0, None).unwrap();
        assert_eq!(id, "worth-fell");
        assert_eq!(
            args,
            [quarter, ("given", Arg::Number(14.0)), ("each", Arg::Exact(4.0))],
            "211 × 4 ÷ 60, rounded down"
        );
        let (id, args) = worth(1639.0, Some(45.0)).unwrap();
        assert_eq!((id, &args[2]), ("worth-fell-money", &("money", Arg::Money(630.0, account().currency))));
        assert_eq!(worth(1472.0, None), None, "under three hours");
        assert_eq!(worth(1400.0, None), None, "it did not fall");
    }

    #[test]
    fn a_rise_is_not_told_to_slow_beside_its_peak() {
        let told = |weeks: &[f64]| {
            let weeks: Vec<_> = weeks.iter().copied().map(Some).collect();
            let month = |month: u32, mean: f64| MonthMean {
                month: NaiveDate::from_ymd_opt(2026, month, 1).unwrap(),
                mean: Some(mean),
                weeks: 4,
            };
            let months = vec![month(7, 300.0), month(8, 360.0), month(9, 370.0)];
            let half_year = HalfYear { weeks, months, turn: None, slows: Some(true), mostly_in: None };
            let change = Change::between(3000.0, 4000.0, &Thresholds::default());
            let jobs = Metric { change, prior: Some(3000.0), value: 4000.0, ..counted("jobs") };
            slows(&Metric { half_year: Some(half_year), ..jobs }).map(|told| told.id)
        };
        assert_eq!(told(&[300.0, 400.0, 380.0, 370.0, 360.0, 370.0]), Some("trend-rise-slows"));
        assert_eq!(told(&[300.0, 350.0, 380.0, 370.0, 400.0, 370.0]), None, "its highest week is one of the last four");
    }

    #[test]
    fn a_week_is_of_the_month_that_has_most_of_its_days() {
        let month = |since: &str| {
            let since_day = since.parse().unwrap();
            let change = Change::between(100.0, 50.0, &Thresholds::default()).unwrap();
            let turn = Some(Turn { since: since_day, change });
            let half_year = HalfYear { weeks: Vec::new(), months: Vec::new(), turn, slows: None, mostly_in: None };
            since_of(&Metric { half_year: Some(half_year), ..counted("jobs") }).map(|day| day.month())
        };
        assert_eq!(["2026-06-22", "2026-06-29", "2026-07-06"].map(month), [Some(6), Some(7), Some(7)]);
    }
}
