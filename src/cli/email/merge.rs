//! `quarterdeck email merge`: writes a file of recipients that a sending tool imports.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use serde_json::json;

use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::built::{BaseUrl, Built, On};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::not_sent::{note_suppression, without};
use crate::cli::output::print::{counted, one_line, said};
use crate::cli::output::status_bar::StatusBar;
use crate::config::workspace::Workspace;
use crate::delivery::merge::{MergeError, MergeFile, Merged, discard, merge};
use crate::delivery::preset_format::Needs;
use crate::delivery::presets::ExportPreset;
use crate::pipeline::options::Progress;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email merge out --for hubspot          into out/merge/hubspot.csv
  quarterdeck email merge out --for gmail --to recipients.csv
  quarterdeck email merge out --for presets/marketo.yaml
  quarterdeck email presets                          the tools there are

Only decks that were approved as they are and whose data is fresh get a row; the others are listed with the reason. Each deck is \
proved against the manifest first: where one is not what it says there, nothing is written.

Exit status: 0 all accounted for, 1 the run failed, 2 usage or configuration.";

/// Write the list of recipients that HubSpot, Outreach, Salesloft, Apollo, Mailchimp, Customer.io, Gmail or Outlook imports
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Merge {
    #[command(flatten)]
    built: Built,
    #[command(flatten)]
    site: BaseUrl,
    #[command(flatten)]
    accounts: BuiltAccounts,
    /// The tool, or the path of a preset of your own
    #[arg(long = "for", value_name = "TOOL")]
    preset: String,
    /// Write this file [default: merge/TOOL.csv in the output folder]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    to: Option<PathBuf>,
    #[command(flatten)]
    on: On,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Print what was done as JSON
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

impl Run for Merge {
    fn run(self) -> Result<u8, Failure> {
        let workspace = self.site.of(self.built.workspace()?)?;
        let preset = ExportPreset::load(&self.preset, &workspace.root).map_err(wrong)?;
        let prover = self.built.prover(&workspace)?;
        for path in [Some(&self.built.out), self.to.as_ref()].into_iter().flatten() {
            prover.refuse_others(path).map_err(|error| Failure::Run(error.into()))?;
        }
        let merged = match self.merge(&workspace, &preset) {
            Ok(merged) => merged,
            Err(failure) => {
                discard(&self.built.out, &preset).map_err(|error| Failure::Run(error.into()))?;
                return Err(failure);
            }
        };

        let too_many = preset.most_rows.filter(|most| merged.rows > *most);
        let mut out = said();
        if self.json {
            let result = json!({
                "file": merged.file, "rows": merged.rows, "without": merged.withheld, "large": merged.large,
                "most_rows": too_many,
            });
            writeln!(out, "{result:#}")?;
        } else if !self.quiet {
            let rows = counted(merged.rows as u64, "row");
            writeln!(out, "{rows} in {}: {}.", merged.file.display(), one_line(&preset.description, 200))?;
            if let Some(most) = too_many {
                writeln!(
                    out,
                    "warning: {} takes {} at a time; divide the file",
                    preset.name,
                    counted(most as u64, "row")
                )?;
            }
            if !merged.large.is_empty() {
                let decks = counted(merged.large.len() as u64, "deck");
                writeln!(out, "warning: over 2 MB, {decks}: {}", one_line(&merged.large.join(", "), 300))?;
            }
            if preset.needs == Needs::Link && merged.rows > 0 {
                writeln!(out, "The links open once `quarterdeck publish` has laid the decks out.")?;
            }
            out.write_all(without(&merged.withheld, "a row").as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }
}

impl Merge {
    fn merge(&self, workspace: &Workspace, preset: &ExportPreset) -> Result<Merged, Failure> {
        let key = self.built.key(workspace)?;
        let mut watch = self.built.watch(workspace, &key, self.on.day(workspace), &self.accounts)?;
        if !self.quiet {
            note_suppression(watch.suppression())?;
        }
        let bar = StatusBar::new(!self.quiet && !self.json);
        bar.show(Progress::Decks(watch.outbox().partition(&watch.policy()).0.len()));
        let wanted = MergeFile { preset, workspace, key: &key, to: self.to.as_deref() };
        let merged = merge(&mut watch, wanted, &|| bar.show(Progress::One));
        merged.map_err(|error| match error {
            MergeError::NoBase(_) | MergeError::ExportPreset(_) => wrong(error),
            error => Failure::Run(error.into()),
        })
    }
}

fn wrong<E: Into<anyhow::Error>>(error: E) -> Failure {
    Failure::Configuration(error.into())
}
