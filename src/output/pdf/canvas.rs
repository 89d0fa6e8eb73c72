//! One page's content stream: paths, fills, strokes, clips, pictures, marked content.
//!
//! The canvas knows what the reader's graphics state is and writes only what changes it. Frames grow
//! downwards and pages upwards: y is turned round here and nowhere else.

use super::deckfonts::Slot;
use super::number::{Cents, NotFinite, cents, push_cents, push_channel, push_integer};
use super::resources::{Blend, Resources};
use crate::frame::{Color, PAGE, Paint, Path, Point, Rect, Segment, Shape, Stroke};

/// Writes one page's content.
pub struct Canvas {
    pub(super) out: Vec<u8>,
    pub(super) state: State,
    saved: Vec<State>,
    /// Where the current line of text begins, inside a text object.
    pub(super) line: Option<(Cents, Cents)>,
    /// Whether anything on the page was see-through.
    pub transparent: bool,
}

/// What the reader's graphics state holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    fill: Color,
    stroke: Color,
    width: Cents,
    round: bool,
    dash: Vec<Cents>,
    opacity: u16,
    pub font: Option<(Slot, Cents)>,
    pub rise: Cents,
}

const BLACK: Color = Color { r: 0, g: 0, b: 0 };

impl Canvas {
    /// A canvas that writes into `out`, whose contents are lost.
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

    /// Ends what [`Self::begin_tagged`] or [`Self::begin_artifact`] began.
    pub fn end_marked(&mut self) {
        self.end_text();
        self.op(&["EMC\n"]);
    }

    /// Fills and strokes a shape.
    pub fn shape(&mut self, shape: &Shape, resources: &mut Resources) -> Result<(), NotFinite> {
        let fill = match &shape.fill {
            Some(Paint::Linear { from, to, start, end }) => {
                let blend = Blend { from: place(*from)?, to: place(*to)?, start: *start, end: *end };
                self.blend(&shape.path, blend, resources)?;
                None
            }
            Some(Paint::Solid(color, opacity)) => {
                let opacity = share(*opacity)?;
                (opacity > 0).then_some((*color, opacity))
            }
            None => None,
        };
        let stroke = shape.stroke.as_ref().map(|stroke| Ok((stroke, cents(stroke.width)?))).transpose()?;
        let stroke = stroke.filter(|(_, width)| *width > 0);
        if fill.is_none() && stroke.is_none() {
            return Ok(());
        }
        self.end_text();
        if let Some((color, opacity)) = fill {
            self.opacity(opacity, resources);
            self.fill_color(color);
        }
        if let Some((stroke, width)) = stroke {
            self.stroke_style(stroke, width)?;
        }
        let Some(closed) = self.path(&shape.path)? else { return Ok(()) };
        self.op(&[match (fill.is_some(), stroke.is_some(), closed) {
            (true, false, _) => "f\n",
            (false, _, true) => "s\n",
            (false, _, false) => "S\n",
            (true, true, true) => "b\n",
            (true, true, false) => "B\n",
        }]);
        Ok(())
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

    /// Begins drawing only inside a rounded rectangle.
    pub fn begin_clip(&mut self, area: Rect, radius: f64) -> Result<(), NotFinite> {
        self.end_text();
        self.saved.push(self.state.clone());
        self.op(&["q\n"]);
        self.path(&Path::rounded(area, radius))?;
        self.op(&["W n\n"]);
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

    pub(super) fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.op(&["ET\n"]);
        }
    }

    pub(super) fn op(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.extend_from_slice(part.as_bytes()));
    }

    pub(super) fn fill_color(&mut self, color: Color) {
        if self.state.fill != color {
            self.state.fill = color;
            self.color(color, ["g\n", "rg\n"]);
        }
    }

    /// Sets the opacity of fills, in thousandths.
    pub(super) fn opacity(&mut self, opacity: u16, resources: &mut Resources) {
        self.transparent |= opacity < 1000;
        if self.state.opacity != opacity {
            self.state.opacity = opacity;
            resources.opacities.insert(opacity);
            self.op(&["/A"]);
            push_integer(&mut self.out, opacity.into());
            self.op(&[" gs\n"]);
        }
    }

    fn color(&mut self, color: Color, [gray, rgb]: [&str; 2]) {
        push_channel(&mut self.out, color.r);
        if color.r == color.g && color.g == color.b {
            self.op(&[gray]);
        } else {
            push_channel(&mut self.out, color.g);
            push_channel(&mut self.out, color.b);
            self.op(&[rgb]);
        }
    }

    fn blend(&mut self, path: &Path, blend: Blend, resources: &mut Resources) -> Result<(), NotFinite> {
        self.end_text();
        self.opacity(1000, resources);
        self.op(&["q\n"]);
        if self.path(path)?.is_some() {
            self.op(&["W n\n/S"]);
            push_integer(&mut self.out, resources.blend(blend) as i64);
            self.op(&[" sh\n"]);
        }
        self.op(&["Q\n"]);
        Ok(())
    }

    fn stroke_style(&mut self, stroke: &Stroke, width: Cents) -> Result<(), NotFinite> {
        if self.state.stroke != stroke.color {
            self.state.stroke = stroke.color;
            self.color(stroke.color, ["G\n", "RG\n"]);
        }
        if self.state.width != width {
            self.state.width = width;
            push_cents(&mut self.out, width);
            self.op(&["w\n"]);
        }
        if self.state.round != stroke.round {
            self.state.round = stroke.round;
            self.op(&[if stroke.round { "1 J 1 j\n" } else { "0 J 0 j\n" }]);
        }
        let mut dash = stroke.dash.iter().map(|length| cents(*length)).collect::<Result<Vec<_>, _>>()?;
        // Negative lengths are invalid, and all of them zero would never end.
        if dash.iter().any(|length| *length < 0) || dash.iter().all(|length| *length == 0) {
            dash.clear();
        }
        if self.state.dash != dash {
            self.op(&["["]);
            dash.iter().for_each(|length| push_cents(&mut self.out, *length));
            self.op(&["]0 d\n"]);
            self.state.dash = dash;
        }
        Ok(())
    }

    /// Writes a path; gives whether its end is still to be closed, `None` when there is nothing to paint.
    fn path(&mut self, path: &Path) -> Result<Option<bool>, NotFinite> {
        if let Some(corners) = rectangle(path)? {
            corners.into_iter().for_each(|number| push_cents(&mut self.out, number));
            self.op(&["re\n"]);
            return Ok(Some(false));
        }
        let (body, closed) = match path.segments.split_last() {
            None => return Ok(None),
            Some((Segment::Close, body)) => (body, true),
            Some(_) => (path.segments.as_slice(), false),
        };
        let mut drawing = false;
        for segment in body {
            match *segment {
                Segment::Move(to) => self.point(to, "m\n")?,
                // A reader knows no pen before the first move.
                Segment::Line(to) | Segment::Curve(_, _, to) if !drawing => self.point(to, "m\n")?,
                Segment::Line(to) => self.point(to, "l\n")?,
                Segment::Curve(first, second, to) => {
                    self.point(first, "")?;
                    self.point(second, "")?;
                    self.point(to, "c\n")?;
                }
                Segment::Close if drawing => self.op(&["h\n"]),
                Segment::Close => continue,
            }
            drawing = true;
        }
        Ok(drawing.then_some(closed))
    }

    fn point(&mut self, point: Point, operator: &str) -> Result<(), NotFinite> {
        let (x, y) = place(point)?;
        push_cents(&mut self.out, x);
        push_cents(&mut self.out, y);
        self.op(&[operator]);
        Ok(())
    }
}

/// A place on the page, from its lower left corner.
pub fn place(point: Point) -> Result<(Cents, Cents), NotFinite> {
    Ok((cents(point.x)?, cents(PAGE.height)? - cents(point.y)?))
}

fn share(value: f32) -> Result<u16, NotFinite> {
    if value.is_finite() { Ok((value.clamp(0.0, 1.0) * 1000.0).round() as u16) } else { Err(NotFinite) }
}

/// Left, bottom, width and height where a path is an upright rectangle.
fn rectangle(path: &Path) -> Result<Option<[Cents; 4]>, NotFinite> {
    use Segment::{Close, Line, Move};
    let [Move(a), Line(b), Line(c), Line(d), Close] = path.segments.as_slice() else { return Ok(None) };
    let [a, b, c, d] = [place(*a)?, place(*b)?, place(*c)?, place(*d)?];
    let across = a.1 == b.1 && b.0 == c.0 && c.1 == d.1 && d.0 == a.0;
    let down = a.0 == b.0 && b.1 == c.1 && c.0 == d.0 && d.1 == a.1;
    Ok((across || down).then(|| [a.0.min(c.0), a.1.min(c.1), (a.0 - c.0).abs(), (a.1 - c.1).abs()]))
}
