//! Text of another encoding as a stream of UTF-8. What is not of that encoding becomes the byte `0xFF`; a file that proves to be
//! UTF-8 under another label ends in an error, for its texts would say something else.

use std::io;
use std::io::{BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};

use crate::ingest::bytes::open_error::OpenError;

/// How many bytes are decoded at once.
const PIECE: usize = 1 << 16;
/// Stands in the stream for bytes that are not of the encoding; no text of UTF-8 holds it.
const NONE: u8 = 0xff;

/// Another encoding, as UTF-8.
pub(crate) struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    look: Option<Look>,
    single_byte: bool,
    text: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R> Transcoder<R> {
    /// Of bytes in another encoding than UTF-8.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        let is_utf_16 = encoding == UTF_16LE || encoding == UTF_16BE;
        let look = if is_utf_16 { None } else { Some(Look { encoding, following: 0, letters: 0 }) };
        let single_byte = encoding.is_single_byte();
        Self { input, decoder, look, single_byte, text: Vec::new(), at: 0, done: false }
    }
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.done {
            let bytes = self.input.fill_buf()?;
            let last = bytes.is_empty();
            if last && let Some(stated) = self.look.as_ref().and_then(Look::contradicted) {
                return Err(io::Error::other(OpenError::Utf8 { stated }));
            }
            self.text.resize(PIECE, 0);
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, last);
            self.look = self.look.take().and_then(|look| look.over(&bytes[..read]));
            self.input.consume(read);
            self.done = last && result == DecoderResult::InputEmpty;
            self.text.truncate(written);
            if self.single_byte {
                refuse_controls(&mut self.text);
            }
            if matches!(result, DecoderResult::Malformed(..)) {
                self.text.push(NONE);
            }
            self.at = 0;
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Bytes that an encoding has no letter for come as control characters from beyond ASCII: they are no text.
fn refuse_controls(text: &mut [u8]) {
    let is_control = |at: &usize| text.get(at + 1).is_some_and(|next| (0x80..0xa0).contains(next));
    let found: Vec<usize> = memchr::memchr_iter(0xc2, text).filter(is_control).collect();
    found.into_iter().for_each(|at| text[at] = NONE);
}

/// Looks whether what is stated to be of another encoding is UTF-8 throughout, however far down its first letter beyond ASCII
/// stands.
struct Look {
    encoding: &'static Encoding,
    /// Bytes of a letter that are to follow.
    following: u8,
    /// Letters beyond ASCII so far.
    letters: u64,
}

/// Letters that make a chance of it in encodings of several bytes, where a few may look like UTF-8.
const MANY: u64 = 8;

impl Look {
    /// After some more bytes; none where they are no UTF-8.
    fn over(mut self, bytes: &[u8]) -> Option<Self> {
        if self.following == 0 && bytes.is_ascii() {
            return Some(self);
        }
        for byte in bytes {
            (self.following, self.letters) = match (self.following, byte) {
                (0, 0..0x80) => (0, self.letters),
                (0, 0xc2..0xe0) => (1, self.letters + 1),
                (0, 0xe0..0xf0) => (2, self.letters + 1),
                (0, 0xf0..0xf5) => (3, self.letters + 1),
                (following @ 1.., 0x80..0xc0) => (following - 1, self.letters),
                _ => return None,
            };
        }
        Some(self)
    }

    /// The stated encoding, where the file proves to be UTF-8.
    fn contradicted(&self) -> Option<&'static str> {
        let enough = if self.encoding.is_single_byte() { 1 } else { MANY };
        (self.following == 0 && self.letters >= enough).then(|| self.encoding.name())
    }
}
