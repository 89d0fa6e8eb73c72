//! Header fields that hold names and subjects, as RFC 2047 has them: a line with an encoded word is no longer than 76 columns, and
//! what looks like an encoded word and is none is encoded, so that nobody's mail program reads another text out of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lettre::message::Mailbox;
use lettre::message::header::{HeaderName, HeaderValue};
use unicode_script::{Script, UnicodeScript as _};

use crate::base::text::tidy;
use crate::store::deck_name::attachment_name;

/// The most columns of a line with an encoded word.
const COLUMNS: usize = 76;

const BEGIN: &str = "=?utf-8?b?";
const END: &str = "?=";

/// The most letters of an attached file's name before the quarter.
const NAME: usize = 60;

/// A subject.
pub(crate) fn subject(text: &str) -> HeaderValue {
    let mut line = Folded::of("Subject");
    match is_plain(text) {
        true => text.split(' ').for_each(|word| line.word(word)),
        false => line.encoded(text),
    }
    line.value("Subject", text.to_owned())
}

/// A field of mailboxes: `From`, `To`, `Cc`, `Reply-To`.
pub(crate) fn mailboxes(field: &'static str, all: &[Mailbox]) -> HeaderValue {
    let mut line = Folded::of(field);
    for (place, mailbox) in all.iter().enumerate() {
        let comma = if place + 1 == all.len() { "" } else { "," };
        let address: &str = mailbox.email.as_ref();
        match mailbox.name.as_deref() {
            None => line.word(&format!("{address}{comma}")),
            Some(name) => {
                let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
                match is_plain(name) && quoted.len() < COLUMNS - field.len() - 2 {
                    true => line.word(&quoted),
                    false => line.encoded(name),
                }
                line.word(&format!("<{address}>{comma}"));
            }
        }
    }
    line.value(field, String::new())
}

/// The name of an attached deck: that of [`attachment_name`], or with the letters of another script where the account's name has any.
pub(crate) fn attached_name(name: &str, period: &str) -> String {
    let is_foreign =
        |c: char| c.is_alphabetic() && !matches!(c.script(), Script::Latin | Script::Common | Script::Inherited);
    if !name.contains(is_foreign) {
        return attachment_name(name, period);
    }
    let mut kept = String::new();
    for letter in name.to_lowercase().chars() {
        let is_mark = unicode_normalization::char::is_combining_mark(letter);
        match letter.is_alphanumeric() || is_mark {
            true => kept.push(letter),
            false if kept.is_empty() || kept.ends_with('-') => {}
            false => kept.push('-'),
        }
    }
    let kept: String = kept.chars().take(NAME).collect();
    format!("{}_{period}_review.pdf", kept.trim_matches('-'))
}

/// Whether a text can stand as it is: printable ASCII in which nothing looks like an encoded word.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?")
}

/// A field's value, folded into lines.
struct Folded {
    text: String,
    column: usize,
}

impl Folded {
    fn of(field: &str) -> Self {
        Self { text: String::new(), column: field.len() + ": ".len() }
    }

    /// Adds a word that cannot be parted, after a blank or on a line of its own.
    fn word(&mut self, word: &str) {
        let gap = usize::from(!self.text.is_empty());
        match self.column + gap + word.len() > COLUMNS && gap == 1 {
            true => self.fold(),
            false if gap == 1 => self.push(" "),
            false => {}
        }
        self.push(word);
    }

    /// Adds a text as encoded words.
    fn encoded(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let gap = usize::from(!self.text.is_empty());
            let room = COLUMNS.saturating_sub(self.column + gap + BEGIN.len() + END.len()) / 4 * 3;
            let fits = (0..=room.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or_default();
            if fits == 0 {
                self.fold();
                continue;
            }
            if gap == 1 && !self.text.ends_with(' ') {
                self.push(" ");
            }
            let (now, later) = rest.split_at(fits);
            self.push(&format!("{BEGIN}{}{END}", STANDARD.encode(now)));
            rest = later;
        }
    }

    fn fold(&mut self) {
        self.text.push_str("\r\n ");
        self.column = 1;
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += text.len();
    }

    fn value(self, field: &'static str, raw: String) -> HeaderValue {
        // Only printable ASCII, encoded words and folds are in it, and addresses that the library has judged.
        HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(field), raw, self.text)
    }
}

/// A subject on one line, without the marks that isolate the direction of a name: mail clients may show them.
pub(crate) fn one_line(subject: &str) -> String {
    let plain: String = subject.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    tidy(&plain).unwrap_or_default().into_owned()
}
