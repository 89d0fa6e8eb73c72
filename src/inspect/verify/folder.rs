//! Verifies an output folder against its manifest: every deck is present, unchanged, and belongs to the account that the
//! manifest says; there are no other files, and no deck names another account.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::paths::STATE;
use crate::inspect::verify::fault::FolderFault;
use crate::inspect::verify::others::{Hit, IdentityMark, Others, Unsearched};
use crate::inspect::verify::proof::{Proof, unproved};
use crate::locale::built_in::built_in_text;
use crate::pdf::read_back::document::Finished;
use crate::pdf::read_back::place::Place;
use crate::pipeline::output::files::OWN_FILES;
use crate::store::deck_name::{account_hashes, is_deck_file_name, is_deck_of};
use crate::store::file_names::SITE_ID_FILE;
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::{CSV_FILE, LINES_FILE, Manifest, ManifestError};
use crate::store::manifest_row::ManifestRow;
use crate::store::{claims, folder_seal};

/// Folders that quarterdeck itself creates.
const OUR_FOLDERS: [&str; 3] = [STATE, "drafts", "merge"];

/// A name in more than so many decks, and in more than this share of all decks, is a word of the vendor's vocabulary.
const WORD: (usize, f64) = (3, 0.25);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// The number of accounts in the manifest.
    pub accounts: usize,
    /// The number of decks that were read.
    pub decks: usize,
    /// Sorted by file.
    pub faults: Vec<FolderFault>,
    /// Account names and ids that are also words of the vendor, because very many decks or the program's own sentences contain
    /// them; with the number of decks.
    pub words: Vec<(String, usize)>,
    /// How many ids and names could not be searched for.
    pub unsearched: Unsearched,
    /// Whether a build was stopped and not continued.
    pub unfinished: bool,
    /// What can be told of who wrote the records.
    pub proof: Proof,
}

/// Why a folder cannot be verified at all.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("{} holds no {LINES_FILE}; verify takes the output folder of a `quarterdeck build`", .0.display())]
    Missing(PathBuf),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    #[error(transparent)]
    Io(#[from] IoError),
}

/// Verifies everything in `folder`. `own_words` is the text of the workspace: names in it are words of the vendor. Without it,
/// names that very many decks contain count as such words. `prover` is the workspace's.
pub fn verify(
    folder: &Path,
    own_words: Option<&str>,
    prover: Option<&FolderProver>,
) -> Result<Verification, VerifyError> {
    let manifest = Manifest::load(folder)?.ok_or_else(|| VerifyError::Missing(folder.to_owned()))?;
    let rows = manifest.rows();
    let others = Others::of(rows);
    let vocabulary = Vocabulary {
        known: others.words_of(&format!("{}\u{1}{}", built_in_text(), own_words.unwrap_or_default())),
        is_whole: own_words.is_some(),
    };
    let read: Vec<(Vec<FolderFault>, Vec<Hit>)> = rows
        .par_iter()
        .filter(|row| !row.file.is_empty())
        .map(|row| match deck(folder, row) {
            Ok(texts) => (Vec::new(), others.hits_in(row, &texts)),
            Err(faults) => (faults, Vec::new()),
        })
        .collect();
    let decks = read.len();
    let (mut faults, words) = classify(rows, &others, &read, &vocabulary);
    faults.extend(read.into_iter().flat_map(|(faults, _)| faults));
    faults.extend(foreign_files(folder, rows)?);
    faults.extend(other_spellings(folder, &manifest));
    let broken = broken_seal(folder, rows);
    faults.extend(prover.map(|prover| unproved(folder, rows, prover, broken.is_none())).into_iter().flatten());
    faults.extend(broken);
    faults.extend(shared_files(rows));
    faults.sort();
    let unfinished = folder.join(STATE).join("journal.jsonl").exists();
    let unsearched = others.unsearched;
    let proof = Proof::by(prover);
    Ok(Verification { accounts: rows.len(), decks, faults, words, unsearched, unfinished, proof })
}

/// The texts of a deck if it agrees with the manifest, else what is wrong with it.
fn deck(folder: &Path, row: &ManifestRow) -> Result<Vec<(Place, String)>, Vec<FolderFault>> {
    let fault = |code, reason| FolderFault { file: row.file.clone(), account_id: row.account_id.clone(), code, reason };
    if Path::new(&row.file).components().count() != 1 || !is_deck_file_name(&row.file) {
        return Err(vec![fault("file_name", "the manifest names a file that is no deck of this folder".into())]);
    }
    // The hash in the file's name identifies the account.
    if !is_deck_of(&row.file, &row.period, &row.account_id) {
        return Err(vec![fault("file_name", "its name is that of another account's deck".into())]);
    }
    let path = folder.join(&row.file);
    let bytes = match fs::symlink_metadata(&path) {
        Ok(is) if is.is_file() => {
            limits::read(&path, limits::DECK_BYTES).map_err(|e| vec![fault("unreadable", e.to_string())])?
        }
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
            if !account_hashes(&row.account_id).any(|hash| hash == deck.account) {
                faults.push(fault("other_account", "it was made for another account".into()));
            }
            if faults.is_empty() { Ok(deck.said) } else { Err(faults) }
        }
        None => {
            faults.push(fault("no_deck", "it cannot be read as a deck".into()));
            Err(faults)
        }
    }
}

/// The names and ids that are also words of the vendor.
struct Vocabulary {
    known: HashSet<(usize, IdentityMark)>,
    /// Whether the workspace's own text was available.
    is_whole: bool,
}

/// Splits the hits into faults and words of the vendor.
fn classify(
    rows: &[ManifestRow],
    others: &Others,
    read: &[(Vec<FolderFault>, Vec<Hit>)],
    vocabulary: &Vocabulary,
) -> (Vec<FolderFault>, Vec<(String, usize)>) {
    let mut count: BTreeMap<(usize, IdentityMark), usize> = BTreeMap::new();
    for (row, mark, _) in read.iter().flat_map(|(_, hits)| hits) {
        *count.entry((*row, *mark)).or_default() += 1;
    }
    let is_word = |key: (usize, IdentityMark)| {
        let decks = count.get(&key).copied().unwrap_or_default();
        let is_usual = decks > WORD.0 && decks as f64 > WORD.1 * read.len() as f64;
        others.may_be_word(rows, key) && (vocabulary.known.contains(&key) || (is_usual && !vocabulary.is_whole))
    };
    let with_deck = rows.iter().filter(|row| !row.file.is_empty());
    let mut faults = Vec::new();
    for (row, (_, hits)) in with_deck.zip(read) {
        for (at, mark, places) in hits.iter().filter(|(at, mark, _)| !is_word((*at, *mark))) {
            let other = &rows[*at];
            let (code, what) = match mark {
                IdentityMark::Name => ("names_another", format!("it names \"{}\" ({})", other.name, other.account_id)),
                IdentityMark::Id => {
                    ("id_of_another", format!("it holds the id of {} ({})", other.account_id, other.name))
                }
                IdentityMark::Address => (
                    "address_of_another",
                    format!("it holds the address of {}'s contact, {}", other.account_id, other.contact_email),
                ),
            };
            let places = places.iter().map(|place| place_in_words(*place)).collect::<Vec<_>>().join(" and ");
            let (file, account_id) = (row.file.clone(), row.account_id.clone());
            faults.push(FolderFault { file, account_id, code, reason: format!("{what}, {places}") });
        }
    }
    let word = |((at, mark), decks): (&(usize, IdentityMark), &usize)| {
        let row = &rows[*at];
        (if *mark == IdentityMark::Name { row.name.clone() } else { row.account_id.clone() }, *decks)
    };
    let words = count.iter().filter(|(key, _)| is_word(**key)).map(word);
    (faults, words.collect())
}

fn place_in_words(place: Place) -> &'static str {
    match place {
        Place::Page => "on a page",
        Place::Metadata => "in its metadata",
        Place::Link => "in a link",
        Place::Alternative => "in an alternative text",
        Place::Bookmark => "in a bookmark",
        Place::Elsewhere => "in a string that no page shows",
    }
}

/// Rows that share a file.
fn shared_files(rows: &[ManifestRow]) -> Vec<FolderFault> {
    let mut files: Vec<_> = rows.iter().filter(|row| !row.file.is_empty()).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let twice = files.windows(2).filter(|pair| pair[0].file == pair[1].file);
    let fault = |pair: &[&ManifestRow]| FolderFault {
        file: pair[1].file.clone(),
        account_id: pair[1].account_id.clone(),
        code: "shared_file",
        reason: format!("it is also the deck of {}", pair[0].account_id),
    };
    twice.map(fault).collect()
}

/// Files and folders that are neither decks of the manifest nor created by quarterdeck.
fn foreign_files(folder: &Path, rows: &[ManifestRow]) -> Result<Vec<FolderFault>, VerifyError> {
    let failed = IoError::at("list", folder);
    let named: BTreeSet<&str> = rows.iter().map(|row| row.file.as_str()).collect();
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type().map_err(failed)?.is_dir();
        let is_ours = || OUR_FOLDERS.contains(&&*name) || is_site(&entry.path());
        let expected = if is_folder { is_ours() } else { OWN_FILES.contains(&&*name) };
        if !expected && !named.contains(name.as_str()) {
            let reason =
                if name.ends_with(".pdf") { "no row of the manifest has this deck" } else { "it is none of ours" };
            let account_id = String::new();
            faults.push(FolderFault { file: name, account_id, code: "unexpected", reason: reason.into() });
        }
    }
    Ok(faults)
}

/// Whether a folder is one that `publish` wrote.
fn is_site(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(SITE_ID_FILE)).is_ok_and(|is| is.is_file())
}

/// A fault if the CSV manifest differs from the JSON one.
fn other_spellings(folder: &Path, manifest: &Manifest) -> Option<FolderFault> {
    let reason = format!("it does not say what {LINES_FILE} says");
    let other = !manifest.is_spelled_in(folder);
    other.then(|| FolderFault { file: CSV_FILE.into(), account_id: String::new(), code: "manifest", reason })
}

/// A fault if the seal does not match the records. Without the key it cannot be checked who made the seal.
fn broken_seal(folder: &Path, rows: &[ManifestRow]) -> Option<FolderFault> {
    let is_sealed =
        folder.join(crate::store::folder_contents::FILE).exists() || rows.iter().any(|row| row.as_of.is_some());
    let (broken, reason) = match folder_seal::agrees(folder) {
        Some(agrees) => (!agrees, format!("{LINES_FILE} or {} is not the one that it seals", claims::FILE)),
        None => (is_sealed, "it is not there, or cannot be read".to_owned()),
    };
    broken.then(|| FolderFault {
        file: crate::store::folder_contents::FILE.into(),
        account_id: String::new(),
        code: "seal",
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::deck_name::account_hash;

    /// The words among `decks` decks, of which the first `naming` name the account of the first row.
    fn words(decks: usize, naming: usize) -> Vec<(String, usize)> {
        let row = |at: usize| ManifestRow {
            name: if at == 0 { "Harbour".into() } else { format!("Tenant number {at}") },
            file: "x".into(),
            ..ManifestRow::of(&format!("A-{at}"))
        };
        let rows: Vec<ManifestRow> = (0..decks).map(row).collect();
        let hit = || (0, IdentityMark::Name, BTreeSet::from([Place::Page]));
        let read: Vec<_> = (0..decks).map(|at| (Vec::new(), (at < naming).then(hit).into_iter().collect())).collect();
        let vocabulary = Vocabulary { known: HashSet::new(), is_whole: false };
        let (faults, words) = classify(&rows, &Others::of(&rows), &read, &vocabulary);
        assert_eq!(faults.len(), if words.is_empty() { naming } else { 0 });
        words
    }

    #[test]
    fn a_word_is_in_more_than_three_decks_and_in_more_than_a_quarter_of_them() {
        assert_eq!(words(8, 3), [], "three");
        assert_eq!(words(8, 4), [("Harbour".to_owned(), 4)]);
        assert_eq!(words(16, 4), [], "a quarter");
        assert_eq!(words(15, 4), [("Harbour".to_owned(), 4)]);
    }

    #[test]
    fn what_stands_in_a_decks_place_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let code = |slug: &str, make: &dyn Fn(&Path)| {
            let file = format!("{slug}_2026-Q3_review_{}.pdf", &account_hash("A-1")[..6]);
            make(&folder.path().join(&file));
            let row = ManifestRow { file, period: "2026-Q3".into(), ..ManifestRow::of("A-1") };
            deck(folder.path(), &row).unwrap_err()[0].code
        };
        assert_eq!(code("acme", &|_| ()), "missing");
        assert_eq!(code("acme", &|path| std::fs::create_dir(path).unwrap()), "no_file");
        assert_eq!(code(&"a".repeat(400), &|_| ()), "unreadable", "no name of a file is so long");
    }
}
