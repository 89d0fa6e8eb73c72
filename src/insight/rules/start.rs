//! Accounts where nothing was used or measured yet: presented as a start, not as a failure.

use crate::account::figure::FigureId;
use crate::account::view::Activity;
use crate::insight::model::{Evidence, Insight, InsightKind, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const START: Topic = Topic("start");

#[derive(Debug)]
pub struct StartRule;

impl Rule for StartRule {
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        match account.activity {
            Activity::Active => Vec::new(),
            Activity::Zero => {
                let claim = match account.seats_licensed.filter(|&s| s > 0.0) {
                    Some(seats) => Message::new("claim-start-seats").with("seats", seats),
                    None => Message::new("claim-start"),
                };
                let evidence = vec![Evidence::new(FigureId::Use, 0.0)];
                vec![Insight { evidence, ..Insight::new(START.of("zero"), InsightKind::Fact, 90.0, claim) }]
            }
            Activity::Unmeasured => {
                let Some(plan) = &account.plan else { return Vec::new() };
                let of_plan = |id| Message::new(id).with("plan", Arg::Text(plan.name.clone()));
                let claim = match account.in_plan.len() {
                    0 => of_plan("claim-plan-set"),
                    n => of_plan("claim-plan-features").with("n", n),
                };
                vec![Insight::new(START.of("unmeasured"), InsightKind::Fact, 60.0, claim)]
            }
        }
    }
}
