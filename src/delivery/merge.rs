//! Writes the file that another tool imports: a row for each deck that may leave, in the format of that tool's preset.
//!
//! Every deck is verified before its row is written. If one is not the deck of the manifest, no file is written and an older
//! one is removed ([`discard`]): people would import an incomplete or an old list too.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use minijinja::value::{Serde, Value};
use rayon::prelude::*;

use crate::base::address;
use crate::base::address::is_address;
use crate::base::io::IoError;
use crate::base::period::PeriodError;
use crate::base::signing::key::Key;
use crate::base::text::{is_web_address, tidy};
use crate::config::workspace::Workspace;
use crate::delivery::facts::{AccountFacts, MergeFacts};
use crate::delivery::link::DeliveryLinks;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::outbox::Outbox;
use crate::delivery::preset_format::Needs;
use crate::delivery::presets::{ExportPreset, ExportPresetError};
use crate::delivery::recipient::is_large;
use crate::delivery::responses::log::Hands;
use crate::delivery::watch::{OverrideWatch, WatchError};
use crate::locale::error::LocaleError;
use crate::locale::languages::Languages;
use crate::store::audit_log_error::AuditLogError;
use crate::store::files::write_whole;
use crate::store::manifest_row::{ManifestRow, harmless, runs_as_formula};

/// The folder of merge files in an output folder.
pub const FOLDER: &str = "merge";

#[derive(Debug)]
pub struct Merged {
    pub file: PathBuf,
    /// The number of rows, without the header.
    pub rows: usize,
    /// Accounts without a row.
    pub withheld: Vec<NotSent>,
    /// Accounts whose deck is large for an attachment. Empty if the tool links to decks.
    pub large: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// The record of responses.
    #[error(transparent)]
    Record(#[from] AuditLogError),
    #[error(transparent)]
    OverrideWatch(#[from] WatchError),
    #[error(transparent)]
    ExportPreset(#[from] ExportPresetError),
    #[error(transparent)]
    Locale(#[from] LocaleError),
    #[error(transparent)]
    Period(#[from] PeriodError),
    #[error("{0} takes links: say where the published decks stand as `delivery.base_url`")]
    NoBase(String),
    #[error(transparent)]
    Io(#[from] IoError),
}

/// A merge file to be written.
#[derive(Debug, Clone, Copy)]
pub struct MergeFile<'a> {
    pub preset: &'a ExportPreset,
    pub workspace: &'a Workspace,
    pub key: &'a Key,
    /// Where it goes; into the output folder if `None`.
    pub to: Option<&'a Path>,
}

/// Writes the merge file. Calls `done` after each deck. Each row is checked again just
/// before the file is written.
pub fn merge(watch: &mut OverrideWatch, wanted: MergeFile<'_>, done: &(dyn Fn() + Sync)) -> Result<Merged, MergeError> {
    let MergeFile { preset, workspace, key, to } = wanted;
    let links = DeliveryLinks::new(workspace.config.delivery.as_ref(), Some(key), workspace.config.fiscal_year_starts);
    if preset.needs == Needs::Link && links.deck_base().is_none() {
        return Err(MergeError::NoBase(preset.name.clone()));
    }
    let outbox = Arc::clone(watch.outbox());
    let file = target_file(&outbox, preset, to)?;
    let (going, mut withheld) = outbox.partition(&watch.policy());
    let (going, others) = importable(going, preset);
    withheld.extend(others);
    let hands = Hands::load(&workspace.state(), key)?;
    let rows = rows(&Source { outbox: &outbox, preset, workspace, links, hands }, &going, done)?;
    watch.refresh()?;
    let policy = watch.policy();
    let (mut still, mut lines) = (Vec::new(), Vec::new());
    for (row, line) in going.into_iter().zip(rows) {
        match watch.withheld(row, &policy) {
            Some(one) => withheld.push(one),
            None => {
                still.push(row);
                lines.push(line);
            }
        }
    }
    withheld.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    let attaches = preset.needs != Needs::Link;
    let large = still.iter().filter(|row| attaches && is_large(row)).map(|row| row.account_id.clone()).collect();
    write_whole(&file, &preset.write(lines)).map_err(IoError::at("write", &file))?;
    Ok(Merged { file, rows: still.len(), withheld, large })
}

/// Removes an older merge file from an output folder, so that nobody imports it instead of the new one that failed. A file
/// outside the folder stays.
pub fn discard(folder: &Path, preset: &ExportPreset) -> Result<(), MergeError> {
    let file = folder.join(FOLDER).join(file_name(preset));
    match fs::symlink_metadata(&file) {
        Ok(is) if is.is_file() => Ok(fs::remove_file(&file).map_err(IoError::at("remove", &file))?),
        _ => Ok(()),
    }
}

fn file_name(preset: &ExportPreset) -> String {
    format!("{}.{}", preset.name, preset.ending())
}

fn target_file(outbox: &Outbox, preset: &ExportPreset, to: Option<&Path>) -> Result<PathBuf, MergeError> {
    if let Some(to) = to {
        return Ok(to.to_owned());
    }
    let folder = outbox.folder().join(FOLDER);
    if fs::symlink_metadata(&folder).is_ok_and(|is| is.is_symlink()) {
        let why = io::Error::other("merge files need a folder of their own");
        return Err(IoError::at("use the link", &folder)(why).into());
    }
    fs::create_dir_all(&folder).map_err(IoError::at("make", &folder))?;
    Ok(folder.join(file_name(preset)))
}

struct Source<'a> {
    outbox: &'a Outbox,
    preset: &'a ExportPreset,
    workspace: &'a Workspace,
    links: DeliveryLinks<'a>,
    hands: Hands,
}

/// Verifies each deck and makes the cells of its row.
fn rows(source: &Source<'_>, going: &[&ManifestRow], done: &(dyn Fn() + Sync)) -> Result<Vec<Vec<String>>, MergeError> {
    let Source { outbox, preset, workspace, links, hands } = source;
    let languages = Languages::load(&workspace.root)?;
    let mut localizers = BTreeMap::new();
    for row in going {
        if !localizers.contains_key(row.language.as_str()) {
            localizers.insert(row.language.as_str(), languages.localizer(&row.language)?);
        }
    }
    let folder = fs::canonicalize(outbox.folder()).map_err(IoError::at("find", outbox.folder()))?;
    let one = |row: &&ManifestRow| -> Result<Vec<String>, MergeError> {
        outbox.deck(row)?;
        let localizer = &localizers[row.language.as_str()];
        let facts = MergeFacts {
            account_id: &row.account_id,
            email: &row.contact_email,
            account: AccountFacts::new(row, workspace, localizer)?,
            link: links.deck(row).unwrap_or_default(),
            next_step: &row.next_step,
            as_of: row.as_of.map(|day| day.to_string()).unwrap_or_default(),
            response: hands.of(row),
            file: &row.file,
            path: folder.join(&row.file).to_string_lossy().into_owned(),
        };
        let cells = preset.row(&Value::from(Serde(&facts)))?;
        done();
        let cells = cells.iter().enumerate();
        Ok(cells.map(|(at, text)| if preset.keeps(at) { line(text) } else { cell(text) }).collect())
    };
    going.par_iter().map(one).collect::<Vec<_>>().into_iter().collect()
}

/// The rows that the tool can import, and the others.
fn importable<'a>(going: Vec<&'a ManifestRow>, preset: &ExportPreset) -> (Vec<&'a ManifestRow>, Vec<NotSent>) {
    let (mut rows, mut withheld) = (Vec::new(), Vec::new());
    let mut taken: HashMap<String, &str> = HashMap::new();
    for row in going {
        let address = address::key(&row.contact_email);
        if cell(&row.contact_email) != row.contact_email {
            let reason = format!("a spreadsheet would run \"{}\" as a formula", row.contact_email);
            withheld.push(NotSent::of(row, NotSentCode::UnsafeAddress, reason));
        } else if preset.matches_id && !is_plain_key(&row.account_id) {
            let reason = format!(
                "a spreadsheet would run its id \"{}\" as a formula, and the tool matches it as it is",
                row.account_id
            );
            withheld.push(NotSent::of(row, NotSentCode::UnsafeId, reason));
        } else if let (true, Some(other)) = (preset.one_per_address, taken.get(&address)) {
            let reason =
                format!("{address} has the deck of {other} already, and {} keeps one row an address", preset.name);
            withheld.push(NotSent::of(row, NotSentCode::SharedAddress, reason));
        } else {
            taken.insert(address, &row.account_id);
            rows.push(row);
        }
    }
    (rows, withheld)
}

/// Whether a key does no harm in a spreadsheet: it may be read as a number, such as `-5`, but it computes nothing.
fn is_plain_key(key: &str) -> bool {
    !runs_as_formula(key) || key.strip_prefix(['-', '+']).is_some_and(|rest| rest.chars().all(char::is_alphanumeric))
}

/// A cell on one line.
fn line(text: &str) -> String {
    tidy(text).unwrap_or_default().into_owned()
}

/// A cell on one line that no spreadsheet runs as a formula. Addresses get no apostrophe, since it would change them.
fn cell(text: &str) -> String {
    let text = tidy(text).unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || "@._+-='".contains(c);
    if is_web_address(&text) || (is_address(&text) && text.chars().all(plain)) {
        text.into_owned()
    } else {
        harmless(&text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_as_it_is_or_has_no_row() {
        for plain in ["-5", "'-5", "+49", "C-1001", "0015500000Xyy06AAB", "ä-1"] {
            assert!(is_plain_key(plain), "{plain}");
        }
        for runs in ["=1+1", "＝1+1", "-2+3", "@SUM(A1)", "+cmd|'x'!A0"] {
            assert!(!is_plain_key(runs), "{runs}");
        }
    }

    #[test]
    fn formulas_are_neutralised_and_addresses_stay_as_they_are() {
        for payload in ["=1+1", "+49 30", "-2", "@SUM(A1)", "=cmd|'/Ccalc'!A0@x.example"] {
            assert_eq!(cell(payload), format!("'{payload}"));
        }
        assert_eq!(cell("\t=1"), "'=1");
        for plain in ["Ben & Jerry’s, \"Ltd\"", "شركة النور", "🚀 Rocket", "a\u{301}"] {
            assert_eq!(cell(plain), plain);
        }
        for address in ["+sam.o'neil@x.example", "o'neil@x.example", "zoë@bücher.example", "https://x.example/a?b=1"]
        {
            assert_eq!(cell(address), address);
        }
        assert_eq!(cell("two\r\nlines "), "two lines");
    }
}
