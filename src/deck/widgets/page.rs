//! What all slides share: the twelve-column page, its title, notes, cards and text styles.
//!
//! Every font size is one of the theme's five, every distance one of its six, every position one of its twelve columns. Text
//! that belongs together is collected in a [`VStack`](crate::deck::widgets::vstack::VStack).

use crate::deck::links::Link;
use crate::deck::widgets::frame::{self, SMALLEST};
use crate::deck::widgets::lang_text::LangText;
use crate::layout::color::Color;
use crate::layout::frame::{Destination, Frame, Image, Item, PAGE, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::hyphenate::Language;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::form::CardForm;
use crate::layout::theme::resolved::Theme;

/// The end of the notes.
const BOTTOM: Pt = 500.0;
/// The maximum number of lines of the notes.
const NOTES: usize = 3;

/// How far titles and figures may be scaled down.
const SCALED: f64 = 0.6;

/// A page being laid out.
pub struct SlidePage<'a> {
    pub theme: &'a Theme,
    pub fonts: &'a Fonts,
    items: Vec<Item>,
    title: String,
    note: Option<TextBlock>,
    top: Pt,
    bottom: Pt,
}

/// The inside of a card, and the colours that are readable on it.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    pub inner: Rect,
    /// For figures and headings.
    pub ink: Color,
    /// For secondary text.
    pub muted: Color,
    /// Whether it is filled with the accent colour.
    pub accent: bool,
}

impl<'a> SlidePage<'a> {
    /// A page with its background, its kicker (the topic) and its title (the message); and at its foot `note`, the definitions
    /// and time windows, the most important first: what does not fit into three lines is left out.
    pub fn new(theme: &'a Theme, fonts: &'a Fonts, kicker: &str, title: &str, note: &[String]) -> Self {
        let mut page = Self::bare(theme, fonts, title);
        page.note = page.notes(note);
        page.bottom = page.note.as_ref().map_or(BOTTOM, |note| BOTTOM - note.size.height) - theme.space.l;
        let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
        page.push(Item::block(full, 0.0, theme.palette.surface));
        let (head, end) = frame::head(theme, fonts, kicker, title);
        page.items.extend(head);
        page.top = end + theme.space.l;
        page
    }

    /// A page without background, kicker and notes, for the cover.
    pub fn bare(theme: &'a Theme, fonts: &'a Fonts, title: &str) -> Self {
        Self { theme, fonts, items: Vec::new(), title: title.to_owned(), note: None, top: 0.0, bottom: BOTTOM }
    }

    /// The area of `count` columns starting at column `from`, between the title and the notes.
    pub fn columns(&self, from: usize, count: usize) -> Rect {
        self.theme.grid.area(from, count, self.top, self.bottom - self.top)
    }

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

    /// Text measured and fitted, not yet placed. Titles and figures may be scaled down; body text keeps its size.
    pub fn block<'s>(
        &self,
        text: impl Into<LangText<'s>>,
        style: &TextStyle,
        area: Rect,
        max_lines: usize,
    ) -> TextBlock {
        let LangText { text, foreign } = text.into();
        let body = self.theme.scale.body;
        let min_size = if style.size >= body { (style.size * SCALED).max(body) } else { SMALLEST };
        // The page runs from left to right, whatever the script of a name on it.
        let align = if style.align == Align::Start { Align::Left } else { style.align };
        let style = &TextStyle { align, ..*style };
        let fit = Fit { width: area.width, height: area.height, max_lines, min_size: min_size.min(style.size) };
        match foreign {
            Some(language) => self.fonts.speaking(Language::of(language)).fit(text, style, fit),
            None => self.fonts.fit(text, style, fit),
        }
    }

    /// A slide's dominant figure.
    pub fn display(&self) -> TextStyle {
        self.theme.style(Weight::Bold, self.theme.scale.display, self.theme.palette.ink)
    }

    pub fn figure(&self) -> TextStyle {
        self.theme.style(Weight::Bold, self.theme.scale.title, self.theme.palette.ink)
    }

    pub fn heading(&self) -> TextStyle {
        self.theme.style(Weight::Bold, self.theme.scale.heading, self.theme.palette.ink)
    }

    /// Sentences that are alone on a page.
    pub fn lead(&self) -> TextStyle {
        self.theme.style(Weight::Regular, self.theme.scale.heading, self.theme.palette.ink)
    }

    pub fn body(&self) -> TextStyle {
        self.theme.style(Weight::Regular, self.theme.scale.body, self.theme.palette.ink)
    }

    /// Emphasised body text.
    pub fn strong(&self) -> TextStyle {
        self.theme.style(Weight::SemiBold, self.theme.scale.body, self.theme.palette.ink)
    }

    /// Notes and secondary lines.
    pub fn small(&self) -> TextStyle {
        self.theme.style(Weight::Regular, self.theme.scale.small, self.theme.palette.muted)
    }

    /// Labels above figures and texts.
    pub fn label(&self) -> TextStyle {
        self.theme.style(Weight::SemiBold, self.theme.scale.small, self.theme.palette.muted)
    }

    pub fn link_style(&self) -> TextStyle {
        self.theme.style(Weight::SemiBold, self.theme.scale.small, self.theme.palette.accent)
    }

    /// Draws a card in the theme's form; its content belongs in its `inner`.
    pub fn card(&mut self, area: Rect) -> Card {
        let theme = self.theme;
        let palette = &theme.palette;
        match theme.cards {
            CardForm::Filled => self.push(Item::block(area, theme.radius, palette.card)),
            CardForm::Outlined => self.push(outline(area, theme.radius, palette.line, palette.card)),
            CardForm::Ruled => self.rule(Rect { height: 0.0, ..area }, palette.muted),
        }
        Card { inner: self.inside(area), ink: palette.ink, muted: palette.muted, accent: false }
    }

    /// The inside of a card that covers `area`.
    pub fn inside(&self, area: Rect) -> Rect {
        let space = &self.theme.space;
        match self.theme.cards {
            CardForm::Filled | CardForm::Outlined => area.inset(space.l, space.l - space.xs),
            CardForm::Ruled => Rect::new(area.x, area.y + space.m, area.width, (area.height - space.m).max(0.0)),
        }
    }

    /// Draws the card for a slide's dominant element, filled with the accent colour.
    pub fn accent_card(&mut self, area: Rect) -> Card {
        let (theme, palette) = (self.theme, &self.theme.palette);
        self.push(Item::block(area, theme.radius, palette.accent));
        let inner = area.inset(theme.space.l + theme.space.xs, theme.space.l);
        Card { inner, ink: palette.on_accent, muted: palette.on_accent, accent: true }
    }

    /// Draws a card with a hairline around it, whatever the theme's other cards look like; under a line where it rules them.
    pub fn outlined_card(&mut self, area: Rect) -> Card {
        let (theme, palette) = (self.theme, &self.theme.palette);
        match theme.cards {
            CardForm::Ruled => self.rule(Rect { height: 0.0, ..area }, palette.muted),
            CardForm::Filled | CardForm::Outlined => {
                self.push(outline(area, theme.radius, palette.line, palette.surface))
            }
        }
        Card { inner: self.inside(area), ink: palette.ink, muted: palette.muted, accent: false }
    }

    /// A hairline along the top of `area`.
    pub fn rule(&mut self, area: Rect, color: Color) {
        self.push(Item::line(Point::new(area.x, area.y), Point::new(area.right(), area.y), color, 0.75));
    }

    /// Sets a link at the top of `area`, on one or two lines as the height allows; returns its height. Its text is its clickable
    /// area.
    pub fn link(&mut self, link: &Link, style: &TextStyle, area: Rect) -> Pt {
        let block = self.block(&link.label, style, area, 2);
        let height = block.size.height;
        self.items.push(linked(link, block, Point::new(area.x, area.y)));
        height
    }

    /// A button that is a link, with an outline in its ink: one of several answers of equal weight, or a second choice.
    pub fn outlined_button(&mut self, link: &Link, area: Rect, fill: Color, ink: Color) {
        let radius = self.theme.radius.min(area.height / 2.0);
        self.push(outline(area, radius, ink, fill));
        self.button(link, area.inset(1.0, 1.0), fill, ink);
    }

    /// A filled button that is a link.
    pub fn button(&mut self, link: &Link, area: Rect, fill: Color, ink: Color) {
        let style = TextStyle { color: ink, align: Align::Center, ..self.strong() };
        let inner = area.inset(self.theme.space.m, self.theme.space.xs);
        let block = self.block(&link.label, &style, inner, 1);
        let top = area.y + (area.height - block.size.height) / 2.0;
        let mut items = vec![Item::block(area, self.theme.radius.min(area.height / 2.0), fill)];
        items.extend(block.place(Point::new(inner.x, top)));
        self.items.push(Item::tagged(link_tag(link, area), items));
    }

    fn notes(&self, parts: &[String]) -> Option<TextBlock> {
        let style = self.small();
        let area = lines(&style, self.theme.grid.width(), NOTES);
        (1..=parts.len()).rev().find_map(|count| {
            let block = self.block(&parts[..count].join(" · "), &style, area, NOTES);
            (!block.cut || count == 1).then_some(block)
        })
    }

    /// Draws a logo inside `area`, at its start or its end, with a chip behind it if it is hard to see on `ground`; returns
    /// where it stands.
    pub fn logo(&mut self, logo: &std::sync::Arc<Image>, area: Rect, ground: Color, at_end: bool, alt: &str) -> Rect {
        let chip = self.theme.logo.chip_on(logo, ground, self.theme.palette.ink);
        let pad = if chip.is_some() { area.height * self.theme.logo.clear_space } else { 0.0 };
        let room = area.inset(pad, pad);
        let (w, h) = (Pt::from(logo.width.max(1)), Pt::from(logo.height.max(1)));
        let scale = (room.width / w).min(room.height / h);
        let (width, height) = (w * scale, h * scale);
        let x = if at_end { area.right() - width - 2.0 * pad } else { area.x };
        let behind = Rect::new(x, area.y + (area.height - height) / 2.0 - pad, width + 2.0 * pad, height + 2.0 * pad);
        let mut items = Vec::new();
        if let Some(chip) = chip {
            items.push(Item::block(behind, self.theme.radius.min(behind.height / 4.0), chip));
        }
        items.push(Item::Picture { area: behind.inset(pad, pad), image: logo.clone() });
        self.items.push(Item::tagged(Tag::Figure { alt: alt.to_owned() }, items));
        behind
    }

    pub fn finish(mut self) -> Frame {
        if let Some(note) = self.note.take() {
            let at = Point::new(self.theme.grid.margin, BOTTOM - note.size.height);
            self.push(Item::tagged(Tag::Paragraph, note.place(at)));
        }
        Frame { title: self.title, items: self.items }
    }
}

impl Card {
    /// A style in the card's ink.
    pub fn ink(&self, style: TextStyle) -> TextStyle {
        TextStyle { color: self.ink, ..style }
    }

    /// A style in the card's secondary colour.
    pub fn muted(&self, style: TextStyle) -> TextStyle {
        TextStyle { color: self.muted, ..style }
    }
}

/// A box that is high enough for `count` lines.
pub(crate) fn lines(style: &TextStyle, width: Pt, count: usize) -> Rect {
    Rect::new(0.0, 0.0, width, style.size * style.leading * count as Pt + 1.0)
}

pub(crate) fn linked(link: &Link, block: TextBlock, at: Point) -> Item {
    let area = Rect::new(at.x, at.y - 2.0, block.size.width, block.size.height + 4.0);
    Item::tagged(link_tag(link, area), block.place(at))
}

fn link_tag(link: &Link, area: Rect) -> Tag {
    Tag::Link { to: Destination::Url(link.uri()), label: link.label.clone(), area }
}

fn outline(area: Rect, radius: Pt, line: Color, fill: Color) -> Item {
    let stroke = Stroke { color: line, width: 1.0, dash: Vec::new(), round: false };
    let path = Path::rounded(area.inset(0.5, 0.5), radius);
    let fill = crate::layout::frame::Paint::Solid(fill, 1.0);
    Item::Shape(Shape { path, fill: Some(fill), stroke: Some(stroke) })
}
