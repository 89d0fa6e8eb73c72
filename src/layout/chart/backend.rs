//! The plotters backend that draws frame items.
//!
//! plotters counts in whole pixels; one of ours is a twentieth of a point, so charts keep to 0.05 pt. Its widths of
//! text come from the shaper, its opacity becomes the opacity of a fill. A stroke is opaque, and text is never
//! turned: no chart of a deck asks for either.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea as _};
use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};

use crate::layout::chart::label::Label;
use crate::layout::chart::snap::{RESOLUTION, snap};
use crate::layout::color::Color;
use crate::layout::frame::{Item, Paint, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, TextStyle, Weight};

/// What a chart has drawn so far, shared with the backend that plotters owns.
pub(crate) type Canvas = Rc<RefCell<Vec<Item>>>;

/// What plotters' calls return; writing to memory cannot fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// An area of a page that plotters can draw on.
pub(crate) struct Backend<'a> {
    area: Rect,
    canvas: Canvas,
    fonts: Option<&'a Fonts>,
}

/// plotters' view of `area`, and the canvas its marks arrive on. Without fonts no text is drawn.
pub(crate) fn sheet<'a>(area: Rect, fonts: Option<&'a Fonts>) -> (DrawingArea<Backend<'a>, Shift>, Canvas) {
    let canvas = Canvas::default();
    let backend = Backend { area, canvas: Rc::clone(&canvas), fonts };
    (backend.into_drawing_area(), canvas)
}

/// A length in plotters' pixels.
pub(crate) fn pixels(length: Pt) -> i32 {
    (length * RESOLUTION).round() as i32
}

/// A rectangle with its edges on twentieths of a point.
pub(crate) fn snap_rect(area: Rect) -> Rect {
    let (x, y) = (snap(area.x), snap(area.y));
    Rect::new(x, y, snap(snap(area.right()) - x), snap(snap(area.bottom()) - y))
}

impl Backend<'_> {
    /// The place of a pixel on the page.
    pub(crate) fn place(&self, (x, y): BackendCoord) -> Point {
        Point::new(snap(self.area.x + Pt::from(x) / RESOLUTION), snap(self.area.y + Pt::from(y) / RESOLUTION))
    }

    /// The canvas, to paint on what plotters has no call for.
    pub(crate) fn canvas(&self) -> &Canvas {
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

#[cfg(test)]
mod tests {
    use plotters::chart::ChartBuilder;
    use plotters::series::{AreaSeries, LineSeries};
    use plotters::style::{Color as _, IntoFont as _, RGBColor, ShapeStyle, TextStyle as PlottersText};

    use super::*;
    use crate::layout::chart::laws::LOOK;

    const AREA: Rect = Rect::new(40.0, 30.0, 200.0, 100.0);

    #[test]
    fn plotters_own_series_become_shapes() {
        let (sheet, canvas) = sheet(AREA, None);
        let mut chart = ChartBuilder::on(&sheet).build_cartesian_2d(0.0..10.0, 0.0..10.0).expect("there is room");
        let blue = RGBColor(0, 0, 255);
        let points = [(0.0, 0.0), (5.0, 10.0), (10.0, 5.0)];
        chart.draw_series(AreaSeries::new(points, 0.0, blue.mix(0.25))).expect("an area is drawn");
        chart.draw_series(LineSeries::new(points, ShapeStyle::from(&blue).stroke_width(30))).expect("a line is drawn");
        let items = canvas.take();
        let [Item::Shape(area), Item::Shape(line)] = &items[..] else { panic!("{items:?}") };
        assert_eq!(area.fill, Some(Paint::Solid(Color { r: 0, g: 0, b: 255 }, 0.25)));
        assert_eq!(line.stroke.as_ref().map(|stroke| stroke.width), Some(1.5));
        let bounds = line.path.bounds().expect("a line has an extent");
        assert!(AREA.contains(&bounds, 0.0) && bounds.width > AREA.width - 0.2);
    }

    #[test]
    fn text_is_measured_and_drawn_by_the_shaper() {
        let (sheet, canvas) = sheet(AREA, Some(&LOOK.1));
        let style = PlottersText::from(("sans-serif", 240).into_font());
        let (width, _) = sheet.estimate_text_size("Weekly users", &style).expect("text has a size");
        sheet.draw_text("Weekly users", &style, (100, 100)).expect("text is drawn");
        let items = canvas.take();
        let [Item::Glyphs(run)] = &items[..] else { panic!("{items:?}") };
        assert_eq!(run.size, 12.0);
        assert_eq!(width as i32, pixels(run.width()));
        assert_eq!(run.origin.x, 45.0);
    }
}
