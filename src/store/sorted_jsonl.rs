//! Files of JSON lines, one an account, sorted by its id: read whole by all threads, or one line found without the others.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

/// Whose line it is.
#[derive(Deserialize)]
struct Key<'a> {
    #[serde(borrow)]
    account_id: Cow<'a, str>,
}

/// A file whole; `None` where there is none.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What each line says, in order; or the first that says something else, by its number from 1, and why.
pub(crate) fn parse<'a, T: Deserialize<'a> + Send>(bytes: &'a [u8]) -> Result<Vec<T>, (usize, serde_json::Error)> {
    let lines = split(bytes);
    let parsed: Result<Vec<T>, ()> = lines.par_iter().map(|line| serde_json::from_slice(line).map_err(drop)).collect();
    parsed.map_err(|()| {
        let wrong = |(at, line): (usize, &&'a [u8])| Some((at + 1, serde_json::from_slice::<T>(line).err()?));
        lines.iter().enumerate().find_map(wrong).expect("a line that was wrong is wrong again")
    })
}

/// The lines without their ends; text after the last line end is a line too.
pub(crate) fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut rest, mut lines) = (bytes, Vec::new());
    while !rest.is_empty() {
        let mut reader = rest;
        let length = reader.skip_until(b'\n').expect("a slice can always be read");
        let line = &rest[..length];
        lines.push(line.strip_suffix(b"\n").unwrap_or(line));
        rest = reader;
    }
    lines
}

/// A file in which lines are found.
pub(crate) struct Finder {
    file: BufReader<File>,
    length: u64,
}

impl Finder {
    /// Opens a file.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file: BufReader::with_capacity(4096, file), length })
    }

    /// The line of an account. Where it is not found, the file may not be sorted; what is found is the account's in any case.
    /// A line on the way that is none is an error.
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
            let length = self.file.read_until(b'\n', &mut line)? as u64;
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

    /// Where the first line begins that begins at `place` or behind it; `first` is where one does. It is read next.
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

    #[test]
    fn the_first_wrong_line_is_named() {
        let (line, _) = parse::<Key>(b"{\"account_id\":\"a\"}\n{}\nno\n").err().unwrap();
        assert_eq!(line, 2);
        assert_eq!(parse::<Key>(b"{\"account_id\":\"a\"}\n{\"account_id\":\"b\"}").ok().unwrap().len(), 2);
        assert_eq!(parse::<Key>(b"\n").err().unwrap().0, 1);
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
