//! A row as its table sees it: typed cells, with a finding for each that is not what it should be.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::address::Address;
use crate::base::address_list::Named;
use crate::base::finding::{Location, Severity};
use crate::base::limits::TEXT_CHARS;
use crate::base::spelling::markup::untagged;
use crate::base::spelling::person::{Person, person};
use crate::base::text::shown;
use crate::base::week::Week;
use crate::base::{address, text, web_address};
use crate::config::qbr::table_file::{NumberStyle, PercentStyle};
use crate::ingest::cells::numbers::{self, NumberError};
use crate::ingest::cells::percentages::{self, Percentage};
use crate::ingest::reader::cleaned::Cleaning;
use crate::ingest::reader::conventions::Conventions;
use crate::ingest::reader::file_report::{CellAt, FileReport, decode};
use crate::ingest::reader::row::{ColumnId, Row, Schema};

/// What became of a row: used, or why not.
pub(crate) type RowOutcome = Result<(), Unused>;

/// Why a row is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unused {
    /// It cannot be used, and a finding says why.
    SetAside,
    /// It may be sound but does not count: `where` or its date leaves it out, or its account is not known.
    LeftOut,
}

/// What spreadsheets write where a formula fails, in several languages.
const FAILED: [&str; 14] = [
    "#N/A", "#NA", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#NV", "#N/D",
    "#BEZUG!", "#WERT!",
];
/// A row, with what is needed to read its cells and to report what is wrong.
pub(crate) struct RowReader<'r, 'c> {
    pub cells: &'r Row<'r>,
    pub schema: &'c Schema,
    pub conventions: &'c Conventions,
    pub report: &'c mut FileReport,
    /// Whether its cells are in the columns that the header says. Only tables whose rows could hold a deck are shown others.
    pub fits: bool,
    /// Whether `where` keeps it, as far as its cells say.
    pub kept: bool,
    /// Whether it is at the file's end and begins like a report's total: no row unless it names something known.
    pub last: bool,
    /// The column that names its account, as soon as the account is known.
    pub account: Option<ColumnId>,
    /// The day it is of, as soon as that is known.
    pub day: Option<NaiveDate>,
    /// The week its values are of, as soon as that is known.
    pub week: Option<Week>,
}

impl<'r, 'c> RowReader<'r, 'c> {
    /// A row of which nothing is known yet.
    pub fn new(
        cells: &'r Row<'r>,
        schema: &'c Schema,
        conventions: &'c Conventions,
        report: &'c mut FileReport,
    ) -> Self {
        let (fits, kept, last) = (true, true, false);
        Self { cells, schema, conventions, report, fits, kept, last, account: None, day: None, week: None }
    }

    /// The place of the row.
    pub fn location(&self) -> Location {
        Location { file: self.report.file.clone(), line: self.cells.line(), record: self.report.record, column: None }
    }

    /// The cell without outer spaces of any kind; `None` where it is missing. Always UTF-8 where the file is.
    pub fn bytes(&self, column: ColumnId) -> Option<&'r [u8]> {
        let cell = text::trimmed(self.cells.get(column)?.bytes);
        if self.conventions.is_null(cell) { None } else { Some(cell) }
    }

    /// Whether the cell holds a spreadsheet's error instead of a value: what it was to say is not known, even where a null is
    /// spelled so.
    pub fn has_failed(&self, column: ColumnId) -> bool {
        let cell = self.cells.get(column).map(|cell| cell.bytes.trim_ascii()).unwrap_or_default();
        cell.first() == Some(&b'#') && FAILED.iter().any(|failed| cell.eq_ignore_ascii_case(failed.as_bytes()))
    }

    /// The cell as a reader takes it: without entities, outer spaces, line breaks and signs that nobody sees.
    pub fn text(&mut self, column: ColumnId) -> Option<Cow<'r, str>> {
        let bytes = self.bytes(column)?;
        match decode(bytes) {
            Cow::Borrowed(text) => text::readable(text),
            Cow::Owned(text) => text::readable(&text).map(|t| Cow::Owned(t.into_owned())),
        }
    }

    /// The same, owned.
    pub fn string(&mut self, column: Option<ColumnId>) -> Option<String> {
        self.text(column?).map(Cow::into_owned)
    }

    /// A text that a deck may say; one that is too long for any deck is missing, with a finding.
    pub fn display_text(&mut self, column: Option<ColumnId>) -> Option<String> {
        let text = self.short_text(column?)?;
        self.say_cleaned(column?, &text);
        Some(text)
    }

    /// The same of a name, which is a text: tags in it are kept, and told.
    pub fn name_text(&mut self, column: Option<ColumnId>) -> Option<String> {
        let (text, column) = (self.display_text(column)?, column?);
        if let Some(read) = untagged(&text) {
            self.report.clean(Cleaning::Tagged, self.cells.line(), self.schema.name(column), &text, &read);
        }
        Some(text)
    }

    /// The same of a text that is compared with others as it is written.
    pub fn short_text(&mut self, column: ColumnId) -> Option<String> {
        let text = self.text(column)?;
        let characters = text.chars().count();
        if characters <= TEXT_CHARS {
            return Some(text.into_owned());
        }
        self.add_finding(Severity::Warning, "too_long", column, |column, value| {
            format!(
                "\"{column}\" has {characters} characters (\"{value}\"); at most {TEXT_CHARS} are read, and it is taken as \
                 missing. Shorten it"
            )
        });
        None
    }

    /// Says what of a cell is not read as it is written.
    fn say_cleaned(&mut self, column: ColumnId, read: &str) {
        let cell = decode(self.bytes(column).unwrap_or_default());
        if !cell.is_ascii() || cell.contains('&') || cell.contains(char::is_control) {
            for cleaning in Cleaning::of(&cell) {
                self.report.clean(cleaning, self.cells.line(), self.schema.name(column), &cell, read);
            }
        }
    }

    /// The name of a person as a greeting has it: "Last, First" turned, and none where it names nobody.
    pub fn person(&mut self, column: Option<ColumnId>, name: Option<String>) -> Option<String> {
        let (column, name) = (self.schema.name(column?), name?);
        let (cleaning, read) = match person(&name) {
            Person::AsWritten => return Some(name),
            Person::Turned(read) => (Cleaning::Turned, Some(read)),
            Person::Unsure => (Cleaning::Unsure, Some(name.clone())),
            Person::Nobody => (Cleaning::Nobody, None),
        };
        self.report.clean(cleaning, self.cells.line(), column, &name, read.as_deref().unwrap_or_default());
        read
    }

    /// A key: the cell's bytes as UTF-8.
    pub fn key(&mut self, column: ColumnId) -> Option<Cow<'r, [u8]>> {
        let bytes = self.bytes(column)?;
        if bytes.is_ascii() {
            return Some(Cow::Borrowed(bytes));
        }
        match decode(bytes) {
            Cow::Borrowed(text) => Some(Cow::Borrowed(text.as_bytes())),
            Cow::Owned(text) => Some(Cow::Owned(text.into_bytes())),
        }
    }

    pub fn number(&mut self, column: ColumnId) -> Option<f64> {
        let Some(cell) = self.cells.get(column) else {
            self.count(column);
            return None;
        };
        let bytes = text::trimmed(cell.bytes);
        if self.conventions.is_null(bytes) {
            return None;
        }
        self.count(column);
        let style = if cell.plain { Some(NumberStyle::Plain) } else { self.conventions.numbers };
        let read = numbers::parse(bytes, style).or_else(|error| match error {
            NumberError::Ambiguous => {
                let judged = self.conventions.judged(self.schema.name(column));
                judged.map_or(Err(error), |style| numbers::parse(bytes, Some(style)))
            }
            _ => Err(error),
        });
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong("number", column, &error.to_string());
                None
            }
        }
    }

    /// Whether a cell holds something, or would if its row did not end before it: where a value is missing
    /// all the same, it could not be read.
    pub fn has(&self, column: ColumnId) -> bool {
        self.cells.is_cut(column) || self.bytes(column).is_some()
    }

    /// Counts a cell that should have a value. One that its row ends before cannot be read.
    pub(in crate::ingest::reader) fn count(&mut self, column: ColumnId) {
        if self.cells.is_cut(column) {
            self.report.tally.read(column);
            self.refuse(column);
        } else if self.cells.get(column).is_some() {
            self.report.tally.read(column);
        }
    }

    fn refuse(&mut self, column: ColumnId) {
        let line = self.report.record.unwrap_or_else(|| self.cells.line());
        self.report.tally.refuse(column, &self.report.file, line);
    }

    /// A number that cannot be negative.
    pub fn amount(&mut self, column: ColumnId) -> Option<f64> {
        let value = self.number(column)?;
        if value < 0.0 {
            self.wrong("number", column, "expected a number that is not negative; fix the cell");
            return None;
        }
        Some(value)
    }

    /// What a number that was read from a cell means as a percentage.
    pub fn percentage(&self, column: ColumnId, number: f64) -> Percentage {
        Percentage::of(number, self.has_percent_sign(column), self.conventions.percent)
    }

    pub fn has_percent_sign(&self, column: ColumnId) -> bool {
        self.bytes(column).is_some_and(percentages::has_sign)
    }

    /// What the source says of percentages without a sign.
    pub fn percent_style(&self) -> Option<PercentStyle> {
        self.conventions.percent
    }

    /// What a contract allows; `Ok(None)` where the cell is missing or says that there is no limit, an error where it cannot be
    /// used.
    pub fn allowance(&mut self, column: ColumnId, is_percentage: bool) -> Result<Option<f64>, Unused> {
        if self.text(column).is_some_and(|cell| self.conventions.unlimited.includes(&cell)) {
            return Ok(None);
        }
        if self.bytes(column).is_some_and(|cell| !cell.iter().any(u8::is_ascii_digit)) {
            self.count(column);
            self.wrong(
                "number",
                column,
                "expected a number; list it under `unlimited` if it means that there is no limit, under `nulls` if it means missing",
            );
            return Err(Unused::SetAside);
        }
        let Some(value) = self.number(column) else {
            return if self.has(column) { Err(Unused::SetAside) } else { Ok(None) };
        };
        if self.conventions.unlimited.asks(value) {
            self.add_finding(Severity::Warning, "unlimited", column, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", which often means that there is no limit; it is not used. List it under \
                     `unlimited` of the source if it does, or set `unlimited: []` if it is the number"
                )
            });
            return Err(Unused::SetAside);
        }
        if value < 0.0 {
            self.wrong("number", column, "expected a number that is not negative; fix the cell");
            return Err(Unused::SetAside);
        }
        let percentage = self.percentage(column, value);
        if is_percentage && percentage.asks() {
            self.add_finding(Severity::Warning, "percent", column, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", the entitlement of a percentage: nothing says whether that is {value}% or a \
                     hundred times as much; it is not used. Set `percent` of the source: `points` where 90 is 90%, `fraction` \
                     where 0.9 is"
                )
            });
            return Err(Unused::SetAside);
        }
        Ok(Some(if is_percentage { percentage.share } else { value }))
    }

    /// A text that must pass a check; otherwise it is missing, with a finding.
    pub fn checked(
        &mut self,
        column: Option<ColumnId>,
        kind: &'static str,
        good: impl FnOnce(&str) -> bool,
        expected: &str,
    ) -> Option<String> {
        let column = column?;
        let text = self.text(column)?;
        if good(&text) {
            return Some(text.into_owned());
        }
        self.wrong(kind, column, expected);
        None
    }

    /// An address on the web.
    pub fn web_address(&mut self, column: Option<ColumnId>) -> Option<String> {
        let address = self.checked(
            column,
            "address",
            |text| web_address::plain(text).is_some(),
            "expected an address that begins with https:// or http://; there is no link then",
        );
        web_address::plain(&address?)
    }

    pub fn email(&mut self, column: Option<ColumnId>) -> Option<String> {
        let column = column?;
        let text = self.text(column)?;
        self.say_cleaned(column, &text);
        if let Ok(address) = Address::parse(&text) {
            return Some(address.to_string());
        }
        let alone = match crate::base::address_list::understood(&text).as_deref() {
            Some([Named::One(address)]) if address::is_address(&address.to_string()) => address.to_string(),
            _ => "ada@example.com".to_owned(),
        };
        self.wrong("address", column, &format!("expected an e-mail address; write one alone, as {alone}"));
        None
    }

    /// Reports a cell that is not what it should be; it becomes missing.
    pub fn wrong(&mut self, kind: &'static str, column: ColumnId, expected: &str) {
        self.refuse(column);
        self.add_finding(Severity::Warning, kind, column, |column, value| {
            format!("\"{column}\" is \"{value}\", {expected}")
        });
    }

    /// A finding about a cell.
    pub fn add_finding(
        &mut self,
        severity: Severity,
        kind: &'static str,
        column: ColumnId,
        message: impl FnOnce(&Arc<str>, &str) -> String,
    ) {
        let value = self.cells.get(column).map(|cell| cell.bytes.trim_ascii());
        let column = self.schema.name(column);
        self.report.add(severity, kind, CellAt::new(self.cells.line(), Some(column), value), || {
            message(column, &shown(&decode(value.unwrap_or_default())))
        });
    }

    /// The place of a cell.
    pub fn place(&self, column: ColumnId) -> Location {
        Location { column: Some(self.schema.name(column).clone()), ..self.location() }
    }

    /// Says that a total at the file's end is set aside.
    pub fn footer(&mut self, column: ColumnId) {
        self.add_finding(Severity::Note, "footer", column, |_, value| {
            format!(
                "the last row is taken for the report's footer, for no other table knows \"{value}\"; set aside. If it is \
                 meant, let its row stand further up in the file"
            )
        });
    }

    /// A required cell has no value: the row is set aside. One that is not empty has its own finding.
    pub fn no_value(&mut self, column: ColumnId) -> Unused {
        if self.bytes(column).is_none() { self.missing(column) } else { Unused::SetAside }
    }

    /// A required cell is missing: the row is set aside. One that could not be used has its own finding.
    pub fn missing(&mut self, column: ColumnId) -> Unused {
        if self.text(column).is_some_and(|text| text.chars().count() > TEXT_CHARS) {
            return Unused::SetAside;
        }
        self.add_finding(Severity::Warning, "missing", column, |column, _| {
            format!("\"{column}\" is empty; the row is set aside. Fill the cell in, or leave the row out")
        });
        Unused::SetAside
    }
}
