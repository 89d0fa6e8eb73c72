//! The texts that decks share, and a check for characters that no font can draw.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::account::assembly::portfolio::Portfolio;
use crate::base::finding::{Finding, FindingKey, Findings, Location, Severity};
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::deck::localization::Localizations;
use crate::deck::script_use::ScriptUse;
use crate::deck::theme_assets::{ThemeAssets, ThemeAssetsByAccount};
use crate::layout::text::prepare::is_picture;
use crate::locale::built_in::EAST_ASIA;
use crate::locale::languages::Languages;
use crate::locale::localizer::Localizer;

/// What decks contain for any account: the languages' messages, the catalogue, the vendor. For languages other than the
/// workspace's own it is only the set of characters, without those that only fallback faces have: each deck has its own
/// subset for those.
pub(crate) fn shared(workspace: &Workspace, languages: &Languages, localizer: &Localizer) -> Vec<String> {
    let mut texts =
        vec![localizer.alphabet(), workspace.config.vendor.name.clone(), workspace.config.vendor.team.name.clone()];
    let mut signs: BTreeSet<char> = languages.alphabet().chars().collect();
    for tag in languages.tags() {
        signs.extend(shown(&workspace.in_language(tag)).iter().flat_map(|shown| shown.text.chars()));
    }
    texts.push(signs.into_iter().filter(|sign| *sign < EAST_ASIA).collect());
    texts.extend(shown(&workspace.in_language(&localizer.language)).iter().map(|shown| shown.text.to_owned()));
    texts
}

/// The kind of finding.
const KIND: &str = "undrawable";

/// The only list in `qbr.yaml` that decks show; all other lists are in the catalogue.
const METRICS: &str = "metrics";

/// A text of a workspace that decks show, and where it is configured.
pub(crate) struct ShownText<'a> {
    list: &'static str,
    /// The position in the list.
    at: usize,
    key: &'static str,
    pub(crate) text: &'a str,
}

pub(crate) fn shown(workspace: &Workspace) -> Vec<ShownText<'_>> {
    let catalogue = &workspace.catalogue;
    let mut texts = Vec::new();
    let mut add = |list, at, key, text| texts.push(ShownText { list, at, key, text });
    for (at, feature) in catalogue.features.iter().enumerate() {
        add("features", at, "name", feature.name.as_str());
        add("features", at, "benefit", feature.benefit.as_str());
    }
    for (at, product) in catalogue.products.iter().enumerate() {
        add("products", at, "name", product.name.as_str());
        add("products", at, "pitch", product.pitch.as_str());
        product.trial.iter().for_each(|trial| add("products", at, "try", trial.as_str()));
        let because = product.because.iter().flat_map(|b| [Some(b.then.as_str()), b.verb.as_deref()]);
        because.flatten().for_each(|text| add("products", at, "because", text));
    }
    catalogue.plans.iter().enumerate().for_each(|(at, plan)| add("plans", at, "name", plan.name.as_str()));
    for (at, shipped) in catalogue.shipped.iter().enumerate() {
        add("shipped", at, "title", shipped.title.as_str());
        shipped.benefit.iter().for_each(|benefit| add("shipped", at, "benefit", benefit.as_str()));
    }
    for (at, metric) in workspace.config.metrics.iter().enumerate() {
        let words = [("name", &metric.name), ("one", &metric.one), ("other", &metric.other)].into_iter();
        let words = words.chain(metric.definition.iter().map(|definition| ("definition", definition)));
        words.for_each(|(key, text)| add(METRICS, at, key, text));
        metric.grammar(workspace.spoken()).into_iter().for_each(|own| add(METRICS, at, "grammar", &own.subject));
    }
    texts
}

/// What the decks of a run are set with.
#[derive(Clone, Copy)]
pub(crate) struct DeckSetting<'a> {
    pub base: &'a Portfolio,
    pub themes: &'a ThemeAssetsByAccount,
    pub localizations: &'a Localizations,
}

/// Looks for characters that no font can draw in all text from the data and the workspace that decks show: for each theme in
/// the texts of its accounts and in the texts that all decks share.
pub(crate) fn look_at(setting: DeckSetting<'_>, seen: &mut ScriptUse, findings: &mut Findings) {
    let DeckSetting { base, themes, localizations } = setting;
    let (workspace, tables, languages) = (base.workspace(), base.tables(), localizations.workspaces());
    let (mut reported_at, mut reported) = (FxHashSet::default(), FxHashSet::default());
    let (qbr, catalogue): (Arc<str>, Arc<str>) =
        (workspace.file.as_str().into(), workspace.config.catalogue.display().to_string().into());
    for (assets, accounts) in themes.with_accounts() {
        for &account in &accounts {
            let row = &tables.accounts[account];
            let mut look_in = |text: &str, at: &dyn Fn() -> Location| {
                let missing = missing(assets, text);
                seen.see(account, &missing);
                if !missing.is_empty() {
                    findings.push(undrawable(assets, text, &missing, at()));
                }
            };
            for (field, cell) in [(AccountField::Name, &row.name), (AccountField::CsmName, &row.csm_name)] {
                cell.iter().for_each(|text| look_in(text, &|| row.place_of(field, workspace)));
            }
            if let Some(decided) = row.overridden() {
                for (key, text) in decided.texts() {
                    look_in(text, &|| Location { column: Some(key.into()), ..Location::file(&decided.path) });
                }
            }
        }
        // Text that does not belong to one account is reported once, not once per theme.
        let of_look = |account: &usize| accounts.binary_search(account).is_ok();
        let mut look_once = |account: Option<u32>, text: &str, at: &dyn Fn() -> Location| {
            let missing = missing(assets, text);
            if let Some(account) = account.map(|account| account as usize).filter(of_look) {
                seen.see(account, &missing);
            }
            if missing.is_empty() {
                return;
            }
            let at = at();
            if reported_at.insert(at.clone()) {
                findings.push(undrawable(assets, text, &missing, at));
            }
        };
        for row in &tables.requests {
            let texts = [&row.title].into_iter().chain(&row.benefit).chain(&row.reason);
            texts.for_each(|text| look_once(row.account, text, &|| row.at.clone()));
        }
        tables.outcomes.iter().for_each(|row| look_once(Some(row.account), &row.goal, &|| row.at.clone()));
        let vendor = &workspace.config.vendor;
        for (key, name) in [("vendor.name", &vendor.name), ("vendor.team.name", &vendor.team.name)] {
            look_once(None, name, &|| workspace.place_of_key(key));
        }
        for workspace in &languages {
            for ShownText { list, at: index, key, text } in shown(workspace) {
                let missing = missing(assets, text);
                if missing.is_empty() || !reported.insert((list, index, key)) {
                    continue;
                }
                // Finding the line of a text parses its file again, so this is done only while there is room to report it.
                let file = if list == METRICS { &qbr } else { &catalogue };
                let group = FindingKey {
                    severity: Severity::Warning,
                    kind: KIND,
                    file: Arc::clone(file),
                    column: Some(key.into()),
                };
                findings.push_with(group, || {
                    let at = match list {
                        METRICS => workspace.place_in_config(list, index, key),
                        _ => workspace.place_in_catalogue(list, index, key),
                    };
                    undrawable(assets, text, &missing, at)
                });
            }
        }
    }
}

fn missing(assets: &ThemeAssets, text: &str) -> Vec<char> {
    if text.is_ascii() { Vec::new() } else { assets.fonts.undrawable(text) }
}

fn undrawable(assets: &ThemeAssets, text: &str, missing: &[char], at: Location) -> Finding {
    let signs: Vec<_> = missing.iter().map(|c| format!("U+{:04X}", *c as u32)).collect();
    let of = at.column.as_ref().map(|column| format!(" of \"{column}\"")).unwrap_or_default();
    let pictures =
        if missing.iter().any(|c| is_picture(*c)) { ", or nothing for a picture beside letters" } else { "" };
    let message = format!(
        "no font can draw {}{of}; decks show \"{}\" instead{pictures}. Install a font that has it, or put one into the theme's folder",
        signs.join(", "),
        assets.theme.substitute
    );
    Finding { severity: Severity::Warning, kind: KIND, at, value: Some(text.to_owned()), message }
}
