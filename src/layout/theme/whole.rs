//! Merges a theme file with its base: missing parts are taken from the base, so that two lines make a theme.

use crate::layout::geometry::Pt;
use crate::layout::theme::derive;
use crate::layout::theme::file::{FontsFile, Logo, ThemeFile};
use crate::layout::theme::form::{CardForm, CoverForm, TitleForm};
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};

/// A theme file with every part present.
pub(crate) struct Whole {
    pub(crate) palette: Palette,
    pub(crate) sizes: TypeScale,
    pub(crate) grid: Grid,
    pub(crate) spacing: Spacing,
    pub(crate) cards: CardForm,
    pub(crate) cover: CoverForm,
    pub(crate) title: TitleForm,
    pub(crate) radius: Pt,
    pub(crate) substitute: char,
    pub(crate) logo: Logo,
    pub(crate) fonts: FontsFile,
}

impl Whole {
    /// The file, if no part is missing.
    pub(crate) fn complete(file: ThemeFile) -> Option<Self> {
        Some(Self {
            palette: file.colors.whole()?,
            sizes: file.sizes?,
            grid: file.grid?,
            spacing: file.spacing?,
            cards: file.cards?,
            cover: file.cover?,
            title: file.title?,
            radius: file.radius?,
            substitute: file.substitute?,
            logo: file.logo?,
            fonts: file.fonts?,
        })
    }
}

impl ThemeFile {
    /// This file, with missing parts from the base. Single colour roles override a palette derived from the brand, which
    /// overrides the base's.
    pub(crate) fn over(self, base: Whole) -> Result<Whole, String> {
        if self.brand.is_none() && (self.brand2.is_some() || self.mode.is_some()) {
            return Err("brand2 and mode say how to use a brand's colour; give it as brand".to_owned());
        }
        let derived = |brand| derive::palette(brand, self.brand2.map(|second| second.0), self.mode.unwrap_or_default());
        let under = self.brand.map_or(base.palette, |brand| derived(brand.0));
        let mut fonts = self.fonts.unwrap_or_else(|| base.fonts.clone());
        fonts.fallback = fonts.fallback.or(base.fonts.fallback);
        Ok(Whole {
            palette: self.colors.over(under),
            sizes: self.sizes.unwrap_or(base.sizes),
            grid: self.grid.unwrap_or(base.grid),
            spacing: self.spacing.unwrap_or(base.spacing),
            cards: self.cards.unwrap_or(base.cards),
            cover: self.cover.unwrap_or(base.cover),
            title: self.title.unwrap_or(base.title),
            radius: self.radius.unwrap_or(base.radius),
            substitute: self.substitute.unwrap_or(base.substitute),
            logo: self.logo.unwrap_or(base.logo),
            fonts,
        })
    }
}
