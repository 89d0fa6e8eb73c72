//! `quarterdeck team coverage`.

use std::num::NonZeroU32;

use clap::Args;

use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::team::form::ReportArgs;
use crate::team::coverage::addition::Addition;
use crate::team::reports::coverage;

/// Say how many people your layers ask for, who carries too much, and whom to move before you hire
#[derive(Debug, Args)]
pub struct Coverage {
    #[command(flatten)]
    report: ReportArgs,
    /// New accounts of a layer, as smb=100; several times, or separated by commas
    #[arg(long, value_name = "LAYER=NUMBER", value_delimiter = ',')]
    add: Vec<Addition>,
    /// The people to plan with [default: as configured, else the CSMs of the accounts]
    #[arg(long, value_name = "N")]
    csms: Option<NonZeroU32>,
}

impl Run for Coverage {
    fn run(self) -> Result<u8, Failure> {
        let Self { report, add, csms } = self;
        report.write(|data| coverage::report(data, &add, csms))
    }
}
