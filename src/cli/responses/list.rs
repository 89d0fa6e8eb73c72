//! `quarterdeck responses list`: lists the responses that nobody has answered yet.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, ValueHint};
use comfy_table::Cell;
use serde_json::json;

use crate::base::account_id::identity;
use crate::cli::arguments::accounts::NamedAccounts;
use crate::cli::arguments::built::Built;
use crate::cli::arguments::user::decider;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::findings::plain_table;
use crate::cli::output::print::{counted, one_line, said};
use crate::delivery::responses::error::ResponseError;
use crate::delivery::responses::log::{Done, Hand, Hands, KnownBy};
use crate::delivery::responses::record::Recorder;
use crate::delivery::selection::given;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::selection::Selection;
use crate::store::manifest_row::harmless;

const EXAMPLES: &str = "\
Examples:
  quarterdeck responses list                       open ones, in the workspace in this folder
  quarterdeck responses list --csm sam@vendor.example
  quarterdeck responses list --csv > open.csv
  quarterdeck responses list --done 3 --by \"Sam Reed\"
  quarterdeck responses list --all --json

Exit status: 0 done, 1 the run failed, 2 usage or configuration.";

/// The columns of the CSV.
const COLUMNS: [&str; 17] = [
    "id",
    "raised_at",
    "account_id",
    "account",
    "contact_name",
    "contact_email",
    "csm_name",
    "csm_email",
    "topic",
    "about",
    "slide",
    "quarter",
    "known_by",
    "from",
    "done_at",
    "done_by",
    "open",
];

/// The longest text in a cell of the table.
const CELL: usize = 40;

/// List who responded and waits for an answer
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct List {
    /// The workspace
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    #[command(flatten)]
    accounts: NamedAccounts,
    /// List those that were answered too
    #[arg(long)]
    all: bool,
    /// Somebody answered this one
    #[arg(long, value_name = "ID", conflicts_with_all = ["all", "json", "csv", "accounts", "csms"])]
    done: Option<u64>,
    /// Who answered [default: the user of this machine]
    #[arg(long, value_name = "NAME", requires = "done")]
    by: Option<String>,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
    /// Print them as CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

impl Run for List {
    fn run(self) -> Result<u8, Failure> {
        let built = Built { out: PathBuf::new(), workspace: self.workspace };
        let workspace = built.workspace()?;
        let key = built.key(&workspace)?;
        let state = workspace.state();
        let failed = |error: ResponseError| Failure::Run(error.into());
        let mut out = said();
        if let Some(id) = self.done {
            let by = decider(self.by, "who answered?")?;
            let mut recorder = Recorder::open(&state, &key).map_err(|error| failed(error.into()))?;
            let hand = recorder.done(id, &by, Utc::now()).map_err(failed)?;
            writeln!(out, "{}", one_line(&format!("Closed by {by}: {}, {}", hand.account, hand.about), 300))?;
            out.flush()?;
            return Ok(0);
        }
        let hands = Hands::load(&state, &key).map_err(|error| failed(error.into()))?;
        let mut listed: Vec<_> = hands.all().filter(|(_, done)| self.all || done.is_none()).collect();
        let selection = Selection { loosely: true, ..self.accounts.selection() };
        // Without a response there is nobody to choose, and a list that is made on schedule is empty.
        if !selection.is_everything() && !listed.is_empty() {
            let ids = chosen(&selection, &listed)?;
            listed.retain(|(hand, _)| ids.contains(identity(&hand.account_id)));
        }
        if self.json {
            let result: Vec<_> = listed.iter().map(|(hand, done)| json!({"hand": hand, "done": done})).collect();
            writeln!(out, "{:#}", json!(result))?;
        } else if self.csv {
            out.write_all(&csv(&listed))?;
        } else {
            let open = listed.iter().filter(|(_, done)| done.is_none()).count();
            writeln!(out, "{} open.", counted(open as u64, "response"))?;
            if !listed.is_empty() {
                writeln!(out, "{}", table(&listed))?;
            }
        }
        out.flush()?;
        Ok(0)
    }
}

/// The identities of the selected accounts. The last response of an account has its name and CSM.
fn chosen(selection: &Selection, listed: &[(&Hand, Option<&Done>)]) -> Result<BTreeSet<String>, Failure> {
    let last: BTreeMap<&str, &Hand> = listed.iter().map(|(hand, _)| (identity(&hand.account_id), *hand)).collect();
    let accounts: Vec<AccountListing> = last.into_values().map(account).collect();
    let places = selection
        .choose(&accounts)
        .map_err(|error| Failure::Configuration(anyhow::Error::new(error).context("among the listed responses")))?;
    Ok(places.into_iter().map(|place| identity(accounts[place].id).to_owned()).collect())
}

fn account(hand: &Hand) -> AccountListing<'_> {
    AccountListing {
        id: &hand.account_id,
        name: given(&hand.account),
        csm_name: given(&hand.csm_name),
        csm_email: given(&hand.csm_email),
        ..AccountListing::default()
    }
}

fn table(listed: &[(&Hand, Option<&Done>)]) -> String {
    let mut table = plain_table();
    table.set_header(["No.", "When", "Account", "Contact", "CSM", "About", "Slide", "Quarter", ""]);
    for (hand, done) in listed {
        let contact = if hand.contact_name.is_empty() { &hand.contact_email } else { &hand.contact_name };
        let note = match done {
            Some(done) => format!("closed by {}", done.by),
            None if hand.known_by == KnownBy::Address => "by address alone".to_owned(),
            None => String::new(),
        };
        let day = hand.at.date_naive().to_string();
        let number = hand.id.to_string();
        let cells =
            [&number, &day, &hand.account, contact, &hand.csm_name, &hand.about, &hand.slide, &hand.period, &note];
        table.add_row(cells.map(|text| Cell::new(one_line(text, CELL))));
    }
    table.trim_fmt()
}

fn csv(listed: &[(&Hand, Option<&Done>)]) -> Vec<u8> {
    let written = "writing to memory cannot fail";
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).expect(written);
    for (hand, done) in listed {
        let known_by = match hand.known_by {
            KnownBy::Token => "token",
            KnownBy::Address => "address",
        };
        let (done_at, done_by) = done.map(|done| (done.at.to_rfc3339(), done.by.clone())).unwrap_or_default();
        let (id, at) = (hand.id.to_string(), hand.at.to_rfc3339());
        let cells: [&str; COLUMNS.len()] = [
            &id,
            &at,
            &hand.account_id,
            &hand.account,
            &hand.contact_name,
            &hand.contact_email,
            &hand.csm_name,
            &hand.csm_email,
            &hand.topic,
            &hand.about,
            &hand.slide,
            &hand.period,
            known_by,
            &hand.from,
            &done_at,
            &done_by,
            if done.is_none() { "yes" } else { "no" },
        ];
        writer.write_record(cells.map(harmless).iter().map(|cell| cell.as_bytes())).expect(written);
    }
    writer.into_inner().expect(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand() -> Hand {
        Hand {
            id: 1,
            at: "2026-10-05T08:00:00Z".parse().unwrap(),
            account_id: "-1".into(),
            account: "=1+1, \"Ltd\"\u{1b}[2J".into(),
            contact_name: String::new(),
            contact_email: "+a@x.example".into(),
            csm_name: "Sam".into(),
            csm_email: "sam@v.example".into(),
            period: "2026-Q3".into(),
            topic: "book".into(),
            about: "Book a live review".into(),
            slide: "next_steps".into(),
            known_by: KnownBy::Address,
            from: "@x".into(),
        }
    }

    #[test]
    fn a_spreadsheet_runs_nothing_of_it() {
        let bytes = csv(&[(&hand(), None)]);
        let mut rows = csv::Reader::from_reader(bytes.as_slice()).into_records();
        let row = rows.next().unwrap().unwrap();
        assert_eq!(row.len(), COLUMNS.len());
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
    }

    #[test]
    fn the_table_steers_no_terminal() {
        let text = table(&[(&hand(), None)]);
        assert!(text.contains("Book a live review") && text.contains("by address alone"), "{text}");
        assert!(!text.contains('\u{1b}'));
    }
}
