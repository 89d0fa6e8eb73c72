//! The committed pictures, one folder a test: compared with, or replaced where `QUARTERDECK_BLESS=1`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use png::Compression;

use super::compare::Difference;
use super::draw::Picture;
use super::png_file;

/// One folder of references.
pub struct References {
    folder: PathBuf,
    /// Where pictures of faults go.
    faults: PathBuf,
    bless: bool,
    wanted: BTreeSet<String>,
    found: Vec<String>,
}

impl References {
    /// The folder of this name; pictures of faults of an earlier run go.
    pub fn open(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/visual/references").join(name);
        let faults = Path::new(env!("CARGO_TARGET_TMPDIR")).join("visual").join(name);
        if faults.exists() {
            std::fs::remove_dir_all(&faults).unwrap();
        }
        for path in [&folder, &faults] {
            std::fs::create_dir_all(path).unwrap();
        }
        let bless = std::env::var("QUARTERDECK_BLESS").as_deref() == Ok("1");
        Self { folder, faults, bless, wanted: BTreeSet::new(), found: Vec::new() }
    }

    /// Compares a picture with its reference.
    pub fn look(&mut self, name: &str, actual: &Picture) {
        let file = format!("{name}.png");
        let path = self.folder.join(&file);
        self.wanted.insert(file.clone());
        let expected = png_file::read(&path);
        let same_size = expected.as_ref().filter(|e| (e.width, e.height) == (actual.width, actual.height));
        let (what, shown) = match same_size {
            None => ("has no reference of its size".to_owned(), actual.clone()),
            Some(expected) => match Difference::between(expected, actual) {
                None => return,
                Some(difference) => {
                    let what = format!("differs in {} pixels", difference.pixels());
                    (what, difference.panels(expected, actual))
                }
            },
        };
        if self.bless {
            std::fs::write(&path, png_file::encode(actual)).unwrap();
            // A blend has more colours than a palette holds.
            if png_file::read(&path).is_none_or(|kept| Difference::between(&kept, actual).is_some()) {
                std::fs::write(&path, png_file::encode_in_steps(actual)).unwrap();
            }
        } else {
            let fault = self.faults.join(&file);
            std::fs::write(&fault, png_file::encode_plain(&shown, Compression::Fast)).unwrap();
            self.found.push(format!("{name} {what}: {}", fault.display()));
        }
    }

    /// Fails with all that was found, references that nothing is compared with included.
    pub fn close(mut self) {
        for stray in self.files().into_iter().filter(|file| !self.wanted.contains(file)) {
            if self.bless {
                std::fs::remove_file(self.folder.join(&stray)).unwrap();
            } else {
                self.found.push(format!("nothing is compared with {}", self.folder.join(stray).display()));
            }
        }
        let found = self.found.join("\n");
        assert!(
            found.is_empty(),
            "{} pictures are not as expected (expected | actual | difference); `make bless` takes them as they are:\n{found}",
            self.found.len()
        );
    }

    fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).unwrap();
        files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}
