//! The faces of a theme: a family or three files, read when the theme is loaded, and the names of its fallback families.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, Source};

use crate::base::limits;
use crate::layout::text::fallback::{Located, locate, system};
use crate::layout::text::style::Weight;
use crate::layout::theme::builtin;
use crate::layout::theme::builtin::BuiltInFamily;
use crate::layout::theme::file::{Files, FontsFile};

/// The theme's own three faces, and where to find fallback faces.
#[derive(Debug, Clone)]
pub struct ThemeFonts {
    /// Regular and semi-bold for text, bold for titles and figures.
    pub files: [FontFile; 3],
    /// Fallback families or file names, in order; the last ones are for the built-in languages.
    pub fallback: Vec<String>,
    /// The folder that is searched before the system's fonts.
    pub folder: Option<PathBuf>,
    /// Extra space between the letters of text in the title size and larger, in em; usually negative, because large type
    /// looks better with less.
    pub title_tracking: f64,
}

/// One face of a font file in memory.
#[derive(Debug, Clone)]
pub struct FontFile {
    pub data: Arc<Vec<u8>>,
    /// The face in a collection, else 0.
    pub index: u32,
    pub name: String,
}

impl ThemeFonts {
    /// Reads the faces that a theme file names; relative paths start at `base`, the file's folder.
    pub(crate) fn read(file: &FontsFile, base: Option<&Path>) -> Result<Self, String> {
        let place = |path: &str| base.map_or_else(|| PathBuf::from(path), |base| base.join(path));
        let folder = file.folder.as_deref().map(place);
        if let Some(missing) = folder.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(format!("fonts.folder {} is not a folder", missing.display()));
        }
        let mut files = match (&file.family, &file.files) {
            (Some(family), None) => {
                found(family, folder.as_deref(), [Weight::Regular, Weight::SemiBold, Weight::Bold])?
            }
            (None, Some(files)) => of_files(files, |path| match &folder {
                Some(folder) => folder.join(path),
                None => place(path),
            })?,
            _ => return Err("fonts needs either family or files".to_owned()),
        };
        if let Some(display) = &file.display {
            let [bold] = found(display, folder.as_deref(), [Weight::Bold])?;
            files[2] = bold;
        }
        if !(-0.1..=0.1).contains(&file.title_tracking) {
            return Err(format!("fonts.title_tracking is {}, expected -0.1 to 0.1", file.title_tracking));
        }
        let mut fallback = file.fallback.clone().unwrap_or_default();
        let named = |family: &str| fallback.iter().any(|name| name.eq_ignore_ascii_case(family));
        let unnamed: Vec<_> = builtin::LAST_RESORT.into_iter().filter(|family| !named(family)).collect();
        fallback.extend(unnamed.into_iter().map(str::to_owned));
        Ok(Self { files, fallback, folder, title_tracking: file.title_tracking })
    }

    /// A built-in family.
    pub(crate) fn built_in(&self, name: &str) -> Option<&'static BuiltInFamily> {
        builtin::family(name)
    }

    /// The font files of the folder, sorted by path.
    pub(crate) fn folder_files(&self) -> Vec<PathBuf> {
        let mut fonts = Database::new();
        if let Some(folder) = &self.folder {
            fonts.load_fonts_dir(folder);
        }
        let path = |face: &fontdb::FaceInfo| match &face.source {
            Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
            Source::Binary(_) => None,
        };
        let mut paths: Vec<_> = fonts.faces().filter_map(path).collect();
        paths.sort();
        paths.dedup();
        paths
    }
}

/// The faces of a family for some weights: from the theme's folder, else built in, else from the system.
fn found<const N: usize>(family: &str, folder: Option<&Path>, weights: [Weight; N]) -> Result<[FontFile; N], String> {
    let has_all = |faces: &[Option<Located>; 3]| weights.iter().all(|weight| faces[*weight as usize].is_some());
    let in_folder = || {
        let mut fonts = Database::new();
        fonts.load_fonts_dir(folder?);
        Some(locate(&fonts, family))
    };
    let built_in = || builtin::family(family).map(|faces| faces.map(|face| face.map(Located::built_in)));
    let faces = in_folder().filter(has_all).or_else(|| built_in().filter(has_all));
    let faces = faces.unwrap_or_else(|| locate(system(), family));
    if !has_all(&faces) {
        let what = "is neither built in nor in the theme's font folder nor on this system";
        return Err(format!("the font family \"{family}\" {what}"));
    }
    let mut wrong = None;
    let files = weights.map(|weight| {
        let located = faces[weight as usize].as_ref().expect("all weights were found");
        let data = located.read().unwrap_or_else(|why| {
            wrong = Some(format!("failed to read {}: {why}", located.name));
            Arc::default()
        });
        FontFile { data, index: located.index, name: located.name.clone() }
    });
    wrong.map_or(Ok(files), Err)
}

fn of_files(files: &Files, place: impl Fn(&str) -> PathBuf) -> Result<[FontFile; 3], String> {
    let one = |path: &str| {
        let path = place(path);
        let data = read(&path)?;
        let name = postscript_name(&data, 0).ok_or_else(|| format!("{} is not a font", path.display()))?;
        Ok::<_, String>(FontFile { data, index: 0, name })
    };
    Ok([one(&files.regular)?, one(&files.semibold)?, one(&files.bold)?])
}

fn read(path: &Path) -> Result<Arc<Vec<u8>>, String> {
    limits::read(path, limits::FONT_BYTES)
        .map(Arc::new)
        .map_err(|why| format!("failed to read {}: {why}", path.display()))
}

fn postscript_name(data: &Arc<Vec<u8>>, index: u32) -> Option<String> {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(data.clone()));
    fonts.faces().find(|face| face.index == index).map(|face| face.post_script_name.clone())
}
