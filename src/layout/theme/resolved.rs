//! A loaded theme: colours, fonts, grid, distances, forms and logo rules.
//!
//! A loaded theme is checked: its contrasts are sufficient, its sizes readable, its three font files readable. Slides take
//! every colour, size and distance from here. `file` documents the keys; the built-in themes are the files in `themes`,
//! compiled in.

use crate::layout::color::Color;
use crate::layout::geometry::Pt;
use crate::layout::text::style::{Align, TextStyle, Weight};
use crate::layout::theme::fonts::ThemeFonts;
use crate::layout::theme::form::{CardForm, Composition};
use crate::layout::theme::logo::LogoRules;
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};

#[derive(Debug, Clone)]
pub struct Theme {
    /// The name that selects it.
    pub name: String,
    pub palette: Palette,
    pub scale: TypeScale,
    pub grid: Grid,
    pub space: Spacing,
    pub composition: Composition,
    pub cards: CardForm,
    /// Corner radius of cards and bars.
    pub radius: Pt,
    /// The character shown for one that no face can draw; the text face has it.
    pub substitute: char,
    pub logo: LogoRules,
    /// The faces. [`Weight::Bold`] is the display face for titles and figures, and may be of another family than the text.
    pub fonts: ThemeFonts,
    /// SHA-256 over the theme file, its bases, its mode and its font files, hex.
    pub fingerprint: String,
    /// What to write instead of the name it was asked for by, if that is one of an earlier edition.
    pub renamed: Option<&'static str>,
}

/// The JSON schema of a theme file, for editors.
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
