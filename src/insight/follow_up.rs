//! The outcome of last quarter's suggestions. An unused feature or seat may be suggested again, but is never presented as
//! something that the customer failed to do.

use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::{FollowUp, RuleContext};
use crate::insight::rules::RULES;

/// The maximum number of outcomes in a deck.
const MOST: usize = 3;

/// The outcomes of the suggestions, those that were followed first.
pub fn follow_ups(account: &Account, workspace: &Workspace) -> Vec<FollowUp> {
    if account.activity != Activity::Active {
        return Vec::new();
    }
    let context = RuleContext { account, workspace };
    let follow_up = |suggestion| RULES.iter().find_map(|rule| rule.follow_up(suggestion, &context));
    let mut found: Vec<_> = account.suggested.iter().filter_map(follow_up).collect();
    found.sort_by_key(|follow_up| !follow_up.done);
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::action::ActionId;
    use crate::account::suggestion::Suggestion;
    use crate::account::view::Utilisation;
    use crate::insight::registry::tests::{account, features, workspace};
    use crate::locale::message::Arg;

    fn suggestion(step: &str, figures: &[(&str, f64)]) -> Suggestion {
        let figures = figures.iter().map(|(name, value)| ((*name).into(), *value)).collect();
        Suggestion::new(ActionId::parse(step), figures)
    }

    fn claims(account: &Account) -> Vec<(&'static str, bool)> {
        follow_ups(account, &workspace()).iter().map(|f| (f.claim.id, f.done)).collect()
    }

    #[test]
    fn what_came_true_is_told_first_and_what_waits_is_not_blamed() {
        let suggested =
            vec![suggestion("step-feature:a", &[]), suggestion("step-feature:b", &[]), suggestion("step-goals", &[])];
        let features = Some(features(&[false, true, true, true], &[None; 4]));
        let account = Account { suggested, features, ..account() };
        assert_eq!(claims(&account), [("since-feature", true), ("since-feature-open", false)]);
    }

    #[test]
    fn seats_are_compared_with_those_of_the_deck_that_suggested_them() {
        let with = |active: f64, figures: &[(&str, f64)]| {
            let seats = Utilisation { metric: "seats".into(), active, licensed: 20.0, active_before: Some(3.0) };
            claims(&Account { suggested: vec![suggestion("step-seats", figures)], seats: Some(seats), ..account() })
        };
        assert_eq!(with(12.0, &[("seats.active", 9.0)]), [("since-seats", true)]);
        let then = [("seats.active", 9.0), ("seats.licensed", 14.0)];
        assert_eq!(with(9.0, &then), [("since-seats-open", false)]);
        let ready = |active| {
            let seats = Utilisation { metric: "seats".into(), active, licensed: 20.0, active_before: None };
            let suggested = vec![suggestion("step-seats", &then)];
            let account = Account { suggested, seats: Some(seats), ..account() };
            follow_ups(&account, &workspace()).first().map(|f| f.claim.args.clone())
        };
        assert_eq!(ready(8.0).unwrap().last(), Some(&("ready", Arg::Number(5.0))), "what that deck said");
        assert!(with(9.0, &[("seats.active", 9.0)]).is_empty());
        assert!(with(12.0, &[]).is_empty(), "without the figure of then nothing can be said");
    }

    #[test]
    fn without_an_earlier_deck_nothing_is_said() {
        assert!(claims(&account()).is_empty());
    }
}
