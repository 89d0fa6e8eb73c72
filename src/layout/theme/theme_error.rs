//! Why a theme is refused, in words that help its author to fix it.

use crate::base::io::IoError;
use crate::layout::theme::check::ColorFault;

#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// No theme has that name.
    #[error("there is no theme \"{name}\"{}; there are {}, each also as NAME-dark and NAME-print", nearest.as_ref().map(|n| format!(", did you mean \"{n}\"?")).unwrap_or_default(), known.join(", "))]
    Unknown {
        name: String,
        /// The most similar name.
        nearest: Option<String>,
        known: Vec<String>,
    },
    #[error(transparent)]
    Io(#[from] IoError),
    /// The YAML of a theme file does not match its structure.
    #[error("{file}:{line}:{column}: {what}")]
    Shape {
        /// The file, or the name of a built-in theme.
        file: String,
        /// Its line, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
        what: String,
    },
    /// A value is wrong, a length is out of bounds or a font is missing.
    #[error("{file}: {what}")]
    Value {
        /// The file, or the name of a built-in theme.
        file: String,
        what: String,
    },
    /// Colours break the rules.
    #[error("{file}: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Colors {
        /// The file, or the name of a built-in theme.
        file: String,
        faults: Vec<ColorFault>,
    },
}
