//! Everything that the decks of a run share, prepared once, to make single decks from.
//!
//! A deck depends only on its account, its cohort's figures and this shared state. So a deck that is made alone has the same
//! bytes as in a run of all accounts.

use std::sync::Arc;

use crate::account::assembly::census::Census;
use crate::account::assembly::portfolio::Portfolio;
use crate::account::prior_account::PriorAccounts;
use crate::base::finding::{Findings, finding};
use crate::config::workspace::Workspace;
use crate::deck::localization::Localizations;
use crate::deck::logo_cache::LogoCache;
use crate::deck::script_use::{ScriptUse, Undrawn};
use crate::deck::scripts::Legibility;
use crate::deck::texts::{DeckSetting, look_at, shared};
use crate::deck::theme_assets::{ThemeAssetsByAccount, with_known_theme};
use crate::ingest::records::Tables;
use crate::layout::frame::Image;
use crate::layout::logo::load;
use crate::layout::logo::load::Logo;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;
use crate::locale::languages::Languages;
use crate::pipeline::factory_error::DeckError;
use crate::pipeline::finished_deck::FinishedDeck;
use crate::pipeline::font_books::FontBooks;

/// What all decks of a run share: the accounts with their cohorts, themes, logos and localizers.
#[derive(Debug)]
pub struct DeckFactory {
    pub(crate) base: Portfolio,
    pub(crate) workspace: Arc<Workspace>,
    pub(crate) themes: ThemeAssetsByAccount,
    pub(crate) books: FontBooks,
    pub(crate) logos: LogoCache,
    pub(crate) vendor_logo: Option<Arc<Image>>,
    pub(crate) localizations: Localizations,
    pub(crate) legibility: Legibility,
    /// The start of every fingerprint.
    pub(crate) shared: crate::deck::fingerprint::Shared,
    pub(crate) holds_surprises: bool,
    findings: Findings,
    override_findings: Findings,
}

impl DeckFactory {
    /// Prepares a run of all accounts.
    pub fn new(workspace: Arc<Workspace>, tables: Tables) -> Result<Self, DeckError> {
        let all: Vec<usize> = (0..tables.accounts.len()).collect();
        Self::of(workspace, tables, &all)
    }

    /// Prepares a run of the accounts at the `chosen` indices. Only their decks can be made; these are the same as in a run of all
    /// accounts.
    pub fn of(workspace: Arc<Workspace>, tables: Tables, chosen: &[usize]) -> Result<Self, DeckError> {
        Self::over(Portfolio::new(workspace, tables), chosen)
    }

    /// The same for an existing portfolio of all accounts or a part of them.
    pub fn over(base: Portfolio, chosen: &[usize]) -> Result<Self, DeckError> {
        let workspace = Arc::clone(base.workspace());
        let mut findings = Findings::default();
        let files = workspace.overrides()?.into_iter().map(|file| with_known_theme(file, &workspace));
        let (base, override_findings) = base.with_overrides(files.collect());
        let languages = Languages::load(&workspace.root)?;
        let localizer = languages.localizer(&workspace.config.locale)?;
        let texts = shared(&workspace, &languages, &localizer);
        let themes = ThemeAssetsByAccount::prepare(&base, chosen, &texts, &mut findings)?;
        let vendor = vendor_logo(&workspace, &mut findings);
        let rows = chosen.iter().map(|&at| &base.tables().accounts[at]);
        let logos = LogoCache::read(&workspace, rows, &mut findings);
        let localizations = Localizations::new(&languages, &base, &mut findings)?;
        let mut seen = ScriptUse::default();
        let setting = DeckSetting { base: &base, themes: &themes, localizations: &localizations };
        look_at(setting, &mut seen, &mut findings);
        let legibility = Legibility::of(setting, chosen, seen, &mut findings);
        Ok(Self {
            base,
            shared: crate::deck::fingerprint::Shared::of(&workspace, vendor.as_ref(), &localizations),
            workspace,
            books: FontBooks::of(&themes),
            themes,
            logos,
            vendor_logo: vendor.map(|logo| Arc::new(logo.image)),
            localizations,
            legibility,
            holds_surprises: false,
            findings,
            override_findings,
        })
    }

    /// Adds an earlier run: decks look back on its suggestions, and unexpected differences from it are anomalies.
    #[must_use]
    pub fn after(self, prior: PriorAccounts) -> Self {
        Self { base: self.base.after(prior), ..self }
    }

    /// Sets whether accounts with an anomaly are held.
    #[must_use]
    pub fn holding_surprises(self, holds_surprises: bool) -> Self {
        Self { holds_surprises, ..self }
    }

    /// Prepares font subsets in parallel. Otherwise the first deck of each theme does it.
    pub fn warm_up(&self) -> Result<(), DeckError> {
        Ok(self.books.make_all(&self.themes)?)
    }

    /// The accounts in the fastest order: grouped by theme and language, because each thread caches typeset text for only one of
    /// each.
    pub fn by_look(&self, chosen: &[usize]) -> Vec<usize> {
        let mut places = chosen.to_vec();
        let accounts = &self.tables().accounts;
        places.sort_by_cached_key(|&at| {
            (self.themes.number(at), self.localizations.of(&accounts[at]).localizer.language.as_str(), at)
        });
        places
    }

    /// Facts about all accounts of the data, even if this factory is for a part of them.
    pub fn census(&self) -> &Census {
        self.base.census()
    }

    /// The number of accounts. They are sorted by id and addressed by index.
    pub fn len(&self) -> usize {
        self.tables().accounts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows by which `--account` and `--where` select.
    pub fn tables(&self) -> &Tables {
        self.base.tables()
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What cannot be shown as configured: names that no font can draw, unreadable logos, unknown themes and locales.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Problems in overrides. Each concerns only its own account.
    pub fn override_findings(&self) -> &Findings {
        &self.override_findings
    }

    /// The scripts of accounts' texts that no available font draws.
    pub fn undrawn(&self) -> &[Undrawn] {
        &self.legibility.undrawn
    }

    /// Makes the deck of one account. A failure is the outcome of its record.
    pub fn deck(&self, at: usize) -> FinishedDeck {
        match self.plan(at) {
            Ok(plan) => self.make(plan),
            Err(record) => FinishedDeck::none(*record),
        }
    }

    /// The themes of the chosen accounts, in the order of their first use.
    pub fn themes(&self) -> impl Iterator<Item = &Theme> {
        self.themes.all().map(|assets| &assets.theme)
    }

    /// The hash of the workspace's language files; `None` if there are none.
    pub fn languages_hash(&self) -> Option<&[u8]> {
        Some(self.localizations.hash.as_slice()).filter(|hash| !hash.is_empty())
    }

    /// The language of an account's deck, a BCP 47 tag.
    pub fn language(&self, at: usize) -> &str {
        &self.localizations.of(&self.tables().accounts[at]).localizer.language
    }

    pub fn fonts(&self, at: usize) -> &Fonts {
        &self.themes.of(at).fonts
    }
}

/// The vendor's logo. If it cannot be used, that is a finding, and covers show the vendor's name.
fn vendor_logo(workspace: &Workspace, findings: &mut Findings) -> Option<Logo> {
    let path = workspace.config.vendor.logo.as_ref()?;
    let error = match load::load(&workspace.root, path) {
        Ok(logo) => return Some(logo),
        Err(error) => error,
    };
    let message = format!("{error}; covers show the vendor's name instead. Fix the file or its path");
    findings.push(finding(workspace.place_of_key("vendor.logo"), "logo", &path.display().to_string(), message));
    None
}
