//! `quarterdeck diff`: whose decks changed between two builds, and in what?

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::Failure;
use super::print::{counted, one_line};
use crate::run::{Difference, diff};

const EXAMPLES: &str = "\
Examples:
  quarterdeck diff decks/monday decks/friday
  quarterdeck diff decks/monday decks/friday --json | jq '.changed[].account_id'

Figures are named as in insights.jsonl: weekly_users.value, seats.active.

Exit status: 0 compared, 1 a folder cannot be read, 2 usage.";

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
    /// Print the changes as JSON
    #[arg(long)]
    json: bool,
}

impl Diff {
    /// Compares and prints.
    pub fn run(self) -> Result<u8, Failure> {
        let found = diff(&self.old, &self.new).map_err(|error| Failure::Run(error.into()))?;
        let mut out = io::stdout().lock();
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
    let mut text = format!("{} changed, {} did not.\n", counted(changed, "account"), super::print::count(same));
    for account in &found.changed {
        text.push_str(&one_line(&format!("{} ({})", account.name, account.account_id), 200));
        text.push('\n');
        for change in &account.changes {
            let told = match (change.before.is_empty(), change.now.is_empty()) {
                (true, _) => format!("+ {} {}", change.what, change.now),
                (_, true) => format!("- {} {}", change.what, change.before),
                _ => format!("~ {}: {} → {}", change.what, change.before, change.now),
            };
            text.push_str(&format!("  {}\n", one_line(&told, 200)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Change, Changed};

    #[test]
    fn what_came_what_went_and_what_is_another_are_told_apart() {
        let change =
            |what: &str, before: &str, now: &str| Change { what: what.into(), before: before.into(), now: now.into() };
        let changes =
            vec![change("users.value", "48", "52"), change("step", "step-seats", ""), change("pick", "", "budgets")];
        let changed = vec![Changed { account_id: "a-1".into(), name: "Ac\u{1b}me".into(), changes }];
        assert_eq!(
            text(&Difference { same: 1_499, changed }),
            "1 account changed, 1,499 did not.\nAc\\u{1b}me (a-1)\n  ~ users.value: 48 → 52\n  - step step-seats\n  + pick budgets\n"
        );
    }
}
