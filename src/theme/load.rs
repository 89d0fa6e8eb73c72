//! From a name or a path to a checked theme.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::check::{LowContrast, low_contrasts, wrong_length};
use super::file::ThemeFile;
use super::{Theme, ThemeFonts};

/// Why a theme could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// There is no theme of that name.
    #[error("there is no theme \"{name}\"{}; there are {}", nearest.as_ref().map(|n| format!(", did you mean \"{n}\"?")).unwrap_or_default(), known.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
        /// All names there are.
        known: Vec<String>,
    },
    /// A theme file could not be read.
    #[error("failed to read the theme {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// A theme file does not have the shape of one.
    #[error("{file}:{line}:{column}: {what}")]
    Shape {
        /// The file, or the name of a built-in theme.
        file: String,
        /// Its line, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// A length is out of bounds or a font is missing.
    #[error("{file}: {what}")]
    Value {
        /// The file, or the name of a built-in theme.
        file: String,
        /// What is wrong.
        what: String,
    },
    /// Colours are too much alike.
    #[error("{file}: {}", pairs.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Contrast {
        /// The file, or the name of a built-in theme.
        file: String,
        /// The pairs.
        pairs: Vec<LowContrast>,
    },
}

const BUILTIN: [(&str, &str); 3] = [
    ("harbor", include_str!("../../themes/harbor.yaml")),
    ("night", include_str!("../../themes/night.yaml")),
    ("paper", include_str!("../../themes/paper.yaml")),
];

/// The names of the themes that need no file.
pub fn builtin_names() -> Vec<&'static str> {
    BUILTIN.iter().map(|(name, _)| *name).collect()
}

impl Theme {
    /// A theme by its name, looked for in the workspace's `themes` folder and then among the built-in ones, or by the
    /// path of its file, from the workspace or from the current folder.
    pub fn load(name_or_path: &str, workspace: &Path) -> Result<Self, ThemeError> {
        let is_path =
            name_or_path.contains(['/', '\\']) || name_or_path.ends_with(".yaml") || name_or_path.ends_with(".yml");
        if is_path {
            let inside = workspace.join(name_or_path);
            return Self::from_file(if inside.exists() { &inside } else { Path::new(name_or_path) });
        }
        let own = workspace.join("themes").join(format!("{name_or_path}.yaml"));
        if own.is_file() {
            return Self::from_file(&own);
        }
        match BUILTIN.iter().find(|(name, _)| *name == name_or_path) {
            Some((name, yaml)) => Self::from_yaml(yaml, name, None),
            None => Err(unknown(name_or_path, workspace)),
        }
    }

    fn from_file(path: &Path) -> Result<Self, ThemeError> {
        let read = |source| ThemeError::Read { path: path.to_owned(), source };
        let yaml = std::fs::read_to_string(path).map_err(read)?;
        Self::from_yaml(&yaml, &path.display().to_string(), path.parent())
    }

    /// Reads and checks a theme. `file` is what errors call it, `base` where its font paths start.
    fn from_yaml(yaml: &str, file: &str, base: Option<&Path>) -> Result<Self, ThemeError> {
        let parsed: ThemeFile = serde_yaml::from_str(yaml).map_err(|error| shape_error(file, &error))?;
        let value = |what| ThemeError::Value { file: file.to_owned(), what };
        let (palette, scale, logo) = (parsed.colors.palette(), parsed.sizes.scale(), parsed.logo.rules());
        if let Some(what) = wrong_length(&scale, parsed.radius, &logo) {
            return Err(value(what));
        }
        let pairs = low_contrasts(&palette);
        if !pairs.is_empty() {
            return Err(ThemeError::Contrast { file: file.to_owned(), pairs });
        }
        let fonts = ThemeFonts::read(&parsed.fonts, base).map_err(value)?;
        let substitute = parsed.substitute;
        if is_box(substitute) || substitute.is_whitespace() || substitute.is_alphanumeric() {
            let what = format!("substitute is {substitute:?}, expected a sign that is no letter, space or box");
            return Err(value(what));
        }
        let fingerprint = fingerprint(yaml, &fonts);
        Ok(Self { name: parsed.name, palette, scale, radius: parsed.radius, substitute, logo, fonts, fingerprint })
    }
}

fn shape_error(file: &str, error: &serde_yaml::Error) -> ThemeError {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let text = error.to_string();
    // The place is given in front; at the end it would be said twice.
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned();
    ThemeError::Shape { file: file.to_owned(), line, column, what }
}

/// Signs that readers take for a missing letter.
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
    let near = |candidate: &&String| strsim::damerau_levenshtein(name, candidate) <= 2;
    let nearest = known.iter().filter(near).min_by_key(|n| strsim::damerau_levenshtein(name, n)).cloned();
    ThemeError::Unknown { name: name.to_owned(), nearest, known }
}

/// SHA-256 over everything a look is made of, each part with its length, so that no two looks run together.
fn fingerprint(yaml: &str, fonts: &ThemeFonts) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(yaml.as_bytes());
    for file in &fonts.files {
        add(&file.index.to_le_bytes());
        add(&file.data);
    }
    for path in fonts.folder_files() {
        add(path.file_name().unwrap_or_default().as_encoded_bytes());
        add(&std::fs::read(&path).unwrap_or_default());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
