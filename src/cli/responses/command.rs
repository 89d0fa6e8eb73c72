//! `quarterdeck responses`: who responded to a deck, by a click or a reply.

use crate::cli::command::{CommandGroup, CommandSpec};
use crate::cli::responses::list::List;
use crate::cli::responses::record::Record;
use crate::cli::responses::stops::Stops;

const EXAMPLES: &str = "\
Examples:
  quarterdeck responses record --mailbox replies.mbox    replies, and messages begun from a deck's links
  quarterdeck responses list                             the open ones, for whoever owns expansion
  quarterdeck responses stops                            who gets no more messages";

/// The commands below `responses`.
#[derive(Debug)]
pub struct Responses;

impl CommandGroup for Responses {
    const ABOUT: &'static str = "Record who responded to a deck, and list who waits for an answer";
    const EXAMPLES: &'static str = EXAMPLES;
    const COMMANDS: &'static [CommandSpec] =
        &[CommandSpec::of::<Record>("record"), CommandSpec::of::<List>("list"), CommandSpec::of::<Stops>("stops")];
}
