//! `--what-if accounts=600,csms=3,reachable=0.3`: other inputs for this once.

use std::str::FromStr;

use crate::base::nearest::did_you_mean;

/// Inputs that take the place of those of the base and of `qbr.yaml`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct WhatIf {
    pub accounts: Option<u64>,
    /// May be 0, which is answered by a message.
    pub csms: Option<u64>,
    pub reachable: Option<f64>,
    pub contract_value: Option<f64>,
    pub csm_cost: Option<f64>,
    pub hours: Option<f64>,
}

const NAMES: [&str; 6] = ["accounts", "csms", "reachable", "contract_value", "csm_cost", "hours"];

impl FromStr for WhatIf {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut what_if = Self::default();
        for part in text.split(',') {
            let (name, value) =
                part.split_once('=').ok_or_else(|| format!("\"{part}\" is no NAME=NUMBER, as csms=3"))?;
            let (name, value) = (name.trim(), value.trim());
            match name {
                "accounts" => what_if.accounts = Some(count(name, value)?),
                "csms" => what_if.csms = Some(count(name, value)?),
                "reachable" => what_if.reachable = Some(share(value)?),
                "contract_value" => what_if.contract_value = Some(amount(name, value)?),
                "csm_cost" => what_if.csm_cost = Some(amount(name, value)?),
                "hours" => what_if.hours = Some(amount(name, value)?),
                _ => {
                    let hint = did_you_mean(name, NAMES);
                    return Err(format!("\"{name}\" is no input{hint} (there are {})", NAMES.join(", ")));
                }
            }
        }
        Ok(what_if)
    }
}

fn count(name: &str, value: &str) -> Result<u64, String> {
    let number = value.parse::<u64>().ok().filter(|number| *number <= 10_000_000);
    number.ok_or_else(|| format!("{name}: \"{value}\" is no whole number up to 10,000,000"))
}

/// `0.3` or `30%`.
fn share(value: &str) -> Result<f64, String> {
    let percent = value.strip_suffix('%').and_then(|percent| percent.trim().parse::<f64>().ok());
    let share = percent.map(|percent| percent / 100.0).or_else(|| value.parse().ok());
    let share = share.filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("reachable: \"{value}\" is no share; write 30% as 0.3"))
}

fn amount(name: &str, value: &str) -> Result<f64, String> {
    let number = value.parse::<f64>().ok().filter(|number| *number > 0.0 && *number <= 1e15);
    number.ok_or_else(|| format!("{name}: \"{value}\" is no number over 0; write it as 12000 or 1.5"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_of_the_inputs_are_others_for_this_once() {
        let what_if: WhatIf = "accounts=600, csms=3,reachable=30%".parse().unwrap();
        assert_eq!((what_if.accounts, what_if.csms, what_if.reachable), (Some(600), Some(3), Some(0.3)));
        assert_eq!(what_if.hours, None);
        assert_eq!("csms=0".parse::<WhatIf>().unwrap().csms, Some(0));
    }

    #[test]
    fn what_is_wrong_is_said_with_what_is_expected() {
        for (text, message) in [
            ("csm=3", "did you mean"),
            ("csms", "is no NAME=NUMBER"),
            ("reachable=30", "write 30% as 0.3"),
            ("hours=0", "no number over 0"),
            ("accounts=-1", "no whole number"),
            ("hours=nan", "no number over 0"),
        ] {
            let error = text.parse::<WhatIf>().unwrap_err();
            assert!(error.contains(message), "{text}: {error}");
        }
    }
}
