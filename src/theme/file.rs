//! The shape of a theme file. A key that is not here is an error with its line.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::{CardForm, CoverForm, Grid, LogoRules, Palette, Spacing, TitleForm, TypeScale};
use crate::frame::{Color, Pt};

/// A theme as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeFile {
    pub(super) name: String,
    pub(super) colors: Colors,
    pub(super) sizes: Sizes,
    pub(super) grid: Grid,
    pub(super) spacing: Spacing,
    pub(super) cards: CardForm,
    pub(super) cover: CoverForm,
    pub(super) title: TitleForm,
    pub(super) radius: Pt,
    pub(super) substitute: char,
    pub(super) logo: Logo,
    pub(super) fonts: FontsFile,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colors {
    surface: Hex,
    card: Hex,
    ink: Hex,
    muted: Hex,
    line: Hex,
    accent: Hex,
    accent_soft: Hex,
    on_accent: Hex,
    compare: Hex,
    positive: Hex,
    caution: Hex,
    cover: (Hex, Hex),
    on_cover: Hex,
    on_cover_muted: Hex,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sizes {
    display: Pt,
    title: Pt,
    heading: Pt,
    body: Pt,
    small: Pt,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Logo {
    max_width: Pt,
    max_height: Pt,
    clear_space: f64,
    chip: Hex,
}

/// Either a family or three files, with what both share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FontsFile {
    pub(super) family: Option<String>,
    pub(super) files: Option<Files>,
    pub(super) display: Option<String>,
    pub(super) folder: Option<String>,
    #[serde(default)]
    pub(super) fallback: Vec<String>,
    #[serde(default)]
    pub(super) title_tracking: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Files {
    pub(super) regular: String,
    pub(super) semibold: String,
    pub(super) bold: String,
}

/// A colour written as `"#0e607c"`.
#[derive(Debug, Clone, Copy)]
struct Hex(Color);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // By a visitor, since an error raised within it carries the line of the colour.
        deserializer.deserialize_str(HexVisitor)
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
    pub(super) fn palette(&self) -> Palette {
        Palette {
            surface: self.surface.0,
            card: self.card.0,
            ink: self.ink.0,
            muted: self.muted.0,
            line: self.line.0,
            accent: self.accent.0,
            accent_soft: self.accent_soft.0,
            on_accent: self.on_accent.0,
            compare: self.compare.0,
            positive: self.positive.0,
            caution: self.caution.0,
            cover: (self.cover.0.0, self.cover.1.0),
            on_cover: self.on_cover.0,
            on_cover_muted: self.on_cover_muted.0,
        }
    }
}

impl Sizes {
    pub(super) fn scale(&self) -> TypeScale {
        TypeScale {
            display: self.display,
            title: self.title,
            heading: self.heading,
            body: self.body,
            small: self.small,
        }
    }
}

impl Logo {
    pub(super) fn rules(&self) -> LogoRules {
        LogoRules {
            max_width: self.max_width,
            max_height: self.max_height,
            clear_space: self.clear_space,
            chip: self.chip.0,
        }
    }
}
