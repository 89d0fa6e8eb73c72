//! What every chart is: ready numbers and ready labels in, one tagged figure of vector marks out.
//!
//! plotters computes the coordinate systems and calls our own backend, which makes frame items; text goes through the
//! shaper. What is not a finite number counts as missing, and missing is never drawn as zero. Nothing is drawn outside the
//! rectangle, and no two texts overlap: labels are measured first, and cut where there is no room for them. That holds from
//! about 240 × 130 pt up (a sparkline's 20 × 12); a smaller rectangle is an error of the slide's layout.
//!
//! A new chart is a file here and a line in the list of `laws.rs`, whose tests hold it to these rules.

use std::fmt::Debug;

use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::Rect;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;

pub trait Chart: Debug {
    /// The figures in words, for whoever cannot see them.
    fn alt(&self) -> &str;

    /// The marks and texts in their painting order, all inside `area`.
    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item>;

    /// The chart as one structure element.
    fn draw(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Item {
        Item::tagged(Tag::Figure { alt: self.alt().to_owned() }, self.items(area, theme, fonts))
    }
}
