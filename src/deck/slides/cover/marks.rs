//! The marks at the head of a cover: the vendor's at the start, the customer's at the end.

use crate::base::amounts::rounding;
use crate::deck::logos::Logos;
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::widgets::page::SlidePage;
use crate::layout::color::Color;
use crate::layout::frame::{Item, PAGE, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{Align, TextStyle, Weight};

/// The colours of a cover: its ground, and what is readable on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground {
    pub(crate) color: Color,
    /// The ground's colour at its other end.
    pub(crate) end: Color,
    pub(crate) ink: Color,
    pub(crate) muted: Color,
}

impl Ground {
    /// Its colour in the middle of `area`: a gradient runs from one corner of the page to the other.
    fn at(self, area: Rect) -> Color {
        let middle = area.center();
        let along = (middle.x * PAGE.width + middle.y * PAGE.height) / (PAGE.width.powi(2) + PAGE.height.powi(2));
        self.color.mix(self.end, along as f32)
    }
}

/// A logo at least so many times as wide as high is the vendor's name.
const WORDMARK: f64 = 2.0;
/// The widths of marks are told apart in such steps.
const STEP: Pt = 8.0;
/// The highest the vendor's mark may be.
const HIGHEST: Pt = 44.0;

/// Draws both marks into `area`.
pub(crate) fn draw(cover: &CoverSlide, page: &mut SlidePage, area: Rect, ground: Ground, logos: &Logos) {
    let theme = page.theme;
    let name = theme.style(Weight::SemiBold, theme.scale.body, ground.ink);
    match &logos.vendor {
        Some(logo) => {
            let height = theme.logo.max_height.min(HIGHEST);
            let place = Rect::new(area.x, area.y, theme.logo.max_width, height);
            let begin = Rect { width: height, ..place };
            let drawn = page.logo(logo, place, ground.at(begin), false, &cover.vendor_logo_alt);
            // A mark has the name beside it; a wide logo is the name.
            if drawn.width < WORDMARK * drawn.height {
                // An outline and its pixels may differ by a part of a point in width.
                let x = area.x + (rounding::down(drawn.width / STEP, 0) + 1.0) * STEP + theme.space.m;
                page.middle(Tag::Paragraph, &cover.vendor, &name, Rect { x, width: area.width * 0.5, ..drawn }, 1);
            }
        }
        None => {
            let place = Rect { width: area.width * 0.6, height: 24.0, ..area };
            page.text(Tag::Paragraph, &cover.vendor, &name, place, 1);
        }
    }
    of_customer(cover, page, area, ground, logos);
}

/// Draws the customer's logo, or its initials on a chip.
fn of_customer(cover: &CoverSlide, page: &mut SlidePage, area: Rect, ground: Ground, logos: &Logos) {
    let theme = page.theme;
    match &logos.customer {
        Some(logo) => {
            let width = theme.logo.max_width;
            let place = Rect { x: area.right() - width, width, ..area };
            let end = Rect { x: place.right() - place.height, width: place.height, ..place };
            page.logo(logo, place, ground.at(end), true, &cover.logo_alt);
        }
        None if !cover.monogram.is_empty() => {
            let chip = Rect::new(area.right() - area.height, area.y, area.height, area.height);
            page.push(Item::block(chip, theme.radius, ground.ink));
            let style = theme.style(Weight::Bold, theme.scale.heading, ground.color);
            let style = TextStyle { align: Align::Center, ..style };
            let inner = chip.inset(theme.space.xs, theme.space.xs);
            let block = page.block(&cover.monogram, &style, inner, 1);
            let y = chip.y + (chip.height - block.size.height) / 2.0;
            let items = block.place(Point::new(inner.x, y));
            page.push(Item::tagged(Tag::Figure { alt: cover.logo_alt.clone() }, items));
        }
        None => {}
    }
}
