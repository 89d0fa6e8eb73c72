//! `quarterdeck email`: messages of a built folder, as drafts, as a file for the tool that sends them, or sent from here.

mod drafts;
mod merge;
mod send;
mod sent;

use std::io::{self, Write as _};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueHint};

use super::print::{counted, one_line, printable, size};
use super::{Failure, day, today};
use crate::delivery;
use crate::delivery::batch::{Batch, Kept, is_large};
use crate::delivery::day::Day;
use crate::delivery::decided::Decided;
use crate::delivery::suppression::Suppression;
use crate::delivery::watch::Watch;
use crate::output::manifest::DeckRecord;
use crate::output::proof::Prover;
use crate::signing::Key;
use crate::workspace::config::Delivery;
use crate::workspace::{Flags, Workspace};

const EXAMPLES: &str = "\
Examples:
  quarterdeck email drafts out                   a draft for each account with a deck and a contact
  quarterdeck email drafts decks/2026-Q3 --workspace acme-reviews
  quarterdeck email merge out --for hubspot      the list that HubSpot imports
  quarterdeck email send out                     who would get what? (--send sends)";

/// Bring decks to their readers: drafts, files for sending tools, sending
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Email {
    #[command(subcommand)]
    command: EmailCommand,
}

#[derive(Debug, Subcommand)]
enum EmailCommand {
    Drafts(drafts::Drafts),
    Merge(merge::Merge),
    Shapes(merge::Shapes),
    Send(send::Send),
    Sent(sent::Sent),
}

/// A built folder and the workspace it was built from.
#[derive(Debug, Args)]
pub(super) struct Built {
    /// The output folder of a build
    #[arg(default_value = "out", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// The workspace that the folder was built from
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub workspace: PathBuf,
}

/// Where the published decks stand.
#[derive(Debug, Args)]
pub(super) struct Site {
    /// Where the published decks stand [default: `delivery.base_url` of qbr.yaml]
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    base_url: Option<String>,
}

impl Site {
    /// The workspace with this address in place of its own.
    pub fn of(&self, mut workspace: Workspace) -> Result<Workspace, Failure> {
        let wrong = |message: String| Failure::Configuration(anyhow::Error::msg(message));
        let Some(url) = &self.base_url else { return Ok(workspace) };
        if let Some(fault) = Delivery::fault_of_base(url) {
            return Err(wrong(format!("--base-url: {fault}")));
        }
        let delivery = workspace.config.delivery.as_mut();
        delivery.ok_or_else(|| wrong(NO_SECTION.to_owned()))?.base_url = Some(url.clone());
        Ok(workspace)
    }
}

/// Why a workspace has no key.
const NO_SECTION: &str = "the workspace has no `delivery` section in its qbr.yaml; docs/delivery.md describes it";

/// The day on which decks leave.
#[derive(Debug, Args)]
pub(super) struct On {
    /// Judge every deck as of this day: how old its data is, and whether its renewal is near [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<NaiveDate>,
}

impl On {
    /// The day that is meant, with what the workspace asks for on it.
    pub fn day(&self, workspace: &Workspace) -> Day {
        Day::new(self.on.unwrap_or_else(today), workspace)
    }
}

impl Email {
    /// Does what was asked for.
    pub fn run(self) -> Result<u8, Failure> {
        match self.command {
            EmailCommand::Drafts(drafts) => drafts.run(),
            EmailCommand::Merge(merge) => merge.run(),
            EmailCommand::Shapes(shapes) => shapes.run(),
            EmailCommand::Send(send) => send.run(),
            EmailCommand::Sent(sent) => sent.run(),
        }
    }
}

/// A workspace's key, which it must have.
pub(super) fn key_of(workspace: &Workspace) -> Result<Key, Failure> {
    let key = delivery::key(workspace).map_err(|error| Failure::Run(error.into()))?;
    key.ok_or_else(|| Failure::Configuration(anyhow::Error::msg(NO_SECTION)))
}

impl Built {
    /// The workspace's key.
    pub fn key(&self, workspace: &Workspace) -> Result<Key, Failure> {
        key_of(workspace)
    }

    /// The folder, its rows proved.
    pub fn batch(&self, workspace: &Workspace) -> Result<Batch, Failure> {
        Batch::load(&self.out, &self.prover(workspace)?).map_err(|error| Failure::Run(error.into()))
    }

    /// By what the folder is known to be the workspace's.
    pub fn prover(&self, workspace: &Workspace) -> Result<Prover, Failure> {
        delivery::prover(workspace).map_err(|error| Failure::Run(error.into()))
    }

    /// What people decide about the decks by now.
    pub fn decided(&self, workspace: &Workspace) -> Result<Decided, Failure> {
        workspace.overrides().map(Decided::new).map_err(|error| Failure::Configuration(error.into()))
    }

    /// The folder and all that lets its decks out on a day, read again whenever it changes.
    pub fn watch<'a>(&self, workspace: &'a Workspace, key: &'a Key, day: Day) -> Result<Watch<'a>, Failure> {
        let watch = Watch::new(workspace, key, self.prover(workspace)?, &self.out, day);
        watch.map_err(|error| Failure::Run(error.into()))
    }

    /// The workspace.
    pub fn workspace(&self) -> Result<Workspace, Failure> {
        Workspace::load(&self.workspace, &Flags::default(), today())
            .map_err(|error| Failure::Configuration(error.into()))
    }
}

/// Notes the lists of who gets nothing that name nobody: an export that failed may look so.
pub(super) fn note_idle(suppression: &Suppression) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for list in suppression.idle() {
        writeln!(err, "note: {} names nobody who gets nothing", printable(&list.display().to_string()))?;
    }
    Ok(())
}

/// Accounts listed one by one.
const LISTED: usize = 20;

/// A warning for each deck that mail servers may mind.
pub(super) fn large<'a>(rows: impl IntoIterator<Item = &'a DeckRecord>) -> String {
    let warn = |row: &DeckRecord| {
        let bytes = size(row.bytes.unwrap_or_default());
        format!("warning: the deck of {} has {bytes}; some servers refuse as much\n", printable(&row.account_id))
    };
    rows.into_iter().filter(|row| is_large(row)).map(warn).collect()
}

/// What stays and why, one a line.
pub(super) fn kept(kept: &[Kept]) -> String {
    let mut text = String::new();
    for one in kept.iter().take(LISTED) {
        let whose =
            if one.name.is_empty() { one.account_id.clone() } else { format!("{} ({})", one.name, one.account_id) };
        text.push_str(&format!("  {}\n", one_line(&format!("{whose}: {}", one.reason), 300)));
    }
    if kept.len() > LISTED {
        text.push_str(&format!("  … and {} more; --json lists them all\n", kept.len() - LISTED));
    }
    text
}

/// `, 3 accounts stay:` with the list, or nothing.
pub(super) fn staying(all: &[Kept], what: &str) -> String {
    if all.is_empty() {
        return String::new();
    }
    format!("{} without {what}:\n{}", counted(all.len() as u64, "account"), kept(all))
}
