//! Shapes on a canvas: outlines, fills, strokes and linear blends.
//!
//! A blend is painted through a clip: the shading fills whatever the outline leaves open.

use crate::layout::frame::{Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Segment};
use crate::pdf::content::canvas::{Canvas, place};
use crate::pdf::content::number::{Cents, NotFinite, cents, push_cents, push_integer};
use crate::pdf::content::resources::{Blend, Resources};

impl Canvas {
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
    pub(crate) fn path(&mut self, path: &Path) -> Result<Option<bool>, NotFinite> {
        if let Some(corners) = rectangle(path)? {
            corners.into_iter().for_each(|number| push_cents(&mut self.out, number));
            self.op(&["re\n"]);
            return Ok(Some(false));
        }
        self.outline(path)
    }

    /// As [`Self::path`], but step by step where it is a rectangle too.
    pub(crate) fn outline(&mut self, path: &Path) -> Result<Option<bool>, NotFinite> {
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

/// An opacity in thousandths.
pub(crate) fn share(value: f32) -> Result<u16, NotFinite> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::color::Color;
    use crate::layout::drawing::Rule;
    use crate::layout::geometry::Rect;

    const BLACK: Color = Color { r: 0, g: 0, b: 0 };

    fn drawn(shapes: &[Shape]) -> String {
        let mut canvas = Canvas::new(Vec::new());
        let mut resources = Resources::default();
        shapes.iter().for_each(|shape| canvas.shape(shape, &mut resources).unwrap());
        String::from_utf8(canvas.finish()).unwrap()
    }

    fn block(fill: Paint) -> Shape {
        Shape { path: Path::rounded(Rect::new(10.0, 20.0, 30.0, 40.0), 0.0), fill: Some(fill), stroke: None }
    }

    fn line(dash: &[f64], width: f64) -> Shape {
        let stroke = Stroke { color: BLACK, width, dash: dash.to_vec(), round: false };
        let path = Path::line(Point::new(0.0, 540.0), Point::new(10.0, 530.0));
        Shape { path, fill: None, stroke: Some(stroke) }
    }

    #[test]
    fn a_rectangle_stands_on_its_lower_edge() {
        assert_eq!(drawn(&[block(Paint::Solid(BLACK, 1.0))]), "10 480 30 40 re\nf\n");
    }

    #[test]
    fn nothing_is_set_twice() {
        let red = Paint::Solid(Color { r: 255, g: 0, b: 0 }, 0.5);
        let twice = drawn(&[block(red.clone()), block(red)]);
        assert_eq!(twice, "/A500 gs\n1 0 0 rg\n10 480 30 40 re\nf\n10 480 30 40 re\nf\n");
    }

    #[test]
    fn what_cannot_be_seen_is_not_drawn() {
        assert_eq!(drawn(&[block(Paint::Solid(BLACK, 0.0)), line(&[], 0.0)]), "");
    }

    #[test]
    fn dashes_that_would_never_end_are_a_solid_line() {
        let solid = drawn(&[line(&[], 2.0)]);
        assert_eq!(solid, "2 w\n0 0 m\n10 10 l\nS\n");
        assert_eq!(drawn(&[line(&[0.0, 0.0], 2.0)]), solid);
        assert_eq!(drawn(&[line(&[-1.0], 2.0)]), solid);
        assert!(drawn(&[line(&[3.0, 1.5], 2.0)]).contains("[3 1.5 ]0 d\n"));
    }

    #[test]
    fn what_a_clip_set_is_set_again_after_it() {
        let (mut canvas, mut resources) = (Canvas::new(Vec::new()), Resources::default());
        let gray = block(Paint::Solid(Color { r: 255, g: 255, b: 255 }, 1.0));
        canvas.begin_clip(&Path::rounded(Rect::new(0.0, 0.0, 960.0, 540.0), 0.0), Rule::NonZero).unwrap();
        canvas.shape(&gray, &mut resources).unwrap();
        canvas.end_clip();
        canvas.shape(&gray, &mut resources).unwrap();
        assert_eq!(String::from_utf8(canvas.finish()).unwrap().matches("1 g\n").count(), 2);
    }
}
