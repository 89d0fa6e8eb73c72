//! A cache of the parsed data in the workspace, so that the deck of one account is made in less than a second.
//!
//! A cache is one file in `.quarterdeck/cache`, written atomically. It contains one row per account, which can be read without
//! the others, and separately the cohorts' figures. It is never required: if anything is wrong with it, the data is read and
//! cached again. It is used only while the input files are unchanged: see `inputs`.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::account::assembly::part::PortfolioSlice;
use crate::account::assembly::portfolio::Portfolio;
use crate::base::finding::Findings;
use crate::base::identity::Identity;
use crate::base::io::IoError;
use crate::base::limits;
use crate::config::workspace::Workspace;
use crate::ingest::account_listing::AccountListing;
use crate::pipeline::cache::error::CacheError;
use crate::pipeline::cache::inputs::{InputStamps, SeenFiles};
use crate::pipeline::cache::stamp::{FORMAT, Stamp, Whole, data_root};
use crate::pipeline::cache::store::Store;
use crate::pipeline::catch_panic::guarded;

/// The place of a workspace's cache.
#[derive(Debug)]
pub(crate) struct DataCache {
    folder: PathBuf,
    /// The name of its files without extension; different for each folder of data, quarter and day.
    name: String,
}

/// An open cache that agrees with the input files.
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
    /// The cache for a workspace with the settings of the command line.
    pub fn of(workspace: &Workspace, state: &Path) -> Self {
        let data_root = data_root(workspace);
        // As bytes, because the name of a folder need not be text.
        let data_root =
            data_root.as_ref().map(|(given, real)| [given, real].map(|path| path.as_os_str().as_encoded_bytes()));
        let identity = Identity::of(&(FORMAT, &workspace.file, data_root, workspace.period.label(), workspace.as_of));
        let hash = Sha256::digest(&identity.bytes);
        Self {
            folder: state.join(crate::pipeline::cache::cache_dir::FOLDER),
            name: base16ct::lower::encode_string(&hash[..8]),
        }
    }

    /// Opens the cache if it agrees with the input files. If files had to be hashed to know that, their new stamps are stored, so
    /// that they need not be hashed the next time.
    pub fn open(&self, workspace: &Workspace) -> Option<CachedData> {
        // The database library may panic on a damaged file.
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
        // The cache was written when more people could read the data, so it is written again with stricter permissions.
        if crate::pipeline::cache::cache_dir::is_open_to_more(&self.path("redb"), now.as_ref().unwrap_or(&before)) {
            return Ok(None);
        }
        if let Some(seen) = now {
            // If this fails, the files are hashed the next time too.
            drop(self.note(&seen));
        }
        Ok(Some(CachedData { store, whole }))
    }

    /// Caches the parsed data. `before` are the stamps from before the files were read; nothing is cached if a file changed since.
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

    /// The stamps of the files when their content was last known; empty if they cannot be read.
    fn seen(&self) -> SeenFiles {
        let bytes = limits::read(&self.path("seen"), limits::DECK_BYTES).unwrap_or_default();
        crate::pipeline::cache::store::whole(&bytes)
            .ok()
            .and_then(|formed| postcard::from_bytes(formed).ok())
            .unwrap_or_default()
    }

    fn note(&self, seen: &SeenFiles) -> Result<(), CacheError> {
        let bytes = crate::pipeline::cache::store::form(seen)?;
        let file = crate::pipeline::cache::cache_dir::temporary(&self.folder, seen)?;
        std::fs::write(&file, bytes).map_err(IoError::at("write", &file))?;
        Ok(crate::pipeline::cache::cache_dir::put(file, &self.path("seen"))?)
    }

    /// The path of the file with this extension.
    pub fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }
}

impl CachedData {
    /// Calls `choose` with the fields by which accounts are selected.
    pub fn choose<T>(&self, choose: impl FnOnce(&[AccountListing<'_>]) -> T) -> Option<T> {
        guarded(|| self.store.entries(choose).ok()).ok().flatten()
    }

    /// Some accounts with their cohorts' figures. `None` if the file is damaged.
    pub fn part(&self, chosen: &[usize]) -> Option<PortfolioSlice> {
        guarded(|| self.store.part(&self.whole, chosen).ok()).ok().flatten()
    }

    /// Whether the deck of an account would have the same file name as another's.
    pub fn collides(&self, at: usize) -> bool {
        self.whole.collisions.binary_search(&(at as u32)).is_ok()
    }

    pub fn findings(&self) -> &Findings {
        &self.whole.findings
    }
}
