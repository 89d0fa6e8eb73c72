//! File names, and files that appear whole or not at all.
//!
//! A deck's name is made from its own account and period alone: two accounts can share a slug, so six digits of the
//! id's hash are always part of it, and a name never depends on who else is in the base.

use std::io::{BufRead, BufReader, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use crate::base::limits;

/// How the name of a file that is being written begins and ends.
const PART: (&str, &str) = (".quarterdeck-", ".part");

/// Writes a file so that it is there whole or not at all: a temporary file in the same folder, then a rename.
///
/// A file that holds these very bytes is left alone: a second build of the same data costs the disk nothing, and whoever
/// syncs the folder sees only what changed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let same_length = fs::symlink_metadata(path).is_ok_and(|file| file.len() == bytes.len() as u64);
    if same_length && holds(path, |out| out.write_all(bytes)) {
        Ok(())
    } else {
        replace(path, |out| out.write_all(bytes))
    }
}

/// A finished file under a temporary name; none if its place holds the same bytes already.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    file: Option<tempfile::NamedTempFile>,
    sha256: String,
}

/// Writes a file under a temporary name, so that several can be written at once and then be put in their places in order. Unless
/// `is_new`, `write` is first compared with the existing file, so it may be called twice and must write the same both times.
pub fn stage(path: &Path, write: impl Fn(&mut dyn Write) -> io::Result<()>, is_new: bool) -> io::Result<Staged> {
    let hashed = |sha256: &mut String, out: &mut dyn Write| {
        let mut hashing = BufWriter::with_capacity(1 << 16, Hashing { out, hash: Sha256::new() });
        write(&mut hashing)?;
        let hashing = hashing.into_inner().map_err(io::IntoInnerError::into_error)?;
        *sha256 = base16ct::lower::encode_string(&hashing.hash.finalize());
        Ok(())
    };
    let mut sha256 = String::new();
    let stands = !is_new && holds(path, |out| hashed(&mut sha256, out));
    let file = if stands { None } else { Some(beside(path, |out| hashed(&mut sha256, out))?) };
    Ok(Staged { path: path.to_owned(), file, sha256 })
}

impl Staged {
    /// Puts the file in its place.
    pub fn place(self) -> io::Result<()> {
        let Some(file) = self.file else { return Ok(()) };
        crate::store::fail_point::reach("file-written");
        file.persist(&self.path).map_err(|failed| failed.error)?;
        Ok(())
    }

    /// The place.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// SHA-256 of the file, in hex digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// SHA-256 of a file's bytes in hex digits, as they are read piece by piece; empty where there is no file.
pub fn sha256_of(path: &Path) -> io::Result<String> {
    let mut file = match limits::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 18]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(base16ct::lower::encode_string(&hash.finalize())),
            length => hash.update(&piece[..length]),
        }
    }
}

/// Hashes what goes through it.
struct Hashing<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.out.write(bytes)?;
        self.hash.update(&bytes[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether a plain file holds just what `write` writes; what cannot be read does not.
pub fn holds(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> bool {
    if !fs::symlink_metadata(path).is_ok_and(|file| file.is_file()) {
        return false;
    }
    let Ok(file) = fs::File::open(path) else { return false };
    let mut same = Same(BufReader::with_capacity(1 << 18, file));
    write(&mut same).is_ok() && same.0.fill_buf().is_ok_and(<[u8]>::is_empty)
}

/// Takes what a file holds, and refuses anything else.
struct Same<R>(R);

impl<R: BufRead> Write for Same<R> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let there = self.0.fill_buf()?;
        let length = there.len().min(bytes.len());
        if length == 0 || there[..length] != bytes[..length] {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.0.consume(length);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    Staged { path: path.to_owned(), file: Some(beside(path, write)?), sha256: String::new() }.place()
}

/// A temporary file in the folder of `path` with what `write` writes.
fn beside(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Opened and written without tempfile's help, which puts the temporary name, another each time and gone, into errors.
    let mut file =
        tempfile::Builder::new().prefix(PART.0).suffix(PART.1).make_in(folder, |path| fs::File::create_new(path))?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    Ok(file)
}

/// Files that are made durable one by one. The whole file system is what others write too: who has little waits for little.
#[cfg(target_os = "linux")]
const FEW: usize = 16;

/// Makes files of a folder, and their names, survive a loss of power.
pub fn make_durable(folder: &Path, files: &[String]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if files.len() > FEW {
        // One call for the file system is much cheaper than one for each of hundreds of files.
        return Ok(rustix::fs::syncfs(fs::File::open(folder)?)?);
    }
    for file in files {
        match fs::File::open(folder.join(file)) {
            Ok(file) => file.sync_all()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// Removes what a killed run had not finished writing.
pub fn remove_litter(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(PART.0) && name.ends_with(PART.1));
        if is_part && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::store::deck_name::{
        SLUG_MAX, account_name, attachment_name, deck_file_name, id_digits, is_deck_file_name, is_deck_of,
        name_collisions, slug,
    };

    #[test]
    fn a_deck_is_named_after_account_period_and_id() {
        assert_eq!(deck_file_name("Acme Corp.", "2026-Q3", "a-1"), "acme-corp_2026-Q3_review_2f8fe6.pdf");
        assert_eq!(attachment_name("Acme Corp.", "2026-Q3"), "acme-corp_2026-Q3_review.pdf");
        assert_eq!(account_name("Acme Corp.", "a-1"), "acme-corp_2f8fe6");
    }

    #[test]
    fn both_forms_of_an_id_name_one_deck_and_an_earlier_versions_name_is_known() {
        let [short, long] = ["0015500000Xyy06", "0015500000Xyy06AAB"];
        let file = deck_file_name("Acme", "2026-Q3", short);
        assert_eq!(deck_file_name("Acme", "2026-Q3", long), file);
        // The beginning of the SHA-256 of the id as it is written.
        let as_written = "acme_2026-Q3_review_bf7783.pdf";
        for id in [short, long] {
            assert!(is_deck_of(&file, "2026-Q3", id) && is_deck_of(as_written, "2026-Q3", id), "{id}");
        }
        assert!(!is_deck_of(&file, "2026-Q2", short) && !is_deck_of(&file, "2026-Q3", "0015500000xyy06"));
    }

    #[test]
    fn letters_lose_their_marks_and_nothing_left_is_account() {
        assert_eq!(slug("Müller & Söhne GmbH"), "muller-sohne-gmbh");
        assert_eq!(slug("Ørsted Straße Łódź"), "orsted-strasse-lodz");
        assert_eq!(slug("Ben & Jerry’s"), "ben-jerrys");
        assert_eq!(slug("株式会社ABC"), "abc");
        assert_eq!(slug("日本電気"), "account");
        assert_eq!(slug("شركة النور"), "account");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug(""), "account");
    }

    #[test]
    fn a_long_name_is_cut_between_words() {
        let long = "The Extraordinarily Long Name of an International Association for Something or Other";
        assert_eq!(slug(long), "the-extraordinarily-long-name-of-an-international");
        assert_eq!(slug(&"x".repeat(200)).len(), SLUG_MAX);
    }

    #[test]
    fn only_decks_are_recognised_as_decks() {
        assert!(is_deck_file_name("acme-corp_2026-Q3_review_2f8fe6.pdf"));
        for other in
            ["report.pdf", "../acme_2026-Q3_review_2f8fe6.pdf", "acme_2026-Q3_review_2f8feg.pdf", "x_review_2f8fe6"]
        {
            assert!(!is_deck_file_name(other), "{other}");
        }
    }

    #[test]
    fn the_second_of_two_equal_names_is_found() {
        // The hashes of these two ids begin with the same six digits; found by trying.
        let (first, second) = colliding_ids();
        assert_eq!(id_digits(&first), id_digits(&second));
        let accounts = [(first.as_str(), "Acme"), (second.as_str(), "ACME!"), (second.as_str(), "Other")];
        assert_eq!(name_collisions(accounts.into_iter()), [1]);
    }

    fn colliding_ids() -> (String, String) {
        let mut seen = BTreeMap::new();
        (0..)
            .map(|n| format!("id-{n}"))
            .find_map(|id| seen.insert(id_digits(&id), id.clone()).map(|old| (old, id)))
            .unwrap()
    }

    #[test]
    fn a_written_file_is_whole_and_leaves_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.pdf");
        write_whole(&path, b"first").unwrap();
        write_whole(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_holds_the_bytes_already_is_left_alone() {
        use std::os::unix::fs::MetadataExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.pdf");
        let number = |bytes: &[u8]| {
            write_whole(&path, bytes).unwrap();
            fs::metadata(&path).unwrap().ino()
        };
        let first = number(b"first");
        assert_eq!(number(b"first"), first);
        assert_ne!(number(b"other"), first);
    }

    #[test]
    fn a_file_is_compared_in_full_with_what_is_written_in_pieces() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        let pieces = |count: usize| move |out: &mut dyn Write| (0..count).try_for_each(|n| writeln!(out, "line {n}"));
        stage(&path, pieces(5_000), false).unwrap().place().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 5_000);
        assert!(holds(&path, pieces(5_000)));
        assert!(!holds(&path, pieces(4_999)) && !holds(&path, pieces(5_001)) && !holds(&path, pieces(0)));
        assert!(!holds(folder.path(), pieces(0)) && !holds(&folder.path().join("none"), pieces(0)));
    }

    #[test]
    fn a_file_that_cannot_be_put_in_its_place_leaves_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        assert!(write_whole(&path, b"x").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_error_does_not_name_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(&folder.path().join("none/deck.pdf"), b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!error.to_string().contains("path"), "{error}");
    }

    proptest! {
        #[test]
        fn any_name_gives_a_short_ascii_file_name(name in "\\PC{0,200}", id in "\\PC{1,40}") {
            let file = deck_file_name(&name, "2026-Q3", &id);
            prop_assert!(is_deck_file_name(&file), "{}", file);
            prop_assert!(file.len() <= SLUG_MAX + 32);
            prop_assert!(!file.starts_with(['-', '.', '_']));
        }
    }
}
