//! What was read of the data, kept in the workspace, so that one account is made again in less than a second.
//!
//! A cache is one file in `.quarterdeck/cache`, put there whole. It holds a row an account, which is read without the others,
//! and the cohorts' figures apart from them. It is of no importance: whatever is wrong with it, the data is read as if there
//! were none, and what was read is kept anew. What it says is used only while it is known to be what the data says: see
//! `inputs`.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::account::assembly::part::PortfolioSlice;
use crate::account::assembly::portfolio::Portfolio;
use crate::base::finding::Findings;
use crate::config::workspace::Workspace;
use crate::ingest::account_listing::AccountListing;
use crate::pipeline::cache::error::CacheError;
use crate::pipeline::cache::inputs::{InputStamps, SeenFiles};
use crate::pipeline::cache::stamp::{Stamp, Whole, data_root};
use crate::pipeline::cache::store::Store;
use crate::pipeline::catch_panic::guarded;

/// Raised whenever a cache of an earlier program would be read as something else.
const FORMAT: u32 = 1;

/// Where what was read of a workspace is kept.
#[derive(Debug)]
pub(crate) struct DataCache {
    folder: PathBuf,
    /// Of its files, without their endings: another for each folder of data, quarter and day.
    name: String,
}

/// A cache whose data is what the files say.
pub(crate) struct CachedData {
    store: Store,
    whole: Whole<'static>,
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

impl DataCache {
    /// Of a workspace as the command line says it is read.
    pub fn of(workspace: &Workspace, state: &Path) -> Self {
        let data_root = data_root(workspace);
        let identity = (FORMAT, &workspace.file, data_root, workspace.period.label(), workspace.as_of);
        let identity = Sha256::digest(format!("{identity:?}"));
        Self {
            folder: state.join(crate::pipeline::cache::cache_dir::FOLDER),
            name: base16ct::lower::encode_string(&identity[..8]),
        }
    }

    /// What is kept, where it is what the files say. Files that have to be read to know are noted, so that they need not be
    /// the next time.
    pub fn open(&self, workspace: &Workspace) -> Option<CachedData> {
        // What reads the file trusts it further than a file that lay about can be trusted.
        guarded(|| self.read(workspace).ok().flatten()).ok().flatten()
    }

    fn read(&self, workspace: &Workspace) -> Result<Option<CachedData>, CacheError> {
        let store = Store::open(&self.path("redb"))?;
        if store.stamp()? != Stamp::of(workspace) {
            return Ok(None);
        }
        let whole = store.whole()?;
        let before = self.seen();
        let Some(now) = crate::pipeline::cache::inputs::unchanged(workspace, &whole.data, &before) else {
            return Ok(None);
        };
        // Kept when more people might read the data: it is made again for fewer.
        if crate::pipeline::cache::cache_dir::is_open_to_more(&self.path("redb"), now.as_ref().unwrap_or(&before)) {
            return Ok(None);
        }
        if let Some(seen) = now {
            // Where this is refused, the files are read the next time too.
            drop(self.note(&seen));
        }
        Ok(Some(CachedData { store, whole }))
    }

    /// Keeps what was read of the data, which was looked at before it was read. Nothing is kept where a file changed meanwhile.
    pub fn keep(
        &self,
        before: InputStamps,
        base: &Portfolio,
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
            crate::pipeline::cache::cache_dir::make(&self.folder)?;
            crate::pipeline::cache::cache_dir::make_room(&self.folder, &self.name)?;
            let file = crate::pipeline::cache::cache_dir::temporary(&self.folder, &seen)?;
            crate::pipeline::cache::store::write(&file, &Stamp::of(workspace), &whole, base)?;
            crate::pipeline::cache::cache_dir::put(file, &self.path("redb"))?;
            self.note(&seen)
        });
        kept.map_err(CacheError::Panic)?
    }

    /// How the files looked when they were known last; nothing where that cannot be read.
    fn seen(&self) -> SeenFiles {
        let bytes = std::fs::read(self.path("seen")).unwrap_or_default();
        crate::pipeline::cache::store::whole(&bytes)
            .ok()
            .and_then(|formed| postcard::from_bytes(formed).ok())
            .unwrap_or_default()
    }

    fn note(&self, seen: &SeenFiles) -> Result<(), CacheError> {
        let bytes = crate::pipeline::cache::store::form(seen)?;
        let file = crate::pipeline::cache::cache_dir::temporary(&self.folder, seen)?;
        std::fs::write(&file, bytes)?;
        Ok(crate::pipeline::cache::cache_dir::put(file, &self.path("seen"))?)
    }

    /// The file with an ending.
    pub fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }
}

impl CachedData {
    /// Hands over the accounts as they are chosen by.
    pub fn choose<T>(&self, choose: impl FnOnce(&[AccountListing<'_>]) -> T) -> Option<T> {
        guarded(|| self.store.entries(choose).ok()).ok().flatten()
    }

    /// Some accounts with what they are compared with. `None` where the file cannot be read as what it was written as.
    pub fn part(&self, chosen: &[usize]) -> Option<PortfolioSlice> {
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
