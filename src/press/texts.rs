//! What decks say whatever the account, and what of all texts no font can draw.

use rustc_hash::FxHashSet;

use super::looks::{Look, Looks};
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::data::tables::Tables;
use crate::voice::Voice;
use crate::workspace::Workspace;

/// What decks hold whatever the account: the language's messages, the catalogue, the vendor.
pub(super) fn shared(workspace: &Workspace, voice: &Voice) -> Vec<String> {
    let catalogue = &workspace.catalogue;
    let mut texts = vec![voice.alphabet(), workspace.config.vendor.name.clone()];
    texts.extend(catalogue.features.iter().flat_map(|f| [f.name.clone(), f.benefit.clone()]));
    texts.extend(catalogue.products.iter().flat_map(|p| [p.name.clone(), p.pitch.clone()]));
    texts.extend(catalogue.products.iter().filter_map(|p| p.because.as_ref()).map(|b| b.then.clone()));
    texts.extend(catalogue.plans.iter().map(|p| p.name.clone()));
    texts.extend(catalogue.shipped.iter().map(|s| s.title.clone()));
    texts.extend(workspace.config.metrics.iter().flat_map(|m| [m.name.clone(), m.other.clone()]));
    texts
}

/// Looks for characters that no font can draw in everything from the data and the workspace that decks show.
pub(super) fn look_at(workspace: &Workspace, tables: &Tables, looks: &Looks, findings: &mut Findings) {
    let mut told = FxHashSet::default();
    for (look, accounts) in looks.with_accounts() {
        for row in accounts.into_iter().map(|at| &tables.accounts[at]) {
            for (column, cell) in [("name", &row.name), ("csm_name", &row.csm_name)] {
                let found = cell.iter().filter_map(|text| undrawable(look, row.at.as_ref(), "accounts", column, text));
                found.for_each(|finding| findings.push(finding));
            }
        }
        // What is not one account's is told once, whichever looks show it.
        let mut look_once = |file: &'static str, column: &'static str, text: &str| {
            let found = undrawable(look, None, file, column, text);
            if let Some(finding) = found.filter(|_| told.insert((file, column, text.to_owned()))) {
                findings.push(finding);
            }
        };
        tables.requests.iter().for_each(|row| look_once("requests", "title", &row.title));
        tables.outcomes.iter().for_each(|row| look_once("outcomes", "goal", &row.goal));
        for feature in &workspace.catalogue.features {
            look_once("catalogue", "name", &feature.name);
            look_once("catalogue", "benefit", &feature.benefit);
        }
        for product in &workspace.catalogue.products {
            look_once("catalogue", "name", &product.name);
            look_once("catalogue", "pitch", &product.pitch);
        }
        workspace.config.metrics.iter().for_each(|metric| look_once("qbr.yaml", "metric's name", &metric.name));
    }
}

fn undrawable(look: &Look, at: Option<&Location>, file: &str, column: &str, text: &str) -> Option<Finding> {
    if text.is_ascii() {
        return None;
    }
    let missing = look.fonts.undrawable(text);
    let signs: Vec<_> = missing.iter().map(|c| format!("U+{:04X}", *c as u32)).collect();
    let message = format!(
        "no font can draw {} of the {column}; decks show \"{}\" instead. Install a font that has it, or put one into \
         the theme's folder",
        signs.join(", "),
        look.theme.substitute
    );
    let unplaced = || Location::file(file);
    let at = Location { column: Some(column.into()), ..at.cloned().unwrap_or_else(unplaced) };
    let (severity, value) = (Severity::Warning, Some(text.to_owned()));
    (!missing.is_empty()).then_some(Finding { severity, kind: "undrawable", at, value, message })
}
