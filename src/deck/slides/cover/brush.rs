//! The colours and measures in which a cover's picture is drawn.

use crate::deck::widgets::page::SlidePage;
use crate::layout::color::Color;
use crate::layout::frame::Paint;
use crate::layout::geometry::Pt;
use crate::layout::text::style::{TextStyle, Weight};

#[derive(Debug, Clone)]
pub(crate) struct Brush {
    /// What it is drawn on.
    pub ground: Color,
    /// What is of the quarter.
    pub mark: Color,
    /// What it is compared with.
    pub soft: Paint,
    pub ink: Color,
    pub muted: Color,
    /// The height of a gauge's track.
    pub track: Pt,
    /// The radius of corners.
    pub radius: Pt,
    /// Whether weeks are columns; else they are a line.
    pub columns: bool,
}

impl Brush {
    /// The text that names a part.
    pub(crate) fn small(&self, page: &SlidePage) -> TextStyle {
        TextStyle { color: self.muted, ..page.small() }
    }

    /// The text of a figure.
    pub(crate) fn label(&self, page: &SlidePage) -> TextStyle {
        TextStyle { color: self.ink, ..page.label() }
    }

    /// The text of a result.
    pub(crate) fn strong(&self, page: &SlidePage) -> TextStyle {
        page.theme.style(Weight::Bold, page.theme.scale.heading, self.ink)
    }
}
