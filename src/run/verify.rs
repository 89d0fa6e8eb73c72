//! An output folder proved against its manifest: every file that should be there is, as it was written, and is whose the
//! manifest says; nothing else is there, and no deck names another account.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::shelf::OWN_FILES;
use crate::data::text::is_invisible;
use crate::output::STATE;
use crate::output::files::{account_hash, is_deck_file_name};
use crate::output::manifest::{CSV_FILE, DeckRecord, LINES_FILE, Manifest, ManifestError};
use crate::output::pdf::Finished;
use crate::output::{proof, told};

/// Folders of ours.
const OUR_FOLDERS: [&str; 2] = [STATE, "drafts"];

/// A name of so few letters is found in the middle of other words: it tells nothing.
const SHORT: usize = 6;

/// A name that more decks than these say, of so many, is a word of the vendor's.
const WORD: (usize, f64) = (3, 0.01);

/// What was looked at and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Accounts in the manifest.
    pub accounts: usize,
    /// Decks that were read.
    pub decks: usize,
    /// What is wrong, by file.
    pub faults: Vec<Fault>,
    /// Names that many decks say, and how many: taken for words of the vendor's, not for accounts.
    pub words: Vec<(String, usize)>,
    /// Whether a build was stopped here and has not gone on.
    pub unfinished: bool,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fault {
    /// The file, relative to the folder.
    pub file: String,
    /// Whose it is, where it is somebody's.
    pub account_id: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// In words.
    pub reason: String,
}

/// Why a folder cannot be verified at all.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// There is no manifest.
    #[error("{} holds no {LINES_FILE}; verify takes the output folder of a `quarterdeck build`", .0.display())]
    Missing(PathBuf),
    /// It cannot be read.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The folder cannot be listed.
    #[error("failed to list {}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Reads everything in `folder` again.
pub fn verify(folder: &Path) -> Result<Verification, VerifyError> {
    let manifest = Manifest::load(folder)?.ok_or_else(|| VerifyError::Missing(folder.to_owned()))?;
    let rows = manifest.rows();
    let names = Names::of(rows);
    let read: Vec<(Vec<Fault>, Vec<usize>)> = rows
        .par_iter()
        .filter(|row| !row.file.is_empty())
        .map(|row| match deck(folder, row) {
            Ok(text) => (Vec::new(), names.said_by(row, &text)),
            Err(faults) => (faults, Vec::new()),
        })
        .collect();
    let decks = read.len();
    let (mut faults, words) = names.told(rows, &read);
    faults.extend(read.into_iter().flat_map(|(faults, _)| faults));
    faults.extend(foreign_files(folder, rows)?);
    faults.extend(other_spellings(folder, &manifest));
    faults.extend(broken_seal(folder));
    faults.extend(shared_files(rows));
    faults.sort();
    let unfinished = folder.join(STATE).join("journal.jsonl").exists();
    Ok(Verification { accounts: rows.len(), decks, faults, words, unfinished })
}

/// The text of a deck that is as the manifest says, or what is wrong with it.
fn deck(folder: &Path, row: &DeckRecord) -> Result<String, Vec<Fault>> {
    let fault = |code, reason| Fault { file: row.file.clone(), account_id: row.account_id.clone(), code, reason };
    if Path::new(&row.file).components().count() != 1 || !is_deck_file_name(&row.file) {
        return Err(vec![fault("file_name", "the manifest names a file that is no deck of this folder".into())]);
    }
    let path = folder.join(&row.file);
    let bytes = match fs::symlink_metadata(&path) {
        Ok(is) if is.is_file() => fs::read(&path).map_err(|e| vec![fault("unreadable", e.to_string())])?,
        Ok(_) => return Err(vec![fault("no_file", "something else than a file stands there".into())]),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(vec![fault("missing", "the deck is not there".into())]);
        }
        Err(error) => return Err(vec![fault("unreadable", error.to_string())]),
    };
    let mut faults = Vec::new();
    let sha256 = base16ct::lower::encode_string(&Sha256::digest(&bytes));
    if Some(bytes.len()) != row.bytes || sha256 != row.sha256 {
        let reason = format!("its {} bytes are not those that were written", bytes.len());
        faults.push(fault("altered", reason));
    }
    match Finished::read(&bytes) {
        Some(deck) => {
            if Some(deck.pages) != row.pages {
                faults.push(fault("pages", format!("it has {} pages", deck.pages)));
            }
            if deck.account != account_hash(&row.account_id) {
                faults.push(fault("other_account", "it was made for another account".into()));
            }
            if faults.is_empty() { Ok(deck.text) } else { Err(faults) }
        }
        None => {
            faults.push(fault("no_deck", "it cannot be read as a deck".into()));
            Err(faults)
        }
    }
}

/// The names of all accounts, to be looked for in others' decks.
struct Names {
    found: AhoCorasick,
    /// Without blanks and in small letters, by row.
    names: Vec<String>,
    /// The row of each pattern.
    of: Vec<usize>,
}

impl Names {
    fn of(rows: &[DeckRecord]) -> Self {
        let names: Vec<String> = rows.iter().map(|row| closed_up(&row.name)).collect();
        let of: Vec<usize> = (0..rows.len()).filter(|&at| names[at].chars().count() >= SHORT).collect();
        let found = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(of.iter().map(|&at| &names[at]))
            .expect("names are no longer than a pattern may be");
        Self { found, names, of }
    }

    /// The rows of other accounts that a deck names; not those whose name is part of its own account's words.
    fn said_by(&self, row: &DeckRecord, text: &str) -> Vec<usize> {
        let own = [&row.name, &row.csm_name, &row.csm_email, &row.contact_name].map(|text| closed_up(text));
        let text = closed_up(text);
        let found: BTreeSet<usize> =
            self.found.find_overlapping_iter(&text).map(|found| self.of[found.pattern().as_usize()]).collect();
        found.into_iter().filter(|&at| own.iter().all(|own| !own.contains(&self.names[at]))).collect()
    }

    /// The faults of naming others, and the names that are words.
    fn told(&self, rows: &[DeckRecord], read: &[(Vec<Fault>, Vec<usize>)]) -> (Vec<Fault>, Vec<(String, usize)>) {
        let mut count = vec![0_usize; rows.len()];
        read.iter().flat_map(|(_, said)| said).for_each(|&at| count[at] += 1);
        let is_word = |at: usize| count[at] > WORD.0 && count[at] as f64 > WORD.1 * read.len() as f64;
        let with_deck = rows.iter().filter(|row| !row.file.is_empty());
        let mut faults = Vec::new();
        for (row, (_, said)) in with_deck.zip(read) {
            for &at in said.iter().filter(|&&at| !is_word(at)) {
                let reason = format!("it names \"{}\" ({})", rows[at].name, rows[at].account_id);
                let (file, account_id) = (row.file.clone(), row.account_id.clone());
                faults.push(Fault { file, account_id, code: "names_another", reason });
            }
        }
        let words = (0..rows.len()).filter(|&at| is_word(at)).map(|at| (rows[at].name.clone(), count[at]));
        (faults, words.collect())
    }
}

/// Two rows with one file.
fn shared_files(rows: &[DeckRecord]) -> Vec<Fault> {
    let mut files: Vec<_> = rows.iter().filter(|row| !row.file.is_empty()).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let twice = files.windows(2).filter(|pair| pair[0].file == pair[1].file);
    let fault = |pair: &[&DeckRecord]| Fault {
        file: pair[1].file.clone(),
        account_id: pair[1].account_id.clone(),
        code: "shared_file",
        reason: format!("it is also the deck of {}", pair[0].account_id),
    };
    twice.map(fault).collect()
}

/// What is in the folder and neither a deck of the manifest nor ours.
fn foreign_files(folder: &Path, rows: &[DeckRecord]) -> Result<Vec<Fault>, VerifyError> {
    let failed = |source| VerifyError::Io { path: folder.to_owned(), source };
    let named: BTreeSet<&str> = rows.iter().map(|row| row.file.as_str()).collect();
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type().map_err(failed)?.is_dir();
        let expected = if is_folder { OUR_FOLDERS.contains(&&*name) } else { OWN_FILES.contains(&&*name) };
        if !expected && !named.contains(name.as_str()) {
            let reason =
                if name.ends_with(".pdf") { "no row of the manifest has this deck" } else { "it is none of ours" };
            let account_id = String::new();
            faults.push(Fault { file: name, account_id, code: "unexpected", reason: reason.into() });
        }
    }
    Ok(faults)
}

/// The manifest for spreadsheets says the same.
fn other_spellings(folder: &Path, manifest: &Manifest) -> Option<Fault> {
    let reason = format!("it does not say what {LINES_FILE} says");
    let other = !manifest.is_spelled_in(folder);
    other.then(|| Fault { file: CSV_FILE.into(), account_id: String::new(), code: "manifest", reason })
}

/// The seal tells of the records as they stand. Whether it is the workspace's own, `verify` cannot know without its key.
fn broken_seal(folder: &Path) -> Option<Fault> {
    let reason = format!("{LINES_FILE} or {} is not the one that it seals", told::FILE);
    let broken = proof::agrees(folder) == Some(false);
    broken.then(|| Fault { file: proof::FILE.into(), account_id: String::new(), code: "seal", reason })
}

/// Without blanks, which no extractor gives back as they were, and in small letters.
fn closed_up(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).flat_map(char::to_lowercase).collect()
}
