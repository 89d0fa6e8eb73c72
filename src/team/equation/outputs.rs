//! What follows from the inputs alone, before any judgement.

use crate::team::equation::inputs::{Constants, Inputs};

const MONTHS_A_QUARTER: f64 = 3.0;

/// The outputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outputs {
    /// Accounts ÷ CSMs: 600 ÷ 3 are 200.
    pub accounts_a_csm: f64,
    /// Meetings that a CSM's accounts are meant to have in a quarter: accounts × reviews.
    pub planned_a_quarter: f64,
    /// The same a working day: 200 ÷ 65 are 3.08.
    pub planned_a_day: f64,
    /// Hours a month that these take.
    pub planned_hours: f64,
    /// Meetings that will happen, a CSM and month: planned × reachable ÷ 3. 200 at 30% are 20.
    pub real_a_month: f64,
    /// Hours a month that those take.
    pub real_hours: f64,
    /// Contract value of all accounts.
    pub arr: f64,
    /// CSMs × cost ÷ `arr`.
    pub cost_share: f64,
    /// Accounts a seat once half of the people keep and half expand: 200 become 400. A seat does half of the work of each, so its
    /// meetings stay as many.
    pub accounts_a_seat: f64,
}

impl Outputs {
    pub fn of(inputs: &Inputs, constants: &Constants) -> Self {
        let accounts_a_csm = inputs.accounts as f64 / inputs.csms as f64;
        let planned_a_quarter = accounts_a_csm * constants.reviews;
        let real_a_month = planned_a_quarter * inputs.reachable / MONTHS_A_QUARTER;
        let arr = inputs.accounts as f64 * inputs.contract_value;
        Self {
            accounts_a_csm,
            planned_a_quarter,
            planned_a_day: planned_a_quarter / constants.working_days,
            planned_hours: planned_a_quarter * inputs.hours / MONTHS_A_QUARTER,
            real_a_month,
            real_hours: real_a_month * inputs.hours,
            arr,
            cost_share: inputs.csms as f64 * inputs.csm_cost / arr,
            accounts_a_seat: accounts_a_csm * 2.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amounts::rounding::rounded;
    use crate::team::equation::inputs::tests::six_hundred;

    #[test]
    fn six_hundred_accounts_and_three_people() {
        let outputs = Outputs::of(&six_hundred(), &Constants::default());
        assert_eq!(outputs.accounts_a_csm, 200.0);
        assert_eq!(outputs.planned_a_quarter, 200.0);
        assert_eq!(rounded(outputs.planned_a_day, 2), 3.08);
        assert_eq!(rounded(outputs.real_a_month, 6), 20.0);
        assert_eq!(outputs.planned_hours, 100.0);
        assert_eq!(rounded(outputs.cost_share, 4), 0.0583);
    }

    #[test]
    fn the_split_makes_four_hundred_of_two_hundred() {
        let outputs = Outputs::of(&six_hundred(), &Constants::default());
        assert_eq!(outputs.accounts_a_seat, 400.0);
    }
}
