//! Text to glyphs: shaping, measuring, wrapping and fitting. The only source of widths.
//!
//! Interface stub: filled by the text work.
use super::{Color, Item, Point, Pt, Size};

/// The weights a theme can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

/// Where lines stand in their box. `Start` and `End` follow the paragraph's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left for left-to-right text, right for right-to-left text.
    Start,
    /// Always left.
    Left,
    /// Centred.
    Center,
    /// Always right.
    Right,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The weight.
    pub weight: Weight,
    /// The size.
    pub size: Pt,
    /// Line height as a multiple of the size.
    pub leading: Pt,
    /// The colour.
    pub color: Color,
    /// The alignment.
    pub align: Align,
}

/// How far text may give way to its box before it is cut with an ellipsis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The box's width.
    pub width: Pt,
    /// The box's height.
    pub height: Pt,
    /// The most lines, even where the height would hold more.
    pub max_lines: usize,
    /// The smallest size it is scaled down to.
    pub min_size: Pt,
}

/// Lines of text that were set to fit a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// The extent of the ink's line boxes: the widest line, the sum of line heights.
    pub size: Size,
    /// The size it was set in, between the style's and the fit's least.
    pub font_size: Pt,
    /// Whether the text was cut.
    pub cut: bool,
    /// Distance from the top to the first baseline.
    pub first_baseline: Pt,
    /// Glyph runs relative to the block's top left corner.
    pub runs: Vec<super::GlyphRun>,
}

/// The faces of a run, shared by all threads: parsed once, looked up by [`FaceId`].
#[derive(Debug)]
pub struct Fonts {}

/// One parsed face: its bytes, its index in a collection, its metrics.
#[derive(Debug)]
pub struct Face {
    /// The whole font file.
    pub data: std::sync::Arc<Vec<u8>>,
    /// The face's index in a collection, else 0.
    pub index: u32,
    /// Its PostScript name.
    pub name: String,
    /// Units per em.
    pub units_per_em: u16,
    /// Whether outlines are CFF rather than TrueType.
    pub cff: bool,
}

impl Fonts {
    /// The face of an id.
    pub fn face(&self, _id: super::FaceId) -> &Face {
        unimplemented!()
    }

    /// All faces of the theme itself (not the fallback ones), by weight.
    pub fn primary_faces(&self) -> Vec<super::FaceId> {
        unimplemented!()
    }

    /// Shapes one line without wrapping: runs in visual order, the first starting at the origin (0, 0).
    pub fn shape(&self, _text: &str, _style: &TextStyle) -> Vec<super::GlyphRun> {
        unimplemented!()
    }

    /// Characters of `text` that no face can draw, in order of first appearance.
    pub fn undrawable(&self, _text: &str) -> Vec<char> {
        unimplemented!()
    }

    /// Sets `text` into the box of `fit`: wrapped at UAX #14 opportunities, then scaled down, then cut.
    pub fn fit(&self, _text: &str, _style: &TextStyle, _fit: Fit) -> TextBlock {
        unimplemented!()
    }

    /// The width of `text` on one line.
    pub fn width(&self, _text: &str, _style: &TextStyle) -> Pt {
        unimplemented!()
    }
}

impl TextBlock {
    /// The block's runs with its top left corner at `at`.
    pub fn place(self, at: Point) -> Vec<Item> {
        let moved = |mut run: super::GlyphRun| {
            run.origin = Point::new(run.origin.x + at.x, run.origin.y + at.y);
            Item::Glyphs(run)
        };
        self.runs.into_iter().map(moved).collect()
    }
}
