//! `quarterdeck man`: writes manual pages, for those who package the program. The help does not list it. The command reference
//! of the documentation is made here too.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::{fs, io};

use anyhow::Context as _;
use clap::{Arg, Args, Command, ValueHint};

use crate::cli::command::Describe;
use crate::cli::failure::Failure;
use crate::cli::output::print::said;

const EXAMPLES: &str = "\
Examples:
  quarterdeck man target/man";

/// Write a manual page for every command
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, hide = true)]
pub struct Man {
    /// A folder; it is made where it is missing
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

impl Describe for Man {
    fn run(self, quarterdeck: Command) -> Result<u8, Failure> {
        let pages = pages(&quarterdeck).context("failed to make the manual pages").map_err(Failure::Run)?;
        let failed = || format!("failed to write manual pages to {}", self.folder.display());
        fs::create_dir_all(&self.folder).with_context(failed).map_err(Failure::Run)?;
        for (name, page) in &pages {
            fs::write(self.folder.join(name), page).with_context(failed).map_err(Failure::Run)?;
        }
        writeln!(said(), "Wrote {} pages.", pages.len())?;
        Ok(0)
    }
}

/// The pages by file name: `quarterdeck-email-send.1`.
fn pages(quarterdeck: &Command) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut pages = Vec::new();
    for command in commands(quarterdeck) {
        let mut page = Vec::new();
        let name = command.get_display_name().unwrap_or("quarterdeck").to_owned();
        clap_mangen::Man::new(command).manual("Quarterdeck").render(&mut page)?;
        pages.push((format!("{name}.1"), page));
    }
    Ok(pages)
}

/// The program and every command that the help lists, with full names.
fn commands(quarterdeck: &Command) -> Vec<Command> {
    fn add(command: &Command, path: &str, found: &mut Vec<Command>) {
        // A page's title and synopsis are made of these.
        let named = command.clone().disable_help_subcommand(true).version(env!("CARGO_PKG_VERSION"));
        let named = named.display_name(path.replace(' ', "-")).bin_name(path.to_owned());
        found.push(named);
        for below in command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help") {
            add(below, &format!("{path} {}", below.get_name()), found);
        }
    }
    let mut found = Vec::new();
    add(quarterdeck, "quarterdeck", &mut found);
    found
}

/// Every command with its arguments, in Markdown.
pub fn reference(quarterdeck: &Command) -> String {
    let mut text = String::from(
        "# Every command\n\nMade of what parses the command line; `quarterdeck COMMAND --help` says the same, with examples.\n",
    );
    for command in commands(quarterdeck) {
        let name = command.get_bin_name().unwrap_or_default().to_owned();
        let _ = write!(text, "\n## {name}\n\n");
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(text, "{}.", about.trim_end_matches('.'));
        let usage = command.clone().render_usage().to_string().replace("Usage: ", "");
        let _ = writeln!(text, "\n```text\n{}\n```", usage.trim());
        let arguments: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
        let rows: Vec<String> = arguments.into_iter().filter_map(row).collect();
        if !rows.is_empty() {
            let _ = write!(text, "\n| argument | meaning |\n|---|---|\n{}\n", rows.join("\n"));
        }
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        if let Some((_, status)) = after.split_once("Exit status: ") {
            let _ = writeln!(text, "\nExit status: {}", status.trim());
        }
    }
    text
}

/// An argument as a row of a Markdown table; `None` for `--help` and `--version`.
fn row(arg: &Arg) -> Option<String> {
    if ["help", "version"].contains(&arg.get_id().as_str()) {
        return None;
    }
    let values: Vec<&str> = arg.get_value_names().unwrap_or_default().iter().map(|name| name.as_str()).collect();
    let takes = arg.get_action().takes_values();
    let name = match (arg.get_long(), arg.get_short()) {
        (Some(long), Some(short)) => format!("-{short}, --{long}"),
        (Some(long), None) => format!("--{long}"),
        _ => String::new(),
    };
    let value = if takes { values.join(" ") } else { String::new() };
    let name = format!("{name} {value}").trim().to_owned();
    let mut meaning = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if takes && !defaults.is_empty() && !arg.is_hide_default_value_set() {
        let _ = write!(meaning, " [default: `{}`]", defaults.join(" "));
    }
    let possible: Vec<String> =
        arg.get_possible_values().iter().map(|value| format!("`{}`", value.get_name())).collect();
    if takes && !possible.is_empty() {
        let _ = write!(meaning, " [{}]", possible.join(", "));
    }
    Some(format!("| `{}` | {} |", name.replace('|', "\\|"), meaning.replace('|', "\\|")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_that_is_listed_has_a_page() {
        let pages = pages(&crate::cli::program::program()).unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["quarterdeck.1", "quarterdeck-build.1", "quarterdeck-email-send.1"] {
            assert!(names.contains(&name), "{names:?}");
        }
        assert!(!names.contains(&"quarterdeck-man.1"));
        for (name, page) in &pages {
            let page = String::from_utf8(page.clone()).unwrap();
            assert!(page.contains(".SH SYNOPSIS") && page.contains("quarterdeck"), "{name}");
        }
        let build = &pages.iter().find(|(name, _)| name == "quarterdeck-build.1").unwrap().1;
        assert!(String::from_utf8_lossy(build).contains("quarterdeck build"));
    }
}
