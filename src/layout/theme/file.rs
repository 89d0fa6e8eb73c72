//! The structure of a theme file. An unknown key is an error with its line; a missing part is taken from the base. The doc
//! comments are for theme authors: editors show them, and `docs/reference` is generated from them.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, Visitor};

use crate::layout::color::Color;
use crate::layout::geometry::Pt;
use crate::layout::theme::derive::Mode;
use crate::layout::theme::form::{CardForm, Composition};
use crate::layout::theme::logo::LogoRules;
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};

/// A theme. What it leaves out is its base's, so that two lines make one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThemeFile {
    /// What the theme is called.
    pub(crate) name: String,
    /// The built-in theme whose parts stand where this one has none: `harbor`, `editorial` or `beacon`. Without one, `harbor`.
    #[serde(default)]
    #[schemars(example = &"editorial")]
    pub(crate) base: Option<String>,
    /// The brand's colour, from which all colours are derived. Without one, the base's.
    #[serde(default)]
    pub(crate) brand: Option<Hex>,
    /// The brand's second colour, which gives the comparison its hue and the cover its other end.
    #[serde(default)]
    pub(crate) brand2: Option<Hex>,
    /// What the pages are like: `light`, `dark` or `print`. Without it, the base's. A theme is asked for in another mode by
    /// its name and the mode's, as `harbor-dark`.
    #[serde(default)]
    pub(crate) mode: Option<Mode>,
    /// Colours by role, in the theme's own mode; in another, all are derived from the brand. Each stands alone: what is left
    /// out is derived from the brand, or the base's.
    #[serde(default)]
    pub(crate) colors: Colors,
    /// The five sizes of type, all or none of them.
    #[serde(default)]
    pub(crate) sizes: Option<TypeScale>,
    /// The page's twelve columns.
    #[serde(default)]
    pub(crate) grid: Option<Grid>,
    /// The six distances of a deck, all or none of them.
    #[serde(default)]
    pub(crate) spacing: Option<Spacing>,
    /// How cards are set apart from the page.
    #[serde(default)]
    pub(crate) cards: Option<CardForm>,
    /// How pages are composed.
    #[serde(default, alias = "cover")]
    pub(crate) composition: Option<Composition>,
    /// Of no effect: how a title begins is part of the composition. Accepted, so that older themes load.
    #[serde(default, rename = "title")]
    #[schemars(skip)]
    pub(crate) _title: Option<IgnoredAny>,
    /// The corner radius of cards and bars, in points.
    #[serde(default)]
    #[schemars(range(min = 0, max = 40))]
    pub(crate) radius: Option<Pt>,
    /// The sign shown for a character that no font can draw. All three faces have it, and it is no letter, space or box.
    #[serde(default)]
    pub(crate) substitute: Option<char>,
    /// How a customer's logo is shown.
    #[serde(default)]
    pub(crate) logo: Option<Logo>,
    /// The typefaces: a family, or three files.
    #[serde(default)]
    pub(crate) fonts: Option<FontsFile>,
}

/// Colours by role.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Colors {
    /// The page.
    surface: Option<Hex>,
    /// Cards on the page.
    card: Option<Hex>,
    /// Text.
    ink: Option<Hex>,
    /// Secondary text: labels, axes, footers.
    muted: Option<Hex>,
    /// Hairlines and the grid of charts.
    line: Option<Hex>,
    /// The one accent: the customer's own series, marks of key figures, links.
    pub(crate) accent: Option<Hex>,
    /// Areas under lines; what is included but not used.
    accent_soft: Option<Hex>,
    /// Text and marks on the accent.
    on_accent: Option<Hex>,
    /// What the customer is compared with: last quarter, peers.
    compare: Option<Hex>,
    /// A change for the better. No red.
    positive: Option<Hex>,
    /// A change to look at. No red.
    caution: Option<Hex>,
    /// The cover's two colours.
    cover: Option<(Hex, Hex)>,
    /// Text on the cover.
    on_cover: Option<Hex>,
    /// Secondary text on the cover.
    on_cover_muted: Option<Hex>,
}

/// How a customer's logo is shown.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Logo {
    /// The widest it may be, in points.
    max_width: Pt,
    /// The highest it may be, in points.
    max_height: Pt,
    /// The room on every side, as a share of its height.
    clear_space: f64,
    /// The background laid behind a logo that would be lost on the page.
    chip: Hex,
}

/// The typefaces: a family, or three files.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FontsFile {
    /// The font family: looked for in `folder`, then among the built-in ones, then on the system.
    pub(crate) family: Option<String>,
    /// Instead of a family, a font file for each weight.
    pub(crate) files: Option<Files>,
    /// The family whose bold titles and figures are set in, where it is another than the text's.
    pub(crate) display: Option<String>,
    /// A folder of font files, from the theme file's own folder. `files` are looked for in it.
    pub(crate) folder: Option<String>,
    /// Families or file names for what those faces cannot draw, first to last. Without it, the base's.
    pub(crate) fallback: Option<Vec<String>>,
    /// The room between the letters of text in the title size and larger, in em; -0.02 suits Inter.
    #[serde(default)]
    pub(crate) title_tracking: f64,
}

/// A font file for each weight.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Files {
    /// The weight of text.
    pub(crate) regular: String,
    /// The weight of headings and of what is stressed.
    pub(crate) semibold: String,
    /// The weight of titles and figures; it may be of another family.
    pub(crate) bold: String,
}

/// A colour written as `"#0e607c"`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hex(pub(crate) Color);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A visitor, because an error raised inside it carries the colour's line.
        deserializer.deserialize_str(HexVisitor)
    }
}

impl JsonSchema for Hex {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^#?[0-9a-fA-F]{6}$", "format": "color-hex" })
    }
}

struct HexVisitor;

impl Visitor<'_> for HexVisitor {
    type Value = Hex;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour in quotes, \"#rrggbb\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Hex, E> {
        let wrong = || E::custom(format!("\"{text}\" is no colour, expected \"#rrggbb\""));
        Color::from_hex(text).map(Hex).ok_or_else(wrong)
    }
}

impl Colors {
    /// The palette `under`, with the roles that are set here replaced.
    pub(crate) fn over(&self, under: Palette) -> Palette {
        let or = |set: Option<Hex>, color: Color| set.map_or(color, |hex| hex.0);
        Palette {
            surface: or(self.surface, under.surface),
            card: or(self.card, under.card),
            ink: or(self.ink, under.ink),
            muted: or(self.muted, under.muted),
            line: or(self.line, under.line),
            accent: or(self.accent, under.accent),
            accent_soft: or(self.accent_soft, under.accent_soft),
            on_accent: or(self.on_accent, under.on_accent),
            compare: or(self.compare, under.compare),
            positive: or(self.positive, under.positive),
            caution: or(self.caution, under.caution),
            cover: self.cover.map_or(under.cover, |(from, to)| (from.0, to.0)),
            on_cover: or(self.on_cover, under.on_cover),
            on_cover_muted: or(self.on_cover_muted, under.on_cover_muted),
        }
    }

    /// The palette, if all roles are set here.
    pub(crate) fn whole(&self) -> Option<Palette> {
        Some(Palette {
            surface: self.surface?.0,
            card: self.card?.0,
            ink: self.ink?.0,
            muted: self.muted?.0,
            line: self.line?.0,
            accent: self.accent?.0,
            accent_soft: self.accent_soft?.0,
            on_accent: self.on_accent?.0,
            compare: self.compare?.0,
            positive: self.positive?.0,
            caution: self.caution?.0,
            cover: self.cover.map(|(from, to)| (from.0, to.0))?,
            on_cover: self.on_cover?.0,
            on_cover_muted: self.on_cover_muted?.0,
        })
    }
}

impl Logo {
    pub(crate) fn rules(&self) -> LogoRules {
        LogoRules {
            max_width: self.max_width,
            max_height: self.max_height,
            clear_space: self.clear_space,
            chip: self.chip.0,
        }
    }
}
