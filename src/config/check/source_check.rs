//! What is wrong with a source: required columns, ids of metrics and features, and what a file's conventions may say.

use crate::base::dates::DateStyle;
use crate::config::check::problems::Problems;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

/// Checks one source. Paths of keys begin at the source.
pub struct SourceCheck<'s, 't> {
    /// The source's place in `qbr.yaml`.
    pub at: [Step<'s>; 3],
    /// The ids of all metrics.
    pub metrics: &'s [&'s str],
    /// The ids of the catalogue's features.
    pub features: &'s [&'s str],
    pub problems: &'s mut Problems<'t>,
}

impl SourceCheck<'_, '_> {
    /// Adds a problem at a key's place.
    pub fn problem(&mut self, keys: &[&str], message: &str) {
        self.problems.at(&below(&self.at, keys), message);
    }

    /// Adds one unless there is a metric of this id.
    pub fn metric(&mut self, keys: &[&str], id: &str) {
        self.problems.known(&below(&self.at, keys), "metric", id, self.metrics.iter().copied());
    }

    /// Adds one unless the catalogue has a feature of this id.
    pub fn feature(&mut self, keys: &[&str], id: &str) {
        self.problems.known(&below(&self.at, keys), "feature of the catalogue", id, self.features.iter().copied());
    }

    /// Adds one unless a text is a language tag.
    pub fn language(&mut self, key: &str, tag: Option<&str>) {
        self.problems.language(&below(&self.at, &[key]), tag);
    }

    /// Adds one where a column has no name.
    pub fn required(&mut self, key: &str, column: &str) {
        if column.trim().is_empty() {
            self.problem(&[key], &format!("the column of `{key}` is required here"));
        }
    }

    /// Checks a key that every source of its table needs.
    pub fn account(&mut self, key: Option<&KeyConfig>) {
        match key {
            Some(key) => self.key(key),
            None => self.problem(&[], "the column of `account` is required here"),
        }
    }

    /// Checks the key of `account`, with the tables of keys that it leads through.
    pub fn key(&mut self, key: &KeyConfig) {
        let at = below(&self.at, &["account"]);
        let key = match key {
            KeyConfig::Column(column) => return self.filled(&at, "account", column),
            KeyConfig::Via(key) => key,
        };
        self.filled(&at, "column", &key.column);
        let place = |place: usize| at.iter().copied().chain([Key("via"), Index(place)]).collect::<Vec<Step>>();
        for (index, via) in key.via.0.iter().enumerate() {
            self.filled(&place(index), "from", &via.from);
            self.filled(&place(index), "to", &via.to);
        }
        for (index, via) in key.via.0.iter().enumerate() {
            self.settings(&via.file, &place(index), false);
        }
    }

    fn filled(&mut self, at: &[Step], field: &str, column: &str) {
        if column.trim().is_empty() {
            self.problems.at(at, format!("`{field}` must not be empty"));
        }
    }

    /// Checks the settings of `file`.
    pub fn file(&mut self, file: &FileConfig) {
        self.settings(file, &below(&self.at, &["file"]), false);
    }

    /// The same, where a date may be a month: a week or a day made of a month would be invented, but what a feature was used
    /// in a month lies in one quarter.
    pub fn file_of_months(&mut self, file: &FileConfig) {
        self.settings(file, &below(&self.at, &["file"]), true);
    }

    fn settings(&mut self, file: &FileConfig, at: &[Step], months: bool) {
        if file.path.0.is_empty() || file.path.0.iter().any(|p| p.trim().is_empty()) {
            self.problems.at(at, "a source needs a path");
        }
        for path in &file.path.0 {
            if let Err(error) = glob::Pattern::new(path) {
                self.problems.at(&below(at, &["path"]), format!("\"{path}\" is no path or pattern: {}", error.msg));
            }
        }
        match file.dates.as_ref().map(|style| (style, DateStyle::parse(style))) {
            Some((_, Err(wrong))) => self.problems.at(&below(at, &["dates"]), wrong),
            Some((style, Ok(DateStyle::Month(..)))) if !months => self.problems.at(
                &below(at, &["dates"]),
                format!("\"{style}\" names a month and no day, which only feature_usage can be read by"),
            ),
            _ => {}
        }
        self.problems.encoding(&below(at, &["encoding"]), file.encoding.as_deref());
        if let Some(delimiter) = file.delimiter
            && (!delimiter.is_ascii() || matches!(delimiter, '"' | '\n' | '\r' | '\0'))
        {
            self.problems.at(&below(at, &["delimiter"]), "a delimiter is one ASCII character, such as \";\"");
        }
    }
}

/// The place of a key below another place.
fn below<'a>(at: &[Step<'a>], keys: &[&'a str]) -> Vec<Step<'a>> {
    at.iter().copied().chain(keys.iter().map(|key| Key(key))).collect()
}
