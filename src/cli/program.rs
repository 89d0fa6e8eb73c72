//! The command line: the list of all commands. A command converts its arguments, calls the library and prints.
//!
//! Exit statuses: 0 all accounted for, 1 the run failed (or `check` found faults), 2 usage or configuration,
//! 3 finished but some accounts failed, 130 stopped by Ctrl-C.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::Command;

use crate::cli::approve::{Approve, Revoke};
use crate::cli::build::Build;
use crate::cli::check::Check;
use crate::cli::command::{CommandSpec, run_one, with_commands};
use crate::cli::completions::Completions;
use crate::cli::diff::Diff;
use crate::cli::edit::Edit;
use crate::cli::email::command::Email;
use crate::cli::failure::Failure;
use crate::cli::init::Init;
use crate::cli::man::Man;
use crate::cli::preview::command::Preview;
use crate::cli::publish::Publish;
use crate::cli::responses::command::Responses;
use crate::cli::responses::list::List;
use crate::cli::responses::record::Record;
use crate::cli::schema::command::Schema;
use crate::cli::show::command::Show;
use crate::cli::team::command::Team;
use crate::cli::verify::Verify;

/// Every command, in the order of the help.
static COMMANDS: [CommandSpec; 19] = [
    CommandSpec::of::<Init>("init"),
    CommandSpec::of::<Check>("check"),
    CommandSpec::of::<Build>("build"),
    CommandSpec::of::<Show>("show"),
    CommandSpec::of::<Edit>("edit"),
    CommandSpec::of::<Preview>("preview"),
    CommandSpec::of::<Verify>("verify"),
    CommandSpec::of::<Diff>("diff"),
    CommandSpec::of::<Approve>("approve"),
    CommandSpec::of::<Revoke>("revoke"),
    CommandSpec::group::<Email>("email"),
    CommandSpec::of::<Publish>("publish"),
    CommandSpec::group::<Responses>("responses"),
    CommandSpec::group::<Team>("team"),
    CommandSpec::of::<Schema>("schema"),
    CommandSpec::about_program::<Completions>("completions"),
    CommandSpec::about_program::<Man>("man").hidden(),
    // Earlier names of `responses record` and `responses list`, for scripts.
    CommandSpec::of::<Record>("raise").hidden(),
    CommandSpec::of::<List>("raised").hidden(),
];

const EXAMPLES: &str = "\
Examples:
  quarterdeck init acme-reviews             write a workspace to start from
  quarterdeck check acme-reviews            what is wrong with the data?
  quarterdeck build acme-reviews            a deck for every account, into out/
  quarterdeck build --account \"Acme Corp\"   one deck, from the workspace in this folder
  quarterdeck preview \"Acme Corp\" --watch   its slides as pictures, again after every change
  quarterdeck verify                        is every deck the one that the manifest says?

Exit status: 0 all accounted for, 1 the run failed, 2 usage or configuration, 3 finished but some accounts failed, \
130 stopped by Ctrl-C.";

/// The command line with all commands.
pub fn program() -> Command {
    let program = Command::new("quarterdeck").version(env!("CARGO_PKG_VERSION"));
    with_commands(program, &COMMANDS)
        .about("Turn usage exports into a finished PDF review for every customer")
        .after_help(EXAMPLES)
}

/// Runs the command that this process's arguments name, and returns the exit status.
pub fn run() -> Result<u8, Failure> {
    refuse_clock(SystemTime::now())?;
    let program = program();
    run_one(&COMMANDS, &program.clone().get_matches(), &program)
}

/// What is recorded and judged by a day needs one. Libraries end the program at a time before 1970.
fn refuse_clock(now: SystemTime) -> Result<(), Failure> {
    match now.duration_since(UNIX_EPOCH) {
        Ok(_) => Ok(()),
        Err(_) => Err(Failure::Run(anyhow::Error::msg("the clock of this machine says a time before 1970; set it"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_is_an_error() {
        assert!(refuse_clock(SystemTime::now()).is_ok() && refuse_clock(UNIX_EPOCH).is_ok());
        let failure = refuse_clock(UNIX_EPOCH - std::time::Duration::from_secs(1)).unwrap_err();
        assert!(failure.to_string().contains("before 1970"));
    }

    #[test]
    fn the_arguments_are_sound() {
        program().debug_assert();
    }

    #[test]
    fn every_command_that_is_listed_has_examples() {
        for command in program().get_subcommands().filter(|command| !command.is_hide_set()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("quarterdeck {}", command.get_name())), "{}", command.get_name());
        }
    }

    #[test]
    fn scripts_may_use_the_names_of_before() {
        for old in
            [&["quarterdeck", "raise", "token"][..], &["quarterdeck", "raised"], &["quarterdeck", "email", "shapes"]]
        {
            assert!(program().try_get_matches_from(old).is_ok(), "{old:?}");
        }
    }
}
