//! The share of a month's users that come back on a day or in a week.

use crate::account::course::stickiness::Stickiness;
use crate::account::figure::FigureId;
use crate::account::view::Activity;
use crate::base::amounts::rounding::percent;
use crate::insight::model::{Evidence, Insight, InsightKind, Leads, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const STICKINESS: Topic = Topic("stickiness");

#[derive(Debug)]
pub struct StickinessRule;

/// The share counts as grown if it grew by at least so many percentage points, and as shrunk likewise.
const GROWN: f64 = 5.0;

/// A month needs at least so many users for a claim about the share: of fewer nothing is told by percentages.
const FEWEST: f64 = 20.0;

impl Rule for StickinessRule {
    /// The share as a fact; as a strength if it grew by five points or more, and not because the month lost users. There is no
    /// claim about a share that shrank: other rules make claims about the users behind it.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let account = context.account;
        let is_shown = |s: &&Stickiness| s.share > 0.0 && s.month >= FEWEST && account.activity == Activity::Active;
        let Some(found) = account.stickiness.as_ref().filter(is_shown) else {
            return Vec::new();
        };
        let more = found.users_before.is_some_and(|before| found.users > before);
        // The shares as decks write them, of a growth as of a fall.
        let moved = |before: f64| percent(found.share) - percent(before);
        let grown = found.before.filter(|before| more && moved(*before) >= GROWN);
        if found.before.is_some_and(|before| -moved(before) >= GROWN) {
            return Vec::new();
        }
        let id = match (found.daily, grown) {
            (true, Some(_)) => "claim-daily-share-up",
            (true, None) => "claim-daily-share",
            (false, Some(_)) => "claim-weekly-share-up",
            (false, None) => "claim-weekly-share",
        };
        let claim = Message::new(id).with("share", Arg::Share(found.share));
        let mut evidence = vec![Evidence::new(FigureId::StickinessShare, found.share)];
        evidence.extend(found.before.map(|before| Evidence::new(FigureId::StickinessBefore, before)));
        let (kind, weight) = if grown.is_some() { (InsightKind::Strength, 72.0) } else { (InsightKind::Fact, 51.0) };
        let claim = grown.into_iter().fold(claim, |claim, before| claim.with("before", Arg::Share(before)));
        let leads = if kind == InsightKind::Strength { Leads::May } else { Leads::Never };
        vec![Insight { evidence, leads, ..Insight::new(STICKINESS.of("users"), kind, weight, claim) }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::Account;
    use crate::insight::registry::tests::{account, workspace};

    fn found(share: f64, before: Option<f64>) -> Option<(InsightKind, &'static str)> {
        found_of(share * 40.0, 40.0, before.map(|before| (before * 40.0, 40.0)))
    }

    fn found_of(users: f64, month: f64, before: Option<(f64, f64)>) -> Option<(InsightKind, &'static str)> {
        let stickiness = Some(Stickiness {
            share: users / month,
            before: before.map(|(users, month)| users / month),
            daily: true,
            users,
            users_before: before.map(|(users, _)| users),
            month,
        });
        let (account, workspace) = (Account { stickiness, ..account() }, workspace());
        let found = StickinessRule.insights(&RuleContext { account: &account, workspace: &workspace });
        found.first().map(|insight| (insight.kind, insight.claim.id))
    }

    #[test]
    fn a_share_that_grew_is_a_strength_and_one_that_shrank_is_not_spoken_of() {
        assert_eq!(found(0.5, Some(0.4)), Some((InsightKind::Strength, "claim-daily-share-up")));
        assert_eq!(found(0.3, Some(0.25)), Some((InsightKind::Strength, "claim-daily-share-up")), "five points");
        assert_eq!(found(0.25, Some(0.3)), None, "five points");
        assert_eq!(found(0.26, Some(0.3)), Some((InsightKind::Fact, "claim-daily-share")), "four points");
        assert_eq!(found(0.5, Some(0.455)), Some((InsightKind::Fact, "claim-daily-share")));
        assert_eq!(found(0.455, Some(0.5)), Some((InsightKind::Fact, "claim-daily-share")));
        assert_eq!(found(0.5, None), Some((InsightKind::Fact, "claim-daily-share")));
        assert_eq!(found(0.4, Some(0.5)), None);
    }

    #[test]
    fn a_growth_and_a_fall_are_of_the_shares_that_are_shown() {
        let is_up = |share, before| found(share, Some(before)).map(|(kind, _)| kind == InsightKind::Strength);
        assert_eq!(is_up(0.5449, 0.4951), Some(false), "54% after 50%");
        assert_eq!(is_up(0.5451, 0.4949), Some(true), "55% after 49%");
        assert_eq!([is_up(0.15, 0.1), is_up(0.1, 0.15), is_up(0.1001, 0.15)], [Some(true), None, None]);
        assert_eq!(is_up(0.4949, 0.5451), None, "49% after 55%");
        assert_eq!(is_up(0.4551, 0.5049), Some(false), "46% after 50%");
        assert_eq!(is_up(0.4549, 0.4951), None, "45% after 50%");
    }

    #[test]
    fn a_month_that_lost_users_made_no_share_grow() {
        assert_eq!(found_of(18.0, 22.0, Some((18.0, 28.0))), Some((InsightKind::Fact, "claim-daily-share")));
        assert_eq!(found_of(20.0, 22.0, Some((18.0, 28.0))), Some((InsightKind::Strength, "claim-daily-share-up")));
    }

    #[test]
    fn a_share_of_few_is_not_told() {
        assert_eq!(found_of(1.0, 1.0, Some((1.0, 2.0))), None);
        assert_eq!(found_of(9.0, 19.0, Some((6.0, 18.0))), None);
        assert!(found_of(10.0, 20.0, Some((6.0, 18.0))).is_some());
    }
}
