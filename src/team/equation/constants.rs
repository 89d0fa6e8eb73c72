//! The constants and limits with where each is from.

use crate::config::qbr::team::equation::EquationConfig;
use crate::team::cell::Cell;
use crate::team::equation::inputs::Constants;
use crate::team::report::{Input, InputSource};

/// What stands in `qbr.yaml`, and the default where nothing does.
pub fn constants(config: &EquationConfig) -> (Constants, Vec<Input>) {
    let standard = Constants::default();
    let constants = Constants {
        customer_hours: config.customer_hours.unwrap_or(standard.customer_hours),
        reviews: config.reviews.unwrap_or(standard.reviews),
        working_days: config.working_days.map_or(standard.working_days, f64::from),
        real: config.real_accounts.map_or(standard.real, f64::from),
        fiction: config.fiction_accounts.map_or(standard.fiction, f64::from),
        reachable_over: config.reachable_over.unwrap_or(standard.reachable_over),
        cost_share: config.cost_share.unwrap_or(standard.cost_share),
    };
    let input = |key: &str, name: &str, value: Cell, is_given: bool, source: &'static str| Input {
        key: format!("team.equation.{key}"),
        name: name.to_owned(),
        value,
        from: if is_given { InputSource::Configured } else { InputSource::Assumed(source) },
    };
    let number = |value: f64| Cell::Number(value, usize::from(value.fract() != 0.0));
    let Constants { customer_hours, reviews, working_days, real, fiction, reachable_over, cost_share } = constants;
    let shown = vec![
        input(
            "customer_hours",
            "Hours a month for customers",
            number(customer_hours),
            config.customer_hours.is_some(),
            "120 of 160; the rest is for everything else",
        ),
        input(
            "reviews",
            "Reviews an account and quarter",
            number(reviews),
            config.reviews.is_some(),
            "one quarterly review",
        ),
        input(
            "working_days",
            "Working days a quarter",
            number(working_days),
            config.working_days.is_some(),
            "13 weeks of 5",
        ),
        input(
            "real_accounts",
            "Accounts that one person knows",
            number(real),
            config.real_accounts.is_some(),
            "the equation's own: 50 is real",
        ),
        input(
            "fiction_accounts",
            "Accounts over which it is fiction",
            number(fiction),
            config.fiction_accounts.is_some(),
            "the equation's own: over 200 is fiction",
        ),
        input(
            "reachable_over",
            "Reachable share over which people carry two machines",
            Cell::Share(reachable_over),
            config.reachable_over.is_some(),
            "ours",
        ),
        input(
            "cost_share",
            "Largest cost of CSMs, of what the accounts pay",
            Cell::Share(cost_share),
            config.cost_share.is_some(),
            "ours",
        ),
    ];
    (constants, shown)
}
