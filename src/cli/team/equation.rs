//! `quarterdeck team equation`.

use clap::Args;

use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::team::form::ReportArgs;
use crate::team::reports::equation;

/// Say whether your people can carry your accounts, and in which model
#[derive(Debug, Args)]
pub struct Equation {
    #[command(flatten)]
    report: ReportArgs,
}

impl Run for Equation {
    fn run(self) -> Result<u8, Failure> {
        self.report.write(equation::report)
    }
}
