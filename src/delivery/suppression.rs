//! Addresses that get nothing: who unsubscribed, who left, whose mailbox bounced for good.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::data::text::is_email;
use crate::limits;

/// The most bytes of a list.
const BYTES: usize = 64 << 20;

/// Who gets nothing, whatever the case their address is written in.
#[derive(Debug, Clone, Default)]
pub struct Suppression(HashSet<String>);

/// Why a list cannot be used. Nothing is sent without it.
#[derive(Debug, thiserror::Error)]
pub enum SuppressionError {
    /// It cannot be read.
    #[error("failed to read the suppression list {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line holds no address.
    #[error(
        "{}:{line}: \"{text}\" holds no address; expected an address a line, or a CSV with one in each row. Nothing is sent on \
         a list that cannot be read whole",
        path.display()
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
}

impl Suppression {
    /// Reads lists: an address a line, or a CSV whose rows each hold one. A first row without one is a header; `#` begins a
    /// remark.
    pub fn load<'a>(root: &Path, files: impl IntoIterator<Item = &'a PathBuf>) -> Result<Self, SuppressionError> {
        let mut all = HashSet::new();
        for file in files {
            let path = root.join(file);
            let failed = |source| SuppressionError::Io { path: path.clone(), source };
            let bytes = limits::read(&path, BYTES).map_err(failed)?;
            let text = String::from_utf8_lossy(&bytes);
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            for (number, line) in text.lines().enumerate() {
                let line = line.trim();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let clean = |cell: &str| cell.trim().trim_matches(['"', '\'', '<', '>']).to_owned();
                match line.split([',', ';', '\t']).map(clean).find(|cell| is_email(cell)) {
                    Some(address) => drop(all.insert(plain(&address))),
                    None if number == 0 => {}
                    None => {
                        let text = crate::data::text::shown(line);
                        return Err(SuppressionError::Line { path, line: number + 1, text });
                    }
                }
            }
        }
        Ok(Self(all))
    }

    /// Whether an address gets nothing.
    pub fn holds(&self, address: &str) -> bool {
        self.0.contains(&plain(address))
    }
}

fn plain(address: &str) -> String {
    address.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Suppression, SuppressionError> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("list.csv"), text).unwrap();
        Suppression::load(folder.path(), [&PathBuf::from("list.csv")])
    }

    #[test]
    fn lists_of_one_column_or_several_are_read_whatever_the_case() {
        let list = load("\u{feff}id,Email,since\n1,\"Ada@Example.com\",2026\n# gone\n2;bo@example.com\r\n").unwrap();
        assert!(list.holds("ada@example.COM") && list.holds("bo@example.com") && !list.holds("id"));
        assert!(load("cy@example.com").unwrap().holds("cy@example.com"));
    }

    #[test]
    fn a_line_without_an_address_is_an_error_that_names_it() {
        let message = load("email\nada@example.com\nada at example\n").unwrap_err().to_string();
        assert!(message.contains("list.csv:3: \"ada at example\""), "{message}");
    }

    #[test]
    fn a_missing_list_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Suppression::load(folder.path(), [&PathBuf::from("none.csv")]).is_err());
    }
}
