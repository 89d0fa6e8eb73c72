//! A report as data: every form is made of it, and none knows which report it writes.

use chrono::NaiveDate;

use crate::account::figure::FigureId;
use crate::base::finding::Location;
use crate::team::cell::Cell;
use crate::team::spec::ReportKind;

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub kind: ReportKind,
    /// The day the data stands at.
    pub as_of: NaiveDate,
    /// Its answer in a sentence or two: what the first table comes to.
    pub verdict: Vec<String>,
    /// What it does without, and what would raise it: "no `touches`: the age of the last touch is not told; add the table …".
    pub missing: Vec<Missing>,
    /// The inputs and limits that it used, in the order in which they decide.
    pub inputs: Vec<Input>,
    /// The first is the report's; the others explain it.
    pub tables: Vec<Table>,
}

/// Something that is in no table, and what would give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What cannot be told.
    pub what: String,
    /// What to add, and where.
    pub remedy: String,
}

/// A number that a report was made with.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Its key in `qbr.yaml`, or the flag that gives it: `team.hot_sheet.fell_in_four_weeks`.
    pub key: String,
    /// What it is, in words.
    pub name: String,
    pub value: Cell,
    pub from: InputSource,
}

/// Where a report has a number from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputSource {
    /// Counted or added up from the tables.
    Data,
    /// `qbr.yaml`.
    Configured,
    /// The command line.
    Flag,
    /// Nobody gave it: the default, with the source of that.
    Assumed(&'static str),
}

/// Rows under one title.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// In small letters with hyphens: the sheet's and the JSON key's name.
    pub name: &'static str,
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What it says where it has no rows.
    pub empty: &'static str,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// In small letters with underscores: the CSV's and the JSON's name.
    pub key: &'static str,
    pub title: &'static str,
    pub width: ColumnWidth,
}

/// How much room a column takes where room is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnWidth {
    /// A figure, a day or a word.
    Narrow,
    /// A name.
    Name,
    /// Sentences.
    Wide,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The account that it is about, by id.
    pub account: Option<String>,
    /// One a column.
    pub cells: Vec<Cell>,
    /// What its cells rest on.
    pub evidence: Vec<Evidence>,
}

/// What a cell rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// A figure of the account: `quarterdeck show ACCOUNT` leads to its lines.
    Figure(FigureId),
    /// A cell of a file.
    Cell(Location),
}
