//! The picture of the matter on a cover: it shows what the message claims. A goal is a result against its line, a limit what is in
//! use of what is included, all else the weeks behind the message, labelled once with their last figure.

use serde::Serialize;

use crate::account::figure::{FeatureFigure, FigureId, MetricFigure};
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity, Goal};
use crate::base::period::Period;
use crate::deck::phrases::{alt_text, week_named};
use crate::deck::slides::trend::chart as weeks_chart;
use crate::deck::slides::trend::facts;
use crate::deck::slides::value::goals::{goal_alt, line_label, scale_end};
use crate::insight::model::Insight;
use crate::insight::rules::features::{BREADTH, MOST_USED};
use crate::insight::rules::goals::{GOAL, amount};
use crate::insight::rules::limits::LIMIT;
use crate::insight::rules::requests::REQUESTS;
use crate::insight::rules::seats::SEATS;
use crate::insight::rules::start::START;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The most goals that are drawn, and the most of their earlier results.
const GOALS: usize = 3;
const BEFORE: usize = 3;
/// Up to so many seats are drawn one by one.
const FEW_SEATS: f64 = 60.0;
/// The fewest weeks, or months, of a picture.
const FEWEST: usize = 3;

/// A picture with its alternative text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    pub of: Matter,
    pub alt: String,
    /// The figures that it shows.
    #[serde(skip)]
    pub shown: Vec<FigureId>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Matter {
    /// Results against their lines.
    Gauges(Vec<Gauge>),
    /// Weeks on end, or months.
    Course(Course),
}

/// A result on a scale from zero, against a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gauge {
    /// What is measured; empty where the message names it.
    pub name: String,
    pub value: f64,
    pub value_label: String,
    pub line: f64,
    pub line_label: String,
    /// The end of the scale.
    pub full: f64,
    /// Whether the line is what is included, not what is aimed at.
    pub is_limit: bool,
    /// Results of quarters before, each with its quarter.
    pub before: Vec<(f64, String)>,
    /// Whether what is counted is drawn one by one.
    pub in_units: bool,
}

/// What a course is drawn from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Course {
    pub points: Vec<Option<f64>>,
    /// How many of them are of the quarter before.
    pub earlier: usize,
    /// The names of its parts: where each begins, in points.
    pub parts: Vec<(usize, String)>,
    /// Its last figure; empty if that was not measured.
    pub latest: String,
    /// What happened, and in which week.
    pub event: Option<(usize, String)>,
    /// Whether its points are months, which are columns.
    pub is_monthly: bool,
}

impl Picture {
    /// The same without the figure of a gauge that stands alone, where a page has that already.
    pub(crate) fn without(&self, told: Option<&str>) -> Self {
        let mut picture = self.clone();
        if let Matter::Gauges(gauges) = &mut picture.of
            && let [gauge] = gauges.as_mut_slice()
            && Some(gauge.value_label.as_str()) == told
        {
            gauge.value_label.clear();
        }
        picture
    }
}

/// What a picture is made from.
pub(crate) struct Subject<'a> {
    pub account: &'a Account,
    pub localizer: &'a Localizer,
    /// The message; `None` if a person wrote it or there is none.
    pub message: Option<&'a Insight>,
}

impl Subject<'_> {
    /// The picture of the message; where it has none of its own, the weeks behind it.
    pub(crate) fn picture(&self) -> Option<Picture> {
        let own = self.message.and_then(|message| match message.id.topic {
            GOAL => self.goals(),
            LIMIT => self.limit(&message.id.subject),
            SEATS => self.seats(),
            START if self.account.activity == Activity::Zero => self.ready(),
            BREADTH => self.features(),
            MOST_USED => self.most_used(message),
            _ => None,
        });
        own.or_else(|| self.weeks())
    }

    /// The goals that were reached; where one is open, that.
    fn goals(&self) -> Option<Picture> {
        let goals = &self.account.goals;
        let all = || goals.iter().enumerate().filter(|(_, goal)| goal.actual >= 0.0 && goal.target > 0.0);
        let open: Vec<_> = all().filter(|(_, goal)| !goal.is_reached()).take(1).collect();
        let drawn: Vec<_> = if open.is_empty() { all().take(GOALS).collect() } else { open };
        let is_told = goals.len() == 1 || drawn.iter().any(|(_, goal)| !goal.is_reached());
        let mut shown = Vec::new();
        for (at, goal) in &drawn {
            shown.push(FigureId::Goal(at + 1));
            shown.extend(before(goal).map(|(period, _)| FigureId::GoalBefore(at + 1, period.label())));
        }
        let gauges: Vec<_> = drawn.iter().map(|(_, goal)| self.goal(goal, is_told)).collect();
        let rows = drawn.iter().map(|(_, goal)| goal_alt(goal));
        let alt = alt_text(Message::new("value-alt"), rows, self.localizer);
        (!gauges.is_empty()).then_some(Picture { of: Matter::Gauges(gauges), alt, shown })
    }

    fn goal(&self, goal: &Goal, is_told: bool) -> Gauge {
        let value_label = self.localizer.say(&Message::new("text").with("text", amount(goal, goal.actual)));
        let results = before(goal).map(|(_, value)| *value).chain([goal.actual]);
        Gauge {
            name: if is_told { String::new() } else { goal.goal.clone() },
            value: goal.actual,
            value_label,
            line: goal.target,
            line_label: line_label(goal, self.localizer),
            full: scale_end(goal, results),
            is_limit: false,
            before: before(goal).map(|(period, value)| (*value, self.localizer.quarter(*period))).collect(),
            in_units: false,
        }
    }

    fn metric(&self, id: &str) -> Option<&Metric> {
        self.account.metrics.iter().find(|metric| metric.id == id)
    }

    /// What is in use of what is included.
    fn limit(&self, id: &str) -> Option<Picture> {
        let metric = self.metric(id)?;
        let included = metric.included().filter(|included| *included > 0.0)?;
        let line = match metric.limit {
            Some(limit) => facts::named(limit, metric),
            None => Message::new("trend-limit").with("value", Arg::Figure(included, metric.noun.clone())),
        };
        let value_label = self.localizer.figure(metric.value, &metric.noun);
        let shown = [MetricFigure::Value, MetricFigure::Entitlement].map(|figure| FigureId::metric(id, figure));
        let in_units = metric.limit.is_some_and(|limit| limit.seats) && is_few(included) && is_few(metric.value);
        let gauge = Gauge { in_units, ..self.part(metric.value, included, value_label, &line) };
        Some(self.alone(gauge, &metric.name, shown.to_vec()))
    }

    /// Seats in use, and how many were a quarter before.
    fn seats(&self) -> Option<Picture> {
        let seats = self.account.seats.as_ref().filter(|seats| seats.licensed > 0.0)?;
        let line = Message::new("trend-limit-seats").with("seats", seats.licensed);
        let value_label = self.localizer.number(seats.active);
        let mut gauge = self.part(seats.active, seats.licensed, value_label, &line);
        gauge.in_units = is_few(seats.licensed) && is_few(seats.active);
        let before = seats.active_before.filter(|before| *before < seats.active && !gauge.in_units);
        gauge.before =
            before.map(|before| (before, self.localizer.quarter(self.account.previous))).into_iter().collect();
        let name = self.metric(&seats.metric).map(|metric| metric.name.clone()).unwrap_or_default();
        let before = before.map(|_| FigureId::SeatsActiveBefore);
        let shown = [FigureId::SeatsActive, FigureId::SeatsLicensed].into_iter().chain(before).collect();
        Some(self.alone(gauge, &name, shown))
    }

    /// The seats that wait for people to begin.
    fn ready(&self) -> Option<Picture> {
        let seats = self.account.seats_licensed.filter(|seats| is_few(*seats) && *seats >= 1.0)?;
        let line = Message::new("trend-limit-seats").with("seats", seats);
        let gauge = Gauge { in_units: true, ..self.part(0.0, seats, String::new(), &line) };
        let alt = self.localizer.sentence(&line);
        Some(Picture { of: Matter::Gauges(vec![gauge]), alt, shown: vec![FigureId::SeatsLicensed] })
    }

    /// The features in use, of all in the plan.
    fn features(&self) -> Option<Picture> {
        let features = self.account.features.as_ref()?;
        let (used, all) = (features.used() as f64, features.all.len() as f64);
        let line = Message::new("trend-limit").with("value", all);
        let gauge = self.part(used, all, self.localizer.number(used), &line);
        let gauge = Gauge { in_units: is_few(all), ..gauge };
        let name = self.localizer.word("glance-features");
        Some(self.alone(gauge, &name, vec![FigureId::FeaturesUsed, FigureId::FeaturesAll]))
    }

    fn part(&self, value: f64, line: f64, value_label: String, line_label: &Message) -> Gauge {
        Gauge {
            name: String::new(),
            value,
            value_label,
            line,
            line_label: self.localizer.say(line_label),
            full: value.max(line),
            is_limit: true,
            before: Vec::new(),
            in_units: false,
        }
    }

    /// One gauge with its name as the alternative text.
    fn alone(&self, gauge: Gauge, name: &str, shown: Vec<FigureId>) -> Picture {
        let value = format!("{} · {}", gauge.value_label, gauge.line_label);
        let alt = Message::new("alt-row").with("label", name).with("value", value.as_str());
        Picture { alt: self.localizer.sentence(&alt), of: Matter::Gauges(vec![gauge]), shown }
    }

    /// The people who use a feature, month by month.
    fn most_used(&self, message: &Insight) -> Option<Picture> {
        let shown: Vec<_> = message.evidence.iter().map(|evidence| evidence.figure.clone()).collect();
        let features = self.account.features.as_ref()?;
        let of = |id: &str| FigureId::feature(id, FeatureFigure::LatestMonth);
        let feature = features.all.iter().find(|feature| shown.contains(&of(&feature.id)))?;
        let latest = feature.months.latest?;
        let days: Vec<_> = self.account.previous.months().into_iter().chain(self.account.period.months()).collect();
        let end = days.iter().position(|day| *day == latest.month)?;
        let begin = feature.months.users.iter().position(Option::is_some)?;
        let points = feature.months.users.get(begin..=end)?.to_vec();
        let enough = points.iter().flatten().count() >= FEWEST && points.len() >= FEWEST;
        let name = |at: usize| (at, self.localizer.month(days[begin + at]));
        let course = Course {
            parts: (0..points.len()).map(name).collect(),
            earlier: points.len() - 1,
            points,
            latest: self.localizer.number(latest.users),
            event: None,
            is_monthly: true,
        };
        let alt = self.localizer.sentence(&message.claim);
        enough.then_some(Picture { of: Matter::Course(course), alt, shown })
    }

    /// The weeks of the metric that the message is of, else of the lead metric.
    fn weeks(&self) -> Option<Picture> {
        let account = self.account;
        let evidence = self.message.into_iter().flat_map(|message| &message.evidence);
        let of_message = evidence.filter_map(|evidence| match &evidence.figure {
            FigureId::Metric(id, _) => self.metric(id),
            _ => None,
        });
        let is_shown = |metric: &&Metric| {
            let some = metric.weeks.iter().flatten().any(|value| *value > 0.0);
            account.activity == Activity::Active && metric.measured() >= FEWEST && metric.is_drawn() && some
        };
        let metric = of_message.chain(account.lead()).find(is_shown)?;
        let earlier = if metric.has_enough_weeks() { weeks_chart::earlier(metric) } else { &[] };
        let quarter = |period| self.localizer.quarter(period);
        let before = (!earlier.is_empty()).then(|| (0, quarter(account.previous)));
        let course = Course {
            points: earlier.iter().chain(&metric.weeks).copied().collect(),
            earlier: earlier.len(),
            parts: before.into_iter().chain([(earlier.len(), quarter(account.period))]).collect(),
            latest: self.latest(metric).unwrap_or_default(),
            event: self.event(earlier.len()),
            is_monthly: false,
        };
        let shown = vec![FigureId::metric(&metric.id, MetricFigure::Value)];
        let alt = weeks_chart::alt(metric, account, self.localizer);
        Some(Picture { of: Matter::Course(course), alt, shown })
    }

    /// The last week's figure with its week.
    fn latest(&self, metric: &Metric) -> Option<String> {
        let value = metric.weeks.last().copied().flatten()?;
        let message = Message::new("cover-latest").with("amount", Arg::Quantity(value, metric.noun.clone()));
        Some(self.localizer.say(&message.with("day", week_named(self.account, *self.account.weeks.last()?))))
    }

    /// The week in which what was asked for went live, where that is the message.
    fn event(&self, earlier: usize) -> Option<(usize, String)> {
        let account = self.account;
        self.message.filter(|message| message.id.topic == REQUESTS)?;
        let days = account.requests.iter().filter(|request| request.is_live()).filter_map(|request| request.shipped_on);
        let newest = days.filter(|day| account.period.days().contains(*day)).max()?;
        let week = account.calendar.week_of(newest).0 - account.calendar.week_of(*account.weeks.first()?).0;
        let week = usize::try_from(week).ok().filter(|week| *week < account.weeks.len())?;
        Some((earlier + week, self.localizer.say(&Message::new("requests-live").with("date", Arg::Date(newest)))))
    }
}

/// The earlier results of a goal that are drawn.
fn before(goal: &Goal) -> impl Iterator<Item = &(Period, f64)> {
    let known = goal.history.iter().filter(|(_, value)| *value >= 0.0);
    let skipped = known.clone().count().saturating_sub(BEFORE);
    known.skip(skipped)
}

/// Whether so many can be drawn one by one.
fn is_few(count: f64) -> bool {
    count.fract() == 0.0 && (0.0..=FEW_SEATS).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::metric::{Limit, Potential, PotentialSource};
    use crate::account::view::Utilisation;
    use crate::insight::registry::tests::{account, counted, workspace};
    use crate::insight::registry::{insights, leading};

    fn picture(account: &Account) -> Option<Picture> {
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let insights = insights(account, &workspace);
        let message = leading(&insights, account, &workspace);
        Subject { account, localizer: &localizer, message }.picture()
    }

    fn gauges(account: &Account) -> Vec<Gauge> {
        match picture(account).map(|picture| picture.of) {
            Some(Matter::Gauges(gauges)) => gauges,
            other => panic!("{other:?}"),
        }
    }

    fn goal(name: &str, actual: f64) -> Goal {
        Goal {
            goal: name.to_owned(),
            target: 80.0,
            actual,
            unit: Some("%".into()),
            currency: None,
            more_is_better: true,
            history: Vec::new(),
        }
    }

    #[test]
    fn a_goal_is_drawn_against_its_line_and_named_where_the_message_does_not() {
        let of = |goals: Vec<Goal>| gauges(&Account { goals, ..account() });
        let one = of(vec![goal("Receipts", 86.0)]);
        let [one] = one.as_slice() else { panic!("{one:?}") };
        assert_eq!((one.value, one.line, one.full, one.name.as_str()), (86.0, 80.0, 100.0, ""));
        assert_eq!((one.value_label.as_str(), one.line_label.as_str()), ("86%", "Goal: 80%"));
        let names = |goals| of(goals).into_iter().map(|gauge| gauge.name).collect::<Vec<_>>();
        assert_eq!(names(vec![goal("A", 86.0), goal("B", 90.0)]), ["A", "B"]);
        assert_eq!(of(vec![goal("A", 86.0), goal("B", 70.0)])[0].value, 70.0, "the one that is open is the message");
    }

    #[test]
    fn a_limit_is_drawn_as_what_is_used_of_what_is_included() {
        let of = |value: f64, included: f64| {
            let potential = Potential { value: included, source: PotentialSource::Entitlement, peers_share: None };
            let limit = Some(Limit { value: included, seats: true });
            let seats = Metric { value, potential: Some(potential), limit, ..counted("seats") };
            gauges(&Account { metrics: vec![seats], ..account() }).remove(0)
        };
        let full = of(25.0, 25.0);
        assert_eq!((full.value, full.line, full.in_units, full.line_label.as_str()), (25.0, 25.0, true, "25 seats"));
        let over = of(124.0, 100.0);
        assert_eq!((over.full, over.in_units), (124.0, false), "too many to draw each");
    }

    #[test]
    fn seats_that_more_people_use_stand_beside_those_of_the_quarter_before() {
        let seats = Utilisation { metric: "seats".into(), active: 535.0, licensed: 750.0, active_before: Some(455.0) };
        let gauge = gauges(&Account { seats: Some(seats), ..account() }).remove(0);
        assert_eq!((gauge.value, gauge.line), (535.0, 750.0));
        assert_eq!(gauge.before, [(455.0, "Q2 2026".to_owned())]);
    }

    #[test]
    fn the_weeks_behind_a_message_are_labelled_once_with_their_last_figure() {
        let Some(Picture { of: Matter::Course(course), .. }) =
            picture(&Account { metrics: vec![counted("jobs")], ..account() })
        else {
            panic!("no weeks");
        };
        assert_eq!((course.points.len(), course.earlier), (13, 0));
        assert_eq!(course.latest, "4\u{a0}jobs, week of Sep 21");
    }

    #[test]
    fn nothing_measured_is_no_picture() {
        assert_eq!(picture(&Account { activity: Activity::Unmeasured, ..account() }), None);
    }
}
