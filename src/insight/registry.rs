//! The insights of an account, ranked.
//!
//! A claim is a [`Message`], never a sentence. Insights are ranked by `weight`: goals (200), limits (190 and above), sharp changes
//! for the better (130 and above), others (100 and above), what the customer did (50–99), what it could do next (below 50); ties
//! are ordered by id, so that the order is always the same.

use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::insight::model::{Insight, InsightKind, Leads, RuleContext};
use crate::insight::rules::RULES;
use crate::insight::rules::features::is_lapsed;
use crate::insight::rules::goals::GOAL;
use crate::insight::rules::trend::TREND;
use crate::insight::tone::{Tone, tone};
use crate::locale::message::Message;

/// All insights of an account, the highest weight first.
pub fn insights(account: &Account, workspace: &Workspace) -> Vec<Insight> {
    let context = RuleContext { account, workspace };
    let mut all: Vec<_> = RULES.iter().flat_map(|rule| rule.insights(&context)).collect();
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    all
}

/// The insight that is the deck's message: where something was missed or fell, that; else the weightiest that may lead; then what
/// people stopped using; and that a figure stayed as it was only where nothing else can be said.
pub fn leading<'a>(insights: &'a [Insight], account: &Account, workspace: &Workspace) -> Option<&'a Insight> {
    let fall = |insight: &&Insight| insight.kind == InsightKind::Gap && [GOAL, TREND].contains(&insight.id.topic);
    let is_falling = tone(account, workspace) == Tone::Falling;
    let told = insights.iter().filter(|_| is_falling).find(fall);
    let lead = |leads: Leads| insights.iter().find(move |i| i.leads == leads && i.kind != InsightKind::Gap);
    // What people stopped using is more than that all is as it was.
    let lapsed = || insights.iter().find(|insight| is_lapsed(insight));
    told.or_else(|| lead(Leads::May)).or_else(lapsed).or_else(|| lead(Leads::Last))
}

/// The headline: the one that a person wrote, else the claim of the leading insight.
pub fn headline(insights: &[Insight], account: &Account, workspace: &Workspace) -> Message {
    if let Some(headline) = &account.account_override.headline {
        return Message::new("text").with("text", headline.as_str());
    }
    match leading(insights, account, workspace) {
        Some(insight) => insight.claim.clone(),
        None => Message::new("headline-none").with("quarter", account.period),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::account::account_override::AccountOverride;
    use crate::account::assembly::portfolio::Portfolio;
    use crate::account::change::{Band, Change, NoChange, Told};
    use crate::account::feature_months::{FeatureMonths, Lapsed};
    use crate::account::metric::{Metric, Potential, PotentialSource};
    use crate::account::peers::adoption::Adoption;
    use crate::account::view::{Activity, FeatureUse, Features, Request, Utilisation};
    use crate::base::noun::{Noun, Unit};
    use crate::config::flags::Flags;
    use crate::config::qbr::file::Thresholds;
    use crate::ingest::records::{AccountRow, RequestState, Tables};
    use crate::insight::actions::steps;
    use crate::insight::picks::picks;
    use crate::insight::rules::features::FEATURE;
    use crate::insight::rules::limits::LIMIT;
    use crate::insight::rules::trend::claim as trend_claim;
    use crate::locale::message::Arg;
    use chrono::NaiveDate;

    const QBR: &str = "vendor: {name: Tern, team: {name: Tern team, email: team@tern.example}}\n\
        period: 2026-Q3\nlinks: {changelog: 'https://tern.example/changes'}\nsources: {accounts: a.csv}\n";
    const CATALOGUE: &str = "features:\n- {id: a, name: A, benefit: Count all, advanced: true}\n\
        - {id: b, name: B, benefit: Approve fast}\n- {id: c, name: C, benefit: Match orders}\n- {id: d, name: D, benefit: Export books}\n";

    pub(crate) fn workspace() -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        let qbr = QBR.replace("a.csv", "{file: a.csv, columns: {id: id, name: name}}");
        std::fs::write(folder.path().join("qbr.yaml"), qbr).unwrap();
        std::fs::write(folder.path().join("catalogue.yaml"), CATALOGUE).unwrap();
        Workspace::load(folder.path(), &Flags::default(), NaiveDate::MIN).unwrap()
    }

    pub(crate) fn account() -> Account {
        let row = AccountRow { id: "A".into(), name: Some("Acme".into()), ..AccountRow::default() };
        let tables = Tables { accounts: vec![row], ..Tables::default() };
        let (account, ..) = Portfolio::new(Arc::new(workspace()), tables).account(0);
        Account { activity: Activity::Active, ..account }
    }

    /// A request that went live on a day.
    pub(crate) fn live_since(day: &str) -> Request {
        Request {
            id: "R".into(),
            title: "Export".to_owned().into(),
            requested_on: None,
            state: RequestState::Shipped,
            shipped_on: Some(day.parse().unwrap()),
            benefit: None,
            reason: None,
            feature: None,
            used_since: None,
            url: None,
        }
    }

    /// A metric that counts something and did not change.
    pub(crate) fn counted(id: &str) -> Metric {
        metric(id, None)
    }

    pub(crate) fn change(before: f64, now: f64) -> Change {
        Change::between_counts(before, now, &Thresholds::default()).unwrap()
    }

    pub(crate) fn metric(id: &str, share: Option<(f64, Band)>) -> Metric {
        Metric {
            id: id.into(),
            name: id.into(),
            grammar: None,
            noun: Noun { one: id.into(), other: id.into(), unit: Unit::Count },
            definition: None,
            aggregate: crate::config::qbr::metrics::Aggregate::Sum,
            kind: crate::config::qbr::metrics::MetricKind::Flow,
            earlier: true,
            more_is_better: true,
            weeks: vec![Some(4.0); 13],
            quarter_weeks: 13,
            prior_weeks: vec![Some(4.0); 13],
            value: 52.0,
            prior: Some(52.0),
            change: share.map_or(Err(NoChange::TooFewWeeks { have: 7, need: 8 }), |(share, band)| {
                let told = Told::Share(share);
                Ok(Change { before: 1000.0, now: 1000.0 * (1.0 + share), band, told })
            }),
            potential: None,
            limit: None,
            peers: None,
            half_year: None,
            year_ago: None,
            runway: None,
            history: None,
        }
    }

    pub(crate) fn features(used: &[bool], tenths: &[Option<usize>]) -> Features {
        let one = |(index, (used, tenths)): (usize, (&bool, &Option<usize>))| FeatureUse {
            index,
            id: ["a", "b", "c", "d"][index].into(),
            used: *used,
            used_before: *used,
            used_earlier: *used,
            months: FeatureMonths::default(),
            new: false,
            users: None,
            uses: None,
            peers: tenths.map(Adoption::of_tenths),
        };
        Features { measured_before: true, all: used.iter().zip(tenths).enumerate().map(one).collect() }
    }

    fn ids(insights: &[Insight]) -> Vec<String> {
        insights.iter().map(|i| i.id.to_string()).collect()
    }

    #[test]
    fn what_was_gained_leads_and_a_fall_comes_last() {
        let metrics = vec![
            metric("flat", Some((0.02, Band::Steady))),
            metric("down", Some((-0.2, Band::Fell))),
            metric("up", Some((0.2, Band::Rose))),
        ];
        let account = Account { metrics, ..account() };
        let found = insights(&account, &workspace());
        assert_eq!(ids(&found), ["trend:up", "trend:flat", "trend:down"]);
        assert_eq!(
            found.iter().map(|i| i.kind).collect::<Vec<_>>(),
            [InsightKind::Strength, InsightKind::Fact, InsightKind::Gap]
        );
        assert_eq!(headline(&found, &account, &workspace()).id, "claim-rose");
        assert_eq!(found[2].step.as_ref().unwrap().id.to_string(), "step-fell:down");
    }

    #[test]
    fn a_change_within_the_noise_of_counts_is_a_fact() {
        let kind = |before: f64, now: f64, unit: Unit| {
            let change = Change::between(before, now, &Thresholds::default());
            let noun = Noun { unit, ..counted("jobs").noun };
            let metrics = vec![Metric { change, noun, ..counted("jobs") }];
            let found = insights(&Account { metrics, ..account() }, &workspace());
            (found[0].kind, found[0].step.is_some())
        };
        let count = Unit::Count;
        assert_eq!([kind(44.0, 52.0, count), kind(45.0, 33.0, count)], [(InsightKind::Fact, false); 2]);
        assert_eq!(kind(440.0, 520.0, count), (InsightKind::Strength, false));
        assert_eq!(kind(450.0, 330.0, count), (InsightKind::Gap, true));
        let pounds = Unit::Money(crate::base::amounts::currency::Currency::parse("GBP").unwrap());
        assert_eq!(kind(44.0, 52.0, pounds), (InsightKind::Strength, false), "money is not counted");
    }

    #[test]
    fn a_fall_of_what_should_fall_is_good_news() {
        let errors = Metric { more_is_better: false, ..metric("errors", Some((-0.2, Band::Fell))) };
        let account = Account { metrics: vec![errors], ..account() };
        assert_eq!(insights(&account, &workspace())[0].kind, InsightKind::Strength);
    }

    #[test]
    fn fewer_errors_of_less_work_are_no_news() {
        let errors = Metric { more_is_better: false, ..metric("errors", Some((-0.2, Band::Fell))) };
        let of = |work: Metric| {
            let account = Account { metrics: vec![work, errors.clone()], ..account() };
            insights(&account, &workspace()).iter().map(|i| i.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of(metric("jobs", Some((-0.4, Band::FellSharply)))), ["trend:jobs"]);
        assert_eq!(of(metric("jobs", Some((0.02, Band::Steady)))), ["trend:errors", "trend:jobs"]);
    }

    #[test]
    fn seats_are_ready_under_nine_tenths_in_use() {
        let with = |active: f64| {
            let seats = Utilisation { metric: "seats".into(), active, licensed: 100.0, active_before: Some(80.0) };
            insights(&Account { seats: Some(seats), ..account() }, &workspace())
        };
        assert_eq!(ids(&with(89.0)), ["seats:more", "seats-ready:seats"]);
        assert_eq!(ids(&with(90.0)), ["seats:more"]);
        assert_eq!(ids(&with(70.0)), ["seats:in-use", "seats-ready:seats"]);
        assert!(with(110.0).is_empty(), "more people than seats is the matter of the limit");
    }

    #[test]
    fn seats_that_are_ready_are_between_the_figures_as_they_are_written() {
        let seats = |active, licensed, before| {
            let seats = Utilisation { metric: "seats".into(), active, licensed, active_before: Some(before) };
            (seats.ready(), seats.more())
        };
        assert_eq!(seats(62.0, 100.0, 50.0), (38.0, Some(12.0)));
        assert_eq!(seats(1_240_000.0, 2e6, 1_130_000.0), (760_000.0, Some(110_000.0)), "1.24M of 2M, after 1.13M");
    }

    #[test]
    fn a_limit_is_spoken_of_from_nine_tenths() {
        let with = |included: f64| {
            let potential = Potential { value: included, source: PotentialSource::Entitlement, peers_share: None };
            let near = Metric { potential: Some(potential), ..metric("jobs", None) };
            let found = insights(&Account { metrics: vec![near], ..account() }, &workspace());
            found.iter().find(|i| i.id == LIMIT.of("jobs")).map(|i| i.claim.id)
        };
        // 52 of 58 are 89.7%, of 57 91.2%, of 52 100%, of 51 102%.
        let claims = [58.0, 57.0, 52.0, 51.0].map(with);
        assert_eq!(claims, [None, Some("claim-near-limit"), Some("claim-near-limit"), Some("claim-over-limit")]);
    }

    #[test]
    fn a_limit_that_is_shown_alike_is_not_passed() {
        let with = |value: f64, included: f64| {
            let potential = Potential { value: included, source: PotentialSource::Entitlement, peers_share: None };
            let metric = Metric { value, potential: Some(potential), ..metric("jobs", None) };
            let found = insights(&Account { metrics: vec![metric], ..account() }, &workspace());
            found.iter().find(|i| i.id == LIMIT.of("jobs")).map(|i| i.claim.id)
        };
        assert_eq!(with(10.4, 10.0), Some("claim-near-limit"), "10 is shown of both");
        assert_eq!(with(10.6, 10.0), Some("claim-over-limit"));
        assert_eq!(with(200.4, 200.0), Some("claim-near-limit"), "200 is shown of both");
        assert_eq!(with(1004.0, 1000.0), Some("claim-near-limit"), "under half a percent more");
        assert_eq!(with(201.0, 200.0), Some("claim-over-limit"));
        assert_eq!(with(2_314_000.0, 2_306_000.0), Some("claim-near-limit"), "2.31M is shown of both");
    }

    #[test]
    fn picks_follow_peers_then_the_catalogue_and_end_with_the_advanced() {
        let picked = |used: [bool; 4], tenths: [Option<usize>; 4]| {
            picks(&features(&used, &tenths), &AccountOverride::default(), &workspace())
                .iter()
                .map(|f| f.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(picked([false; 4], [Some(9), Some(4), None, Some(8)]), ["d", "b", "c"]);
        assert_eq!(picked([false, false, true, true], [None; 4]), ["b", "a"]);
        assert_eq!(picked([true; 4], [None; 4]), [""; 0]);
    }

    #[test]
    fn what_fewer_peers_use_than_is_told_comes_last_and_what_is_known_to_be_rare_is_no_pick() {
        let picked = |others: [usize; 4], used: [usize; 4]| {
            let mut features = features(&[false; 4], &[None; 4]);
            for (at, feature) in features.all.iter_mut().enumerate() {
                feature.peers = Adoption::of_users(others[at], used[at]);
            }
            picks(&features, &AccountOverride::default(), &workspace()).iter().map(|f| f.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(picked([20; 4], [1, 4, 12, 12]), ["c", "d", "b"], "one of twenty may be a tenth");
        assert_eq!(picked([20, 12, 20, 20], [4, 4, 4, 8]), ["d", "b", "c"], "under a half before under three tenths");
        assert_eq!(picked([60; 4], [3, 12, 12, 2]), ["b", "c"]);
        assert_eq!(picked([45, 60, 60, 60], [3, 2, 2, 2]), ["a"], "no tenth is told of forty-five");
    }

    #[test]
    fn what_people_stopped_using_comes_first_and_is_said_to_have_been_used() {
        let mut features = features(&[false, false, true, false], &[Some(9), Some(8), None, None]);
        let until = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let lapsed = |users| FeatureMonths { lapsed: Some(Lapsed { until, users }), ..FeatureMonths::default() };
        features.all[3].months = lapsed(Some(3.0));
        features.all[0].months = lapsed(Some(22.0));
        let account = Account { features: Some(features), ..account() };
        let found = insights(&account, &workspace());
        let picked: Vec<_> = found.iter().filter(|i| i.id.topic == FEATURE).collect();
        assert_eq!(picked.iter().map(|i| i.id.subject.as_str()).collect::<Vec<_>>(), ["a", "d", "b"]);
        let said: Vec<_> = picked.iter().map(|i| (i.claim.id, i.step.as_ref().unwrap().title.id)).collect();
        let again = ("claim-lapsed-users", "step-feature-again");
        assert_eq!(said, [again, again, ("claim-pick-peers", "step-feature")]);
    }

    #[test]
    fn there_are_always_three_steps() {
        let (account, workspace) = (account(), workspace());
        let of = |account: &Account| {
            let found = steps(&insights(account, &workspace), account, &workspace);
            found.into_iter().map(|step| step.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of(&account), ["step-goals", "step-share", "step-changelog"]);
        let unused = Account { activity: Activity::Zero, ..account.clone() };
        assert_eq!(of(&unused)[0], "step-kick-off");
        let seats = Utilisation { metric: "seats".into(), active: 10.0, licensed: 100.0, active_before: None };
        let falls = ["x", "y"].map(|id| metric(id, Some((-0.2, Band::Fell)))).into();
        let rich = Account {
            seats: Some(seats),
            metrics: falls,
            features: Some(features(&[false; 4], &[None; 4])),
            ..account
        };
        let chosen = of(&rich);
        assert_eq!(chosen.len(), 3);
        assert_eq!(chosen.iter().filter(|id| id.starts_with("step-fell")).count(), 1, "{chosen:?}");
        assert!(chosen.iter().filter(|id| id.starts_with("step-feature")).count() <= 2, "{chosen:?}");
    }

    #[test]
    fn a_change_of_few_is_told_by_its_two_figures() {
        let of = |before: f64, prior: bool| {
            let change = Change::between_counts(before, 60.0, &Thresholds::default());
            let metric = Metric { change, prior: prior.then_some(before), value: 60.0, ..metric("p", None) };
            let claim = trend_claim(&metric);
            (claim.id, claim.args.iter().any(|(_, arg)| matches!(arg, Arg::Share(_))))
        };
        assert_eq!(of(19.0, true), ("claim-few-rose", false));
        assert_eq!(of(19.0, false), ("claim-few-up", false));
        assert_eq!(of(0.0, true), ("claim-few-rose", false), "from nothing too");
        assert_eq!(of(20.0, true), ("claim-rose-sharply", true));
        assert_eq!(of(20.0, false), ("claim-up", true));
    }

    #[test]
    fn a_percentage_moves_by_points_whichever_weeks_are_compared() {
        let of = |before: f64, now: f64, prior: bool| {
            let change = Change::between_percentages(before, now, &Thresholds::default());
            let noun = Noun { unit: Unit::Percent, ..metric("p", None).noun };
            let metric = Metric { change, prior: prior.then_some(before), value: now, noun, ..metric("p", None) };
            let claim = trend_claim(&metric);
            let points = claim.args.iter().find(|(name, _)| *name == "points").map(|(_, points)| points.clone());
            (claim.id, points.unwrap())
        };
        assert_eq!(of(0.60, 0.72, true), ("claim-points-up", Arg::Number(12.0)));
        assert_eq!(of(0.60, 0.72, false), ("claim-points-common-up", Arg::Number(12.0)));
        assert_eq!(of(0.72, 0.60, true), ("claim-points-down", Arg::Number(12.0)));
        assert_eq!(of(0.72, 0.60, false), ("claim-points-common-down", Arg::Number(12.0)));
        assert_eq!(of(0.0, 0.12, true), ("claim-points-up", Arg::Number(12.0)));
    }

    #[test]
    fn nothing_known_is_said_plainly() {
        let unmeasured = Account { activity: Activity::Unmeasured, ..account() };
        assert_eq!(insights(&unmeasured, &workspace()), []);
        assert_eq!(headline(&[], &unmeasured, &workspace()).id, "headline-none");
        let zero = Account { activity: Activity::Zero, seats_licensed: Some(12.0), ..account() };
        assert_eq!(insights(&zero, &workspace())[0].claim.id, "claim-start-seats");
    }
}
