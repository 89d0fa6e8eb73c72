//! An account's override as it is opened in an editor: what was decided, what may be, and how things stand today.
//!
//! The last block says how things stand and is written anew each time; it is taken off again before the file is kept, so
//! that an override holds decisions and no figures.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::{Days, NaiveDate};

use crate::base::account_id::means;
use crate::base::finding::Finding;
use crate::base::io::IoError;
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

/// The line from which on a sheet says how things stand.
const TODAY: &str = "# ---- How things stand today. What is below this line is not kept. ----";

/// The schema's place as seen from an override.
const SCHEMA: &str = "schemas/override.schema.json";
/// The most days that a decision is offered to count: the next review is later.
const LONGEST: u64 = 60;

/// An account's override to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideBuffer {
    /// Its file in the workspace, `overrides/C-1005.yaml`, as messages name it.
    pub shown: String,
    /// The file.
    pub path: PathBuf,
    /// What to open.
    pub text: String,
    /// What stands in the file; `None` where there is none.
    pub kept: Option<String>,
}

/// Why an override cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum OverrideBufferError {
    /// It says what cannot be.
    #[error("{}", .0.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))]
    Invalid(Vec<Problem>),
    /// Somebody else wrote it meanwhile.
    #[error("{0} was changed by somebody else meanwhile; it stays as it is. Look at it, and edit again")]
    Changed(String),
    #[error(transparent)]
    Io(#[from] IoError),
    /// The account cannot be read.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl AccountSession {
    /// The account's override to be edited: what stands in its file, else a commented form, and how things stand.
    pub fn sheet(&self) -> Result<OverrideBuffer, OverrideBufferError> {
        let (factory, at) = self.factory();
        let (workspace, row) = (factory.workspace(), self.row());
        let shown = file_of(workspace, row)?;
        let path = workspace.root.join(&shown);
        let kept = standing(&path)?;
        let explanation = factory.explanation(at);
        let own = kept.clone().unwrap_or_else(|| form(workspace, row));
        let text = format!("{}\n{}", decisions(&own), today(workspace, &explanation));
        Ok(OverrideBuffer { shown, path, text, kept })
    }

    /// What is to be kept of an edited sheet, once it was found sound.
    pub fn checked(&self, sheet: &OverrideBuffer, edited: &str) -> Result<String, OverrideBufferError> {
        let (factory, _) = self.factory();
        let workspace = factory.workspace();
        let mut kept = decisions(edited);
        let id = &self.row().id;
        let stem = sheet.path.file_stem().unwrap_or_default().to_string_lossy();
        let read = workspace.read_override(&sheet.shown, id, kept.as_bytes());
        if *stem != **id && read.read.as_ref().is_ok_and(|decided| decided.account.is_none()) {
            // Nothing but the file would say whose it is, and its name does not.
            kept = format!("account: {}\n{kept}", quoted(id));
        }
        let problem = |message: String| Problem { file: sheet.shown.clone(), at: None, message };
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

    /// Puts a text into the override's file, and makes the deck with it from now on.
    pub fn keep(&mut self, sheet: &OverrideBuffer, text: &str) -> Result<(), OverrideBufferError> {
        let failed = |action| IoError::at(action, &sheet.path);
        self.is_as_opened(sheet)?;
        if let Some(folder) = sheet.path.parent() {
            fs::create_dir_all(folder).map_err(failed("make the folder of"))?;
        }
        write_whole(&sheet.path, text.as_bytes()).map_err(failed("write"))?;
        Ok(self.refresh()?)
    }

    /// What somebody else decided meanwhile is not written over.
    fn is_as_opened(&self, sheet: &OverrideBuffer) -> Result<(), OverrideBufferError> {
        if standing(&sheet.path)? == sheet.kept {
            Ok(())
        } else {
            Err(OverrideBufferError::Changed(sheet.shown.clone()))
        }
    }

    /// The file of the account's override, whether it counts or not; and what is wrong with it, or why it does not count.
    pub fn of_override(&self) -> Result<(Option<String>, Vec<Finding>), RunError> {
        let (factory, _) = self.factory();
        let all = factory.workspace().overrides()?;
        let Some(mine) = all.into_iter().find(|file| file.is_of(&self.row().id)) else {
            return Ok((None, Vec::new()));
        };
        let told = factory.override_findings().groups().flat_map(|(.., group)| &group.shown);
        let findings = told.filter(|finding| *finding.at.file == *mine.path).cloned().collect();
        Ok((Some(mine.path), findings))
    }

    /// Takes the override away.
    pub fn discard(&mut self, sheet: &OverrideBuffer) -> Result<(), OverrideBufferError> {
        self.is_as_opened(sheet)?;
        fs::remove_file(&sheet.path).map_err(IoError::at("remove", &sheet.path))?;
        Ok(self.refresh()?)
    }
}

/// What stands in an override's file; nothing where there is none.
fn standing(path: &Path) -> Result<Option<String>, OverrideBufferError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(IoError::at("read", path)(source).into()),
    }
}

/// The account's file, as messages name it: the one that is there, else one named by its id, where an id can be a name.
fn file_of(workspace: &Workspace, row: &AccountRow) -> Result<String, OverrideBufferError> {
    let all: Vec<OverrideFile> = workspace.overrides().map_err(RunError::from)?;
    if let Some(file) = all.iter().find(|file| file.is_of(&row.id)) {
        return Ok(file.path.clone());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let is_name = row.id.chars().all(plain) && !row.id.starts_with('.') && row.id.len() <= 100;
    let stem = if is_name { row.id.clone() } else { account_hash(&row.id) };
    // A file of another account, on a disk that does not tell capitals apart.
    let taken = |path: &String| all.iter().any(|file| file.path.eq_ignore_ascii_case(path));
    let path = format!("{FOLDER}/{stem}.yaml");
    Ok(if taken(&path) { format!("{FOLDER}/{stem}-{}.yaml", account_hash(&row.id)) } else { path })
}

/// A text as YAML takes it, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is always JSON, and JSON is YAML")
}

/// A sheet without how things stand.
fn decisions(text: &str) -> String {
    let own = text.split(TODAY).next().unwrap_or_default();
    format!("{}\n", own.trim_end())
}

/// The last day on which a deck of this review may leave, and long before the next review.
fn last_day(workspace: &Workspace) -> NaiveDate {
    let days = u64::try_from(workspace.config.thresholds.freshness_days).unwrap_or_default().min(LONGEST);
    workspace.as_of.checked_add_days(Days::new(days)).unwrap_or(workspace.as_of)
}

/// Every key with what it does, as comments.
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
         #theme: night\n\
         #contact: {{name: Ada Lovelace, email: ada@example.com}}\n\n\
         # No deck leaves; the reason is for colleagues.\n\
         #hold: they asked us to wait for their new finance lead\n\n\
         # A held deck leaves all the same, from what you name and nothing else.\n\
         #release:\n\
         #  renewal_soon: agreed on the phone\n\n\
         # For colleagues alone: it reaches no deck and no e-mail.\n\
         #internal_note: \n"
    )
}

/// How things stand, as comments.
fn today(workspace: &Workspace, explanation: &DeckExplanation) -> String {
    let mut text = format!("{TODAY}\n");
    let mut say = |line: String| {
        // One line, whatever is in a name: nothing of this may be read as a decision.
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
