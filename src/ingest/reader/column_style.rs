//! How a whole column is written, found out by reading it again: where one cell could mean two things, another often settles it,
//! and what a message suggests was tried on every cell.

use std::path::PathBuf;

use crate::config::qbr::table_file::{FileConfig, NumberStyle};
use crate::ingest::cells::date_formats::{DateFit, DateFormats, PeriodFormats};
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

/// The one way of writing numbers that every cell of a column follows and some cell proves; `None` where more than one is left,
/// or none.
pub(crate) fn of_numbers(paths: &[PathBuf], file: &FileConfig, column: &str) -> Option<NumberStyle> {
    let [point, comma] = number_styles(paths, file, column);
    match (point, comma) {
        (Some(style), None) | (None, Some(style)) => Some(style),
        _ => None,
    }
}

/// The formats of dates that a column follows.
pub(crate) fn of_dates(paths: &[PathBuf], file: &FileConfig, column: &str) -> DateFit {
    let mut formats = DateFormats::new();
    each_cell(paths, file, column, &mut |cell| formats.look_at(cell));
    formats.fit()
}

/// What a message about a column of which many cells cannot be read suggests: settings under which each of them can.
pub(crate) fn suggested(paths: &[PathBuf], file: &FileConfig, column: &str) -> Option<String> {
    let (mut any, mut is_number) = (false, true);
    let (mut formats, mut periods) = (DateFormats::new(), PeriodFormats::new());
    each_cell(paths, file, column, &mut |cell| {
        any = true;
        formats.look_at(cell);
        periods.look_at(cell);
        is_number &= numbers::parse(cell, None).is_ok();
    });
    if let Some(setting) = formats.fit().setting() {
        return Some(format!("`{setting}`"));
    }
    if let Some(setting) = periods.setting().filter(|_| any) {
        return Some(setting);
    }
    if is_number {
        // They are read as numbers without a setting, so something else was looked for in them.
        return None;
    }
    let styles = number_styles(paths, file, column).into_iter().flatten();
    let styles: Vec<_> = styles.map(|style| format!("\"{}\"", style.text())).collect();
    (any && !styles.is_empty()).then(|| format!("`numbers: {}`", styles.join(" or ")))
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
            // A report's total is no cell of the column.
            if let Some(cell) = row.bytes(column).filter(|_| !row.last) {
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
        let months = "`dates: \"%Y%m\"`, which are months (figures of `usage` also need `every: month`)";
        assert_eq!(said(&["202612", "202614"]).as_deref(), Some("`dates: \"%G%V\"`, which are weeks"));
        assert_eq!(said(&["202612"]), Some(format!("{months}; or `dates: \"%G%V\"`, which are weeks")));
        assert!(said(&["2026-04", "2026-05"]).unwrap().starts_with("`every: month`"));
        assert_eq!(said(&["14/2026", "9/2026"]).as_deref(), Some("`dates: \"%V/%G\"`, which are weeks"));
        assert_eq!(said(&["1.201", "many"]), None);
        assert_eq!(said(&[]), None);
    }
}
