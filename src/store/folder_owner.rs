//! Which workspace an output folder belongs to: the one that first built into it, as `seal.json` and a file beside the lock
//! say. The file is there from the first moment of the first build, the seal only at its end.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::paths::STATE;
use crate::base::signing::identity::{MARK, identity_in};
use crate::store::files::write_whole;
use crate::store::folder_contents::{FILE, FolderSealError};

/// The part of a seal that names the workspace.
#[derive(Deserialize)]
struct Named {
    workspace: String,
}

/// The workspaces that an output folder says it belongs to.
pub fn owners(folder: &Path) -> Vec<String> {
    let sealed = limits::read(&folder.join(FILE), limits::YAML_BYTES)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Named>(&bytes).ok());
    let claimed = limits::read_text(&claim_file(folder), limits::YAML_BYTES).ok();
    let claimed = claimed.as_deref().and_then(identity_in).map(str::to_owned);
    sealed.map(|named| named.workspace).into_iter().chain(claimed).collect()
}

/// An error if a path is, or is inside, an output folder of another workspace.
pub fn refuse_others(path: &Path, workspace: &str) -> Result<(), FolderSealError> {
    let full = full_path(path);
    let of_another = |folder: &&Path| owners(folder).iter().any(|owner| owner != workspace);
    match full.ancestors().find(of_another) {
        Some(folder) => Err(FolderSealError::OtherWorkspace(folder.to_owned())),
        None => Ok(()),
    }
}

/// Notes in an output folder which workspace it belongs to.
pub fn claim(folder: &Path, workspace: &str) -> Result<(), FolderSealError> {
    if workspace.is_empty() {
        return Ok(());
    }
    let path = claim_file(folder);
    let text = format!("{MARK}{workspace}\n");
    Ok(write_whole(&path, text.as_bytes()).map_err(IoError::at("write", &path))?)
}

fn claim_file(folder: &Path) -> PathBuf {
    folder.join(STATE).join("output-of")
}

/// A path without links, as far as it is there.
fn full_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    match there {
        Some((folder, full)) => path.strip_prefix(folder).map_or(full.clone(), |rest| full.join(rest)),
        None => path,
    }
}
