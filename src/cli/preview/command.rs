//! `quarterdeck preview`: shows one account's slides as pictures, and again after each change.

use std::io;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueHint};

use crate::cli::arguments::input::{Input, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::interrupt;
use crate::cli::output::print::printable;
use crate::cli::output::status_bar::StatusBar;
use crate::cli::preview::session::PreviewSession;
use crate::cli::preview::state::PreviewState;
use crate::cli::preview::{messages, show};
use crate::inspect::old_deck::OldDeckError;
use crate::inspect::preview::folder::FolderError;
use crate::inspect::preview::watch::{Changes, FileWatch};
use crate::inspect::preview::watched::{WatchedFiles, WatchedPart};
use crate::inspect::preview::write::PreviewError;
use crate::inspect::session::{AccountSession, SessionOptions, workspace};

const EXAMPLES: &str = "\
Examples:
  quarterdeck preview C-1005                         of the workspace in this folder
  quarterdeck preview \"Acme Corp\" acme-reviews --theme harbor-dark
  quarterdeck preview C-1005 --watch                 again within half a second of a change
  quarterdeck preview C-1005 --compare decks/2026-Q2   last quarter's slide beside this one
  quarterdeck preview C-1005 --dir pictures --width 1920 --no-open
  quarterdeck preview C-1005 --json | jq -r '.slides[].file'

Pictures are drawn from the very PDF that `quarterdeck build` writes, for held accounts from the one it would write if nothing held \
them. No deck is written, and no manifest. They stand in .quarterdeck/preview/ of the workspace, a folder an account: slide-1.png and so on, and \
sheet.png with all of them. The sheet opens in the system's viewer or is shown in a terminal that can show pictures; in a pipe the \
paths are printed and nothing else.

--watch looks at qbr.yaml, the catalogue, overrides/, themes, voice/, logos and the data files. Something broken is reported and the last \
pictures stay; Ctrl-C ends it.

Exit status: 0 there are pictures, 1 there are none or the run failed, 2 usage or configuration. A watch that was ended by Ctrl-C ends with 0.";

/// The allowed widths of a slide, in pixels.
const WIDTHS: std::ops::RangeInclusive<i64> = 320..=7680;

/// Show an account's slides as pictures, also while it is held
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Preview {
    /// The account, by its id, its name or a part of that
    #[arg(value_name = "ACCOUNT")]
    account: String,
    #[command(flatten)]
    input: Input,
    /// The output folder of the quarter before: the deck says what became of its suggestions
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    previous: Option<PathBuf>,
    /// Where the pictures go [default: .quarterdeck/preview/ of the workspace]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
    /// How wide a slide's picture is, in pixels
    #[arg(long, value_name = "PX", default_value_t = 1280, value_parser = clap::value_parser!(u32).range(WIDTHS))]
    width: u32,
    /// Make them again whenever a file changes that the deck is made of
    #[arg(long)]
    watch: bool,
    /// Lay the account's deck in this output folder of an earlier build beside it, slide by slide
    #[arg(long, value_name = "OLD_OUT", value_hint = ValueHint::DirPath)]
    compare: Option<PathBuf>,
    /// Open the sheet in the system's viewer, also from a pipe
    #[arg(long, conflicts_with = "no_open")]
    open: bool,
    /// Neither open the sheet nor show it in the terminal
    #[arg(long)]
    no_open: bool,
    /// Print what was made as JSON; with --watch a line each time
    #[arg(long)]
    json: bool,
}

impl Run for Preview {
    fn run(self) -> Result<u8, Failure> {
        let (path, flags) = self.input.split();
        let options =
            SessionOptions { workspace: path, flags, account: self.account, loosely: true, previous: self.previous };
        // Watched before anything is read, so that no change falls between.
        let watch = match self.watch {
            true => {
                let watched = WatchedFiles::of(&workspace(&options, today())?);
                Some((FileWatch::new(watched).map_err(|error| Failure::Run(error.into()))?, interrupt::watch()?))
            }
            false => None,
        };
        let bar = StatusBar::new(!self.json);
        let account = AccountSession::open(options.clone(), today(), &|progress| bar.show(progress))?;
        drop(bar);
        let mut session = PreviewSession::new(account, self.width, self.dir.as_deref(), self.compare.as_deref())?;
        let screen = Screen { json: self.json, lines: self.watch, open: self.open, show: !self.no_open };
        let state = session.make()?;
        screen.first(&state)?;
        if let Some((watch, stop)) = watch {
            follow(&mut session, &options, watch, stop, &screen)?;
        }
        Ok(0)
    }
}

/// Makes the pictures again after every change, until `stop` is set.
fn follow(
    session: &mut PreviewSession,
    options: &SessionOptions,
    mut watch: FileWatch,
    stop: &AtomicBool,
    screen: &Screen,
) -> Result<(), Failure> {
    let logo = |session: &PreviewSession| session.account.row().logo.clone();
    watch.follow(watch.watched().clone().with_logo(logo(session).as_deref()));
    writeln!(io::stderr(), "Watching; Ctrl-C ends it.")?;
    // What could not be read is read again, whatever changes next.
    let mut unread = WatchedPart::Appearance;
    while let Some(changes) = watch.next(stop) {
        unread = unread.max(changes.part);
        let read = match unread {
            WatchedPart::Data => session.account.reload(),
            WatchedPart::Appearance => session.account.refresh(),
        };
        if unread == WatchedPart::Data
            && let Ok(workspace) = workspace(options, today())
        {
            watch.follow(WatchedFiles::of(&workspace).with_logo(logo(session).as_deref()));
        }
        let made = match read {
            Ok(()) => {
                unread = WatchedPart::Appearance;
                session.make()
            }
            Err(error) => Err(error.into()),
        };
        match made {
            Ok(state) => screen.again(&state, &changes)?,
            Err(Failure::ReaderGone) => return Err(Failure::ReaderGone),
            Err(failure) => writeln!(io::stderr(), "{failure}; the pictures stay as they were")?,
        }
    }
    Ok(())
}

/// Prints results and shows pictures as the user asked.
struct Screen {
    json: bool,
    /// Whether several results may follow each other, so that each is on one line.
    lines: bool,
    open: bool,
    show: bool,
}

impl Screen {
    /// Shows the first pictures.
    fn first(&self, state: &PreviewState) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        io::stderr().write_all(messages::notices(state).as_bytes())?;
        if self.json {
            out.write_all(messages::json(state, self.lines).as_bytes())?;
        } else if out.is_terminal() {
            out.write_all(messages::summary(state).as_bytes())?;
        } else {
            out.write_all(messages::paths(state, false).as_bytes())?;
        }
        out.flush()?;
        self.picture(state, self.open)
    }

    /// Shows pictures after a change.
    fn again(&self, state: &PreviewState, changes: &Changes) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        io::stderr().write_all(messages::notices(state).as_bytes())?;
        writeln!(io::stderr(), "{}", messages::change(state, changes))?;
        if self.json {
            out.write_all(messages::json(state, true).as_bytes())?;
        } else if !out.is_terminal() {
            out.write_all(messages::paths(state, true).as_bytes())?;
        }
        out.flush()?;
        match state.changed() {
            true => self.picture(state, false),
            false => Ok(()),
        }
    }

    /// Shows the sheet in the terminal, or opens it in a viewer once.
    fn picture(&self, state: &PreviewState, open: bool) -> Result<(), Failure> {
        let sheet = state.written.comparison.as_ref().unwrap_or(&state.written.sheet);
        let terminal = io::stdout().is_terminal() && self.show && !self.json;
        let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let protocol = show::protocol(&environment).filter(|_| terminal && !open);
        if let Some(protocol) = protocol {
            show::inline(protocol, sheet, &mut io::stdout().lock())?;
        } else if (open || terminal && state.first && show::has_display(&environment))
            && let Err(error) = open::that_detached(sheet)
        {
            let sheet = printable(&sheet.display().to_string());
            writeln!(io::stderr(), "no viewer opens {sheet} ({error}); open it yourself")?;
        }
        Ok(())
    }
}

impl From<PreviewError> for Failure {
    fn from(error: PreviewError) -> Self {
        match error {
            PreviewError::Folder(FolderError::Decks(_)) => Self::Configuration(error.into()),
            _ => Self::Run(error.into()),
        }
    }
}

impl From<OldDeckError> for Failure {
    fn from(error: OldDeckError) -> Self {
        match error {
            OldDeckError::NoRun(_) => Self::Configuration(error.into()),
            _ => Self::Run(error.into()),
        }
    }
}
