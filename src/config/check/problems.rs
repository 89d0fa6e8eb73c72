//! Collects the problems of one file, with their places.

use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::base::address_list::{Named, understood};
use crate::base::nearest::nearest;
use crate::base::spelling::encodings::encoding;
use crate::base::spelling::unseen::hidden;
use crate::base::time::moment;
use crate::config::problem::Problem;
use crate::config::yaml::parse::locate;
use crate::config::yaml::step::Step;

/// The problems of one file.
pub struct Problems<'a> {
    file: &'a str,
    text: &'a [u8],
    found: Vec<Problem>,
    doubts: Vec<Problem>,
}

/// A place is found by parsing the file again, so only the first problems of a file get one.
pub(crate) const PLACED: usize = 50;

impl<'a> Problems<'a> {
    /// Begins without problems. `text` is the file's content, to find places in.
    pub fn new(file: &'a str, text: &'a [u8]) -> Self {
        Self { file, text, found: Vec::new(), doubts: Vec::new() }
    }

    /// Adds a problem at a value's place.
    pub fn at(&mut self, path: &[Step], message: impl Into<String>) {
        let at = if self.found.len() < PLACED { locate(self.text, path) } else { None };
        self.found.push(Problem { file: self.file.to_owned(), at, message: message.into() });
    }

    /// Adds a problem of a command-line flag.
    pub fn of_flag(&mut self, flag: &str, message: impl Into<String>) {
        self.found.push(Problem { file: flag.to_owned(), at: None, message: message.into() });
    }

    /// Adds a doubt: a setting that is valid but probably a mistake.
    pub fn doubt(&mut self, path: &[Step], message: impl Into<String>) {
        self.doubts.push(Problem { file: self.file.to_owned(), at: locate(self.text, path), message: message.into() });
    }

    /// Adds a doubt where lines of the file have signs that nobody sees.
    pub fn hidden_signs(&mut self) {
        let text = String::from_utf8_lossy(self.text);
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        let found: Vec<(usize, char)> = lines.filter_map(|(at, line)| Some((at + 1, hidden(line)?))).collect();
        let Some((line, sign)) = found.first() else { return };
        let lines = if found.len() == 1 { "this line has".to_owned() } else { format!("{} lines have", found.len()) };
        let message = format!(
            "{lines} signs that nobody sees, the first U+{:04X}; they are left out of all texts. Delete them",
            u32::from(*sign)
        );
        self.doubts.push(Problem { file: self.file.to_owned(), at: Some((*line, 1)), message });
    }

    /// Adds a problem unless `name` is among `names`, with a suggestion of the nearest one.
    pub fn known<'n>(&mut self, path: &[Step], what: &str, name: &str, names: impl IntoIterator<Item = &'n str>) {
        let names: Vec<&str> = names.into_iter().collect();
        if !names.contains(&name) {
            self.unknown(path, what, name, &names);
        }
    }

    /// Adds a problem that `name` is none of `names`, with a suggestion of the nearest one.
    pub fn unknown(&mut self, path: &[Step], what: &str, name: &str, names: &[&str]) {
        let hint = match nearest(name, names.iter().copied()) {
            Some(near) => format!("; did you mean \"{near}\"?"),
            None if names.is_empty() => format!("; no {what} is defined"),
            None if names.len() <= 12 => format!("; there are {}", names.join(", ")),
            None => String::new(),
        };
        self.at(path, format!("\"{name}\" is no {what}{hint}"));
    }

    /// Adds a problem unless a number is in a range. `about` says what the number means.
    pub fn within<N: PartialOrd + Display>(&mut self, path: &[Step], number: N, range: RangeInclusive<N>, about: &str) {
        if !range.contains(&number) {
            let (least, most) = range.into_inner();
            self.at(path, format!("{number} is not between {least} and {most} ({about})"));
        }
    }

    /// Adds a problem for every empty or duplicate id.
    pub fn ids<'n>(&mut self, list: &str, ids: impl Iterator<Item = &'n str>) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, id) in ids.enumerate() {
            let path = [Step::Key(list), Step::Index(index), Step::Key("id")];
            if id.trim().is_empty() {
                self.at(&path, "an id must not be empty");
            } else if !seen.insert(id) {
                self.at(&path, format!("the id \"{id}\" stands twice in {list}"));
            }
        }
    }

    /// Adds a problem unless the address can be a link in a deck.
    pub fn url(&mut self, path: &[Step], url: Option<&str>) {
        let Some(url) = url else { return };
        let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
        if !matches!(scheme.as_str(), "https" | "http" | "mailto") || url.chars().any(|c| c.is_control() || c == ' ') {
            self.at(path, format!("\"{url}\" is no address; write it with https://, http:// or mailto:"));
        } else if scheme == "mailto" && !understood(url).is_some_and(|named| matches!(named[..], [Named::One(_)])) {
            self.at(path, format!("\"{url}\" leads to no e-mail address; write it as mailto:ada@example.com"));
        }
    }

    /// Adds a problem unless the text is an encoding's label.
    pub fn encoding(&mut self, path: &[Step], label: Option<&str>) {
        if let Some(Err(message)) = label.map(encoding) {
            self.at(path, message);
        }
    }

    /// Adds a problem unless the text is the name of a time zone.
    pub fn time_zone(&mut self, path: &[Step], name: &str) {
        if moment::named(name).is_none() {
            self.at(path, format!("\"{name}\" is no time zone of the IANA database; write it as Europe/Berlin or UTC"));
        }
    }

    /// Adds a problem unless the text is a language tag.
    pub fn language(&mut self, path: &[Step], tag: Option<&str>) {
        if let Some(tag) = tag.filter(|tag| !crate::base::text::is_locale(tag)) {
            self.at(path, format!("\"{tag}\" is no language tag; write it as de or pt-BR"));
        }
    }

    /// The problems in the order in which they were found, and the doubts.
    pub fn done(self) -> (Vec<Problem>, Vec<Problem>) {
        (self.found, self.doubts)
    }
}
