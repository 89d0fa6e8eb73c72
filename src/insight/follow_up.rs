//! What became of last quarter's suggestions. What came true is told; a feature or seat still waiting may be named again
//! among the steps, never as something left undone.

use crate::account::suggestion::Suggestion;
use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::Evidence;
use crate::locale::message::{Arg, Message};

/// The most that a deck looks back on.
const MOST: usize = 3;

/// A suggestion and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// The id of the step it was.
    pub step: String,
    /// Whether it came true.
    pub done: bool,
    /// What became of it, as a clause.
    pub claim: Message,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
}

/// What became of the suggestions, those that came true first.
pub fn follow_ups(account: &Account, workspace: &Workspace) -> Vec<FollowUp> {
    if account.activity != Activity::Active {
        return Vec::new();
    }
    let found = account.suggested.iter().filter_map(|suggestion| follow_up(suggestion, account, workspace));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|follow_up| !follow_up.done);
    found.truncate(MOST);
    found
}

fn follow_up(suggestion: &Suggestion, account: &Account, workspace: &Workspace) -> Option<FollowUp> {
    let say = |id| Message::new(id).with("quarter", account.previous);
    let made = |done, claim, evidence| Some(FollowUp { step: suggestion.step.clone(), done, claim, evidence });
    if let Some(id) = suggestion.subject("step-feature") {
        let used = account.features.as_ref()?.all.iter().find(|f| f.id == id)?;
        let name = workspace.catalogue.features[used.index].name.as_str();
        let evidence = |value| vec![Evidence::new(format!("{id}.users"), value)];
        return match used.users.filter(|users| used.used && *users >= 1.0) {
            Some(users) => {
                made(true, say("since-feature-users").with("feature", name).with("users", users), evidence(users))
            }
            None if used.used => made(true, say("since-feature").with("feature", name), evidence(1.0)),
            None => made(false, say("since-feature-open").with("feature", name), evidence(0.0)),
        };
    }
    if suggestion.subject("step-seats").is_some() {
        let seats = account.seats.as_ref()?;
        let then = suggestion.figure("seats.active")?;
        let more = seats.active - then;
        let evidence = vec![Evidence::new("seats.active", seats.active), Evidence::new("seats.active.before", then)];
        return match more {
            more if more >= 1.0 => made(true, say("since-seats").with("more", more), evidence),
            // Of the seats that deck spoke of; where fewer are ready now, they are others.
            _ => {
                let ready = (suggestion.figure("seats.licensed")? - then).floor();
                let still = ready >= 1.0 && seats.licensed - seats.active >= ready;
                still.then(|| made(false, say("since-seats-open").with("ready", ready), evidence)).flatten()
            }
        };
    }
    if let Some(id) = suggestion.subject("step-fell") {
        let metric = account.metrics.iter().find(|m| m.id == id)?;
        let change = metric.change.filter(|change| change.rose() && metric.more_is_better)?;
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let claim = match change.few {
            Some((before, now)) => say("since-fell-few").with("before", figure(before)).with("value", figure(now)),
            None => say("since-fell").with("change", Arg::Share(change.share)),
        };
        let claim = claim.with("name", metric.name.as_str());
        return made(true, claim, vec![Evidence::new(format!("{id}.change"), change.share)]);
    }
    if let Some(id) = suggestion.subject("step-limit") {
        let metric = account.metrics.iter().find(|m| m.id == id)?;
        let then = suggestion.figure(&format!("{id}.entitlement"))?;
        let now = metric.included()?;
        let figure = |value| Arg::Figure(value, metric.noun.clone());
        let claim = say("since-limit").with("name", metric.name.as_str()).with("then", figure(then));
        let evidence = vec![Evidence::new(format!("{id}.entitlement"), now)];
        return if now > then { made(true, claim.with("now", figure(now)), evidence) } else { None };
    }
    let id = suggestion.subject("step-offer")?;
    let product = workspace.catalogue.products.iter().find(|p| p.id == id)?;
    let owned = account.products_owned.iter().any(|owned| owned == id);
    let claim = say("since-offer").with("product", product.name.as_str());
    if owned { made(true, claim, vec![Evidence::new(format!("{id}.owned"), 1.0)]) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::Utilisation;
    use crate::insight::registry::tests::{account, features, workspace};

    fn suggestion(step: &str, figures: &[(&str, f64)]) -> Suggestion {
        Suggestion {
            step: step.into(),
            figures: figures.iter().map(|(name, value)| ((*name).into(), *value)).collect(),
        }
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
