//! A look: colours, type, grid, spaces, forms and logo rules, read from one YAML file and checked at load.
//!
//! A theme that loads can be trusted: its contrasts hold, its sizes are readable, its three faces parse. Slides take
//! every colour, size and distance from here. What the keys mean stands in `file`; the built-in themes are the files in
//! `themes`, compiled in.

use crate::layout::color::Color;
use crate::layout::geometry::Pt;
use crate::layout::text::style::{Align, TextStyle, Weight};
use crate::layout::theme::fonts::ThemeFonts;
use crate::layout::theme::form::{CardForm, CoverForm, TitleForm};
use crate::layout::theme::logo::LogoRules;
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};

/// A checked look.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The name it is chosen by.
    pub name: String,
    /// The colours by role.
    pub palette: Palette,
    /// The sizes by role.
    pub scale: TypeScale,
    /// The twelve columns.
    pub grid: Grid,
    /// The distances.
    pub space: Spacing,
    /// How cards are set apart.
    pub cards: CardForm,
    /// How the cover is built.
    pub cover: CoverForm,
    /// How a slide's title begins.
    pub title: TitleForm,
    /// Corner radius of cards and bars.
    pub radius: Pt,
    /// What stands for a character that no face can draw; one the text face has.
    pub substitute: char,
    /// How the customer's logo is shown.
    pub logo: LogoRules,
    /// The faces. [`Weight::Bold`] is the display face: titles and figures are set in it, and a theme may take it from
    /// another family than its text.
    pub fonts: ThemeFonts,
    /// SHA-256 over the theme file and its font files, hex.
    pub fingerprint: String,
}

/// The schema of a theme's file, with which editors check one.
pub fn file_schema(generator: schemars::SchemaGenerator) -> schemars::Schema {
    generator.into_root_schema_for::<crate::layout::theme::file::ThemeFile>()
}

impl Theme {
    /// A style of this theme, aligned to the start.
    pub fn style(&self, weight: Weight, size: Pt, color: Color) -> TextStyle {
        let leading = if size >= self.scale.title { 1.15 } else { 1.35 };
        TextStyle { weight, size, leading, color, align: Align::Start }
    }
}
