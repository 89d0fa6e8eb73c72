//! `quarterdeck check`: reports what is wrong with the data without making decks.

use std::io::Write as _;

use clap::Args;

use crate::base::finding::faults;
use crate::cli::arguments::input::{Input, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::findings;
use crate::cli::output::print::said;
use crate::inspect::check::inspect;

const EXAMPLES: &str = "\
Examples:
  quarterdeck check                              the workspace in this folder
  quarterdeck check acme-reviews
  quarterdeck check acme-reviews --data exports/2026-10-02
  quarterdeck check --json | jq '.findings[].kind'

Exit status: 0 no faults (notes are none), 1 errors or warnings, 2 qbr.yaml or the catalogue is wrong.";

/// Say what is wrong with the data, with file, line, column and value
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    #[command(flatten)]
    input: Input,
    /// Print the findings as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Check {
    fn run(self) -> Result<u8, Failure> {
        let (workspace, flags) = self.input.split();
        let inspection = inspect(&workspace, &flags, today())?;
        let mut out = said();
        if self.json {
            writeln!(out, "{:#}", findings::json(&inspection))?;
        } else {
            out.write_all(findings::text(&inspection).as_bytes())?;
        }
        out.flush()?;
        Ok(if faults(&inspection.findings) == (0, 0) { 0 } else { 1 })
    }
}
