//! One page's content stream: its graphics state, clips, pictures, marked content.
//!
//! The canvas knows what the reader's graphics state is and writes only what changes it. Frames grow
//! downwards and pages upwards: y is turned round here and nowhere else.

use crate::layout::color::Color;
use crate::layout::drawing::Rule;
use crate::layout::frame::PAGE;
use crate::layout::geometry::{Path, Point, Rect};
use crate::pdf::content::number::{Cents, NotFinite, cents, push_cents, push_channel, push_integer};
use crate::pdf::content::resources::Resources;
use crate::pdf::fonts::slot::FontSlot;

/// Writes one page's content.
pub struct Canvas {
    pub(crate) out: Vec<u8>,
    pub(crate) state: State,
    saved: Vec<State>,
    /// Where the current line of text begins, inside a text object.
    pub(crate) line: Option<(Cents, Cents)>,
    /// Whether anything on the page was see-through.
    pub transparent: bool,
}

/// What the reader's graphics state holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    pub fill: Color,
    pub stroke: Color,
    pub width: Cents,
    pub round: bool,
    pub dash: Vec<Cents>,
    pub opacity: u16,
    pub font: Option<(FontSlot, Cents)>,
    pub rise: Cents,
}

const BLACK: Color = Color { r: 0, g: 0, b: 0 };

impl Canvas {
    /// A canvas that writes into `out` and clears it first.
    pub fn new(mut out: Vec<u8>) -> Self {
        out.clear();
        let state = State {
            fill: BLACK,
            stroke: BLACK,
            width: 100,
            round: false,
            dash: Vec::new(),
            opacity: 1000,
            font: None,
            rise: 0,
        };
        Self { out, state, saved: Vec::new(), line: None, transparent: false }
    }

    /// The finished content stream.
    pub fn finish(mut self) -> Vec<u8> {
        self.end_text();
        self.out
    }

    /// Begins content that belongs to the structure element's role under `mcid`.
    pub fn begin_tagged(&mut self, role: &str, mcid: usize) {
        self.end_text();
        self.op(&["/", role, " <</MCID "]);
        push_integer(&mut self.out, mcid as i64);
        self.out.extend_from_slice(b">>BDC\n");
    }

    /// Begins content that is decoration.
    pub fn begin_artifact(&mut self) {
        self.end_text();
        self.op(&["/Artifact BMC\n"]);
    }

    /// Begins the line at the foot of the page, which belongs to no element either.
    pub fn begin_footer(&mut self) {
        self.end_text();
        self.op(&["/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"]);
    }

    /// Ends what [`Self::begin_tagged`], [`Self::begin_artifact`] or [`Self::begin_footer`] began.
    pub fn end_marked(&mut self) {
        self.end_text();
        self.op(&["EMC\n"]);
    }

    /// Draws a picture into `area`.
    pub fn picture(&mut self, area: Rect, slot: usize, resources: &mut Resources) -> Result<(), NotFinite> {
        let corner = place(Point::new(area.x, area.bottom()))?;
        let (width, height) = (cents(area.width)?, cents(area.height)?);
        self.end_text();
        self.opacity(1000, resources);
        self.op(&["q\n"]);
        for number in [width, 0, 0, height, corner.0, corner.1] {
            push_cents(&mut self.out, number);
        }
        self.op(&["cm\n/I"]);
        push_integer(&mut self.out, slot as i64);
        self.op(&[" Do\nQ\n"]);
        Ok(())
    }

    /// Begins drawing only inside an outline.
    pub fn begin_clip(&mut self, path: &Path, rule: Rule) -> Result<(), NotFinite> {
        self.end_text();
        self.saved.push(self.state.clone());
        self.op(&["q\n"]);
        self.path(path)?;
        self.op(&[match rule {
            Rule::NonZero => "W n\n",
            Rule::EvenOdd => "W* n\n",
        }]);
        Ok(())
    }

    /// Ends what [`Self::begin_clip`] began.
    pub fn end_clip(&mut self) {
        self.end_text();
        self.op(&["Q\n"]);
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    pub(crate) fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.op(&["ET\n"]);
        }
    }

    pub(crate) fn op(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.extend_from_slice(part.as_bytes()));
    }

    pub(crate) fn fill_color(&mut self, color: Color) {
        if self.state.fill != color {
            self.state.fill = color;
            self.color(color, ["g\n", "rg\n"]);
        }
    }

    /// Sets the opacity of fills, in thousandths.
    pub(crate) fn opacity(&mut self, opacity: u16, resources: &mut Resources) {
        self.transparent |= opacity < 1000;
        if self.state.opacity != opacity {
            self.state.opacity = opacity;
            resources.opacities.insert(opacity);
            self.op(&["/A"]);
            push_integer(&mut self.out, opacity.into());
            self.op(&[" gs\n"]);
        }
    }

    pub(crate) fn color(&mut self, color: Color, [gray, rgb]: [&str; 2]) {
        push_channel(&mut self.out, color.r);
        if color.r == color.g && color.g == color.b {
            self.op(&[gray]);
        } else {
            push_channel(&mut self.out, color.g);
            push_channel(&mut self.out, color.b);
            self.op(&[rgb]);
        }
    }
}

/// A place on the page, from its lower left corner.
pub fn place(point: Point) -> Result<(Cents, Cents), NotFinite> {
    Ok((cents(point.x)?, cents(PAGE.height)? - cents(point.y)?))
}
