//! The interface of a slide, through which slides are chosen, signed, explained, laid out and compared.
//!
//! It is independent of the output format. A new slide needs a file in `slides`, an entry in the list there and one in
//! [`SlideKind`]; its sentences are in `locale/messages`. What its titles claim is listed as [`crate::deck::title_claim`] says, so
//! that `tests/titles.rs` asks whether they are true.

use std::any::Any;
use std::fmt;

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Account;
use crate::account::withheld::WithheldFigure;
use crate::base::identity::Identified;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::logos::Logos;
use crate::deck::omitted::Omitted;
use crate::deck::title_claim::JudgedTitle;
use crate::insight::model::{Insight, InsightId};
use crate::layout::frame::Frame;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;

/// A slide's finished values. The fields that serde writes are part of the deck's fingerprint; fields that are not shown are
/// skipped.
pub trait Slide: Any + Identified + fmt::Debug + Send + Sync {
    /// The slide's message in a sentence; for the cover, the customer and the quarter.
    fn title(&self) -> &str;

    /// What the title claims, judged by all that the slide shows; `None` where the slide has not said what its titles claim.
    fn judged_title(&self) -> Option<JudgedTitle> {
        None
    }

    /// The figures that the slide shows or that its sentences are based on.
    fn figures(&self) -> &[FigureId];

    /// The sentences of the slide, without its title.
    fn claims(&self) -> Vec<ShownClaim> {
        Vec::new()
    }

    /// How the figures of the slide are counted, for the page of definitions; the slide's own note stays short.
    fn definitions(&self) -> Vec<Definition> {
        Vec::new()
    }

    /// The parts of the small line at the slide's foot, if it can have one.
    fn note(&mut self) -> Option<&mut Vec<String>> {
        None
    }

    /// If there are more slides than a deck holds, those with the lowest rank are dropped.
    fn rank(&self) -> u32;

    fn links(&mut self) -> Vec<&mut Link> {
        Vec::new()
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame;
}

/// What a word of the deck means: a term and one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    pub term: String,
    pub text: String,
}

/// A sentence of a slide, and the insight that it expresses.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownClaim {
    pub text: String,
    /// `None` if no rule found it: a person's words, or a sentence for an account without use.
    pub insight: Option<InsightId>,
}

/// The input of a slide.
#[derive(Debug, Clone, Copy)]
pub struct SlideContext<'a> {
    pub account: &'a Account,
    /// The weightiest first.
    pub insights: &'a [Insight],
    pub workspace: &'a Workspace,
    pub localizer: &'a Localizer,
}

#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    /// The slides of the deck, in their order.
    pub pages: &'a [SlideKind],
    pub theme: &'a Theme,
    pub fonts: &'a Fonts,
    pub logos: &'a Logos,
}

/// The description of a kind of slide.
pub struct SlideSpec {
    pub kind: SlideKind,
    /// What it fills up a deck with that would have too few slides; `None` of a slide that speaks for itself.
    pub filler: Option<Filler>,
    pub build: fn(&SlideContext<'_>) -> Result<Box<dyn Slide>, Omitted>,
    /// Why no account of the workspace can have it, if that is so, and what to set up.
    pub missing_setup: fn(&Workspace, Omitted) -> Option<MissingSetup>,
    /// Whether the slide may be left out because this figure is missing.
    pub needs: fn(&WithheldFigure) -> bool,
}

/// What fills up thin decks, in the order in which it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    /// What the account did.
    OwnData,
    /// What its plan holds.
    Plan,
}

/// Something that a slide needs and the workspace has not set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingSetup {
    pub reason: &'static str,
    pub remedy: &'static str,
}

impl SlideSpec {
    /// A slide that needs no setup and no figure.
    pub const fn new(kind: SlideKind, build: fn(&SlideContext<'_>) -> Result<Box<dyn Slide>, Omitted>) -> Self {
        Self { kind, filler: None, build, missing_setup: |_, _| None, needs: |_| false }
    }
}

#[derive(Debug)]
pub struct ChosenSlide {
    pub kind: SlideKind,
    pub slide: Box<dyn Slide>,
}
