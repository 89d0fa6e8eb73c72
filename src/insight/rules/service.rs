//! How quickly support replied.

use crate::account::figure::FigureId;
use crate::account::view::Service;
use crate::insight::model::{Evidence, Insight, InsightKind, Leads, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const SERVICE: Topic = Topic("service");

#[derive(Debug)]
pub struct ServiceRule;

/// Replies count as slower if the median first reply took longer by more than this share.
const SLOWER: f64 = 0.1;

pub fn replies_slowed(service: &Service) -> bool {
    service.first_reply.zip(service.first_reply_before).is_some_and(|((now, _), before)| now > before * (1.0 + SLOWER))
}

impl Rule for ServiceRule {
    /// The median first reply as a fact; nothing if replies got slower.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        let Some(service) = account.service.as_ref().ok().filter(|service| !replies_slowed(service)) else {
            return Vec::new();
        };
        let Some((minutes, n)) = service.first_reply else { return Vec::new() };
        let claim = Message::new("claim-first-reply").with("n", n).with("duration", Arg::Minutes(minutes));
        vec![Insight {
            evidence: vec![Evidence::new(FigureId::FirstReply, minutes), Evidence::new(FigureId::Replied, n as f64)],
            leads: Leads::Never,
            ..Insight::new(SERVICE.of("first-reply"), InsightKind::Fact, 50.0, claim)
        }]
    }
}
