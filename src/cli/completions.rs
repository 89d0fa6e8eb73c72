//! `quarterdeck completions`: prints a completion script for a shell.

use std::io::Write as _;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::command::Describe;
use crate::cli::failure::Failure;
use crate::cli::output::print::said;

const EXAMPLES: &str = "\
Examples:
  quarterdeck completions bash > ~/.local/share/bash-completion/completions/quarterdeck
  quarterdeck completions zsh > \"${fpath[1]}/_quarterdeck\"
  quarterdeck completions fish > ~/.config/fish/completions/quarterdeck.fish";

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Describe for Completions {
    fn run(self, mut quarterdeck: Command) -> Result<u8, Failure> {
        // The generator panics where a write fails, so it writes to memory.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut quarterdeck, "quarterdeck", &mut script);
        said().write_all(&script)?;
        Ok(0)
    }
}
