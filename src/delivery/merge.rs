//! The file that another tool imports: a row for each deck that may leave, written by that tool's preset.
//!
//! Every deck is verified before its row is written. If one is not the deck of the manifest, no file is written and an older
//! one is removed ([`discard`]), since half a list, or an old one, would be imported too.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use minijinja::value::{Serde, Value};
use rayon::prelude::*;
use serde::Serialize;

use crate::base::address;
use crate::base::address::is_address;
use crate::base::io::IoError;
use crate::base::period::{Period, PeriodError};
use crate::base::signing::key::Key;
use crate::base::text::{is_web_address, tidy};
use crate::config::workspace::Workspace;
use crate::delivery::link::Links;
use crate::delivery::message::first_name;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::outbox::{Outbox, is_large};
use crate::delivery::presets::{ExportPreset, ExportPresetError, Needs};
use crate::delivery::watch::{OverrideWatch, WatchError};
use crate::locale::error::LocaleError;
use crate::locale::languages::Languages;
use crate::store::deck_name::attachment_name;
use crate::store::files::write_whole;
use crate::store::manifest_row::{ManifestRow, harmless};

/// The folder of merge files in an output folder.
pub const FOLDER: &str = "merge";

/// What was written.
#[derive(Debug)]
pub struct Merged {
    pub file: PathBuf,
    /// Without the header.
    pub rows: usize,
    /// Accounts without a row.
    pub kept: Vec<NotSent>,
    /// Accounts whose deck is large for an attachment; none where the tool links to decks.
    pub large: Vec<String>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// A row, a file and an account do not belong together.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// What may leave is no longer known.
    #[error(transparent)]
    OverrideWatch(#[from] WatchError),
    /// A column cannot be filled in.
    #[error(transparent)]
    ExportPreset(#[from] ExportPresetError),
    /// The messages of a language cannot be used.
    #[error(transparent)]
    Voice(#[from] LocaleError),
    /// A row's quarter cannot be read.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// The tool needs links, and the address of the published decks is not configured.
    #[error("{0} takes links: say where the published decks stand as `delivery.base_url`")]
    NoBase(String),
    #[error(transparent)]
    Io(#[from] IoError),
}

/// The facts that a column may name: [`crate::delivery::presets::FACTS`].
#[derive(Serialize)]
struct Facts<'a> {
    account_id: &'a str,
    account: &'a str,
    contact: &'a str,
    first_name: &'a str,
    email: &'a str,
    csm_name: &'a str,
    csm_email: &'a str,
    vendor: &'a str,
    quarter: &'a str,
    period: &'a str,
    headline: &'a str,
    pages: usize,
    language: &'a str,
    link: &'a str,
    attachment: &'a str,
    file: &'a str,
    path: &'a str,
}

/// Writes the merge file of a folder, to `to` or into the folder itself. `done` is called after each deck. Just before the file
/// is written, each row is checked again.
pub fn merge(
    watch: &mut OverrideWatch,
    preset: &ExportPreset,
    (workspace, key): (&Workspace, &Key),
    to: Option<&Path>,
    done: &(dyn Fn() + Sync),
) -> Result<Merged, MergeError> {
    let links = Links::new(workspace.config.delivery.as_ref(), Some(key), workspace.config.fiscal_year_starts);
    if preset.needs == Needs::Link && links.deck_base().is_none() {
        return Err(MergeError::NoBase(preset.name.clone()));
    }
    let batch = Arc::clone(watch.batch());
    let file = place(&batch, preset, to)?;
    let (going, mut kept) = batch.through(&watch.gate());
    let (going, others) = importable(going, preset);
    kept.extend(others);
    let rows = rows(&Source { batch: &batch, preset, workspace, links }, &going, done)?;
    watch.refresh()?;
    let gate = watch.gate();
    let (mut still, mut lines) = (Vec::new(), Vec::new());
    for (row, line) in going.into_iter().zip(rows) {
        match watch.lost(row, &gate) {
            Some(lost) => kept.push(lost),
            None => {
                still.push(row);
                lines.push(line);
            }
        }
    }
    kept.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    let attaches = preset.needs != Needs::Link;
    let large = still.iter().filter(|row| attaches && is_large(row)).map(|row| row.account_id.clone()).collect();
    write_whole(&file, &preset.write(lines)).map_err(IoError::at("write", &file))?;
    Ok(Merged { file, rows: still.len(), kept, large })
}

/// Removes an older merge file from an output folder, so that nobody imports it where there can be no new one. A file that
/// was written elsewhere stays.
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

/// Where the file goes.
fn place(batch: &Outbox, preset: &ExportPreset, to: Option<&Path>) -> Result<PathBuf, MergeError> {
    if let Some(to) = to {
        return Ok(to.to_owned());
    }
    let folder = batch.folder().join(FOLDER);
    if fs::symlink_metadata(&folder).is_ok_and(|is| is.is_symlink()) {
        let why = io::Error::other("merge files need a folder of their own");
        return Err(IoError::at("use the link", &folder)(why).into());
    }
    fs::create_dir_all(&folder).map_err(IoError::at("make", &folder))?;
    Ok(folder.join(file_name(preset)))
}

/// What rows are made from.
struct Source<'a> {
    batch: &'a Outbox,
    preset: &'a ExportPreset,
    workspace: &'a Workspace,
    links: Links<'a>,
}

/// The cells of each row, once its deck is verified.
fn rows(source: &Source<'_>, going: &[&ManifestRow], done: &(dyn Fn() + Sync)) -> Result<Vec<Vec<String>>, MergeError> {
    let Source { batch, preset, workspace, links } = source;
    let spoken = Languages::load(&workspace.root)?;
    let mut voices = BTreeMap::new();
    for row in going {
        if !voices.contains_key(row.language.as_str()) {
            voices.insert(row.language.as_str(), spoken.localizer(&row.language)?);
        }
    }
    let folder = fs::canonicalize(batch.folder()).map_err(IoError::at("find", batch.folder()))?;
    let one = |row: &&ManifestRow| -> Result<Vec<String>, MergeError> {
        batch.deck(row)?;
        let localizer = &voices[row.language.as_str()];
        let path = folder.join(&row.file);
        let facts = Facts {
            account_id: &row.account_id,
            account: &row.name,
            contact: &row.contact_name,
            first_name: first_name(&row.contact_name),
            email: &row.contact_email,
            csm_name: &row.csm_name,
            csm_email: &row.csm_email,
            vendor: &workspace.config.vendor.name,
            quarter: &localizer.quarter(Period::parse(&row.period, workspace.config.fiscal_year_starts)?),
            period: &row.period,
            headline: &row.headline,
            pages: row.pages.unwrap_or_default(),
            language: &localizer.language,
            link: &links.deck(row).unwrap_or_default(),
            attachment: &attachment_name(&row.name, &row.period),
            file: &row.file,
            path: &path.to_string_lossy(),
        };
        let cells = preset.row(&Value::from(Serde(&facts)))?;
        done();
        Ok(cells.iter().map(|text| cell(text)).collect())
    };
    going.par_iter().map(one).collect::<Vec<_>>().into_iter().collect()
}

/// The rows that the tool would import as they are meant, and the others.
fn importable<'a>(going: Vec<&'a ManifestRow>, preset: &ExportPreset) -> (Vec<&'a ManifestRow>, Vec<NotSent>) {
    let (mut rows, mut kept) = (Vec::new(), Vec::new());
    let mut taken: HashMap<String, &str> = HashMap::new();
    for row in going {
        let address = address::key(&row.contact_email);
        if cell(&row.contact_email) != row.contact_email {
            let reason = format!("a spreadsheet would run \"{}\" as a formula", row.contact_email);
            kept.push(NotSent::of(row, NotSentCode::UnsafeAddress, reason));
        } else if let (true, Some(other)) = (preset.one_per_address, taken.get(&address)) {
            let reason =
                format!("{address} has the deck of {other} already, and {} keeps one row an address", preset.name);
            kept.push(NotSent::of(row, NotSentCode::SharedAddress, reason));
        } else {
            taken.insert(address, &row.account_id);
            rows.push(row);
        }
    }
    (rows, kept)
}

/// A cell on one line that no spreadsheet runs. Addresses stay as they are: with an apostrophe they would be others.
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
