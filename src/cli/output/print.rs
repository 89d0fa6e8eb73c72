//! Formats numbers, sizes, times and text from elsewhere for a terminal.

use std::io;
use std::io::Write;
use std::time::Duration;

use crate::base::count::count;

/// Where a command says what it did, also after whoever read it has gone: what it did decides its exit status, not who listened.
#[derive(Debug)]
pub struct Said<W> {
    to: W,
    is_closed: bool,
}

/// The standard output of a command. One that goes on for ever, as a watch does, ends where its reader is gone and writes to it directly.
pub fn said() -> Said<io::StdoutLock<'static>> {
    Said { to: io::stdout().lock(), is_closed: false }
}

/// Its standard error.
pub fn warned() -> Said<io::StderrLock<'static>> {
    Said { to: io::stderr().lock(), is_closed: false }
}

impl<W> Said<W> {
    fn done<T>(&mut self, done: io::Result<T>, else_: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(else_)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for Said<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let written = self.to.write(bytes);
        self.done(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let flushed = self.to.flush();
        self.done(flushed, ())
    }
}

/// Escapes control characters in a text from a file or the command line. Line breaks stay.
pub fn printable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => plain.push('\n'),
            // Overrides and isolates turn the rest of the line around.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                plain.extend(character.escape_unicode());
            }
            c if c.is_control() => plain.extend(c.escape_default()),
            c => plain.push(c),
        }
    }
    plain
}

/// Like [`printable`], on one line of at most `longest` characters.
pub fn one_line(text: &str, longest: usize) -> String {
    let line = printable(text).replace('\n', "\\n");
    if line.chars().count() <= longest {
        return line;
    }
    let mut cut: String = line.chars().take(longest.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// `1 deck`, `2 decks`.
pub fn counted(number: u64, one: &str) -> String {
    format!("{} {one}{}", count(number), if number == 1 { "" } else { "s" })
}

/// `640 B`, `61 kB`, `33.1 MB`.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

/// `0.4 s`, `12 s`, `3 min 20 s`.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..120 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_077, 1_234_567].map(count), ["0", "999", "1,077", "1,234,567"]);
        assert_eq!((counted(1, "deck"), counted(2, "deck")), ("1 deck".into(), "2 decks".into()));
    }

    #[test]
    fn sizes_and_times_have_units() {
        assert_eq!([640, 61_400, 33_100_000, 2_500_000_000].map(size), ["640 B", "61 kB", "33.1 MB", "2.50 GB"]);
        assert_eq!([350, 12_000, 200_000].map(|ms| time(Duration::from_millis(ms))), ["0.3 s", "12 s", "3 min 20 s"]);
    }

    #[test]
    fn foreign_text_cannot_steer_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c\nd");
        assert_eq!(one_line("a\nb", 9), "a\\nb");
        assert_eq!(one_line("株式会社ABC", 4), "株式会…");
    }
}
