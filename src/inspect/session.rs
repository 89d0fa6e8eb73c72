//! One account's deck, made again whenever something changes. The tables stay in memory, so that a change of theme or wording
//! does not read them again.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::base::finding::Findings;
use crate::base::row::codes::ReasonCode;
use crate::config::flags::Flags;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::ingest::selection::Selection;
use crate::ingest::selection_error::SelectionError;
use crate::inspect::preview_deck::PreviewDeck;
use crate::pdf::error::PdfError;
use crate::pipeline::error::RunError;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::options::{BuildOptions, Progress, Scope};
use crate::pipeline::stages::{Loaded, Prepared};
use crate::store::deck_name::account_name;
use crate::store::folder_seal::FolderProver;
use crate::store::manifest_row::Outcome;

#[derive(Debug, Clone)]
pub struct SessionOptions {
    /// The workspace: a folder or a YAML file.
    pub workspace: PathBuf,
    /// Settings of the command line that replace those of `qbr.yaml`.
    pub flags: Flags,
    /// As the user names it.
    pub account: String,
    /// Whether part of a name or a typing mistake is accepted.
    pub loosely: bool,
    /// The output folder of the quarter before, whose suggestions the deck looks back on.
    pub previous: Option<PathBuf>,
}

#[derive(Debug)]
pub struct AccountSession {
    options: SessionOptions,
    today: NaiveDate,
    loaded: Loaded,
    factory: DeckFactory,
    at: usize,
    /// Whether another account's deck has the same file name, so that a build makes no deck.
    collides: bool,
    root: PathBuf,
    period: String,
    prover: FolderProver,
}

impl AccountSession {
    /// Reads what a build of the account would read.
    pub fn open(
        options: SessionOptions,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Self, RunError> {
        let selection = Selection { loosely: options.loosely, ..Selection::one(&options.account) };
        let loaded = Loaded::load(scope(&options, &selection), today, progress)?;
        // Only the requested account is loaded, so its index is 0.
        Self::of(options, today, loaded, 0)
    }

    /// Reads everything again. The account is found by its id, even if its name has changed.
    pub fn reload(&mut self) -> Result<(), RunError> {
        let id = &self.row().id;
        let selection = Selection::id(id);
        let loaded = Loaded::load_in_passing(scope(&self.options, &selection), self.today)?;
        // The selection ignores case, and some ids differ only in case.
        let at = loaded.rows().iter().position(|row| row.id == *id);
        let gone = || SelectionError::Nothing { given: format!("id={id}"), nearest: None };
        *self = Self::of(self.options.clone(), self.today, loaded, at.ok_or_else(gone)?)?;
        Ok(())
    }

    /// Reads overrides, themes, wording and logos again, but not the tables.
    pub fn refresh(&mut self) -> Result<(), RunError> {
        self.factory = prepare(&self.options, self.loaded.clone())?.factory;
        Ok(())
    }

    fn of(options: SessionOptions, today: NaiveDate, loaded: Loaded, at: usize) -> Result<Self, RunError> {
        let prepared = prepare(&options, loaded.clone())?;
        let collides = prepared.collides(at);
        let Prepared { factory, workspace, prover, .. } = prepared;
        let (root, period) = (workspace.root.clone(), workspace.period.label());
        Ok(Self { options, today, loaded, factory, at, collides, root, period, prover })
    }

    /// The deck as a build would write it without a hold.
    pub fn preview_deck(&self) -> PreviewDeck {
        let deck = self.factory.preview_deck(self.at);
        if !self.collides || deck.record.outcome != Outcome::Rendered {
            return deck;
        }
        let reason = format!("another account's deck is already named {}", deck.record.file);
        PreviewDeck { record: deck.record.without_deck(Outcome::Failed, ReasonCode::FileName, reason), ..deck }
    }

    /// The factory that makes the deck, and the account's index in it.
    pub fn factory(&self) -> (&DeckFactory, usize) {
        (&self.factory, self.at)
    }

    /// Findings about the data of all accounts.
    pub fn findings(&self) -> &Findings {
        self.loaded.findings()
    }

    /// Pages that stand in for missing slides.
    pub fn labels(&self, texts: &[String]) -> Result<Vec<u8>, PdfError> {
        self.factory.labels(self.at, texts)
    }

    pub fn row(&self) -> &AccountRow {
        &self.factory.tables().accounts[self.at]
    }

    pub fn period(&self) -> &str {
        &self.period
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Checks whether output folders were built by this workspace.
    pub fn prover(&self) -> &FolderProver {
        &self.prover
    }

    /// A unique name for files about this account: `acme-corp_4f9a1c`.
    pub fn file_name(&self) -> String {
        let row = self.row();
        account_name(row.name.as_deref().unwrap_or_default(), &row.id)
    }
}

fn scope<'a>(options: &'a SessionOptions, selection: &'a Selection) -> Scope<'a> {
    Scope { workspace: &options.workspace, flags: &options.flags, selection }
}

fn prepare(options: &SessionOptions, loaded: Loaded) -> Result<Prepared, RunError> {
    loaded.prepare(&BuildOptions {
        workspace: options.workspace.clone(),
        flags: options.flags.clone(),
        previous: options.previous.clone(),
        ..BuildOptions::default()
    })
}

/// Loads only the workspace, without its tables.
pub fn workspace(options: &SessionOptions, today: NaiveDate) -> Result<Workspace, RunError> {
    Ok(Workspace::load(&options.workspace, &options.flags, today)?)
}
