use crate::account::figure::FigureId;
use crate::account::lifecycle::phase::Phase;
use crate::account::lifecycle::summary::Lifecycle;
use crate::account::lifecycle::term::Term;
use crate::account::view::{Account, Goal, Saved};
use crate::base::amounts::currency::Currency;
use crate::base::noun::{Noun, Unit};
use crate::deck::slide::{Slide as _, SlideContext};
use crate::deck::slides::value::claim::ValueClaim;
use crate::deck::slides::value::slide::ValueSlide;
use crate::insight::registry::tests::{account, workspace};
use crate::locale::localizer::Localizer;

fn goal(actual: f64, target: f64, unit: Option<&str>) -> Goal {
    let currency = unit.and_then(Currency::parse);
    let (goal, unit) = ("Receipts".into(), unit.map(str::to_owned));
    Goal { goal, target, actual, history: Vec::new(), unit, currency, more_is_better: true }
}

fn at_most(actual: f64, target: f64) -> Goal {
    Goal { more_is_better: false, ..goal(actual, target, Some("hours")) }
}

fn saved(minutes_each: f64, hour_rate: Option<f64>) -> Saved {
    let noun = Noun { one: "job".into(), other: "jobs".into(), unit: Unit::Count };
    Saved { workflows: 750.0, noun, minutes_each, hour_rate }
}

fn slide(account: &Account) -> ValueSlide {
    let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
    let context = SlideContext { account, insights: &[], workspace: &workspace, localizer: &localizer };
    let slide = ValueSlide::from_context(&context).unwrap();
    assert!(slide.judged_title().unwrap().holds, "{}", slide.title);
    slide
}

fn of(goals: Vec<Goal>) -> ValueSlide {
    slide(&Account { goals, ..account() })
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Title and distance of an account's only goal.
fn alone(goal: Goal) -> (String, String) {
    let value = of(vec![goal]);
    (plain(&value.title), plain(&value.body.goals[0].gap))
}

#[test]
fn a_goal_of_which_less_is_better_is_reached_at_its_target_and_under_it() {
    let reached = [3.0, 5.0, 5.004, 5.006, 7.0].map(|actual| at_most(actual, 5.0).is_reached());
    assert_eq!(reached, [true, true, true, false, false]);
    let more = [3.0, 4.994, 4.996, 5.0, 7.0].map(|actual| goal(actual, 5.0, None).is_reached());
    assert_eq!(more, [false, false, true, true, true], "5 of 5 is reached");
    assert_eq!([at_most(0.0, 0.0).is_reached(), at_most(1.0, 0.0).is_reached()], [true, false]);
}

#[test]
fn a_title_says_the_result_and_how_far_it_is_from_the_goal() {
    assert_eq!(alone(goal(93.0, 90.0, Some("%"))).0, "Receipts: 93%, 3 points over your goal");
    assert_eq!(alone(goal(91.0, 90.0, Some("%"))).1, "one point over your goal");
    assert_eq!(alone(goal(68.0, 75.0, Some("%"))).0, "Receipts: 68%, 7 points short of your goal");
    assert_eq!(alone(goal(250.0, 200.0, None)).0, "Receipts: 250, 50 over your goal");
    assert_eq!(alone(goal(46.0, 40.0, Some("NPS"))).0, "Receipts: 46 NPS, 6 NPS over your goal");
    assert_eq!(alone(at_most(3.0, 5.0)).0, "Receipts: 3 hours, 2 hours under your goal");
    assert_eq!(alone(at_most(7.0, 5.0)).0, "Receipts: 7 hours, 2 hours short of your goal");
    assert_eq!(alone(at_most(5.0, 5.0)).1, "exactly your goal");
    let long = "Invoices that were approved by the people whom they concern within three working days of the month";
    let long = Goal { goal: long.into(), ..goal(93.0, 90.0, Some("%")) };
    assert_eq!(alone(long).0, "You reached 93%, 3 points over your goal");
}

#[test]
fn what_is_beyond_a_goal_is_the_difference_of_what_is_shown() {
    assert_eq!(alone(goal(43.5, 40.0, Some("EUR"))).1, "€4 over your goal", "€44 of €40");
    assert_eq!(alone(goal(1_240_000.0, 2e6, Some("EUR"))).1, "€760,000 short of your goal", "€1.24M of €2M");
    assert_eq!(alone(goal(4.005, 4.0, None)).1, "0.01 over your goal", "4.01 of 4");
}

#[test]
fn a_missed_goal_comes_first_and_says_what_is_missing() {
    let value = of(vec![goal(7.0, 5.0, None), Goal { goal: "Hours".into(), ..at_most(7.0, 5.0) }]);
    assert_eq!(value.claim, ValueClaim::SomeMissed);
    assert_eq!(plain(&value.title), "Hours: 2 hours short of your goal");
    let names: Vec<_> = value.body.goals.iter().map(|row| row.goal.as_str()).collect();
    assert_eq!(names, ["Hours", "Receipts"]);
    let all = of(vec![goal(7.0, 5.0, None), goal(9.0, 8.0, None)]);
    assert_eq!(
        (all.claim, plain(&all.title).as_str()),
        (ValueClaim::AllReached, "Receipts: 7; both goals are reached")
    );
    let none = of(vec![goal(3.0, 5.0, None), goal(4.0, 8.0, None)]);
    assert_eq!(none.claim, ValueClaim::NoneReached);
    assert_eq!(of(vec![goal(1.0, 5.0, None); 4]).body.bars.unwrap().rows.len(), 4);
}

#[test]
fn a_goal_is_drawn_over_the_quarters_it_is_known_for() {
    let (period, previous) = (account().period, account().previous);
    let known = Goal { history: vec![(previous, 88.0)], ..goal(93.0, 90.0, Some("%")) };
    let chart = of(vec![known]).body.goals.remove(0).chart;
    let values: Vec<_> = chart.columns.iter().map(|c| (c.label.as_str(), c.value_label.as_str())).collect();
    assert_eq!(values.len(), 2);
    assert_eq!(values.iter().map(|(_, value)| *value).collect::<Vec<_>>(), ["88%", "93%"]);
    let line = chart.goal.unwrap();
    assert_eq!((chart.full, line.target, line.label.as_str(), chart.marked), (100.0, 90.0, "Goal: 90%", 1));
    assert!(chart.alt.contains("88%") && chart.alt.contains("Goal: 90%"), "{}", chart.alt);
    assert!(period > previous);
}

#[test]
fn the_time_given_back_shows_its_arithmetic_and_varies_its_assumption() {
    let value = slide(&Account { saved: Some(saved(4.0, None)), ..account() });
    let estimate = value.body.estimate.unwrap();
    assert_eq!(estimate.terms.map(|(figure, _)| figure), ["750", "4", "50"]);
    let chart = estimate.chart.unwrap();
    assert_eq!(chart.rows.iter().map(|c| c.value_label.as_str()).collect::<Vec<_>>(), ["25", "37", "50", "62"]);
    assert_eq!((chart.marked, plain(&chart.rows[2].label).as_str()), (2, "at 4 minutes"));
    assert_eq!(chart.alt, "25, 37, 50, and 62 hours at 2, 3, 4, and 5 minutes each.");
    assert_eq!(estimate.money, None, "no rate, no money");
    let value = slide(&Account { saved: Some(saved(4.0, Some(45.5))), ..account() });
    let money = value.body.estimate.unwrap().money.unwrap().map(|(figure, _)| figure);
    assert_eq!((money[0].as_str(), money[2].ends_with("2,275")), ("50", true), "{money:?}");
}

#[test]
fn a_claim_is_not_true_of_a_chart_that_shows_something_else() {
    let mut value = of(vec![goal(93.0, 90.0, Some("%"))]);
    value.body.goals[0].chart.goal.as_mut().unwrap().target = 95.0;
    assert!(!value.judged_title().unwrap().holds);
    let mut value = of(vec![goal(93.0, 90.0, Some("%"))]);
    value.body.all[0].target = 95.0;
    assert!(!value.judged_title().unwrap().holds);
}

/// An account that renews soon; its two quarters had 1,500 jobs.
fn renewing(goals: Vec<Goal>) -> Account {
    let (first, metric) = (account().previous, "jobs".to_owned());
    let term = Term { metric, first, quarters: 2, volume: 1500.0, weeks: Vec::new() };
    let lifecycle = Lifecycle { phase: Some(Phase::Renewal), term: Some(term), ..Lifecycle::default() };
    Account { saved: Some(saved(4.0, None)), goals, lifecycle, ..account() }
}

#[test]
fn near_the_renewal_the_time_given_back_is_that_of_the_term() {
    let value = slide(&renewing(Vec::new()));
    assert_eq!((value.claim, value.rank()), (ValueClaim::HoursOverTerm, 82));
    assert_eq!(plain(&value.title), "About 100 hours given back by 1,500 jobs in 2 quarters, estimated");
    let [jobs, ..] = value.body.estimate.as_ref().unwrap().terms.clone();
    assert_eq!((jobs.0.as_str(), jobs.1.as_str()), ("1,500", "jobs in 2 quarters"));
    assert_eq!(value.note[0], "Hours counted from Q2 2026 to Q3 2026");
    assert_eq!(value.shown, [FigureId::TermHours, FigureId::TermVolume]);
    let mut alone = renewing(Vec::new());
    alone.lifecycle.term = None;
    assert_eq!(slide(&alone).claim, ValueClaim::Hours, "one quarter is no term");
}

#[test]
fn near_the_renewal_a_goal_is_told_from_its_first_quarter_on_where_it_grew() {
    let known = |first: f64, goal: Goal| Goal { history: vec![(account().previous, first)], ..goal };
    let of = |goal: Goal| {
        let value = slide(&renewing(vec![goal]));
        (value.claim, plain(&value.title))
    };
    let grown = known(88.0, goal(93.0, 90.0, Some("%")));
    let told = "Receipts went from 88% in Q2 2026 to 93%".to_owned();
    assert_eq!(of(grown.clone()), (ValueClaim::OneOverTerm, told));
    assert_eq!(of(known(95.0, goal(93.0, 90.0, Some("%")))).0, ValueClaim::OneReached, "it was more before");
    assert_eq!(of(known(9.0, at_most(3.0, 5.0))).0, ValueClaim::OneOverTerm, "less is better");
    assert_eq!(of(known(88.0, goal(89.0, 90.0, Some("%")))).0, ValueClaim::OneMissed);
    assert_eq!(self::of(vec![grown]).claim, ValueClaim::OneReached, "no renewal is near");
}
