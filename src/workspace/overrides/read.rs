//! From a file of the folder to an override, or to what is wrong with it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::de::{self, Error as _, Visitor};
use serde::{Deserialize, Deserializer};

use super::super::config::OneOrMany;
use super::super::error::Problem;
use super::super::{Workspace, WorkspaceError, yaml};
use super::{FOLDER, Override, OverrideFile, check};

impl Workspace {
    /// Every override of the workspace, by path; a file that cannot be read or says what cannot be comes with its faults.
    /// No folder is no overrides.
    pub fn overrides(&self) -> Result<Vec<OverrideFile>, WorkspaceError> {
        let folder = self.root.join(FOLDER);
        let unreadable = |source| WorkspaceError::Unreadable { path: folder.clone(), source };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(unreadable(source)),
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let path = entry.map_err(unreadable)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if !name.starts_with('.') && !name.starts_with("readme") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths.iter().map(|path| self.override_file(path)).collect())
    }

    /// Line and column of a key of an override, written with dots, from the file as it stands on the disk.
    pub fn place_in_override(&self, shown: &str, key: &str) -> Option<(usize, usize)> {
        let path: Vec<yaml::Step> = key.split('.').map(yaml::Step::Key).collect();
        yaml::locate(&fs::read(self.root.join(shown)).ok()?, &path)
    }

    /// One file of the folder. What is no file, or has another ending, is not read: a wish must not be lost in silence.
    fn override_file(&self, path: &Path) -> OverrideFile {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let shown = format!("{FOLDER}/{name}");
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let broken = |message: String| {
            let account = stem.trim_end_matches(".yaml").trim_end_matches(".yml").to_owned();
            let problem = Problem { file: shown.clone(), at: None, message };
            OverrideFile { path: shown.clone(), account, read: Err(vec![problem]) }
        };
        if !matches!(ending.as_str(), "yaml" | "yml") {
            return broken("its name does not end in .yaml, so it is not read; rename it, or move it away".into());
        }
        match fs::metadata(path) {
            Ok(file) if !file.is_file() => return broken("it is no file; move it away".into()),
            Ok(_) => {}
            Err(error) => return broken(format!("it cannot be read: {error}")),
        }
        match fs::read(path) {
            Ok(text) => self.read_override(&shown, &stem, &text),
            Err(error) => broken(format!("it cannot be read: {error}")),
        }
    }

    /// What the text of an override says. `shown` is the file's name in messages, `stem` whose it is where it does not say.
    pub fn read_override(&self, shown: &str, stem: &str, text: &[u8]) -> OverrideFile {
        let file = |account, read| OverrideFile { path: shown.to_owned(), account, read };
        // An empty file says nothing, and so does one of comments.
        match yaml::parse::<Option<Override>>(shown, text) {
            Ok(read) => {
                let mut read = read.unwrap_or_default();
                read.tidy();
                read.path = shown.to_owned();
                let account = read.account.clone().unwrap_or_else(|| stem.to_owned());
                let problems = check::check(&read, self, shown, text);
                file(account, if problems.is_empty() { Ok(read) } else { Err(problems) })
            }
            Err(problem) => {
                // Whose it is may be readable where the rest is not.
                let account = yaml::parse::<Whose>(shown, text).ok().and_then(|whose| whose.account);
                file(account.unwrap_or_else(|| stem.to_owned()), Err(vec![problem]))
            }
        }
    }
}

/// Of an override that cannot be read, whose it is.
#[derive(Deserialize)]
struct Whose {
    #[serde(default, deserialize_with = "id")]
    account: Option<String>,
}

/// A day, with words for one that is written another way.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    deserializer.deserialize_any(DayVisitor)
}

// By visitors, since an error raised within one carries the place of the value.
struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Option<NaiveDate>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day, as 2026-12-31")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let wrong = |_| E::custom(format!("\"{text}\" is no day; write it as 2026-12-31"));
        text.trim().parse().map(Some).map_err(wrong)
    }
}

/// Why an account is held.
pub(super) fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(ReasonVisitor)
}

/// A key without a reason, or with a yes or a no in its place, is a slip that must not pass for none.
struct ReasonVisitor;

impl ReasonVisitor {
    fn missing<E: de::Error>() -> E {
        E::custom("say why no deck may leave, as `they asked us to wait`; leave the line out to hold nothing")
    }
}

impl Visitor<'_> for ReasonVisitor {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reason")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let says_nothing = ["", "yes", "no", "true", "false"].contains(&text.trim().to_lowercase().as_str());
        if says_nothing { Err(Self::missing()) } else { Ok(Some(text.to_owned())) }
    }
}

/// An id, which may be written as a number.
pub(super) fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match OneOrMany::<String>::deserialize(deserializer)?.0.as_slice() {
        [id] => Ok(Some(id.clone())),
        _ => Err(D::Error::custom("an override is of one account; write its id")),
    }
}

impl Override {
    /// Texts as a deck shows them: one line each, but for the note's paragraphs. What says nothing is as if it were not there.
    fn tidy(&mut self) {
        let tidy = |text: &mut Option<String>| {
            *text = text.as_deref().and_then(crate::data::text::tidy).map(std::borrow::Cow::into_owned);
        };
        for text in [&mut self.account, &mut self.headline, &mut self.language, &mut self.theme, &mut self.hold] {
            tidy(text);
        }
        for text in [&mut self.contact.name, &mut self.contact.email] {
            tidy(text);
        }
        for step in &mut self.next_steps {
            let mut title = Some(std::mem::take(&mut step.title));
            for text in [&mut title, &mut step.detail, &mut step.url, &mut step.label] {
                tidy(text);
            }
            step.title = title.unwrap_or_default();
        }
        for why in self.release.values_mut() {
            *why = crate::data::text::tidy(why).unwrap_or_default().into_owned();
        }
        let paragraphs = self.note.as_deref().map(|note| paragraphs(note).join("\n"));
        self.note = paragraphs.filter(|note| !note.is_empty());
    }
}

/// The paragraphs of a text in which an empty line begins a new one.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        match (line.trim(), paragraphs.last_mut()) {
            ("", _) => paragraphs.push(String::new()),
            (line, Some(last)) => {
                last.push_str(if last.is_empty() { "" } else { " " });
                last.push_str(line);
            }
            (_, None) => {}
        }
    }
    paragraphs.iter().filter_map(|text| crate::data::text::tidy(text).map(std::borrow::Cow::into_owned)).collect()
}
