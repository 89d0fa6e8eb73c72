//! Which column of a file is meant: by its exact name, else regardless of case and outer spaces.
//!
//! Some exports name several columns alike (Jira gives every value of a field a column of its own). Which of them is meant
//! is then said behind the name: `Sprint#2` is the second, `Sprint#*` the first that is not empty in a row. Without that
//! the column is not known, and nothing is guessed.

use rustc_hash::FxHashMap;

use crate::base::finding::Severity;
use crate::base::nearest::nearest;
use crate::base::spelling::words::spelled;
use crate::base::text::shown;
use crate::base::time::dates::span;
use crate::ingest::reader::file_report::{CellAt, FileReport};
use crate::ingest::reader::row::{Column, ColumnId, Place, Schema};

/// So many columns that are called by dates are one for each week or month.
const DATES: usize = 3;

/// What the list of a file's own columns begins with.
pub(crate) const COLUMNS: &str = " (columns: ";

/// Names listed where a column is missing.
const LISTED: usize = 30;

/// The place of each column of the schema in a header; reports what is missing or named twice. `None` where the source
/// cannot be used.
pub(crate) fn resolve(schema: &Schema, header: &[String], line: u64, report: &mut FileReport) -> Option<Vec<Place>> {
    let names = Names::of(header);
    let mut usable = true;
    let mut at = Vec::with_capacity(schema.columns.len());
    let found: Vec<_> = schema.columns.iter().map(|column| names.find(&column.name)).collect();
    let no_values = no_values(schema, |index| found[index].is_ok());
    let is_absent = |index: usize| matches!(found[index], Err(Unclear::Absent));
    let none_of_the_name = no_values && schema.any_of.iter().all(|column| is_absent(column.0));
    for (index, (column, place)) in schema.columns.iter().zip(found).enumerate() {
        let place = place.unwrap_or_else(|unclear| {
            usable &= !column.required;
            // Without it the file has no value.
            let is_needed = no_values && schema.any_of.contains(&ColumnId(index));
            if none_of_the_name && is_needed {
                return Place::Nowhere;
            }
            let severity = if is_needed { Severity::Error } else { severity(column) };
            report.add(severity, "column", CellAt::new(line, Some(&column.name), None), || match unclear {
                Unclear::Absent => absent(column, header.iter().map(String::as_str)),
                Unclear::Times(times) => format!(
                    "the header names \"{0}\" {times} times; write which is meant: \"{0}#1\" to \"{0}#{times}\", or \
                     \"{0}#*\" for the first that is not empty; {1}",
                    column.name,
                    result(column)
                ),
                Unclear::TooFew(times) => {
                    format!(
                        "the header has only {times} columns of the name in \"{}\"; {}",
                        column.name,
                        result(column)
                    )
                }
            });
            Place::Nowhere
        });
        at.push(place);
    }
    usable &= !no_values;
    if none_of_the_name {
        report.add(Severity::Error, "column", CellAt::line(line), || {
            none_with_values(schema, header.iter().map(String::as_str))
        });
    }
    usable.then_some(at)
}

/// The message if none of the columns with values is there: one for all of them.
pub(crate) fn none_with_values<'a>(schema: &Schema, header: impl Iterator<Item = &'a str> + Clone) -> String {
    let wanted = || schema.any_of.iter().map(|column| &**schema.name(*column));
    let near = wanted().find_map(|name| nearest(name, header.clone()));
    let near = near.map(|near| format!("; did you mean \"{}\"?", shown(near))).unwrap_or_default();
    let names = wanted().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let listed = listed(header);
    format!("none of the columns with values is there ({names}){near}; the file cannot be used{COLUMNS}{listed})")
}

/// Whether a schema needs one of several columns and the file has none.
pub(crate) fn no_values(schema: &Schema, there: impl Fn(usize) -> bool) -> bool {
    !schema.any_of.is_empty() && !schema.any_of.iter().any(|column| there(column.0))
}

/// How bad it is that a column is not there.
pub(crate) fn severity(column: &Column) -> Severity {
    if column.required || column.holds { Severity::Error } else { Severity::Warning }
}

/// The message about a column that is not there.
pub(crate) fn absent<'a>(column: &Column, header: impl Iterator<Item = &'a str> + Clone) -> String {
    let name = &column.name;
    let near = nearest(name, header.clone()).map(|n| format!("; did you mean \"{}\"?", shown(n))).unwrap_or_default();
    format!("there is no column \"{name}\"{near}; {}{COLUMNS}{})", result(column), listed(header))
}

/// The names of a header, the first ones of many.
fn listed<'a>(header: impl Iterator<Item = &'a str> + Clone) -> String {
    let count = header.clone().count();
    let dates = header.clone().filter(|name| span(name.trim().as_bytes(), None).is_ok()).count();
    if dates >= DATES {
        let others: Vec<_> = header.filter(|name| span(name.trim().as_bytes(), None).is_err()).map(shown).collect();
        return format!(
            "{} and {dates} dates. One column a week or month is not read: unpivot the table, so that each has a row",
            others.join(", ")
        );
    }
    let mut list = header.take(LISTED).map(shown).collect::<Vec<_>>().join(", ");
    if count > LISTED {
        list.push_str(&format!(", … ({} more)", count - LISTED));
    }
    list
}

fn result(column: &Column) -> &'static str {
    match column {
        Column { required: true, .. } => "the file cannot be used without it",
        Column { holds: true, .. } => "it says whose deck is to be held, so no deck is built without it",
        _ => "it is taken as missing",
    }
}

/// Why a name is no column.
enum Unclear {
    /// No column has it.
    Absent,
    /// So many columns have it.
    Times(usize),
    /// One is asked for by its number, and there are only so many.
    TooFew(usize),
}

/// The columns of a header by name.
struct Names<'h> {
    exact: FxHashMap<&'h str, Vec<usize>>,
    loose: FxHashMap<String, Vec<usize>>,
}

impl<'h> Names<'h> {
    fn of(header: &'h [String]) -> Self {
        let mut names = Self { exact: FxHashMap::default(), loose: FxHashMap::default() };
        for (index, name) in header.iter().enumerate() {
            names.exact.entry(name.as_str()).or_default().push(index);
            names.loose.entry(spelled(name)).or_default().push(index);
        }
        names
    }

    fn all(&self, name: &str) -> &[usize] {
        self.exact.get(name).or_else(|| self.loose.get(&spelled(name))).map_or(&[], Vec::as_slice)
    }

    /// A column's place. A column that is really called `Sprint#2` is found before the second `Sprint`.
    fn find(&self, name: &str) -> Result<Place, Unclear> {
        match self.all(name) {
            [one] => return Ok(Place::At(*one)),
            [] => {}
            several => return Err(Unclear::Times(several.len())),
        }
        let (name, which) = name.rsplit_once('#').ok_or(Unclear::Absent)?;
        let columns = self.all(name);
        match which.parse::<usize>() {
            _ if columns.is_empty() => Err(Unclear::Absent),
            Ok(number) if number > columns.len() => Err(Unclear::TooFew(columns.len())),
            Ok(number @ 1..) => Ok(Place::At(columns[number - 1])),
            Err(_) if which == "*" => Ok(Place::FirstOf(columns.to_vec())),
            _ => Err(Unclear::Absent),
        }
    }
}

/// A column's name without what says which of several is meant, for those who look for columns by name.
pub(crate) fn without_number(name: &str) -> &str {
    let numbered = |which: &str| which == "*" || (!which.is_empty() && which.bytes().all(|b| b.is_ascii_digit()));
    name.rsplit_once('#').filter(|(_, which)| numbered(which)).map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(columns: &[(&str, bool)], header: &[&str]) -> (Option<Vec<Place>>, Vec<String>) {
        let mut schema = Schema::default();
        for (name, required) in columns {
            schema.add(name, *required);
        }
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let mut report = FileReport::new("f.csv");
        let at = resolve(&schema, &header, 1, &mut report);
        let said = report.done().groups().flat_map(|(_, _, g)| g.shown.iter().map(|f| f.to_string())).collect();
        (at, said)
    }

    #[test]
    fn the_exact_name_wins() {
        let (at, said) = places(&[("Id", true)], &["id", "Id"]);
        assert_eq!(at, Some(vec![Place::At(1)]));
        assert!(said.is_empty());
    }

    #[test]
    fn case_and_outer_spaces_do_not_matter() {
        assert_eq!(places(&[("account id", true)], &["name", " Account ID "]).0, Some(vec![Place::At(1)]));
    }

    #[test]
    fn a_missing_column_names_the_nearest_and_all() {
        let (at, said) = places(&[("acount_id", true)], &["account_id", "name"]);
        assert_eq!(at, None);
        assert_eq!(
            said,
            [
                "f.csv:1: there is no column \"acount_id\"; did you mean \"account_id\"?; the file cannot be used without it (columns: account_id, name)"
            ]
        );
    }

    #[test]
    fn a_column_named_twice_is_not_guessed() {
        let (at, said) = places(&[("v", false)], &["v", "v"]);
        assert_eq!(at, Some(vec![Place::Nowhere]));
        assert_eq!(
            said,
            [
                "f.csv:1: the header names \"v\" 2 times; write which is meant: \"v#1\" to \"v#2\", or \"v#*\" for the first that is not empty; it is taken as missing"
            ]
        );
        assert_eq!(places(&[("v", true)], &["v", "v"]).0, None);
    }

    #[test]
    fn one_of_several_columns_is_told_by_its_number() {
        let header = ["v", "w", "V ", "v", "w#2"];
        let (at, said) = places(&[("v#1", true), ("v#2", true), ("V#*", false), ("w#2", true)], &header);
        let first_of = Place::FirstOf(vec![0, 2, 3]);
        assert_eq!(at, Some(vec![Place::At(0), Place::At(3), first_of, Place::At(4)]), "{said:?}");
        let (at, said) = places(&[("v#4", false), ("v#0", false), ("x#1", false)], &["v", "v"]);
        assert_eq!(at, Some(vec![Place::Nowhere; 3]));
        assert!(said.iter().any(|l| l.contains("only 2 columns of the name in \"v#4\"")), "{said:?}");
    }

    #[test]
    fn a_column_that_could_hold_a_deck_has_to_be_there() {
        let mut schema = Schema::default();
        schema.holding("hold");
        let mut report = FileReport::new("f.csv");
        let at = resolve(&schema, &["id".to_owned()], 1, &mut report);
        assert_eq!(at, Some(vec![Place::Nowhere]));
        let findings = report.done();
        assert_eq!(findings.count(Severity::Error), 1);
    }
}
