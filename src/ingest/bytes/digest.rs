//! What a file was when it was read: its size and its hash, taken from the very bytes that went to the tables.
//!
//! A second look at the file could see another one: exports are replaced while a run reads them.

use std::io;
use std::io::Read;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

/// Bytes read at once of what the reader of a format left.
const REST: usize = 1 << 16;

/// A file that is hashed as it is read.
pub(crate) struct HashingReader<R>(Arc<Mutex<Seen<R>>>);

/// What was read of it so far.
pub(crate) struct FileDigest<R>(Arc<Mutex<Seen<R>>>);

struct Seen<R> {
    file: R,
    bytes: u64,
    hash: Sha256,
}

/// The file to be read, and its digest.
pub(crate) fn hashing<R: Read>(file: R) -> (HashingReader<R>, FileDigest<R>) {
    let seen = Arc::new(Mutex::new(Seen { file, bytes: 0, hash: Sha256::new() }));
    (HashingReader(Arc::clone(&seen)), FileDigest(seen))
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        lock(&self.0).read(out)
    }
}

impl<R: Read> FileDigest<R> {
    /// Size and SHA-256 of the whole file: a format may end before its file does.
    pub fn finish(self) -> io::Result<(u64, [u8; 32])> {
        let mut seen = lock(&self.0);
        let mut rest = vec![0; REST];
        while seen.read(&mut rest)? > 0 {}
        Ok((seen.bytes, std::mem::take(&mut seen.hash).finalize().into()))
    }
}

impl<R: Read> Seen<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = loop {
            match self.file.read(out) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.bytes += read as u64;
        self.hash.update(&out[..read]);
        Ok(read)
    }
}

/// A reader that panicked leaves at worst a hash that nobody asks for.
fn lock<R>(seen: &Mutex<Seen<R>>) -> MutexGuard<'_, Seen<R>> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_hashed_to_its_end_however_much_of_it_was_read() {
        let text: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
        for taken in [0, 1, 70_000, 200_000] {
            let (mut file, digest_of_file) = hashing(io::Cursor::new(text.clone()));
            file.read_exact(&mut vec![0; taken]).unwrap();
            let expected: [u8; 32] = Sha256::digest(&text).into();
            assert_eq!(digest_of_file.finish().unwrap(), (200_000, expected));
        }
    }
}
