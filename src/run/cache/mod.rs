//! What was read of the data, kept in the workspace, so that one account is made again in less than a second.
//!
//! A cache is one file in `.quarterdeck/cache`, put there whole. It holds a row an account, which is read without the others,
//! and the cohorts' figures apart from them. It is of no importance: whatever is wrong with it, the data is read as if there
//! were none, and what was read is kept anew. What it says is used only while it is known to be what the data says: see
//! [`inputs`].

mod inputs;
mod shelf;
mod store;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::guard::guarded;
use crate::account::build::Base;
use crate::account::build::part::{Census, Part};
use crate::data::excerpt::Shared;
use crate::data::finding::Findings;
use crate::data::listing::Entry;
use crate::workspace::Workspace;
pub(super) use inputs::Sights;
use inputs::{Content, Seen};
use store::Store;

/// Raised whenever a cache of an earlier program would be read as something else.
const FORMAT: u32 = 1;

/// Where what was read of a workspace is kept.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// Of its files, without their endings: another for each folder of data, quarter and day.
    name: String,
}

/// What a cache was made of: it serves nothing else.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    format: u32,
    program: Program,
    /// The folder of data as it was given, which is part of what messages say.
    data_root: Option<(PathBuf, PathBuf)>,
    period: String,
    as_of: NaiveDate,
    /// `qbr.yaml` and the catalogue.
    configuration: Vec<(String, [u8; 32])>,
}

/// The program that read the files: another build of one version may read them otherwise.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Program {
    version: String,
    /// Bytes of its own file, and when that was changed; nothing where it cannot be looked at.
    file: Option<(u64, SystemTime)>,
}

/// What is kept that is no account's.
#[derive(Debug, Serialize, Deserialize)]
struct Whole<'a> {
    /// What the files held, source by source.
    data: Vec<Vec<Content>>,
    census: Census,
    shared: Shared<'a>,
    findings: Findings,
    /// Places of accounts whose deck would have another's name.
    collisions: Vec<u32>,
}

/// A cache whose data is what the files say.
pub(super) struct Kept {
    store: Store,
    whole: Whole<'static>,
}

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum CacheError {
    #[error("{0}")]
    Disk(#[from] std::io::Error),
    #[error("{0}")]
    Store(Box<redb::Error>),
    #[error("{0}")]
    Form(#[from] postcard::Error),
    /// A value that is missing, or is not what was written.
    #[error("it holds something else than was written")]
    Broken,
    #[error("it panicked: {0}")]
    Panic(String),
}

macro_rules! of_the_store {
    ($($error:ident),*) => {$(
        impl From<redb::$error> for CacheError {
            fn from(error: redb::$error) -> Self {
                Self::Store(Box::new(error.into()))
            }
        }
    )*};
}

of_the_store!(DatabaseError, TransactionError, TableError, StorageError, CommitError);

impl Cache {
    /// Of a workspace as the command line says it is read.
    pub fn of(workspace: &Workspace, state: &Path) -> Self {
        let data_root = data_root(workspace);
        let identity = (FORMAT, &workspace.file, data_root, workspace.period.label(), workspace.as_of);
        let identity = Sha256::digest(format!("{identity:?}"));
        Self { folder: state.join(shelf::FOLDER), name: base16ct::lower::encode_string(&identity[..8]) }
    }

    /// What is kept, where it is what the files say. Files that have to be read to know are noted, so that they need not be
    /// the next time.
    pub fn open(&self, workspace: &Workspace) -> Option<Kept> {
        // What reads the file trusts it further than a file that lay about can be trusted.
        guarded(|| self.read(workspace).ok().flatten()).ok().flatten()
    }

    fn read(&self, workspace: &Workspace) -> Result<Option<Kept>, CacheError> {
        let store = Store::open(&self.path("redb"))?;
        if store.stamp()? != Stamp::of(workspace) {
            return Ok(None);
        }
        let whole = store.whole()?;
        let before = self.seen();
        let Some(now) = inputs::unchanged(workspace, &whole.data, &before) else { return Ok(None) };
        // Kept when more people might read the data: it is made again for fewer.
        if shelf::is_open_to_more(&self.path("redb"), now.as_ref().unwrap_or(&before)) {
            return Ok(None);
        }
        if let Some(seen) = now {
            // Where this is refused, the files are read the next time too.
            drop(self.note(&seen));
        }
        Ok(Some(Kept { store, whole }))
    }

    /// Keeps what was read of the data, which was looked at before it was read. Nothing is kept where a file changed meanwhile.
    pub fn keep(
        &self,
        before: Sights,
        base: &Base,
        findings: &Findings,
        collisions: &[usize],
    ) -> Result<(), CacheError> {
        let workspace = base.workspace();
        let Some((data, seen)) = before.confirmed(workspace, &base.tables().files) else { return Ok(()) };
        let whole = Whole {
            data,
            census: base.census().clone(),
            shared: base.tables().shared(),
            findings: findings.clone(),
            collisions: collisions.iter().map(|&at| at as u32).collect(),
        };
        let kept = guarded(|| {
            shelf::make(&self.folder)?;
            shelf::make_room(&self.folder, &self.name)?;
            let file = shelf::temporary(&self.folder, &seen)?;
            store::write(&file, &Stamp::of(workspace), &whole, base)?;
            shelf::put(file, &self.path("redb"))?;
            self.note(&seen)
        });
        kept.map_err(CacheError::Panic)?
    }

    /// How the files looked when they were known last; nothing where that cannot be read.
    fn seen(&self) -> Seen {
        let bytes = std::fs::read(self.path("seen")).unwrap_or_default();
        store::whole(&bytes).ok().and_then(|formed| postcard::from_bytes(formed).ok()).unwrap_or_default()
    }

    fn note(&self, seen: &Seen) -> Result<(), CacheError> {
        let bytes = store::form(seen)?;
        let file = shelf::temporary(&self.folder, seen)?;
        std::fs::write(&file, bytes)?;
        Ok(shelf::put(file, &self.path("seen"))?)
    }

    /// The file with an ending.
    pub fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }
}

impl Stamp {
    fn of(workspace: &Workspace) -> Self {
        Self {
            format: FORMAT,
            program: Program::this(),
            data_root: data_root(workspace),
            period: workspace.period.label(),
            as_of: workspace.as_of,
            configuration: workspace.hashes.clone(),
        }
    }
}

impl Program {
    fn this() -> Self {
        let file = std::env::current_exe().and_then(std::fs::metadata);
        let file = file.and_then(|file| Ok((file.len(), file.modified()?))).ok();
        Self { version: env!("CARGO_PKG_VERSION").to_owned(), file }
    }
}

impl Kept {
    /// Hands over the accounts as they are chosen by.
    pub fn choose<T>(&self, choose: impl FnOnce(&[Entry<'_>]) -> T) -> Option<T> {
        guarded(|| self.store.entries(choose).ok()).ok().flatten()
    }

    /// Some accounts with what they are compared with. `None` where the file cannot be read as what it was written as.
    pub fn part(&self, chosen: &[usize]) -> Option<Part> {
        guarded(|| self.store.part(&self.whole, chosen).ok()).ok().flatten()
    }

    /// Whether the deck of an account would have another's name.
    pub fn collides(&self, at: usize) -> bool {
        self.whole.collisions.binary_search(&(at as u32)).is_ok()
    }

    /// What is wrong with the data.
    pub fn findings(&self) -> &Findings {
        &self.whole.findings
    }
}

/// The folder of data where it was given: as it was given, and where that is.
fn data_root(workspace: &Workspace) -> Option<(PathBuf, PathBuf)> {
    let root = workspace.data_given.then_some(&workspace.data_root)?;
    Some((root.clone(), std::fs::canonicalize(root).unwrap_or_else(|_| root.clone())))
}
