//! `quarterdeck diff`: lists the accounts whose decks changed between two builds, and what changed.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::arguments::input::today;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{counted, one_line, printable, said, warned};
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::inspect::diff::{Difference, diff};
use crate::store::folder_seal::FolderProver;

const EXAMPLES: &str = "\
Examples:
  quarterdeck diff decks/monday decks/friday
  quarterdeck diff decks/monday decks/friday --workspace acme-reviews
  quarterdeck diff decks/monday decks/friday --json | jq '.changed[].account_id'

Figures are named as in insights.jsonl: weekly_users.value, seats.active.

Both folders have to be as builds of the workspace left them.

Exit status: 0 compared, 1 a folder cannot be read or is not the workspace's own, 2 usage or configuration.";

/// Say which accounts' decks changed between two builds, and in which facts
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The output folder of the older build
    #[arg(value_hint = ValueHint::DirPath)]
    old: PathBuf,
    /// The output folder of the newer build
    #[arg(value_hint = ValueHint::DirPath)]
    new: PathBuf,
    /// The workspace that both were built from
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// Print the changes as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Diff {
    fn run(self) -> Result<u8, Failure> {
        let workspace = Workspace::load(&self.workspace, &Flags::default(), today());
        let workspace = workspace.map_err(|error| {
            let why = "diff proves both folders with the workspace that built them; name it with --workspace";
            Failure::Configuration(anyhow::Error::new(error).context(why))
        })?;
        let prover = workspace
            .make_key()
            .and_then(|key| FolderProver::open(&workspace.state(), key))
            .map_err(|error| Failure::Run(error.into()))?;
        let found = diff(&self.old, &self.new, &prover).map_err(|error| Failure::Run(error.into()))?;
        for note in &found.notes {
            writeln!(warned(), "note: {}", printable(note))?;
        }
        let mut out = said();
        if self.json {
            let json = serde_json::to_string_pretty(&found).map_err(|error| Failure::Run(error.into()))?;
            writeln!(out, "{json}")?;
        } else {
            out.write_all(text(&found).as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }
}

fn text(found: &Difference) -> String {
    let (changed, same) = (found.changed.len() as u64, found.same as u64);
    let mut text = format!("{} changed, {} did not.\n", counted(changed, "account"), crate::base::count::count(same));
    for account in &found.changed {
        text.push_str(&one_line(&format!("{} ({})", account.name, account.account_id), 200));
        text.push('\n');
        for change in &account.changes {
            let line = match (change.before.is_empty(), change.now.is_empty()) {
                (true, _) => format!("+ {} {}", change.what, change.now),
                (_, true) => format!("- {} {}", change.what, change.before),
                _ => format!("~ {}: {} → {}", change.what, change.before, change.now),
            };
            text.push_str(&format!("  {}\n", one_line(&line, 200)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::diff::{ChangedAccount, DeckChange};

    #[test]
    fn what_came_what_went_and_what_is_another_are_told_apart() {
        let change = |what: &str, before: &str, now: &str| DeckChange {
            what: what.into(),
            before: before.into(),
            now: now.into(),
        };
        let changes =
            vec![change("users.value", "48", "52"), change("step", "step-seats", ""), change("pick", "", "budgets")];
        let changed = vec![ChangedAccount { account_id: "a-1".into(), name: "Ac\u{1b}me".into(), changes }];
        assert_eq!(
            text(&Difference { same: 1_499, changed, notes: Vec::new() }),
            "1 account changed, 1,499 did not.\nAc\\u{1b}me (a-1)\n  ~ users.value: 48 → 52\n  - step step-seats\n  + pick budgets\n"
        );
    }
}
