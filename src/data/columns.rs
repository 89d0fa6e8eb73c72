//! Which column of a file is meant: by its exact name, else regardless of case and outer spaces.

use rustc_hash::FxHashMap;

use super::finding::Severity;
use super::report::Report;
use super::row::Layout;
use super::text::shown;
use crate::workspace::nearest::nearest;

/// Names listed where a column is missing.
const LISTED: usize = 30;

/// A name as it is compared when the exact one is not there.
pub(crate) fn folded(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_lowercase()
}

/// The place of each column of the layout in a header; says what is missing or named twice. `None` where the source
/// cannot be used.
pub(crate) fn resolve(
    layout: &Layout,
    header: &[String],
    line: u64,
    report: &mut Report,
) -> Option<Vec<Option<usize>>> {
    let mut exact: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut loose: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for (index, name) in header.iter().enumerate() {
        exact.entry(name.as_str()).or_insert((index, 0)).1 += 1;
        loose.entry(folded(name)).or_insert((index, 0)).1 += 1;
    }
    let mut usable = true;
    let mut at = Vec::with_capacity(layout.columns.len());
    for column in &layout.columns {
        let found = exact.get(&*column.name).or_else(|| loose.get(&folded(&column.name))).copied();
        at.push(match found {
            Some((index, 1)) => Some(index),
            Some((_, times)) => {
                report.add(Severity::Error, "column", line, Some(&column.name), None, || {
                    format!("the header names \"{}\" {times} times; the column cannot be told", column.name)
                });
                usable &= !column.required;
                None
            }
            None => {
                let names = header.iter().map(String::as_str);
                report.add(Severity::Error, "column", line, Some(&column.name), None, || {
                    absent(&column.name, column.required, names)
                });
                usable &= !column.required;
                None
            }
        });
    }
    if !layout.any_of.is_empty() && layout.any_of.iter().all(|slot| at[slot.0].is_none()) {
        report.add(Severity::Error, "column", line, None, None, || {
            "none of the columns with values is there; the file cannot be used".to_owned()
        });
        usable = false;
    }
    usable.then_some(at)
}

/// What is said of a column that is not there.
pub(crate) fn absent<'a>(name: &str, required: bool, header: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = nearest(name, header.clone()).map(|n| format!("; did you mean \"{}\"?", shown(n))).unwrap_or_default();
    let count = header.clone().count();
    let mut list = header.take(LISTED).map(shown).collect::<Vec<_>>().join(", ");
    if count > LISTED {
        list.push_str(&format!(", … ({} more)", count - LISTED));
    }
    let result = if required { "the file cannot be used without it" } else { "it is taken as missing" };
    format!("there is no column \"{name}\"{near}; {result} (columns: {list})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(columns: &[(&str, bool)], header: &[&str]) -> (Option<Vec<Option<usize>>>, Vec<String>) {
        let mut layout = Layout::default();
        for (name, required) in columns {
            layout.add(name, *required);
        }
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let mut report = Report::new("f.csv");
        let at = resolve(&layout, &header, 1, &mut report);
        let said = report.done().groups().flat_map(|(_, _, g)| g.shown.iter().map(|f| f.to_string())).collect();
        (at, said)
    }

    #[test]
    fn the_exact_name_wins() {
        let (at, said) = places(&[("Id", true)], &["id", "Id"]);
        assert_eq!(at, Some(vec![Some(1)]));
        assert!(said.is_empty());
    }

    #[test]
    fn case_and_outer_spaces_do_not_matter() {
        assert_eq!(places(&[("account id", true)], &["name", " Account ID "]).0, Some(vec![Some(1)]));
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
        assert_eq!(at, Some(vec![None]));
        assert!(said[0].contains("2 times"));
    }
}
