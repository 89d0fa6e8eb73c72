//! Everything that is the same for every deck of a run, made once; and one deck from it.
//!
//! A deck depends on its account, its cohort's figures and what is in here, so one made alone has the bytes it has in a
//! run of the whole base.

mod lack;

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::account::build::Base;
use crate::account::{Account, Release, Suggestion};
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::data::tables::{AccountRow, Tables};
use crate::frame::text::{FontError, Fonts, Language};
use crate::frame::{Frame, words};
use crate::insight::{self, Evidence, Insight, Step};
use crate::logo::{self, LogoError};
use crate::output::files;
use crate::output::manifest::{DeckRecord, Outcome};
use crate::output::pdf::{self, DeckInfo, FontBook, PdfError};
use crate::output::told::{Fact, Told};
use crate::slides::{self, Logos, Selection, Slide};
use crate::theme::{Theme, ThemeError};
use crate::voice::{Voice, VoiceError};
use crate::workspace::Workspace;
pub use lack::Lack;

/// Raised whenever the same input gives another deck, so that fingerprints tell.
const DECK_VERSION: u32 = 1;

/// What all decks of a run share: the base with its cohorts, the theme, fonts and voices.
#[derive(Debug)]
pub struct Press {
    base: Base,
    workspace: Arc<Workspace>,
    theme: Theme,
    fonts: Fonts,
    book: FontBook,
    voices: FxHashMap<String, Arc<Voice>>,
    voice: Arc<Voice>,
    vendor_logo: Option<Arc<crate::frame::Image>>,
    /// The hash of the vendor's logo file, read once and part of every fingerprint.
    vendor_logo_hash: Vec<u8>,
    findings: Findings,
}

/// What became of one account: its row, and its deck where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The manifest's row; `file`, `bytes` and `sha256` are set where there is a deck.
    pub record: DeckRecord,
    /// The finished PDF.
    pub pdf: Option<Vec<u8>>,
    /// What it tells, where there is one.
    pub told: Option<Told>,
}

/// Why no deck at all can be made.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The fonts cannot be used.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// The fonts cannot be subset.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The workspace's locale has no voice.
    #[error(transparent)]
    Voice(#[from] VoiceError),
    /// The vendor's logo cannot be used.
    #[error("failed to use the vendor's logo")]
    Logo(#[from] LogoError),
}

impl Press {
    /// Prepares a run: cohorts, theme, fonts, the shared font subset and the voices.
    pub fn new(workspace: Arc<Workspace>, tables: Tables) -> Result<Self, PressError> {
        let theme = Theme::load(&workspace.config.theme, &workspace.root)?;
        let fonts = Fonts::load(&theme)?;
        let voice = Arc::new(Voice::new(&workspace.config.locale)?);
        let book = FontBook::new(&fonts, &shared_texts(&workspace, &voice))?;
        let vendor_logo =
            workspace.config.vendor.logo.as_ref().map(|path| logo::load(&workspace.root, path)).transpose()?;
        let logo_file =
            workspace.config.vendor.logo.as_ref().map(|path| logo::bytes(&workspace.root, path)).transpose()?;
        let vendor_logo_hash = logo_file.map(|file| Sha256::digest(file).to_vec()).unwrap_or_default();
        let mut findings = Findings::default();
        let voices = voices(&tables.accounts, &mut findings);
        look_at_texts(&workspace, &tables, &fonts, &theme, &mut findings);
        look_at_logos(&tables.accounts, &workspace, &mut findings);
        let base = Base::new(Arc::clone(&workspace), tables);
        Ok(Self {
            base,
            workspace,
            theme,
            fonts,
            book,
            voices,
            voice,
            vendor_logo: vendor_logo.map(Arc::new),
            vendor_logo_hash,
            findings,
        })
    }

    /// A press whose decks look back on what those of the quarter before suggested, by account id.
    #[must_use]
    pub fn looking_back(self, suggested: FxHashMap<String, Vec<Suggestion>>) -> Self {
        Self { base: self.base.with_suggestions(suggested), ..self }
    }

    /// How many accounts there are; they are addressed by their place, sorted by id.
    pub fn len(&self) -> usize {
        self.tables().accounts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What `--account` and `--where` choose by, without making the deck.
    pub fn tables(&self) -> &Tables {
        self.base.tables()
    }

    /// What cannot be shown as it stands: names no face can draw, logos that cannot be read, locales without a voice.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The deck of one account. A failure to write it is the record's outcome.
    pub fn deck(&self, at: usize) -> Deck {
        let row = &self.tables().accounts[at];
        let (account, _internal, release) = self.base.account(at);
        let voice = self.voices.get(&account.locale).unwrap_or(&self.voice);
        let mut record = self.record(at);
        record.language.clone_from(&voice.language);
        record.theme.clone_from(&self.theme.name);
        if row.name.is_none() {
            return unmade(record, Outcome::Skipped, "no_name", "the account has no usable name".into());
        }
        if let Release::Held(hold) = &release {
            return unmade(record, Outcome::Held, hold.code(), hold.reason());
        }
        let insights = insight::insights(&account, &self.workspace);
        let selection = slides::select(&account, &insights, &self.workspace, voice);
        if selection.slides.len() < slides::FEWEST {
            let lacks = lack::lacks(&selection, &self.workspace);
            return unmade(record, Outcome::Skipped, "too_little_data", lack::told(&selection, &lacks));
        }
        let frames = self.lay_out(&account, &selection, voice);
        if let Some(word) = self.forbidden(&frames, &account) {
            let reason = format!("the deck would say \"{word}\", which `forbidden` does not allow");
            return unmade(record, Outcome::Held, "forbidden_word", reason);
        }
        record.headline = voice.sentence(&insight::headline(&insights, &account));
        record.fingerprint = self.fingerprint(&account, &selection, voice);
        match self.print(&account, &frames, voice) {
            Ok(pdf) => {
                record.file = files::deck_file_name(&account.name, &self.workspace.period.label(), &row.id);
                record.pages = Some(selection.slides.len());
                record.bytes = Some(pdf.len());
                record.sha256 = base16ct::lower::encode_string(&Sha256::digest(&pdf));
                let told = Some(self.told(row, &account, &insights));
                Deck { record, pdf: Some(pdf), told }
            }
            Err(error) => unmade(record, Outcome::Failed, "pdf", error.to_string()),
        }
    }

    /// What a build would make of an account, as far as that is known without making it: its row without a deck, and the
    /// slides it lacks where these are too many.
    pub fn outlook(&self, at: usize) -> (DeckRecord, Vec<Lack>) {
        let (account, _internal, release) = self.base.account(at);
        let record = self.record(at);
        if self.tables().accounts[at].name.is_none() {
            return (unmade(record, Outcome::Skipped, "no_name", String::new()).record, Vec::new());
        }
        if let Release::Held(hold) = &release {
            return (unmade(record, Outcome::Held, hold.code(), hold.reason()).record, Vec::new());
        }
        let voice = self.voices.get(&account.locale).unwrap_or(&self.voice);
        let insights = insight::insights(&account, &self.workspace);
        let selection = slides::select(&account, &insights, &self.workspace, voice);
        if selection.slides.len() >= slides::FEWEST {
            return (record, Vec::new());
        }
        let lacks = lack::lacks(&selection, &self.workspace);
        let reason = lack::told(&selection, &lacks);
        (unmade(record, Outcome::Skipped, "too_little_data", reason).record, lacks)
    }

    /// The pages of one account's deck before they are written, held or not, each with what it says; `None` where there
    /// is too little for one.
    pub fn pages(&self, at: usize) -> Option<Vec<(Slide, Frame)>> {
        let (account, _internal, _release) = self.base.account(at);
        let voice = self.voices.get(&account.locale).unwrap_or(&self.voice);
        let insights = insight::insights(&account, &self.workspace);
        let selection = slides::select(&account, &insights, &self.workspace, voice);
        let enough = self.tables().accounts[at].name.is_some() && selection.slides.len() >= slides::FEWEST;
        let frames = enough.then(|| self.lay_out(&account, &selection, voice))?;
        Some(selection.slides.into_iter().zip(frames).collect())
    }

    /// The same without what they say.
    pub fn frames(&self, at: usize) -> Option<Vec<Frame>> {
        Some(self.pages(at)?.into_iter().map(|(_, frame)| frame).collect())
    }

    /// The faces that decks are set in.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    fn lay_out(&self, account: &Account, selection: &Selection, voice: &Voice) -> Vec<Frame> {
        // A logo that cannot be read is a finding of the run; the cover then shows a monogram.
        let customer = account.logo.as_ref().and_then(|path| logo::load(&self.workspace.root, path).ok());
        let logos = Logos { vendor: self.vendor_logo.clone(), customer: customer.map(Arc::new) };
        let line = slides::deck_line(account, &self.workspace, voice);
        let fonts = self.fonts.speaking(Language::of(&voice.language));
        slides::layout(&selection.slides, &line, &self.theme, &fonts, &logos)
    }

    /// The first of the vendor's forbidden words that a page says; a customer may be called by one.
    fn forbidden(&self, frames: &[Frame], account: &Account) -> Option<&str> {
        let forbidden = &self.workspace.config.forbidden;
        if forbidden.is_empty() {
            return None;
        }
        let name = account.name.to_lowercase();
        let said: Vec<_> = frames.iter().map(|frame| words::said(frame).replace(&name, "")).collect();
        let says = |word: &&String| {
            let word = word.to_lowercase();
            said.iter().any(|page| words::stands_in(&word, page))
        };
        forbidden.iter().find(says).map(String::as_str)
    }

    /// What the deck tells, for the next quarter's run.
    fn told(&self, row: &AccountRow, account: &Account, insights: &[Insight]) -> Told {
        let fact = |id: &str, evidence: &[Evidence]| Fact {
            id: id.to_owned(),
            figures: evidence.iter().map(|e| (e.fact.clone(), e.value)).collect(),
        };
        let step = |step: &Step| {
            let behind = insights.iter().find(|i| i.step.as_ref().is_some_and(|s| s.id == step.id));
            fact(&step.id, behind.map(|i| i.evidence.as_slice()).unwrap_or_default())
        };
        let picks = account.features.as_ref().map(|features| insight::picks(features, &self.workspace));
        Told {
            account_id: row.id.clone(),
            period: self.workspace.period.label(),
            insights: insights.iter().map(|i| fact(&i.id, &i.evidence)).collect(),
            steps: insight::steps(insights, account, &self.workspace).iter().map(step).collect(),
            picks: picks.into_iter().flatten().map(|f| f.id.clone()).collect(),
        }
    }

    fn print(&self, account: &Account, frames: &[Frame], voice: &Voice) -> Result<Vec<u8>, PdfError> {
        let info = DeckInfo {
            title: slides::deck_title(account, voice),
            author: self.workspace.config.vendor.name.clone(),
            subject: slides::deck_subject(account, &self.workspace, voice),
            language: voice.language.clone(),
            account: account.short_hash().to_owned(),
            as_of: account.as_of,
        };
        pdf::write_deck(&self.book, &self.fonts, &info, frames)
    }

    /// A hash over all that the deck shows, taken before layout.
    fn fingerprint(&self, account: &Account, selection: &Selection, voice: &Voice) -> String {
        let mut hash = Sha256::new();
        hash.update(DECK_VERSION.to_be_bytes());
        hash.update(self.theme.fingerprint.as_bytes());
        let mut shown = String::with_capacity(16 << 10);
        write!(shown, "{:?}", selection.slides).expect("writing to a string cannot fail");
        hash.update(shown.as_bytes());
        let rest = [
            voice.language.as_str(),
            &self.workspace.config.vendor.name,
            &slides::deck_line(account, &self.workspace, voice),
            &slides::deck_subject(account, &self.workspace, voice),
        ];
        for text in rest {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        if let Some(file) = &account.logo {
            hash.update(logo::bytes(&self.workspace.root, file).unwrap_or_default());
        }
        hash.update(&self.vendor_logo_hash);
        base16ct::lower::encode_string(&hash.finalize())
    }

    /// The manifest's row of an account as its tables give it, before anything is made.
    pub fn record(&self, at: usize) -> DeckRecord {
        let row = &self.tables().accounts[at];
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let csm = self.base.csm(at);
        DeckRecord {
            account_id: row.id.clone(),
            name: text(&row.name),
            segment: text(&row.segment),
            outcome: Outcome::Rendered,
            reason_code: String::new(),
            reason: String::new(),
            review: String::new(),
            contact_name: text(&row.contact_name),
            contact_email: text(&row.contact_email),
            csm_name: csm.name,
            csm_email: csm.email,
            period: self.workspace.period.label(),
            language: String::new(),
            theme: String::new(),
            file: String::new(),
            pages: None,
            bytes: None,
            sha256: String::new(),
            headline: String::new(),
            fingerprint: String::new(),
        }
    }
}

fn unmade(mut record: DeckRecord, outcome: Outcome, code: &str, reason: String) -> Deck {
    record.outcome = outcome;
    record.reason_code = code.to_owned();
    record.reason = reason;
    Deck { record, pdf: None, told: None }
}

/// What decks hold whatever the account: the language's messages, the catalogue, the vendor.
fn shared_texts(workspace: &Workspace, voice: &Voice) -> Vec<String> {
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

/// A voice for every locale among the accounts; one that is no locale gets the workspace's, with a finding.
fn voices(accounts: &[AccountRow], findings: &mut Findings) -> FxHashMap<String, Arc<Voice>> {
    let mut voices = FxHashMap::default();
    let mut unknown: FxHashMap<&str, ()> = FxHashMap::default();
    for row in accounts {
        let Some(locale) = row.locale.as_deref() else { continue };
        if voices.contains_key(locale) {
            continue;
        }
        if !unknown.contains_key(locale) {
            match Voice::new(locale) {
                Ok(voice) => {
                    voices.insert(locale.to_owned(), Arc::new(voice));
                    continue;
                }
                Err(_) => drop(unknown.insert(locale, ())),
            }
        }
        let message = format!("\"locale\" is \"{locale}\", expected a tag like en-GB; the workspace's is used");
        findings.push(finding(row, "locale", "locale", locale, message));
    }
    voices
}

/// Looks for characters that no font can draw in everything from the data and the workspace that decks show.
fn look_at_texts(workspace: &Workspace, tables: &Tables, fonts: &Fonts, theme: &Theme, findings: &mut Findings) {
    let mut look = |at: Option<&Location>, file: &str, column: &str, text: &str| {
        let missing = if text.is_ascii() { Vec::new() } else { fonts.undrawable(text) };
        if missing.is_empty() {
            return;
        }
        let signs: Vec<_> = missing.iter().map(|c| format!("U+{:04X}", *c as u32)).collect();
        let message = format!(
            "no font can draw {} of the {column}; decks show \"{}\" instead. Install a font that has it, or put one into \
             the theme's folder",
            signs.join(", "),
            theme.substitute
        );
        let unplaced = || Location::file(file);
        let at = Location { column: Some(column.into()), ..at.cloned().unwrap_or_else(unplaced) };
        let (severity, value) = (Severity::Warning, Some(text.to_owned()));
        findings.push(Finding { severity, kind: "undrawable", at, value, message });
    };
    for row in &tables.accounts {
        for (column, cell) in [("name", &row.name), ("csm_name", &row.csm_name)] {
            cell.iter().for_each(|text| look(row.at.as_ref(), "accounts", column, text));
        }
    }
    tables.requests.iter().for_each(|row| look(None, "requests", "title", &row.title));
    tables.outcomes.iter().for_each(|row| look(None, "outcomes", "goal", &row.goal));
    for feature in &workspace.catalogue.features {
        look(None, "catalogue", "name", &feature.name);
        look(None, "catalogue", "benefit", &feature.benefit);
    }
    for product in &workspace.catalogue.products {
        look(None, "catalogue", "name", &product.name);
        look(None, "catalogue", "pitch", &product.pitch);
    }
    workspace.config.metrics.iter().for_each(|metric| look(None, "qbr.yaml", "metric's name", &metric.name));
}

fn look_at_logos(accounts: &[AccountRow], workspace: &Workspace, findings: &mut Findings) {
    for row in accounts {
        let Some(path) = &row.logo else { continue };
        if let Err(error) = logo::probe(&workspace.root, path.as_ref()) {
            let message = format!("{error}; the cover shows a monogram instead");
            findings.push(finding(row, "logo", "logo", path, message));
        }
    }
}

fn finding(row: &AccountRow, kind: &'static str, column: &str, value: &str, message: String) -> Finding {
    let at = row.at.clone().unwrap_or_else(|| Location::file("accounts"));
    Finding {
        severity: Severity::Warning,
        kind,
        at: Location { column: Some(column.into()), ..at },
        value: Some(value.to_owned()),
        message,
    }
}
