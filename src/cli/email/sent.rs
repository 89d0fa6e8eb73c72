//! `quarterdeck email sent`: lists messages that may have been sent or not, and records what the user found out about them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, ValueHint};
use serde_json::json;

use crate::base::account_id::{identity, means};
use crate::cli::arguments::input::today;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{counted, one_line, said};
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::delivery::send::ledger::{Ledger, SentEntry, SentRecord, SentState};
use crate::ingest::account_listing::AccountListing;
use crate::ingest::selection::Selection;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email sent                           messages of which nobody can tell
  quarterdeck email sent --was-sent a-1042         it arrived: it is not sent again
  quarterdeck email sent --was-not-sent a-1042     it did not: the next `email send` sends it

Exit status: 0 nothing is open, 1 the run failed, 2 usage, 3 some messages are of unknown fate.";

/// List messages that may have been sent or not, and say what became of them
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Sent {
    /// The workspace
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// The message of this account arrived; may be repeated
    #[arg(long, value_name = "ACCOUNT_ID")]
    was_sent: Vec<String>,
    /// The message of this account did not; may be repeated
    #[arg(long, value_name = "ACCOUNT_ID")]
    was_not_sent: Vec<String>,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Sent {
    fn run(self) -> Result<u8, Failure> {
        let workspace = Workspace::load(&self.workspace, &Flags::default(), today());
        let workspace = workspace.map_err(|error| Failure::Configuration(error.into()))?;
        let key = crate::cli::arguments::built::key_of(&workspace)?;
        let state = workspace.state();
        if !self.was_sent.is_empty() || !self.was_not_sent.is_empty() {
            let mut ledger = Ledger::open(&state, &key).map_err(|error| Failure::Run(error.into()))?;
            settle(&mut ledger, &self.was_sent, &SentState::Taken)?;
            settle(&mut ledger, &self.was_not_sent, &SentState::Released)?;
        }
        let record = SentRecord::load(&state, &key).map_err(|error| Failure::Run(error.into()))?;
        let unknown = record.unknown();
        let mut out = said();
        if self.json {
            writeln!(out, "{:#}", json!({"unknown": unknown, "in_a_day": record.in_a_day(Utc::now())}))?;
        } else {
            let messages = counted(unknown.len() as u64, "message");
            writeln!(out, "{messages} of unknown fate.")?;
            for entry in &unknown {
                let at = entry.at.format("%Y-%m-%d %H:%M UTC");
                let line = format!(
                    "{} of {} to {}, {at}, id {}",
                    entry.account_id, entry.period, entry.recipient, entry.message_id
                );
                writeln!(out, "  {}", one_line(&line, 300))?;
            }
        }
        out.flush()?;
        Ok(if unknown.is_empty() { 0 } else { 3 })
    }
}

/// Records the state of the unknown messages of some accounts.
fn settle(ledger: &mut Ledger, accounts: &[String], state: &SentState) -> Result<(), Failure> {
    for account in accounts {
        let open: Vec<SentEntry> = ledger.record().unknown().into_iter().cloned().collect();
        let ids: BTreeSet<&str> = open.iter().map(|entry| identity(&entry.account_id)).collect();
        let listing: Vec<_> = ids.into_iter().map(|id| AccountListing { id, ..AccountListing::default() }).collect();
        let selection = Selection { accounts: vec![account.clone()], ..Selection::default() };
        let places = selection.choose(&listing).map_err(|error| {
            Failure::Configuration(
                anyhow::Error::new(error).context("among the messages of which nobody knows whether they arrived"),
            )
        })?;
        for entry in open.iter().filter(|entry| places.iter().any(|place| means(listing[*place].id, &entry.account_id)))
        {
            let said = "settled by hand".to_owned();
            let settled = SentEntry { at: Utc::now(), state: state.clone(), said, ..entry.clone() };
            ledger.note(settled).map_err(|error| Failure::Run(error.into()))?;
        }
    }
    Ok(())
}
