//! An account's deck, with the figures behind it and their origin.

use crate::account::figure::{FigureId, Origin};
use crate::account::withheld::Withheld;
use crate::config::qbr::slides::SlideKind;
use crate::insight::model::{Evidence, InsightId};
use crate::store::claims::DeckClaims;
use crate::store::manifest_row::ManifestRow;

#[derive(Debug, Clone, PartialEq)]
pub struct DeckExplanation {
    /// The manifest row that a build would write.
    pub record: ManifestRow,
    /// `None` if there is no deck.
    pub claims: Option<DeckClaims>,
    pub slides: Vec<ExplainedSlide>,
    /// The deck's next steps.
    pub steps: Vec<String>,
    /// The slides that are left out, with the reasons.
    pub omitted: Vec<(SlideKind, String)>,
    /// All claims about the account, the highest weight first; the deck shows those that fit.
    pub sentences: Vec<ExplainedClaim>,
    pub facts: Vec<ExplainedFigure>,
    /// Figures that are not shown because a cell could not be read.
    pub withheld: Vec<Withheld>,
    /// Id and name of the features and products that could be suggested, which an override may pin.
    pub open: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedSlide {
    pub slide: SlideKind,
    /// In the deck's language.
    pub title: String,
    /// The figures that it shows.
    pub facts: Vec<FigureId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedClaim {
    /// `None` if it comes from no rule.
    pub id: Option<InsightId>,
    /// In the deck's language.
    pub text: String,
    /// Whether a slide shows it.
    pub leads: bool,
    pub evidence: Vec<Evidence>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedFigure {
    pub id: FigureId,
    /// `None` if it is not a number.
    pub value: Option<f64>,
    /// Formatted as in the deck.
    pub text: String,
    pub origin: Origin,
}
