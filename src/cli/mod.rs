//! The command line: one file a command. A command converts arguments, calls the library and prints.
//!
//! Exit statuses: 0 all accounted for, 1 the run failed (or `check` found faults), 2 usage or configuration,
//! 3 finished but some accounts failed, 130 stopped by Ctrl-C.

mod approve;
mod bar;
mod build;
mod check;
mod completions;
mod diff;
mod edit;
mod email;
mod failure;
mod findings;
mod init;
mod interrupt;
mod man;
mod preview;
mod print;
mod publish;
mod raise;
mod raised;
mod schema;
mod show;
mod summary;
mod verify;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueHint};

use crate::workspace::Flags;
pub use failure::Failure;
pub use man::reference;

const EXAMPLES: &str = "\
Examples:
  quarterdeck init acme-reviews             write a workspace to start from
  quarterdeck check acme-reviews            what is wrong with the data?
  quarterdeck build acme-reviews            a deck for every account, into out/
  quarterdeck build --account \"Acme Corp\"   one deck, from the workspace in this folder
  quarterdeck preview \"Acme Corp\" --watch   its slides as pictures, again after every change
  quarterdeck verify                        is every deck whose the manifest says?

Exit status: 0 all accounted for, 1 the run failed, 2 usage or configuration, 3 finished but some accounts failed, \
130 stopped by Ctrl-C.";

/// Turn usage exports into a finished PDF review for every customer.
#[derive(Debug, Parser)]
#[command(name = "quarterdeck", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    Check(check::Check),
    Build(build::Build),
    Show(show::Show),
    Edit(edit::Edit),
    Preview(preview::Preview),
    Verify(verify::Verify),
    Diff(diff::Diff),
    Approve(approve::Approve),
    Revoke(approve::Revoke),
    Email(email::Email),
    Publish(publish::Publish),
    Raise(raise::Raise),
    Raised(raised::Raised),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
}

/// The workspace, and what a flag may say instead of `qbr.yaml`.
#[derive(Debug, Args)]
struct Input {
    /// A folder with a qbr.yaml, or a YAML file
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// Read the sources' files from this folder instead of the workspace
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,
    /// The day the data stands at [default: as configured, else the period's last day]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The quarter under review, such as 2026-Q3 [default: as configured, else the one last completed]
    #[arg(long, value_name = "QUARTER")]
    period: Option<String>,
    /// A theme's name or the path of its YAML file [default: as configured]
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

impl Arguments {
    /// Does what was asked for; the exit status of what was done.
    pub fn run(self) -> Result<u8, Failure> {
        match self.command {
            Command::Init(init) => init.run(),
            Command::Check(check) => check.run(),
            Command::Build(build) => build.run(),
            Command::Show(show) => show.run(),
            Command::Edit(edit) => edit.run(),
            Command::Preview(preview) => preview.run(),
            Command::Verify(verify) => verify.run(),
            Command::Diff(diff) => diff.run(),
            Command::Approve(approve) => approve.run(),
            Command::Revoke(revoke) => revoke.run(),
            Command::Email(email) => email.run(),
            Command::Publish(publish) => publish.run(),
            Command::Raise(raise) => raise.run(),
            Command::Raised(raised) => raised.run(),
            Command::Schema(schema) => schema.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(man) => man.run(),
        }
    }
}

impl Input {
    fn split(self) -> (PathBuf, Flags) {
        let Self { workspace, data, as_of, period, theme } = self;
        (workspace, Flags { data, as_of, period, theme })
    }
}

/// The day it is: it chooses a quarter where none is configured, and nothing else.
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "expected a date such as 2026-09-30".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Arguments::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("quarterdeck {}", command.get_name())), "{}", command.get_name());
        }
    }
}
