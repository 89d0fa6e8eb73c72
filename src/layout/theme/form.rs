//! How pages are composed and what stands on them is set apart. Slides are drawn in one of these forms; the theme only chooses.
//! They make two themes differ even without their colours.

use schemars::JsonSchema;
use serde::Deserialize;

/// How pages are composed: what leads, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Composition {
    /// A calm report: a topic over each title, figures over what they mean, the picture of the message at the foot of the cover.
    #[serde(alias = "horizon")]
    Report,
    /// A letter led by its text: a heavy rule at the head, the topic in the margin beside the title, sentences before figures.
    #[serde(alias = "band")]
    Letter,
    /// A poster led by one figure: a bar across the head, the title as large as it can be, one figure larger than all others.
    Poster,
}

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
