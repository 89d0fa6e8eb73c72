//! What all slides share: the twelve-column page, its title, notes and cards.
//!
//! A page is 960 × 540 pt with margins of 56; the title stands at the top, the content between it and 462, the notes
//! (definitions, windows) below it, the deck's own line at the very bottom.

use crate::frame::text::{Align, Fit, Fonts, TextBlock, TextStyle, Weight};
use crate::frame::{Frame, Image, Item, PAGE, Point, Pt, Rect, Tag};
use crate::theme::Theme;

use super::links::Link;

/// Left and right margin.
pub const MARGIN: Pt = 56.0;

/// The gutter between columns.
pub const GUTTER: Pt = 20.0;

/// The width of a slide's content.
const WIDTH: Pt = PAGE.width - 2.0 * MARGIN;

/// Where a slide's content ends.
const BOTTOM: Pt = 462.0;

const TITLE: Rect = Rect::new(MARGIN, 60.0, WIDTH, 74.0);
const KICKER: Rect = Rect::new(MARGIN, 36.0, WIDTH, 18.0);
const NOTE: Rect = Rect::new(MARGIN, 468.0, WIDTH, 32.0);

/// Room between the title and the content.
const UNDER_TITLE: Pt = 22.0;

/// The smallest type of a deck.
const SMALLEST: Pt = 11.0;

/// A page being laid out.
pub struct Page<'a> {
    /// The look.
    pub theme: &'a Theme,
    /// The faces.
    pub fonts: &'a Fonts,
    items: Vec<Item>,
    title: String,
    top: Pt,
}

impl<'a> Page<'a> {
    /// A page with its background, its kicker (what it is about) and its title (the answer).
    pub fn new(theme: &'a Theme, fonts: &'a Fonts, kicker: &str, title: &str) -> Self {
        let mut page = Self { theme, fonts, items: Vec::new(), title: title.to_owned(), top: 0.0 };
        let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
        page.items.push(Item::block(full, 0.0, theme.palette.surface));
        let kicker_style = theme.style(Weight::SemiBold, theme.scale.small, theme.palette.accent);
        page.text(Tag::Paragraph, kicker, &kicker_style, KICKER, 1);
        let style = theme.style(Weight::Bold, theme.scale.title, theme.palette.ink);
        let fit = Fit { width: TITLE.width, height: TITLE.height, max_lines: 2, min_size: theme.scale.heading };
        let block = fonts.fit_balanced(title, &style, fit);
        page.top = TITLE.y + block.size.height + UNDER_TITLE;
        page.items.push(Item::tagged(Tag::Title, block.place(Point::new(TITLE.x, TITLE.y))));
        page
    }

    /// A page without any furniture, for the cover.
    pub fn bare(theme: &'a Theme, fonts: &'a Fonts, title: &str) -> Self {
        Self { theme, fonts, items: Vec::new(), title: title.to_owned(), top: MARGIN }
    }

    /// Where the slide's content stands: from under the title to above the notes.
    pub fn content(&self) -> Rect {
        Rect::new(MARGIN, self.top, WIDTH, BOTTOM - self.top)
    }

    /// Adds a mark.
    pub fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// Sets text into the top of `area` as one structure element and returns the height it took.
    pub fn text(&mut self, tag: Tag, text: &str, style: &TextStyle, area: Rect, max_lines: usize) -> Pt {
        let block = self.block(text, style, area, max_lines);
        let height = block.size.height;
        self.items.push(Item::tagged(tag, block.place(Point::new(area.x, area.y))));
        height
    }

    /// Sets text into the vertical middle of `area`.
    pub fn middle(&mut self, tag: Tag, text: &str, style: &TextStyle, area: Rect, max_lines: usize) {
        let block = self.block(text, style, area, max_lines);
        let top = area.y + (area.height - block.size.height) / 2.0;
        self.items.push(Item::tagged(tag, block.place(Point::new(area.x, top))));
    }

    /// Text measured and fitted, not yet placed.
    pub fn block(&self, text: &str, style: &TextStyle, area: Rect, max_lines: usize) -> TextBlock {
        let min_size = (style.size * 0.72).max(SMALLEST).min(style.size);
        // The page runs from left to right, whatever the script of a name on it.
        let align = if style.align == Align::Start { Align::Left } else { style.align };
        let style = &TextStyle { align, ..*style };
        self.fonts.fit(text, style, Fit { width: area.width, height: area.height, max_lines, min_size })
    }

    /// Body text in ink.
    pub fn body(&self) -> TextStyle {
        self.theme.style(Weight::Regular, self.theme.scale.body, self.theme.palette.ink)
    }

    /// Body text in semi-bold ink.
    pub fn strong(&self) -> TextStyle {
        self.theme.style(Weight::SemiBold, self.theme.scale.body, self.theme.palette.ink)
    }

    /// Labels and notes.
    pub fn small(&self) -> TextStyle {
        self.theme.style(Weight::Regular, self.theme.scale.small, self.theme.palette.muted)
    }

    /// Figures and card headings.
    pub fn heading(&self) -> TextStyle {
        self.theme.style(Weight::Bold, self.theme.scale.heading, self.theme.palette.ink)
    }

    /// The slide's dominant figure.
    pub fn display(&self) -> TextStyle {
        self.theme.style(Weight::Bold, self.theme.scale.display, self.theme.palette.ink)
    }

    /// A card.
    pub fn card(&mut self, area: Rect) {
        self.items.push(Item::block(area, self.theme.radius, self.theme.palette.card));
    }

    /// A link set in `style` at the top of `area`, on one or two lines as its height allows; returns its height. Its text
    /// and its area are one.
    pub fn link(&mut self, link: &Link, style: &TextStyle, area: Rect) -> Pt {
        let block = self.block(&link.label, style, area, 2);
        let extent = Rect::new(area.x, area.y - 2.0, block.size.width.min(area.width), block.size.height + 4.0);
        let height = block.size.height;
        let items = block.place(Point::new(area.x, area.y));
        self.items.push(Item::tagged(link_tag(link, extent), items));
        height
    }

    /// The style of a link in text.
    pub fn link_style(&self) -> TextStyle {
        self.theme.style(Weight::SemiBold, self.theme.scale.small + 1.0, self.theme.palette.accent)
    }

    /// A filled button that is a link.
    pub fn button(&mut self, link: &Link, area: Rect) {
        let style = self.theme.style(Weight::SemiBold, self.theme.scale.body, self.theme.palette.on_accent);
        let style = TextStyle { align: Align::Center, ..style };
        let inner = area.inset(14.0, 4.0);
        let block = self.block(&link.label, &style, inner, 1);
        let top = area.y + (area.height - block.size.height) / 2.0;
        let mut items = vec![Item::block(area, self.theme.radius.min(area.height / 2.0), self.theme.palette.accent)];
        items.extend(block.place(Point::new(inner.x, top)));
        self.items.push(Item::tagged(link_tag(link, area), items));
    }

    /// Definitions and windows under the content.
    pub fn note(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let style = TextStyle { size: SMALLEST.max(self.theme.scale.small - 1.0), ..self.small() };
        let block = self.block(text, &style, NOTE, 2);
        let top = NOTE.bottom() - block.size.height;
        self.items.push(Item::tagged(Tag::Paragraph, block.place(Point::new(NOTE.x, top))));
    }

    /// A logo inside `area`, at its start or its end; a chip is laid behind it where the ground would swallow it.
    pub fn logo(&mut self, logo: &std::sync::Arc<Image>, area: Rect, at_end: bool, alt: &str) {
        let chip = self.theme.logo.needs_chip(logo, self.theme.palette.cover.0);
        let pad = if chip { area.height * self.theme.logo.clear_space } else { 0.0 };
        let room = area.inset(pad, pad);
        let (w, h) = (Pt::from(logo.width.max(1)), Pt::from(logo.height.max(1)));
        let scale = (room.width / w).min(room.height / h);
        let (width, height) = (w * scale, h * scale);
        let x = if at_end { area.right() - width - 2.0 * pad } else { area.x };
        let ground = Rect::new(x, area.y + (area.height - height) / 2.0 - pad, width + 2.0 * pad, height + 2.0 * pad);
        let mut items = Vec::new();
        if chip {
            items.push(Item::block(ground, self.theme.radius.min(ground.height / 4.0), self.theme.logo.chip));
        }
        items.push(Item::Picture { area: ground.inset(pad, pad), image: logo.clone() });
        self.items.push(Item::tagged(Tag::Figure { alt: alt.to_owned() }, items));
    }

    /// The finished frame.
    pub fn finish(self) -> Frame {
        Frame { title: self.title, items: self.items }
    }
}

/// The structure element of a link whose clickable area is `area`.
pub fn link_tag(link: &Link, area: Rect) -> Tag {
    Tag::Link { url: link.target.uri(), label: link.label.clone(), area }
}

/// The deck's own line at the foot of every slide but the first: whose deck this is, and the page.
pub fn furnish(frame: &mut Frame, theme: &Theme, fonts: &Fonts, line: &str, number: usize) {
    let style = theme.style(Weight::Regular, SMALLEST, theme.palette.muted);
    let right = TextStyle { align: Align::Right, ..style };
    let y = 514.0;
    let rule = theme.palette.line;
    frame.items.push(Item::line(Point::new(MARGIN, 506.0), Point::new(PAGE.width - MARGIN, 506.0), rule, 0.75));
    let fit = |width| Fit { width, height: 18.0, max_lines: 1, min_size: SMALLEST };
    let text = fonts.fit(line, &style, fit(WIDTH - 60.0));
    frame.items.extend(text.place(Point::new(MARGIN, y)));
    let page = fonts.fit(&number.to_string(), &right, fit(40.0));
    frame.items.extend(page.place(Point::new(PAGE.width - MARGIN - 40.0, y)));
}
