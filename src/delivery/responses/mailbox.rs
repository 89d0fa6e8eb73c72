//! Reads a mailbox in one file (mbox, RFC 4155) message by message, so its size does not matter.
//!
//! A message begins with a line `From …` at the start or after an empty line. Only the first megabytes of each are kept, so no
//! message can fill the memory: the text comes before the attachments.

use std::fs::File;
use std::io;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use crate::base::limits;
use crate::base::limits::MESSAGE_BYTES;

/// The most bytes that are read at once. A longer line is read in parts.
const LINE_BYTES: u64 = 64 << 10;

#[derive(Debug)]
pub struct Messages<R> {
    reader: R,
    /// The bytes so far of the current message, if one has begun.
    begun: Option<Vec<u8>>,
    line: Vec<u8>,
}

pub fn open(path: &Path) -> io::Result<Messages<BufReader<File>>> {
    Ok(Messages::new(BufReader::new(limits::open_of_any_size(path)?)))
}

impl<R: BufRead> Messages<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, begun: None, line: Vec::new() }
    }

    /// Reads a line or a part of it; `false` at the end.
    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        Ok((&mut self.reader).take(LINE_BYTES).read_until(b'\n', &mut self.line)? > 0)
    }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut begins_line, mut after_blank) = (true, self.begun.is_none());
        loop {
            match self.read_line() {
                Ok(true) => {}
                Ok(false) => return self.begun.take().map(Ok),
                Err(error) => return Some(Err(error)),
            }
            let line = self.line.as_slice();
            if begins_line && after_blank && line.starts_with(b"From ") {
                // This line separates messages and is part of none.
                while !self.line.ends_with(b"\n") {
                    match self.read_line() {
                        Ok(true) => {}
                        Ok(false) => break,
                        Err(error) => return Some(Err(error)),
                    }
                }
                match self.begun.replace(Vec::new()) {
                    Some(message) => return Some(Ok(message)),
                    None => {
                        (begins_line, after_blank) = (true, false);
                        continue;
                    }
                }
            }
            let ends_line = line.ends_with(b"\n");
            after_blank = begins_line && matches!(line, b"\n" | b"\r\n");
            if let Some(message) = &mut self.begun {
                // Mailboxes quote a message's line `From` as `>From`.
                let quoted = line.iter().position(|b| *b != b'>').filter(|at| *at > 0);
                let is_quoted = begins_line && quoted.is_some_and(|at| line[at..].starts_with(b"From "));
                let room = MESSAGE_BYTES.saturating_sub(message.len());
                let line = &line[usize::from(is_quoted)..];
                message.extend_from_slice(&line[..line.len().min(room)]);
            }
            begins_line = ends_line;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(mailbox: &[u8]) -> Vec<Vec<u8>> {
        Messages::new(mailbox).collect::<io::Result<_>>().unwrap()
    }

    #[test]
    fn messages_are_divided_where_one_begins_after_an_empty_line() {
        let found = read(b"From a@b Mon\nSubject: 1\n\nHi\nFrom the start\n>From here\n>>From there\n> From\n\nFrom c Tue\r\nSubject: 2\r\n\r\nx");
        assert_eq!(
            found,
            [&b"Subject: 1\n\nHi\nFrom the start\nFrom here\n>From there\n> From\n\n"[..], b"Subject: 2\r\n\r\nx"]
        );
    }

    #[test]
    fn what_is_no_mailbox_has_no_messages() {
        for text in ["", "Subject: 1\n\nhi\n", "\0\0\0", "From"] {
            assert!(read(text.as_bytes()).is_empty(), "{text:?}");
        }
        assert_eq!(read(b"From "), [b""]);
    }

    #[test]
    fn a_message_cannot_fill_the_memory() {
        struct Endless(u64);
        impl io::Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let length = buffer.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
                buffer[..length].fill(b'x');
                self.0 -= length as u64;
                Ok(length)
            }
        }
        let mailbox =
            io::Cursor::new(b"From a\n").chain(Endless(64 << 20)).chain(io::Cursor::new(b"\n\nFrom b\nSubject: 2\n"));
        let found: Vec<Vec<u8>> = Messages::new(BufReader::new(mailbox)).collect::<io::Result<_>>().unwrap();
        assert_eq!((found[0].len(), found[1].as_slice()), (MESSAGE_BYTES, &b"Subject: 2\n"[..]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in "(From |\n|\r\n|>|\\PC|\u{0}){0,40}") {
            let total: usize = read(bytes.as_bytes()).iter().map(Vec::len).sum();
            prop_assert!(total <= bytes.len());
        }
    }
}
