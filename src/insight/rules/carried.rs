//! The arithmetic of a volume: how many people carried it, against the quarter before.

use crate::account::change::{Band, Change};
use crate::account::figure::FigureId;
use crate::account::view::Activity;
use crate::insight::model::{Evidence, Insight, InsightKind, Leads, Rule, RuleContext, Topic};
use crate::locale::message::{Arg, Message};

pub const CARRIED: Topic = Topic("carried");

#[derive(Debug)]
pub struct CarriedRule;

impl Rule for CarriedRule {
    /// People and volume of both quarters in one sentence. It names no cause: it is what the change consists of.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let RuleContext { account, workspace } = *context;
        let found = account.people_and_volume.as_ref().filter(|_| account.activity == Activity::Active);
        // Of some of a quarter's weeks the volume is not the quarter's that other pages show.
        let Some(found) = found.filter(|found| found.weeks == account.quarter_weeks) else { return Vec::new() };
        let (before, now) = (found.before, found.now);
        let Ok(change) = Change::between_counts(before.volume, now.volume, &workspace.config.thresholds) else {
            return Vec::new();
        };
        let id = match (change.band, change.is_up()) {
            (Band::Steady, _) if before.people == now.people => return Vec::new(),
            (Band::Steady, _) => "claim-carried-alike",
            (_, true) => "claim-carried-more",
            (_, false) => "claim-carried-less",
        };
        let share = if change.is_up() { now.volume / before.volume - 1.0 } else { now.volume / before.volume };
        let claim = Message::new(id)
            .with("people", now.people)
            .with("amount", Arg::Quantity(now.volume, found.noun.clone()))
            .with("share", Arg::Share(share))
            .with("before", before.people)
            .with("quarter", account.previous);
        let evidence = vec![
            Evidence::new(FigureId::EachCarries, now.each()),
            Evidence::new(FigureId::EachCarriedBefore, before.each()),
        ];
        let insight = Insight::new(CARRIED.of("volume"), InsightKind::Fact, 180.0, claim);
        vec![Insight { evidence, leads: Leads::Never, ..insight }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::course::people_and_volume::{Carried, PeopleAndVolume};
    use crate::account::view::Account;
    use crate::base::noun::{Noun, Unit};
    use crate::insight::registry::tests::{account, workspace};

    fn claim(before: [f64; 2], now: [f64; 2]) -> Option<(&'static str, Arg)> {
        let carried = |[people, volume]: [f64; 2]| Carried { people, volume };
        let found = PeopleAndVolume {
            people: "users".into(),
            volume: "jobs".into(),
            noun: Noun { one: "job".into(), other: "jobs".into(), unit: Unit::Count },
            weeks: 13,
            before: carried(before),
            now: carried(now),
        };
        let account = Account { people_and_volume: Some(found), ..account() };
        let found = CarriedRule.insights(&RuleContext { account: &account, workspace: &workspace() });
        found.first().map(|insight| (insight.claim.id, insight.claim.args[2].1.clone()))
    }

    #[test]
    fn what_people_carry_is_a_share_of_what_others_carried() {
        let share = |id, share| Some((id, Arg::Share(share)));
        assert_eq!(claim([45.0, 1000.0], [33.0, 870.0]), share("claim-carried-less", 0.87));
        assert_eq!(claim([70.0, 1000.0], [88.0, 1250.0]), share("claim-carried-more", 0.25));
        assert_eq!(claim([45.0, 1000.0], [33.0, 950.0]).unwrap().0, "claim-carried-alike");
        assert_eq!(claim([45.0, 1000.0], [45.0, 950.0]), None, "as many people, and about as much");
    }
}
