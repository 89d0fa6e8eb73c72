//! The folder of an account's pictures: only changed pictures are written, and those of an earlier deck are removed.
//!
//! Only files with the names of a preview's pictures are ever removed. A folder that contains decks is refused, because its
//! content may be sent or published, which must not happen to a picture of a held deck.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;

use crate::base::io::IoError;
use crate::base::paths::STATE;
use crate::inspect::preview::names::{COMPARISON, HELD, SHEET};
use crate::pdf::raster::{Bitmap, PictureError, Pressed, encode};
use crate::store::files::{remove_litter, write_whole};
use crate::store::manifest::LINES_FILE;

/// Keeps the pictures out of a repository.
const IGNORED: (&str, &str) = (".gitignore", "*\n");

#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// The pictures written last, by name.
    standing: BTreeMap<String, Bitmap>,
}

#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder contains decks.
    #[error("{} is the output folder of a build, where decks to be sent stand; name another folder with --dir", .0.display())]
    Decks(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Creates a folder, if it is missing, that only its owner can read.
fn private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

impl Folder {
    /// A folder below `home`, which is kept out of repositories because pictures show a customer's figures.
    pub fn below(home: &Path, name: &str) -> Result<Self, FolderError> {
        let folder = Self::open(&home.join(name))?;
        let path = home.join(IGNORED.0);
        write_whole(&path, IGNORED.1.as_bytes()).map_err(IoError::at("write", &path))?;
        Ok(folder)
    }

    /// Opens any folder without decks, and creates it if it is missing.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let real = fs::canonicalize(path).or_else(|_| std::path::absolute(path)).map_err(IoError::at("find", path))?;
        // A folder inside an output folder is sent or published with it.
        let outside = real.ancestors().take_while(|folder| !folder.ends_with(STATE));
        if outside.into_iter().any(|folder| folder.join(LINES_FILE).exists()) {
            return Err(FolderError::Decks(path.to_owned()));
        }
        private(path).map_err(IoError::at("make", path))?;
        remove_litter(path).map_err(IoError::at("look through", path))?;
        Ok(Self { path: path.to_owned(), standing: BTreeMap::new() })
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub fn place(&self) -> &Path {
        &self.path
    }

    /// Writes the pictures that changed since the last call, and returns their names.
    pub fn put(&mut self, files: Vec<(String, Cow<'_, Bitmap>)>) -> Result<BTreeSet<String>, FolderError> {
        // Encoding takes longer than drawing, so unchanged pictures are not encoded again.
        let other = |(name, picture): &(String, Cow<'_, Bitmap>)| {
            self.standing.get(name) != Some(&**picture) || !self.path(name).exists()
        };
        let others: Vec<_> = files.into_iter().filter(other).collect();
        let encoded: Vec<Vec<u8>> =
            others.par_iter().map(|(_, picture)| encode(picture, Pressed::Fast)).collect::<Result<_, _>>()?;
        let mut changed = BTreeSet::new();
        for ((name, picture), bytes) in others.into_iter().zip(encoded) {
            let path = self.path(&name);
            write_whole(&path, &bytes).map_err(IoError::at("write", &path))?;
            self.standing.insert(name.clone(), picture.into_owned());
            changed.insert(name);
        }
        Ok(changed)
    }

    /// Writes a note beside the pictures.
    pub fn note(&self, name: &str, text: &str) -> Result<(), FolderError> {
        let path = self.path(name);
        Ok(write_whole(&path, format!("{text}\n").as_bytes()).map_err(IoError::at("write", &path))?)
    }

    /// Removes all other pictures and notes of a preview.
    pub fn keep_only(&mut self, names: &[String]) -> Result<(), FolderError> {
        let entries = fs::read_dir(&self.path).map_err(IoError::at("look through", &self.path))?;
        for entry in entries {
            let entry = entry.map_err(IoError::at("look through", &self.path))?;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| is_own(name)) else { continue };
            if !names.iter().any(|kept| kept == name) {
                fs::remove_file(entry.path()).map_err(IoError::at("remove", &entry.path()))?;
                self.standing.remove(name);
            }
        }
        Ok(())
    }
}

fn is_own(name: &str) -> bool {
    let numbered = |start: &str| {
        let number = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(".png"));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
    };
    [SHEET, COMPARISON, HELD].contains(&name) || numbered("slide-") || numbered("compare-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(level: u8) -> Bitmap {
        Bitmap { width: 2, height: 1, rgb: vec![level; 6] }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_pictures_that_changed_are_written_again() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(home.path()).unwrap();
        let (one, two, other) = (picture(1), picture(2), picture(3));
        let mut put = |first, second| {
            let files = [("slide-1.png", first), ("slide-2.png", second)];
            let changed = folder.put(files.map(|(name, p)| (name.to_owned(), Cow::Borrowed(p))).into()).unwrap();
            changed.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(put(&one, &two), ["slide-1.png", "slide-2.png"]);
        assert_eq!(put(&one, &other), ["slide-2.png"]);
        assert!(put(&one, &other).is_empty());
    }

    #[test]
    fn pages_of_an_earlier_deck_go_and_foreign_files_stay() {
        let home = tempfile::tempdir().unwrap();
        for name in ["slide-8.png", "compare-2.png", "HELD.txt", "slide-8.jpg", "slide-x.png", "slide-.png", "notes.md"]
        {
            fs::write(home.path().join(name), "x").unwrap();
        }
        let mut folder = Folder::open(home.path()).unwrap();
        folder.put(vec![("slide-1.png".into(), Cow::Owned(picture(1)))]).unwrap();
        folder.keep_only(&["slide-1.png".into()]).unwrap();
        assert_eq!(names(home.path()), ["notes.md", "slide-.png", "slide-1.png", "slide-8.jpg", "slide-x.png"]);
    }

    #[test]
    fn a_folder_of_decks_is_refused() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(LINES_FILE), "").unwrap();
        assert!(matches!(Folder::open(home.path()), Err(FolderError::Decks(_))));
        assert_eq!(names(home.path()), [LINES_FILE]);
    }

    #[test]
    fn the_folder_of_all_previews_is_kept_out_of_repositories() {
        let home = tempfile::tempdir().unwrap();
        Folder::below(&home.path().join("preview"), "acme_1").unwrap();
        assert_eq!(fs::read_to_string(home.path().join("preview/.gitignore")).unwrap(), "*\n");
    }
}
