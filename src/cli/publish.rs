//! `quarterdeck publish`: writes approved decks for a static host, and takes them down again.

use std::io;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use chrono::Utc;
use clap::{Args, ValueHint};
use serde_json::json;

use crate::base::count::count;
use crate::base::period::Period;
use crate::base::signing::key::Key;
use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::built::{Built, On};
use crate::cli::command::Run;
use crate::cli::failure::{Failure, STOPPED};
use crate::cli::interrupt;
use crate::cli::output::elsewhere::{away, places, still};
use crate::cli::output::not_sent::{note_suppression, without};
use crate::cli::output::print::{counted, one_line, said, warned};
use crate::cli::output::status_bar::StatusBar;
use crate::config::workspace::Workspace;
use crate::delivery::link::DeliveryLinks;
use crate::delivery::publish::error::PublishError;
use crate::delivery::publish::recognition::Purpose;
use crate::delivery::publish::site_publisher::{Down, PublishRun, Published, Publisher};
use crate::delivery::watch::OverrideWatch;
use crate::pipeline::options::Progress;

const EXAMPLES: &str = "\
Examples:
  quarterdeck publish out --to public                    then copy public/ to your host: aws s3 sync --delete, rsync --delete …
  quarterdeck publish out --to public --take-down 2026-Q2
  quarterdeck publish out --to public --take-down all

Each approved deck stands in a folder whose name nobody can guess, where `delivery.base_url` and the links of `email merge` and \
`--link` lead. Beside them stand robots.txt, raise.html (the page that asks for a click before a hand is raised) and pages that keep folders \
from being listed. Published again, the folder is brought to what is approved now: what was revoked, changed or is on a \
suppression list is taken down; with --account, --csm or --where that is done for these accounts alone. Other quarters stay until they are taken down. Files that were not put there by this \
workspace are never touched.

The folder is known by the id in its site-id.txt, wherever it is moved; keep that file with it. A second copy is refused, and so is a \
folder without it that should hold decks and holds none.

Exit status: 0 done, 1 the run failed, something could not be taken down or was not there to be taken down, or decks stand there that are not known here, 2 usage or configuration.";

/// How many files are listed.
const LISTED: usize = 20;

/// Lay approved decks out for a static host or bucket, under names nobody can guess
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Publish {
    #[command(flatten)]
    built: Built,
    #[command(flatten)]
    accounts: BuiltAccounts,
    /// The folder that is published
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    to: PathBuf,
    /// Take the decks of this quarter down, such as 2026-Q2, or `all` with the pages beside them
    #[arg(long, value_name = "QUARTER", conflicts_with_all = BuiltAccounts::ARGUMENTS)]
    take_down: Option<String>,
    /// What stood there and does so no more is gone, and no host serves it
    #[arg(long)]
    site_is_gone: bool,
    #[command(flatten)]
    on: On,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Print what was done as JSON
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

impl Run for Publish {
    fn run(self) -> Result<u8, Failure> {
        let workspace = self.built.workspace()?;
        let key = self.built.key(&workspace)?;
        let prover = self.built.prover(&workspace)?;
        for path in [&self.built.out, &self.to] {
            prover.refuse_others(path).map_err(|error| Failure::Run(error.into()))?;
        }
        // What is wrong with the decks is told before the folder is touched.
        let watch = match self.take_down {
            Some(_) => None,
            None => Some(self.built.watch(&workspace, &key, self.on.day(&workspace), &self.accounts)?),
        };
        let down = self.take_down.as_deref().map(|which| down(which, &workspace)).transpose()?;
        let purpose = Purpose { publishes: down.is_none(), is_gone: self.site_is_gone };
        let publisher = Publisher::open(&self.to, &workspace, &self.built.out, &key, purpose, Utc::now());
        let publisher = publisher.map_err(failed)?;
        let published = match (&down, publisher, watch) {
            (Some(down), Some(mut publisher), _) => {
                let known = publisher.periods().into_iter().map(str::to_owned).collect::<Vec<_>>();
                let published = publisher.take_down(down).map_err(failed)?;
                self.tell_down(down, &published, &known)?;
                published
            }
            (None, Some(mut publisher), Some(watch)) => {
                let stop = interrupt::watch()?;
                let published = self.publish(&mut publisher, watch, &workspace, &key, stop)?;
                self.tell(&published, &workspace)?;
                published
            }
            // Nothing that is recorded is up there.
            (down, _, _) => {
                let nothing = Published::default();
                self.tell_down(down.as_ref().unwrap_or(&Down::All), &nothing, &[])?;
                nothing
            }
        };
        if published.left_out > 0 {
            return Ok(STOPPED);
        }
        let is_away = down.is_none() && published.elsewhere.iter().any(|site| site.missing > 0);
        let is_left = published.missing > 0 || !published.stuck.is_empty() || !published.unknown.is_empty();
        Ok(u8::from(is_left || is_away))
    }
}

impl Publish {
    fn publish(
        &self,
        publisher: &mut Publisher,
        mut watch: OverrideWatch<'_>,
        workspace: &Workspace,
        key: &Key,
        stop: &AtomicBool,
    ) -> Result<Published, Failure> {
        if !self.quiet {
            note_suppression(watch.suppression())?;
        }
        let links =
            DeliveryLinks::new(workspace.config.delivery.as_ref(), Some(key), workspace.config.fiscal_year_starts);
        let bar = StatusBar::new(!self.quiet && !self.json);
        bar.show(Progress::Decks(watch.outbox().partition(&watch.policy()).0.len()));
        let run = PublishRun { links: &links, workspace, stop, done: &|| bar.show(Progress::One) };
        publisher.publish(&mut watch, &run).map_err(failed)
    }

    fn tell(&self, published: &Published, workspace: &Workspace) -> Result<(), Failure> {
        let Published { new, changed, same, removed, missing, withheld, left, stuck, unknown, elsewhere, .. } =
            published;
        let mut out = said();
        if self.json {
            let result = json!({
                "new": new, "changed": changed, "same": same, "removed": removed, "missing": missing, "without": withheld,
                "left": left, "stuck": stuck, "unknown": unknown, "stopped": published.left_out,
                "elsewhere": places(elsewhere),
            });
            writeln!(out, "{result:#}")?;
        } else if !self.quiet {
            let decks = counted((new + changed + same) as u64, "deck");
            let [new, changed, same, removed] = [*new, *changed, *same, *removed].map(|n| count(n as u64));
            writeln!(
                out,
                "{decks} in {}: {new} new, {changed} changed, {same} as before; {removed} taken down.",
                self.to.display()
            )?;
            if workspace.config.delivery.as_ref().is_some_and(|delivery| delivery.base_url.is_none()) {
                writeln!(out, "note: no link leads there until `delivery.base_url` says where the folder is reached")?;
            }
            if published.left_out > 0 {
                let decks = counted(published.left_out as u64, "deck");
                writeln!(out, "Stopped; {decks} of those are not there yet. The same command goes on with them.")?;
            }
            if base_has_path(workspace) {
                writeln!(
                    out,
                    "note: search engines read robots.txt at the root of a host alone, and `delivery.base_url` has a path; let the \
                     host send `X-Robots-Tag: noindex` with all that is below it"
                )?;
            }
            for page in left {
                writeln!(out, "note: {page} is not as it was put there, and was left alone")?;
            }
            for site in elsewhere.iter().filter(|site| site.missing == 0) {
                writeln!(out, "{} though not approved any more; publish there as well", still(site))?;
            }
            out.write_all(without(withheld, "a published deck").as_bytes())?;
        }
        out.flush()?;
        let mut err = warned();
        for site in elsewhere.iter().filter(|site| site.missing > 0) {
            writeln!(err, "{} though not approved any more, {}", still(site), away(site))?;
        }
        Ok(self.warn(published, &mut err)?)
    }

    fn tell_down(&self, down: &Down, published: &Published, known: &[String]) -> Result<(), Failure> {
        let mut out = said();
        if self.json {
            let Published { removed, missing, stuck, unknown, elsewhere, .. } = published;
            let result = json!({
                "removed": removed, "missing": missing, "stuck": stuck, "unknown": unknown, "elsewhere": places(elsewhere),
            });
            writeln!(out, "{result:#}")?;
        } else if !self.quiet {
            let decks = counted(published.removed as u64, "deck");
            writeln!(out, "{decks} taken down from {}.", self.to.display())?;
            if let (Down::Period(_), 0, false) = (down, published.removed, known.is_empty()) {
                writeln!(out, "Decks stand there of {}.", known.join(", "))?;
            }
            for site in &published.elsewhere {
                writeln!(out, "note: {}", still(site))?;
            }
        }
        out.flush()?;
        Ok(self.warn(published, &mut warned())?)
    }

    /// Says, however quiet the run is, what is not taken down.
    fn warn(&self, published: &Published, out: &mut impl io::Write) -> io::Result<()> {
        let Published { missing, stuck, unknown, .. } = published;
        if *missing > 0 {
            let decks = counted(*missing as u64, "deck");
            writeln!(
                out,
                "{decks} to take down stood there no more: somebody else moved or removed what was there, and it may be public where \
                 nothing was taken down. Put the folder back as it was, or say --site-is-gone if no host serves it"
            )?;
        }
        self.list(
            stuck,
            "could not be taken down, being no more what was put there; look at them, and remove them",
            out,
        )?;
        self.list(
            unknown,
            "stand there that this workspace has not published; remove them, or ask who put them there",
            out,
        )
    }

    fn list(&self, files: &[String], what: &str, out: &mut impl io::Write) -> io::Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        writeln!(out, "{} {what}:", counted(files.len() as u64, "file"))?;
        for file in files.iter().take(LISTED) {
            writeln!(out, "  {}", one_line(&self.to.join(file).display().to_string(), 300))?;
        }
        if files.len() > LISTED {
            writeln!(out, "  … and {} more; --json lists them all", files.len() - LISTED)?;
        }
        Ok(())
    }
}

/// Whether the published folder is not the root of its host.
fn base_has_path(workspace: &Workspace) -> bool {
    let base = workspace.config.delivery.as_ref().and_then(|delivery| delivery.base_url.as_deref());
    let place = base.and_then(|base| base.split_once("://")).map_or("", |(_, place)| place);
    place.split_once('/').is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
}

fn down(which: &str, workspace: &Workspace) -> Result<Down, Failure> {
    if which == "all" {
        return Ok(Down::All);
    }
    let period = Period::parse(which, workspace.config.fiscal_year_starts);
    let wrong =
        |error| Failure::Configuration(anyhow::Error::new(error).context("--take-down takes a quarter or `all`"));
    Ok(Down::Period(period.map_err(wrong)?.label()))
}

fn failed(error: PublishError) -> Failure {
    match error {
        PublishError::Exposes { .. } => Failure::Configuration(error.into()),
        error => Failure::Run(error.into()),
    }
}
