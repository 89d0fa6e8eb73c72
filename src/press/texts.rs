//! What decks say whatever the account, and what of all texts no font can draw.

use rustc_hash::FxHashSet;

use super::looks::{Look, Looks};
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::data::tables::Tables;
use crate::voice::Voice;
use crate::workspace::Workspace;
use crate::workspace::config::AccountField;

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
            for (field, cell) in [(AccountField::Name, &row.name), (AccountField::CsmName, &row.csm_name)] {
                let found = cell.iter().filter_map(|text| undrawable(look, text, || row.place_of(field, workspace)));
                found.for_each(|finding| findings.push(finding));
            }
        }
        // What is not one account's is told once, whichever looks show it.
        let mut look_once = |text: &str, at: &dyn Fn() -> Location| {
            let found = undrawable(look, text, at);
            if let Some(finding) = found.filter(|finding| told.insert(finding.at.clone())) {
                findings.push(finding);
            }
        };
        tables.requests.iter().for_each(|row| look_once(&row.title, &|| row.at.clone()));
        tables.outcomes.iter().for_each(|row| look_once(&row.goal, &|| row.at.clone()));
        let catalogue = &workspace.catalogue;
        for (index, feature) in catalogue.features.iter().enumerate() {
            look_once(&feature.name, &|| workspace.place_in_catalogue("features", index, "name"));
            look_once(&feature.benefit, &|| workspace.place_in_catalogue("features", index, "benefit"));
        }
        for (index, product) in catalogue.products.iter().enumerate() {
            look_once(&product.name, &|| workspace.place_in_catalogue("products", index, "name"));
            look_once(&product.pitch, &|| workspace.place_in_catalogue("products", index, "pitch"));
        }
        for (index, shipped) in catalogue.shipped.iter().enumerate() {
            look_once(&shipped.title, &|| workspace.place_in_catalogue("shipped", index, "title"));
        }
        for (index, metric) in workspace.config.metrics.iter().enumerate() {
            look_once(&metric.name, &|| workspace.place_in_config("metrics", index, "name"));
        }
    }
}

fn undrawable(look: &Look, text: &str, at: impl FnOnce() -> Location) -> Option<Finding> {
    if text.is_ascii() {
        return None;
    }
    let missing = look.fonts.undrawable(text);
    if missing.is_empty() {
        return None;
    }
    let at = at();
    let signs: Vec<_> = missing.iter().map(|c| format!("U+{:04X}", *c as u32)).collect();
    let of = at.column.as_ref().map(|column| format!(" of \"{column}\"")).unwrap_or_default();
    let message = format!(
        "no font can draw {}{of}; decks show \"{}\" instead. Install a font that has it, or put one into the theme's folder",
        signs.join(", "),
        look.theme.substitute
    );
    let (severity, value) = (Severity::Warning, Some(text.to_owned()));
    Some(Finding { severity, kind: "undrawable", at, value, message })
}
