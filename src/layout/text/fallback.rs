//! Finds fallback families: first in the theme's font folder, then among the built-in ones, then among the system's.
//!
//! The choice is the same on every run of one machine: stretch, then weight, then path decide, never the order in which a
//! directory was read. The system's fonts are listed only when a text first needs a face the theme lacks, and not at all if
//! `QUARTERDECK_SYSTEM_FONTS` excludes them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use fontdb::{Database, Source, Style};

use crate::base::limits;
use crate::layout::text::face::Face;
use crate::layout::text::style::Weight;

/// Neither condensed nor expanded, in OpenType's numbers.
const NORMAL_STRETCH: u16 = 5;

/// One named family of a theme's fallback list.
#[derive(Debug)]
pub(crate) struct Family {
    name: String,
    folder: Option<PathBuf>,
    /// Built-in faces: PostScript names and files.
    built_in: Option<[Option<BuiltIn>; 3]>,
    found: OnceLock<[Option<Located>; 3]>,
}

/// A font file's bytes and the cell for their hash.
type FontFile = (Arc<Vec<u8>>, Arc<OnceLock<[u8; 32]>>);

/// Weak references to a font file, with the place it was read from.
type WeakFontFile = (Place, Weak<Vec<u8>>, Weak<OnceLock<[u8; 32]>>);

/// A PostScript name and a font file.
type BuiltIn = (&'static str, &'static [u8]);

/// Where a face is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located {
    pub(crate) name: String,
    /// The face in its file.
    pub(crate) index: u32,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    Program(&'static [u8]),
}

impl PartialEq for Place {
    /// Built-in fonts are compared by address, because they are megabytes long.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(one), Self::File(other)) => one == other,
            (Self::Program(one), Self::Program(other)) => std::ptr::eq(*one, *other),
            _ => false,
        }
    }
}

impl Eq for Place {}

impl Located {
    pub(crate) fn built_in((name, bytes): BuiltIn) -> Self {
        Self { name: name.to_owned(), index: 0, place: Place::Program(bytes) }
    }

    /// The font file and the cell for its hash, shared by all themes that still use it: a fallback face may be tens of
    /// megabytes.
    fn shared(&self) -> std::io::Result<FontFile> {
        static READ: Mutex<Vec<WeakFontFile>> = Mutex::new(Vec::new());
        let mut all = READ.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, data, _)| data.strong_count() > 0);
        let shared = all.iter().find(|(known, ..)| *known == self.place);
        if let Some(file) = shared.and_then(|(_, data, hash)| Some((data.upgrade()?, hash.upgrade()?))) {
            return Ok(file);
        }
        let (data, hash) = (self.read()?, Arc::default());
        all.push((self.place.clone(), Arc::downgrade(&data), Arc::downgrade(&hash)));
        Ok((data, hash))
    }

    pub(crate) fn read(&self) -> std::io::Result<Arc<Vec<u8>>> {
        match &self.place {
            Place::File(path) => limits::read(path, limits::FONT_BYTES).map(Arc::new),
            Place::Program(bytes) => Ok(Arc::new(bytes.to_vec())),
        }
    }
}

impl Family {
    pub(crate) fn new(name: &str, folder: Option<&Path>, built_in: Option<&[Option<BuiltIn>; 3]>) -> Self {
        let (name, folder) = (name.to_owned(), folder.map(Path::to_owned));
        Self { name, folder, built_in: built_in.copied(), found: OnceLock::new() }
    }

    /// The index (0–2) of the first weight with the same face: families with fewer weights share faces, and a shared face
    /// must have one id. `None` if the family is not installed.
    pub(crate) fn canonical(&self, weight: Weight) -> Option<usize> {
        let found = self.found();
        let wanted = found[weight as usize].as_ref()?;
        found.iter().position(|place| place.as_ref() == Some(wanted))
    }

    /// Reads the face for a weight; `None` if it is missing or cannot be used.
    pub(crate) fn read(&self, weight: Weight) -> Option<Face> {
        let located = self.found()[weight as usize].as_ref()?;
        let (data, hash) = located.shared().ok()?;
        Some(Face::read(data, located.index, located.name.clone()).ok()?.sharing(hash))
    }

    fn found(&self) -> &[Option<Located>; 3] {
        self.found.get_or_init(|| {
            let in_folder = self.folder.as_deref().map(|folder| {
                let mut fonts = Database::new();
                fonts.load_fonts_dir(folder);
                locate(&fonts, &self.name)
            });
            let built_in = || {
                let faces = self.built_in?;
                let nearest = |weight: Weight| faces[weight as usize].or(faces[Weight::Bold as usize]);
                Some(Weight::ALL.map(|weight| nearest(weight).map(Located::built_in)))
            };
            let found = in_folder.filter(|places| places[0].is_some()).or_else(built_in);
            found.unwrap_or_else(|| locate(system(), &self.name))
        })
    }
}

/// Excludes the system's fonts: `off`, or a folder to use instead.
pub const SYSTEM_FONTS: &str = "QUARTERDECK_SYSTEM_FONTS";

/// What replaces the system's fonts; `None` if they are used.
pub fn in_place_of_system_fonts() -> Option<OsString> {
    std::env::var_os(SYSTEM_FONTS).filter(|value| !value.is_empty() && value != "on")
}

/// The fonts of the system, or what replaces them, listed once.
pub(crate) fn system() -> &'static Database {
    static SYSTEM: OnceLock<Database> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut fonts = Database::new();
        match in_place_of_system_fonts() {
            None => fonts.load_system_fonts(),
            Some(off) if off == "off" => {}
            Some(folder) => fonts.load_fonts_dir(folder),
        }
        fonts
    })
}

/// For each weight, the nearest face of a family or of a file name.
pub(crate) fn locate(fonts: &Database, name: &str) -> [Option<Located>; 3] {
    let named = |face: &fontdb::FaceInfo, path: &Path| {
        face.families.iter().any(|(family, _)| family.eq_ignore_ascii_case(name))
            || path.file_name().is_some_and(|file| file.eq_ignore_ascii_case(name))
    };
    let faces: Vec<_> = fonts
        .faces()
        .filter(|face| face.style == Style::Normal)
        .filter_map(|face| match &face.source {
            Source::File(path) | Source::SharedFile(path, _) if named(face, path) => Some((face, path)),
            _ => None,
        })
        .collect();
    Weight::ALL.map(|weight| {
        let distance = |face: &fontdb::FaceInfo| {
            // Between two equally near weights, the heavier one for headings.
            let tie = if weight == Weight::Regular { face.weight.0 } else { u16::MAX - face.weight.0 };
            (face.stretch.to_number().abs_diff(NORMAL_STRETCH), face.weight.0.abs_diff(weight.number()), tie)
        };
        let (face, path) = faces.iter().min_by_key(|(face, path)| (distance(face), *path, face.index))?;
        let place = Place::File(path.to_path_buf());
        Some(Located { name: face.post_script_name.clone(), index: face.index, place })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_see_no_font_of_the_machine() {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts").canonicalize().unwrap();
        let faces: Vec<_> = system().faces().collect();
        assert!(faces.len() >= 7, "{SYSTEM_FONTS} is set by .cargo/config.toml");
        for face in faces {
            let Source::File(path) = &face.source else { panic!("{face:?}") };
            assert!(path.canonicalize().unwrap().starts_with(&ours), "{}", path.display());
        }
    }
}
