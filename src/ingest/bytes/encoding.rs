//! Bytes of a file as a stream of UTF-8, whatever they were written in.
//!
//! An encoding is stated, or proved: by a byte order mark, by the zero bytes of UTF-16, by bytes that are UTF-8. Nothing is
//! guessed. What is not what it should be becomes the byte `0xFF` in the stream (or stays as it is in a file of UTF-8), so
//! that whoever reads the rows finds the cell it is in.

use std::borrow::Cow;
use std::io;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
};

use crate::base::spelling::encodings;
use crate::base::text::shown;
use crate::ingest::bytes::magic;
use crate::ingest::bytes::open_error::OpenError;
use crate::ingest::bytes::transcoder::Transcoder;

/// How many bytes at the start of a file are examined.
const HEAD: usize = 1 << 16;
/// Encodings that exports are written in, the likeliest first.
const USUAL: [&Encoding; 11] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    SHIFT_JIS,
    EUC_JP,
    GBK,
    BIG5,
    EUC_KR,
    encoding_rs::MACINTOSH,
];
/// How many ways to read a cell a message lists.
const LISTED: usize = 6;

/// A file's text.
pub(crate) struct Opened {
    pub input: Box<dyn BufRead>,
    pub encoding: Known,
}

/// How it is known what a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// By nothing: it has to be UTF-8.
    Nothing,
    /// `encoding` states it.
    Stated(&'static str),
    /// Its first bytes prove it: a mark, or the zeros of UTF-16.
    Proved(&'static str, &'static str),
}

/// Opens a file's bytes as UTF-8. `label` is the stated encoding.
pub(crate) fn open(file: impl Read + Send + 'static, label: Option<&str>) -> Result<Opened, OpenError> {
    let mut input = BufReader::with_capacity(HEAD, file);
    let head = input.fill_buf()?;
    if let Some(kind) = magic::kind_of(head) {
        return Err(OpenError::Foreign(kind));
    }
    // The workspace was checked, so every label that comes here is known.
    let stated = label.and_then(|label| encodings::encoding(label).ok());
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        // "utf-16" leaves it to the mark which of the two it is.
        let either = encoding == UTF_16BE && label.is_some_and(names_no_order);
        if let Some(stated) = stated.filter(|stated| *stated != encoding && !either) {
            return Err(OpenError::Mark { mark: encoding.name(), stated: stated.name() });
        }
        input.consume(mark);
        return Ok(Opened { input: decoded(input, encoding), encoding: Known::Proved(encoding.name(), "its mark") });
    }
    if let Some(encoding) = stated {
        if encoding.is_single_byte() && is_utf8(head) {
            return Err(OpenError::Utf8 { stated: encoding.name() });
        }
        return Ok(Opened { input: decoded(input, encoding), encoding: Known::Stated(encoding.name()) });
    }
    // ISO-2022-JP is written in bytes of ASCII, and its escapes show it.
    if [&b"\x1b$"[..], b"\x1b("].iter().any(|escape| memchr::memmem::find(head, escape).is_some()) {
        return Err(OpenError::Escapes);
    }
    match utf16(head) {
        Some(encoding) => {
            let known = Known::Proved(encoding.name(), "its zero bytes");
            Ok(Opened { input: decoded(input, encoding), encoding: known })
        }
        None => Ok(Opened { input: Box::new(input), encoding: Known::Nothing }),
    }
}

/// Whether text beyond ASCII is UTF-8 throughout: of an encoding of single bytes it would hardly ever look so.
fn is_utf8(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => head.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return false,
    };
    !head[..whole].is_ascii()
}

/// Whether a label of UTF-16 leaves the order of bytes open.
fn names_no_order(label: &str) -> bool {
    let label = encodings::canonical(label.trim());
    label.eq_ignore_ascii_case("utf-16") || label.eq_ignore_ascii_case("unicode") || label.eq_ignore_ascii_case("ucs-2")
}

impl Known {
    /// What is said of bytes that are not of the encoding.
    pub fn contradicted(self, bytes: &[u8]) -> String {
        let ask = readings(bytes).map_or_else(
            || "state `encoding`, or save the file as UTF-8".to_owned(),
            |readings| format!("state `encoding` ({readings}), or save the file as UTF-8"),
        );
        match self {
            Self::Nothing => format!("is not UTF-8, and what it is written in is not guessed; {ask}"),
            Self::Stated("UTF-8") => format!("is not UTF-8, as `encoding` states; {ask}"),
            Self::Stated(name) => format!("is not {name}, as `encoding` states; state what the file is written in"),
            Self::Proved(name, by) => {
                format!("is not {name}, which the file is by {by}; it may be cut off or damaged. Export it again")
            }
        }
    }
}

/// What bytes say in the encodings that exports are written in, as far as they say anything.
fn readings(bytes: &[u8]) -> Option<String> {
    let mut found: Vec<(Cow<str>, Vec<String>)> = Vec::new();
    for encoding in USUAL {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let Some(text) = text.filter(|text| !text.chars().any(char::is_control)) else { continue };
        let name = encoding.name().to_ascii_lowercase();
        match found.iter_mut().find(|(other, _)| *other == text) {
            Some((_, names)) => names.push(name),
            None => found.push((text, vec![name])),
        }
    }
    let mut words: Vec<String> =
        found.iter().take(LISTED).map(|(text, names)| format!("{}: \"{}\"", names.join(" or "), shown(text))).collect();
    if words.is_empty() || !bytes.iter().any(|byte| !byte.is_ascii()) {
        return None;
    }
    if found.len() > LISTED {
        words.push("…".to_owned());
    }
    Some(words.join(", "))
}

/// The first of some bytes that is of no UTF-8, where one is.
pub(crate) fn not_utf8(bytes: &[u8]) -> Option<usize> {
    std::str::from_utf8(bytes).err().map(|error| error.valid_up_to())
}

fn decoded(input: BufReader<impl Read + Send + 'static>, encoding: &'static Encoding) -> Box<dyn BufRead> {
    if encoding == UTF_8 {
        return Box::new(input);
    }
    Box::new(BufReader::with_capacity(HEAD, Transcoder::new(input, encoding)))
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

    fn read(bytes: &[u8], label: Option<&str>) -> Result<(Vec<u8>, Known), String> {
        let mut opened = open(io::Cursor::new(bytes.to_vec()), label).map_err(|error| error.to_string())?;
        let mut text = Vec::new();
        opened.input.read_to_end(&mut text).unwrap();
        Ok((text, opened.encoding))
    }

    fn text(bytes: &[u8], label: Option<&str>) -> (String, Known) {
        let (text, known) = read(bytes, label).unwrap();
        (String::from_utf8(text).unwrap(), known)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn byte_order_marks_prove() {
        let of = |name| Known::Proved(name, "its mark");
        assert_eq!(text(b"\xef\xbb\xbfid,name", None), ("id,name".into(), of("UTF-8")));
        for label in [None, Some("utf-16")] {
            let little = utf16("\u{feff}id,näme", u16::to_le_bytes);
            assert_eq!(text(&little, label), ("id,näme".into(), of("UTF-16LE")));
            let big = utf16("\u{feff}id,näme", u16::to_be_bytes);
            assert_eq!(text(&big, label), ("id,näme".into(), of("UTF-16BE")));
        }
    }

    #[test]
    fn text_of_utf_8_that_is_stated_to_be_of_single_bytes_is_refused() {
        let said = read("id,name\n1,Müller".as_bytes(), Some("windows-1252")).unwrap_err();
        assert!(said.contains("the text is UTF-8") && said.contains("windows-1252"), "{said}");
        assert_eq!(text(b"id,M\xfcller", Some("windows-1252")).0, "id,Müller");
        assert_eq!(text(b"id,name", Some("windows-1252")).0, "id,name");
        assert_eq!(text("id,\u{ff83}".as_bytes(), Some("utf-8")).0, "id,\u{ff83}");
    }

    #[test]
    fn a_mark_that_contradicts_what_is_stated_is_refused() {
        for (bytes, label) in
            [(&b"\xef\xbb\xbfid"[..], "windows-1252"), (b"\xff\xfei\0d\0", "utf-8"), (b"\xfe\xff\0i\0d", "utf-16le")]
        {
            let said = read(bytes, Some(label)).unwrap_err();
            assert!(said.contains("the mark of") && said.to_lowercase().contains(label), "{said}");
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_proved_by_its_zeros() {
        let read = text(&utf16("id,name\n1,Ä", u16::to_le_bytes), None);
        assert_eq!(read, ("id,name\n1,Ä".into(), Known::Proved("UTF-16LE", "its zero bytes")));
    }

    #[test]
    fn a_stated_encoding_is_read() {
        assert_eq!(text(b"M\xfcller \x80", Some("windows-1252")).0, "Müller €");
        assert_eq!(text(b"\x93\xfa\x96\x7b", Some("shift_jis")).0, "日本");
    }

    #[test]
    fn utf_8_under_another_label_is_refused_wherever_its_letters_begin() {
        let ascii = "id,name\n".repeat(20_000);
        for (label, text, refused) in [
            ("windows-1252", format!("{ascii}1,Müller\n"), true),
            ("shift_jis", format!("{ascii}{}\n", "Café Zoé ".repeat(5)), true),
            ("shift_jis", ascii.clone(), false),
        ] {
            let mut opened = open(io::Cursor::new(text.into_bytes()), Some(label)).unwrap();
            let read = opened.input.read_to_end(&mut Vec::new()).map_err(|error| error.to_string());
            assert_eq!(read.is_err(), refused, "{label}: {read:?}");
        }
    }

    #[test]
    fn what_is_not_of_its_encoding_is_no_text() {
        let broken = |bytes: &[u8], label| read(bytes, label).unwrap().0;
        assert_eq!(broken(b"a\x81,b\n", Some("shift_jis")), b"a\xff,b\n");
        assert_eq!(broken(b"a\xe9b", Some("utf-8")), b"a\xe9b");
        assert_eq!(broken(b"a\0b\0c", Some("utf-16le")), b"ab\xff");
        assert_eq!(broken(b"\xff\xfea\0\0\xd8b\0", None), b"a\xffb");
    }

    #[test]
    fn it_is_told_what_bytes_would_say_in_each_encoding() {
        let said = Known::Nothing.contradicted(b"M\xfcller");
        assert!(said.contains("windows-1252 or windows-1250") && said.contains("\"Müller\""), "{said}");
        assert!(said.contains("windows-1251: \"Mьller\""), "{said}");
        let said = Known::Stated("UTF-8").contradicted(b"\x93\xfa\x96\x7b");
        assert!(
            said.starts_with("is not UTF-8, as `encoding` states") && said.contains("shift_jis: \"日本\""),
            "{said}"
        );
        assert!(!Known::Stated("Shift_JIS").contradicted(b"a\xff").contains(':'));
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        assert_eq!(read(b"\x1f\x8b\x08\0\0", None).unwrap_err(), "the file is compressed with gzip; unpack it first");
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
        assert!(text(&utf16(&long, u16::to_le_bytes), Some("utf-16le")).0 == long);
    }
}
