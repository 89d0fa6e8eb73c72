//! `quarterdeck build`: makes decks for all accounts, or for some.

use std::io;
use std::io::IsTerminal;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueHint};

use crate::cli::arguments::accounts::SelectedAccounts;
use crate::cli::arguments::input::{Input, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::interrupt;
use crate::cli::output::print::{said, warned};
use crate::cli::output::status_bar::StatusBar;
use crate::cli::output::summary;
use crate::ingest::selection::Selection;
use crate::pipeline::options::BuildOptions;
use crate::pipeline::run::run;

const EXAMPLES: &str = "\
Examples:
  quarterdeck build                                  every account of the workspace in this folder
  quarterdeck build acme-reviews --out decks/2026-Q3
  quarterdeck build --account a-1042 --account \"Acme Corp\"
  quarterdeck build --where segment=SMB --where status=active --limit 20
  quarterdeck build --data exports/2026-10-02 --period 2026-Q3 --as-of 2026-09-30
  quarterdeck build --out decks/2026-Q3 --previous decks/2026-Q2
  quarterdeck build --strict --json > run.json

--where takes id, name, segment, plan, industry, region, status, csm_name, csm_email, locale and currency. \
Conditions on one field are alternatives, those on different fields must all hold; FIELD= chooses accounts that lack it.

A build of some accounts replaces their decks and their rows in the manifest and leaves all others as they stand. \
A deck that would be the same as the one that stands there is not made again, unless --force is given.

A build that was stopped, by Ctrl-C or by anything else, goes on where it was when the same command is given again.

Exit status: 0 all accounted for, 1 the run failed, 2 usage or configuration, 3 finished but some accounts failed, \
130 stopped by Ctrl-C.";

/// The default time limit for one deck. Normally a deck takes milliseconds.
const DEFAULT_SECONDS: NonZeroUsize = NonZeroUsize::new(60).expect("it is not zero");

/// Make a deck for every account, and the manifest that binds each to its contact
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Build {
    #[command(flatten)]
    input: Input,
    /// Where the decks and the manifest go
    #[arg(long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    out: PathBuf,
    #[command(flatten)]
    accounts: SelectedAccounts,
    /// At most this many accounts, by id
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    limit: Option<NonZeroUsize>,
    /// The output folder of the quarter before: the decks say what became of its suggestions
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    previous: Option<PathBuf>,
    /// How many threads read the files and make decks [default: one a core]
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    jobs: Option<NonZeroUsize>,
    /// Make all decks, also those that would be the same as they stand
    #[arg(long)]
    force: bool,
    /// Hold accounts whose figures are surprising, for somebody to look first
    #[arg(long)]
    hold_surprises: bool,
    /// Remove decks of this quarter whose accounts left the base
    #[arg(long)]
    prune: bool,
    /// Give up a deck that takes longer to make; it fails, the others are made
    #[arg(long, value_name = "SECONDS", value_parser = at_least_one, default_value_t = DEFAULT_SECONDS)]
    time_limit: NonZeroUsize,
    /// Refuse to build while the data has errors or warnings; what is wrong with an override holds its account alone
    #[arg(long)]
    strict: bool,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Print the summary as JSON
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

impl Run for Build {
    fn run(self) -> Result<u8, Failure> {
        let (quiet, json) = (self.quiet, self.json);
        let bar = StatusBar::new(!quiet && !json);
        let stop = interrupt::watch()?;
        let report = run(&self.options(), today(), &|progress| bar.show(progress), stop)?;
        drop(bar);

        let mut out = said();
        if json {
            writeln!(out, "{:#}", summary::json(&report))?;
        } else {
            let mut errors = warned();
            errors.write_all(summary::failures(&report).as_bytes())?;
            errors.write_all(summary::warnings(&report).as_bytes())?;
            if !quiet {
                errors.write_all(summary::cache_failure(&report).as_bytes())?;
                errors.write_all(summary::scripts(&report.undrawn).as_bytes())?;
                let text = if io::stdout().is_terminal() { summary::lines(&report) } else { summary::line(&report) };
                out.write_all(text.as_bytes())?;
            }
        }
        out.flush()?;
        Ok(report.exit_status())
    }
}

impl Build {
    fn options(self) -> BuildOptions {
        let (workspace, flags) = self.input.split();
        BuildOptions {
            workspace,
            flags,
            out: self.out,
            selection: Selection { limit: self.limit.map(NonZeroUsize::get), ..self.accounts.selection() },
            previous: self.previous,
            jobs: self.jobs,
            strict: self.strict,
            force: self.force,
            hold_surprises: self.hold_surprises,
            prune: self.prune,
            time_limit: Some(Duration::from_secs(self.time_limit.get() as u64)),
        }
    }
}

fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "expected a whole number from 1 on".to_owned())
}
