//! Who a cover is from, and of what day its data is.

use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::marks::Ground;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::style::{Align, TextStyle, Weight};

/// Where the foot of a cover begins, and how high it is.
const TOP: Pt = 468.0;
const HEIGHT: Pt = 40.0;

impl CoverSlide {
    /// Draws the sender into these columns and the day into those: the first column and how many.
    pub(crate) fn foot(&self, page: &mut SlidePage, ground: Ground, sender: (usize, usize), day: (usize, usize)) {
        let theme = page.theme;
        let strong = theme.style(Weight::SemiBold, theme.scale.small, ground.ink);
        let small = theme.style(Weight::Regular, theme.scale.small, ground.muted);
        let area = |(from, count)| {
            let (x, width) = theme.grid.span(from, count);
            Rect::new(x, TOP, width, HEIGHT)
        };
        let place = area(sender);
        let mut stack = VStack::default();
        stack.paragraph(page, &self.prepared, &strong, place.width, 1);
        stack.gap(theme.space.xs).link(page, &self.email, &small, place.width);
        stack.bottom(page, place);
        let place = area(day);
        let align = if day.0 == 0 { Align::Left } else { Align::Right };
        let mut stack = VStack::default();
        stack.paragraph(page, &self.as_of, &TextStyle { align, ..small }, place.width, 1);
        stack.bottom(page, place);
    }
}
