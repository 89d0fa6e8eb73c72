//! An account's override for a text editor: the existing decisions or a commented form, then the current state of the deck.
//!
//! The last block, the current state, is written anew each time and removed before the file is saved, so that an override
//! contains decisions and no figures.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::{Days, NaiveDate};

use crate::base::account_id::means;
use crate::base::finding::Finding;
use crate::base::io::IoError;
use crate::base::limits;
use crate::config::overrides::file::{FOLDER, OverrideFile};
use crate::config::problem::Problem;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::theme_assets::theme_fault;
use crate::ingest::records::AccountRow;
use crate::inspect::explanation::DeckExplanation;
use crate::inspect::session::AccountSession;
use crate::pipeline::error::RunError;
use crate::store::deck_name::account_hash;
use crate::store::files::write_whole;
use crate::store::manifest_row::Outcome;

/// The line that starts the block with the current state.
const TODAY: &str = "# ---- How things stand today. What is below this line is not kept. ----";

/// Relative to the workspace.
const SCHEMA: &str = "schemas/override.schema.json";
/// The maximum number of days that the form suggests for an override, so that it ends before the next review.
const LONGEST: u64 = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideBuffer {
    /// The path as messages name it: `overrides/C-1005.yaml`.
    pub shown: String,
    pub path: PathBuf,
    /// The text to edit.
    pub text: String,
    /// The current content of the file; `None` if there is no file.
    pub kept: Option<String>,
}

/// Why an override cannot be saved.
#[derive(Debug, thiserror::Error)]
pub enum OverrideBufferError {
    /// The text is not a valid override.
    #[error("{}", .0.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))]
    Invalid(Vec<Problem>),
    /// Somebody else changed the file meanwhile.
    #[error("{0} was changed by somebody else meanwhile; it stays as it is. Look at it, and edit again")]
    Changed(String),
    #[error(transparent)]
    Io(#[from] IoError),
    #[error(transparent)]
    Run(#[from] RunError),
}

impl AccountSession {
    /// The text to edit: the content of the override's file, else a commented form, and the current state.
    pub fn override_buffer(&self) -> Result<OverrideBuffer, OverrideBufferError> {
        let (factory, at) = self.factory();
        let (workspace, row) = (factory.workspace(), self.row());
        let shown = file_of(workspace, row)?;
        let path = workspace.root.join(&shown);
        let kept = read_existing(&path)?;
        let explanation = factory.explanation(at);
        let own = kept.clone().unwrap_or_else(|| form(workspace, row));
        let text = format!("{}\n{}", decisions(&own), today(workspace, &explanation));
        Ok(OverrideBuffer { shown, path, text, kept })
    }

    /// Checks an edited text and returns what to save.
    pub fn checked(&self, buffer: &OverrideBuffer, edited: &str) -> Result<String, OverrideBufferError> {
        let (factory, _) = self.factory();
        let workspace = factory.workspace();
        let mut kept = decisions(edited);
        let id = &self.row().id;
        let stem = buffer.path.file_stem().unwrap_or_default().to_string_lossy();
        let read = workspace.read_override(&buffer.shown, id, kept.as_bytes());
        if *stem != **id && read.read.as_ref().is_ok_and(|decided| decided.account.is_none()) {
            // The file's name is not the id, so the text must name the account.
            kept = format!("account: {}\n{kept}", quoted(id));
        }
        let problem = |message: String| Problem { file: buffer.shown.clone(), at: None, message };
        let decided = read.read.map_err(OverrideBufferError::Invalid)?;
        if !means(&read.account, id) {
            let message = format!("it is of \"{}\", and this is the override of {id}", read.account);
            return Err(OverrideBufferError::Invalid(vec![problem(message)]));
        }
        if let Some(fault) = decided.theme.as_deref().and_then(|name| theme_fault(workspace, name)) {
            return Err(OverrideBufferError::Invalid(vec![problem(fault)]));
        }
        Ok(kept)
    }

    /// Saves the override, and uses it for the deck from now on.
    pub fn keep(&mut self, buffer: &OverrideBuffer, text: &str) -> Result<(), OverrideBufferError> {
        let failed = |action| IoError::at(action, &buffer.path);
        self.is_as_opened(buffer)?;
        if let Some(folder) = buffer.path.parent() {
            fs::create_dir_all(folder).map_err(failed("make the folder of"))?;
        }
        write_whole(&buffer.path, text.as_bytes()).map_err(failed("write"))?;
        Ok(self.refresh()?)
    }

    /// Fails if somebody else changed the file meanwhile, so that it is not overwritten.
    fn is_as_opened(&self, buffer: &OverrideBuffer) -> Result<(), OverrideBufferError> {
        if read_existing(&buffer.path)? == buffer.kept {
            Ok(())
        } else {
            Err(OverrideBufferError::Changed(buffer.shown.clone()))
        }
    }

    /// The file of the account's override, whether it is in effect or not, and the findings about it.
    pub fn of_override(&self) -> Result<(Option<String>, Vec<Finding>), RunError> {
        let (factory, _) = self.factory();
        let all = factory.workspace().overrides()?;
        let Some(mine) = all.into_iter().find(|file| file.is_of(&self.row().id)) else {
            return Ok((None, Vec::new()));
        };
        let all = factory.override_findings().groups().flat_map(|(.., group)| &group.shown);
        let findings = all.filter(|finding| *finding.at.file == *mine.path).cloned().collect();
        Ok((Some(mine.path), findings))
    }

    /// Removes the override.
    pub fn discard(&mut self, buffer: &OverrideBuffer) -> Result<(), OverrideBufferError> {
        self.is_as_opened(buffer)?;
        fs::remove_file(&buffer.path).map_err(IoError::at("remove", &buffer.path))?;
        Ok(self.refresh()?)
    }
}

/// The content of an override's file; `None` if there is no file.
fn read_existing(path: &Path) -> Result<Option<String>, OverrideBufferError> {
    match limits::read_text(path, limits::YAML_BYTES) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(IoError::at("read", path)(source).into()),
    }
}

/// The path of the account's override as messages name it: the existing file, else one named by the id, or by the id's hash if
/// the id cannot be a file name.
fn file_of(workspace: &Workspace, row: &AccountRow) -> Result<String, OverrideBufferError> {
    let all: Vec<OverrideFile> = workspace.overrides().map_err(RunError::from)?;
    if let Some(file) = all.iter().find(|file| file.is_of(&row.id)) {
        return Ok(file.path.clone());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let is_name = row.id.chars().all(plain) && !row.id.starts_with('.') && row.id.len() <= 100;
    let stem = if is_name { row.id.clone() } else { account_hash(&row.id) };
    // Some file systems ignore case, so that another account could have this file.
    let taken = |path: &String| all.iter().any(|file| file.path.eq_ignore_ascii_case(path));
    let path = format!("{FOLDER}/{stem}.yaml");
    Ok(if taken(&path) { format!("{FOLDER}/{stem}-{}.yaml", account_hash(&row.id)) } else { path })
}

/// A text as a YAML string.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is always JSON, and JSON is YAML")
}

/// The edited text without the block about the current state.
fn decisions(text: &str) -> String {
    let own = text.split(TODAY).next().unwrap_or_default();
    format!("{}\n", own.trim_end())
}

/// The last day on which a deck of this review may be sent.
fn last_day(workspace: &Workspace) -> NaiveDate {
    let days = u64::try_from(workspace.config.thresholds.freshness_days).unwrap_or_default().min(LONGEST);
    workspace.as_of.checked_add_days(Days::new(days)).unwrap_or(workspace.as_of)
}

/// A form with every key, commented out and explained.
fn form(workspace: &Workspace, row: &AccountRow) -> String {
    let id = quoted(&row.id);
    let schema = if workspace.root.join(SCHEMA).exists() {
        format!("# yaml-language-server: $schema=../{SCHEMA}\n")
    } else {
        String::new()
    };
    let until = last_day(workspace);
    format!(
        "{schema}# What you decide for this account's deck. Take the # away from what you want; the rest stays as it is.\n\
         account: {id}\n\n\
         # The last day it counts: for this review and no later one. Without it, it counts until you remove it.\n\
         until: {until}\n\n\
         # One sentence on the cover and in the e-mail.\n\
         #headline: Your teams close the books four days sooner\n\n\
         # A page of its own after the cover, over your name. At most 40 words; an empty line begins a paragraph.\n\
         #note: |\n\
         #  It was good to see you in May. Everything you asked for then is on the next pages.\n\n\
         # Up to three, before what the figures suggest. `detail`, `url` and `label` may be left out.\n\
         #next_steps:\n\
         #  - title: Meet on the new approval rules\n\
         #    detail: Half an hour is enough.\n\
         #    url: https://example.com/book\n\
         #    label: Choose a day\n\n\
         #slides:\n\
         #  without: [value]\n\
         #  with: [service]\n\
         #  order: [features, requests]\n\n\
         # Features and products to suggest first, or not at all.\n\
         #pin: []\n\
         #drop: []\n\n\
         # Metrics to leave out everywhere.\n\
         #hide_metrics: []\n\n\
         #language: de-CH\n\
         #theme: harbor-dark\n\
         # Who gets it, who else, who gets a copy, where answers go, and of which domains the account's people are.\n\
         #contact:\n\
         #  name: Ada Lovelace\n\
         #  email: ada@example.com\n\
         #  also: [bo@example.com]\n\
         #  cc: [cy@example.com]\n\
         #  reply_to: team@example.com\n\
         #  domains: [example.com]\n\n\
         # No deck leaves; the reason is for colleagues.\n\
         #hold: they asked us to wait for their new finance lead\n\n\
         # A held deck leaves all the same, from what you name and nothing else.\n\
         #release:\n\
         #  renewal_soon: agreed on the phone\n\n\
         # For colleagues alone: it reaches no deck and no e-mail.\n\
         #internal_note: \n"
    )
}

/// The block about the current state, as comments.
fn today(workspace: &Workspace, explanation: &DeckExplanation) -> String {
    let mut text = format!("{TODAY}\n");
    let mut say = |line: String| {
        // A line break in a name would end the comment, and the rest could be read as a decision.
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        writeln!(text, "# {line}").expect("writing to a string cannot fail");
    };
    let record = &explanation.record;
    say(format!("{} ({}), {}", record.name, record.account_id, record.period));
    match record.outcome {
        Outcome::Held | Outcome::Skipped => {
            say(format!("{}: {} ({})", record.outcome.name(), record.reason, record.code()));
        }
        _ => say(format!("headline: {}", record.headline)),
    }
    explanation.steps.iter().enumerate().for_each(|(place, step)| say(format!("next step {}: {step}", place + 1)));
    for page in &explanation.slides {
        say(format!("slide {}: {}", page.slide.name(), page.title));
    }
    for (slide, why) in &explanation.omitted {
        say(format!("left out: {} ({why})", slide.name()));
    }
    let unknown: Vec<_> = SlideKind::standard()
        .into_iter()
        .filter(|kind| !workspace.config.slides.contains(kind))
        .map(|kind| kind.name())
        .collect();
    if !unknown.is_empty() {
        say(format!("not among the workspace's slides, may be put in: {}", unknown.join(", ")));
    }
    let list = |pairs: &mut dyn Iterator<Item = (&str, &str)>| {
        pairs.map(|(id, name)| format!("{id} ({name})")).collect::<Vec<_>>().join(", ")
    };
    let metrics = &mut workspace.config.metrics.iter().map(|metric| (metric.id.as_str(), metric.name.as_str()));
    say(format!("metrics: {}", list(metrics)));
    let open = &mut explanation.open.iter().map(|(id, name)| (id.as_str(), name.as_str()));
    say(format!("features and products that can be suggested: {}", list(open)));
    say(format!("language: {}, theme: {}", record.language, record.theme));
    say(format!("contact: {} {}", record.contact_name, record.contact_email));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_things_stand_is_not_kept() {
        let text = format!("# mine\nnote: Hi\n\n\n{TODAY}\n# headline: Other\nhold: x\n");
        assert_eq!(decisions(&text), "# mine\nnote: Hi\n");
        assert_eq!(decisions("note: Hi"), "note: Hi\n");
    }
}
