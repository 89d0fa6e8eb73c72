//! The products that a cell says an account owns.

use std::collections::BTreeSet;

use crate::config::lookup::Lookup;
use crate::config::workspace::Workspace;
use crate::ingest::cells::booleans::is_no;

/// The products that a cell names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Owned {
    /// Ids of the catalogue, sorted.
    pub ids: Vec<String>,
    /// Names that are not in the catalogue, as written.
    pub unknown: Vec<String>,
}

/// Reads a cell: one product, or several between `;`, `,`, `|` or line breaks, perhaps in brackets and quotes. A comma may
/// also be part of a product's name. A `no` alone is none.
pub(crate) fn read(cell: &str, workspace: &Workspace) -> Owned {
    let products = &workspace.lookup.products;
    let (mut places, mut unknown) = (BTreeSet::new(), Vec::new());
    let list = cell.trim().trim_matches(['[', ']', '{', '}']);
    for part in list.split([';', '\n', '\r']) {
        let part = bare(part);
        match products.find(part) {
            Some(place) => places.extend([place]),
            None if part.is_empty() || is_no(bare(list)) => {}
            None => parts(part, products, &mut places, &mut unknown),
        }
    }
    let mut ids: Vec<_> = places.into_iter().map(|place| workspace.catalogue.products[place].id.clone()).collect();
    ids.sort_unstable();
    Owned { ids, unknown }
}

fn parts(text: &str, products: &Lookup, places: &mut BTreeSet<usize>, unknown: &mut Vec<String>) {
    for part in text.split([',', '|']).map(bare).filter(|part| !part.is_empty()) {
        match products.find(part) {
            Some(place) => places.extend([place]),
            None => unknown.push(part.to_owned()),
        }
    }
}

/// Without spaces and quotes around.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::flags::Flags;

    fn owned(cell: &str) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let qbr = "vendor: {name: Tern, team: {name: Tern, email: team@tern.example}}\nperiod: 2026-Q3\n\
                   sources: {accounts: {file: a.csv, columns: {id: id, name: name}}}\n";
        let product = |id: &str, name: &str, more: &str| {
            format!("- {{id: {id}, name: {name}, pitch: P, launched_on: 2026-01-01{more}}}\n")
        };
        let catalogue = format!(
            "products:\n{}{}{}",
            product("cash", "{en: Cash Forecast, de: Liquidität}", ""),
            product("tax", "\"Tax, duties\"", ", also: Steuern"),
            product("pay", "Pay", "")
        );
        std::fs::write(folder.path().join("qbr.yaml"), qbr).unwrap();
        std::fs::write(folder.path().join("catalogue.yaml"), catalogue).unwrap();
        let workspace = Workspace::load(folder.path(), &Flags::default(), chrono::NaiveDate::MAX).unwrap();
        let Owned { ids, unknown } = read(cell, &workspace);
        (ids, unknown)
    }

    #[test]
    fn products_are_known_by_id_name_or_other_spelling_between_any_separators() {
        for cell in [
            "cash;tax",
            "Cash;TAX",
            "Cash Forecast; Steuern",
            "tax, cash",
            "Tax, duties;LIQUIDITÄT",
            "cash|tax",
            "[\"cash\",\"tax\"]",
            "{cash,tax}",
            "cash\ntax",
            ";tax;;cash;",
        ] {
            assert_eq!(owned(cell), (vec!["cash".to_owned(), "tax".to_owned()], vec![]), "{cell}");
        }
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_is_written() {
        assert_eq!(owned("Cash;Tex"), (vec!["cash".to_owned()], vec!["Tex".to_owned()]));
        assert_eq!(owned("cash-forecast"), (vec![], vec!["cash-forecast".to_owned()]));
        assert_eq!(owned("Cash Tax"), (vec![], vec!["Cash Tax".to_owned()]));
    }

    #[test]
    fn a_no_is_nothing() {
        assert_eq!((owned("none"), owned(" No "), owned("[]")), ((vec![], vec![]), (vec![], vec![]), (vec![], vec![])));
    }
}
