//! Drawings as form objects: one piece of content that all pages refer to.
//!
//! A form takes the place of an image object and fills the same unit square. It names its own opacities, since pages know
//! those of fills alone.

use std::fmt::Write;

use crate::layout::color::Color;
use crate::layout::drawing::{Cap, Drawing, Join, Mark, Pen, Rule};
use crate::layout::frame::PAGE;
use crate::layout::geometry::Path;
use crate::pdf::content::canvas::Canvas;
use crate::pdf::content::number::{NotFinite, cents, push_cents, push_integer};
use crate::pdf::content::resources::Resources;
use crate::pdf::content::shapes::share;

/// A drawing's content and the entries of its dictionary.
pub fn form(drawing: &Drawing, width: u32, height: u32) -> Result<(String, Vec<u8>), NotFinite> {
    let mut form = Form { canvas: Canvas::new(Vec::new()), resources: Resources::default(), pens: vec![fresh()] };
    // A form begins with whatever the page had set last.
    form.canvas.op(&["0 g 0 G 1 w 0 J 0 j 10 M []0 d\n"]);
    form.marks(&drawing.marks)?;
    let (width, height, page) = (f64::from(width), f64::from(height), PAGE.height);
    // Rows are counted from the page's upper edge, as on pages.
    let mut entries = format!(
        "/Type/XObject/Subtype/Form/BBox[0 {} {width} {page}]/Matrix[{:.9} 0 0 {:.9} 0 {:.9}]/Resources<<",
        page - height,
        1.0 / width,
        1.0 / height,
        1.0 - page / height
    );
    if !form.resources.opacities.is_empty() {
        entries.push_str("/ExtGState<<");
        for &opacity in &form.resources.opacities {
            let share = f64::from(opacity) / 1000.0;
            write!(entries, "/A{opacity}<</ca {share}/CA {share}>>").expect("a String takes every write");
        }
        entries.push_str(">>");
    }
    entries.push_str(">>");
    Ok((entries, form.canvas.finish()))
}

struct Form {
    canvas: Canvas,
    resources: Resources,
    /// The reader's pen, and those of the clips around.
    pens: Vec<(Pen, Color)>,
}

/// The pen that a form's first line sets.
fn fresh() -> (Pen, Color) {
    let pen =
        Pen { width: 1.0, cap: Cap::Butt, join: Join::Miter, miter_limit: 10.0, dash: Vec::new(), dash_start: 0.0 };
    (pen, Color { r: 0, g: 0, b: 0 })
}

impl Form {
    fn marks(&mut self, marks: &[Mark]) -> Result<(), NotFinite> {
        let mut rest = marks;
        while let Some((mark, after)) = rest.split_first() {
            rest = after;
            match mark {
                Mark::Fill { path, rule, color, opacity } => {
                    // A line on the same outline is drawn with it where nothing shows through either.
                    let along = match after.first() {
                        Some(Mark::Line { path: same, pen, color, opacity: line })
                            if same == path && share(*line)?.min(share(*opacity)?) == 1000 =>
                        {
                            rest = &after[1..];
                            Some((pen, *color))
                        }
                        _ => None,
                    };
                    if !self.opacity(*opacity)? {
                        continue;
                    }
                    self.canvas.fill_color(*color);
                    if let Some((pen, color)) = along {
                        self.pen(pen, color)?;
                    }
                    self.paint(path, along.map(|(pen, _)| pen), |closed| match (rule, along.is_some(), closed) {
                        (Rule::NonZero, false, _) => "f\n",
                        (Rule::EvenOdd, false, _) => "f*\n",
                        (Rule::NonZero, true, true) => "b\n",
                        (Rule::NonZero, true, false) => "B\n",
                        (Rule::EvenOdd, true, true) => "b*\n",
                        (Rule::EvenOdd, true, false) => "B*\n",
                    })?;
                }
                Mark::Line { path, pen, color, opacity } => {
                    if self.opacity(*opacity)? {
                        self.pen(pen, *color)?;
                        self.paint(path, Some(pen), |closed| if closed { "s\n" } else { "S\n" })?;
                    }
                }
                Mark::Clipped { path, rule, marks } => {
                    self.canvas.begin_clip(path, *rule)?;
                    self.pens.extend(self.pens.last().cloned());
                    self.marks(marks)?;
                    self.pens.pop();
                    self.canvas.end_clip();
                }
            }
        }
        Ok(())
    }

    /// Sets the opacity; gives whether anything is seen at it.
    fn opacity(&mut self, opacity: f32) -> Result<bool, NotFinite> {
        let opacity = share(opacity)?;
        if opacity > 0 {
            self.canvas.opacity(opacity, &mut self.resources);
        }
        Ok(opacity > 0)
    }

    fn paint(
        &mut self,
        path: &Path,
        pen: Option<&Pen>,
        operator: impl Fn(bool) -> &'static str,
    ) -> Result<(), NotFinite> {
        // The rectangle operator begins at another corner, where dashes would show it.
        let closed = match pen {
            Some(pen) if !pen.dash.is_empty() => self.canvas.outline(path)?,
            _ => self.canvas.path(path)?,
        };
        if let Some(closed) = closed {
            self.canvas.op(&[operator(closed)]);
        }
        Ok(())
    }

    /// Writes what of the pen is not set yet.
    fn pen(&mut self, pen: &Pen, color: Color) -> Result<(), NotFinite> {
        let Some((known, known_color)) = self.pens.last_mut() else { return Ok(()) };
        if *known_color != color {
            self.canvas.color(color, ["G\n", "RG\n"]);
            *known_color = color;
        }
        let out = &mut self.canvas.out;
        if known.width != pen.width {
            push_cents(out, cents(pen.width)?);
            out.extend_from_slice(b"w\n");
        }
        if known.cap != pen.cap {
            push_integer(out, pen.cap as i64);
            out.extend_from_slice(b" J\n");
        }
        if known.join != pen.join {
            push_integer(out, pen.join as i64);
            out.extend_from_slice(b" j\n");
        }
        if known.miter_limit != pen.miter_limit {
            push_cents(out, cents(pen.miter_limit)?);
            out.extend_from_slice(b"M\n");
        }
        if known.dash != pen.dash || known.dash_start != pen.dash_start {
            out.push(b'[');
            for length in &pen.dash {
                push_cents(out, cents(*length)?);
            }
            out.push(b']');
            push_cents(out, cents(pen.dash_start)?);
            out.extend_from_slice(b"d\n");
        }
        known.clone_from(pen);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::geometry::{Point, Rect};

    const RED: Color = Color { r: 255, g: 0, b: 0 };

    fn square(at: f64) -> Path {
        Path::rounded(Rect::new(at, at, 10.0, 10.0), 0.0)
    }

    fn fill(rule: Rule, opacity: f32) -> Mark {
        Mark::Fill { path: square(0.0), rule, color: RED, opacity }
    }

    fn line(path: Path, opacity: f32, dash: &[f64]) -> Mark {
        let pen = Pen { width: 2.5, cap: Cap::Round, dash: dash.to_vec(), ..fresh().0 };
        Mark::Line { path, pen, color: RED, opacity }
    }

    /// Entries and content, without what every form begins with.
    fn written(marks: Vec<Mark>) -> (String, String) {
        let (entries, content) = form(&Drawing { marks }, 80, 40).unwrap();
        let content = String::from_utf8(content).unwrap();
        (entries, content.strip_prefix("0 g 0 G 1 w 0 J 0 j 10 M []0 d\n").unwrap().to_owned())
    }

    #[test]
    fn a_form_fills_the_unit_square() {
        let (entries, content) = written(vec![fill(Rule::EvenOdd, 1.0)]);
        assert_eq!(
            entries,
            "/Type/XObject/Subtype/Form/BBox[0 500 80 540]/Matrix[0.012500000 0 0 0.025000000 0 -12.500000000]\
             /Resources<<>>"
        );
        assert_eq!(content, "1 0 0 rg\n0 530 10 10 re\nf*\n");
    }

    #[test]
    fn a_line_on_its_fill_is_one_mark_where_nothing_shows_through() {
        let pen = "1 0 0 RG\n2.5 w\n1 J\n";
        let (_, opaque) = written(vec![fill(Rule::NonZero, 1.0), line(square(0.0), 1.0, &[])]);
        assert_eq!(opaque, format!("1 0 0 rg\n{pen}0 530 10 10 re\nB\n"));
        let (entries, faint) = written(vec![fill(Rule::NonZero, 1.0), line(square(0.0), 0.5, &[])]);
        assert_eq!(faint, format!("1 0 0 rg\n0 530 10 10 re\nf\n/A500 gs\n{pen}0 530 10 10 re\nS\n"));
        assert!(entries.ends_with("/Resources<</ExtGState<</A500<</ca 0.5/CA 0.5>>>>>>"), "{entries}");
    }

    #[test]
    fn dashes_begin_where_the_outline_begins() {
        let (_, content) = written(vec![line(square(0.0), 1.0, &[3.0, 1.5])]);
        assert!(content.ends_with("[3 1.5 ]0 d\n0 540 m\n10 540 l\n10 530 l\n0 530 l\ns\n"), "{content}");
    }

    #[test]
    fn a_pen_is_set_again_after_the_clip_that_set_it() {
        let clip = Mark::Clipped { path: square(5.0), rule: Rule::EvenOdd, marks: vec![line(square(0.0), 1.0, &[])] };
        let (_, content) = written(vec![clip, line(square(0.0), 1.0, &[])]);
        assert!(content.starts_with("q\n5 525 10 10 re\nW* n\n"), "{content}");
        assert_eq!(content.matches("2.5 w\n").count(), 2, "{content}");
    }

    #[test]
    fn what_is_not_finite_is_refused() {
        let path = Path::line(Point::new(f64::NAN, 0.0), Point::new(1.0, 1.0));
        assert!(form(&Drawing { marks: vec![line(path, 1.0, &[])] }, 80, 40).is_err());
        assert!(form(&Drawing { marks: vec![fill(Rule::NonZero, f32::NAN)] }, 80, 40).is_err());
    }
}
