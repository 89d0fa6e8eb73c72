//! How much of a file from outside is believed.
//!
//! Each limit is far beyond real use: what is past it is a slip or an attack, and gets a message that names the file, the
//! place, the value, the limit and what to do. `docs/workspace.md` lists them, and a test holds the list to this file.

use std::fs::File;
use std::io::{BufRead, Read as _};
use std::path::Path;
use std::{fs, io};

/// The most bytes of a source's file.
pub const FILE_BYTES: u64 = 4 << 30;
/// The most rows of a source's file.
pub const ROWS: u64 = 1_000_000_000;
/// The most columns of a delimited file.
pub const COLUMNS: usize = 10_000;
/// The most bytes of a row: what a quote that is never closed may swallow.
pub const ROW_BYTES: usize = 64 << 20;
/// The most bytes of a cell.
pub const CELL_BYTES: usize = 1 << 20;
/// The most characters of an id, a name, a title, a goal: of whatever a deck may say.
pub const TEXT_CHARS: usize = 1_000;
/// The most bytes of a YAML file, and of a file of messages.
pub const YAML_BYTES: usize = 4 << 20;
/// The most values of a YAML file once aliases are followed.
pub const YAML_VALUES: usize = 400_000;
/// The most bytes of text of a YAML file once aliases are followed.
pub const YAML_TEXT_BYTES: usize = 16 << 20;
/// The most bytes of one text of a YAML file.
pub const YAML_SCALAR_BYTES: usize = 10_000;
/// The most metrics: each is a figure a week of every account.
pub const METRICS: usize = 100;
/// The most features, products, plans and news of a catalogue, of each.
pub const CATALOGUE_ENTRIES: usize = 1_000;
/// The most brackets open at once in a YAML file.
pub const YAML_BRACKETS: usize = 64;
/// The most bytes of a logo.
pub const LOGO_BYTES: u64 = 8 << 20;
/// The most pixels on a side of a logo.
pub const LOGO_SIDE: u32 = 8_000;
/// The most pixels of a logo altogether: a few kilobytes can claim to be a gigabyte.
pub const LOGO_PIXELS: u64 = 16_000_000;
/// The most bytes of a font's file.
pub const FONT_BYTES: usize = 256 << 20;
/// The most braces open at once in a `.ftl` file.
pub const FLUENT_BRACES: usize = 8;
/// The most places in braces of a message of a `.ftl` file.
pub const FLUENT_PLACEABLES: usize = 64;
/// The most bytes of a certificate of `smtp.ca`.
pub const PEM_BYTES: usize = 1 << 20;
/// The most bytes of a deck that is read back.
pub const DECK_BYTES: usize = 256 << 20;
/// The most bytes of a line of a record that the program keeps, and of a small file of its own.
pub const RECORD_LINE_BYTES: usize = 16 << 20;
/// The most bytes of a report that is read back.
pub const REPORT_BYTES: usize = 1 << 30;
/// The most bytes of a message in a mailbox that are looked at.
pub const MESSAGE_BYTES: usize = 4 << 20;
/// The most messages within messages that are taken apart.
pub const NESTED_MESSAGES: usize = 50;

/// Opens a plain file, which has an end: a pipe nobody writes to and a device have none.
pub fn open(path: &Path) -> io::Result<File> {
    let file = open_of_any_size(path)?;
    if file.metadata()?.len() > FILE_BYTES { Err(too_large(FILE_BYTES)) } else { Ok(file) }
}

/// The same of a file that is read piece by piece.
pub fn open_of_any_size(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() {
        return File::open(path);
    }
    let what = if kind.is_dir() { "a folder" } else { "a pipe or a device" };
    Err(io::Error::new(io::ErrorKind::InvalidInput, format!("it is {what}; name a plain file")))
}

/// A whole file of at most `most` bytes.
pub fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = open(path)?;
    if file.metadata()?.len() <= most as u64 {
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() <= most {
            return Ok(bytes);
        }
    }
    Err(too_large(most as u64))
}

fn too_large(most: u64) -> io::Error {
    let message = format!("the file is larger than {most} bytes, the most that is read");
    io::Error::new(io::ErrorKind::FileTooLarge, message)
}

/// The same of a text.
pub fn read_text(path: &Path, most: usize) -> io::Result<String> {
    String::from_utf8(read(path, most)?).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text"))
}

/// Reads a line of a record into `line`, with its end; `false` behind the last one. A line without end is an error.
pub fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let begin = line.len();
    let read = reader.take(RECORD_LINE_BYTES as u64 + 1).read_until(b'\n', line)?;
    if line.len() - begin > RECORD_LINE_BYTES {
        let message = format!("a line is longer than {RECORD_LINE_BYTES} bytes, the most that is read");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(read > 0)
}
