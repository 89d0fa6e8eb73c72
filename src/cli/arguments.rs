//! The command line: one file a command. A command converts arguments, calls the library and prints.
//!
//! Exit statuses: 0 all accounted for, 1 the run failed (or `check` found faults), 2 usage or configuration,
//! 3 finished but some accounts failed, 130 stopped by Ctrl-C.

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::cli::failure::Failure;

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
    Init(crate::cli::init::Init),
    Check(crate::cli::check::Check),
    Build(crate::cli::build::Build),
    Show(crate::cli::show::command::Show),
    Edit(crate::cli::edit::Edit),
    Preview(crate::cli::preview::command::Preview),
    Verify(crate::cli::verify::Verify),
    Diff(crate::cli::diff::Diff),
    Approve(crate::cli::approve::Approve),
    Revoke(crate::cli::approve::Revoke),
    Email(crate::cli::email::command::Email),
    Publish(crate::cli::publish::Publish),
    Raise(crate::cli::responses::record::Raise),
    Raised(crate::cli::responses::list::Raised),
    Schema(crate::cli::schema::command::Schema),
    Completions(crate::cli::completions::Completions),
    Man(crate::cli::man::Man),
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
            Command::Completions(completions) => completions.run(Self::command()),
            Command::Man(man) => man.run(&Self::command()),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

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
