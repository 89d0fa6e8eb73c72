//! Everything that is the same for every deck of a run, made once; and one deck from it.
//!
//! A deck depends on its account, its cohort's figures and what is in here, so one made alone has the bytes it has in a
//! run of the whole base.

mod lack;
mod logos;
mod looks;
mod texts;
mod tongues;

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::account::build::Base;
use crate::account::surprise::{self, Before};
use crate::account::{Account, Release, Suggestion};
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::data::tables::{AccountRow, Tables};
use crate::frame::text::{FontError, Fonts, Language};
use crate::frame::{Frame, words};
use crate::insight::{self, Evidence, Insight, Step};
use crate::logo::{self, Logo};
use crate::output::files;
use crate::output::manifest::{DeckRecord, Outcome};
use crate::output::pdf::{self, DeckInfo, PdfError};
use crate::output::told::{Fact, Told, ToldLine, ToldLink};
use crate::slides::{self, Logos, Selection, Slide};
use crate::theme::{Theme, ThemeError};
use crate::voice::{Languages, Voice, VoiceError};
use crate::workspace::Workspace;
pub use lack::Lack;
use logos::LogoShelf;
use looks::{Look, Looks};
use tongues::{Tongue, Tongues};

/// Raised whenever the same input gives another deck, so that fingerprints tell.
const DECK_VERSION: u32 = 4;

/// What all decks of a run share: the base with its cohorts, looks, logos and voices.
#[derive(Debug)]
pub struct Press {
    base: Base,
    workspace: Arc<Workspace>,
    looks: Looks,
    logos: LogoShelf,
    vendor_logo: Option<Arc<crate::frame::Image>>,
    /// The hash of the vendor's logo file; part of every fingerprint.
    vendor_logo_hash: [u8; 32],
    tongues: Tongues,
    /// What an earlier run knew, by account id.
    before: FxHashMap<String, Before>,
    holds_surprises: bool,
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
    pub told: Option<ToldLine>,
    /// Its first page, where it was laid out.
    pub cover: Option<Frame>,
}

/// A deck that is decided on and not yet laid out.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The manifest's row without what only the file has: `pages`, `bytes`, `sha256`.
    pub record: DeckRecord,
    /// What the deck tells.
    pub told: ToldLine,
    account: Account,
    selection: Selection,
    look: &'a Look,
    voice: &'a Voice,
}

/// Why an account gets no deck.
struct Refusal {
    outcome: Outcome,
    code: &'static str,
    reason: String,
    /// The slides it lacks, where these are too many.
    lacks: Vec<Lack>,
}

/// Why no deck at all can be made.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The theme that the workspace sets for a segment cannot be used.
    #[error("failed to use the theme of the segment \"{segment}\"")]
    SegmentTheme {
        /// The segment as written.
        segment: String,
        /// The cause.
        source: Box<PressError>,
    },
    /// The fonts cannot be used.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// The fonts cannot be subset.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The workspace's locale has no voice.
    #[error(transparent)]
    Voice(#[from] VoiceError),
}

impl Deck {
    /// The row of an account that gets none.
    pub fn none(record: DeckRecord) -> Self {
        Self { record, pdf: None, told: None, cover: None }
    }
}

impl Press {
    /// Prepares a run of all accounts.
    pub fn new(workspace: Arc<Workspace>, tables: Tables) -> Result<Self, PressError> {
        let all: Vec<usize> = (0..tables.accounts.len()).collect();
        Self::of(workspace, tables, &all)
    }

    /// Prepares a run of the accounts at some places: cohorts, voices, and the looks and logos that these accounts use.
    /// Decks can be asked for of them alone; they are the same as in a run of all.
    pub fn of(workspace: Arc<Workspace>, tables: Tables, chosen: &[usize]) -> Result<Self, PressError> {
        let mut findings = Findings::default();
        let languages = Languages::load(&workspace.root)?;
        let voice = languages.voice(&workspace.config.locale)?;
        let texts = texts::shared(&workspace, &languages, &voice);
        let looks = Looks::prepare(&workspace, &tables.accounts, chosen, &texts, &mut findings)?;
        let vendor = vendor_logo(&workspace, &mut findings);
        let rows = chosen.iter().map(|&at| &tables.accounts[at]);
        let logos = LogoShelf::read(&workspace, rows, &mut findings);
        let base = Base::new(Arc::clone(&workspace), tables);
        let tongues = Tongues::new(&languages, voice, &base, &mut findings);
        texts::look_at(&workspace, &tongues.workspaces(), base.tables(), &looks, &mut findings);
        Ok(Self {
            base,
            workspace,
            looks,
            logos,
            vendor_logo_hash: vendor.as_ref().map(|logo| logo.hash).unwrap_or_default(),
            vendor_logo: vendor.map(|logo| Arc::new(logo.image)),
            tongues,
            before: FxHashMap::default(),
            holds_surprises: false,
            findings,
        })
    }

    /// A press whose decks look back on what those of the quarter before suggested, by account id.
    #[must_use]
    pub fn looking_back(self, suggested: FxHashMap<String, Vec<Suggestion>>) -> Self {
        Self { base: self.base.with_suggestions(suggested), ..self }
    }

    /// A press that marks what is surprising after what an earlier run knew, by account id; and holds it, if asked to.
    #[must_use]
    pub fn surprised_by(self, before: FxHashMap<String, Before>, holds_surprises: bool) -> Self {
        Self { before, holds_surprises, ..self }
    }

    /// Makes ready what printing takes, on all threads: otherwise the first deck of each look makes it.
    pub fn ready(&self) -> Result<(), PressError> {
        Ok(self.looks.ready()?)
    }

    /// The places of a run in the order in which they are made fastest: those of one look and language after another,
    /// since what a thread has set it keeps only until it meets another of either.
    pub fn by_look(&self, chosen: &[usize]) -> Vec<usize> {
        let mut places = chosen.to_vec();
        let accounts = &self.tables().accounts;
        places.sort_by_cached_key(|&at| {
            (self.looks.number(at), self.tongues.of(&accounts[at]).voice.language.as_str(), at)
        });
        places
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

    /// What cannot be shown as it stands: names no face can draw, logos that cannot be read, themes that do not exist,
    /// locales without a voice.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The deck of one account. A failure to make it is the record's outcome.
    pub fn deck(&self, at: usize) -> Deck {
        match self.draft(at) {
            Ok(draft) => self.make(draft),
            Err(record) => Deck::none(*record),
        }
    }

    /// What the deck of an account says and shows, with its fingerprint; or the row of an account that gets none.
    pub fn draft(&self, at: usize) -> Result<Draft<'_>, Box<DeckRecord>> {
        let row = &self.tables().accounts[at];
        let tongue @ Tongue { voice, edition } = self.tongues.of(row);
        let (account, _internal, release) = self.base.account_in(at, edition);
        let mut record = self.record(at);
        record.language.clone_from(&voice.language);
        let look = self.looks.of(at);
        record.theme.clone_from(&look.theme.name);
        record.review = self.review(at, &account);
        let (insights, mut selection) = match self.choose(row, &account, &release, tongue) {
            Ok(chosen) => chosen,
            Err(Refusal { outcome, code, reason, .. }) => {
                return Err(Box::new(record.without_deck(outcome, code, reason)));
            }
        };
        let links = selection.sign(&account, &self.workspace, voice);
        record.fingerprint = self.fingerprint(look, &account, &selection, voice);
        let marked = self.before.get(&row.id).map(|before| &before.marked);
        if let Some((_, review)) = marked.filter(|(of, review)| *of == record.fingerprint && !review.is_empty()) {
            record.review.clone_from(review);
        }
        if self.holds_surprises && !record.review.is_empty() {
            let reason = format!("somebody should look first: {}", record.review);
            return Err(Box::new(record.without_deck(Outcome::Held, "surprise", reason)));
        }
        record.headline = voice.sentence(&insight::headline(&insights, &account));
        record.reason = lack::left_out(&selection, &self.workspace);
        record.file = files::deck_file_name(&account.name, &self.workspace.period.label(), &row.id);
        let told = Told {
            links: links.into_iter().map(told_link).collect(),
            ..self.told(row, &account, &insights, &selection)
        };
        let told = told.line();
        Ok(Draft { record, told, account, selection, look, voice })
    }

    /// The deck of a draft.
    pub fn make(&self, draft: Draft<'_>) -> Deck {
        let Draft { mut record, told, account, selection, look, voice } = draft;
        let mut frames = self.lay_out(look, &account, &selection.slides, voice);
        if let Some(word) = self.forbidden(&frames, &account) {
            let reason = format!("the deck would say \"{word}\", which `forbidden` does not allow");
            return Deck::none(record.without_deck(Outcome::Held, "forbidden_word", reason));
        }
        match self.print(look, &account, &frames, voice) {
            Ok(pdf) => {
                record.pages = Some(selection.slides.len());
                record.bytes = Some(pdf.len());
                record.sha256 = base16ct::lower::encode_string(&Sha256::digest(&pdf));
                let cover = (!frames.is_empty()).then(|| frames.swap_remove(0));
                Deck { record, pdf: Some(pdf), told: Some(told), cover }
            }
            Err(error) => Deck::none(record.without_deck(Outcome::Failed, "pdf", error.to_string())),
        }
    }

    /// The first page of a draft alone, for a deck that stands already.
    pub fn cover(&self, draft: &Draft<'_>) -> Option<Frame> {
        let first = draft.selection.slides.get(..1)?;
        self.lay_out(draft.look, &draft.account, first, draft.voice).pop()
    }

    /// The themes of the chosen accounts' decks, in the order in which they first use them.
    pub fn themes(&self) -> impl Iterator<Item = &Theme> {
        self.looks.all().map(|look| &look.theme)
    }

    /// The hash of the workspace's language files; `None` where there are none.
    pub fn voices_hash(&self) -> Option<&[u8]> {
        Some(self.tongues.hash.as_slice()).filter(|hash| !hash.is_empty())
    }

    /// What a build would make of an account, as far as that is known without making it: its row without a deck, and the
    /// slides it lacks where these are too many.
    pub fn outlook(&self, at: usize) -> (DeckRecord, Vec<Lack>) {
        let row = &self.tables().accounts[at];
        let tongue = self.tongues.of(row);
        let (account, _internal, release) = self.base.account_in(at, &tongue.edition);
        let record = self.record(at);
        match self.choose(row, &account, &release, tongue) {
            Ok(_) => (record, Vec::new()),
            Err(Refusal { outcome, code, reason, lacks }) => (record.without_deck(outcome, code, reason), lacks),
        }
    }

    /// What an account's deck says and shows, or why it gets none.
    fn choose(
        &self,
        row: &AccountRow,
        account: &Account,
        release: &Release,
        tongue: &Tongue,
    ) -> Result<(Vec<Insight>, Selection), Refusal> {
        let refusal = |outcome, code, reason| Refusal { outcome, code, reason, lacks: Vec::new() };
        if row.name.is_none() {
            return Err(refusal(Outcome::Skipped, "no_name", "the account has no usable name".into()));
        }
        if let Release::Held(hold) = release {
            return Err(refusal(Outcome::Held, hold.code(), hold.reason()));
        }
        let workspace = &tongue.edition.workspace;
        let insights = insight::insights(account, workspace);
        let selection = slides::select(account, &insights, workspace, &tongue.voice);
        if selection.slides.len() < slides::FEWEST {
            let lacks = lack::lacks(&selection, &self.workspace);
            let reason = lack::told(&selection, &lacks);
            return Err(Refusal { lacks, ..refusal(Outcome::Skipped, "too_little_data", reason) });
        }
        Ok((insights, selection))
    }

    /// The pages of one account's deck before they are written, held or not, each with what it says; `None` where there
    /// is too little for one.
    pub fn pages(&self, at: usize) -> Option<Vec<(Slide, Frame)>> {
        let row = &self.tables().accounts[at];
        let tongue = self.tongues.of(row);
        let (account, _internal, _release) = self.base.account_in(at, &tongue.edition);
        let (_, selection) = self.choose(row, &account, &Release::Clear, tongue).ok()?;
        let frames = self.lay_out(self.looks.of(at), &account, &selection.slides, &tongue.voice);
        Some(selection.slides.into_iter().zip(frames).collect())
    }

    /// The same without what they say.
    pub fn frames(&self, at: usize) -> Option<Vec<Frame>> {
        Some(self.pages(at)?.into_iter().map(|(_, frame)| frame).collect())
    }

    /// The faces that an account's deck is set in.
    pub fn fonts(&self, at: usize) -> &Fonts {
        &self.looks.of(at).fonts
    }

    fn lay_out(&self, look: &Look, account: &Account, slides: &[Slide], voice: &Voice) -> Vec<Frame> {
        let customer = account.logo.as_ref().and_then(|path| self.logos.image(path));
        let logos = Logos { vendor: self.vendor_logo.clone(), customer };
        let line = slides::deck_line(account, &self.workspace, voice);
        let fonts = look.fonts.speaking(Language::of(&voice.language));
        slides::layout(slides, &line, &look.theme, &fonts, &logos)
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

    /// What a person should look at first.
    fn review(&self, at: usize, account: &Account) -> String {
        let vanished = self.base.vanished(at);
        let before = self.before.get(&self.tables().accounts[at].id);
        surprise::surprises(account, &vanished, before, self.workspace.config.thresholds.surprise).join("; ")
    }

    /// What the deck tells, for the next quarter's run; picks only where their page is among its slides.
    fn told(&self, row: &AccountRow, account: &Account, insights: &[Insight], selection: &Selection) -> Told {
        let fact = |id: &str, evidence: &[Evidence]| Fact {
            id: id.to_owned(),
            figures: evidence.iter().map(|e| (e.fact.clone(), e.value)).collect(),
        };
        let step = |step: &Step| {
            let behind = insights.iter().find(|i| i.step.as_ref().is_some_and(|s| s.id == step.id));
            fact(&step.id, behind.map(|i| i.evidence.as_slice()).unwrap_or_default())
        };
        let shown = selection.slides.iter().any(|slide| matches!(slide, Slide::Features(_)));
        let features = account.features.as_ref().filter(|_| shown);
        let picks = features.map(|features| insight::picks(features, &self.workspace));
        Told {
            account_id: row.id.clone(),
            period: self.workspace.period.label(),
            insights: insights.iter().map(|i| fact(&i.id, &i.evidence)).collect(),
            steps: insight::steps(insights, account, &self.workspace).iter().map(step).collect(),
            picks: picks.into_iter().flatten().map(|f| f.id.clone()).collect(),
            entitlements: surprise::entitlements(account),
            links: Vec::new(),
        }
    }

    fn print(&self, look: &Look, account: &Account, frames: &[Frame], voice: &Voice) -> Result<Vec<u8>, PdfError> {
        let info = DeckInfo {
            title: slides::deck_title(account, voice),
            author: self.workspace.config.vendor.name.clone(),
            subject: slides::deck_subject(account, &self.workspace, voice),
            language: voice.language.clone(),
            account: account.short_hash().to_owned(),
            as_of: account.as_of,
        };
        pdf::write_deck(look.book()?, &look.fonts, &info, frames)
    }

    /// A hash over all that the deck shows, taken before layout.
    fn fingerprint(&self, look: &Look, account: &Account, selection: &Selection, voice: &Voice) -> String {
        let mut hash = Sha256::new();
        hash.update(DECK_VERSION.to_be_bytes());
        hash.update(look.theme.fingerprint.as_bytes());
        let mut shown = String::with_capacity(16 << 10);
        write!(shown, "{:?}", selection.slides).expect("writing to a string cannot fail");
        hash.update(shown.as_bytes());
        let line = slides::deck_line(account, &self.workspace, voice);
        shown.push_str(&line);
        look.fonts.fallbacks_of(&shown).iter().for_each(|face| hash.update(face.hash()));
        let rest = [
            voice.language.as_str(),
            &self.workspace.config.vendor.name,
            &line,
            &slides::deck_subject(account, &self.workspace, voice),
        ];
        for text in rest {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        let customer_logo = account.logo.as_ref().and_then(|path| self.logos.hash(path));
        hash.update(customer_logo.unwrap_or(&[0; 32]));
        hash.update(self.vendor_logo_hash);
        hash.update(&self.tongues.hash);
        hash.update(format!("{:?}", self.workspace.config.forbidden));
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
            seal: String::new(),
        }
    }
}

fn told_link(shown: slides::Shown) -> ToldLink {
    ToldLink { topic: shown.topic, slide: shown.slide.name().to_owned(), label: shown.label }
}

/// The vendor's logo; one that cannot be used is a finding, and covers show the vendor's name.
fn vendor_logo(workspace: &Workspace, findings: &mut Findings) -> Option<Logo> {
    let path = workspace.config.vendor.logo.as_ref()?;
    let error = match logo::load(&workspace.root, path) {
        Ok(logo) => return Some(logo),
        Err(error) => error,
    };
    let message = format!("{error}; covers show the vendor's name instead. Mend the file or its path");
    findings.push(finding(workspace.place_of_key("vendor.logo"), "logo", &path.display().to_string(), message));
    None
}

fn finding(at: Location, kind: &'static str, value: &str, message: String) -> Finding {
    Finding { severity: Severity::Warning, kind, at, value: Some(value.to_owned()), message }
}
