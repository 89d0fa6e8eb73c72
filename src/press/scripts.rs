//! Scripts that no font at hand draws: decks whose own language is written in one are held, and what accounts have in
//! others is counted, with the packages that would help.
//!
//! A language cannot be read where a letter of its own messages is drawn by no face of the theme, or more than one in twenty
//! of the letters that the catalogue says in it. Emoji and signs are no letters. Names, titles, goals and notes are the
//! customers' own: one in a foreign script shows the substitute and holds nothing.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::looks::{Look, Looks};
use super::texts;
use super::tongues::{Tongue, Tongues};
use crate::account::Hold;
use crate::account::build::Base;
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::frame::text::{SYSTEM_FONTS, in_place_of_system_fonts, letter};

/// Of so many letters of the catalogue one may be undrawn.
const ONE_IN: usize = 20;

/// A script that no font at hand draws.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Undrawn {
    /// Its name in English.
    pub script: String,
    /// Accounts that have a name, a title, a goal or a note in it.
    pub accounts: usize,
    /// Accounts that are held because their deck's language is written in it.
    pub held: usize,
    /// What to install.
    pub packages: Packages,
}

/// The packages that have the fonts of a script, by system.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Packages {
    /// Debian and Ubuntu.
    pub debian: &'static str,
    /// Fedora.
    pub fedora: String,
    /// Arch Linux.
    pub arch: &'static str,
    /// Alpine Linux.
    pub alpine: &'static str,
}

impl Packages {
    /// The packages of a script's Noto faces.
    fn of(script: Script) -> Self {
        use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana};
        if matches!(script, Bopomofo | Han | Hangul | Hiragana | Katakana) {
            let (debian, arch) = ("fonts-noto-cjk", "noto-fonts-cjk");
            return Self { debian, fedora: "google-noto-sans-cjk-fonts".into(), arch, alpine: "font-noto-cjk" };
        }
        let name = script.full_name().to_lowercase().replace('_', "-");
        let style = if script == Script::Tibetan { "serif" } else { "sans" };
        let (debian, fedora, arch) = ("fonts-noto-core", format!("google-noto-{style}-{name}-fonts"), "noto-fonts");
        Self { debian, fedora, arch, alpine: "font-noto-all" }
    }

    /// What to install for some scripts, in a sentence.
    fn told<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> String {
        let of = |name: fn(&'a Self) -> &'a str, system: &str| {
            let names: BTreeSet<&str> = all.clone().map(name).collect();
            format!("{} ({system})", names.into_iter().collect::<Vec<_>>().join(" "))
        };
        [
            of(|p| p.debian, "Debian, Ubuntu"),
            of(|p| &p.fedora, "Fedora"),
            of(|p| p.arch, "Arch"),
            of(|p| p.alpine, "Alpine"),
        ]
        .join(", ")
    }
}

/// What would help to draw some scripts, in a sentence.
pub fn remedy<'a>(packages: impl Iterator<Item = &'a Packages> + Clone) -> String {
    let told = format!("Install {}, or put a font into the theme's folder", Packages::told(packages));
    match in_place_of_system_fonts() {
        Some(value) => format!("{told} ({SYSTEM_FONTS}={} keeps the system's out of reach)", value.display()),
        None => told,
    }
}

/// Whose texts no font draws, by the script's name.
#[derive(Debug, Default)]
pub(super) struct Sightings(BTreeMap<&'static str, Sighting>);

#[derive(Debug)]
struct Sighting {
    script: Script,
    accounts: BTreeSet<usize>,
    held: BTreeSet<usize>,
}

impl Sightings {
    /// An account has a text with characters that no font draws.
    pub fn see(&mut self, account: usize, missing: &[char]) {
        for (_, script) in missing.iter().copied().filter_map(letter) {
            self.of(script).accounts.insert(account);
        }
    }

    fn of(&mut self, script: Script) -> &mut Sighting {
        let none = || Sighting { script, accounts: BTreeSet::new(), held: BTreeSet::new() };
        self.0.entry(script.full_name()).or_insert_with(none)
    }

    fn counted(self) -> Vec<Undrawn> {
        let counted = |seen: Sighting| Undrawn {
            script: name(seen.script),
            accounts: seen.accounts.len(),
            held: seen.held.len(),
            packages: Packages::of(seen.script),
        };
        self.0.into_values().map(counted).collect()
    }
}

/// A look's number and an account's locale.
type Shown = (usize, Option<String>);

/// The scripts in which a language cannot be read, and that in words.
type Unreadable = (Vec<Script>, String);

/// Which languages cannot be read in which looks, and what is undrawn at all.
#[derive(Debug)]
pub(super) struct Legibility {
    /// Why decks are held.
    unreadable: FxHashMap<Shown, String>,
    /// The scripts that no font at hand draws.
    pub undrawn: Vec<Undrawn>,
}

impl Legibility {
    /// Looks at each language once in each look that it is shown in.
    pub fn of(
        base: &Base,
        chosen: &[usize],
        (looks, tongues): (&Looks, &Tongues),
        mut seen: Sightings,
        findings: &mut Findings,
    ) -> Self {
        let mut looked: FxHashMap<Shown, Option<Unreadable>> = FxHashMap::default();
        for &at in chosen {
            let row = &base.tables().accounts[at];
            let key = (looks.number(at), tongues.locale_of(row).map(str::to_owned));
            let found = looked.entry(key).or_insert_with(|| {
                let tongue = tongues.of(row);
                let found = unreadable(looks.of(at), tongue)?;
                let why = why(&found, tongue);
                findings.push(Finding {
                    severity: Severity::Warning,
                    kind: "unreadable_script",
                    at: Location { column: Some("locale".into()), ..Location::file(&base.workspace().file) },
                    value: Some(tongue.voice.language.clone()),
                    message: format!("decks in the theme \"{}\" are held: {why}", looks.of(at).theme.name),
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

    /// Why the decks of accounts with this locale are held in a look.
    pub fn hold(&self, look: usize, locale: Option<&str>) -> Option<Hold> {
        if self.unreadable.is_empty() {
            return None;
        }
        self.unreadable.get(&(look, locale.map(str::to_owned))).cloned().map(Hold::Script)
    }
}

/// The scripts in which a language cannot be read in a look.
fn unreadable(look: &Look, tongue: &Tongue) -> Option<Vec<Script>> {
    let undrawn = |text: &str| look.fonts.undrawn_letters(text);
    let messages: BTreeSet<char> = tongue.voice.messages().chars().collect();
    let mut found = undrawn(&String::from_iter(messages));
    let catalogue: String = texts::shown(&tongue.edition.workspace).into_iter().map(|(.., text)| text).collect();
    let missing = undrawn(&catalogue);
    if missing.len() * ONE_IN > catalogue.chars().filter_map(letter).count() {
        found.extend(missing);
    }
    let scripts: BTreeMap<_, Script> = found.into_iter().map(|(_, script)| (script.full_name(), script)).collect();
    (!scripts.is_empty()).then(|| scripts.into_values().collect())
}

fn why(scripts: &[Script], tongue: &Tongue) -> String {
    let names: Vec<_> = scripts.iter().map(|script| name(*script)).collect();
    let packages: Vec<_> = scripts.iter().map(|script| Packages::of(*script)).collect();
    let (names, language) = (names.join(", "), &tongue.voice.language);
    format!("no font at hand draws the {names} letters of the language \"{language}\". {}", remedy(packages.iter()))
}

fn name(script: Script) -> String {
    script.full_name().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_once_by_system() {
        let all = [Script::Arabic, Script::Han, Script::Hangul, Script::Canadian_Aboriginal].map(Packages::of);
        assert_eq!(
            Packages::told(all.iter()),
            "fonts-noto-cjk fonts-noto-core (Debian, Ubuntu), google-noto-sans-arabic-fonts \
             google-noto-sans-canadian-aboriginal-fonts google-noto-sans-cjk-fonts (Fedora), noto-fonts noto-fonts-cjk (Arch), \
             font-noto-all font-noto-cjk (Alpine)"
        );
        assert_eq!(name(Script::Canadian_Aboriginal), "Canadian Aboriginal");
    }

    #[test]
    fn letters_are_counted_by_script_and_pictures_are_none() {
        let mut seen = Sightings::default();
        seen.see(3, &['ش', '\u{1f43e}', 'ก']);
        seen.see(3, &['ك']);
        seen.see(7, &['ก', '∰']);
        let counted = seen.counted().into_iter().map(|script| (script.script, script.accounts, script.held));
        assert_eq!(counted.collect::<Vec<_>>(), [("Arabic".to_owned(), 1, 0), ("Thai".to_owned(), 2, 0)]);
    }
}
