//! The limits of the report with where each is from.

use crate::base::amounts::currency::Currency;
use crate::config::qbr::team::coverage::CoverageConfig;
use crate::team::cell::Cell;
use crate::team::report::{Input, InputSource};

/// The limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// One-to-one accounts a CSM.
    pub most_one_to_one: f64,
    /// Share of what the ratios allow.
    pub load: f64,
    /// Contract value a CSM, by a rule of thumb.
    pub arr_a_csm: f64,
    /// Share of a layer's bound from which an account may go up.
    pub promote_from: f64,
}

/// What stands in `qbr.yaml`, and the default where nothing does.
pub fn limits(config: &CoverageConfig, currency: Currency) -> (Limits, Vec<Input>) {
    let limits = Limits {
        most_one_to_one: config.most_one_to_one.map_or(60.0, f64::from),
        load: config.load_warning.unwrap_or(0.9),
        arr_a_csm: config.arr_a_csm.map_or(2_000_000.0, |amount| amount as f64),
        promote_from: config.promote_from.unwrap_or(0.8),
    };
    let input = |key: &str, name: &str, value: Cell, is_given: bool, source: &'static str| Input {
        key: format!("team.coverage.{key}"),
        name: name.to_owned(),
        value,
        from: if is_given { InputSource::Configured } else { InputSource::Assumed(source) },
    };
    let shown = vec![
        input(
            "most_one_to_one",
            "One-to-one accounts a CSM, at most",
            Cell::Number(limits.most_one_to_one, 0),
            config.most_one_to_one.is_some(),
            "benchmark",
        ),
        input(
            "load_warning",
            "Load over which there is a warning",
            Cell::Share(limits.load),
            config.load_warning.is_some(),
            "benchmark",
        ),
        input(
            "arr_a_csm",
            "Contract value a CSM, as a cross-check",
            Cell::Money(limits.arr_a_csm, currency),
            config.arr_a_csm.is_some(),
            "benchmark in US dollars",
        ),
        input(
            "promote_from",
            "Share of a layer's bound from which an account may go up",
            Cell::Share(limits.promote_from),
            config.promote_from.is_some(),
            "ours",
        ),
    ];
    (limits, shown)
}
