//! What a command is: arguments that can be run. A list of them ([`CommandSpec`]) becomes the command line.

use clap::{ArgMatches, Args, Command};

use crate::cli::failure::Failure;

/// A command's arguments, and what they ask for.
pub trait Run: Args {
    /// Does what was asked for; the exit status of what was done.
    fn run(self) -> Result<u8, Failure>;
}

/// A command that is about the command line itself.
pub trait Describe: Args {
    /// Does what was asked for; the exit status of what was done.
    fn run(self, program: Command) -> Result<u8, Failure>;
}

/// Commands below one name.
pub trait CommandGroup {
    /// In a line.
    const ABOUT: &'static str;
    /// The end of its help.
    const EXAMPLES: &'static str;
    /// Each of them.
    const COMMANDS: &'static [CommandSpec];
}

/// An entry of a list of commands.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    name: &'static str,
    old_name: Option<&'static str>,
    is_hidden: bool,
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches, &Command) -> Result<u8, Failure>,
}

impl CommandSpec {
    /// A command by its name.
    pub const fn of<C: Run>(name: &'static str) -> Self {
        Self {
            name,
            old_name: None,
            is_hidden: false,
            arguments: C::augment_args,
            run: |given, _| parsed::<C>(given).run(),
        }
    }

    /// A command that is about the command line.
    pub const fn about_program<C: Describe>(name: &'static str) -> Self {
        let run = |given: &ArgMatches, program: &Command| parsed::<C>(given).run(program.clone());
        Self { name, old_name: None, is_hidden: false, arguments: C::augment_args, run }
    }

    /// A name with commands below it.
    pub const fn group<G: CommandGroup>(name: &'static str) -> Self {
        let arguments = |command| with_commands(command, G::COMMANDS).about(G::ABOUT).after_help(G::EXAMPLES);
        Self {
            name,
            old_name: None,
            is_hidden: false,
            arguments,
            run: |given, program| run_one(G::COMMANDS, given, program),
        }
    }

    /// The same, which scripts may call by another name too.
    pub const fn once(self, old_name: &'static str) -> Self {
        Self { old_name: Some(old_name), ..self }
    }

    /// The same, which no help lists.
    pub const fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }

    fn command(&self) -> Command {
        let command = (self.arguments)(Command::new(self.name));
        let command = if self.is_hidden { command.hide(true) } else { command };
        command.aliases(self.old_name)
    }
}

/// A command with others below it, one of which has to be given.
pub(crate) fn with_commands(command: Command, commands: &[CommandSpec]) -> Command {
    let commands = commands.iter().map(CommandSpec::command);
    command.subcommands(commands).subcommand_required(true).arg_required_else_help(true)
}

/// Runs the one of some commands that was given.
pub(crate) fn run_one(commands: &[CommandSpec], given: &ArgMatches, program: &Command) -> Result<u8, Failure> {
    let (name, given) = given.subcommand().expect("clap asks for a command");
    let spec = commands.iter().find(|spec| spec.name == name).expect("clap knows the commands of the list alone");
    (spec.run)(given, program)
}

fn parsed<C: Args>(given: &ArgMatches) -> C {
    C::from_arg_matches(given).unwrap_or_else(|error| error.exit())
}
