//! An account's deck as it can be answered for.

use crate::account::figure::{FigureId, Origin};
use crate::account::withheld::Withheld;
use crate::config::qbr::slides::SlideKind;
use crate::insight::model::{Evidence, InsightId};
use crate::store::claims::DeckClaims;
use crate::store::manifest_row::ManifestRow;

/// An account's deck as it can be answered for.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckExplanation {
    /// The row that a build would write.
    pub record: ManifestRow,
    /// What the deck would tell; none where there is too little for one.
    pub told: Option<DeckClaims>,
    /// The slides in their order.
    pub slides: Vec<ExplainedSlide>,
    /// What the deck says to do next, in its order.
    pub steps: Vec<String>,
    /// The slides that are left out, each with its reason.
    pub omitted: Vec<(SlideKind, String)>,
    /// What was found worth saying, the weightiest first; slides say of it what they have room for.
    pub sentences: Vec<ExplainedClaim>,
    /// What is known.
    pub facts: Vec<ExplainedFigure>,
    /// What is not shown, because a cell of it could not be read.
    pub withheld: Vec<Withheld>,
    /// Features and products that could be suggested, by id with their names: what a person may pin.
    pub open: Vec<(String, String)>,
}

/// A slide and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedSlide {
    pub slide: SlideKind,
    /// Its title, in the deck's language.
    pub title: String,
    /// The figures that it shows, as the slide itself says.
    pub facts: Vec<FigureId>,
}

/// A sentence and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedClaim {
    /// None where no rule found it.
    pub id: Option<InsightId>,
    /// In the deck's language.
    pub text: String,
    /// Whether the deck says it as its headline or at a glance.
    pub leads: bool,
    /// Its facts by name.
    pub evidence: Vec<Evidence>,
}

/// One thing that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedFigure {
    pub id: FigureId,
    /// As a number, where it is one.
    pub value: Option<f64>,
    /// As the deck would write it.
    pub text: String,
    /// What it comes from.
    pub origin: Origin,
}
