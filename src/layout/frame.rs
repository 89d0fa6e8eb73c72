//! A finished page that no exporter is known to: positioned marks in points, tagged for reading.
//!
//! Slides and charts make [`Frame`]s, `output::pdf` draws them. The origin is the top left corner,
//! y grows downwards. Marks inside a [`Item::Tagged`] belong to the reading order; marks outside
//! any tag are decoration and become artifacts.

use std::sync::Arc;

use crate::layout::color::Color;
use crate::layout::drawing::Drawing;
use crate::layout::geometry::{Path, Point, Pt, Rect, Size};

/// The one page size of a deck: 13.333 × 7.5 in.
pub const PAGE: Size = Size { width: 960.0, height: 540.0 };

/// One finished page.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What the bookmark says.
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
    /// A picture scaled into a rectangle.
    Picture {
        /// Where it stands.
        area: Rect,
        /// What it shows.
        image: Arc<Image>,
    },
    /// Items drawn only inside a rounded rectangle.
    Clipped {
        /// The visible area.
        area: Rect,
        /// Its corner radius.
        radius: Pt,
        /// What is drawn.
        items: Vec<Item>,
    },
    /// Items that are one element of the document's structure.
    Tagged {
        /// What kind of element.
        tag: Tag,
        /// Its marks and nested elements.
        items: Vec<Item>,
    },
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
    /// A chart or picture (`Figure`) with its alternative text; its inner text is not read again.
    Figure {
        /// Alternative text.
        alt: String,
    },
    /// A table (`Table`) of [`Tag::Row`]s.
    Table,
    /// A table row (`TR`).
    Row,
    /// A header cell (`TH`).
    HeaderCell,
    /// A cell (`TD`).
    Cell,
    /// A link (`Link`): the annotation covers `area`.
    Link {
        /// The absolute address, `https:` or `mailto:`.
        url: String,
        /// What it says to a screen reader.
        label: String,
        /// The clickable area.
        area: Rect,
    },
    /// A passage of a paragraph, heading, item or cell (`Span`) in another language than the deck's. Foreign scripts
    /// are seen from the letters and need no tag.
    Passage {
        /// Its BCP 47 language.
        language: String,
    },
    /// The line at the foot of the page: an artifact of pagination, which is not read.
    Footer,
}

/// How an area is filled.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One colour with an opacity of 0–1.
    Solid(Color, f32),
    /// A linear blend between two points.
    Linear {
        /// Where the first colour stands.
        from: Point,
        /// Where the last colour stands.
        to: Point,
        /// The first colour.
        start: Color,
        /// The last colour.
        end: Color,
    },
}

/// A stroked outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
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
    /// Its outline.
    pub path: Path,
    pub fill: Option<Paint>,
    pub stroke: Option<Stroke>,
}

/// A decoded logo or picture, shared by every deck that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Rows of RGB, 8 bits a channel.
    pub rgb: Vec<u8>,
    /// One byte of opacity a pixel, where not opaque throughout.
    pub alpha: Option<Vec<u8>>,
    /// The same as outlines, where it has them: pages show these, and the pixels tell only how it looks.
    pub drawing: Option<Drawing>,
}

/// The index of a face in the run's `text::Fonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Glyphs of one face in visual order, left to right, on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    pub face: FaceId,
    /// The size in points.
    pub size: Pt,
    /// The colour.
    pub color: Color,
    /// Where the baseline begins, at the left.
    pub origin: Point,
    pub glyphs: Vec<Glyph>,
    /// The text these glyphs show, in logical order.
    pub text: String,
    /// Whether the text runs from right to left.
    pub rtl: bool,
}

impl Image {
    /// The bytes of memory that its pixels and outlines take.
    pub fn bytes(&self) -> usize {
        self.rgb.len() + self.alpha.as_ref().map_or(0, Vec::len) + self.drawing.as_ref().map_or(0, Drawing::bytes)
    }

    /// Whether what lies behind it shows through a mark or pixel: clear ground between outlines is no mark.
    pub fn is_see_through(&self) -> bool {
        self.drawing.as_ref().map_or(self.alpha.is_some(), Drawing::is_see_through)
    }
}

impl GlyphRun {
    /// The run's width in points.
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|g| Pt::from(g.advance)).sum::<Pt>() * self.size / 1000.0
    }
}

/// One glyph. Lengths are whole thousandths of the size, as a PDF's `/W` stores them, so that
/// what was measured is what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The glyph's id in its face.
    pub id: u16,
    /// How far the pen moves.
    pub advance: i32,
    /// Horizontal displacement of the drawing from the pen.
    pub dx: i32,
    /// Vertical displacement, upwards.
    pub dy: i32,
    /// The byte in the run's text where the glyph's cluster begins.
    pub cluster: u32,
}

impl Item {
    /// These items as one structure element.
    pub fn tagged(tag: Tag, items: Vec<Item>) -> Self {
        Item::Tagged { tag, items }
    }

    /// A filled rounded rectangle.
    pub fn block(area: Rect, radius: Pt, fill: Color) -> Self {
        Item::Shape(Shape { path: Path::rounded(area, radius), fill: Some(Paint::Solid(fill, 1.0)), stroke: None })
    }

    /// A straight line.
    pub fn line(from: Point, to: Point, color: Color, width: Pt) -> Self {
        Item::Shape(Shape {
            path: Path::line(from, to),
            fill: None,
            stroke: Some(Stroke { color, width, dash: Vec::new(), round: false }),
        })
    }
}
