//! The cover of a report: the customer's name and the message on the cover's colours, the quarter's silhouette at the foot.

use crate::deck::logos::Logos;
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::horizon::{horizon, silhouette};
use crate::deck::slides::cover::marks::{self, Ground};
use crate::deck::widgets::page::SlidePage;
use crate::layout::frame::{Item, PAGE, Paint, Shape, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};

/// Where the name ends.
const LINE: Pt = 216.0;
/// The height of the silhouette.
const HORIZON: Pt = 150.0;
/// How strongly it stands out from the ground.
const SHADE: f32 = 0.09;

pub(crate) fn draw(cover: &CoverSlide, page: &mut SlidePage, logos: &Logos) {
    let (theme, fonts) = (page.theme, page.fonts);
    let colors = &theme.palette;
    let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
    let foot = Rect { y: PAGE.height - HORIZON, height: HORIZON, ..full };
    let (from, to) = (Point::new(0.0, 0.0), Point::new(PAGE.width, PAGE.height));
    let fill = Paint::Linear { from, to, start: colors.cover.0, end: colors.cover.1 };
    page.push(Item::Shape(Shape { path: Path::rounded(full, 0.0), fill: Some(fill), stroke: None }));
    if let Some(weeks) = &cover.skyline {
        page.push(silhouette(weeks, foot, colors.on_cover, SHADE));
    }
    let ground =
        Ground { color: colors.cover.0, end: colors.cover.1, ink: colors.on_cover, muted: colors.on_cover_muted };
    let space = theme.space;
    let top = theme.grid.area(0, 12, 44.0, 64.0);
    marks::draw(cover, page, top, ground, logos);

    let width = theme.grid.span(0, 10).1;
    let style = TextStyle { align: Align::Left, ..theme.style(Weight::Bold, theme.scale.display, ground.ink) };
    let fit =
        Fit { width, height: 2.0 * style.size * style.leading + 1.0, max_lines: 2, min_size: theme.scale.heading };
    let name = fonts.fit_balanced(&cover.name, &style, fit);
    let review = theme.style(Weight::Regular, theme.scale.heading, ground.muted);
    let review = page.block(&cover.review, &review, Rect::new(0.0, 0.0, width, 32.0), 1);
    let headline = TextStyle { align: Align::Left, ..theme.style(Weight::SemiBold, theme.scale.title, ground.ink) };
    let high = 2.0 * headline.size * headline.leading + 1.0;
    let fit = Fit { width, height: high, max_lines: 3, min_size: theme.scale.heading * 0.9 };
    let headline = fonts.fit_balanced(&cover.headline, &headline, fit);
    // Name and quarter end at a fixed position, lower if the name is high; the headline follows.
    let low = name.overhang(fonts);
    let line = LINE.max(top.bottom() + space.l + low + name.size.height);
    let up = line - low - name.size.height;
    let mut items = name.clone().place(Point::new(top.x, up.max(top.bottom() + space.l)));
    items.extend(review.clone().place(Point::new(top.x, line + space.xs)));
    page.push(Item::tagged(Tag::Title, items));
    let below = line + space.xs + review.size.height + space.l;
    let mut under = below + headline.size.height + space.s;
    page.push(Item::tagged(Tag::Paragraph, headline.place(Point::new(top.x, below))));
    if !cover.support.is_empty() {
        let style = theme.style(Weight::Regular, theme.scale.body, ground.muted);
        let area = Rect::new(top.x, under, theme.grid.span(0, 9).1, 48.0);
        under += page.text(Tag::Paragraph, &cover.support, &style, area, 2);
    }
    label(cover, page, under, foot, ground);
    cover.foot(page, ground, (0, 6), (6, 6));
}

/// Labels the silhouette's end with its last figure, where texts that end at `under` leave room.
fn label(cover: &CoverSlide, page: &mut SlidePage, under: Pt, foot: Rect, ground: Ground) {
    let Some(weeks) = cover.skyline.as_deref().filter(|_| !cover.latest.is_empty()) else { return };
    let Some(last) = weeks.last().copied().flatten() else { return };
    let style = TextStyle { align: Align::Right, color: ground.ink, ..page.label() };
    let (x, width) = page.theme.grid.span(6, 6);
    let line = style.size * style.leading;
    let top = horizon(weeks, foot).height_of(last) - line - page.theme.space.xs;
    if top >= under {
        page.text(Tag::Paragraph, &cover.latest, &style, Rect::new(x, top, width, line + 1.0), 1);
    }
}
