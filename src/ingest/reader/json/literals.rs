//! What the parser would not take as it is written: `NaN`, `Infinity` and `-Infinity`, which JSON does not have and many tools
//! write for a figure that is missing; and integers of more digits than a number holds, which are ids.

use std::io;
use std::io::{BufRead, Read};

/// What is written, bare, in place of a number.
const BARE: [&[u8]; 3] = [b"NaN", b"Infinity", b"-Infinity"];

/// Integers of so many digits may be more than 64 bits hold.
const LONG: usize = 20;

/// The bytes of JSON with `null` for what is written bare in place of a number, and long integers as texts.
pub(crate) struct Literals<R> {
    input: R,
    buffer: Vec<u8>,
    at: usize,
    /// Bytes that were looked at and are still to come, the next one last.
    ahead: Vec<u8>,
    quoted: bool,
    escaped: bool,
    /// Whether the byte before was a digit of a negative number, which is not looked at as a whole.
    negative: bool,
}

/// Whether a line may hold one of them.
pub(crate) fn are_in(line: &[u8]) -> bool {
    let mut digits = 0;
    let mut has_long = || {
        line.iter().any(|byte| {
            digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
            digits == LONG
        })
    };
    BARE[..2].iter().any(|word| memchr::memmem::find(line, word).is_some()) || has_long()
}

impl<R: BufRead> Literals<R> {
    pub fn of(input: R) -> Self {
        Self { input, buffer: Vec::new(), at: 0, ahead: Vec::new(), quoted: false, escaped: false, negative: false }
    }

    /// What was read last, as far as it is at hand.
    pub fn seen(&self) -> &[u8] {
        &self.buffer[..self.at]
    }

    /// The next byte; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<u8>> {
        if let Some(byte) = self.ahead.pop() {
            return Ok(Some(byte));
        }
        let Some(byte) = self.raw()? else { return Ok(None) };
        if self.quoted {
            self.quoted = self.escaped || byte != b'"';
            self.escaped = byte == b'\\' && !self.escaped;
            return Ok(Some(byte));
        }
        if std::mem::take(&mut self.negative) && byte.is_ascii_digit() {
            self.negative = true;
            return Ok(Some(byte));
        }
        match BARE.iter().find(|word| word[0] == byte) {
            Some(word) => self.word(word).map(Some),
            None if byte.is_ascii_digit() => self.number(byte).map(Some),
            None => {
                self.quoted = byte == b'"';
                Ok(Some(byte))
            }
        }
    }

    /// What begins as a word does: `null` where it is the word, else itself.
    fn word(&mut self, word: &[u8]) -> io::Result<u8> {
        let mut read = vec![word[0]];
        while read.len() < word.len() && word.starts_with(&read) {
            let Some(byte) = self.raw()? else { break };
            read.push(byte);
        }
        let bytes = if read == word { b"null" } else { read.as_slice() };
        // Only the byte that is not the word's can be a quote.
        self.quoted = bytes.ends_with(b"\"");
        self.negative = matches!(bytes, [b'-', digit] if digit.is_ascii_digit());
        self.ahead.extend(bytes[1..].iter().rev());
        Ok(bytes[0])
    }

    /// A number: itself, or a text where it is an integer that is too long.
    fn number(&mut self, first: u8) -> io::Result<u8> {
        let mut read = vec![first];
        let mut end = None;
        while let Some(byte) = self.raw()? {
            if !(byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-')) {
                end = Some(byte);
                break;
            }
            read.push(byte);
        }
        if read.len() >= LONG && read.iter().all(u8::is_ascii_digit) {
            read.insert(0, b'"');
            read.push(b'"');
        }
        // What ends a number is neither a digit nor a word, but it may be a quote in broken JSON.
        self.quoted = end == Some(b'"');
        self.ahead.extend(end);
        self.ahead.extend(read[1..].iter().rev());
        Ok(read[0])
    }

    fn raw(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.buffer.len() {
            self.buffer.clear();
            self.at = 0;
            let bytes = self.input.fill_buf()?;
            self.buffer.extend_from_slice(bytes);
            let read = bytes.len();
            self.input.consume(read);
        }
        let byte = self.buffer.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        Ok(byte)
    }
}

impl<R: BufRead> Read for Literals<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        for (at, room) in out.iter_mut().enumerate() {
            let Some(byte) = self.next()? else { return Ok(at) };
            *room = byte;
        }
        Ok(out.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_bare_for_a_missing_figure_is_null() {
        for (text, expected) in [
            (r#"{"a":NaN,"b":-Infinity,"c":Infinity}"#, r#"{"a":null,"b":null,"c":null}"#),
            (r#"{"NaN":"NaN","b":"-Infinity \" NaN"}"#, r#"{"NaN":"NaN","b":"-Infinity \" NaN"}"#),
            (r#"{"a":-5,"b":"\\","c":NaN}"#, r#"{"a":-5,"b":"\\","c":null}"#),
            (r#"{"a":Na,"b":-"NaN",-I"NaN"}"#, r#"{"a":Na,"b":-"NaN",-I"NaN"}"#),
            (
                r#"[98765432109876543210,{"a":12345678901234567890}]"#,
                r#"["98765432109876543210",{"a":"12345678901234567890"}]"#,
            ),
            (
                r#"["98765432109876543210",1.98765432109876543210,123]"#,
                r#"["98765432109876543210",1.98765432109876543210,123]"#,
            ),
            (r#"[-5,0.25e-3,7"a"]"#, r#"[-5,0.25e-3,7"a"]"#),
            ("[12", "[12"),
            ("[-123456789012345678901234567890,-1]", "[-123456789012345678901234567890,-1]"),
            ("[NaN", "[null"),
            ("[-", "[-"),
            ("[Infinit", "[Infinit"),
        ] {
            for piece in [1, 2, 3, 100] {
                let mut read = String::new();
                let input = io::BufReader::with_capacity(piece, text.as_bytes());
                Literals::of(input).read_to_string(&mut read).unwrap();
                assert_eq!(read, expected, "in pieces of {piece}");
            }
        }
    }
}
