//! The language and formats of each account's deck: a localizer for its locale, and the workspace's names in that language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::account::assembly::portfolio::{LocalizedWorkspace, Portfolio};
use crate::account::view::Account;
use crate::base::finding::{Finding, Findings, Location, Severity, finding};
use crate::base::text::{is_locale, primary_language};
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::locale::error::LocaleError;
use crate::locale::languages::Languages;
use crate::locale::layer::Reader;
use crate::locale::localizer::Localizer;

/// A finding names at most so many of the messages that a language is missing.
const NAMED: usize = 5;

/// A locale's localizer, that of letters to one person, and the workspace's names in its language.
#[derive(Debug, Clone)]
pub(crate) struct Localization {
    pub localizer: Arc<Localizer>,
    to_one: Arc<Localizer>,
    pub localized: LocalizedWorkspace,
}

impl Localization {
    /// What speaks to whom an account is.
    pub fn speaking_to(&self, account: &Account) -> &Arc<Localizer> {
        if account.is_one_person { &self.to_one } else { &self.localizer }
    }
}

#[derive(Debug)]
pub(crate) struct Localizations {
    /// By the accounts' locales.
    by_locale: FxHashMap<String, Localization>,
    /// For accounts without a locale of their own.
    own: Localization,
    /// The hash of the workspace's language files; part of every fingerprint.
    pub hash: Vec<u8>,
}

impl Localizations {
    /// One for every locale of the accounts, and one for the workspace's own. An invalid locale is a finding, and the
    /// workspace's own is used instead.
    ///
    /// # Errors
    ///
    /// If the workspace's own locale is invalid.
    pub fn new(languages: &Languages, base: &Portfolio, findings: &mut Findings) -> Result<Self, LocaleError> {
        // Locales that share a language share its names.
        let mut workspaces: FxHashMap<String, LocalizedWorkspace> = FxHashMap::default();
        let mut localization = |locale: &str| -> Result<Localization, LocaleError> {
            let calendar = base.workspace().grid.calendar;
            let [localizer, to_one] = [Reader::Team, Reader::OnePerson]
                .map(|reader| languages.localizer_to(reader, calendar, locale).map(Arc::new));
            let (localizer, to_one) = (localizer?, to_one?);
            let localized =
                workspaces.entry(localizer.language.clone()).or_insert_with(|| base.localized(&localizer.language));
            Ok(Localization { localized: localized.clone(), localizer, to_one })
        };
        let own = localization(&base.workspace().config.locale)?;
        let mut by_locale = FxHashMap::default();
        for (locale, at) in &base.census().locales {
            if let Ok(localization) = localization(locale) {
                by_locale.insert(locale.clone(), localization);
                continue;
            }
            let column = at.column.as_deref().unwrap_or("locale");
            let message = format!(
                "\"{column}\" is \"{locale}\", which is no locale; the workspace's is used. Write a tag like en-GB, or leave \
                 the cell empty"
            );
            findings.push(finding(at.clone(), "locale", locale, message));
        }
        look_at(languages, base.workspace(), &base.census().locales, findings);
        Ok(Self { by_locale, own, hash: languages.fingerprint().to_vec() })
    }

    pub fn of(&self, row: &AccountRow) -> &Localization {
        row.locale.as_ref().and_then(|locale| self.by_locale.get(locale)).unwrap_or(&self.own)
    }

    /// The account's own locale, if it has a valid one.
    pub fn locale_of<'a>(&self, row: &'a AccountRow) -> Option<&'a str> {
        row.locale.as_deref().filter(|locale| self.by_locale.contains_key(*locale))
    }

    /// The workspace in each language of the run, ordered by language tag.
    pub fn workspaces(&self) -> Vec<&Workspace> {
        let all = self.by_locale.values().chain([&self.own]);
        let by_language: BTreeMap<_, _> = all.map(|t| (&t.localizer.language, &*t.localized.workspace)).collect();
        by_language.into_values().collect()
    }
}

/// Reports locales without a translation, once each, and languages with missing messages.
fn look_at(languages: &Languages, workspace: &Workspace, locales: &[(String, Location)], findings: &mut Findings) {
    let mut note = |at, value: Option<&str>, message| {
        findings.push(Finding {
            severity: Severity::Note,
            kind: "language",
            at,
            value: value.map(str::to_owned),
            message,
        });
    };
    let known = languages.tags().join(", ");
    let own = Location { column: Some("locale".into()), ..Location::file(&workspace.file) };
    let of_accounts = locales.iter().map(|(locale, at)| (locale.as_str(), at.clone()));
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for (locale, at) in std::iter::once((workspace.config.locale.as_str(), own)).chain(of_accounts) {
        if !is_locale(locale) || languages.speak(locale) || !reported.insert(locale) {
            continue;
        }
        let tag = primary_language(locale);
        let message = format!(
            "there is no copy in the language of \"{locale}\" (there is {known}), so its decks are in English; a file \
             voice/{tag}.ftl in the workspace adds it"
        );
        note(at, Some(locale), message);
    }
    for unknown in languages.unknown() {
        let at = Location { line: unknown.line as u64, ..Location::file(&unknown.file) };
        note(at, None, unknown.message.clone());
    }
    for incomplete in languages.incomplete() {
        let missing = &incomplete.missing;
        let named = missing.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if missing.len() > NAMED { ", …" } else { "" };
        let (lacking, all) = (missing.len(), incomplete.all);
        let message = format!("{lacking} of {all} messages are missing and are said in English: {named}{more}");
        note(Location::file(&incomplete.file), None, message);
    }
}
