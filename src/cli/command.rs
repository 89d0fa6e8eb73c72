//! A command is arguments with a method that runs them. A list of [`CommandSpec`] becomes the command line.

use clap::{ArgMatches, Args, Command};

use crate::cli::failure::Failure;

/// A command's arguments.
pub trait Run: Args {
    /// Runs the command and returns the exit status.
    fn run(self) -> Result<u8, Failure>;
}

/// The arguments of a command that describes the whole command line.
pub trait Describe: Args {
    /// Runs the command and returns the exit status.
    fn run(self, program: Command) -> Result<u8, Failure>;
}

/// A command that only has subcommands.
pub trait CommandGroup {
    /// One line of help.
    const ABOUT: &'static str;
    /// Printed at the end of the help.
    const EXAMPLES: &'static str;
    const COMMANDS: &'static [CommandSpec];
}

/// A command in a list of commands.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    name: &'static str,
    alias: Option<&'static str>,
    is_hidden: bool,
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches, &Command) -> Result<u8, Failure>,
}

impl CommandSpec {
    pub const fn of<C: Run>(name: &'static str) -> Self {
        Self {
            name,
            alias: None,
            is_hidden: false,
            arguments: C::augment_args,
            run: |given, _| parsed::<C>(given).run(),
        }
    }

    /// A command that describes the whole command line.
    pub const fn about_program<C: Describe>(name: &'static str) -> Self {
        let run = |given: &ArgMatches, program: &Command| parsed::<C>(given).run(program.clone());
        Self { name, alias: None, is_hidden: false, arguments: C::augment_args, run }
    }

    /// A command with subcommands.
    pub const fn group<G: CommandGroup>(name: &'static str) -> Self {
        let arguments = |command| with_commands(command, G::COMMANDS).about(G::ABOUT).after_help(G::EXAMPLES);
        Self {
            name,
            alias: None,
            is_hidden: false,
            arguments,
            run: |given, program| run_one(G::COMMANDS, given, program),
        }
    }

    /// Adds an earlier name, which scripts may still use and no help lists.
    pub const fn alias(self, name: &'static str) -> Self {
        Self { alias: Some(name), ..self }
    }

    /// Leaves the command out of the help.
    pub const fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }

    fn command(&self) -> Command {
        let command = (self.arguments)(Command::new(self.name));
        let command = if self.is_hidden { command.hide(true) } else { command };
        command.aliases(self.alias)
    }
}

/// Adds subcommands, one of which must be given.
pub(crate) fn with_commands(command: Command, commands: &[CommandSpec]) -> Command {
    let commands = commands.iter().map(CommandSpec::command);
    command.subcommands(commands).subcommand_required(true).arg_required_else_help(true)
}

/// Runs the subcommand that was given.
pub(crate) fn run_one(commands: &[CommandSpec], given: &ArgMatches, program: &Command) -> Result<u8, Failure> {
    let (name, given) = given.subcommand().expect("clap asks for a command");
    let spec = commands.iter().find(|spec| spec.name == name).expect("clap knows the commands of the list alone");
    (spec.run)(given, program)
}

fn parsed<C: Args>(given: &ArgMatches) -> C {
    C::from_arg_matches(given).unwrap_or_else(|error| error.exit())
}
