//! Overrides that had no effect because of the data. They are anomalies, so that somebody checks the deck before it is sent.

use crate::account::view::Account;
use crate::base::row::anomaly::Anomaly;
use crate::base::text::is_same_language;
use crate::config::qbr::slides::SlideKind;
use crate::deck::registry::SlideSelection;
use crate::deck::theme_assets::ThemeAssets;
use crate::ingest::records::AccountRow;
use crate::locale::localizer::Localizer;

/// Each part of an account's override that had no effect, with the reason.
pub(crate) fn unapplied_overrides(
    row: &AccountRow,
    account: &Account,
    selection: &SlideSelection,
    (assets, localizer): (&ThemeAssets, &Localizer),
) -> Vec<Anomaly> {
    let Some(decided) = row.overridden() else { return Vec::new() };
    let mut unapplied_overrides = Vec::new();
    if let Some(language) =
        decided.language.as_ref().filter(|language| !is_same_language(language, &localizer.language))
    {
        let spoken = &localizer.language;
        unapplied_overrides.push(format!(
            "the override asks for the language {language}, of which there is no copy: the deck is in {spoken}"
        ));
    }
    for (key, text) in decided.texts().filter(|(_, text)| !assets.fonts.undrawable(text).is_empty()) {
        unapplied_overrides.push(format!("no font can draw all of the override's {key}: \"{text}\""));
    }
    for kind in &decided.slides.with {
        if let Some((_, why)) = selection.omitted.iter().find(|(omitted, _)| omitted == kind) {
            unapplied_overrides.push(format!(
                "the override puts in the slide {}, which is left out: {}",
                kind.name(),
                why.reason()
            ));
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
        unapplied_overrides.push(format!("the override pins {id}, which is not suggested: {why}"));
    }
    unapplied_overrides.into_iter().map(Anomaly::UnappliedOverride).collect()
}
