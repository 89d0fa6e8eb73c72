//! `quarterdeck approve` and `quarterdeck revoke`: a person approves decks, or revokes approvals.

use std::collections::BTreeSet;
use std::io;
use std::io::Write as _;

use chrono::Utc;
use clap::{ArgGroup, Args};
use serde_json::json;

use crate::base::account_id::identity;
use crate::base::signing::key::Key;
use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::built::{Built, On};
use crate::cli::arguments::user::decider;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::elsewhere::{away, places, still};
use crate::cli::output::not_sent::without;
use crate::cli::output::print::{counted, one_line, printable, said, warned};
use crate::config::workspace::Workspace;
use crate::delivery::approve::{Verdict, decide};
use crate::delivery::not_sent::NotSent;
use crate::delivery::outbox::{Outbox, OutboxPolicy};
use crate::delivery::publish::elsewhere::{Elsewhere, elsewhere};
use crate::delivery::publish::record::{PublishedFile, Sites};
use crate::delivery::selection::listing;
use crate::store::manifest_row::ManifestRow;

const EXAMPLES: &str = "\
Examples:
  quarterdeck approve out --all                             every deck but those marked for review
  quarterdeck approve out --account a-1042 --account \"Acme Corp\"
  quarterdeck approve out --csm sam@vendor.example --by \"Sam Reed\"
  quarterdeck revoke out --account a-1042

Messages that nobody reads before they go (`email merge`, `email send`) and published decks need an approval; drafts do not. \
An approval is of a deck as it is, and of who gets it: a deck that is made anew, or a contact that changes, needs another. \
--all, --csm and --where leave out accounts that are marked for review: look at these, and name them. A deck that could not leave on the day \
(`--on`), because its data is old, its renewal is near, its quarter is over or somebody holds it, is not approved and is listed. Who approved what and when \
is recorded in the workspace, in .quarterdeck/approvals.jsonl.

Exit status: 0 done, 1 the run failed, 2 usage or configuration.";

/// Let decks out that you have looked at
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Approve {
    #[command(flatten)]
    decide: Decide,
    #[command(flatten)]
    on: On,
}

const REVOKE_EXAMPLES: &str = "\
Examples:
  quarterdeck revoke out --account a-1042
  quarterdeck revoke out --csm sam@vendor.example
  quarterdeck revoke out --all

What was sent cannot be taken back; what was published is taken down by the next `quarterdeck publish`.

Exit status: 0 done, 1 the run failed, or a deck that was published is not where it was put, so that nothing takes it down, 2 usage or configuration.";

/// Take approvals back
#[derive(Debug, Args)]
#[command(after_help = REVOKE_EXAMPLES)]
pub struct Revoke {
    #[command(flatten)]
    decide: Decide,
}

/// The decks to decide on, and who decides.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").args(["all"]).args(BuiltAccounts::ARGUMENTS).required(true).multiple(true))]
struct Decide {
    #[command(flatten)]
    built: Built,
    /// Every account
    #[arg(long, conflicts_with_all = BuiltAccounts::ARGUMENTS)]
    all: bool,
    #[command(flatten)]
    accounts: BuiltAccounts,
    /// Who decides [default: the user of this machine]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Print what was decided as JSON
    #[arg(long)]
    json: bool,
}

struct DecisionResult<'a> {
    approved: bool,
    by: &'a str,
    /// The number of selected decks that can be decided on.
    chosen: usize,
    /// The decks whose state changed.
    decided: Vec<&'a ManifestRow>,
    /// Accounts that are marked for review and that the user did not name.
    looks: Vec<&'a ManifestRow>,
    /// Accounts whose deck cannot be approved.
    unfit: Vec<NotSent>,
    /// Where decks stand that are not approved any more.
    published: Vec<Elsewhere>,
}

impl Run for Approve {
    fn run(self) -> Result<u8, Failure> {
        let on = self.on;
        self.decide.run(Some(&on))
    }
}

impl Run for Revoke {
    fn run(self) -> Result<u8, Failure> {
        self.decide.run(None)
    }
}

impl Decide {
    /// Approves decks for the day `on`, or revokes approvals if it is `None`.
    fn run(self, on: Option<&On>) -> Result<u8, Failure> {
        let approved = on.is_some();
        let workspace = self.built.workspace()?;
        let key = self.built.key(&workspace)?;
        let (outbox, decided) = (self.built.outbox(&workspace)?, self.built.decided(&workspace)?);
        let by = decider(self.by.clone(), "who approves?")?;
        let day = on.map(|on| on.day(&workspace));
        let policy = OutboxPolicy { decided: &decided, day, suppression: None, approvals: None, only: None };
        let (mut rows, mut looks, mut unfit) = (Vec::new(), Vec::new(), Vec::new());
        for (row, named) in self.chosen(&outbox)? {
            if let Some(one) = outbox.unfit(row, &policy).filter(|_| approved) {
                if named {
                    return Err(wrong(format!("{} cannot be approved: {}", row.account_id, one.reason)));
                }
                unfit.push(one);
                continue;
            }
            let needs_a_look = approved && !named && !row.review.is_empty();
            if needs_a_look { looks.push(row) } else { rows.push(row) }
        }
        let chosen = rows.len();
        let revoked: BTreeSet<(String, String)> =
            rows.iter().map(|row| (identity(&row.account_id).to_owned(), row.period.clone())).collect();
        let decided = decide(&outbox, rows, Verdict { approved, by: &by, at: Utc::now() }, &workspace.state(), &key);
        let decided = decided.map_err(|error| Failure::Run(error.into()))?;
        let published = if approved { Vec::new() } else { published(&workspace, &key, &revoked)? };
        let is_away = published.iter().any(|site| site.missing > 0);
        self.tell(&DecisionResult { approved, by: &by, chosen, decided, looks, unfit, published })?;
        Ok(u8::from(is_away))
    }

    /// The selected rows with a deck, and whether the user named each.
    fn chosen<'b>(&self, outbox: &'b Outbox) -> Result<Vec<(&'b ManifestRow, bool)>, Failure> {
        let (selection, listing) = (self.accounts.selection(), listing(outbox.rows()));
        let named = selection.named(&listing)?;
        let mut rows = Vec::new();
        for place in selection.choose(&listing)? {
            let (row, named) = (&outbox.rows()[place], named.contains(&place));
            if row.outcome.has_deck() {
                rows.push((row, named));
            } else if named {
                return Err(wrong(format!("{} has no deck: {}", row.account_id, row.reason)));
            }
        }
        Ok(rows)
    }

    fn tell(&self, outcome: &DecisionResult<'_>) -> io::Result<()> {
        let DecisionResult { approved, by, chosen, decided, looks, unfit, published } = outcome;
        let mut err = warned();
        for site in published.iter().filter(|site| site.missing > 0) {
            writeln!(err, "{}, {}", still(site), away(site))?;
        }
        let mut out = said();
        let word = if *approved { "approved" } else { "revoked" };
        if self.json {
            let ids = |rows: &[&ManifestRow]| rows.iter().map(|row| row.account_id.clone()).collect::<Vec<_>>();
            let result = json!({
                word: ids(decided), "chosen": chosen, "review": ids(looks), "without": unfit, "by": by,
                "published": places(published),
            });
            writeln!(out, "{result:#}")?;
            return out.flush();
        }
        let decks = counted(decided.len() as u64, "deck");
        let before = chosen - decided.len();
        let already = if *approved { "approved already" } else { "without an approval" };
        let before = if before == 0 { String::new() } else { format!("; {before} {already}") };
        writeln!(out, "{decks} {word} by {}{before}.", printable(by))?;
        if !looks.is_empty() {
            let accounts = counted(looks.len() as u64, "account");
            writeln!(out, "{accounts} to look at first; name each with --account once you have:")?;
        }
        for row in looks {
            writeln!(out, "  {}", one_line(&format!("{} ({}): {}", row.name, row.account_id, row.review), 300))?;
        }
        out.write_all(without(unfit, "an approval").as_bytes())?;
        for site in published.iter().filter(|site| site.missing == 0) {
            writeln!(out, "{}: publish again to take down what is not approved", still(site))?;
        }
        out.flush()
    }
}

/// Where decks of these accounts and quarters are published.
fn published(
    workspace: &Workspace,
    key: &Key,
    revoked: &BTreeSet<(String, String)>,
) -> Result<Vec<Elsewhere>, Failure> {
    let sites = Sites::read(&workspace.state(), key).map_err(|error| Failure::Run(error.into()))?;
    let is_revoked =
        |file: &&PublishedFile| revoked.contains(&(identity(&file.account_id).to_owned(), file.period.clone()));
    Ok(elsewhere(&sites, "", is_revoked))
}

fn wrong(message: String) -> Failure {
    Failure::Configuration(anyhow::Error::msg(message))
}
