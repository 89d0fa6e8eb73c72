//! A theme file laid over its base: what it leaves out is the base's, so that two lines make a theme.

use super::derive;
use super::file::{FontsFile, Logo, ThemeFile};
use super::{CardForm, CoverForm, Grid, Palette, Spacing, TitleForm, TypeScale};
use crate::frame::Pt;

/// All that a theme file can say, said.
pub(super) struct Whole {
    pub(super) palette: Palette,
    pub(super) sizes: TypeScale,
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

impl Whole {
    /// A file that leaves nothing out.
    pub(super) fn complete(file: ThemeFile) -> Option<Self> {
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
    /// This file where it says something, the base elsewhere. Of the colours, single roles go before a brand's palette,
    /// and that before the base's.
    pub(super) fn over(self, base: Whole) -> Result<Whole, String> {
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
