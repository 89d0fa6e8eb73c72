//! A look: colours, type, grid, spaces, forms and logo rules, read from one YAML file and checked at load.
//!
//! A theme that loads can be trusted: its contrasts hold, its sizes are readable, its three faces parse. Slides take
//! every colour, size and distance from here. What the keys mean stands in `file`; the built-in themes are the files in
//! `themes`, compiled in.

mod builtin;
mod check;
mod derive;
mod error;
mod file;
mod fonts;
mod form;
mod load;
mod logo;
mod measures;
mod vision;
mod whole;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::frame::text::{Align, TextStyle, Weight};
use crate::frame::{Color, Pt};

pub use check::ColorFault;
pub use error::ThemeError;
pub use fonts::{FontFile, ThemeFonts};
pub use form::{CardForm, CoverForm, TitleForm};
pub use load::builtin_names;
pub use logo::LogoRules;
pub use measures::{Grid, Spacing};
pub use vision::Vision;

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

/// Colour roles. Text roles hold 4.5:1 on every surface they are used on, graphics 3:1, and chart colours stay apart for
/// all eyes.
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
    /// The one accent: key figures' marks, the account's own series, links.
    pub accent: Color,
    /// A soft version of the accent for area fills and bar backgrounds.
    pub accent_soft: Color,
    /// Text and marks on the accent.
    pub on_accent: Color,
    /// The comparison series: last quarter, peers.
    pub compare: Color,
    /// A change for the better; text role.
    pub positive: Color,
    /// A change to look at; text role. Never red.
    pub caution: Color,
    /// The cover's background, blended from the first to the second colour.
    pub cover: (Color, Color),
    /// Text on the cover.
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

/// The schema of a theme's file, with which editors check one.
pub fn file_schema(generator: schemars::SchemaGenerator) -> schemars::Schema {
    generator.into_root_schema_for::<file::ThemeFile>()
}

impl Theme {
    /// A style of this theme, aligned to the start.
    pub fn style(&self, weight: Weight, size: Pt, color: Color) -> TextStyle {
        let leading = if size >= self.scale.title { 1.15 } else { 1.35 };
        TextStyle { weight, size, leading, color, align: Align::Start }
    }
}
