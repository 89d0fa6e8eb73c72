//! Seats in use, and seats that are still free.

use crate::account::action::ActionKind;
use crate::account::figure::FigureId;
use crate::account::suggestion::Suggestion;
use crate::account::view::Activity;
use crate::insight::model::{Evidence, FollowUp, Insight, InsightKind, Leads, NextAction, Rule, RuleContext, Topic};
use crate::insight::tone::{Tone, tone};
use crate::locale::message::Message;

pub const SEATS: Topic = Topic("seats");
/// Seats that are still free.
pub const READY: Topic = Topic("seats-ready");
/// The subject if more seats are in use than a quarter ago, else [`IN_USE`].
pub const MORE: &str = "more";
pub const IN_USE: &str = "in-use";
/// Use more seats.
pub const FILL: ActionKind = ActionKind::new("step-seats");

#[derive(Debug)]
pub struct SeatsRule;

impl Rule for SeatsRule {
    /// Seats in use as a strength (more than last quarter, by more than counts vary) or a fact; free seats as a gap, unless use fell: the way back is to
    /// where the account was, not to seats it never used.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        let Some(seats) = account.seats.as_ref().filter(|_| account.activity == Activity::Active) else {
            return Vec::new();
        };
        // One seat is no team, and the rule of limits handles more people than seats.
        if seats.licensed < 2.0 || seats.active > seats.licensed {
            return Vec::new();
        }
        let more = seats.more().unwrap_or(0.0);
        let evidence = vec![
            Evidence::new(FigureId::SeatsActive, seats.active),
            Evidence::new(FigureId::SeatsLicensed, seats.licensed),
        ];
        let claim = |id| Message::new(id).with("active", seats.active).with("licensed", seats.licensed);
        let mut found = Vec::new();
        let within_noise = account.metrics.iter().any(|m| m.id == seats.metric && m.moved_within_noise());
        if more >= 1.0 && !within_noise {
            let weight = 110.0 + 40.0 * (more / seats.licensed).min(1.0);
            let claim = claim("claim-seats-more").with("more", more);
            let insight = Insight::new(SEATS.of(MORE), InsightKind::Strength, weight, claim);
            found.push(Insight { evidence: evidence.clone(), ..insight });
        } else if seats.active > 0.0 {
            let insight = Insight::new(SEATS.of(IN_USE), InsightKind::Fact, 71.0, claim("claim-seats"));
            found.push(Insight { evidence: evidence.clone(), leads: Leads::Never, ..insight });
        }
        let ready = seats.ready();
        if ready >= 1.0 && seats.active / seats.licensed < 0.9 && tone(account, context.workspace) == Tone::Usual {
            let weight = 40.0 + 8.0 * (ready / seats.licensed);
            let say = |id| Message::new(id).with("ready", ready);
            let detail = say("step-seats-detail").with("licensed", seats.licensed);
            let step = NextAction::new(FILL.only(), say("step-seats"), detail);
            found.push(Insight {
                step: Some(NextAction { subject: Some(say("subject-seats")), ..step }),
                evidence,
                ..Insight::new(READY.of("seats"), InsightKind::Gap, weight, say("claim-seats-ready"))
            });
        }
        found
    }

    fn follow_up(&self, suggestion: &Suggestion, context: &RuleContext<'_>) -> Option<FollowUp> {
        (suggestion.action == FILL.only()).then_some(())?;
        let account = context.account;
        let seats = account.seats.as_ref()?;
        let then = suggestion.figure(&FigureId::SeatsActive)?;
        let figures = vec![FigureId::SeatsActive, FigureId::SeatsActiveBefore];
        let say = |id| Message::new(id).with("quarter", account.previous);
        let repeats = vec![SEATS.of(MORE), SEATS.of(IN_USE)];
        let more = seats.active - then;
        if more >= 1.0 {
            let claim = say("since-seats").with("more", more);
            return Some(FollowUp { repeats, done: true, claim, figures });
        }
        // The number of free seats that the old deck named; if fewer are free now, they are not the same seats.
        let ready = suggestion.figure(&FigureId::SeatsLicensed)? - then;
        let still = ready >= 1.0 && seats.ready() >= ready;
        let claim = say("since-seats-open").with("ready", ready);
        still.then_some(FollowUp { repeats, done: false, claim, figures })
    }
}
