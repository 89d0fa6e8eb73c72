//! The workspace's key: thirty-two random bytes in a file that its owner alone can read.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::base::io::IoError;
use crate::base::limits;

/// Bytes of a key.
const BYTES: usize = 32;

/// What a key's file begins with, so that no other file is taken for one.
const MARK: &str = "quarterdeck-key-1 ";

/// A secret of the workspace, with those it had before. It is never printed.
#[derive(Clone)]
pub struct Key {
    bytes: [u8; BYTES],
    /// These prove what was made with them, and make nothing any more.
    earlier: Vec<Key>,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// The file is something else.
    #[error(
        "{} is no key of ours; name another file as `delivery.key`, or move this one away and a new key is made \
         (links of decks that were sent then raise no hand any more)",
        .0.display()
    )]
    Foreign(PathBuf),
    /// The file that says which workspace this is says something else.
    #[error("{} does not say which workspace this is; put it back as it was, from a backup", .0.display())]
    Identity(PathBuf),
    /// Others may read it.
    #[error("others can read the key {}; `chmod 600` it, or make a new one if it may have been read", .0.display())]
    Open(PathBuf),
}

impl Key {
    /// The key of a file, which is made where it is missing.
    pub fn load_or_make(path: &Path) -> Result<Self, KeyError> {
        match Self::load(path) {
            Err(KeyError::Io(error)) if error.is_not_found() => Self::make(path),
            loaded => loaded,
        }
    }

    fn of(bytes: [u8; BYTES]) -> Self {
        Self { bytes, earlier: Vec::new() }
    }

    /// The key with those that it came after.
    #[must_use]
    pub fn with_earlier(self, earlier: Vec<Key>) -> Self {
        Self { earlier, ..self }
    }

    /// The key, and those of before.
    pub fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(self).chain(&self.earlier)
    }

    /// Which key it is, in eight hex digits that tell nothing of it.
    pub fn mark(&self) -> String {
        base16ct::lower::encode_string(&self.code("mark", &[])[..4])
    }

    /// The keys in a folder, which need not exist.
    pub fn load_all(folder: &Path) -> Result<Vec<Self>, KeyError> {
        let failed = IoError::at("list the keys in", folder);
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error).into()),
        };
        entries.map(|entry| Self::load(&entry.map_err(failed)?.path())).collect()
    }

    /// The key of a file that is there.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let failed = IoError::at("read the key", path);
        let file = limits::open(path).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            if file.metadata().map_err(failed)?.mode() & 0o077 != 0 {
                return Err(KeyError::Open(path.to_owned()));
            }
        }
        let mut text = String::new();
        file.take(200).read_to_string(&mut text).map_err(|_| KeyError::Foreign(path.to_owned()))?;
        let digits = text.trim_end().strip_prefix(MARK).filter(|digits| digits.len() == 2 * BYTES);
        let mut bytes = [0; BYTES];
        let decoded = digits.and_then(|digits| base16ct::lower::decode(digits, &mut bytes).ok().map(|_| ()));
        decoded.map(|()| Self::of(bytes)).ok_or_else(|| KeyError::Foreign(path.to_owned()))
    }

    /// A new key in its file. Of two who make it at once the first one's is both's.
    fn make(path: &Path) -> Result<Self, KeyError> {
        let failed = IoError::at("make the key", path);
        let bytes: [u8; BYTES] = random().map_err(failed)?;
        let text = format!("{MARK}{}\n", base16ct::lower::encode_string(&bytes));
        if put_new(path, &text).map_err(failed)? { Ok(Self::of(bytes)) } else { Self::load(path) }
    }

    /// The authentication code (HMAC-SHA-256, RFC 2104) of some parts, for one use of the key. Parts keep their borders:
    /// what moves from one to the next gives another code.
    pub fn code(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.bytes).expect("any length makes a key");
        for part in [purpose.as_bytes()].iter().chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

/// Random bytes.
pub(crate) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes)
}

/// Puts a file that its owner alone can read where there is none; whether it did.
pub(crate) fn put_new(path: &Path, text: &str) -> io::Result<bool> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // A temporary file of this kind is readable by its owner alone.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all())?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// Whether two codes are the same, in a time that does not tell where they differ.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<key>")
    }
}

#[cfg(test)]
impl Key {
    /// One for tests, the same every time.
    pub fn of_tests(seed: u8) -> Self {
        Self::of([seed; BYTES])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_is_made_once_and_only_its_owner_can_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/key");
        let first = Key::load_or_make(&path).unwrap();
        let again = Key::load_or_make(&path).unwrap();
        assert_eq!(first.bytes, again.bytes);
        assert_ne!(first.bytes, [0; BYTES]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(Key::load_or_make(&path), Err(KeyError::Open(_))));
        }
    }

    #[test]
    fn another_file_is_no_key_and_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        let mut file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        file.write_all(b"dear diary").unwrap();
        file.persist(&path).unwrap();
        assert!(matches!(Key::load_or_make(&path), Err(KeyError::Foreign(_))));
        assert_eq!(fs::read(&path).unwrap(), b"dear diary");
    }

    #[test]
    fn a_code_is_of_its_use_and_its_parts() {
        let key = Key::of_tests(1);
        let code = key.code("links", &[b"ab", b"c"]);
        assert_eq!(code, key.code("links", &[b"ab", b"c"]));
        assert_ne!(code, key.code("links", &[b"a", b"bc"]));
        assert_ne!(code, key.code("rows", &[b"ab", b"c"]));
        assert_ne!(code, Key::of_tests(2).code("links", &[b"ab", b"c"]));
    }

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(format!("{:?}", Key::of_tests(7)), "<key>");
    }
}
