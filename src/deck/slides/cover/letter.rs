//! The cover of a letter: a page of the surface's colour with the message set as large as it can be; the quarter in the margin,
//! its picture under it, thin, over the columns of the text.

use crate::deck::logos::Logos;
use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::drawing;
use crate::deck::slides::cover::marks::{self, Ground};
use crate::deck::widgets::page::SlidePage;
use crate::layout::frame::{Item, PAGE, Paint, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};

/// The heavy rule at the head, as on the pages that follow.
const RULE: Rect = Rect { x: 0.0, y: 36.0, width: 0.0, height: 2.0 };
/// Where the customer's name begins, and where the message ends at the latest.
const NAME: Pt = 138.0;
const END: Pt = 352.0;
/// The first column of what is said; the margin is left of it.
const TEXT: usize = 3;
/// Where the picture begins and ends.
const PICTURE: (Pt, Pt) = (352.0, 448.0);
/// The height of a gauge.
const TRACK: Pt = 10.0;

pub(crate) fn draw(cover: &CoverSlide, page: &mut SlidePage, logos: &Logos) {
    let (theme, fonts, grid, space) = (page.theme, page.fonts, page.theme.grid, page.theme.space);
    let colors = &theme.palette;
    let ground = Ground { color: colors.surface, end: colors.surface, ink: colors.ink, muted: colors.muted };
    page.push(Item::block(Rect::new(0.0, 0.0, PAGE.width, PAGE.height), 0.0, ground.color));
    let (x, width) = grid.span(0, 12);
    page.push(Item::block(Rect { x, width, ..RULE }, 0.0, ground.ink));
    marks::draw(cover, page, grid.area(0, 12, RULE.bottom() + space.m, 56.0), ground, logos);

    let text = grid.area(TEXT, 12 - TEXT, NAME, END - NAME);
    let name = TextStyle { align: Align::Left, ..theme.style(Weight::SemiBold, theme.scale.heading, ground.ink) };
    let fit = Fit {
        width: text.width,
        height: 2.0 * name.size * name.leading + 1.0,
        max_lines: 2,
        min_size: theme.scale.body,
    };
    let name = fonts.fit_balanced(&cover.name, &name, fit);
    let review = TextStyle { color: colors.accent, ..page.label() };
    let beside = grid.area(0, TEXT, NAME + (theme.scale.heading - theme.scale.small) / 2.0, 48.0);
    let review = page.block(&cover.review, &review, beside, 3);
    let mut y = NAME + name.size.height + space.l;
    let mut title = name.place(Point::new(text.x, NAME));
    title.extend(review.place(Point::new(beside.x, beside.y)));
    page.push(Item::tagged(Tag::Title, title));

    let support = theme.style(Weight::Regular, theme.scale.body, ground.muted);
    let support = page.block(&cover.support, &support, Rect { height: 72.0, ..text }, 3);
    let under = if cover.support.is_empty() { 0.0 } else { support.size.height + space.l };
    let style = TextStyle { align: Align::Left, ..theme.style(Weight::Bold, theme.scale.display, ground.ink) };
    let height = END - y - under;
    let fit = Fit { width: text.width, height, max_lines: 4, min_size: theme.scale.heading * 0.9 };
    let headline = fonts.fit_balanced(&cover.headline, &style, fit);
    let high = headline.size.height;
    page.push(Item::tagged(Tag::Paragraph, headline.place(Point::new(text.x, y))));
    y += high + space.l;
    if under > 0.0 {
        page.push(Item::tagged(Tag::Paragraph, support.place(Point::new(text.x, y))));
    }
    if let Some(picture) = &cover.picture {
        let brush = Brush {
            ground: ground.color,
            mark: colors.accent,
            soft: Paint::Solid(colors.accent_soft, 1.0),
            ink: ground.ink,
            muted: ground.muted,
            track: TRACK,
            radius: 0.0,
            columns: false,
        };
        drawing::draw(picture, page, grid.area(TEXT, 12 - TEXT, PICTURE.0, PICTURE.1 - PICTURE.0), &brush);
    }
    cover.foot(page, ground, (TEXT, 12 - TEXT), (0, TEXT));
}
