//! A slide: what its file promises to whoever chooses, signs, explains, lays out and compares slides.
//!
//! No format of output is known here. A new slide is a file in `slides`, an entry of the list there and one of
//! [`SlideKind`]'s; its sentences are in `locale/messages`.

use std::any::Any;
use std::fmt;

use crate::account::figure::FigureId;
use crate::account::view::Account;
use crate::account::withheld::WithheldFigure;
use crate::base::identity::Identified;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::logos::Logos;
use crate::deck::omitted::Omitted;
use crate::insight::model::{Insight, InsightId};
use crate::layout::frame::Frame;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;

/// A slide's ready values. What serde writes of them tells one deck from another; what is only known of them is skipped.
pub trait Slide: Any + Identified + fmt::Debug + Send + Sync {
    /// What it answers, in a sentence; of the cover whose review it is.
    fn title(&self) -> &str;

    /// The figures that it shows or rests on.
    fn figures(&self) -> &[FigureId];

    /// The sentences that it says in its own place, beside its title.
    fn claims(&self) -> Vec<ShownClaim> {
        Vec::new()
    }

    /// What it is worth where more slides have something to say than a deck holds: higher stays.
    fn rank(&self) -> u32;

    fn links(&mut self) -> Vec<&mut Link> {
        Vec::new()
    }

    /// Its page.
    fn layout(&self, page: &PageContext<'_>) -> Frame;
}

/// A sentence of a slide, and the insight that it says.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownClaim {
    pub text: String,
    /// None where no rule found it: a person's words, or what is said where nothing was used.
    pub insight: Option<InsightId>,
}

/// What slides are made of.
#[derive(Debug, Clone, Copy)]
pub struct SlideContext<'a> {
    pub account: &'a Account,
    /// The weightiest first.
    pub insights: &'a [Insight],
    pub workspace: &'a Workspace,
    pub localizer: &'a Localizer,
}

/// What pages are laid out with.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    pub theme: &'a Theme,
    pub fonts: &'a Fonts,
    pub logos: &'a Logos,
}

/// What is to be known of a slide before it is made.
pub struct SlideSpec {
    pub kind: SlideKind,
    /// Whether it only fills up a deck that has too few.
    pub is_filler: bool,
    /// Makes it, or says why it is left out.
    pub build: fn(&SlideContext<'_>) -> Result<Box<dyn Slide>, Omitted>,
    /// Why no account of a workspace can have it, where that is so, and what would bring it.
    pub missing_setup: fn(&Workspace, Omitted) -> Option<MissingSetup>,
    /// Whether it may be left out for want of a figure.
    pub needs: fn(&WithheldFigure) -> bool,
}

/// What a workspace has not set up for a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingSetup {
    /// What is missing, in words.
    pub reason: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl SlideSpec {
    /// A slide that needs nothing set up and no figure.
    pub const fn new(kind: SlideKind, build: fn(&SlideContext<'_>) -> Result<Box<dyn Slide>, Omitted>) -> Self {
        Self { kind, is_filler: false, build, missing_setup: |_, _| None, needs: |_| false }
    }
}

/// A slide of a deck.
#[derive(Debug)]
pub struct ChosenSlide {
    pub kind: SlideKind,
    pub slide: Box<dyn Slide>,
}
