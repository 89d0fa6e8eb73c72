//! Files of JSON lines, one an account, sorted by its id: written, read one after the other, or one line found without the others.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::base::account_id::forms;
use crate::base::io::IoError;
use crate::base::limits;
use crate::store::files;
use crate::store::files::Staged;

/// At least so many bytes are read before their lines are parsed, in parallel: a few hundred lines.
const BATCH: u64 = 1 << 20;

/// Why a file of lines cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JsonlError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// A line is not what this program wrote.
    #[error("failed to read {}:{line}", path.display())]
    Line {
        path: PathBuf,
        /// From 1.
        line: usize,
        source: serde_json::Error,
    },
}

/// The account of a line.
#[derive(Deserialize)]
struct Key<'a> {
    #[serde(borrow)]
    account_id: Cow<'a, str>,
}

/// Writes a file under a temporary name. `all` is sorted by account id, and `write` writes one as a line.
pub(crate) fn stage<T>(
    path: &Path,
    all: &[T],
    is_new: bool,
    write: impl Fn(&mut dyn Write, &T) -> io::Result<()>,
) -> Result<Staged, IoError> {
    files::stage(path, |out| all.iter().try_for_each(|one| write(out, one)), is_new).map_err(IoError::at("write", path))
}

/// Writes a value as a line.
pub(crate) fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Parses the lines of a file and passes them on in their order, so that the caller keeps only what it needs. Returns the SHA-256
/// of the bytes that were read in hex digits; `None` if there is no file.
pub(crate) fn read<T: Send>(
    path: &Path,
    parse: impl Fn(&[u8]) -> serde_json::Result<T> + Sync,
    mut each: impl FnMut(T),
) -> Result<Option<String>, JsonlError> {
    let failed = IoError::at("read", path);
    let mut reader = match limits::open(path) {
        Ok(file) => BufReader::new(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(source).into()),
    };
    let (mut batch, mut hash, mut line) = (Vec::new(), Sha256::new(), 0);
    loop {
        batch.clear();
        reader.by_ref().take(BATCH).read_to_end(&mut batch).map_err(failed)?;
        if batch.is_empty() {
            return Ok(Some(base16ct::lower::encode_string(&hash.finalize())));
        }
        if !batch.ends_with(b"\n") {
            limits::read_line(&mut reader, &mut batch).map_err(failed)?;
        }
        let lines: Vec<&[u8]> = batch.split_inclusive(|byte| *byte == b'\n').collect();
        let parse = |line: &&[u8]| parse(line.strip_suffix(b"\n").unwrap_or(line));
        let parse_all = || lines.par_iter().map(parse).collect::<Vec<_>>();
        let ((), parsed) = rayon::join(|| hash.update(&batch), parse_all);
        for parsed in parsed {
            line += 1;
            each(parsed.map_err(|source| JsonlError::Line { path: path.to_owned(), line, source })?);
        }
    }
}

/// A file in which lines are found.
pub(crate) struct Finder {
    file: BufReader<File>,
    length: u64,
}

impl Finder {
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = limits::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file: BufReader::with_capacity(4096, file), length })
    }

    /// The line of an account in any form of its id.
    pub fn line_of(&mut self, account_id: &str) -> io::Result<Option<String>> {
        if let Some(line) = self.line(account_id)? {
            return Ok(Some(line));
        }
        for form in forms(account_id).filter(|form| form != account_id) {
            if let Some(line) = self.line(&form)? {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// The line with an account id. If it is not found, the file may be unsorted; a line that is found is the account's in any case.
    /// A line on the way that cannot be parsed is an error.
    pub fn line(&mut self, account_id: &str) -> io::Result<Option<String>> {
        let (mut from, mut to) = (0, self.length);
        while from < to {
            let middle = from + (to - from) / 2;
            let start = self.start_of_line(middle, from)?;
            if start >= to {
                to = middle;
                continue;
            }
            let mut line = Vec::new();
            limits::read_line(&mut self.file, &mut line)?;
            let length = line.len() as u64;
            let text = std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(&line)).map_err(io::Error::other)?;
            let Key { account_id: own } = serde_json::from_str(text)?;
            match (*own).cmp(account_id) {
                std::cmp::Ordering::Equal => return Ok(Some(text.to_owned())),
                std::cmp::Ordering::Less => from = start + length,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        Ok(None)
    }

    /// Moves to the first line that starts at `place` or later, and returns its start. A line starts at `first`.
    fn start_of_line(&mut self, place: u64, first: u64) -> io::Result<u64> {
        if place == first {
            return self.file.seek(SeekFrom::Start(place));
        }
        let before = self.file.seek(SeekFrom::Start(place - 1))?;
        Ok(before + self.file.skip_until(b'\n')? as u64)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(line: &[u8]) -> serde_json::Result<String> {
        serde_json::from_slice::<Key<'_>>(line).map(|key| key.account_id.into_owned())
    }

    /// The accounts of the lines, or the number of the first wrong line.
    fn accounts(text: &[u8]) -> Result<Vec<String>, usize> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, text).unwrap();
        let mut ids = Vec::new();
        match read(file.path(), parse, |id| ids.push(id)) {
            Ok(sha256) => {
                assert_eq!(sha256, Some(files::sha256_of(file.path()).unwrap()));
                Ok(ids)
            }
            Err(JsonlError::Line { line, .. }) => Err(line),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn the_first_wrong_line_is_named() {
        assert_eq!(accounts(b"{\"account_id\":\"a\"}\n{}\nno\n"), Err(2));
        assert_eq!(accounts(b"{\"account_id\":\"a\"}\n{\"account_id\":\"b\"}"), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(accounts(b"\n"), Err(1));
        assert_eq!(accounts(b""), Ok(vec![]));
    }

    #[test]
    fn no_file_has_no_lines() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(&folder.path().join("none"), parse, |_| panic!("a line")).unwrap().is_none());
    }

    #[test]
    fn lines_of_several_batches_keep_their_order_and_numbers() {
        let line = |n: usize| format!("{{\"account_id\":\"{n:06}\",\"x\":\"{}\"}}\n", "x".repeat(n % 977));
        let mut text: String = (0..6_000).map(line).collect();
        assert!(text.len() as u64 > 2 * BATCH);
        let ids = accounts(text.as_bytes()).unwrap();
        assert!(ids.len() == 6_000 && ids.is_sorted());
        text.push_str("no\n");
        assert_eq!(accounts(text.as_bytes()), Err(6_001));
    }

    proptest! {
        #[test]
        fn every_line_is_found_and_no_other(
            lines in proptest::collection::btree_map("[a-f]{1,3}", 0..400_usize, 0..40),
            other in "[a-f]{1,3}",
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("lines");
            let line = |(id, length): (&String, &usize)| format!("{{\"account_id\":\"{id}\",\"x\":\"{}\"}}", "é".repeat(*length));
            let text: String = lines.iter().map(|entry| line(entry) + "\n").collect();
            std::fs::write(&path, text).unwrap();
            let mut finder = Finder::open(&path).unwrap();
            for entry in &lines {
                prop_assert_eq!(finder.line(entry.0).unwrap(), Some(line(entry)));
            }
            prop_assert_eq!(finder.line(&other).unwrap().is_some(), lines.contains_key(&other));
        }
    }
}
