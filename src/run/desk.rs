//! One account's deck, made again as often as something changes: what was read is kept, so that a change of looks or words
//! costs no reading of tables.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use super::selection::find;
use super::stages::{Loaded, Prepared};
use super::{Order, Progress, RunError, Selection, SelectionError};
use crate::data::tables::AccountRow;
use crate::output::files::account_name;
use crate::output::manifest::Outcome;
use crate::output::pdf::PdfError;
use crate::press::{Press, Proof};
use crate::workspace::{Flags, Workspace};

/// Whose deck is looked at, and from what it is made.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The workspace: a folder or a YAML file.
    pub workspace: PathBuf,
    /// What the command line says instead of `qbr.yaml`.
    pub flags: Flags,
    /// The account as the user names it.
    pub account: String,
    /// The output folder of the quarter before, whose suggestions the deck looks back on.
    pub previous: Option<PathBuf>,
}

/// All that an account's deck is made with.
#[derive(Debug)]
pub struct Desk {
    subject: Subject,
    today: NaiveDate,
    press: Press,
    at: usize,
    /// Whether another account's deck has this one's file name, so that a build makes none.
    collides: bool,
    root: PathBuf,
    period: String,
}

impl Desk {
    /// Reads what a build would read, and finds the account.
    pub fn open(
        subject: Subject,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Self, RunError> {
        let prepared = prepare(&subject, today, progress, |accounts| find(&subject.account, accounts))?;
        Ok(Self::of(subject, today, prepared))
    }

    /// Reads everything again. The account is the one it was, whatever it is called by now.
    pub fn reload(&mut self) -> Result<(), RunError> {
        let id = &self.row().id;
        let gone = || SelectionError::Unknown { given: id.clone(), nearest: None };
        let again = |accounts: &[AccountRow]| accounts.binary_search_by(|row| row.id.cmp(id)).map_err(|_| gone());
        let prepared = prepare(&self.subject, self.today, &|_| {}, again)?;
        *self = Self::of(self.subject.clone(), self.today, prepared);
        Ok(())
    }

    /// Reads looks, wording and logos again; the tables stay.
    pub fn refresh(&mut self) -> Result<(), RunError> {
        self.press = self.press.anew(&[self.at])?;
        Ok(())
    }

    fn of(subject: Subject, today: NaiveDate, prepared: Prepared) -> Self {
        let at = prepared.chosen()[0];
        let collides = prepared.collides(at);
        let Prepared { press, workspace, .. } = prepared;
        let (root, period) = (workspace.root.clone(), workspace.period.label());
        Self { subject, today, press, at, collides, root, period }
    }

    /// The deck as a build would write it, or would if nothing held it.
    pub fn proof(&self) -> Proof {
        let proof = self.press.proof(self.at);
        if !self.collides || proof.record.outcome != Outcome::Rendered {
            return proof;
        }
        let reason = format!("another account's deck is already named {}", proof.record.file);
        Proof { record: proof.record.without_deck(Outcome::Failed, "file_name", reason), ..proof }
    }

    /// Pages for places where a slide is missing.
    pub fn labels(&self, texts: &[String]) -> Result<Vec<u8>, PdfError> {
        self.press.labels(self.at, texts)
    }

    /// The account as it stands in the tables.
    pub fn row(&self) -> &AccountRow {
        &self.press.tables().accounts[self.at]
    }

    /// The quarter under review.
    pub fn period(&self) -> &str {
        &self.period
    }

    /// The workspace's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A name for files about this account, which no other has: `acme-corp_4f9a1c`.
    pub fn file_name(&self) -> String {
        let row = self.row();
        account_name(row.name.as_deref().unwrap_or_default(), &row.id)
    }
}

/// What a build of one account would be made with. `place` finds it among all.
fn prepare(
    subject: &Subject,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    place: impl FnOnce(&[AccountRow]) -> Result<usize, SelectionError>,
) -> Result<Prepared, RunError> {
    let order = Order {
        workspace: subject.workspace.clone(),
        flags: subject.flags.clone(),
        // Nothing is ever put anywhere.
        out: PathBuf::new(),
        selection: Selection::default(),
        previous: subject.previous.clone(),
        jobs: None,
        strict: false,
        force: false,
        hold_surprises: false,
        prune: false,
        time_limit: Duration::MAX,
    };
    let loaded = Loaded::load_chosen(&order, today, progress, |accounts| Ok(vec![place(accounts)?]))?;
    loaded.prepare(&order)
}

/// The workspace of a subject alone, without its tables.
pub fn workspace(subject: &Subject, today: NaiveDate) -> Result<Workspace, RunError> {
    Ok(Workspace::load(&subject.workspace, &subject.flags, today)?)
}
