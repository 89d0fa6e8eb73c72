//! Cells that were there and could not be read, gathered by what they belong to while the tables are read.
//!
//! A few of them are a fault of a few accounts: their figures are not shown. Many are a fault of the file, or of what
//! `qbr.yaml` says of it: then nothing is built.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::base::amounts::rounding::rounded;
use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::records::{AccountRow, FigurePart, Refused};

/// Fewer cells than this never stop a build, whatever their share: one of ten may be a slip.
const FEW: u64 = 5;

/// What could not be read: of which account, of which part of it, and of which day, where that is known.
#[derive(Debug, Default)]
pub(crate) struct Refusals {
    known: FxHashMap<(u32, FigurePart, Option<NaiveDate>), (Location, u32)>,
}

impl Refusals {
    /// Notes a cell. One whose day is not known may be of any.
    pub fn add(&mut self, account: u32, part: FigurePart, day: Option<NaiveDate>, at: Location) {
        self.known.entry((account, part, day)).or_insert((at, 0)).1 += 1;
    }

    /// Keeps the cells for which `is_so` holds.
    pub fn retain(&mut self, mut is_so: impl FnMut(u32, &FigurePart, Option<NaiveDate>) -> bool) {
        self.known.retain(|(account, part, day), _| is_so(*account, part, *day));
    }

    /// Adds them to the rows of their accounts.
    pub fn put_into(self, rows: &mut [AccountRow]) {
        for ((account, part, day), (at, cells)) in self.known {
            rows[account as usize].refused.push(Refused { part, day, at, cells });
        }
    }
}

/// Sorts the cells of each account, so that their order does not depend on the order of reading.
pub(crate) fn sort_refused(rows: &mut [AccountRow]) {
    for row in rows.iter_mut().filter(|row| row.refused.len() > 1) {
        row.refused.sort_unstable_by(|a, b| (&a.part, a.day, &a.at).cmp(&(&b.part, b.day, &b.at)));
    }
}

/// How many cells of each column of a source were read, and how many of them could not be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally(Vec<Counted>);

#[derive(Debug, Clone, Default)]
struct Counted {
    cells: u64,
    refused: u64,
    /// Where the first that could not be read is.
    first: Option<(Arc<str>, u64)>,
    /// Whether they show that those that were read are something else too.
    contradicted: bool,
}

impl Tally {
    fn of(&mut self, column: ColumnId) -> &mut Counted {
        if self.0.len() <= column.0 {
            self.0.resize_with(column.0 + 1, Counted::default);
        }
        &mut self.0[column.0]
    }

    /// A cell that is not missing.
    pub fn read(&mut self, column: ColumnId) {
        self.of(column).cells += 1;
    }

    /// A cell that was counted and could not be read.
    pub fn refuse(&mut self, column: ColumnId, file: &Arc<str>, line: u64) {
        let counted = self.of(column);
        counted.refused += 1;
        counted.first.get_or_insert_with(|| (Arc::clone(file), line));
    }

    /// What could not be read shows that the column is not written as the source says.
    pub fn contradict(&mut self, column: ColumnId) {
        self.of(column).contradicted = true;
    }

    /// Adds what was counted in another file of the source.
    pub fn add(&mut self, other: Self) {
        for (index, new) in other.0.into_iter().enumerate() {
            let known = self.of(ColumnId(index));
            (known.cells, known.refused) = (known.cells + new.cells, known.refused + new.refused);
            known.first = known.first.take().or(new.first);
            known.contradicted |= new.contradicted;
        }
    }

    /// An error for each column of figures of which more than `share` could not be read, or that is not written as the source says;
    /// `suggest` says for a column what would fit all of its cells. Returns the columns that something does.
    pub fn weigh(
        &self,
        schema: &Schema,
        share: f64,
        suggest: impl Fn(&str) -> Option<String>,
        findings: &mut Findings,
    ) -> Vec<Arc<str>> {
        let mut explained = Vec::new();
        for (column, counted) in self.0.iter().enumerate().map(|(index, counted)| (ColumnId(index), counted)) {
            let Counted { cells, refused, first: Some((file, line)), contradicted } = counted else { continue };
            let is_few = *refused < FEW || *refused as f64 <= share * *cells as f64;
            if !contradicted && (is_few || !schema.columns[column.0].figures) {
                continue;
            }
            let column = schema.name(column).clone();
            let remedy = match suggest(&column) {
                Some(fitting) => {
                    explained.push(column.clone());
                    format!("Every cell fits {fitting}: set it for the source")
                }
                None => "Say how the source writes them (`numbers`, `dates`), list what means missing under `nulls`, or set \
                         `thresholds: refused_share`"
                    .to_owned(),
            };
            let why = if is_few {
                "the others are read as days that may not be meant".to_owned()
            } else {
                format!("that is more than {} of a column of figures", percent(share))
            };
            let message = format!(
                "{refused} of {cells} cells of \"{column}\" cannot be read, the first here; {why}, so nothing is built. {remedy}"
            );
            let at = Location { line: *line, column: Some(column), ..Location::file(file) };
            findings.push(Finding { severity: Severity::Error, kind: "refused", at, value: None, message });
        }
        explained
    }
}

/// 0.02 is "2%", 0.005 "0.5%".
fn percent(share: f64) -> String {
    format!("{}%", rounded(share * 100.0, 2))
}
