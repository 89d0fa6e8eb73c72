//! `quarterdeck email presets`: lists the tools that `email merge` can write a file for.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{one_line, said};
use crate::delivery::presets;
use crate::delivery::presets::ExportPreset;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email presets
  mkdir -p merge && quarterdeck email presets --show hubspot > merge/hubspot.yaml

A preset in the workspace's folder merge/ takes the place of the one that comes with Quarterdeck, and a new one adds a tool.

Exit status: 0 done, 2 usage or configuration.";

/// List the tools whose lists can be written, or print one's preset to start your own from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Presets {
    /// Print this preset's file
    #[arg(long, value_name = "TOOL")]
    show: Option<String>,
    /// The workspace with presets of its own
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    workspace: PathBuf,
}

impl Run for Presets {
    fn run(self) -> Result<u8, Failure> {
        let mut out = said();
        if let Some(wanted) = &self.show {
            let (_, text) = presets::text(wanted, &self.workspace).map_err(wrong)?;
            out.write_all(&text)?;
        } else {
            for (name, is_own) in ExportPreset::names(&self.workspace) {
                let own = if is_own { " (of this workspace)" } else { "" };
                let preset = ExportPreset::load(&name, &self.workspace).map_err(wrong)?;
                writeln!(out, "{}", one_line(&format!("{name:<12}{}{own}", preset.description), 200))?;
            }
        }
        out.flush()?;
        Ok(0)
    }
}

fn wrong<E: Into<anyhow::Error>>(error: E) -> Failure {
    Failure::Configuration(error.into())
}
