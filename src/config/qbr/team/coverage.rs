//! The section `team: coverage:`.

use schemars::JsonSchema;
use serde::Deserialize;

/// The limits of `quarterdeck team coverage`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CoverageConfig {
    /// The most accounts of one-to-one layers that a CSM carries; over it, relief is planned within 30 days. Without this key 60.
    #[schemars(range(min = 1, max = 10_000))]
    pub most_one_to_one: Option<u32>,
    /// The share of what the ratios allow over which a CSM's load is a warning. Without this key 0.9.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub load_warning: Option<f64>,
    /// The contract values that one CSM manages by a rule of thumb, in the currency of this file. Without this key 2,000,000.
    #[schemars(range(min = 1, max = 1_000_000_000_000_000u64))]
    pub arr_a_csm: Option<u64>,
    /// The share of a layer's bound from which an account below it may be promoted where there is room. Without this key 0.8.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub promote_from: Option<f64>,
}
