//! Scripts that no available font draws: decks whose own language uses one are held; accounts with text in one are
//! counted, with the packages to install.
//!
//! A language is unreadable if no face of the theme draws a letter of its messages, or more than one in twenty of the letters
//! of the catalogue in that language. Emoji and symbols are no letters. Names, titles, goals and notes are the customers' own:
//! one in a foreign script shows the substitute and does not hold the deck.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use unicode_script::Script;

use crate::account::clearance::Hold;
use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::deck::localization::Localization;
use crate::deck::script_use::{Packages, ScriptUse, Undrawn, name};
use crate::deck::texts::{DeckSetting, shown};
use crate::deck::theme_assets::ThemeAssets;
use crate::layout::text::fallback::{SYSTEM_FONTS, in_place_of_system_fonts};
use crate::layout::text::typeset::letter;

/// One in so many letters of the catalogue may be undrawable.
const ONE_IN: usize = 20;

/// What to install to draw some scripts, in a sentence.
pub fn remedy<'a>(packages: impl Iterator<Item = &'a Packages> + Clone) -> String {
    let advice = format!("Install {}, or put a font into the theme's folder", Packages::sentence(packages));
    match in_place_of_system_fonts() {
        Some(value) => format!("{advice} ({SYSTEM_FONTS}={} keeps the system's out of reach)", value.display()),
        None => advice,
    }
}

/// A theme's number and an account's locale.
type Shown = (usize, Option<String>);

/// The scripts that make a language unreadable, and the reason in words.
type Unreadable = (Vec<Script>, String);

/// Which languages cannot be read in which themes, and which scripts no font draws.
#[derive(Debug)]
pub(crate) struct Legibility {
    /// With the reason for which decks are held.
    unreadable: FxHashMap<Shown, String>,
    pub undrawn: Vec<Undrawn>,
}

impl Legibility {
    /// Checks each language once for each theme that it is used with.
    pub fn of(setting: DeckSetting<'_>, chosen: &[usize], mut seen: ScriptUse, findings: &mut Findings) -> Self {
        let DeckSetting { base, themes, localizations } = setting;
        let mut looked: FxHashMap<Shown, Option<Unreadable>> = FxHashMap::default();
        for &at in chosen {
            let row = &base.tables().accounts[at];
            let key = (themes.number(at), localizations.locale_of(row).map(str::to_owned));
            let found = looked.entry(key).or_insert_with(|| {
                let localization = localizations.of(row);
                let found = unreadable(themes.of(at), localization)?;
                let why = reason(&found, localization);
                findings.push(Finding {
                    severity: Severity::Warning,
                    kind: "unreadable_script",
                    at: Location { column: Some("locale".into()), ..Location::file(&base.workspace().file) },
                    value: Some(localization.localizer.language.clone()),
                    message: format!("decks in the theme \"{}\" are held: {why}", themes.of(at).theme.name),
                });
                Some((found, why))
            });
            for script in found.iter().flat_map(|(scripts, _)| scripts) {
                seen.of(*script).held.insert(at);
            }
        }
        let unreadable = looked.into_iter().filter_map(|(key, found)| Some((key, found?.1))).collect();
        Self { unreadable, undrawn: seen.counted() }
    }

    /// Why the decks of accounts with this theme and locale are held, if they are.
    pub fn hold(&self, assets: usize, locale: Option<&str>) -> Option<Hold> {
        if self.unreadable.is_empty() {
            return None;
        }
        self.unreadable.get(&(assets, locale.map(str::to_owned))).cloned().map(Hold::Script)
    }
}

/// The scripts that make a language unreadable in a theme.
fn unreadable(assets: &ThemeAssets, localization: &Localization) -> Option<Vec<Script>> {
    let undrawn = |text: &str| assets.fonts.undrawn_letters(text);
    let messages: BTreeSet<char> = localization.localizer.messages().chars().collect();
    let mut found = undrawn(&String::from_iter(messages));
    let catalogue: String = shown(&localization.localized.workspace).iter().map(|shown| shown.text).collect();
    let missing = undrawn(&catalogue);
    if missing.len() * ONE_IN > catalogue.chars().filter_map(letter).count() {
        found.extend(missing);
    }
    let scripts: BTreeMap<_, Script> = found.into_iter().map(|(_, script)| (script.full_name(), script)).collect();
    (!scripts.is_empty()).then(|| scripts.into_values().collect())
}

fn reason(scripts: &[Script], localization: &Localization) -> String {
    let names: Vec<_> = scripts.iter().map(|script| name(*script)).collect();
    let packages: Vec<_> = scripts.iter().map(|script| Packages::of(*script)).collect();
    let (names, language) = (names.join(", "), &localization.localizer.language);
    format!("no font at hand draws the {names} letters of the language \"{language}\". {}", remedy(packages.iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_once_by_system() {
        let all = [Script::Arabic, Script::Han, Script::Hangul, Script::Canadian_Aboriginal].map(Packages::of);
        assert_eq!(
            Packages::sentence(all.iter()),
            "fonts-noto-cjk fonts-noto-core (Debian, Ubuntu), google-noto-sans-arabic-fonts \
             google-noto-sans-canadian-aboriginal-fonts google-noto-sans-cjk-fonts (Fedora), noto-fonts noto-fonts-cjk (Arch), \
             font-noto-all font-noto-cjk (Alpine)"
        );
        assert_eq!(name(Script::Canadian_Aboriginal), "Canadian Aboriginal");
    }

    #[test]
    fn letters_are_counted_by_script_and_pictures_are_none() {
        let mut seen = ScriptUse::default();
        seen.see(3, &['ش', '\u{1f43e}', 'ก']);
        seen.see(3, &['ك']);
        seen.see(7, &['ก', '∰']);
        let counted = seen.counted().into_iter().map(|script| (script.script, script.accounts, script.held));
        assert_eq!(counted.collect::<Vec<_>>(), [("Arabic".to_owned(), 1, 0), ("Thai".to_owned(), 2, 0)]);
    }
}
