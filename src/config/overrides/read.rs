//! Reads the files of the overrides folder.

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::text::readable;
use crate::config::overrides::values::id;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::config::overrides::check;
use crate::config::overrides::file::{FOLDER, Override, OverrideFile};
use crate::config::problem::{Problem, WorkspaceError};
use crate::config::workspace::Workspace;
use crate::config::yaml::parse;

impl Workspace {
    /// All overrides of the workspace, sorted by path. A file that cannot be read or is invalid comes with its problems.
    /// Without the folder there are none.
    pub fn overrides(&self) -> Result<Vec<OverrideFile>, WorkspaceError> {
        let folder = self.root.join(FOLDER);
        let failed = IoError::at("read", &folder);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(failed(source).into()),
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if !name.starts_with('.') && !name.starts_with("readme") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths.iter().map(|path| self.override_file(path)).collect())
    }

    /// Line and column of a key in an override's file on disk. Nested keys are written with dots.
    pub fn place_in_override(&self, shown: &str, key: &str) -> Option<(usize, usize)> {
        let path: Vec<crate::config::yaml::step::Step> =
            key.split('.').map(crate::config::yaml::step::Step::Key).collect();
        parse::locate(&limits::read(&self.root.join(shown), limits::YAML_BYTES).ok()?, &path)
    }

    /// Replaces names of features, products and metrics by ids. What is not known stays, for the check to report.
    fn settle(&self, read: &mut Override) {
        let (catalogue, lookup) = (&self.catalogue, &self.lookup);
        let feature = |name: &str| lookup.features.find(name).map(|place| &catalogue.features[place].id);
        let product = |name: &str| lookup.products.find(name).map(|place| &catalogue.products[place].id);
        let is_id = |name: &String| {
            catalogue.features.iter().any(|entry| entry.id == *name)
                || catalogue.products.iter().any(|entry| entry.id == *name)
        };
        for name in read.pin.0.iter_mut().chain(&mut read.drop.0).filter(|name| !is_id(name)) {
            // What is the name of a feature and of a product means neither.
            if let (Some(id), None) | (None, Some(id)) = (feature(name), product(name)) {
                *name = id.clone();
            }
        }
        for name in &mut read.hide_metrics.0 {
            if let Some(place) = lookup.metrics.find(name) {
                name.clone_from(&self.config.metrics[place].id);
            }
        }
    }

    /// One file of the folder. An entry that is no YAML file becomes a problem, so that no override is silently ignored.
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
        match limits::read(path, limits::YAML_BYTES) {
            Ok(text) => self.read_override(&shown, &stem, &text),
            Err(error) => broken(format!("it cannot be read: {error}")),
        }
    }

    /// Parses and checks the text of an override. `shown` is the file's name in messages; `stem` is the account's id if the
    /// text has none.
    pub fn read_override(&self, shown: &str, stem: &str, text: &[u8]) -> OverrideFile {
        let file = |account, read| OverrideFile { path: shown.to_owned(), account, read };
        // `Option`, because an empty file and one with only comments are valid.
        match parse::parse::<Option<Override>>(shown, text) {
            Ok(read) => {
                let mut read = read.unwrap_or_default();
                read.tidy();
                self.settle(&mut read);
                read.path = shown.to_owned();
                let account = read.account.clone().unwrap_or_else(|| stem.to_owned());
                let problems = check::check(&read, self, shown, text);
                file(account, if problems.is_empty() { Ok(read) } else { Err(problems) })
            }
            Err(problem) => {
                // The account may be readable even if the rest is not.
                let account = parse::parse::<AccountOnly>(shown, text).ok().and_then(|only| only.account);
                file(account.unwrap_or_else(|| stem.to_owned()), Err(vec![problem]))
            }
        }
    }
}

/// Only the account of an override, for files that are otherwise invalid.
#[derive(Deserialize)]
struct AccountOnly {
    #[serde(default, deserialize_with = "id")]
    account: Option<String>,
}

impl Override {
    /// Tidies texts as a deck shows them: one line each, except for the note's paragraphs. Empty texts are removed.
    fn tidy(&mut self) {
        self.account = self.account.take().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        let tidy = |text: &mut Option<String>| {
            *text = text.as_deref().and_then(readable).map(std::borrow::Cow::into_owned);
        };
        for text in [&mut self.headline, &mut self.language, &mut self.theme, &mut self.hold] {
            tidy(text);
        }
        for text in [&mut self.contact.name, &mut self.contact.email, &mut self.contact.reply_to] {
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
            *why = readable(why).unwrap_or_default().into_owned();
        }
        let paragraphs = self.note.as_deref().map(|note| paragraphs(note).join("\n"));
        self.note = paragraphs.filter(|note| !note.is_empty());
    }
}

/// Splits a text into paragraphs at empty lines.
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
    paragraphs.iter().filter_map(|text| readable(text).map(std::borrow::Cow::into_owned)).collect()
}
