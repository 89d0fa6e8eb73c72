//! The section `team: equation:`. A key that is left out is counted in the data or assumed; the report says which.

use schemars::JsonSchema;
use serde::Deserialize;

/// The inputs and limits of `quarterdeck team equation`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EquationConfig {
    /// The active accounts. Without this key, the accounts whose status is none of `thresholds.churn_statuses`.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub accounts: Option<u32>,
    /// The people who look after accounts. Without this key, the different CSMs of the accounts; give it where these are desks of
    /// several people.
    #[schemars(range(min = 1, max = 100_000))]
    pub csms: Option<u32>,
    /// The share of active accounts that held a meeting with you in the last four quarters: 0.3 is three of ten.
    #[schemars(range(min = 0, max = 1))]
    pub reachable: Option<f64>,
    /// What an account pays a year, in the currency of this file. Without this key, the mean `arr` of the accounts that have one.
    #[schemars(range(min = 1, max = 1_000_000_000_000_000u64))]
    pub contract_value: Option<u64>,
    /// What a CSM costs a year with all that comes with the salary, in the currency of this file.
    #[schemars(range(min = 1, max = 1_000_000_000_000_000u64))]
    pub csm_cost: Option<u64>,
    /// The hours that a meeting takes, with its preparation and what follows from it.
    #[schemars(range(max = 40), extend("exclusiveMinimum" = 0))]
    pub hours: Option<f64>,
    /// The hours a month that a CSM has for customers. Without this key 120, of 160.
    #[schemars(range(max = 744), extend("exclusiveMinimum" = 0))]
    pub customer_hours: Option<f64>,
    /// The reviews that an account is meant to have in a quarter. Without this key 1.
    #[schemars(range(max = 13), extend("exclusiveMinimum" = 0))]
    pub reviews: Option<f64>,
    /// The working days of a quarter. Without this key 65.
    #[schemars(range(min = 1, max = 92))]
    pub working_days: Option<u32>,
    /// The most accounts that one person really knows. Without this key 50.
    #[schemars(range(min = 1, max = 10_000))]
    pub real_accounts: Option<u32>,
    /// The number of accounts over which a person's name beside them is fiction. Without this key 200.
    #[schemars(range(min = 1, max = 100_000))]
    pub fiction_accounts: Option<u32>,
    /// People carry two machines only if more than this share can be reached. Without this key 0.4.
    #[schemars(range(min = 0, max = 1))]
    pub reachable_over: Option<f64>,
    /// The largest share of the contract values that CSMs may cost where people carry the accounts. Without this key 0.15.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub cost_share: Option<f64>,
}
