//! Where the six inputs come from: the command line, else `qbr.yaml`, else the tables. What is in none of them is asked for.

use crate::base::amounts::currency::Currency;
use crate::base::count::count;
use crate::config::qbr::team::equation::EquationConfig;
use crate::team::cell::Cell;
use crate::team::equation::inputs::Inputs;
use crate::team::equation::what_if::WhatIf;
use crate::team::error::MissingInput;
use crate::team::forms::words::number;
use crate::team::report::{Input, InputSource};
use crate::team::roster::Roster;

/// The inputs, and each with where it is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub inputs: Inputs,
    pub shown: Vec<Input>,
}

/// One input on its way.
struct Choice<'a> {
    key: &'static str,
    name: &'a str,
    /// Where it is counted: how.
    counted_name: String,
    flag: Option<f64>,
    configured: Option<f64>,
    counted: Option<f64>,
    missing: MissingInput,
}

/// Finds each input, or says all that are missing.
pub fn given(
    roster: &Roster,
    config: &EquationConfig,
    what_if: &WhatIf,
    currency: Currency,
) -> Result<Given, Vec<MissingInput>> {
    let mut shown = Vec::new();
    let mut missing = Vec::new();
    let [accounts, csms, reachable, contract_value, csm_cost, hours] =
        choices(roster, config, what_if).map(|choice| match choice.found() {
            None => {
                missing.push(choice.missing);
                0.0
            }
            Some((value, from)) => {
                shown.push(choice.shown(value, from, currency));
                value
            }
        });
    if !missing.is_empty() {
        return Err(missing);
    }
    let inputs = Inputs { accounts: accounts as u64, csms: csms as u64, reachable, contract_value, csm_cost, hours };
    Ok(Given { inputs, shown })
}

impl Choice<'_> {
    /// Nothing is carried by nobody, and no share can be taken of nothing: only reachability may be zero.
    fn found(&self) -> Option<(f64, InputSource)> {
        let flag = self.flag.map(|value| (value, InputSource::Flag));
        let configured = self.configured.map(|value| (value, InputSource::Configured));
        let counted = self.counted.map(|value| (value, InputSource::Data));
        flag.or(configured).or(counted).filter(|(value, _)| *value > 0.0 || self.key == "reachable")
    }

    fn shown(&self, value: f64, from: InputSource, currency: Currency) -> Input {
        let name = if from == InputSource::Data {
            format!("{}: {}", self.name, self.counted_name)
        } else {
            self.name.to_owned()
        };
        let key = if from == InputSource::Flag {
            format!("--what-if {}", self.key)
        } else {
            format!("team.equation.{}", self.key)
        };
        let value = match self.key {
            "accounts" | "csms" => Cell::Count(value as u64),
            "reachable" => Cell::Share(value),
            "hours" => Cell::Number(value, usize::from(value.fract() != 0.0)),
            _ => Cell::Money(value, currency),
        };
        Input { key, name, value, from }
    }
}

fn choices<'a>(roster: &Roster, config: &EquationConfig, what_if: &WhatIf) -> [Choice<'a>; 6] {
    let (active, values) = (roster.accounts.len(), roster.values());
    let median = values.get(values.len() / 2).copied().unwrap_or_default();
    let money = |amount: u64| amount as f64;
    let missing = |key, example, why| MissingInput { why, key, example };
    let choice = |key, name, [flag, configured, counted]: [Option<f64>; 3], missing| Choice {
        key,
        name,
        counted_name: String::new(),
        flag,
        configured,
        counted,
        missing,
    };
    let accounts = Choice {
        counted_name: format!(
            "those that have not left or given notice, {} of {}",
            count(active as u64),
            count((active + roster.left) as u64)
        ),
        ..choice(
            "accounts",
            "Active accounts",
            [what_if.accounts.map(money), config.accounts.map(f64::from), Some(active as f64)],
            missing("accounts", "600", "the active accounts: there are none"),
        )
    };
    let csms = Choice {
        counted_name: format!(
            "different addresses or names in the accounts; accounts without one: {}",
            count(roster.unowned() as u64)
        ),
        ..choice(
            "csms",
            "CSMs",
            [what_if.csms.map(money), config.csms.map(f64::from), Some(roster.owners().len() as f64)],
            missing("csms", "3", "the CSMs: there are none, and without one there is no equation"),
        )
    };
    let contract_value = Choice {
        counted_name: format!(
            "the mean `arr` of the {} of {} that have one; the median is {}",
            count(values.len() as u64),
            count(active as u64),
            number(median, 0)
        ),
        ..choice(
            "contract_value",
            "Contract value a year",
            [what_if.contract_value, config.contract_value.map(money), roster.mean_value()],
            missing("contract_value", "12000", "what an account pays a year: no active account has an `arr` over 0"),
        )
    };
    [
        accounts,
        csms,
        choice(
            "reachable",
            "Reachable share",
            [what_if.reachable, config.reachable, None],
            missing(
                "reachable",
                "0.3",
                "the reachable share, active accounts with a held meeting in the last four quarters ÷ all active ones: no table has meetings",
            ),
        ),
        contract_value,
        choice(
            "csm_cost",
            "Cost of a CSM a year, all included",
            [what_if.csm_cost, config.csm_cost.map(money), None],
            missing(
                "csm_cost",
                "140000",
                "what a CSM costs a year with all that comes with the salary: no table has it",
            ),
        ),
        choice(
            "hours",
            "Hours a meeting",
            [what_if.hours, config.hours, None],
            missing("hours", "1.5", "the hours of a meeting with its preparation and what follows: no table has them"),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::roster::tests::account;

    fn roster() -> Roster {
        let accounts = vec![
            account("a", Some("Ada"), Some(10_000.0)),
            account("b", Some("Bo"), Some(20_000.0)),
            account("c", None, None),
        ];
        Roster { accounts, left: 1 }
    }

    #[test]
    fn what_no_table_has_is_asked_for_all_at_once() {
        let missing = given(&roster(), &EquationConfig::default(), &WhatIf::default(), Currency::USD).unwrap_err();
        assert_eq!(missing.iter().map(|missing| missing.key).collect::<Vec<_>>(), ["reachable", "csm_cost", "hours"]);
    }

    #[test]
    fn a_flag_goes_before_the_file_and_that_before_the_tables() {
        let config = EquationConfig {
            csms: Some(4),
            reachable: Some(0.5),
            csm_cost: Some(100_000),
            hours: Some(1.0),
            ..EquationConfig::default()
        };
        let what_if = "csms=5".parse().unwrap();
        let found = given(&roster(), &config, &what_if, Currency::USD).unwrap();
        assert_eq!((found.inputs.accounts, found.inputs.csms, found.inputs.contract_value), (3, 5, 15_000.0));
        let from: Vec<_> = found.shown.iter().map(|input| (input.key.as_str(), input.from.clone())).collect();
        assert_eq!(from[0], ("team.equation.accounts", InputSource::Data));
        assert_eq!(from[1], ("--what-if csms", InputSource::Flag));
        assert_eq!(from[2], ("team.equation.reachable", InputSource::Configured));
        assert!(found.shown[3].name.contains("2 of 3"), "{}", found.shown[3].name);
    }

    #[test]
    fn nobody_carries_nothing() {
        let config =
            EquationConfig { reachable: Some(0.0), csm_cost: Some(1), hours: Some(1.0), ..EquationConfig::default() };
        let missing = given(&roster(), &config, &"csms=0".parse().unwrap(), Currency::USD).unwrap_err();
        assert_eq!(missing.iter().map(|missing| missing.key).collect::<Vec<_>>(), ["csms"]);
        assert!(given(&roster(), &config, &WhatIf::default(), Currency::USD).is_ok(), "nobody may be reachable");
    }
}
