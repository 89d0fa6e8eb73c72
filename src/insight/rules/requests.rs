//! Requests of the account that went live.

use crate::account::action::ActionKind;
use crate::account::figure::FigureId;
use crate::account::withheld::WithheldFigure;
use crate::insight::model::{Evidence, Insight, InsightKind, Leads, NextAction, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const REQUESTS: Topic = Topic("requests");
/// Try what the account asked for.
pub const TRY: ActionKind = ActionKind::new("step-request");

#[derive(Debug)]
pub struct RequestsRule;

impl Rule for RequestsRule {
    /// Requests that went live as a strength; the next action is to try the newest, unless it is known to be used already. One
    /// that nobody has used since is news, but not what a deck is about.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        let live: Vec<_> = account.requests.iter().filter(|r| r.is_live()).collect();
        let in_period = live.iter().find(|r| r.shipped_on.is_some_and(|on| account.period.days().contains(on)));
        let Some(newest) = in_period else { return Vec::new() };
        let total = account.requests.len();
        let id = match (account.withheld.contains(&WithheldFigure::Requests), live.len() == total) {
            (true, _) => "claim-requests-one",
            (false, true) => "claim-requests-all",
            (false, false) => "claim-requests",
        };
        let claim = Message::new(id).with("live", live.len()).with("total", total).with("title", newest.title.as_str());
        let title = Message::new("step-request").with("title", newest.title.as_str());
        let detail = match newest.shipped_on {
            Some(on) => Message::new("step-request-detail").with("day", Arg::Day(on)),
            None => Message::new("step-request-detail-undated"),
        };
        let weight = 95.0 + live.len().min(9) as f64;
        let step = NextAction {
            subject: Some(Message::new("subject-request").with("title", newest.title.as_str())),
            link: newest.url.clone().map(|url| (Message::new("link-read"), url)),
            has_imported_link: true,
            ..NextAction::new(TRY.on(&newest.id), title, detail)
        };
        vec![Insight {
            step: Some(step).filter(|_| newest.used_since != Some(true)),
            leads: if newest.used_since == Some(false) { Leads::Never } else { Leads::May },
            evidence: vec![
                Evidence::new(FigureId::RequestsLive, live.len() as f64),
                Evidence::new(FigureId::RequestsAll, total as f64),
            ],
            ..Insight::new(REQUESTS.of("live"), InsightKind::Strength, weight, claim)
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::{Account, Request};
    use crate::insight::registry::tests::{account, live_since, workspace};

    #[test]
    fn nothing_is_counted_where_a_request_could_not_be_read() {
        let withheld = vec![WithheldFigure::Requests];
        let account = Account { requests: vec![live_since("2026-08-04")], withheld, ..account() };
        let claims = RequestsRule.insights(&RuleContext { account: &account, workspace: &workspace() });
        assert_eq!(claims[0].claim.id, "claim-requests-one");
    }

    #[test]
    fn what_is_used_since_is_not_to_be_tried_and_what_is_not_used_is_no_message() {
        let of = |used_since| {
            let request = Request { used_since, ..live_since("2026-08-04") };
            let account = Account { requests: vec![request], ..account() };
            let found = RequestsRule.insights(&RuleContext { account: &account, workspace: &workspace() });
            (found[0].step.is_some(), found[0].leads)
        };
        assert_eq!(
            [None, Some(true), Some(false)].map(of),
            [(true, Leads::May), (false, Leads::May), (true, Leads::Never)]
        );
    }

    #[test]
    fn a_request_that_went_live_outside_the_quarter_is_no_news_of_it() {
        let claims = |shipped_on: &str| {
            let account = Account { requests: vec![live_since(shipped_on)], ..account() };
            RequestsRule.insights(&RuleContext { account: &account, workspace: &workspace() }).len()
        };
        let days = ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"];
        assert_eq!(days.map(claims), [0, 1, 1, 0]);
    }
}
