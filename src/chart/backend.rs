//! The plotters backend whose canvas is a frame.
//!
//! plotters counts in whole pixels; one of ours is a twentieth of a point, so charts keep to 0.05 pt. Its widths of
//! text come from the shaper, its opacity becomes the opacity of a fill. A stroke is opaque, and text is never
//! turned: no chart of a deck asks for either.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};

use super::label::Label;
use crate::frame::text::{Align, Fonts, TextStyle, Weight};
use crate::frame::{Color, Item, Paint, Path, Point, Pt, Rect, Shape, Stroke};

/// Pixels a point.
const RESOLUTION: Pt = 20.0;

/// What a chart has drawn so far, shared with the backend that plotters owns.
pub(super) type Canvas = Rc<RefCell<Vec<Item>>>;

/// What plotters' calls return; writing to memory cannot fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// An area of a page that plotters can draw on.
pub(super) struct Backend<'a> {
    area: Rect,
    canvas: Canvas,
    fonts: Option<&'a Fonts>,
}

/// plotters' view of `area`, and the canvas its marks arrive on. Without fonts no text is drawn.
pub(super) fn sheet<'a>(area: Rect, fonts: Option<&'a Fonts>) -> (DrawingArea<Backend<'a>, Shift>, Canvas) {
    let canvas = Canvas::default();
    let backend = Backend { area, canvas: Rc::clone(&canvas), fonts };
    (backend.into_drawing_area(), canvas)
}

/// A length in plotters' pixels.
pub(super) fn pixels(length: Pt) -> i32 {
    (length * RESOLUTION).round() as i32
}

/// A length to the nearest twentieth of a point.
pub(super) fn snap(length: Pt) -> Pt {
    (length * RESOLUTION).round() / RESOLUTION
}

impl Backend<'_> {
    /// Where a pixel stands on the page.
    pub(super) fn place(&self, (x, y): BackendCoord) -> Point {
        Point::new(snap(self.area.x + Pt::from(x) / RESOLUTION), snap(self.area.y + Pt::from(y) / RESOLUTION))
    }

    /// The canvas, to paint on what plotters has no call for.
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    fn paint<S: BackendStyle>(&self, path: Path, style: &S, fill: bool) -> Drawn {
        let BackendColor { alpha, rgb: (r, g, b) } = style.color();
        if alpha <= 0.0 {
            return Ok(());
        }
        let color = Color { r, g, b };
        let shape = if fill {
            Shape { path, fill: Some(Paint::Solid(color, alpha as f32)), stroke: None }
        } else {
            let width = Pt::from(style.stroke_width()) / RESOLUTION;
            Shape { path, fill: None, stroke: Some(Stroke { color, width, dash: Vec::new(), round: true }) }
        };
        self.canvas.borrow_mut().push(Item::Shape(shape));
        Ok(())
    }

    fn label<T: BackendTextStyle>(&self, text: &str, style: &T) -> Option<Label> {
        let (r, g, b) = style.color().rgb;
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::SemiBold } else { Weight::Regular };
        let size = style.size() / RESOLUTION;
        let style = TextStyle { weight, size, leading: 1.2, color: Color { r, g, b }, align: Align::Left };
        Some(Label::new(text, &style, Pt::INFINITY, self.fonts?))
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (pixels(self.area.width).max(1) as u32, pixels(self.area.height).max(1) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.paint(Path::line(self.place(from), self.place(to)), style, false)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (from, to) = (self.place(from), self.place(to));
        let area = Rect::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs());
        self.paint(Path::rounded(area, 0.0), style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<_> = path.into_iter().map(|at| self.place(at)).collect();
        self.paint(Path::poly(&points, false), style, false)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.paint(Path::circle(self.place(center), Pt::from(radius) / RESOLUTION), style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<_> = vert.into_iter().map(|at| self.place(at)).collect();
        self.paint(Path::poly(&points, true), style, true)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        debug_assert!(matches!(style.transform(), FontTransform::None), "text is never turned");
        let Some(label) = self.label(text, style) else { return Ok(()) };
        let at = self.place(at);
        let x = match style.anchor().h_pos {
            HPos::Left => at.x,
            HPos::Center => at.x - label.width / 2.0,
            HPos::Right => at.x - label.width,
        };
        let baseline = match style.anchor().v_pos {
            VPos::Top => label.baseline_below(at.y),
            VPos::Center => label.baseline_at(at.y),
            VPos::Bottom => label.baseline_above(at.y),
        };
        label.draw(Point::new(x, baseline), &mut self.canvas.borrow_mut());
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = self.label(text, style).map_or((0.0, 0.0), |label| (label.width, label.height()));
        Ok((pixels(size.0).max(0) as u32, pixels(size.1).max(0) as u32))
    }
}
