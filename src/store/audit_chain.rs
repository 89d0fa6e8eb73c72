//! The lines of a log, each sealed over its entry, the seal before and every byte before.
//!
//! So a line of the present key proves all that stands before it to be as it was then, even lines whose own key is gone. Lines of
//! before are proved by the keys of before, and behind a line of the present key every line is of that one. Earlier versions
//! sealed a line over the seal before alone, and did not write which key it was.

use std::io::BufRead;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::signing::key::Key;
use crate::base::signing::seal::Seal;
use crate::store::audit_log_error::AuditLogError;
use crate::store::sorted_jsonl::write_line;

/// An entry, and whether a key that is here proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded<T> {
    pub entry: T,
    pub is_proven: bool,
}

/// The lines so far, over which the next one is sealed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chain {
    /// The last seal.
    last: String,
    /// All lines with their ends.
    lines: Sha256,
}

/// What a log holds: its entries, and how many bytes of whole lines.
pub(crate) struct LogContents<T> {
    pub entries: Vec<Recorded<T>>,
    pub chain: Chain,
    pub length: u64,
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    /// [`Key::mark`] of the key that seals it; earlier versions did not write it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key: String,
    seal: String,
    #[serde(borrow)]
    entry: &'a RawValue,
}

impl Chain {
    /// The lines of entries that follow.
    pub fn add<T: Serialize>(&mut self, entries: &[T], purpose: &'static str, key: &Key) -> Vec<u8> {
        let (seal, mark, mut lines) = (Seal::new(purpose, Some(key)), key.mark(), Vec::new());
        for entry in entries {
            let entry = serde_json::value::to_raw_value(entry).expect("records are always JSON");
            let sealed = seal.of(&[self.last.as_bytes(), entry.get().as_bytes(), &self.digest()]);
            let begin = lines.len();
            let line = Line { key: mark.clone(), seal: sealed.clone(), entry: &entry };
            write_line(&mut lines, &line).expect("so are their lines");
            self.follow(sealed, &lines[begin..]);
        }
        lines
    }

    fn digest(&self) -> [u8; 32] {
        self.lines.clone().finalize().into()
    }

    fn follow(&mut self, sealed: String, line: &[u8]) {
        self.last = sealed;
        self.lines.update(line);
    }

    /// Whether a seal is that of an entry which follows, now or as earlier versions made it.
    fn fits(&self, seal: &Seal<'_>, sealed: &str, entry: &[u8], digest: &[u8; 32]) -> bool {
        let parts = [self.last.as_bytes(), entry, digest];
        seal.fits(sealed, &parts) || seal.fits(sealed, &parts[..2])
    }
}

/// Reads the lines of a log. One that no key proves is left to the caller where its key may be gone: where its mark is of none that
/// is here, and before the first line of the present key.
pub(crate) fn read_lines<T: DeserializeOwned>(
    path: &Path,
    mut from: impl BufRead,
    purpose: &'static str,
    key: &Key,
) -> Result<LogContents<T>, AuditLogError> {
    let keys: Vec<(Seal, String)> = key.all().map(|key| (Seal::new(purpose, Some(key)), key.mark())).collect();
    let mut contents = LogContents { entries: Vec::new(), chain: Chain::default(), length: 0 };
    let (mut seen_present, mut unproven_without_mark) = (false, false);
    let mut line = Vec::new();
    for number in 0.. {
        line.clear();
        limits::read_line(&mut from, &mut line).map_err(IoError::at("read", path))?;
        let Some(text) = line.strip_suffix(b"\n") else { break };
        let altered = || AuditLogError::Altered { path: path.to_owned(), line: number + 1 };
        let Line { key: mark, seal: sealed, entry } = serde_json::from_slice(text).map_err(|_| altered())?;
        let tried = if seen_present { &keys[..1] } else { &keys[..] };
        let digest = contents.chain.digest();
        let by = tried.iter().position(|(seal, _)| contents.chain.fits(seal, &sealed, entry.get().as_bytes(), &digest));
        match by {
            // The versions that wrote no mark had one key.
            Some(_) if mark.is_empty() && unproven_without_mark => return Err(altered()),
            Some(at) => seen_present |= at == 0,
            None if seen_present || keys.iter().any(|(_, known)| *known == mark) => return Err(altered()),
            None => unproven_without_mark |= mark.is_empty(),
        }
        let entry = serde_json::from_str(entry.get()).map_err(|_| altered())?;
        contents.entries.push(Recorded { entry, is_proven: by.is_some() });
        contents.chain.follow(sealed, &line);
        contents.length += line.len() as u64;
    }
    Ok(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "log.jsonl";

    /// The lines of a log, and whether they are proven, where the workspace has the key of a seed.
    fn read(lines: &[String], seed: u8) -> Result<Vec<bool>, AuditLogError> {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let contents = read_lines::<String>(Path::new(PATH), text.as_bytes(), "test", &Key::of_tests(seed))?;
        Ok(contents.entries.iter().map(|one| one.is_proven).collect())
    }

    /// Adds lines under the key of a seed.
    fn add(lines: &mut Vec<String>, entries: &[&str], seed: u8) {
        let mut chain = Chain::default();
        for line in &*lines {
            let Line { seal, .. } = serde_json::from_str(line).unwrap();
            chain.follow(seal, format!("{line}\n").as_bytes());
        }
        let added = String::from_utf8(chain.add(entries, "test", &Key::of_tests(seed))).unwrap();
        lines.extend(added.lines().map(str::to_owned));
    }

    /// The same, as earlier versions wrote them.
    fn earlier(entries: &[&str], seed: u8) -> Vec<String> {
        let (key, mut last) = (Key::of_tests(seed), String::new());
        let line = |entry: &&str| {
            let entry = format!("\"{entry}\"");
            last = Seal::new("test", Some(&key)).of(&[last.as_bytes(), entry.as_bytes()]);
            format!("{{\"seal\":\"{last}\",\"entry\":{entry}}}")
        };
        entries.iter().map(line).collect()
    }

    fn edited(lines: &[String], at: usize, from: &str, to: &str) -> Vec<String> {
        let mut lines = lines.to_vec();
        assert!(lines[at].contains(from));
        lines[at] = lines[at].replace(from, to);
        lines
    }

    #[test]
    fn no_line_is_edited_under_the_mark_of_a_key_that_is_gone() {
        let mut lines = Vec::new();
        add(&mut lines, &["one", "two", "three"], 1);
        assert_eq!(read(&lines, 1).unwrap(), [true; 3]);
        for other in ["00000000", ""] {
            for (at, entry) in ["one", "two", "three"].into_iter().enumerate() {
                let marked = edited(&lines, at, &Key::of_tests(1).mark(), other);
                let forged = edited(&marked, at, entry, "edited");
                assert!(matches!(read(&forged, 1), Err(AuditLogError::Altered { .. })), "{forged:?}");
            }
        }
        // Nothing tells a log of which no line is left by the present key from one whose key is gone.
        let alone = edited(&lines[..1], 0, &Key::of_tests(1).mark(), "00000000");
        assert_eq!(read(&edited(&alone, 0, "one", "edited"), 1).unwrap(), [false]);
    }

    #[test]
    fn what_a_key_that_is_gone_has_sealed_is_kept_as_it_was_when_the_present_one_wrote() {
        let mut lines = Vec::new();
        add(&mut lines, &["one", "two"], 1);
        add(&mut lines, &["three"], 2);
        assert_eq!(read(&lines, 2).unwrap(), [false, false, true]);
        for (at, entry) in ["one", "two"].into_iter().enumerate() {
            let forged = edited(&lines, at, entry, "edited");
            assert!(matches!(read(&forged, 2), Err(AuditLogError::Altered { line: 3, .. })), "{forged:?}");
        }
    }

    #[test]
    fn lines_of_an_earlier_version_are_read_and_what_follows_covers_them() {
        let mut lines = earlier(&["one", "two", "three"], 1);
        assert_eq!(read(&lines, 1).unwrap(), [true; 3]);
        assert_eq!(read(&lines, 2).unwrap(), [false; 3], "their key may be gone");
        for (at, entry) in ["one", "two", "three"].into_iter().enumerate() {
            assert!(read(&edited(&lines, at, entry, "edited"), 1).is_err(), "{entry}: others of its time fit");
        }
        add(&mut lines, &["four"], 2);
        assert_eq!(read(&lines, 2).unwrap(), [false, false, false, true]);
        for (at, entry) in ["one", "two", "three"].into_iter().enumerate() {
            assert!(read(&edited(&lines, at, entry, "edited"), 2).is_err(), "{entry}");
        }
    }
}
