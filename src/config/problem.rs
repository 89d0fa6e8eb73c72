//! What is wrong with a workspace, where, and what would be right.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::base::io::IoError;

/// One fault of `qbr.yaml` or the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as the user gave it.
    pub file: String,
    /// Line and column from 1, where known.
    pub at: Option<(usize, usize)>,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Why a workspace could not be loaded. All faults of a file are told at once.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// There is no such folder or file.
    #[error("{}", absent(.0))]
    Absent(PathBuf),
    #[error(transparent)]
    Io(#[from] IoError),
    /// The files say something that cannot be.
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
