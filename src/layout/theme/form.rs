//! The forms of a theme, beside its colours and fonts: how cards, the cover and titles are built.
//!
//! The slides draw these forms; the theme only chooses. They make two themes differ even in black and white.

use schemars::JsonSchema;
use serde::Deserialize;

/// How a card is set apart from the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CardForm {
    /// A box filled with the card colour.
    Filled,
    /// A box with a hairline around it, filled with the card colour.
    Outlined,
    /// No box: a rule above what belongs together, which begins flush with the rule.
    Ruled,
}

/// How the cover is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CoverForm {
    /// The cover's colours from edge to edge, blended, with the quarter's silhouette at the foot.
    Horizon,
    /// A page of the surface's colour with one band of the cover's colours.
    Band,
    /// A plain page of the cover's first colour, a very large name and one shape of the second colour.
    Poster,
}

/// How a slide's title begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TitleForm {
    /// The title alone.
    Plain,
    /// A hairline across the page under the title.
    Ruled,
    /// A short bar of the accent above the kicker.
    Marked,
}
