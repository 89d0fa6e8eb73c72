//! The six inputs, all known, and the constants and limits beside them.

/// The six inputs. None of them is ever assumed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Active accounts, at least one.
    pub accounts: u64,
    /// People who look after them, at least one.
    pub csms: u64,
    /// Accounts with a held meeting in the last four quarters ÷ all active accounts.
    pub reachable: f64,
    /// What an account pays a year; more than 0.
    pub contract_value: f64,
    /// What a CSM costs a year with all that comes with the salary.
    pub csm_cost: f64,
    /// The hours of a meeting, with its preparation and what follows from it.
    pub hours: f64,
}

/// What is taken for given, and the limits of the tests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constants {
    /// Hours a month that a CSM has for customers.
    pub customer_hours: f64,
    /// Reviews an account and quarter.
    pub reviews: f64,
    /// Working days a quarter.
    pub working_days: f64,
    /// The most accounts that one person really knows.
    pub real: f64,
    /// Over so many accounts a CSM's name beside them is fiction.
    pub fiction: f64,
    /// People carry two machines only if more than this share can be reached.
    pub reachable_over: f64,
    /// The largest share of the contract values that CSMs may cost, where people carry the accounts.
    pub cost_share: f64,
}

impl Default for Constants {
    fn default() -> Self {
        Self {
            customer_hours: 120.0,
            reviews: 1.0,
            working_days: 65.0,
            real: 50.0,
            fiction: 200.0,
            reachable_over: 0.4,
            cost_share: 0.15,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// 600 accounts and 3 CSMs, of whom 30% can be reached.
    pub(crate) fn six_hundred() -> Inputs {
        Inputs { accounts: 600, csms: 3, reachable: 0.3, contract_value: 12_000.0, csm_cost: 140_000.0, hours: 1.5 }
    }
}
