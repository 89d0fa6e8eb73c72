//! The arguments that all reports share: the workspace, and the form.

use std::io::Write as _;

use clap::Args;

use crate::cli::arguments::input::{Input, today};
use crate::cli::failure::Failure;
use crate::cli::output::print::printable;
use crate::cli::output::status_bar::StatusBar;
use crate::team::data::TeamData;
use crate::team::error::ReportError;
use crate::team::forms::{csv, json, terminal};
use crate::team::report::Report;

/// Which workspace, and in which form.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    input: Input,
    /// Print it as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print its first table as CSV
    #[arg(long)]
    csv: bool,
}

impl ReportArgs {
    /// Reads the base, makes the report and writes it. Without something that the report cannot do without, it is asked for.
    pub(crate) fn write(self, build: impl FnOnce(&TeamData) -> Result<Report, ReportError>) -> Result<u8, Failure> {
        let (workspace, flags) = self.input.split();
        let bar = StatusBar::new(!self.json && !self.csv);
        let data = TeamData::load(&workspace, &flags, today(), &|progress| bar.show(progress))?;
        let report = build(&data);
        drop(bar);
        let report = report.map_err(|error| Failure::Configuration(error.into()))?;
        let mut out = std::io::stdout().lock();
        match (self.json, self.csv) {
            (true, _) => writeln!(out, "{:#}", json::value(&report))?,
            (_, true) => {
                let table = report.tables.first().map(csv::text).transpose();
                out.write_all(&table.map_err(|error| Failure::Run(error.into()))?.unwrap_or_default())?;
            }
            _ => out.write_all(printable(&terminal::page(&report)).as_bytes())?,
        }
        out.flush()?;
        Ok(0)
    }
}
