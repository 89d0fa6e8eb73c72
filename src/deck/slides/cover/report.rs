//! The cover of a report: the customer's name and the message on the cover's colours, under it their picture over the full width.

use crate::deck::logos::Logos;
use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::drawing;
use crate::deck::slides::cover::marks::{self, Ground};
use crate::deck::widgets::page::SlidePage;
use crate::layout::frame::{Item, PAGE, Paint, Shape, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};

/// Where the name ends.
const LINE: Pt = 194.0;
/// The share of its size that a name keeps on one line.
const ONE_LINE: f64 = 0.6;
/// Where the picture ends, and how high it is at most.
const END: Pt = 444.0;
const HIGHEST: Pt = 140.0;
/// The height of a gauge.
const TRACK: Pt = 24.0;
/// How strongly the ground of a mark stands out from the cover's.
const SHADE: f32 = 0.16;

pub(crate) fn draw(cover: &CoverSlide, page: &mut SlidePage, logos: &Logos) {
    let (theme, fonts) = (page.theme, page.fonts);
    let colors = &theme.palette;
    let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
    let (from, to) = (Point::new(0.0, 0.0), Point::new(PAGE.width, PAGE.height));
    let fill = Paint::Linear { from, to, start: colors.cover.0, end: colors.cover.1 };
    page.push(Item::Shape(Shape { path: Path::rounded(full, 0.0), fill: Some(fill), stroke: None }));
    let ground =
        Ground { color: colors.cover.0, end: colors.cover.1, ink: colors.on_cover, muted: colors.on_cover_muted };
    let space = theme.space;
    let top = theme.grid.area(0, 12, 44.0, 64.0);
    marks::draw(cover, page, top, ground, logos);

    let width = theme.grid.span(0, 10).1;
    let style = TextStyle { align: Align::Left, ..theme.style(Weight::Bold, theme.scale.display, ground.ink) };
    let set = |lines: usize, min_size: Pt| {
        let height = lines as Pt * style.size * style.leading + 1.0;
        fonts.fit_balanced(&cover.name, &style, Fit { width, height, max_lines: lines, min_size })
    };
    // A name stands on one line where it can, even if it is smaller there.
    let one = set(1, ONE_LINE * style.size);
    let name = if one.cut { set(2, theme.scale.heading) } else { one };
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
    let under = below + headline.size.height + space.s;
    page.push(Item::tagged(Tag::Paragraph, headline.place(Point::new(top.x, below))));
    let style = theme.style(Weight::Regular, theme.scale.body, ground.muted);
    let area = Rect::new(top.x, under, theme.grid.span(0, 12).1, 48.0);
    let support = (!cover.support.is_empty()).then(|| page.block(&cover.support, &style, area, 2));
    let brush = Brush {
        ground: colors.cover.0,
        mark: colors.on_cover,
        soft: Paint::Solid(colors.on_cover, SHADE),
        ink: ground.ink,
        muted: ground.muted,
        track: TRACK,
        radius: theme.radius.min(TRACK / 4.0),
        columns: false,
    };
    let below = |under: Pt| {
        let top = (under + space.m).max(END - HIGHEST);
        let picture = cover.picture.as_ref()?;
        drawing::figure(picture, page, theme.grid.area(0, 12, top, END - top), &brush)
    };
    // Where there is no room for both, the picture says more.
    let high = support.as_ref().map_or(0.0, |support| support.size.height);
    let (support, picture) = match below(under + high) {
        None => match below(under) {
            None => (support, None),
            alone => (None, alone),
        },
        picture => (support, picture),
    };
    let support = support.map(|support| Item::tagged(Tag::Paragraph, support.place(Point::new(area.x, area.y))));
    support.into_iter().chain(picture).for_each(|item| page.push(item));
    cover.foot(page, ground, (0, 6), (6, 6));
}
