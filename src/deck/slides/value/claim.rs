//! What the title says of the goals and of the time given back, and when that is true of all that is drawn.

use serde::Serialize;

use crate::account::view::Goal;
use crate::base::period::Period;
use crate::deck::slides::value::given::Estimate;
use crate::deck::slides::value::goals::{GoalRow, gap};
use crate::deck::title_claim::TitleClaim;
use crate::insight::rules::goals::amount;
use crate::layout::chart::bars::spec::Bars;
use crate::locale::message::{Arg, Message};

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueBody {
    /// All goals with a result, the missed ones first; those without room too.
    #[serde(skip)]
    pub all: Vec<Goal>,
    /// A chart each, if they are few.
    pub goals: Vec<GoalRow>,
    /// A bar each, if they are more.
    pub bars: Option<Bars>,
    pub estimate: Option<Estimate>,
    /// Whether the account renews soon, so that it is told what came of the term.
    #[serde(skip)]
    pub is_renewing: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueClaim {
    /// The one goal was reached and is further than in the first quarter that is known.
    OneOverTerm,
    OneReached,
    OneMissed,
    AllReached,
    SomeMissed,
    NoneReached,
    HoursOverTerm,
    Hours,
    Minutes,
}

impl ValueBody {
    fn reached(&self) -> usize {
        self.all.iter().filter(|goal| goal.is_reached()).count()
    }

    /// Whether what is shown is of the term.
    pub(crate) fn is_over_term(&self) -> bool {
        self.estimate.as_ref().is_some_and(|estimate| estimate.quarters.is_some())
    }

    /// The first result of the first goal that is drawn, where the quarter's is better.
    fn first_result(&self) -> Option<(Period, f64)> {
        let (goal, row) = (self.all.first()?, self.goals.first()?);
        let drawn = row.chart.columns.len().checked_sub(1)?;
        let first = goal.history.len().checked_sub(drawn).and_then(|at| goal.history.get(at)).copied()?;
        let then = Goal { actual: first.1, target: goal.actual, ..goal.clone() };
        let is_better = !then.is_reached();
        is_better.then_some(first)
    }

    /// Whether every drawn goal is one of those that the title counts, drawn with its own result.
    fn is_drawn_truly(&self) -> bool {
        let drawn = self.goals.iter().all(|row| {
            let marked = row.chart.columns.get(row.chart.marked).and_then(|column| column.value);
            self.all.contains(&row.of)
                && marked == Some(row.of.actual)
                && row.chart.goal.as_ref().is_some_and(|line| line.target == row.of.target)
        });
        drawn && self.bars.as_ref().is_none_or(|bars| bars.rows.len() <= self.all.len())
    }
}

impl ValueClaim {
    /// Whether it says of every drawn goal how far its result is from it.
    pub(crate) fn tells_gaps(self) -> bool {
        matches!(self, Self::OneReached | Self::OneMissed)
    }

    /// The same in fewer words, without the goal's name.
    pub(crate) fn short(self, body: &ValueBody) -> Message {
        let several = || Message::new("value-title-goals").with("reached", body.reached()).with("n", body.all.len());
        match (self, body.all.first()) {
            (Self::OneReached | Self::OneOverTerm, Some(goal)) => of_goal("value-title-one-reached", goal),
            (Self::OneMissed, Some(goal)) => of_goal("value-title-one-missed", goal),
            (Self::HoursOverTerm, _) => {
                let id = "value-title-hours-term-short";
                body.estimate.as_ref().map_or_else(several, |estimate| estimate.message(id))
            }
            (Self::Hours | Self::Minutes, _) => {
                let id = if self == Self::Hours { "value-title-hours-short" } else { "value-title-minutes-short" };
                body.estimate.as_ref().map_or_else(several, |estimate| estimate.message(id))
            }
            _ => several(),
        }
    }
}

impl TitleClaim for ValueClaim {
    type Shown = ValueBody;

    const ALL: &'static [Self] = &[
        Self::OneOverTerm,
        Self::OneReached,
        Self::OneMissed,
        Self::AllReached,
        Self::SomeMissed,
        Self::NoneReached,
        Self::HoursOverTerm,
        Self::Hours,
        Self::Minutes,
    ];

    fn holds(self, body: &ValueBody) -> bool {
        let (reached, all) = (body.reached(), body.all.len());
        let estimate = body.estimate.as_ref().filter(|estimate| all == 0 && estimate.adds_up());
        body.is_drawn_truly()
            && match self {
                Self::OneOverTerm => (reached, all) == (1, 1) && body.is_renewing && body.first_result().is_some(),
                Self::OneReached => (reached, all) == (1, 1),
                Self::OneMissed => (reached, all) == (0, 1),
                Self::AllReached => all > 1 && reached == all,
                Self::SomeMissed => reached > 0 && reached < all && !body.all[0].is_reached(),
                Self::NoneReached => all > 1 && reached == 0,
                Self::HoursOverTerm => {
                    estimate.is_some_and(|estimate| estimate.in_hours() && estimate.quarters.is_some())
                }
                Self::Hours => estimate.is_some_and(|estimate| estimate.in_hours() && estimate.quarters.is_none()),
                Self::Minutes => estimate.is_some_and(|estimate| !estimate.in_hours()),
            }
    }

    fn message(self, body: &ValueBody) -> Message {
        let n = |message: Message| message.with("reached", body.reached()).with("n", body.all.len());
        match (self, body.all.first(), &body.estimate) {
            (Self::OneOverTerm, Some(goal), _) => match body.first_result() {
                Some((quarter, before)) => {
                    let message = of_goal("value-title-term", goal).with("quarter", quarter);
                    message.with("before", amount(goal, before))
                }
                None => of_goal("value-title-one", goal),
            },
            (Self::OneReached | Self::OneMissed, Some(goal), _) => of_goal("value-title-one", goal),
            (Self::AllReached, Some(goal), _) => n(of_goal("value-title-all", goal)),
            (Self::SomeMissed | Self::NoneReached, Some(goal), _) => of_goal("value-title-missed", goal),
            (Self::HoursOverTerm, _, Some(estimate)) => estimate.message("value-title-hours-term"),
            (Self::Hours, _, Some(estimate)) => estimate.message("value-title-hours"),
            (Self::Minutes, _, Some(estimate)) => estimate.message("value-title-minutes"),
            _ => self.short(body),
        }
    }
}

fn of_goal(id: &'static str, goal: &Goal) -> Message {
    let name = Arg::Text(goal.goal.clone());
    Message::new(id).with("goal", name).with("actual", amount(goal, goal.actual)).with("gap", gap(goal))
}
