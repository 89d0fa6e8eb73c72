//! `quarterdeck email`: brings the decks of an output folder to their contacts by email.

use crate::cli::command::{CommandGroup, CommandSpec};
use crate::cli::email::drafts::Drafts;
use crate::cli::email::merge::Merge;
use crate::cli::email::presets::Presets;
use crate::cli::email::send::Send;
use crate::cli::email::sent::Sent;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email drafts out                   a draft for each account with a deck and a contact
  quarterdeck email drafts decks/2026-Q3 --workspace acme-reviews
  quarterdeck email merge out --for hubspot      the list that HubSpot imports
  quarterdeck email send out                     who would get what? (--send sends)";

/// The commands below `email`.
#[derive(Debug)]
pub struct Email;

impl CommandGroup for Email {
    const ABOUT: &'static str = "Bring decks to their readers: drafts, files for sending tools, sending";
    const EXAMPLES: &'static str = EXAMPLES;
    const COMMANDS: &'static [CommandSpec] = &[
        CommandSpec::of::<Drafts>("drafts"),
        CommandSpec::of::<Merge>("merge"),
        CommandSpec::of::<Presets>("presets").alias("shapes"),
        CommandSpec::of::<Send>("send"),
        CommandSpec::of::<Sent>("sent"),
    ];
}
