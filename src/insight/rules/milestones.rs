//! What a new account began with, and what comes next: the message of its first ninety days.

use chrono::NaiveDate;

use crate::account::figure::{FeatureFigure, FigureId, MetricFigure};
use crate::account::lifecycle::milestones::{Milestone, Reached, When};
use crate::account::view::{Account, Activity};
use crate::config::workspace::Workspace;
use crate::insight::model::{Evidence, Insight, InsightKind, Rule, RuleContext, Topic};
use crate::insight::picks::picks;
use crate::insight::rules::features::start;
use crate::locale::message::{Arg, Message};

pub const MILESTONE: Topic = Topic("milestone");

/// More features that began together are not named in a sentence.
const NAMED: usize = 3;

/// Features that an account began with in one month.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// Their places in the catalogue.
    pub features: Vec<usize>,
    /// The month's first day.
    pub month: NaiveDate,
}

/// The features among the milestones that were used first in the month in which the account `began`; `None` where it began with
/// others, or with more than a sentence names.
pub fn begun(milestones: &[Milestone], began: Option<NaiveDate>) -> Option<Begun> {
    let month = began?;
    let dated = milestones.iter().filter_map(Milestone::first_use);
    let features: Vec<_> = dated.filter(|(_, of)| *of == month).map(|(index, _)| index).collect();
    (1..=NAMED).contains(&features.len()).then_some(Begun { features, month })
}

/// The clause for what an account began with: "Your team began with Receipt capture in September".
pub fn claim(begun: &Begun, workspace: &Workspace) -> Message {
    let name = |index: &usize| workspace.catalogue.features[*index].name.to_string();
    let names = Arg::Features(begun.features.iter().map(name).collect());
    Message::new("claim-begun").with("names", names).with("month", Arg::Month(begun.month))
}

#[derive(Debug)]
pub struct MilestonesRule;

impl Rule for MilestonesRule {
    /// What it began with as a strength; its step is the feature that comes next.
    fn insights(&self, context: &RuleContext<'_>) -> Vec<Insight> {
        let RuleContext { account, workspace } = *context;
        if account.activity != Activity::Active {
            return Vec::new();
        }
        let Some((claim, evidence)) = told(account, workspace) else { return Vec::new() };
        let features = account.features.as_ref();
        let next = features.and_then(|features| {
            let pick = picks(features, &account.account_override, workspace).first().copied()?;
            Some(start(pick, account, workspace))
        });
        let insight = Insight::new(MILESTONE.of("begun"), InsightKind::Strength, 120.0, claim);
        vec![Insight { step: next, evidence, ..insight }]
    }
}

fn told(account: &Account, workspace: &Workspace) -> Option<(Message, Vec<Evidence>)> {
    let milestones = &account.lifecycle.milestones;
    if let Some(begun) = begun(milestones, account.lifecycle.began) {
        let people = |milestone: &Milestone| match &milestone.what {
            Reached::FirstUse { index, id, users: Some(users) } if begun.features.contains(index) => {
                Some(Evidence::new(FigureId::feature(id, FeatureFigure::LatestMonth), users.users))
            }
            _ => None,
        };
        return Some((claim(&begun, workspace), milestones.iter().filter_map(people).collect()));
    }
    milestones.iter().find_map(|milestone| match (&milestone.what, milestone.when) {
        (Reached::FirstWeek { metric, value, is_begin: true, .. }, Some(When::Week(week))) => {
            let evidence = Evidence::new(FigureId::metric(metric, MetricFigure::FirstWeek), *value);
            Some((Message::new("claim-begun-week").with("day", Arg::Day(week)), vec![evidence]))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(index: usize, month: &str) -> Milestone {
        let when = Some(When::Month(format!("{month}-01").parse().unwrap()));
        Milestone { what: Reached::FirstUse { index, id: index.to_string(), users: None }, when }
    }

    #[test]
    fn an_account_began_with_what_it_used_in_its_earliest_month() {
        let month = |text: &str| Some(format!("{text}-01").parse().unwrap());
        let of =
            |all: &[Milestone]| begun(all, month("2026-08")).map(|begun| (begun.features, begun.month.to_string()));
        let august = || Some((vec![1, 3], "2026-08-01".to_owned()));
        let all = [used(2, "2026-09"), used(1, "2026-08"), used(3, "2026-08")];
        assert_eq!(of(&all), august());
        assert_eq!(begun(&all, None), None, "something was used on days that are not known");
        assert_eq!(begun(&all, month("2026-07")), None, "it began with something else");
        let many: Vec<_> = (0..4).map(|index| used(index, "2026-08")).collect();
        assert_eq!((of(&many), of(&[])), (None, None));
    }
}
