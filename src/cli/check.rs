//! `quarterdeck check`: what is wrong with the data, before any deck is made.

use std::io::{self, Write as _};
use std::sync::Arc;

use clap::Args;

use super::{Failure, Input, findings, today};
use crate::data::finding::Findings;
use crate::data::tables::Tables;
use crate::data::{self, LoadError};
use crate::press::Press;
use crate::run::{RunError, faults};
use crate::workspace::Workspace;

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

impl Check {
    /// Reads everything and prints what was found.
    pub fn run(self) -> Result<u8, Failure> {
        let (path, flags) = self.input.clone().split();
        let workspace = Workspace::load(&path, &flags, today())?;
        let workspace = Arc::new(workspace);
        match data::load(&workspace, &|_| {}) {
            Ok((tables, mut found)) => {
                let press = Press::new(Arc::clone(&workspace), tables).map_err(RunError::from)?;
                found.extend(press.findings().clone());
                self.print(&workspace, press.tables(), &found)?;
                Ok(if faults(&found) == (0, 0) { 0 } else { 1 })
            }
            Err(LoadError::NoAccounts(found)) => {
                self.print(&workspace, &Tables::default(), &found)?;
                Ok(1)
            }
        }
    }

    fn print(&self, workspace: &Workspace, tables: &Tables, found: &Findings) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{:#}", findings::json(tables, found))?;
        } else {
            let shown = workspace.config.thresholds.findings_shown;
            out.write_all(findings::text(tables, found, shown).as_bytes())?;
        }
        out.flush()
    }
}
