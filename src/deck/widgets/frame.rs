//! The head and the foot of a page, as the theme's composition sets them: the same words at other places.

use crate::layout::frame::{Frame, Item, PAGE, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::form::Composition;
use crate::layout::theme::resolved::Theme;

/// The smallest font size of a deck.
pub(crate) const SMALLEST: Pt = 11.0;
/// Where the head begins.
const TOP: Pt = 36.0;
/// The height of the line of a topic.
const KICKER: Pt = 18.0;
/// The columns that a letter's topic stands in, left of its title.
const MARGIN: usize = 3;
/// The thickness of a letter's rule and of a poster's bar.
const RULE: Pt = 2.0;
const BAR: Pt = 16.0;
/// Where the footer's text begins.
const FOOT: Pt = 514.0;
/// The room for the page's number.
const NUMBER: Pt = 60.0;

/// A page's topic and its title (the message), and where they end.
pub(crate) fn head(theme: &Theme, fonts: &Fonts, kicker: &str, title: &str) -> (Vec<Item>, Pt) {
    let (grid, space) = (theme.grid, theme.space);
    let topic = |area: Rect, lines: usize| {
        let style = theme.style(Weight::SemiBold, theme.scale.small, theme.palette.accent);
        let fit = Fit { width: area.width, height: area.height, max_lines: lines, min_size: SMALLEST };
        let block = fonts.fit(kicker, &TextStyle { align: Align::Left, ..style }, fit);
        let end = area.y + block.size.height;
        (Item::tagged(Tag::Paragraph, block.place(Point::new(area.x, area.y))), end)
    };
    match theme.composition {
        Composition::Report => {
            let (topic, end) = topic(grid.area(0, 12, TOP, KICKER), 1);
            let (title, end) = titled(theme, fonts, title, 0, end + space.xs);
            (vec![topic, title], end)
        }
        Composition::Letter => {
            let rule = Item::block(grid.area(0, 12, TOP, RULE), 0.0, theme.palette.ink);
            let y = TOP + RULE + space.m;
            // The topic's line begins where the capitals of the title do.
            let beside = grid.area(0, MARGIN, y + (theme.scale.title - theme.scale.small) / 4.0, 3.0 * KICKER);
            let (title, end) = titled(theme, fonts, title, MARGIN, y);
            (vec![rule, topic(beside, 3).0, title], end)
        }
        Composition::Poster => {
            let bar = Item::block(Rect::new(0.0, 0.0, PAGE.width, BAR), 0.0, theme.palette.ink);
            let (topic, end) = topic(grid.area(0, 12, TOP - space.xs, KICKER), 1);
            let (title, end) = titled(theme, fonts, title, 0, end);
            (vec![bar, topic, title], end)
        }
    }
}

/// The title from column `from` on, on at most two lines, and where it ends.
fn titled(theme: &Theme, fonts: &Fonts, title: &str, from: usize, y: Pt) -> (Item, Pt) {
    let style = TextStyle { align: Align::Left, ..theme.style(Weight::Bold, theme.scale.title, theme.palette.ink) };
    let area = theme.grid.area(from, 12 - from, y, 2.0 * style.size * style.leading + 1.0);
    let fit = Fit { width: area.width, height: area.height, max_lines: 2, min_size: theme.scale.heading };
    let block = fonts.fit_balanced(title, &style, fit);
    let end = y + block.size.height;
    (Item::tagged(Tag::Title, block.place(Point::new(area.x, area.y))), end)
}

/// Adds the footer, which every slide but the first has: the deck's line and the page's number.
pub fn add_footer(frame: &mut Frame, theme: &Theme, fonts: &Fonts, line: &str, number: usize) {
    let grid = theme.grid;
    let small = TextStyle { align: Align::Left, ..theme.style(Weight::Regular, SMALLEST, theme.palette.muted) };
    let right = TextStyle { align: Align::Right, ..small };
    let (x, width) = grid.span(0, 12);
    let end = x + width - NUMBER;
    let mut foot = Vec::new();
    // The number's style and place, and where the line begins.
    let (style, at, from) = match theme.composition {
        Composition::Report => {
            let y = FOOT - theme.space.s;
            foot.push(Item::line(Point::new(x, y), Point::new(x + width, y), theme.palette.line, 0.75));
            (right, end, x)
        }
        Composition::Letter => (small, x, grid.span(MARGIN, 1).0),
        Composition::Poster => (TextStyle { weight: Weight::Bold, color: theme.palette.ink, ..right }, end, x),
    };
    let fit = |width| Fit { width, height: KICKER, max_lines: 1, min_size: SMALLEST };
    let text = fonts.fit(line, &small, fit(x + width - from - NUMBER));
    foot.extend(text.place(Point::new(from, FOOT)));
    let text = fonts.fit(&number.to_string(), &style, fit(NUMBER));
    foot.extend(text.place(Point::new(at, FOOT)));
    frame.items.push(Item::tagged(Tag::Footer, foot));
}
