//! Figures that rows of one file give more than once: the same key, the same date, the same name, and two values.
//!
//! Whether such rows are parts or corrections cannot be seen in them, so the source says it (`repeated`), or it is asked and the
//! figures are not shown. The key is the source's own: two subscriptions that a table of keys leads to one account are two. As for
//! rows that stand twice, a hash is kept of each row; only where one is met again is the file read once more, for the lines
//! and values that the question needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::account_id::identity_of_bytes;
use crate::base::count::count;
use crate::base::finding::{Finding, Location, Severity};
use crate::base::spelling::folding::folded;
use crate::base::text::shown;
use crate::config::qbr::sources::source::Repeated;
use crate::config::qbr::table_file::FileConfig;
use crate::ingest::duplicates::SeenRows;
use crate::ingest::input_paths::hash;
use crate::ingest::reader::file_report::decode;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::RowReader;

/// The columns of a source that tell the figures of its rows apart.
pub(crate) struct KeyColumns {
    pub account: ColumnId,
    pub date: Option<ColumnId>,
    /// Whether the source has one figure a week, or month, whatever day of it is written.
    pub by_week: bool,
    /// A feature, a metric, a person.
    pub names: Vec<ColumnId>,
}

/// The keys of a source's rows.
pub(crate) struct Repeats {
    answer: Option<Repeated>,
    columns: KeyColumns,
    unique: Option<ColumnId>,
    seen: SeenRows,
    /// Keys that were met again, each with its file and the number of that.
    again: FxHashMap<(u32, u64), (Arc<str>, u32)>,
    text: Vec<u8>,
}

impl Repeats {
    /// Of the rows of so many accounts.
    pub fn of(
        answer: Option<Repeated>,
        file: &FileConfig,
        columns: KeyColumns,
        schema: &mut Schema,
        accounts: usize,
    ) -> Self {
        let unique = file.unique.as_ref().map(|column| schema.add(column, false));
        let seen = SeenRows::new(if answer.is_none() { accounts } else { 0 });
        Self { answer, columns, unique, seen, again: FxHashMap::default(), text: Vec::new() }
    }

    /// What tells the figures of a row from others of its account.
    pub fn key(&mut self, row: &mut RowReader) -> u64 {
        self.text.clear();
        let account = row.key(self.columns.account).unwrap_or_default();
        self.put(identity_of_bytes(&account));
        if let Some(week) = row.week.filter(|_| self.columns.by_week) {
            self.put(&week.0.to_le_bytes());
        } else if let Some(column) = self.columns.date {
            match row.moment(column) {
                Some(moment) => self.put(&moment.instant().and_utc().timestamp_micros().to_le_bytes()),
                None => self.put(row.bytes(column).unwrap_or_default()),
            }
        }
        for at in 0..self.columns.names.len() {
            let name = row.key(self.columns.names[at]).unwrap_or_default();
            if name.is_ascii() && !name.contains(&b'&') {
                let letters = name.iter().filter(|byte| !byte.is_ascii_whitespace());
                self.text.extend(letters.map(u8::to_ascii_lowercase));
                self.put(&[]);
            } else {
                self.put(folded(&decode(&name)).as_bytes());
            }
        }
        if let Some(column) = self.unique {
            self.put(row.bytes(column).unwrap_or_default());
        }
        hash(&self.text)
    }

    /// What tells them from others of its account and file.
    fn key_in_file(&mut self, row: &mut RowReader) -> u64 {
        let key = self.key(row);
        self.text.clear();
        self.put(row.report.file.as_bytes());
        self.put(&key.to_le_bytes());
        hash(&self.text)
    }

    /// Adds a part and its end, a byte that no text holds.
    fn put(&mut self, part: &[u8]) {
        self.text.extend_from_slice(part);
        self.text.push(0xff);
    }

    /// Notes a row of an account, in a file of this number. Where the later row of a key counts: the key.
    pub fn note(&mut self, account: u32, row: &mut RowReader, file: impl FnOnce() -> u32) -> Option<u64> {
        match self.answer {
            Some(Repeated::Sum) => None,
            Some(Repeated::Latest) => Some(self.key(row)),
            None => {
                let key = self.key_in_file(row);
                if !self.seen.insert_hash(account, key) {
                    self.again.entry((account, key)).or_insert_with(|| (row.report.file.clone(), file()));
                }
                None
            }
        }
    }

    /// Whether keys were met again, so that the files are to be read once more.
    pub fn ask(&self) -> bool {
        !self.again.is_empty()
    }
}

/// What the rows of keys that were met again say.
pub(crate) struct Question<'r> {
    repeats: &'r mut Repeats,
    /// The first value of each key and column, its place, and whether another was found.
    first: FxHashMap<(u32, u64, usize), First>,
    rows: FxHashSet<(u32, u64, u64)>,
    files: BTreeMap<Arc<str>, Contradicted>,
}

struct First {
    value: f64,
    shown: String,
    at: Location,
    contradicted: bool,
}

/// The figures of a file that two rows say two things of.
#[derive(Default)]
struct Contradicted {
    cited: Option<Cited>,
    figures: u64,
    accounts: FxHashSet<u32>,
}

/// One of these figures.
struct Cited {
    at: Location,
    value: String,
    what: String,
    /// Whether the two rows have two values; equal ones may add up.
    differs: bool,
}

/// A row whose key was met again.
#[derive(Clone, Copy)]
pub(crate) struct RepeatedRow {
    account: u32,
    key: u64,
    /// The number of its file.
    pub file: u32,
}

impl<'r> Question<'r> {
    pub fn of(repeats: &'r mut Repeats) -> Self {
        Self { repeats, first: FxHashMap::default(), rows: FxHashSet::default(), files: BTreeMap::new() }
    }

    /// A row of an account, if its key was met again and it is not the same as another in every cell.
    pub fn row(&mut self, account: u32, row: &mut RowReader) -> Option<RepeatedRow> {
        let key = self.repeats.key_in_file(row);
        let file = self.repeats.again.get(&(account, key))?.1;
        let is_new = self.rows.insert((account, key, row.cells.fingerprint()));
        is_new.then_some(RepeatedRow { account, key, file })
    }

    /// Notes a value of such a row; whether the figure is said to be two things. Equal values are one, but where they would `add`
    /// up.
    pub fn contradicts(
        &mut self,
        of: RepeatedRow,
        row: &mut RowReader,
        column: ColumnId,
        value: f64,
        add: bool,
    ) -> bool {
        let cell = shown(&row.text(column).unwrap_or_default());
        let key = (of.account, of.key, column.0);
        let Some(first) = self.first.get_mut(&key) else {
            self.first.insert(key, First { value, shown: cell, at: row.place(column), contradicted: false });
            return false;
        };
        if value == first.value && (!add || value == 0.0) {
            return false;
        }
        let is_new = !std::mem::replace(&mut first.contradicted, true);
        let differs = value != first.value;
        let file = self.files.entry(row.report.file.clone()).or_default();
        file.figures += u64::from(is_new);
        file.accounts.insert(of.account);
        if file.cited.as_ref().is_none_or(|cited| differs && !cited.differs) {
            let day = row.day.map(|day| format!(" on {day}")).unwrap_or_default();
            let key = shown(&row.text(self.repeats.columns.account).unwrap_or_default());
            let before = match first.at.record {
                Some(record) => format!("\"{}\" in record {record}", first.shown),
                None => format!("\"{}\" in line {}", first.shown, first.at.line),
            };
            let what = format!("\"{}\" is \"{cell}\" for \"{key}\"{day}, and {before}", row.schema.name(column));
            file.cited = Some(Cited { at: row.place(column), value: cell, what, differs });
        }
        true
    }

    /// One finding a file, and an error for one whose rows were not found again.
    pub fn findings(self) -> impl Iterator<Item = Finding> {
        let mut met: FxHashMap<(u32, u64), u32> = FxHashMap::default();
        self.rows.iter().for_each(|(account, key, _)| *met.entry((*account, *key)).or_default() += 1);
        let lost = self.repeats.again.iter().find(|(key, _)| met.get(*key).is_none_or(|rows| *rows < 2));
        let lost = lost.map(|(_, (file, _))| {
            let message = "the file was changed while it was read; run the command again".to_owned();
            Finding { severity: Severity::Error, kind: "file", at: Location::file(file), value: None, message }
        });
        let asked = self.files.into_values().filter_map(|Contradicted { cited, figures, accounts }| {
            let Cited { at, value, what, .. } = cited?;
            let many = match (figures, accounts.len()) {
                (1, _) => "it is not shown".to_owned(),
                (_, 1) => format!("so it is with {} figures of this account, and none of them is shown", count(figures)),
                (_, n) => format!(
                    "so it is with {} figures of {} accounts, and none of them is shown",
                    count(figures),
                    count(n as u64)
                ),
            };
            let message = format!(
                "{what}: the rows may be parts or a correction, and {many}. Set `repeated` of the source: `sum` where every row \
                 counts, `latest` where the last one does; or name under `unique` the column that tells the rows apart"
            );
            Some(Finding { severity: Severity::Warning, kind: "repeated", at, value: Some(value), message })
        });
        asked.chain(lost)
    }
}
