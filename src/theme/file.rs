//! The shape of a theme file. A key that is not here is an error with its line; a part that is left out is the base's.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::derive::Mode;
use super::{CardForm, CoverForm, Grid, LogoRules, Palette, Spacing, TitleForm, TypeScale};
use crate::frame::{Color, Pt};

/// A theme as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeFile {
    pub(super) name: String,
    #[serde(default)]
    pub(super) base: Option<String>,
    #[serde(default)]
    pub(super) brand: Option<Hex>,
    #[serde(default)]
    pub(super) brand2: Option<Hex>,
    #[serde(default)]
    pub(super) mode: Option<Mode>,
    #[serde(default)]
    pub(super) colors: Colors,
    #[serde(default)]
    pub(super) sizes: Option<TypeScale>,
    #[serde(default)]
    pub(super) grid: Option<Grid>,
    #[serde(default)]
    pub(super) spacing: Option<Spacing>,
    #[serde(default)]
    pub(super) cards: Option<CardForm>,
    #[serde(default)]
    pub(super) cover: Option<CoverForm>,
    #[serde(default)]
    pub(super) title: Option<TitleForm>,
    #[serde(default)]
    pub(super) radius: Option<Pt>,
    #[serde(default)]
    pub(super) substitute: Option<char>,
    #[serde(default)]
    pub(super) logo: Option<Logo>,
    #[serde(default)]
    pub(super) fonts: Option<FontsFile>,
}

/// The roles a file sets itself, beside a brand's or over its base's.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Colors {
    surface: Option<Hex>,
    card: Option<Hex>,
    ink: Option<Hex>,
    muted: Option<Hex>,
    line: Option<Hex>,
    accent: Option<Hex>,
    accent_soft: Option<Hex>,
    on_accent: Option<Hex>,
    compare: Option<Hex>,
    positive: Option<Hex>,
    caution: Option<Hex>,
    cover: Option<(Hex, Hex)>,
    on_cover: Option<Hex>,
    on_cover_muted: Option<Hex>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Logo {
    max_width: Pt,
    max_height: Pt,
    clear_space: f64,
    chip: Hex,
}

/// Either a family or three files, with what both share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FontsFile {
    pub(super) family: Option<String>,
    pub(super) files: Option<Files>,
    pub(super) display: Option<String>,
    pub(super) folder: Option<String>,
    pub(super) fallback: Option<Vec<String>>,
    #[serde(default)]
    pub(super) title_tracking: f64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Files {
    pub(super) regular: String,
    pub(super) semibold: String,
    pub(super) bold: String,
}

/// A colour written as `"#0e607c"`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hex(pub(super) Color);

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
    /// A palette with the roles that are set here in place of its own.
    pub(super) fn over(&self, under: Palette) -> Palette {
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

    /// The roles set here alone, where all are.
    pub(super) fn whole(&self) -> Option<Palette> {
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
    pub(super) fn rules(&self) -> LogoRules {
        LogoRules {
            max_width: self.max_width,
            max_height: self.max_height,
            clear_space: self.clear_space,
            chip: self.chip.0,
        }
    }
}
