//! A strict look at the quotes of a delimited file, before the lenient reader takes it.
//!
//! The `csv` crate goes on after a closing quote as if nothing were wrong, so that one undoubled quote makes one row of two.
//! This reader hands the bytes on as they are, walks from quote to quote, and notes each place where text follows a closing
//! quote. It keeps a few numbers and no text, so a file without quotes costs little more than counting its lines.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::io::Read;
use std::rc::Rc;

use memchr::{memchr, memchr_iter, memrchr};

/// How much is shown of the text after a closing quote.
const SHOWN: usize = 40;

/// A closing quote that text follows. Lines count from 1 where the look began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stray {
    /// The line on which the quoted cell begins.
    pub opened: u64,
    /// Its place in its row.
    pub cell: usize,
    /// The line on which text follows its end.
    pub line: u64,
    /// What follows, as far as it is at hand.
    pub text: Vec<u8>,
}

/// Stray quotes in the order of the file: the look runs ahead of whoever reads its rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strays(Rc<RefCell<VecDeque<Stray>>>);

/// Where in a row the check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Quoted,
    /// Behind a quote within a quoted cell: its end, or the first of two.
    Quote,
    /// Behind the end of a quoted cell and blanks.
    Blank,
    /// Behind the end of a quoted cell and a carriage return.
    Return,
}

/// Bytes that are looked at as they are read.
pub(crate) struct Watched<R> {
    input: R,
    look: Look,
}

/// The look itself.
struct Look {
    delimiter: u8,
    state: State,
    /// The byte before.
    before: u8,
    line: u64,
    cell: usize,
    opened: (u64, usize),
    strays: Strays,
}

impl Strays {
    /// The first one above a line; those above it are done with.
    pub fn above(&self, line: u64) -> Option<Stray> {
        let mut strays = self.0.borrow_mut();
        let first = strays.front().filter(|stray| stray.line < line)?.clone();
        while strays.front().is_some_and(|stray| stray.line < line) {
            strays.pop_front();
        }
        Some(first)
    }
}

impl<R: Read> Watched<R> {
    /// The bytes of `input`, and what will be found in them.
    pub fn new(input: R, delimiter: u8) -> (Self, Strays) {
        let strays = Strays::default();
        let look = Look {
            delimiter,
            state: State::Outside,
            before: b'\n',
            line: 1,
            cell: 0,
            opened: (1, 0),
            strays: strays.clone(),
        };
        (Self { input, look }, strays)
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        self.look.over(&out[..read]);
        Ok(read)
    }
}

impl Look {
    fn over(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match self.state {
                State::Outside => {
                    let quote = memchr(b'"', &bytes[at..]).map(|ahead| at + ahead);
                    self.pass(&bytes[at..quote.unwrap_or(bytes.len())]);
                    let Some(quote) = quote else { return };
                    if self.before == self.delimiter || self.before == b'\n' {
                        (self.state, self.opened) = (State::Quoted, (self.line, self.cell));
                    }
                    (self.before, at) = (b'"', quote + 1);
                }
                State::Quoted => {
                    let quote = memchr(b'"', &bytes[at..]).map(|ahead| at + ahead);
                    self.line += breaks(&bytes[at..quote.unwrap_or(bytes.len())]);
                    let Some(quote) = quote else { return };
                    (self.state, at) = (State::Quote, quote + 1);
                }
                State::Quote if *byte == b'"' => (self.state, at) = (State::Quoted, at + 1),
                State::Quote | State::Blank if *byte == self.delimiter => self.state = State::Outside,
                State::Quote | State::Blank if matches!(byte, b' ' | b'\t') => {
                    (self.state, at) = (State::Blank, at + 1)
                }
                State::Quote | State::Blank | State::Return if *byte == b'\r' => {
                    (self.state, at) = (State::Return, at + 1);
                }
                State::Quote | State::Blank | State::Return => {
                    if *byte != b'\n' {
                        self.stray(&bytes[at..]);
                    }
                    self.state = State::Outside;
                }
            }
        }
    }

    /// What is outside of quotes: whole rows, and the beginning of another.
    fn pass(&mut self, bytes: &[u8]) {
        let Some(last) = bytes.last() else { return };
        self.before = *last;
        let row = memrchr(b'\n', bytes).map(|end| {
            self.line += breaks(bytes);
            self.cell = 0;
            &bytes[end + 1..]
        });
        self.cell += memchr_iter(self.delimiter, row.unwrap_or(bytes)).count();
    }

    fn stray(&mut self, rest: &[u8]) {
        let text = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let (opened, cell) = self.opened;
        let text = text[..text.len().min(SHOWN)].to_vec();
        self.strays.0.borrow_mut().push_back(Stray { opened, cell, line: self.line, text });
    }
}

fn breaks(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text that comes in pieces of so many bytes: where the cell opens, which it is, where text follows.
    fn found(text: &[u8], piece: usize) -> Vec<(u64, usize, u64)> {
        let (mut watched, strays) = Watched::new(text, b',');
        let mut out = vec![0; piece];
        let mut read = Vec::new();
        loop {
            match watched.read(&mut out).unwrap() {
                0 => break,
                count => read.extend_from_slice(&out[..count]),
            }
        }
        assert_eq!(read, text);
        strays.0.take().into_iter().map(|stray| (stray.opened, stray.cell, stray.line)).collect()
    }

    #[test]
    fn text_after_a_closing_quote_is_found_whatever_pieces_it_comes_in() {
        for (text, expected) in [
            (&b"a,\"Tubes 24\"\",x\nb,\"Globex\",y\nc,d,e\n"[..], &[(1, 1, 2)][..]),
            (b"a,\"b\"c,d\n\"x\" w,y\n1,2,\"z\"\rq\n", &[(1, 1, 1), (2, 0, 2), (3, 2, 3)]),
            (b"a,\"b\n\nc\"d\"e\",\"f\"g\n", &[(1, 1, 3), (3, 2, 3)]),
            (b"\"a\"b", &[(1, 0, 1)]),
        ] {
            for piece in [1, 2, 3, 5, 1000] {
                assert_eq!(found(text, piece), expected, "{piece} {}", String::from_utf8_lossy(text));
            }
        }
    }

    #[test]
    fn what_every_writer_writes_is_sound() {
        for text in [
            &b"a,\"x\" ,\"y\"\t \n\"b\",\"\"\r\n\"c \"\"d\"\" e\",\"\"\"\",\"f\ng\"\n"[..],
            b"a,5\" screen,x \"y\" z\n",
            b"\"a\"\r\r\n\"b\"\r",
            b"a,\"b\"",
            b"",
            b"a,\"never closed\n",
        ] {
            for piece in [1, 2, 1000] {
                assert_eq!(found(text, piece), [], "{}", String::from_utf8_lossy(text));
            }
        }
    }
}
