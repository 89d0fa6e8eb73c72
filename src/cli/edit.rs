//! `quarterdeck edit`: opens the override of one account in an editor.

use std::io::{BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use anyhow::{Context as _, anyhow};
use clap::{Args, ValueHint};
use tempfile::NamedTempFile;

use crate::base::limits;
use crate::cli::arguments::input::{Input, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{one_line, printable, said};
use crate::cli::output::status_bar::StatusBar;
use crate::inspect::override_editor::{OverrideBuffer, OverrideBufferError};
use crate::inspect::session::{AccountSession, SessionOptions};
use crate::store::manifest_row::Outcome;

const EXAMPLES: &str = "\
Examples:
  quarterdeck edit C-1005                      of the workspace in this folder
  quarterdeck edit harcastle acme-reviews      part of a name will do
  quarterdeck edit C-1005 --print              what would be opened
  quarterdeck edit C-1005 --from decided.yaml  without an editor; - reads the standard input
  quarterdeck edit C-1005 --remove             as the data has it again

The override stands in overrides/ of the workspace, a file an account. It opens in $VISUAL or $EDITOR with a line for everything that \
may be decided, and with how things stand today. What is written counts once it is sound: otherwise its faults are listed with line and \
column, and what stood there before stays.

Exit status: 0 kept, or nothing was changed; 1 it cannot be written; 2 usage, configuration, or an override that is not sound.";

/// The maximum length of a printed line.
const LINE: usize = 240;

/// Decide what one account's deck says and shows
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Edit {
    /// The account, by its id or its name; in an editor or printed a part of that will do
    #[arg(value_name = "ACCOUNT")]
    account: String,
    #[command(flatten)]
    input: Input,
    /// Put this file in the override's place, whatever stood there; - is the standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    from: Option<PathBuf>,
    /// Print what would be opened, and change nothing
    #[arg(long, conflicts_with_all = ["from", "remove"])]
    print: bool,
    /// Remove the override
    #[arg(long, conflicts_with = "from")]
    remove: bool,
}

impl Run for Edit {
    fn run(self) -> Result<u8, Failure> {
        let (workspace, flags) = self.input.split();
        let options = SessionOptions {
            workspace,
            flags,
            account: self.account,
            loosely: self.from.is_none() && !self.remove,
            previous: None,
        };
        let bar = StatusBar::new(!self.print);
        let mut session = AccountSession::open(options, today(), &|progress| bar.show(progress))?;
        drop(bar);
        let buffer = session.override_buffer().map_err(failure)?;
        if self.print {
            said().write_all(buffer.text.as_bytes())?;
            return Ok(0);
        }
        if self.remove {
            if buffer.kept.is_none() {
                let message = anyhow!("{} has no override; there is nothing to remove", session.row().id);
                return Err(Failure::Configuration(message));
            }
            session.discard(&buffer).map_err(failure)?;
            return report(&session, &format!("Removed {}", buffer.shown));
        }
        let (text, draft) = match &self.from {
            Some(from) => {
                let given = read(from).map_err(Failure::Configuration)?;
                (session.checked(&buffer, &given).map_err(failure)?, None)
            }
            None => match edited(&session, &buffer)? {
                Some((text, draft)) => (text, Some(draft)),
                None => return report(&session, "Nothing was changed"),
            },
        };
        let before = session.preview_deck().record.overrides;
        if let Err(error) = session.keep(&buffer, &text) {
            return Err(match draft {
                Some(draft) => not_kept(draft, failure(error)),
                None => failure(error),
            });
        }
        let code = report(&session, &format!("Kept {}", buffer.shown))?;
        if self.from.is_some() && !before.is_empty() {
            writeln!(said(), "It stands in the place of: {}", one_line(&before, LINE))?;
        }
        Ok(code)
    }
}

/// Prints what was done, and the deck that a build would make now.
fn report(session: &AccountSession, done: &str) -> Result<u8, Failure> {
    let record = session.preview_deck().record;
    let mut out = said();
    let name = if record.name.is_empty() { &record.account_id } else { &record.name };
    let decides = if record.overrides.is_empty() { String::new() } else { format!(": {}", record.overrides) };
    writeln!(out, "{}", one_line(&format!("{done}{decides}"), LINE))?;
    let comes_to = match record.outcome.has_deck() {
        true => format!("{name}: {} slides. {}", record.pages.unwrap_or_default(), record.headline),
        false => format!("{name} is {}: {}", record.outcome.name(), record.reason),
    };
    writeln!(out, "{}", one_line(&comes_to, LINE))?;
    if !record.review.is_empty() {
        writeln!(out, "Look first: {}", one_line(&record.review.to_string(), LINE))?;
    }
    for finding in session.of_override()?.1 {
        writeln!(out, "{}", one_line(&finding.to_string(), LINE))?;
    }
    let release = session.row().overridden().map(|decided| &decided.release).filter(|release| !release.is_empty());
    if let Some(release) = release.filter(|_| record.outcome == Outcome::Held) {
        let named = release.keys().map(|kind| kind.code().to_string()).collect::<Vec<_>>().join(", ");
        let code = record.code();
        writeln!(out, "`release` names {named}; it is held for {code}. Write `release: {{{code}: why it may leave}}`")?;
    }
    if io::stdout().is_terminal() {
        let id = one_line(&record.account_id, LINE);
        writeln!(out, "`quarterdeck preview {id}` shows it, `quarterdeck build --account {id}` writes it.")?;
    }
    Ok(0)
}

/// Lets the user edit the buffer until it is valid; `None` if it was not changed. The draft is beside the overrides, so that an
/// editor finds the schema, and has a name that no build reads.
fn edited(session: &AccountSession, buffer: &OverrideBuffer) -> Result<Option<(String, NamedTempFile)>, Failure> {
    let folder = buffer.path.parent().unwrap_or(Path::new("."));
    let draft = draft(folder, buffer).context("failed to write a draft beside the overrides").map_err(Failure::Run)?;
    loop {
        open(draft.path()).map_err(Failure::Run)?;
        let text = match limits::read_text(draft.path(), limits::YAML_BYTES) {
            Ok(text) => text,
            Err(error) => {
                let error = anyhow::Error::new(error).context("failed to read what was written; save it as UTF-8");
                return Err(not_kept(draft, Failure::Configuration(error)));
            }
        };
        if text == buffer.text {
            return Ok(None);
        }
        match session.checked(buffer, &text) {
            Ok(kept) if buffer.kept.as_ref() == Some(&kept) => return Ok(None),
            Ok(kept) => return Ok(Some((kept, draft))),
            Err(error @ OverrideBufferError::Invalid(_)) => {
                if !again(&error.to_string())? {
                    return Err(not_kept(draft, failure(error)));
                }
            }
            Err(error) => return Err(not_kept(draft, failure(error))),
        }
    }
}

/// Adds to a failure where the edited text is.
fn not_kept(draft: NamedTempFile, failure: Failure) -> Failure {
    let left = match draft.into_temp_path().keep() {
        Ok(path) => format!("nothing was changed; what you wrote is in {}", printable(&path.display().to_string())),
        Err(error) => format!("nothing was changed, and what you wrote is lost: {error}"),
    };
    let with = |error: anyhow::Error| anyhow!("{error:#}\n{left}");
    match failure {
        Failure::Configuration(error) => Failure::Configuration(with(error)),
        Failure::Run(error) => Failure::Run(with(error)),
        other => other,
    }
}

fn draft(folder: &Path, buffer: &OverrideBuffer) -> io::Result<NamedTempFile> {
    fs::create_dir_all(folder)?;
    let mut draft = tempfile::Builder::new().prefix(".edit-").suffix(".yaml").tempfile_in(folder)?;
    draft.write_all(buffer.text.as_bytes())?;
    Ok(draft)
}

/// Asks whether the user wants to correct the faults; `false` without a terminal.
fn again(faults: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    write!(io::stderr(), "{}\nEdit again? [Y/n] ", printable(faults))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(!answer.trim().to_lowercase().starts_with('n'))
}

fn read(from: &Path) -> anyhow::Result<String> {
    if from.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin()
            .lock()
            .take(limits::YAML_BYTES as u64)
            .read_to_string(&mut text)
            .context("failed to read the standard input")?;
        return Ok(text);
    }
    limits::read_text(from, limits::YAML_BYTES).with_context(|| format!("failed to read {}", from.display()))
}

/// Opens a file in the user's editor and waits until it is closed.
fn open(path: &Path) -> anyhow::Result<()> {
    let set = |name| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let given = set("VISUAL").or_else(|| set("EDITOR"));
    if given.is_none() && !io::stdin().is_terminal() {
        return Err(anyhow!("there is no terminal to edit in; give --from FILE, or set $EDITOR"));
    }
    let editor = given.unwrap_or_else(|| if cfg!(windows) { "notepad".into() } else { "vi".into() });
    let status = command(&editor, path).status().with_context(|| {
        format!("failed to open the editor \"{editor}\"; set $EDITOR to one that is installed, or give --from FILE")
    })?;
    if !status.success() {
        return Err(anyhow!("the editor \"{editor}\" ended with {status}; nothing was changed"));
    }
    Ok(())
}

/// `$EDITOR` may contain arguments, so the shell runs it.
#[cfg(unix)]
fn command(editor: &str, path: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("exec {editor} \"$1\"")).arg("editor").arg(path);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, path: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("notepad"));
    command.args(words).arg(path);
    command
}

fn failure(error: OverrideBufferError) -> Failure {
    match error {
        OverrideBufferError::Invalid(_) => Failure::Configuration(error.into()),
        OverrideBufferError::Run(error) => error.into(),
        OverrideBufferError::Io { .. } | OverrideBufferError::Changed(_) => Failure::Run(error.into()),
    }
}
