//! How many of a month's users come back on a day, or in a week.

use crate::account::{Account, Activity};
use crate::voice::{Arg, Message};
use crate::workspace::Workspace;

use super::{Evidence, Insight, Kind};

/// Points from which the share is said to have grown.
const GROWN: f64 = 0.05;

/// The share as a fact; as a strength where it grew by five points or more. A share that shrank is not spoken of: the
/// users behind it have claims of their own.
pub fn rule(account: &Account, _: &Workspace) -> Vec<Insight> {
    let Some(found) = account.stickiness.as_ref().filter(|s| s.share > 0.0 && account.activity == Activity::Active)
    else {
        return Vec::new();
    };
    let grown = found.before.filter(|before| found.share - before >= GROWN);
    let shrunk = found.before.is_some_and(|before| before - found.share >= GROWN);
    if shrunk {
        return Vec::new();
    }
    let id = match (found.daily, grown) {
        (true, Some(_)) => "claim-daily-share-up",
        (true, None) => "claim-daily-share",
        (false, Some(_)) => "claim-weekly-share-up",
        (false, None) => "claim-weekly-share",
    };
    let claim = Message::new(id).with("share", Arg::Share(found.share));
    let mut evidence = vec![Evidence::new("stickiness.share", found.share)];
    evidence.extend(found.before.map(|before| Evidence::new("stickiness.before", before)));
    vec![Insight {
        id: "stickiness:users".into(),
        kind: if grown.is_some() { Kind::Strength } else { Kind::Fact },
        weight: if grown.is_some() { 72.0 } else { 51.0 },
        claim: grown.into_iter().fold(claim, |claim, before| claim.with("before", Arg::Share(before))),
        step: None,
        evidence,
    }]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{account, workspace};
    use super::*;
    use crate::account::Stickiness;

    fn found(share: f64, before: Option<f64>) -> Option<(Kind, &'static str)> {
        let stickiness = Some(Stickiness { share, before, daily: true });
        let found = rule(&Account { stickiness, ..account() }, &workspace());
        found.first().map(|insight| (insight.kind, insight.claim.id))
    }

    #[test]
    fn a_share_that_grew_is_a_strength_and_one_that_shrank_is_not_spoken_of() {
        assert_eq!(found(0.5, Some(0.4)), Some((Kind::Strength, "claim-daily-share-up")));
        assert_eq!(found(0.5, Some(0.48)), Some((Kind::Fact, "claim-daily-share")));
        assert_eq!(found(0.5, None), Some((Kind::Fact, "claim-daily-share")));
        assert_eq!(found(0.4, Some(0.5)), None);
    }
}
