//! Goals of the success plan: reached, or still open.

use crate::account::action::ActionKind;
use crate::account::figure::FigureId;
use crate::account::view::{Activity, Goal};
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
    fn what_is_open_asks_what_stands_in_the_way() {
        let found = insights(&Account { goals: vec![goal(90.0, 89.0)], ..account() }, &workspace());
        let step = found[0].step.as_ref().unwrap();
        assert_eq!((step.id.to_string().as_str(), step.question.as_ref().unwrap().answers.len()), ("step-goal:1", 3));
    }
}
