//! Goals of the success plan: reached, or still open.

use crate::account::action::ActionKind;
use crate::account::figure::FigureId;
use crate::account::view::{Activity, Goal};
use crate::base::amounts::rounding::rounded;
use crate::base::noun::Unit;
use crate::base::text::is_percent_sign;
use crate::insight::model::{Evidence, Insight, InsightKind, NextAction, Question, Rule, RuleContext, Topic, Who};
use crate::locale::message::{Arg, Message};

pub const GOAL: Topic = Topic("goal");
/// Say what stands in the way of a goal.
pub const CLEAR_THE_WAY: ActionKind = ActionKind::new("step-goal");

#[derive(Debug)]
pub struct GoalsRule;

impl Rule for GoalsRule {
    /// Goals reached as a strength, before all else; where one is open, the first such as a gap.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        if account.activity != Activity::Active || account.goals.is_empty() {
            return Vec::new();
        }
        let total = account.goals.len();
        let evidence = |at: usize| Evidence::new(FigureId::Goal(at + 1), account.goals[at].actual);
        let Some(open) = account.goals.iter().position(|goal| !goal.is_reached()) else {
            let claim = match account.goals.as_slice() {
                [goal] => with_figures(Message::new(reached_id(goal)), goal),
                _ => Message::new("claim-goals-reached").with("n", total),
            };
            let insight = Insight::new(GOAL.of("reached"), InsightKind::Strength, 200.0, claim);
            return vec![Insight { evidence: (0..total).map(evidence).collect(), ..insight }];
        };
        let goal = &account.goals[open];
        let claim = with_figures(Message::new(open_id(goal)), goal);
        let question = Question::new(Message::new("ask-goal").with("goal", goal.goal.as_str()), &GOAL_ANSWERS);
        let step = NextAction::new(
            CLEAR_THE_WAY.on((open + 1).to_string()),
            Message::new("step-goal").with("goal", goal.goal.as_str()),
            Message::new("step-goal-detail").with("csm", account.csm.name.as_str()),
        );
        vec![Insight {
            step: Some(NextAction {
                subject: Some(Message::new("subject-goal").with("goal", goal.goal.as_str())),
                who: Who::Both,
                question: Some(question),
                worth: Some(worth(goal)),
                ..step
            }),
            evidence: (0..total).map(evidence).collect(),
            ..Insight::new(GOAL.of("open"), InsightKind::Gap, 200.0, claim)
        }]
    }
}

const GOAL_ANSWERS: [&str; 3] = ["answer-goal-help", "answer-goal-changed", "answer-goal-wrong"];

fn reached_id(goal: &Goal) -> &'static str {
    if goal.more_is_better { "claim-goal-reached" } else { "claim-goal-most-reached" }
}

fn open_id(goal: &Goal) -> &'static str {
    if goal.more_is_better { "claim-goal-open" } else { "claim-goal-most-open" }
}

fn with_figures(message: Message, goal: &Goal) -> Message {
    let amount = |value| amount(goal, value);
    message.with("goal", goal.goal.as_str()).with("actual", amount(goal.actual)).with("target", amount(goal.target))
}

/// What reaches the goal.
fn worth(goal: &Goal) -> Message {
    let id = if goal.more_is_better { "worth-goal" } else { "worth-goal-most" };
    Message::new(id).with("away", away(goal)).with("target", amount(goal, goal.target))
}

/// How far the result is from the goal, of a percentage in points: between the two figures as decks write them.
pub fn away(goal: &Goal) -> Arg {
    let away = match goal.currency {
        Some(currency) => Unit::Money(currency).difference(goal.actual, goal.target),
        None => rounded((rounded(goal.actual, 2) - rounded(goal.target, 2)).abs(), 2),
    };
    match is_percentage(goal) {
        true => Arg::from(Message::new("value-points").with("n", Arg::Exact(away))),
        false => amount(goal, away),
    }
}

pub fn is_percentage(goal: &Goal) -> bool {
    goal.unit.as_deref().is_some_and(is_percent_sign)
}

/// A value of a goal in its unit.
pub fn amount(goal: &Goal, value: f64) -> Arg {
    match (goal.currency, goal.unit.as_deref()) {
        (Some(currency), _) => Arg::Money(value, currency),
        (None, Some(unit)) => Arg::Measure(value, unit.to_owned()),
        (None, None) => Arg::Exact(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::Account;
    use crate::insight::registry::insights;
    use crate::insight::registry::tests::{account, workspace};

    fn goal(target: f64, actual: f64) -> Goal {
        Goal {
            goal: "Loads matched".into(),
            target,
            actual,
            unit: Some("%".into()),
            currency: None,
            more_is_better: true,
            history: Vec::new(),
        }
    }

    fn claim(goals: Vec<Goal>) -> (&'static str, InsightKind) {
        let found = insights(&Account { goals, ..account() }, &workspace());
        (found[0].claim.id, found[0].kind)
    }

    #[test]
    fn goals_come_before_all_else_and_an_open_one_before_those_reached() {
        assert_eq!(claim(vec![goal(90.0, 93.0)]), ("claim-goal-reached", InsightKind::Strength));
        assert_eq!(claim(vec![goal(90.0, 93.0), goal(20.0, 20.0)]), ("claim-goals-reached", InsightKind::Strength));
        assert_eq!(claim(vec![goal(90.0, 93.0), goal(20.0, 19.0)]), ("claim-goal-open", InsightKind::Gap));
        assert_eq!(claim(vec![goal(90.0, 89.0)]), ("claim-goal-open", InsightKind::Gap));
    }

    #[test]
    fn what_reaches_an_open_goal_is_the_difference_of_both_figures() {
        let worth = |target: f64, goal: Goal| {
            let goals = vec![Goal { target, ..goal }];
            let found = insights(&Account { goals, ..account() }, &workspace());
            let localizer = crate::locale::localizer::Localizer::new("en-US").unwrap();
            localizer.say(found[0].step.as_ref().unwrap().worth.as_ref().unwrap())
        };
        assert_eq!(worth(75.0, goal(0.0, 68.0)), "7 points more, and the goal of 75% is reached");
        let pounds = crate::base::amounts::currency::Currency::parse("GBP").unwrap();
        let money = Goal { unit: None, currency: Some(pounds), ..goal(0.0, 231_000.0) };
        assert_eq!(worth(250_000.0, money), "£19,000 more, and the goal of £250,000 is reached");
        let most = Goal { more_is_better: false, unit: Some("days".into()), ..goal(0.0, 5.0) };
        assert_eq!(worth(3.0, most).replace('\u{a0}', " "), "2 days less, and the goal of at most 3 days is reached");
    }

    #[test]
    fn what_is_open_asks_what_stands_in_the_way() {
        let found = insights(&Account { goals: vec![goal(90.0, 89.0)], ..account() }, &workspace());
        let step = found[0].step.as_ref().unwrap();
        assert_eq!((step.id.to_string().as_str(), step.question.as_ref().unwrap().answers.len()), ("step-goal:1", 3));
    }
}
