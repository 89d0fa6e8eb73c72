//! Texts of `qbr.yaml` and the catalogue that are missing in a language that decks speak.

use std::collections::BTreeMap;

use crate::base::finding::{Finding, Findings, Severity};
use crate::base::text::primary_language;
use crate::config::translations::Untranslated;
use crate::config::workspace::Workspace;
use crate::pipeline::factory::DeckFactory;

/// Entries of a list that are named.
const NAMED: usize = 3;

/// Adds a warning for each language in which something has no text.
pub(crate) fn foresee(factory: &DeckFactory, decks: &[usize], findings: &mut Findings) {
    let workspace = factory.workspace();
    let mut spoken: BTreeMap<&str, usize> = BTreeMap::new();
    for at in decks {
        *spoken.entry(factory.language(*at)).or_default() += 1;
    }
    for (language, count) in spoken {
        let missing = workspace.untranslated(language);
        let Some(first) = missing.first() else { continue };
        let lists: Vec<String> = missing.iter().map(|list| named(list, workspace)).collect();
        let (decks, speak) =
            if count == 1 { ("1 deck".to_owned(), "speaks") } else { (format!("{count} decks"), "speak") };
        let tag = primary_language(language);
        let at = match first.list {
            "metrics" => workspace.place_in_config(first.list, first.places[0], first.key),
            _ => workspace.place_in_catalogue(first.list, first.places[0], first.key),
        };
        findings.push(Finding {
            severity: Severity::Warning,
            kind: "untranslated",
            at,
            value: Some(language.to_owned()),
            message: format!(
                "{decks} {speak} \"{language}\", which has no text for {}; they mix languages. Write both, as {{{}: …, {tag}: …}}",
                lists.join(", "),
                primary_language(workspace.language()),
            ),
        });
    }
}

/// "2 of 5 products (van, oven)".
fn named(list: &Untranslated, workspace: &Workspace) -> String {
    let (catalogue, config) = (&workspace.catalogue, &workspace.config);
    let (all, name): (usize, Box<dyn Fn(usize) -> String + '_>) = match list.list {
        "metrics" => (config.metrics.len(), Box::new(|at| config.metrics[at].id.clone())),
        "features" => (catalogue.features.len(), Box::new(|at| catalogue.features[at].id.clone())),
        "products" => (catalogue.products.len(), Box::new(|at| catalogue.products[at].id.clone())),
        "plans" => (catalogue.plans.len(), Box::new(|at| catalogue.plans[at].id.clone())),
        _ => (catalogue.shipped.len(), Box::new(|at| format!("\"{}\"", &*catalogue.shipped[at].title))),
    };
    let names: Vec<String> = list.places.iter().take(NAMED).map(|at| name(*at)).collect();
    let more = if list.places.len() > NAMED { ", …" } else { "" };
    format!("{} of {all} {} ({}{more})", list.places.len(), list.list, names.join(", "))
}
