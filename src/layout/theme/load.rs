//! Loads and checks a theme, by name or path.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits::YAML_BYTES;
use crate::layout::theme::check::{wrong_colors, wrong_length, wrong_measure};
use crate::layout::theme::derive::Mode;
use crate::layout::theme::file::ThemeFile;
use crate::layout::theme::fonts::ThemeFonts;
use crate::layout::theme::resolved::Theme;
use crate::layout::theme::theme_error::ThemeError;
use crate::layout::theme::whole::Whole;

/// The themes: three compositions.
const BUILTIN: [(&str, &str); 3] = [
    ("harbor", include_str!("../../../themes/harbor.yaml")),
    ("editorial", include_str!("../../../themes/editorial.yaml")),
    ("beacon", include_str!("../../../themes/beacon.yaml")),
];

/// Themes of earlier editions that were recolours: the name, what to write instead, and what is loaded.
const FORMER: [(&str, &str, &str); 3] = [
    ("night", "harbor-dark", "name: harbor-dark\nmode: dark\n"),
    ("paper", "harbor-print", "name: harbor-print\nmode: print\n"),
    ("orchard", "a theme of your own with `brand: \"#963c14\"`", "name: orchard\nbrand: \"#963c14\"\n"),
];

/// The base of a theme that names none.
const ROOT: &str = BUILTIN[0].1;

/// The names of the built-in themes.
pub fn builtin_names() -> Vec<&'static str> {
    BUILTIN.iter().map(|(name, _)| *name).collect()
}

/// The names of the built-in themes in each of their modes.
pub fn builtin_looks() -> Vec<String> {
    let modes = Mode::ALL.map(|(mode, _)| mode);
    let looks = builtin_names().into_iter().flat_map(|name| modes.map(|mode| (name, mode)));
    looks.map(|(name, mode)| if mode == modes[0] { name.to_owned() } else { format!("{name}-{mode}") }).collect()
}

fn builtin(name: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, yaml)| *yaml)
}

/// A built-in theme as a base, with the mode that its name asks for.
fn base(name: &str) -> Option<(&'static str, Option<Mode>)> {
    let former = || FORMER.iter().find(|(known, ..)| *known == name).map(|(.., yaml)| (*yaml, None));
    let in_mode = || Mode::split(name).and_then(|(theme, mode)| Some((builtin(theme)?, Some(mode))));
    builtin(name).map(|yaml| (yaml, None)).or_else(former).or_else(in_mode)
}

impl Theme {
    /// Loads a theme by its name, from the workspace's `themes` folder or else built in, or by the path of its file, relative
    /// to the workspace or else to the current folder.
    pub fn load(name_or_path: &str, workspace: &Path) -> Result<Self, ThemeError> {
        let is_path =
            name_or_path.contains(['/', '\\']) || name_or_path.ends_with(".yaml") || name_or_path.ends_with(".yml");
        if is_path {
            let inside = workspace.join(name_or_path);
            return Self::from_file(if inside.exists() { &inside } else { Path::new(name_or_path) }, None);
        }
        Self::named(name_or_path, workspace)
    }

    /// Loads a theme by its name only, which may end in a mode: `harbor-dark`. For names from an export, which must not be used
    /// as a path.
    pub fn named(name: &str, workspace: &Path) -> Result<Self, ThemeError> {
        if let Some(theme) = Self::find(name, None, workspace) {
            return theme;
        }
        if let Some((_, instead, yaml)) = FORMER.iter().find(|(known, ..)| *known == name) {
            return Ok(Self { renamed: Some(instead), ..Self::from_yaml(yaml, name, None, None)? });
        }
        match Mode::split(name).and_then(|(theme, mode)| Self::find(theme, Some(mode), workspace)) {
            Some(theme) => Ok(Self { name: name.to_owned(), ..theme? }),
            None => Err(unknown(name, workspace)),
        }
    }

    /// The theme of this very name, the workspace's own or a built-in one.
    fn find(name: &str, asked: Option<Mode>, workspace: &Path) -> Option<Result<Self, ThemeError>> {
        let own = workspace.join("themes").join(format!("{name}.yaml"));
        if !name.contains(['/', '\\', ':']) && own.is_file() {
            return Some(Self::from_file(&own, asked));
        }
        builtin(name).map(|yaml| Self::from_yaml(yaml, name, None, asked))
    }

    fn from_file(path: &Path, asked: Option<Mode>) -> Result<Self, ThemeError> {
        let failed = IoError::at("read the theme", path);
        let bytes = crate::base::limits::read(path, YAML_BYTES).map_err(failed)?;
        let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error));
        let yaml = text.map_err(failed)?;
        Self::from_yaml(&yaml, &path.display().to_string(), path.parent(), asked)
    }

    /// Reads and checks a theme, in another mode than its own if one is asked for. Errors name `file`; font paths are relative
    /// to `folder`.
    fn from_yaml(yaml: &str, file: &str, folder: Option<&Path>, asked: Option<Mode>) -> Result<Self, ThemeError> {
        let value = |what| ThemeError::Value { file: file.to_owned(), what };
        let parsed = parse(yaml, file)?;
        let (base, base_mode) = match parsed.base.as_deref() {
            None => (ROOT, None),
            Some(name) => base(name).ok_or_else(|| value(unknown_base(name)))?,
        };
        let folder = folder.filter(|_| parsed.fonts.is_some());
        let root = Whole::complete(parse(ROOT, "harbor")?).expect("the first built-in theme leaves nothing out");
        let based = parse(base, file)?.over(root, base_mode).map_err(value)?;
        let name = parsed.name.clone();
        let whole = parsed.over(based, asked).map_err(value)?;

        let logo = whole.logo.rules();
        let wrong = wrong_length(&whole.sizes, whole.radius, &logo);
        if let Some(what) = wrong.or_else(|| wrong_measure(&whole.grid, &whole.spacing)) {
            return Err(value(what));
        }
        let faults = wrong_colors(&whole.palette);
        if !faults.is_empty() {
            return Err(ThemeError::Colors { file: file.to_owned(), faults });
        }
        let fonts = ThemeFonts::read(&whole.fonts, folder).map_err(value)?;
        let substitute = whole.substitute;
        if is_box(substitute) || substitute.is_whitespace() || substitute.is_alphanumeric() {
            let what = format!("substitute is {substitute:?}, expected a sign that is no letter, space or box");
            return Err(value(what));
        }
        Ok(Self {
            name,
            palette: whole.palette,
            scale: whole.sizes,
            grid: whole.grid,
            space: whole.spacing,
            composition: whole.composition,
            cards: whole.cards,
            radius: whole.radius,
            substitute,
            logo,
            fingerprint: fingerprint(&[yaml, base, ROOT, whole.mode.name()], &fonts),
            fonts,
            renamed: None,
        })
    }
}

fn parse(yaml: &str, file: &str) -> Result<ThemeFile, ThemeError> {
    serde_yaml::from_str(yaml).map_err(|error| shape_error(file, &error))
}

fn shape_error(file: &str, error: &serde_yaml::Error) -> ThemeError {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let text = error.to_string();
    // The error already has the place; the message would repeat it at the end.
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned();
    ThemeError::Shape { file: file.to_owned(), line, column, what }
}

/// Signs that look like a missing letter.
fn is_box(c: char) -> bool {
    matches!(c, '\u{25a0}'..='\u{25ab}' | '\u{25ad}'..='\u{25af}' | '\u{25fb}'..='\u{25fe}' | '\u{2610}'..='\u{2612}'
        | '\u{2b1a}'..='\u{2b1c}' | '\u{2395}' | '\u{fffd}')
}

fn unknown(name: &str, workspace: &Path) -> ThemeError {
    let mut known: Vec<String> = builtin_names().into_iter().map(str::to_owned).collect();
    let own = std::fs::read_dir(workspace.join("themes")).into_iter().flatten().flatten();
    known.extend(own.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".yaml")?.to_owned())));
    known.sort();
    known.dedup();
    let in_modes = |theme: &String| Mode::ALL.map(|(mode, _)| format!("{theme}-{mode}"));
    let candidates = known.iter().cloned().chain(known.iter().flat_map(in_modes));
    let distance = |candidate: &String| strsim::damerau_levenshtein(name, candidate);
    let nearest = candidates.filter(|candidate| distance(candidate) <= 2).min_by_key(distance);
    ThemeError::Unknown { name: name.to_owned(), nearest, known }
}

fn unknown_base(name: &str) -> String {
    format!("base is \"{name}\", expected one of {}", builtin_names().join(", "))
}

/// SHA-256 over all parts of a theme, each with its length, so that no two themes have the same input.
fn fingerprint(yamls: &[&str], fonts: &ThemeFonts) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    yamls.iter().for_each(|yaml| add(yaml.as_bytes()));
    for file in &fonts.files {
        add(&file.index.to_le_bytes());
        add(&file.data);
    }
    for path in fonts.folder_files() {
        add(path.file_name().unwrap_or_default().as_encoded_bytes());
        add(&crate::base::limits::read(&path, crate::base::limits::FONT_BYTES).unwrap_or_default());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
