//! Everything that is the same for every deck of a run, made once; and one deck from it.
//!
//! A deck depends on its account, its cohort's figures and what is in here, so one made alone has the bytes it has in a
//! run of the whole base.

mod draft;
mod fingerprint;
mod lack;
mod logos;
mod looks;
mod make;
mod proof;
mod scripts;
mod story;
mod texts;
mod tongues;
mod wishes;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::account::Suggestion;
pub use crate::account::Withheld;
use crate::account::build::Base;
use crate::account::build::part::Census;
use crate::account::surprise::Before;
use crate::data::finding::{Finding, Findings, Location, Severity};
use crate::data::tables::Tables;
use crate::frame::text::{FontError, Fonts};
use crate::frame::{Frame, Image};
use crate::logo::{self, Logo};
use crate::output::manifest::DeckRecord;
use crate::output::pdf::PdfError;
use crate::output::told::ToldLine;
use crate::theme::{Theme, ThemeError};
use crate::voice::{Languages, VoiceError};
use crate::workspace::{Workspace, WorkspaceError};
pub use draft::Draft;
pub use lack::Lack;
use logos::LogoShelf;
use looks::Looks;
pub use looks::theme_fault;
pub use proof::Proof;
use scripts::{Legibility, Sightings};
pub use scripts::{Undrawn, remedy};
pub use story::{Fact, Origin, Page, Said, Story};
use tongues::Tongues;

/// What all decks of a run share: the base with its cohorts, looks, logos and voices.
#[derive(Debug)]
pub struct Press {
    base: Base,
    workspace: Arc<Workspace>,
    looks: Looks,
    logos: LogoShelf,
    vendor_logo: Option<Arc<Image>>,
    tongues: Tongues,
    legibility: Legibility,
    /// The beginning of every fingerprint.
    shared: fingerprint::Shared,
    /// What an earlier run knew, by account id.
    before: FxHashMap<String, Before>,
    holds_surprises: bool,
    findings: Findings,
    override_findings: Findings,
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
    /// The folder of the overrides cannot be read.
    #[error(transparent)]
    Overrides(#[from] WorkspaceError),
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
        Self::over(Base::new(workspace, tables), chosen)
    }

    /// The same over a base that is there: of all accounts, or of a part of them.
    pub fn over(base: Base, chosen: &[usize]) -> Result<Self, PressError> {
        let workspace = Arc::clone(base.workspace());
        let mut findings = Findings::default();
        let theme_fault = |name: &str| theme_fault(&workspace, name);
        let (base, override_findings) = base.overridden(&theme_fault)?;
        let languages = Languages::load(&workspace.root)?;
        let voice = languages.voice(&workspace.config.locale)?;
        let texts = texts::shared(&workspace, &languages, &voice);
        let looks = Looks::prepare(&base, chosen, &texts, &mut findings)?;
        let vendor = vendor_logo(&workspace, &mut findings);
        let rows = chosen.iter().map(|&at| &base.tables().accounts[at]);
        let logos = LogoShelf::read(&workspace, rows, &mut findings);
        let tongues = Tongues::new(&languages, voice, &base, &mut findings);
        let mut seen = Sightings::default();
        texts::look_at(&tongues.workspaces(), &base, &looks, &mut seen, &mut findings);
        let legibility = Legibility::of(&base, chosen, (&looks, &tongues), seen, &mut findings);
        Ok(Self {
            base,
            shared: fingerprint::Shared::of(&workspace, vendor.as_ref(), &tongues),
            workspace,
            looks,
            logos,
            vendor_logo: vendor.map(|logo| Arc::new(logo.image)),
            tongues,
            legibility,
            before: FxHashMap::default(),
            holds_surprises: false,
            findings,
            override_findings,
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

    /// What is to be known of all accounts of the data, also where this press is over a part of them.
    pub fn census(&self) -> &Census {
        self.base.census()
    }

    /// How many accounts it is over; they are addressed by their place, sorted by id.
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

    /// The workspace as it was read.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What cannot be shown as it stands: names no face can draw, logos that cannot be read, themes that do not exist,
    /// locales without a voice.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What is wrong with overrides, each a matter of its account alone.
    pub fn override_findings(&self) -> &Findings {
        &self.override_findings
    }

    /// The scripts that accounts have texts in and no font at hand draws.
    pub fn undrawn(&self) -> &[Undrawn] {
        &self.legibility.undrawn
    }

    /// The deck of one account. A failure to make it is the record's outcome.
    pub fn deck(&self, at: usize) -> Deck {
        match self.draft(at) {
            Ok(draft) => self.make(draft),
            Err(record) => Deck::none(*record),
        }
    }

    /// The themes of the chosen accounts' decks, in the order in which they first use them.
    pub fn themes(&self) -> impl Iterator<Item = &Theme> {
        self.looks.all().map(|look| &look.theme)
    }

    /// The hash of the workspace's language files; `None` where there are none.
    pub fn voices_hash(&self) -> Option<&[u8]> {
        Some(self.tongues.hash.as_slice()).filter(|hash| !hash.is_empty())
    }

    /// The faces that an account's deck is set in.
    pub fn fonts(&self, at: usize) -> &Fonts {
        &self.looks.of(at).fonts
    }
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
