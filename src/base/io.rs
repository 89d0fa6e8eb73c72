//! The one error for what the disk refuses.

use std::io;
use std::path::{Path, PathBuf};

/// A file or folder on which something could not be done.
#[derive(Debug, thiserror::Error)]
#[error("failed to {action} {}", path.display())]
pub struct IoError {
    /// What was tried, as it follows "failed to": `read`, `make the folder of`.
    pub action: &'static str,
    pub path: PathBuf,
    pub source: io::Error,
}

impl IoError {
    /// Adds to an error of the system what was tried, and where: `fs::read(&path).map_err(IoError::at("read", &path))?`.
    pub fn at(action: &'static str, path: &Path) -> impl Fn(io::Error) -> Self + Copy {
        move |source| Self { action, path: path.to_owned(), source }
    }

    pub fn is_not_found(&self) -> bool {
        self.source.kind() == io::ErrorKind::NotFound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_was_tried_and_where_and_keeps_the_cause() {
        let path = Path::new("out/manifest.csv");
        let error = IoError::at("write", path)(io::Error::other("the disk is full"));
        assert_eq!(error.to_string(), format!("failed to write {}", path.display()));
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is full");
    }
}
