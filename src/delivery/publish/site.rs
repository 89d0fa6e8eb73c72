//! The published folder. Files are written atomically, and nothing is written or removed through a symbolic link.

use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::delivery::publish::error::PublishError;
use crate::store::file_names::SITE_ID_FILE;
use crate::store::files::{remove_litter, sha256_of, write_whole};
use crate::store::manifest::LINES_FILE;

/// Files that tell an output folder and a workspace.
const PRIVATE: [&str; 3] = [LINES_FILE, crate::store::folder_contents::FILE, "qbr.yaml"];

#[derive(Debug)]
pub struct Site {
    root: PathBuf,
}

/// The result of removing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// The file does not exist any more.
    Gone,
    /// There was no such file.
    Absent,
    /// The file is not one that was published, so it stays.
    Kept,
}

impl Site {
    /// Opens or creates a folder. None of the `private` paths may be inside it.
    pub fn open(folder: &Path, private: &[&Path]) -> Result<Self, PublishError> {
        fs::create_dir_all(folder).map_err(IoError::at("make", folder))?;
        let site = Self::at(folder)?;
        site.refuse(folder, private)?;
        Ok(site)
    }

    /// A folder that is there.
    pub fn at(folder: &Path) -> Result<Self, PublishError> {
        Ok(Self { root: fs::canonicalize(folder).map_err(IoError::at("open", folder))? })
    }

    /// An error if a private path is inside the folder, or if it is an output folder or a workspace.
    fn refuse(&self, folder: &Path, private: &[&Path]) -> Result<(), PublishError> {
        if let Some(private) = PRIVATE.iter().map(|file| self.root.join(file)).find(|file| file.exists()) {
            return Err(PublishError::Exposes { folder: folder.to_owned(), private });
        }
        for private in private {
            if let Ok(private) = fs::canonicalize(private)
                && private.starts_with(&self.root)
            {
                return Err(PublishError::Exposes { folder: folder.to_owned(), private });
            }
        }
        Ok(())
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder's path, as the record names it.
    pub fn name(&self) -> String {
        self.root.to_string_lossy().into_owned()
    }

    /// The id that stands in the folder, if one does.
    pub fn id(&self) -> Result<Option<String>, PublishError> {
        let path = self.root.join(SITE_ID_FILE);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(IoError::at("look at", &path)(error).into()),
            Ok(is) if !is.is_file() || is.len() > 100 => return Err(PublishError::Foreign(path)),
            Ok(_) => {}
        }
        let text = limits::read(&path, 100).map_err(IoError::at("read", &path))?;
        let id = text.trim_ascii();
        let is_id = id.len() == 32 && id.iter().all(|b| b.is_ascii_hexdigit());
        let id = std::str::from_utf8(id).ok().filter(|_| is_id);
        id.map(|id| Some(id.to_owned())).ok_or(PublishError::Foreign(path))
    }

    pub fn write_id(&self, id: &str) -> Result<(), PublishError> {
        self.write(SITE_ID_FILE, format!("{id}\n").as_bytes())
    }

    /// Makes the folder none that is known, after everything in it was taken down.
    pub fn remove_id(&self) -> Result<(), PublishError> {
        let path = self.root.join(SITE_ID_FILE);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(IoError::at("remove", &path)(error).into()),
            _ => Ok(()),
        }
    }

    /// The decks in the folder, whoever put them there and however deep: each stands in a folder that is named by thirty-two hex
    /// digits.
    pub fn decks(&self) -> Result<Vec<String>, PublishError> {
        let mut decks = Vec::new();
        for folder in entries(&self.root)?.into_iter().filter(|name| is_token(name)) {
            let mut folders = vec![folder];
            while let Some(folder) = folders.pop() {
                let inner = self.root.join(&folder);
                if fs::symlink_metadata(&inner).is_ok_and(|is| is.is_dir()) {
                    for name in entries(&inner)? {
                        let path = format!("{folder}/{name}");
                        if name.to_ascii_lowercase().ends_with(".pdf") {
                            decks.push(path);
                        } else {
                            folders.push(path);
                        }
                    }
                }
            }
        }
        decks.sort();
        Ok(decks)
    }

    /// The hash of a file, if it exists.
    pub fn hash(&self, file: &str) -> Result<Option<String>, PublishError> {
        let path = self.path(file)?;
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(IoError::at("look at", &path)(error).into()),
            Ok(is) if !is.is_file() => Err(PublishError::Foreign(path)),
            Ok(_) => Ok(Some(sha256_of(&path).map_err(IoError::at("read", &path))?)),
        }
    }

    pub fn write(&self, file: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.path(file)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(IoError::at("make", folder))?;
            remove_litter(folder).map_err(IoError::at("tidy", folder))?;
        }
        Ok(write_whole(&path, bytes).map_err(IoError::at("write", &path))?)
    }

    /// Removes a file if its hash is among `versions`, the hashes of all published versions, and then its folder if that is
    /// empty.
    pub fn remove(&self, file: &str, versions: &[String]) -> Result<Removal, PublishError> {
        let mut removal = Removal::Absent;
        match self.hash(file) {
            Ok(None) => {}
            Ok(Some(found)) if versions.contains(&found) => {
                let path = self.path(file)?;
                fs::remove_file(&path).map_err(IoError::at("remove", &path))?;
                removal = Removal::Gone;
            }
            Ok(Some(_)) | Err(PublishError::Foreign(_)) => return Ok(Removal::Kept),
            Err(error) => return Err(error),
        }
        if let Some((folder, _)) = file.rsplit_once('/') {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                remove_litter(&folder).map_err(IoError::at("tidy", &folder))?;
            }
            // This fails for a folder that is not empty: its files are somebody else's.
            let _ = fs::remove_dir(folder);
        }
        Ok(removal)
    }

    /// The path of `NAME` or `FOLDER/NAME`. A folder that is a symbolic link is an error.
    fn path(&self, file: &str) -> Result<PathBuf, PublishError> {
        let parts: Vec<&str> = file.split('/').collect();
        let plain = |part: &&str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        if parts.len() > 2 || !parts.iter().all(plain) {
            return Err(PublishError::Foreign(self.root.join(file)));
        }
        if let [folder, _] = parts[..] {
            let folder = self.root.join(folder);
            if fs::symlink_metadata(&folder).is_ok_and(|is| !is.is_dir()) {
                return Err(PublishError::Foreign(folder));
            }
        }
        Ok(parts.iter().fold(self.root.clone(), |path, part| path.join(part)))
    }
}

/// Whether two paths lead to one folder, as after it was mounted at a second place.
pub fn is_same_folder(one: &Path, other: &Path) -> Result<bool, PublishError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let marks =
            |path: &Path| fs::metadata(path).map(|is| (is.dev(), is.ino())).map_err(IoError::at("look at", path));
        Ok(marks(one)? == marks(other)?)
    }
    #[cfg(not(unix))]
    Ok(fs::canonicalize(one).ok() == fs::canonicalize(other).ok())
}

/// Names of files in a folder that can be those of published files.
fn entries(folder: &Path) -> Result<Vec<String>, PublishError> {
    let failed = IoError::at("list", folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.extend(entry.map_err(failed)?.file_name().into_string());
    }
    Ok(names)
}

fn is_token(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// SHA-256 in hex digits.
pub fn hash(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::open(&folder.path().join("public"), &[]).unwrap();
        (folder, site)
    }

    #[test]
    fn a_file_is_put_and_taken_away_with_its_folder() {
        let (folder, site) = site();
        site.write("ab12/deck.pdf", b"deck").unwrap();
        assert_eq!(site.hash("ab12/deck.pdf").unwrap(), Some(hash(b"deck")));
        assert_eq!(site.remove("ab12/deck.pdf", &[hash(b"other")]).unwrap(), Removal::Kept);
        fs::write(folder.path().join("public/ab12/.quarterdeck-x.part"), "de").unwrap();
        assert_eq!(site.remove("ab12/deck.pdf", &[hash(b"deck")]).unwrap(), Removal::Gone);
        assert!(!folder.path().join("public/ab12").exists());
        assert_eq!(site.remove("ab12/deck.pdf", &[hash(b"deck")]).unwrap(), Removal::Absent);
    }

    #[test]
    fn no_path_leads_out_of_it() {
        let (folder, site) = site();
        fs::write(folder.path().join("secret"), "x").unwrap();
        for file in ["../secret", "a/../../secret", "/etc/passwd", "a/b/c", "", "a/", ".key", "a\\b", "a/.."] {
            assert!(matches!(site.hash(file), Err(PublishError::Foreign(_))), "{file}");
            assert!(site.write(file, b"x").is_err(), "{file}");
        }
        assert_eq!(site.remove("../secret", &[hash(b"x")]).unwrap(), Removal::Kept);
        assert!(folder.path().join("secret").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_done_through_a_link() {
        let (folder, site) = site();
        let other = folder.path().join("other");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("deck.pdf"), "deck").unwrap();
        std::os::unix::fs::symlink(&other, folder.path().join("public/ab12")).unwrap();
        std::os::unix::fs::symlink(other.join("deck.pdf"), folder.path().join("public/index.html")).unwrap();
        for file in ["ab12/deck.pdf", "index.html"] {
            assert_eq!(site.remove(file, &[hash(b"deck")]).unwrap(), Removal::Kept, "{file}");
        }
        assert!(site.write("ab12/new.pdf", b"x").is_err());
        assert_eq!(fs::read_dir(&other).unwrap().count(), 1);
        assert_eq!(fs::read(other.join("deck.pdf")).unwrap(), b"deck");
    }

    #[test]
    fn what_must_not_be_public_must_not_lie_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("workspace");
        fs::create_dir(&inner).unwrap();
        assert!(matches!(Site::open(folder.path(), &[&inner]), Err(PublishError::Exposes { .. })));
        assert!(matches!(Site::open(&inner, &[&inner]), Err(PublishError::Exposes { .. })));
        assert!(Site::open(&inner.join("public"), &[&inner]).is_ok());
    }
}
