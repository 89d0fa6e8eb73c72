//! `quarterdeck email`: messages of a built folder, as drafts, as a file for the tool that sends them, or sent from here.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;

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
    Drafts(crate::cli::email::drafts::Drafts),
    Merge(crate::cli::email::merge::Merge),
    Shapes(crate::cli::email::merge::Shapes),
    Send(crate::cli::email::send::Send),
    Sent(crate::cli::email::sent::Sent),
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
