//! How quickly questions were answered.

use crate::account::figure::FigureId;
use crate::account::view::Service;
use crate::insight::model::{Context, Evidence, Insight, InsightKind, Rule, Topic};
use crate::locale::message::{Arg, Message};

/// How quickly questions were answered.
pub const SERVICE: Topic = Topic("service");

/// The rule.
#[derive(Debug)]
pub struct ServiceRule;

/// How much longer the median first reply may take before it is slower, as a share.
const SLOWER: f64 = 0.1;

/// Whether replies took longer than in the quarter before.
pub fn replies_slowed(service: &Service) -> bool {
    service.first_reply.zip(service.first_reply_before).is_some_and(|((now, _), before)| now > before * (1.0 + SLOWER))
}

impl Rule for ServiceRule {
    /// The median first reply as a fact; not where replies took longer.
    fn insights(&self, context: &Context<'_>) -> Vec<Insight> {
        let account = context.account;
        let Some(service) = account.service.as_ref().filter(|service| !replies_slowed(service)) else {
            return Vec::new();
        };
        let Some((minutes, n)) = service.first_reply else { return Vec::new() };
        vec![Insight {
            id: SERVICE.of("first-reply"),
            kind: InsightKind::Fact,
            weight: 50.0,
            claim: Message::new("claim-first-reply").with("n", n).with("duration", Arg::Minutes(minutes)),
            step: None,
            evidence: vec![Evidence::new(FigureId::FirstReply, minutes), Evidence::new(FigureId::Replied, n as f64)],
        }]
    }
}
