//! How a whole column is written, found out by reading it again: where one cell could mean two things, another often settles it,
//! and what a message suggests was tried on every cell.

use std::path::PathBuf;

use crate::base::time::dates::{DateStyle, day};
use crate::config::qbr::table_file::{FileConfig, NumberStyle};
use crate::ingest::cells::numbers;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::reader::conventions::Conventions;
use crate::ingest::reader::file_report::FileReport;
use crate::ingest::reader::read_file::read_file;
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::sink::{OnRow, RecordSink};

/// The styles whose decimals begin with a point, and those with a comma, the usual ones first.
const POINT: [NumberStyle; 2] = [NumberStyle::CommaPoint, NumberStyle::Plain];
const COMMA: [NumberStyle; 2] = [NumberStyle::PointComma, NumberStyle::SpaceComma];

/// Formats that exports use beside ISO 8601.
const DATES: [&str; 23] = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%m.%d.%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d.%m.%y",
    "%d-%m-%y",
    "%m-%d-%y",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y/%d/%m",
    "%Y-%d-%m",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%b %d, %Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%a %b %d %Y",
    "%G-W%V",
];

/// Numbers that stand for days, with the digits that days of our time have.
const SERIALS: [(&str, usize); 3] = [("excel", 5), ("epoch_s", 10), ("epoch_ms", 13)];

/// The one way of writing numbers that every cell of a column follows and some cell proves; `None` where more than one is left,
/// or none.
pub(crate) fn of_numbers(paths: &[PathBuf], file: &FileConfig, column: &str) -> Option<NumberStyle> {
    let [point, comma] = number_styles(paths, file, column);
    match (point, comma) {
        (Some(style), None) | (None, Some(style)) => Some(style),
        _ => None,
    }
}

/// What a message about a column of which many cells cannot be read suggests: settings under which each of them can.
pub(crate) fn suggested(paths: &[PathBuf], file: &FileConfig, column: &str) -> Option<String> {
    let formats = DATES.iter().map(|text| (*text, None)).chain(SERIALS.map(|(text, digits)| (text, Some(digits))));
    let styles = formats.filter_map(|(text, digits)| Some((text, digits, DateStyle::parse(text).ok()?)));
    let mut dates: Vec<_> = styles.collect();
    let mut any = false;
    each_cell(paths, file, column, &mut |cell| {
        any = true;
        let whole = cell.split(|byte| *byte == b'.').next().map_or(0, <[u8]>::len);
        let fits = |digits: &Option<usize>| digits.is_none_or(|digits| digits == whole);
        dates.retain(|(_, digits, style)| fits(digits) && day(cell, Some(style)).is_ok());
    });
    let quoted = |texts: Vec<&str>| texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(" or ");
    if any && !dates.is_empty() {
        return Some(format!("`dates: {}`", quoted(dates.into_iter().map(|(text, ..)| text).collect())));
    }
    let styles = number_styles(paths, file, column).into_iter().flatten();
    let styles: Vec<_> = styles.map(NumberStyle::text).collect();
    (any && !styles.is_empty()).then(|| format!("`numbers: {}`", quoted(styles)))
}

/// The first style of each decimal mark that every cell follows.
fn number_styles(paths: &[PathBuf], file: &FileConfig, column: &str) -> [Option<NumberStyle>; 2] {
    let mut left = [POINT.to_vec(), COMMA.to_vec()];
    each_cell(paths, file, column, &mut |cell| {
        left.iter_mut().for_each(|styles| styles.retain(|style| numbers::parse(cell, Some(*style)).is_ok()));
    });
    left.map(|styles| styles.first().copied())
}

/// Calls `each` with the cells of a column that are not missing, of all files of a source.
fn each_cell(paths: &[PathBuf], file: &FileConfig, column: &str, each: &mut dyn FnMut(&[u8])) {
    let mut schema = Schema::default();
    let column = schema.add(column, true);
    let conventions = Conventions::of(file);
    for path in paths {
        // What is wrong with the file was said when it was read.
        let mut report = FileReport::new("");
        let row: &mut OnRow = &mut |row| {
            if let Some(cell) = row.bytes(column) {
                each(cell);
            }
            Ok(())
        };
        let facts = FileFacts::new("", String::new());
        read_file(path, file, &mut RecordSink::new(facts, &schema, &conventions, &mut report, row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<T>(cells: &[&str], found: impl Fn(&[PathBuf], &FileConfig, &str) -> T) -> T {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.csv");
        std::fs::write(&path, format!("id;n\n{}", cells.iter().map(|cell| format!("1;{cell}\n")).collect::<String>()))
            .unwrap();
        found(&[path], &FileConfig::at("f.csv"), "n")
    }

    #[test]
    fn one_cell_settles_what_another_leaves_open() {
        let style = |cells: &[&str]| of(cells, of_numbers);
        assert_eq!(style(&["22.368", "261.96"]), Some(NumberStyle::CommaPoint));
        assert_eq!(style(&["22,368", "1.261,9"]), Some(NumberStyle::PointComma));
        assert_eq!(style(&["22.368", "1.261.000", "NULL", ""]), Some(NumberStyle::PointComma));
        assert_eq!(style(&["22,368", "1,261,000.5"]), Some(NumberStyle::CommaPoint));
        assert_eq!(style(&["22.368", "98"]), None, "nothing settles it");
        assert_eq!(style(&["22.368", "2,5", "2.5"]), None, "they contradict each other");
    }

    #[test]
    fn what_is_suggested_fits_every_cell() {
        let said = |cells: &[&str]| of(cells, suggested);
        assert_eq!(said(&["3/30/2026", "4/6/2026"]).as_deref(), Some("`dates: \"%m/%d/%Y\"`"));
        assert_eq!(said(&["30.03.26", "06.04.26"]).as_deref(), Some("`dates: \"%d.%m.%y\"`"));
        assert_eq!(said(&["3/4/2026"]).as_deref(), Some("`dates: \"%d/%m/%Y\" or \"%m/%d/%Y\"`"));
        assert_eq!(said(&["2026-03-30", "30-Mar-2026"]).as_deref(), Some("`dates: \"%d-%b-%Y\"`"));
        assert_eq!(said(&["1.201", "98"]).as_deref(), Some("`numbers: \"1,234.5\" or \"1.234,5\"`"));
        assert_eq!(said(&["1.201", "many"]), None);
        assert_eq!(said(&[]), None);
    }
}
