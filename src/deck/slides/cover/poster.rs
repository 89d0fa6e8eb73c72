//! The cover of a poster: one figure as large as it can be, what it is of and the message under it, their picture in broad marks
//! at the foot. Where there is no figure, the customer's name is as large.

use crate::deck::logos::Logos;
use crate::deck::slides::cover::brush::Brush;
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::drawing;
use crate::deck::slides::cover::marks::{self, Ground};
use crate::deck::widgets::page::SlidePage;
use crate::layout::frame::{Item, PAGE, Paint, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};

/// Where the customer's name begins.
const NAME: Pt = 116.0;
/// The share of the height over the columns that the customer's name may take.
const NAME_SHARE: f64 = 0.58;
/// Where the picture begins and ends.
const PICTURE: (Pt, Pt) = (340.0, 456.0);
/// The height of a gauge.
const TRACK: Pt = 32.0;
/// The columns of the figure; the message stands in the others.
const FIGURE: usize = 6;
/// The figure's size, in sizes of what is largest elsewhere.
const LARGE: f64 = 1.6;

pub(crate) fn draw(cover: &CoverSlide, page: &mut SlidePage, logos: &Logos) {
    let (theme, fonts, grid, space) = (page.theme, page.fonts, page.theme.grid, page.theme.space);
    let colors = &theme.palette;
    let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
    page.push(Item::block(full, 0.0, colors.cover.0));
    let foot = grid.area(0, 12, PICTURE.0, PICTURE.1 - PICTURE.0);
    let ground =
        Ground { color: colors.cover.0, end: colors.cover.0, ink: colors.on_cover, muted: colors.on_cover_muted };
    let top = grid.area(0, 12, 40.0, 56.0);
    marks::draw(cover, page, top, ground, logos);

    let left = |weight, size| TextStyle { align: Align::Left, ..theme.style(weight, size, ground.ink) };
    let fit = |style: &TextStyle, width: Pt, lines: usize, min_size: Pt| Fit {
        width,
        height: lines as Pt * style.size * style.leading + 1.0,
        max_lines: lines,
        min_size,
    };
    let (_, width) = grid.span(0, 12);
    let size = if cover.figure.is_some() { theme.scale.title } else { theme.scale.display };
    let style = left(Weight::Bold, size);
    let name = Fit { height: NAME_SHARE * (foot.y - NAME), ..fit(&style, width, 2, theme.scale.heading) };
    let name = fonts.fit_balanced(&cover.name, &style, name);
    let review = theme.style(Weight::Regular, theme.scale.heading, ground.muted);
    let review = page.block(&cover.review, &review, Rect::new(0.0, 0.0, width, 32.0), 1);
    let mut y = NAME + name.size.height + space.xs;
    let mut title = name.place(Point::new(top.x, NAME));
    title.extend(review.clone().place(Point::new(top.x, y)));
    page.push(Item::tagged(Tag::Title, title));
    y += review.size.height + space.l;

    let room = foot.y - space.s - y;
    let message = match &cover.figure {
        Some(figure) => {
            let area = grid.area(0, FIGURE, y, room);
            let label = left(Weight::SemiBold, theme.scale.body);
            let label = fonts.fit(&figure.1, &label, fit(&label, area.width, 2, theme.scale.body));
            let style = left(Weight::Bold, LARGE * theme.scale.display);
            let height = area.height - label.size.height;
            let value = Fit { width: area.width, height, max_lines: 1, min_size: theme.scale.title };
            let value = fonts.fit(&figure.0, &style, value);
            let under = area.y + value.size.height;
            page.push(Item::tagged(Tag::Paragraph, value.place(Point::new(area.x, area.y))));
            page.push(Item::tagged(Tag::Paragraph, label.place(Point::new(area.x, under))));
            grid.area(FIGURE, 12 - FIGURE, y, room)
        }
        None => grid.area(0, 10, y, room),
    };
    let style = left(Weight::SemiBold, theme.scale.title);
    let support = theme.style(Weight::Regular, theme.scale.body, ground.muted);
    let support = page.block(&cover.support, &support, Rect { height: 72.0, ..message }, 3);
    let support = (!cover.support.is_empty()).then_some(support);
    // The message begins where the figure's digits do.
    let begin = message.y + space.m;
    let headline = |under: Pt| {
        let high = (room - space.m - under).min(4.0 * style.size * style.leading + 1.0);
        let fit = Fit { width: message.width, height: high, max_lines: 4, min_size: theme.scale.body };
        fonts.fit_balanced(&cover.headline, &style, fit)
    };
    // A long message has all of the room.
    let beside = support.map(|support| (headline(support.size.height + space.m), Some(support)));
    let (headline, support) = beside.filter(|(headline, _)| !headline.cut).unwrap_or_else(|| (headline(0.0), None));
    let below = begin + headline.size.height + space.m;
    page.push(Item::tagged(Tag::Paragraph, headline.place(Point::new(message.x, begin))));
    if let Some(support) = support {
        page.push(Item::tagged(Tag::Paragraph, support.place(Point::new(message.x, below))));
    }
    if let Some(picture) = &cover.picture {
        let brush = Brush {
            ground: colors.cover.0,
            mark: ground.ink,
            soft: Paint::Solid(colors.cover.1, 1.0),
            ink: ground.ink,
            muted: ground.muted,
            track: TRACK,
            radius: 0.0,
            columns: true,
        };
        let told = cover.figure.as_ref().map(|(figure, _)| figure.as_str());
        drawing::draw(&picture.without(told), page, foot, &brush);
    }
    cover.foot(page, ground, (0, 6), (6, 6));
}
