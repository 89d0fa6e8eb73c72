//! Charts: ready numbers and ready labels in, one tagged figure of vector marks out.
//!
//! Every chart is a struct of values with `draw(&self, Rect, &Theme, &Fonts) -> Item`; the item is a
//! [`Tag::Figure`](crate::frame::Tag::Figure) with the chart's alternative text. plotters computes the coordinate
//! systems and calls our own backend, which makes frame items; text goes through the shaper.

mod backend;
mod bars;
mod columns;
mod dots;
mod line;
mod sparkline;

pub use bars::{Bar, Bars};
pub use columns::{Column, Columns};
pub use dots::{Dot, Dots};
pub use line::Line;
pub use sparkline::Sparkline;

/// Round axis values from zero to at least `max`, about `count` of them: steps of 1, 2, 2.5 or 5 × 10ⁿ,
/// never fractions where `whole`.
pub fn nice_ticks(max: f64, count: usize, whole: bool) -> Vec<f64> {
    let _ = (max, count, whole);
    unimplemented!()
}
