//! The logos of a run: each file read once, however many accounts show it.
//!
//! Files are read in parallel before the first deck, so that problems are reported early. Decoded pictures are large: as
//! many as fit into a fixed budget are kept, in account order; the others are read again for their decks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::finding::Findings;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::layout::frame::Image;
use crate::layout::logo::load;
use crate::layout::logo::load::Logo;

/// In bytes of decoded pictures.
const BUDGET: usize = 64 << 20;

#[derive(Debug)]
pub(crate) struct LogoCache {
    root: PathBuf,
    usable: FxHashMap<PathBuf, Kept>,
}

#[derive(Debug)]
struct Kept {
    hash: [u8; 32],
    image: Option<Arc<Image>>,
}

impl LogoCache {
    /// Reads the logos of `rows`; a logo that cannot be used is a finding for each account that names it.
    pub(crate) fn read<'a>(
        workspace: &Workspace,
        rows: impl Iterator<Item = &'a AccountRow>,
        findings: &mut Findings,
    ) -> Self {
        let root = workspace.root.as_path();
        let named: Vec<(&AccountRow, &str)> = rows.filter_map(|row| Some((row, row.logo.as_deref()?))).collect();
        let mut seen = FxHashSet::default();
        let paths: Vec<&str> = named.iter().map(|(_, path)| *path).filter(|path| seen.insert(*path)).collect();
        let mut cache = Self { root: root.to_owned(), usable: FxHashMap::default() };
        let mut wrong = FxHashMap::default();
        let mut room = BUDGET;
        // In batches, so that pictures over the budget do not pile up in memory.
        for batch in paths.chunks(64) {
            let read: Vec<_> = batch.par_iter().map(|path| load::load(root, path.as_ref())).collect();
            for (path, result) in batch.iter().zip(read) {
                match result {
                    Ok(logo) => drop(cache.usable.insert(path.into(), kept(logo, &mut room))),
                    Err(error) => drop(wrong.insert(*path, error.to_string())),
                }
            }
        }
        for (row, path) in named {
            if let Some(error) = wrong.get(path) {
                let message =
                    format!("{error}; the cover shows a monogram instead. Fix the file, or leave the cell empty");
                findings.push(crate::base::finding::finding(
                    row.place_of(AccountField::Logo, workspace),
                    "logo",
                    path,
                    message,
                ));
            }
        }
        cache
    }

    /// The picture of a logo; `None` if it cannot be used.
    pub(crate) fn image(&self, path: &Path) -> Option<Arc<Image>> {
        let kept = self.usable.get(path)?;
        kept.image.clone().or_else(|| load::load(&self.root, path).ok().map(|logo| Arc::new(logo.image)))
    }

    /// The hash of a logo's file; `None` if it cannot be used.
    pub(crate) fn hash(&self, path: &Path) -> Option<&[u8; 32]> {
        self.usable.get(path).map(|kept| &kept.hash)
    }
}

fn kept(logo: Logo, room: &mut usize) -> Kept {
    let size = logo.image.bytes();
    let fits = size <= *room;
    *room -= if fits { size } else { 0 };
    Kept { hash: logo.hash, image: fits.then(|| Arc::new(logo.image)) }
}
