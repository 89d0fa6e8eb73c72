//! Why a theme is refused, said so that its author can mend it.

use crate::base::io::IoError;
use crate::layout::theme::check::ColorFault;

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
    #[error(transparent)]
    Io(#[from] IoError),
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
    /// Colours break the rules.
    #[error("{file}: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Colors {
        /// The file, or the name of a built-in theme.
        file: String,
        /// What is wrong with them.
        faults: Vec<ColorFault>,
    },
}
