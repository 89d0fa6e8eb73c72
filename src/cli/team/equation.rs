//! `quarterdeck team equation`.

use clap::Args;

use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::team::form::ReportArgs;
use crate::team::equation::what_if::WhatIf;
use crate::team::reports::equation;

/// Say whether your people can carry your accounts, and in which model
#[derive(Debug, Args)]
pub struct Equation {
    #[command(flatten)]
    report: ReportArgs,
    /// Other inputs for this once, of accounts, csms, reachable, contract_value, csm_cost and hours: accounts=600,csms=3,reachable=0.3
    #[arg(long, value_name = "NAME=NUMBER,…")]
    what_if: Option<WhatIf>,
}

impl Run for Equation {
    fn run(self) -> Result<u8, Failure> {
        let what_if = self.what_if.unwrap_or_default();
        self.report.write(|data| equation::report(data, &what_if))
    }
}
