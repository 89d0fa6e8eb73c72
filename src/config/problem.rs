//! Problems of a workspace's files, and the error that reports them.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::base::io::IoError;

/// One problem in `qbr.yaml`, the catalogue or an override.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as messages show it, or a flag.
    pub file: String,
    /// Line and column from 1, where known.
    pub at: Option<(usize, usize)>,
    /// What is wrong, and how to fix it.
    pub message: String,
}

/// Why a workspace could not be loaded. All problems of a file are reported at once.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    #[error("{}", absent(.0))]
    Absent(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
    /// The files have problems.
    #[error("{}", lines(.0))]
    Invalid(Vec<Problem>),
}

fn absent(path: &Path) -> String {
    let shown = path.display();
    if path.is_dir() {
        format!("{shown} is no workspace: there is no qbr.yaml in it (`quarterdeck init DIR` writes one to start from)")
    } else {
        format!("there is no workspace {shown}")
    }
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}
