//! Checks the section `team`: numbers within their ranges, layers that can be told apart.

use crate::base::spelling::folding::folded;
use crate::config::check::problems::Problems;
use crate::config::lookup::Lookups;
use crate::config::qbr::team::coverage::CoverageConfig;
use crate::config::qbr::team::equation::EquationConfig;
use crate::config::qbr::team::layers::LayerConfig;
use crate::config::qbr::team::section::TeamConfig;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

/// The largest amount of money that a key takes.
const MONEY: u64 = 1_000_000_000_000_000;

pub fn check(team: &TeamConfig, lookup: &Lookups, problems: &mut Problems) {
    equation(&team.equation, problems);
    coverage(&team.coverage, problems);
    layers(&team.layers, lookup, problems);
}

fn equation(equation: &EquationConfig, problems: &mut Problems) {
    let at = |key: &'static str| [Key("team"), Key("equation"), Key(key)];
    let counts = [
        ("accounts", equation.accounts, 10_000_000, "the active accounts"),
        ("csms", equation.csms, 100_000, "the people who look after accounts; without one there is no equation"),
        ("working_days", equation.working_days, 92, "the working days of a quarter"),
        ("real_accounts", equation.real_accounts, 10_000, "the accounts that one person really knows"),
        ("fiction_accounts", equation.fiction_accounts, 100_000, "the accounts over which it is fiction"),
    ];
    for (key, number, most, about) in counts {
        number.into_iter().for_each(|number| problems.within(&at(key), number, 1..=most, about));
    }
    for (key, amount) in [("contract_value", equation.contract_value), ("csm_cost", equation.csm_cost)] {
        amount.into_iter().for_each(|amount| problems.within(&at(key), amount, 1..=MONEY, "an amount a year"));
    }
    for (key, share) in [("reachable", equation.reachable), ("reachable_over", equation.reachable_over)] {
        if let Some(share) = share.filter(|share| !(0.0..=1.0).contains(share)) {
            problems.at(&at(key), no_share(share));
        }
    }
    if let Some(share) = equation.cost_share {
        over_zero(&at("cost_share"), share, 1.0, problems);
    }
    for (key, number, most) in [
        ("hours", equation.hours, 40.0),
        ("customer_hours", equation.customer_hours, 744.0),
        ("reviews", equation.reviews, 13.0),
    ] {
        number.into_iter().for_each(|number| over_zero(&at(key), number, most, problems));
    }
    let (real, fiction) = (equation.real_accounts.unwrap_or(50), equation.fiction_accounts.unwrap_or(200));
    if real >= fiction {
        let message = format!("{real} accounts are real and over {fiction} are fiction: nothing is between them");
        problems.doubt(&at("real_accounts"), message);
    }
}

fn coverage(coverage: &CoverageConfig, problems: &mut Problems) {
    let at = |key: &'static str| [Key("team"), Key("coverage"), Key(key)];
    if let Some(most) = coverage.most_one_to_one {
        problems.within(&at("most_one_to_one"), most, 1..=10_000, "the accounts that one CSM carries");
    }
    if let Some(amount) = coverage.arr_a_csm {
        problems.within(&at("arr_a_csm"), amount, 1..=MONEY, "an amount a year");
    }
    for (key, share) in [("load_warning", coverage.load_warning), ("promote_from", coverage.promote_from)] {
        share.into_iter().for_each(|share| over_zero(&at(key), share, 1.0, problems));
    }
}

fn layers(layers: &[LayerConfig], lookup: &Lookups, problems: &mut Problems) {
    let mut lowest = None;
    for (index, layer) in layers.iter().enumerate() {
        let at = |key: &'static str| [Key("team"), Key("layers"), Index(index), Key(key)];
        let is_same = |other: &LayerConfig| folded(&other.name) == folded(&layer.name);
        if layer.name.trim().is_empty() {
            problems.at(&at("name"), "a name must not be empty");
        } else if layers[..index].iter().any(is_same) {
            problems.at(&at("name"), format!("the layer \"{}\" stands twice", layer.name));
        }
        if layer.ratio.0 > layer.ratio.1 {
            problems.at(&at("ratio"), "a ratio rises: the fewest accounts a CSM, then the most, as in [8, 15]");
        }
        for plan in layer.plans.iter().filter(|plan| lookup.plans.find(plan).is_none()) {
            problems.at(&at("plans"), format!("\"{plan}\" is no plan of the catalogue"));
        }
        match (layer.at_least, lowest) {
            (Some(bound), Some(above)) if bound >= above => {
                let message = format!("the bounds fall from layer to layer; a layer before begins at {above}");
                problems.at(&at("at_least"), message);
            }
            (Some(bound), _) => lowest = Some(bound),
            (None, _) => {}
        }
        if layer.at_least.is_none() && layer.plans.is_empty() && index + 1 < layers.len() {
            problems.at(&at("name"), "a layer with neither `at_least` nor `plans` takes all accounts; it stands last");
        }
    }
}

fn over_zero(path: &[Step], number: f64, most: f64, problems: &mut Problems) {
    if !(number > 0.0 && number <= most) {
        problems.at(path, format!("{number} is not more than 0 and at most {most}"));
    }
}

fn no_share(share: f64) -> String {
    format!("{share} is no share; write 30% as 0.3")
}
