//! Overrides that had no effect because of the data. They are anomalies, so that somebody checks the deck before it is sent.

use crate::account::view::Account;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::AnomalyKind;
use crate::base::text::is_same_language;
use crate::config::qbr::slides::SlideKind;
use crate::deck::registry::SlideSelection;
use crate::deck::theme_assets::ThemeAssets;
use crate::ingest::records::AccountRow;

/// Each part of an account's override that had no effect, with the reason. `language` is the deck's.
pub(crate) fn unapplied_overrides(
    row: &AccountRow,
    account: &Account,
    selection: &SlideSelection,
    assets: &ThemeAssets,
    language: &str,
) -> Vec<Anomaly> {
    let Some(decided) = row.overridden() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(wanted) = decided.language.as_ref().filter(|wanted| !is_same_language(wanted, language)) {
        found.push(format!("language {wanted}: there is no copy, so the deck is in {language}"));
    }
    for (key, text) in decided.texts().filter(|(_, text)| !assets.fonts.undrawable(text).is_empty()) {
        found.push(format!("{key}: no font can draw all of \"{text}\""));
    }
    for kind in &decided.slides.with {
        if let Some((_, why)) = selection.omitted.iter().find(|(omitted, _)| omitted == kind) {
            found.push(format!("slide {} is left out: {}", kind.name(), why.reason()));
        }
    }
    let features = account.features.as_ref().filter(|_| selection.has(SlideKind::Features));
    for id in decided.pin.iter() {
        let feature = features.and_then(|features| features.all.iter().find(|feature| feature.id == *id));
        let offered = account.offers.iter().any(|offer| offer.id == *id);
        let why = match feature {
            Some(feature) if feature.used => "it is in use already",
            Some(_) => continue,
            None if offered && selection.has(SlideKind::Products) => continue,
            None if offered => "the deck has no page of products",
            None => "it is not in the plan, or nothing in the account's figures speaks for it",
        };
        found.push(format!("pinned {id} is not suggested: {why}"));
    }
    found.into_iter().map(|detail| Anomaly::new(AnomalyKind::OverrideUnapplied, detail)).collect()
}
