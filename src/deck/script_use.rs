//! Which scripts no font can draw, and which accounts have texts in them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::Script;

use crate::layout::text::typeset::letter;

/// The accounts with text that no font draws, by the script's name.
#[derive(Debug, Default)]
pub(crate) struct ScriptUse(BTreeMap<&'static str, Sighting>);

#[derive(Debug)]
pub(crate) struct Sighting {
    script: Script,
    accounts: BTreeSet<usize>,
    pub(crate) held: BTreeSet<usize>,
}

impl ScriptUse {
    /// Records that an account has a text with characters that no font draws.
    pub fn see(&mut self, account: usize, missing: &[char]) {
        for (_, script) in missing.iter().copied().filter_map(letter) {
            self.of(script).accounts.insert(account);
        }
    }

    pub(crate) fn of(&mut self, script: Script) -> &mut Sighting {
        let none = || Sighting { script, accounts: BTreeSet::new(), held: BTreeSet::new() };
        self.0.entry(script.full_name()).or_insert_with(none)
    }

    pub(crate) fn counted(self) -> Vec<Undrawn> {
        let counted = |seen: Sighting| Undrawn {
            script: name(seen.script),
            accounts: seen.accounts.len(),
            held: seen.held.len(),
            packages: Packages::of(seen.script),
        };
        self.0.into_values().map(counted).collect()
    }
}

pub(crate) fn name(script: Script) -> String {
    script.full_name().replace('_', " ")
}

/// A script that no font at hand draws.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Undrawn {
    /// Its name in English.
    pub script: String,
    /// Accounts that have a name, a title, a goal or a note in it.
    pub accounts: usize,
    /// Accounts that are held because their deck's language is written in it.
    pub held: usize,
    pub packages: Packages,
}

/// The packages that have the fonts of a script, by system.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Packages {
    /// Also for Ubuntu.
    pub debian: &'static str,
    pub fedora: String,
    pub arch: &'static str,
    pub alpine: &'static str,
}

impl Packages {
    /// The packages of a script's Noto faces.
    pub(crate) fn of(script: Script) -> Self {
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

    /// The packages to install for some scripts, grouped by system.
    pub(crate) fn sentence<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> String {
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
