//! Colours and sizes by role.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::layout::color::Color;
use crate::layout::geometry::Pt;

/// Colour roles. Text roles have a contrast of 4.5:1 on every surface they are used on, graphics 3:1, and chart colours are
/// distinct for all kinds of colour vision.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// The page.
    pub surface: Color,
    /// Cards on the page.
    pub card: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text: labels, footers.
    pub muted: Color,
    /// Hairlines and grid.
    pub line: Color,
    /// The accent: marks of key figures, the account's own series, links.
    pub accent: Color,
    /// A soft version of the accent for area fills and bar backgrounds.
    pub accent_soft: Color,
    /// Text and marks on the accent.
    pub on_accent: Color,
    /// The comparison series: last quarter, peers.
    pub compare: Color,
    /// A good change; text role.
    pub positive: Color,
    /// A bad change; text role. Never red.
    pub caution: Color,
    /// The cover's background, a gradient from the first to the second colour.
    pub cover: (Color, Color),
    pub on_cover: Color,
    /// Secondary text on the cover.
    pub on_cover_muted: Color,
}

/// The five sizes of a deck, in points.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    /// The cover's name and a slide's dominant figure.
    pub display: Pt,
    /// A slide's title.
    pub title: Pt,
    /// Key figures and the headings of cards.
    pub heading: Pt,
    /// Body text; 16 or more.
    pub body: Pt,
    /// Labels, axes and footers; 11 or more.
    pub small: Pt,
}
