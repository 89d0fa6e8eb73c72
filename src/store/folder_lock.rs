//! Keeps other runs out of an output folder.

use std::fs;
use std::fs::{File, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::base::io::IoError;

/// Keeps other runs out of an output folder until it is dropped, or until the process ends, whichever way it does.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why a folder cannot be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error(
        "another run (process {process}) is building into {}; wait until it has ended, or choose another --out",
        folder.display()
    )]
    Busy { folder: PathBuf, process: String },
}

/// Locks `folder` by its file `path`, which then holds the number of this process.
pub(crate) fn lock(folder: &Path, path: &Path) -> Result<Lock, LockError> {
    let failed = IoError::at("lock", path);
    let mut file = File::options().create(true).truncate(false).read(true).write(true).open(path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let process = fs::read_to_string(path).unwrap_or_default().trim().to_owned();
            let process = if process.is_empty() { "unknown".to_owned() } else { process };
            return Err(LockError::Busy { folder: folder.to_owned(), process });
        }
        Err(TryLockError::Error(source)) => return Err(failed(source).into()),
    }
    let written = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
    written.map_err(failed)?;
    Ok(Lock { _file: file })
}
