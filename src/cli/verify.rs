//! `quarterdeck verify`: checks that every deck is as it was written and belongs to the account in the manifest.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use serde_json::json;

use crate::cli::arguments::input::today;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{counted, one_line, printable, said};
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::inspect::verify::folder::{Verification, verify};
use crate::inspect::verify::others::Unsearched;
use crate::store::folder_seal::FolderProver;

const EXAMPLES: &str = "\
Examples:
  quarterdeck verify                       the decks in out/
  quarterdeck verify decks/2026-Q3 --workspace acme-reviews
  quarterdeck verify decks/2026-Q3 --json | jq '.faults[].file'

Every deck is read again: its hash, size and pages, the account it was made for, and whether its pages, metadata, links, bookmarks \
or alternative texts hold the name, the id or the contact's address of another account. A file that no row of the manifest names is a \
fault too. With --workspace, its key proves that no contact and no row was replaced, and its record that no later build is known. A name that more than a quarter of all decks say, or the program's own sentences, is taken for a word of the vendor's; with \
--workspace, one that qbr.yaml, the catalogue or voice/ says. What is too short or only a number is not looked for, and counted.

Exit status: 0 everything is as the manifest says, 1 it is not, 2 usage.";

/// How many faults are listed.
const LISTED: usize = 50;

/// Prove every deck in an output folder against the manifest
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// The output folder of a build
    #[arg(default_value = "out", value_hint = ValueHint::DirPath)]
    out: PathBuf,
    /// The workspace that the folder was built from: its key proves every row, and only names that its own files say are taken for
    /// words of yours
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::AnyPath)]
    workspace: Option<PathBuf>,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Verify {
    fn run(self) -> Result<u8, Failure> {
        let (own_words, prover) = self.workspace.as_deref().map(of_workspace).transpose()?.unzip();
        let found =
            verify(&self.out, own_words.as_deref(), prover.as_ref()).map_err(|error| Failure::Run(error.into()))?;
        let mut out = said();
        if self.json {
            let words: Vec<_> = found.words.iter().map(|(name, decks)| json!({"name": name, "decks": decks})).collect();
            let result = json!({
                "accounts": found.accounts, "decks": found.decks, "faults": found.faults, "words": words,
                "unsearched": found.unsearched, "unfinished": found.unfinished, "proof": found.proof,
            });
            writeln!(out, "{result:#}")?;
        } else {
            out.write_all(text(&found).as_bytes())?;
        }
        out.flush()?;
        Ok(u8::from(!found.faults.is_empty()))
    }
}

/// The words that a workspace says itself, and how its folders are proved.
fn of_workspace(workspace: &Path) -> Result<(String, FolderProver), Failure> {
    let workspace = Workspace::load(workspace, &Flags::default(), today());
    let workspace = workspace.map_err(|error| Failure::Configuration(error.into()))?;
    let own_words = workspace.own_words().map_err(|error| Failure::Run(error.into()))?;
    let key = workspace.make_key().map_err(|error| Failure::Run(error.into()))?;
    let prover = FolderProver::open(&workspace.state(), key).map_err(|error| Failure::Run(error.into()))?;
    Ok((own_words, prover))
}

fn text(found: &Verification) -> String {
    let decks = counted(found.decks as u64, "deck");
    let accounts = counted(found.accounts as u64, "account");
    let mut text = match found.faults.len() {
        0 => format!("{decks} of {accounts} are as the manifest says.\n"),
        faults => format!("{} in {decks} of {accounts}:\n", counted(faults as u64, "fault")),
    };
    for fault in found.faults.iter().take(LISTED) {
        let account = if fault.account_id.is_empty() { String::new() } else { format!(" ({})", fault.account_id) };
        text.push_str(&format!("  {}\n", one_line(&format!("{}{account}: {}", fault.file, fault.reason), 300)));
    }
    if found.faults.len() > LISTED {
        text.push_str(&format!("  … and {} more; --json lists them all\n", found.faults.len() - LISTED));
    }
    for (name, decks) in &found.words {
        let decks = counted(*decks as u64, "deck");
        text.push_str(&printable(&format!(
            "note: {decks} say \"{name}\", an account's name; taken for a word of yours\n"
        )));
    }
    let Unsearched { names, ids } = found.unsearched;
    let few = [(ids, "id"), (names, "name")].into_iter().filter(|(count, _)| *count > 0);
    let few: Vec<String> = few.map(|(count, what)| counted(count as u64, what)).collect();
    if !few.is_empty() {
        text.push_str(&format!("note: not looked for, being too short or only a number: {}\n", few.join(", ")));
    }
    if let Some(limit) = found.proof.limit() {
        text.push_str(&format!("note: {limit}\n"));
    }
    if found.unfinished {
        text.push_str("note: a build was stopped here; the same command goes on with the rest\n");
    }
    text
}
