//! The conditions of PDF/UA-1 that this project checks itself, each as a function from a deck to what breaks it.
//!
//! The names in front are the Matterhorn protocol's failure conditions; `docs/accessibility.md` lists them all.

mod elements;
mod file;
mod marks;

use crate::tree::Deck;

/// A rule: what it is called and what breaks it in a deck.
pub type Rule = (&'static str, fn(&Deck) -> Vec<String>);

/// All rules.
pub const RULES: [Rule; 12] = [
    (
        "01, 18: every mark is in the structure or an artifact, never in both, and no text is an artifact but the foot's",
        marks::content_is_tagged,
    ),
    ("01: the parent tree and the elements say the same", marks::parent_tree_agrees),
    ("02, 09: types are standard ones and stand where they may", elements::types_are_standard),
    ("06, 07, 11: title, language and claim are stated once and agree", file::document_says_what_it_is),
    ("10, 31: every code that is shown has a text and a glyph", marks::codes_have_texts),
    ("11: a passage in another script says its language", marks::passages_say_their_language),
    ("13: figures have a text and a box", elements::figures_are_described),
    ("14: headings begin with one H1 a slide and skip no level", elements::headings_skip_nothing),
    ("15: tables are regular and their header cells have a scope", elements::tables_are_regular),
    ("09-001: reading order is the order on the page", elements::order_is_visual),
    ("28: annotations are links of the structure, with a description", file::links_are_described),
    ("19-21, 25-27, 30: nothing that needs more care than a deck takes", file::nothing_else),
];
