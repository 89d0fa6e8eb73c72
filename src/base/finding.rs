//! What is wrong with the data, in the words of whoever has to fix it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::interned::Interned;

/// A place in a file; lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The path as the user gave it.
    pub file: Arc<str>,
    /// The line; 0 for the file as a whole.
    pub line: u64,
    /// In JSON, where a file is often one line: the record's number, from 1.
    pub record: Option<u64>,
    /// The column's name, where one is meant.
    pub column: Option<Arc<str>>,
}

impl Location {
    /// A file as a whole.
    pub fn file(name: &str) -> Self {
        Self { file: name.into(), line: 0, record: None, column: None }
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// A cell became missing or a row was set aside.
    Warning,
    /// A source could not be used, or what could hold a deck could not be read: nothing is built before that is fixed.
    Error,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// A stable kind for grouping. Of the workspace: setting, unmet_eligibility, offer, untranslated. Of files: file, empty, unused,
    /// encoding, column, quote, json, header, loaded_once, refused, where, named, own_words. Of sources of usage: stale_source,
    /// stale_metric, cadence, partial_week, quiet_weeks. Of rows: ragged, line_break, blank, header, footer, missing, too_long, duplicate,
    /// conflict, restated, repeated, first_taken, several_keys, orphan, key_conflict, escalated_beside, before_start, after_as_of, too_old, unknown_metric,
    /// unknown_feature, half_a_goal, goal_direction. Of cells: number, percent, unlimited, date, not_yet, address, locale, currency,
    /// direction, name, hold, escalated, entities, hidden_signs, person. Of accounts: no_usage, unknown_plan, unknown_product,
    /// marked_name, renewals. Of decks: recipient, undrawable, logo, theme, language, unreadable_script, override. Of the output
    /// folder: earlier_run.
    #[serde(with = "crate::base::interned")]
    pub kind: Interned,
    pub at: Location,
    /// The value that was found, as it is written in the file.
    pub value: Option<String>,
    /// What is wrong, what was expected and what to do: `"mrr" is "12,5O0", expected a number`.
    pub message: String,
}

/// All findings of a run: counted by kind and file, and the first few of each kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    groups: BTreeMap<FindingKey, Group>,
}

/// What findings are counted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FindingKey {
    pub severity: Severity,
    #[serde(with = "crate::base::interned")]
    pub kind: Interned,
    pub file: Arc<str>,
    pub column: Option<Arc<str>>,
}

/// Findings of one severity, kind, file and column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How many there are.
    pub count: u64,
    /// The first ones, in file order.
    pub shown: Vec<Finding>,
}

/// How many findings of a group are kept word for word.
const KEPT: usize = 50;

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        let Finding { severity, kind, ref at, .. } = finding;
        let key = FindingKey { severity, kind, file: at.file.clone(), column: at.column.clone() };
        self.push_with(key, || finding);
    }

    /// Adds a finding, and writes its text only while there is room to keep it.
    pub fn push_with(&mut self, key: FindingKey, finding: impl FnOnce() -> Finding) {
        let group = self.groups.entry(key).or_default();
        group.count += 1;
        if group.shown.len() < KEPT {
            group.shown.push(finding());
        }
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Findings) {
        other.groups.into_iter().for_each(|(key, group)| self.add_group(key, group));
    }

    fn add_group(&mut self, key: FindingKey, group: Group) {
        let mine = self.groups.entry(key).or_default();
        mine.count += group.count;
        let room = KEPT.saturating_sub(mine.shown.len());
        mine.shown.extend(group.shown.into_iter().take(room));
    }

    /// The groups that are kept; each may be changed, but for what it is counted by.
    #[must_use]
    pub fn each(mut self, mut keep: impl FnMut(&mut Group) -> bool) -> Self {
        self.groups.retain(|_, group| keep(group));
        self
    }

    /// Makes warnings of the notes of a kind.
    pub fn raise(&mut self, kind: &str) {
        let is_note = |key: &&FindingKey| key.severity == Severity::Note && key.kind == kind;
        let notes: Vec<FindingKey> = self.groups.keys().filter(is_note).cloned().collect();
        for key in notes {
            let Some(mut group) = self.groups.remove(&key) else { continue };
            group.shown.iter_mut().for_each(|finding| finding.severity = Severity::Warning);
            self.add_group(FindingKey { severity: Severity::Warning, ..key }, group);
        }
    }

    /// The groups, the worst first.
    pub fn groups(&self) -> impl Iterator<Item = (Severity, &'static str, &Group)> {
        self.groups.iter().rev().map(|(key, group)| (key.severity, key.kind, group))
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> u64 {
        self.groups.iter().filter(|(key, _)| key.severity == severity).map(|(_, group)| group.count).sum()
    }

    /// How many there are of a kind.
    pub fn count_kind(&self, kind: &str) -> u64 {
        self.groups.iter().filter(|(key, _)| key.kind == kind).map(|(_, group)| group.count).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.groups)
    }
}

impl<'de> Deserialize<'de> for Findings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let groups = Vec::<(FindingKey, Group)>::deserialize(deserializer)?;
        Ok(Self { groups: groups.into_iter().collect() })
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.at {
            Location { file, line: 0, .. } => write!(f, "{file}: {}", self.message),
            Location { file, line, record: Some(record), .. } => {
                write!(f, "{file}:{line} (record {record}): {}", self.message)
            }
            Location { file, line, .. } => write!(f, "{file}:{line}: {}", self.message),
        }
    }
}

pub(crate) fn finding(at: Location, kind: &'static str, value: &str, message: String) -> Finding {
    Finding { severity: Severity::Warning, kind, at, value: Some(value.to_owned()), message }
}

/// How many errors and warnings there are: what `--strict` refuses and `check` ends with 1 for.
pub fn faults(findings: &Findings) -> (u64, u64) {
    (findings.count(Severity::Error), findings.count(Severity::Warning))
}
