//! The folder of the caches: excluded from backups and repositories, and with a limited number of caches.

use std::path::Path;
use std::time::{Duration, SystemTime};
use std::{fs, io};

use tempfile::TempPath;

use crate::base::io::IoError;
use crate::pipeline::cache::inputs::SeenFiles;

/// A subfolder of the workspace's state folder.
pub(crate) const FOLDER: &str = "cache";

/// The maximum number of caches of a workspace.
const MOST: usize = 3;

/// Prefix and suffix of the name of a file that is being written.
const PART: (&str, &str) = (".cache-", ".part");

/// An unfinished file older than this was left by a killed process.
const LITTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Files that exclude the folder from backups and repositories.
const MARKS: [(&str, &str); 2] = [
    (".gitignore", "# Made anew whenever it is missing.\n*\n"),
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of quarterdeck: it is safe to delete. See https://bford.info/cachedir/\n",
    ),
];

pub(crate) fn make(folder: &Path) -> Result<(), IoError> {
    fs::create_dir_all(folder).map_err(IoError::at("make the folder", folder))?;
    for (name, text) in MARKS {
        let path = folder.join(name);
        if !path.exists() {
            fs::write(&path, text).map_err(IoError::at("write", &path))?;
        }
    }
    Ok(())
}

/// Creates a temporary file that only those may read who may read the inputs.
pub(crate) fn temporary(folder: &Path, seen: &SeenFiles) -> Result<TempPath, IoError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PART.0).suffix(PART.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(seen.mode()));
    }
    #[cfg(not(unix))]
    let _ = seen;
    let file = builder.tempfile_in(folder).map_err(IoError::at("make a file in", folder))?;
    Ok(file.into_temp_path())
}

/// Whether somebody can read a file who may not read its inputs.
pub(crate) fn is_open_to_more(path: &Path, seen: &SeenFiles) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        fs::metadata(path).is_ok_and(|file| file.mode() & 0o777 & !seen.mode() != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = (path, seen);
        false
    }
}

/// Moves a temporary file to its path.
pub(crate) fn put(file: TempPath, path: &Path) -> Result<(), IoError> {
    file.persist(path).map_err(|failed| IoError::at("write", path)(failed.error))
}

/// Removes the oldest caches to make room for one with this name, and files that killed processes left.
pub(crate) fn make_room(folder: &Path, name: &str) -> Result<(), IoError> {
    let mut caches = Vec::new();
    let failed = IoError::at("read", folder);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        // Another process may have removed the file meanwhile.
        let Ok(written) = fs::metadata(&path).and_then(|file| file.modified()) else { continue };
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if file.starts_with(PART.0) && file.ends_with(PART.1) {
            if SystemTime::now().duration_since(written).is_ok_and(|age| age > LITTER) {
                remove(&path)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "redb") && !file.starts_with(name) {
            caches.push((written, path));
        }
    }
    caches.sort();
    let surplus = (caches.len() + 1).saturating_sub(MOST);
    for (_, path) in caches.into_iter().take(surplus) {
        remove(&path.with_extension("seen"))?;
        remove(&path)?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), IoError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(IoError::at("remove", path)(source)),
        _ => Ok(()),
    }
}
