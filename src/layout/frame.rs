//! A finished page, independent of the export format: positioned marks in points, with structure tags for accessibility.
//!
//! Slides and charts make [`Frame`]s, the `pdf` module draws them. The origin is the top left corner, y grows downwards.
//! Marks inside an [`Item::Tagged`] belong to the reading order; marks outside any tag are decoration and become artifacts.

use std::sync::Arc;

use crate::layout::color::Color;
use crate::layout::drawing::Drawing;
use crate::layout::geometry::{Path, Point, Pt, Rect, Size};

/// The one page size of a deck: 13.333 × 7.5 in.
pub const PAGE: Size = Size { width: 960.0, height: 540.0 };

#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The text of its bookmark.
    pub title: String,
    /// Marks in painting order, which is also the reading order.
    pub items: Vec<Item>,
}

/// A mark, or marks under one structure tag.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled and/or stroked path.
    Shape(Shape),
    /// A run of glyphs of one face, size and colour on one baseline.
    Glyphs(GlyphRun),
    /// A picture scaled to a rectangle.
    Picture { area: Rect, image: Arc<Image> },
    /// Items drawn only inside a rounded rectangle.
    Clipped { area: Rect, radius: Pt, items: Vec<Item> },
    /// Items that form one element of the document's structure.
    Tagged { tag: Tag, items: Vec<Item> },
}

/// Structure elements, named after the PDF standard structure types they become.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    /// The slide's title (`H1`).
    Title,
    /// A heading within the slide (`H2`).
    Heading,
    /// A paragraph (`P`).
    Paragraph,
    /// A list (`L`); its children are [`Tag::ListItem`].
    List,
    /// One entry of a list (`LI` with an `LBody`); it may begin with a [`Tag::Label`].
    ListItem,
    /// The number of an entry (`Lbl`), as its first part.
    Label,
    /// A chart or picture (`Figure`) with alternative text; a screen reader skips the text inside.
    Figure { alt: String },
    /// A table (`Table`) of [`Tag::Row`]s.
    Table,
    /// A table row (`TR`).
    Row,
    /// A header cell (`TH`).
    HeaderCell,
    /// A cell (`TD`).
    Cell,
    /// A link (`Link`).
    Link {
        to: Destination,
        /// The text for screen readers.
        label: String,
        area: Rect,
    },
    /// A passage (`Span`) in another language than the deck's. Not needed for other scripts, which screen readers recognise
    /// by the letters.
    Passage {
        /// A BCP 47 tag.
        language: String,
    },
    /// The footer: a pagination artifact, which screen readers skip.
    Footer,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// An absolute `https:` or `mailto:` address.
    Url(String),
    /// A page of the same deck, from 0.
    Page(usize),
}

/// How an area is filled.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One colour with an opacity of 0–1.
    Solid(Color, f32),
    /// A linear gradient between two points.
    Linear {
        /// The place of the first colour.
        from: Point,
        /// The place of the last colour.
        to: Point,
        start: Color,
        end: Color,
    },
}

/// A stroked outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    pub color: Color,
    pub width: Pt,
    /// Dash and gap lengths; empty for a solid line.
    pub dash: Vec<Pt>,
    /// Rounded caps and joins instead of butt and mitre.
    pub round: bool,
}

/// A path and how it is painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub path: Path,
    pub fill: Option<Paint>,
    pub stroke: Option<Stroke>,
}

/// A decoded logo or picture, shared by every deck that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pub width: u32,
    pub height: u32,
    /// Rows of RGB, 8 bits per channel.
    pub rgb: Vec<u8>,
    /// One byte of opacity per pixel; `None` if the image is opaque.
    pub alpha: Option<Vec<u8>>,
    /// The same picture as outlines, if possible. Pages then show these, and the pixels only serve to judge its look.
    pub drawing: Option<Drawing>,
}

/// The index of a face in the run's `text::Fonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Glyphs of one face in visual order, left to right, on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    pub face: FaceId,
    pub size: Pt,
    pub color: Color,
    /// The left end of the baseline.
    pub origin: Point,
    pub glyphs: Vec<Glyph>,
    /// The text these glyphs show, in logical order.
    pub text: String,
    /// Whether the text runs from right to left.
    pub rtl: bool,
}

impl Image {
    /// The memory that pixels and outlines take, in bytes.
    pub fn bytes(&self) -> usize {
        self.rgb.len() + self.alpha.as_ref().map_or(0, Vec::len) + self.drawing.as_ref().map_or(0, Drawing::bytes)
    }

    /// Whether the background shows through a mark or pixel. Empty space between outlines does not count.
    pub fn is_see_through(&self) -> bool {
        self.drawing.as_ref().map_or(self.alpha.is_some(), Drawing::is_see_through)
    }
}

impl GlyphRun {
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|g| Pt::from(g.advance)).sum::<Pt>() * self.size / 1000.0
    }
}

/// One glyph. Lengths are whole thousandths of the font size, as in a PDF's `/W` array, so that measured and drawn widths are
/// equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    pub id: u16,
    /// The horizontal advance.
    pub advance: i32,
    /// Horizontal offset.
    pub dx: i32,
    /// Vertical offset, upwards.
    pub dy: i32,
    /// The byte offset of the glyph's cluster in the run's text.
    pub cluster: u32,
}

impl Item {
    /// Wraps items in one structure element.
    pub fn tagged(tag: Tag, items: Vec<Item>) -> Self {
        Item::Tagged { tag, items }
    }

    /// A filled rounded rectangle.
    pub fn block(area: Rect, radius: Pt, fill: Color) -> Self {
        Item::Shape(Shape { path: Path::rounded(area, radius), fill: Some(Paint::Solid(fill, 1.0)), stroke: None })
    }

    pub fn line(from: Point, to: Point, color: Color, width: Pt) -> Self {
        Item::Shape(Shape {
            path: Path::line(from, to),
            fill: None,
            stroke: Some(Stroke { color, width, dash: Vec::new(), round: false }),
        })
    }
}
