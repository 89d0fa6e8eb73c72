//! `quarterdeck approve` and `quarterdeck revoke`: a person lets decks out, or takes that back.

use std::collections::BTreeSet;
use std::io;
use std::io::Write as _;

use chrono::Utc;
use clap::Args;
use serde_json::json;

use crate::base::address;
use crate::cli::email::built::{Built, On, staying};
use crate::cli::failure::Failure;
use crate::cli::print::{counted, one_line, printable};
use crate::cli::user::user;
use crate::delivery::outbox::{Outbox, OutboxPolicy};
use crate::store::manifest_row::ManifestRow;

const EXAMPLES: &str = "\
Examples:
  quarterdeck approve out --all                             every deck but those marked for review
  quarterdeck approve out --account a-1042 --account \"Acme Corp\"
  quarterdeck approve out --csm sam@vendor.example --by \"Sam Reed\"
  quarterdeck revoke out --account a-1042

Messages that nobody reads before they go (`email merge`, `email send`) and published decks need an approval; drafts do not. \
An approval is of a deck as it is, and of who gets it: a deck that is made anew, or a contact that changes, needs another. \
--all and --csm leave out accounts that are marked for review: look at these, and name them. A deck that could not leave on the day \
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

Exit status: 0 done, 1 the run failed, 2 usage or configuration.";

/// Take approvals back
#[derive(Debug, Args)]
#[command(after_help = REVOKE_EXAMPLES)]
pub struct Revoke {
    #[command(flatten)]
    decide: Decide,
}

/// On which decks, and by whom.
#[derive(Debug, Args)]
struct Decide {
    #[command(flatten)]
    built: Built,
    #[command(flatten)]
    which: Which,
    /// Who decides [default: the user of this machine]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Print what was decided as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Which {
    /// Every account
    #[arg(long, conflicts_with_all = ["accounts", "csms"])]
    all: bool,
    /// This account, by its id or its name; may be repeated
    #[arg(long = "account", value_name = "ID_OR_NAME")]
    accounts: Vec<String>,
    /// The accounts of this CSM, by address or name; may be repeated
    #[arg(long = "csm", value_name = "EMAIL_OR_NAME")]
    csms: Vec<String>,
}

impl Approve {
    /// Approves.
    pub fn run(self) -> Result<u8, Failure> {
        let on = self.on;
        self.decide.run(Some(&on))
    }
}

impl Revoke {
    /// Revokes.
    pub fn run(self) -> Result<u8, Failure> {
        self.decide.run(None)
    }
}

impl Decide {
    /// Approves decks that are fit to leave on a day, or revokes.
    fn run(self, on: Option<&On>) -> Result<u8, Failure> {
        let approved = on.is_some();
        let workspace = self.built.workspace()?;
        let key = self.built.key(&workspace)?;
        let (batch, decided) = (self.built.batch(&workspace)?, self.built.decided(&workspace)?);
        let by = self.by.or_else(user).ok_or_else(|| wrong("who approves? Say so with --by NAME".into()))?;
        let chosen = self.which.of(&batch)?;
        let day = on.map(|on| on.day(&workspace));
        let gate = OutboxPolicy { decided: &decided, day, suppression: None, approvals: None };
        let (mut rows, mut looks, mut unfit) = (Vec::new(), Vec::new(), Vec::new());
        for (row, named) in chosen {
            if let Some(kept) = batch.unfit(row, &gate).filter(|_| approved) {
                if named {
                    return Err(wrong(format!("{} cannot be approved: {}", row.account_id, kept.reason)));
                }
                unfit.push(kept);
                continue;
            }
            let needs_a_look = approved && !named && !row.review.is_empty();
            if needs_a_look { looks.push(row) } else { rows.push(row) }
        }
        let state = workspace.state();
        let decided =
            crate::delivery::approve::decide(&batch, rows.iter().copied(), approved, &by, Utc::now(), &state, &key)
                .map_err(|error| Failure::Run(error.into()))?;

        let mut out = io::stdout().lock();
        if self.json {
            let ids = |rows: &[&ManifestRow]| rows.iter().map(|row| row.account_id.clone()).collect::<Vec<_>>();
            let word = if approved { "approved" } else { "revoked" };
            let told = json!({
                word: ids(&decided), "chosen": rows.len(), "review": ids(&looks), "without": unfit, "by": by,
            });
            writeln!(out, "{told:#}")?;
        } else {
            let word = if approved { "approved" } else { "revoked" };
            let decks = counted(decided.len() as u64, "deck");
            let before = rows.len() - decided.len();
            let before = if before == 0 { String::new() } else { format!("; {before} were so already") };
            writeln!(out, "{decks} {word} by {}{before}.", printable(&by))?;
            if !looks.is_empty() {
                let accounts = counted(looks.len() as u64, "account");
                writeln!(out, "{accounts} to look at first; name each with --account once you have:")?;
            }
            for row in looks {
                writeln!(out, "  {}", one_line(&format!("{} ({}): {}", row.name, row.account_id, row.review), 300))?;
            }
            out.write_all(staying(&unfit, "an approval").as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }
}

impl Which {
    /// The rows with a deck that are meant, and whether each was named itself.
    fn of<'b>(&self, batch: &'b Outbox) -> Result<Vec<(&'b ManifestRow, bool)>, Failure> {
        let with_deck = || batch.rows().iter().filter(|row| row.outcome.has_deck());
        if self.all {
            return Ok(with_deck().map(|row| (row, false)).collect());
        }
        let mut named = BTreeSet::new();
        for wanted in &self.accounts {
            let by_id: Vec<_> = batch.rows().iter().filter(|row| row.account_id == *wanted).collect();
            let by_name: Vec<_> = batch.rows().iter().filter(|row| row.name.eq_ignore_ascii_case(wanted)).collect();
            match (if by_id.is_empty() { &by_name } else { &by_id })[..] {
                [row] if row.outcome.has_deck() => drop(named.insert(&row.account_id)),
                [row] => return Err(wrong(format!("\"{wanted}\" has no deck: {}", row.reason))),
                [] => return Err(wrong(format!("no account \"{wanted}\" in {}", batch.folder().display()))),
                _ => return Err(wrong(format!("several accounts are called \"{wanted}\"; give the id"))),
            }
        }
        for csm in &self.csms {
            if !batch.rows().iter().any(|row| is_csm(row, csm)) {
                return Err(wrong(format!("no account has the CSM \"{csm}\"")));
            }
        }
        let of_csm = |row: &ManifestRow| self.csms.iter().any(|csm| is_csm(row, csm));
        let meant = with_deck().map(|row| (row, named.contains(&row.account_id)));
        Ok(meant.filter(|(row, named)| *named || of_csm(row)).collect())
    }
}

/// Whether a CSM who is given by address or name is a row's.
fn is_csm(row: &ManifestRow, csm: &str) -> bool {
    row.csm_name == csm || address::key(&row.csm_email) == address::key(csm)
}

fn wrong(message: String) -> Failure {
    Failure::Configuration(anyhow::Error::msg(message))
}
