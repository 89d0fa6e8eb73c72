//! Fallback families: looked for in the theme's font folder first, then among the system's fonts.
//!
//! The choice is the same on every run of one machine: stretch, then weight, then path decide, never the order in
//! which a directory was read. The system's fonts are listed only when a text first needs a face the theme lacks.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use fontdb::{Database, Source, Style};

use super::Weight;
use super::face::Face;

/// Neither condensed nor expanded, as OpenType counts.
const NORMAL_STRETCH: u16 = 5;

/// One named family of a theme's fallback list.
#[derive(Debug)]
pub(super) struct Family {
    name: String,
    folder: Option<PathBuf>,
    found: OnceLock<[Option<Located>; 3]>,
}

/// Where a face is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located {
    /// The font file.
    pub(crate) path: PathBuf,
    /// The face in it.
    pub(crate) index: u32,
    /// Its PostScript name.
    pub(crate) name: String,
}

impl Family {
    pub(super) fn new(name: &str, folder: Option<&Path>) -> Self {
        Self { name: name.to_owned(), folder: folder.map(Path::to_owned), found: OnceLock::new() }
    }

    /// The place (0–2) that stands for a weight: families with fewer weights share faces, and a shared face has one
    /// id. `None` where the family is absent.
    pub(super) fn canonical(&self, weight: Weight) -> Option<usize> {
        let found = self.found();
        let wanted = found[weight as usize].as_ref()?;
        found.iter().position(|place| place.as_ref() == Some(wanted))
    }

    /// Reads the face for a weight; `None` where it is absent or cannot be used.
    pub(super) fn read(&self, weight: Weight) -> Option<Face> {
        let located = self.found()[weight as usize].as_ref()?;
        let data = std::fs::read(&located.path).ok()?;
        Face::read(Arc::new(data), located.index, located.name.clone()).ok()
    }

    fn found(&self) -> &[Option<Located>; 3] {
        self.found.get_or_init(|| {
            let in_folder = self.folder.as_deref().map(|folder| {
                let mut fonts = Database::new();
                fonts.load_fonts_dir(folder);
                locate(&fonts, &self.name)
            });
            in_folder.filter(|places| places[0].is_some()).unwrap_or_else(|| locate(system(), &self.name))
        })
    }
}

/// The fonts of the system, listed once.
pub(crate) fn system() -> &'static Database {
    static SYSTEM: OnceLock<Database> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        fonts
    })
}

/// The faces of a family, or of a file name, nearest to each weight.
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
            // Between two weights equally far, the heavier one for what is to stand out.
            let tie = if weight == Weight::Regular { face.weight.0 } else { u16::MAX - face.weight.0 };
            (face.stretch.to_number().abs_diff(NORMAL_STRETCH), face.weight.0.abs_diff(weight.number()), tie)
        };
        let (face, path) = faces.iter().min_by_key(|(face, path)| (distance(face), *path, face.index))?;
        Some(Located { path: path.to_path_buf(), index: face.index, name: face.post_script_name.clone() })
    })
}
