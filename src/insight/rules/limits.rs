//! Metrics that are close to what the contract includes, or over it.

use crate::account::action::ActionKind;
use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, NEAR};
use crate::account::suggestion::Suggestion;
use crate::account::view::Activity;
use crate::insight::model::{
    Evidence, FollowUp, Insight, InsightKind, NextAction, Question, Rule, RuleContext, Topic, Urgency, Who,
};
use crate::insight::rules::trend::subject;
use crate::locale::message::{Arg, Message};

pub const LIMIT: Topic = Topic("limit");
/// Talk about what is included.
pub const REVIEW_LIMIT: ActionKind = ActionKind::new("step-limit");

#[derive(Debug)]
pub struct LimitsRule;

/// From so many seats on answers are shares of them.
const MANY_SEATS: f64 = 200.0;

const JOIN_SHARES: [&str; 4] =
    ["answer-join-none", "answer-join-share-few", "answer-join-share-some", "answer-join-share-many"];
const OVER_ANSWERS: [&str; 3] = ["answer-over-add", "answer-over-free", "answer-over-talk"];
const JOIN_ANSWERS: [&str; 4] = ["answer-join-none", "answer-join-few", "answer-join-some", "answer-join-many"];

/// A smaller entitlement is mentioned only if it was exceeded: one of one seat in use is no limit to plan for.
const FEWEST: f64 = 5.0;

impl Rule for LimitsRule {
    /// One insight for each entitlement that is nearly used up or exceeded.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        if account.activity != Activity::Active {
            return Vec::new();
        }
        account.metrics.iter().filter_map(insight).collect()
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        let id = suggestion.on(&REVIEW_LIMIT)?;
        let account = context.account;
        let metric = account.metrics.iter().find(|m| m.id == id)?;
        let entitlement = FigureId::metric(id, MetricFigure::Entitlement);
        let (then, now) = (suggestion.figure(&entitlement)?, metric.included()?);
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let claim = Message::new("since-limit").with("quarter", account.previous).with("name", metric.name.as_str());
        let claim = claim.with("then", figure(then)).with("now", figure(now));
        let figures = vec![entitlement];
        let repeats = vec![LIMIT.of(id)];
        (now > then).then_some(FollowUp { repeats, done: true, claim, figures })
    }
}

/// The plan stays at the seats that it has.
fn stay(seats: f64) -> Message {
    Message::new("answer-join-stay").with("plan", Message::new("trend-limit-seats").with("seats", seats))
}

fn insight(metric: &Metric) -> Option<Insight> {
    let included = metric.included()?;
    let share = metric.share().filter(|&s| s >= NEAR)?;
    let over = metric.is_over_contract();
    if !over && included < FEWEST {
        return None;
    }
    let say = |id| {
        Message::new(id)
            .with("name", subject(metric))
            .with("noun", Arg::Noun(metric.noun.clone()))
            .with("share", Arg::Share(share))
            .with("included", Arg::Figure(included, metric.noun.clone()))
            .with("value", Arg::Figure(metric.value, metric.noun.clone()))
    };
    let seats = metric.limit.is_some_and(|limit| limit.seats);
    let (urgency, weight, reason) =
        if over { (Urgency::Now, 195.0, "reason-over-limit") } else { (Urgency::Soon, 190.0, "reason-near-limit") };
    let claim = match (seats, over) {
        (true, true) => "claim-over-limit-seats",
        (true, false) if !metric.shows_more(included, metric.value) => "claim-full-seats",
        (true, false) => "claim-near-limit-seats",
        (false, true) => "claim-over-limit",
        (false, false) => "claim-near-limit",
    };
    // What is counted of seats are those in use, and what is planned are seats.
    let (title, about) = match seats {
        true => (Message::new("step-limit-seats"), Message::new("subject-limit-seats")),
        false => (say("step-limit"), say("subject-limit")),
    };
    let pace = metric.runway.and_then(|runway| runway.at_quarters_pace).filter(|_| !over);
    let reason = match pace {
        Some(month) => say("reason-near-limit-pace").with("month", Arg::Month(month)),
        None => say(reason),
    };
    // Of many seats a few more are none; and whoever joins, the plan may be meant to stay as it is.
    let question = match over {
        true => Question::new(Message::new("ask-over"), &OVER_ANSWERS),
        false => {
            let asked = if included >= MANY_SEATS { &JOIN_SHARES } else { &JOIN_ANSWERS };
            let mut question = Question::new(Message::new("ask-join"), asked);
            question.answers.push(stay(included));
            question
        }
    };
    let question = Some(question).filter(|_| seats);
    // It is settled before the month in which the limit is met: that which is told, if one is.
    let before = pace.or(metric.runway.filter(|_| !over).and_then(|runway| runway.at_months_pace));
    let step = NextAction::new(REVIEW_LIMIT.on(&metric.id), title, Message::new("step-limit-detail"));
    Some(Insight {
        urgency,
        step: Some(NextAction { subject: Some(about), reason: Some(reason), who: Who::Both, before, question, ..step }),
        evidence: vec![
            Evidence::new(FigureId::metric(&metric.id, MetricFigure::Value), metric.value),
            Evidence::new(FigureId::metric(&metric.id, MetricFigure::Entitlement), included),
        ],
        ..Insight::new(LIMIT.of(&metric.id), InsightKind::Fact, weight, say(claim))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::metric::{Limit, Potential, PotentialSource};
    use crate::insight::registry::tests::counted;

    #[test]
    fn one_answer_is_to_stay_at_the_seats_there_are() {
        let answers = |value: f64, seats: f64| {
            let potential = Potential { value: seats, source: PotentialSource::Entitlement, peers_share: None };
            let limit = Some(Limit { value: seats, seats: true });
            let found = insight(&Metric { value, potential: Some(potential), limit, ..counted("seats") }).unwrap();
            found.step.unwrap().question.unwrap().answers
        };
        for seats in [50.0, 560.0] {
            let asked = answers(0.95 * seats, seats);
            let stays = stay(seats);
            assert_eq!((asked.len(), asked.last()), (5, Some(&stays)));
        }
        assert!(answers(62.0, 50.0).iter().all(|answer| answer.id != "answer-join-stay"), "more are in use already");
    }

    #[test]
    fn seats_are_told_as_seats() {
        let claim = |value: f64, seats: bool| {
            let potential = Potential { value: 50.0, source: PotentialSource::Entitlement, peers_share: None };
            let limit = Some(Limit { value: 50.0, seats });
            insight(&Metric { value, potential: Some(potential), limit, ..counted("seats") })
                .map(|found| found.claim.id)
        };
        assert_eq!([claim(40.0, true), claim(47.0, false)], [None, Some("claim-near-limit")]);
        assert_eq!(claim(47.0, true), Some("claim-near-limit-seats"));
        assert_eq!(claim(50.0, true), Some("claim-full-seats"));
        assert_eq!(claim(62.0, true), Some("claim-over-limit-seats"));
    }
}
