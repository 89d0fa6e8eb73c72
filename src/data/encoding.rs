//! Bytes of a file as a stream of UTF-8, whatever they were written in.
//!
//! A byte order mark decides first, then the stated encoding, then a guess at UTF-16 without a mark. Everything else
//! streams through untouched: cells that are not UTF-8 are decoded as Windows-1252 one by one, which costs UTF-8 files
//! nothing and needs no second pass.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes looked at to guess anything.
const HEAD: usize = 1 << 16;

/// What a stream was read as, where that is worth a note.
pub(crate) type Guessed = Option<&'static str>;

/// Opens a file's bytes as UTF-8 (or what passes for it).
pub(crate) fn open(file: impl Read + Send + 'static, label: Option<&str>) -> io::Result<(Box<dyn BufRead>, Guessed)> {
    let mut input = BufReader::with_capacity(HEAD, file);
    let head = input.fill_buf()?;
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        input.consume(mark);
        return Ok((decoded(input, encoding), None));
    }
    let stated = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match stated.or_else(|| utf16(head)) {
        Some(encoding) => Ok((decoded(input, encoding), stated.is_none().then_some(encoding.name()))),
        None => Ok((Box::new(input), None)),
    }
}

fn decoded(input: BufReader<impl Read + Send + 'static>, encoding: &'static Encoding) -> Box<dyn BufRead> {
    if encoding == UTF_8 {
        return Box::new(input);
    }
    let decoder = encoding.new_decoder_without_bom_handling();
    Box::new(BufReader::with_capacity(HEAD, Transcoder { input, decoder, text: Vec::new(), at: 0, done: false }))
}

/// UTF-16 without a mark: nearly every other byte of western text is zero.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(1024) & !1];
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    let enough = head.len() / 2 * 3 / 4;
    if head.len() < 8 {
        return None;
    }
    match (zeros(0) > enough, zeros(1) > enough) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Another encoding, as UTF-8.
struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.done {
            let bytes = self.input.fill_buf()?;
            let last = bytes.is_empty();
            self.text.resize(HEAD, 0);
            let (result, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, last);
            self.input.consume(read);
            self.done = last && result == CoderResult::InputEmpty;
            self.text.truncate(written);
            self.at = 0;
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// A file whose lines end in a lone carriage return, as line feeds.
pub(crate) struct CarriageReturns<R>(pub R);

impl<R: Read> Read for CarriageReturns<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(out)?;
        for byte in &mut out[..read] {
            if *byte == b'\r' {
                *byte = b'\n';
            }
        }
        Ok(read)
    }
}

/// Whether the first line that ends outside of quotes ends in a lone carriage return: old spreadsheets write such files,
/// with line feeds inside of cells.
pub(crate) fn ends_in_carriage_returns(head: &[u8], delimiter: Option<char>) -> bool {
    let opens = |before: Option<&u8>| {
        before.is_none_or(|b| matches!(b, b',' | b';' | b'\t' | b'|') || Some(char::from(*b)) == delimiter)
    };
    let mut quoted = false;
    for (at, byte) in head.iter().enumerate() {
        match byte {
            b'"' if quoted => quoted = false,
            // A doubled quote closes and opens again.
            b'"' => {
                quoted =
                    opens(at.checked_sub(1).map(|before| &head[before])) || head.get(at.wrapping_sub(1)) == Some(&b'"')
            }
            b'\n' if !quoted => return false,
            b'\r' if !quoted => return head.get(at + 1).is_none_or(|next| *next != b'\n'),
            _ => {}
        }
    }
    head.contains(&b'\r') && !head.contains(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: Vec<u8>, label: Option<&str>) -> (String, Guessed) {
        let (mut reader, guessed) = open(io::Cursor::new(bytes), label).unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        (text, guessed)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(text(b"\xef\xbb\xbfid,name".to_vec(), None), ("id,name".into(), None));
        assert_eq!(text(utf16("\u{feff}id,näme", u16::to_le_bytes), None), ("id,näme".into(), None));
        assert_eq!(text(utf16("\u{feff}id,näme", u16::to_be_bytes), None), ("id,näme".into(), None));
    }

    #[test]
    fn utf_16_without_a_mark_is_guessed() {
        assert_eq!(text(utf16("id,name\n1,Ä", u16::to_le_bytes), None), ("id,name\n1,Ä".into(), Some("UTF-16LE")));
    }

    #[test]
    fn a_stated_encoding_is_believed() {
        assert_eq!(text(b"M\xfcller \x80".to_vec(), Some("windows-1252")), ("Müller €".into(), None));
        assert_eq!(text(b"\x93\xfa\x96\x7b".to_vec(), Some("shift_jis")), ("日本".into(), None));
    }

    #[test]
    fn the_first_line_end_outside_of_quotes_says_what_ends_lines() {
        for (head, expected) in [
            (&b"id,name\r1,\"A\nB\"\r"[..], true),
            (b"\"id\",\"na\nme \"\"x\"\"\"\r1,A\r", true),
            (b"id,name\r\n1,A\r\n", false),
            (b"id,name\n1,\"A\rB\"\n", false),
            (b"\"id\",\"na\rme\"\n1,A\n", false),
            (b"id,5\" screen\r1,A\r", true),
            (b"id^\"na\nme\"\r1^A\r", true),
            (b"id,name", false),
        ] {
            assert_eq!(ends_in_carriage_returns(head, Some('^')), expected, "{:?}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_long_file_is_decoded_whole() {
        let long = "é,ü\n".repeat(100_000);
        assert!(text(utf16(&long, u16::to_le_bytes), Some("utf-16le")).0 == long);
    }
}
