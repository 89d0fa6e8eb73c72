//! Merges a theme file with its base: missing parts are taken from the base, so that two lines make a theme.

use crate::layout::color::Color;
use crate::layout::geometry::Pt;
use crate::layout::theme::derive::{self, Mode};
use crate::layout::theme::file::{FontsFile, Logo, ThemeFile};
use crate::layout::theme::form::{CardForm, Composition};
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};

/// A theme file with every part present.
pub(crate) struct Whole {
    pub(crate) mode: Mode,
    /// The brand's colours, from which its palette in another mode is derived.
    brand: (Color, Option<Color>),
    pub(crate) palette: Palette,
    pub(crate) sizes: TypeScale,
    pub(crate) grid: Grid,
    pub(crate) spacing: Spacing,
    pub(crate) composition: Composition,
    pub(crate) cards: CardForm,
    pub(crate) radius: Pt,
    pub(crate) substitute: char,
    pub(crate) logo: Logo,
    pub(crate) fonts: FontsFile,
}

impl Whole {
    /// The file, if no part is missing.
    pub(crate) fn complete(file: ThemeFile) -> Option<Self> {
        let palette = file.colors.whole()?;
        Some(Self {
            mode: file.mode.unwrap_or_default(),
            brand: (palette.accent, file.brand2.map(|second| second.0)),
            palette,
            sizes: file.sizes?,
            grid: file.grid?,
            spacing: file.spacing?,
            composition: file.composition?,
            cards: file.cards?,
            radius: file.radius?,
            substitute: file.substitute?,
            logo: file.logo?,
            fonts: file.fonts?,
        })
    }
}

impl ThemeFile {
    /// This file in the mode that is asked for, else its own, with missing parts from the base. Single colour roles are of the
    /// file's own mode; they override a palette derived from the brand, which overrides the base's.
    pub(crate) fn over(self, base: Whole, asked: Option<Mode>) -> Result<Whole, String> {
        if self.brand.is_none() && self.brand2.is_some() {
            return Err("brand2 says how to use a second colour beside a brand's; give the first as brand".to_owned());
        }
        let own = self.mode.unwrap_or(base.mode);
        let mode = asked.unwrap_or(own);
        let brand = match (self.brand, self.colors.accent) {
            (Some(brand), _) => (brand.0, self.brand2.map(|second| second.0)),
            (None, Some(accent)) => (accent.0, base.brand.1),
            (None, None) => base.brand,
        };
        let under = match self.brand {
            None if mode == base.mode => base.palette,
            _ => derive::palette(brand.0, brand.1, mode),
        };
        let palette = if mode == own { self.colors.over(under) } else { under };
        let mut fonts = self.fonts.unwrap_or_else(|| base.fonts.clone());
        fonts.fallback = fonts.fallback.or(base.fonts.fallback);
        Ok(Whole {
            mode,
            brand,
            palette,
            sizes: self.sizes.unwrap_or(base.sizes),
            grid: self.grid.unwrap_or(base.grid),
            spacing: self.spacing.unwrap_or(base.spacing),
            composition: self.composition.unwrap_or(base.composition),
            cards: self.cards.unwrap_or(base.cards),
            radius: self.radius.unwrap_or(base.radius),
            substitute: self.substitute.unwrap_or(base.substitute),
            logo: self.logo.unwrap_or(base.logo),
            fonts,
        })
    }
}
