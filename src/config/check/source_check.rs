//! Checks one source: required columns, ids of metrics and features, and the settings of its file.

use crate::base::time::dates::DateStyle;
use crate::config::check::problems::Problems;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

/// Checks one source. The paths of keys are relative to the source.
pub struct SourceCheck<'s, 't> {
    /// The source's place in `qbr.yaml`.
    pub at: [Step<'s>; 3],
    pub metrics: &'s [&'s str],
    pub features: &'s [&'s str],
    /// Whether the workspace is told in months.
    pub is_monthly: bool,
    /// Whether the workspace says in which time zone days are told.
    pub has_time_zone: bool,
    pub problems: &'s mut Problems<'t>,
}

impl SourceCheck<'_, '_> {
    /// Adds a problem at a key's place.
    pub fn problem(&mut self, keys: &[&str], message: &str) {
        self.problems.at(&below(&self.at, keys), message);
    }

    /// Adds a problem unless there is a metric with this id.
    pub fn metric(&mut self, keys: &[&str], id: &str) {
        self.problems.known(&below(&self.at, keys), "metric", id, self.metrics.iter().copied());
    }

    /// Adds a problem unless the catalogue has a feature with this id.
    pub fn feature(&mut self, keys: &[&str], id: &str) {
        self.problems.known(&below(&self.at, keys), "feature of the catalogue", id, self.features.iter().copied());
    }

    /// Adds a problem unless the text is a language tag.
    pub fn language(&mut self, key: &str, tag: Option<&str>) {
        self.problems.language(&below(&self.at, &[key]), tag);
    }

    /// Adds a problem if a column has no name.
    pub fn required(&mut self, key: &str, column: &str) {
        if column.trim().is_empty() {
            self.problem(&[key], &format!("the column of `{key}` is required here"));
        }
    }

    /// Checks the key of `account`, which the table requires.
    pub fn account(&mut self, key: Option<&KeyConfig>) {
        match key {
            Some(key) => self.key(key),
            None => self.problem(&[], "the column of `account` is required here"),
        }
    }

    /// Checks the key of `account`, with the tables it is looked up in.
    pub fn key(&mut self, key: &KeyConfig) {
        let at = below(&self.at, &["account"]);
        let key = match key {
            KeyConfig::Column(column) => return self.not_empty(&at, "account", column),
            KeyConfig::Via(key) => key,
        };
        self.not_empty(&at, "column", &key.column);
        let place = |place: usize| at.iter().copied().chain([Key("via"), Index(place)]).collect::<Vec<Step>>();
        for (index, via) in key.via.0.iter().enumerate() {
            self.not_empty(&place(index), "from", &via.from);
            self.not_empty(&place(index), "to", &via.to);
        }
        for (index, via) in key.via.0.iter().enumerate() {
            self.settings(&via.file, &place(index), false);
        }
    }

    fn not_empty(&mut self, at: &[Step], field: &str, column: &str) {
        if column.trim().is_empty() {
            self.problems.at(at, format!("`{field}` must not be empty"));
        }
    }

    /// Checks the settings of `file`.
    pub fn file(&mut self, file: &FileConfig) {
        self.settings(file, &below(&self.at, &["file"]), false);
    }

    /// The same for a table in which a date may be a month: feature usage and figures by the month, for a month lies in one
    /// quarter, but it cannot be divided into days or weeks.
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
                format!("\"{style}\" names a month and no day, which only feature_usage, and usage with `every: month`, can be read by"),
            ),
            _ => {}
        }
        if let Some(zone) = &file.time_zone {
            self.problems.time_zone(&below(at, &["time_zone"]), zone);
            if !self.has_time_zone {
                let message = "the workspace has no `time_zone` that days could be told in; give it one as well";
                self.problems.at(&below(at, &["time_zone"]), message);
            }
        }
        self.problems.encoding(&below(at, &["encoding"]), file.encoding.as_deref());
        if let Some(delimiter) = file.delimiter
            && (!delimiter.is_ascii() || matches!(delimiter, '"' | '\n' | '\r' | '\0'))
        {
            self.problems.at(&below(at, &["delimiter"]), "a delimiter is one ASCII character, such as \";\"");
        }
    }
}

fn below<'a>(at: &[Step<'a>], keys: &[&'a str]) -> Vec<Step<'a>> {
    at.iter().copied().chain(keys.iter().map(|key| Key(key))).collect()
}
