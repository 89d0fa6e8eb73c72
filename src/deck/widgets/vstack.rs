//! Texts one below the other, which know their height before they stand anywhere: what is too high is set in another way.

use crate::deck::links::Link;
use crate::deck::widgets::lang_text::{LangText, spoken};
use crate::deck::widgets::page::{SlidePage, lines, linked};
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;

/// The most lines of a link in a stack.
const LINK: usize = 3;

/// The share of a card from which on its content hangs from its top.
const HALF_FULL: f64 = 0.7;

/// Texts one below the other, measured and not yet placed.
#[derive(Default)]
pub struct VStack {
    parts: Vec<(Pt, Part)>,
    /// What is left free above all of it.
    lead: Pt,
    height: Pt,
    /// Whether a text was cut or a word divided.
    marred: bool,
}

enum Part {
    Text(Tag, Option<String>, TextBlock),
    Link(Link, TextBlock),
}

impl VStack {
    #[expect(clippy::too_many_arguments, reason = "what, how, how wide and how far apart: one line of a slide")]
    /// Adds a text of at most `max_lines` lines in `width`, `gap` below what stands above it; nothing for an
    /// empty text or no line.
    pub fn text<'s>(
        &mut self,
        page: &SlidePage,
        gap: Pt,
        tag: Tag,
        text: impl Into<LangText<'s>>,
        style: &TextStyle,
        width: Pt,
        max_lines: usize,
    ) {
        let said = text.into();
        if said.text.is_empty() || max_lines == 0 {
            return;
        }
        let block = page.block(said, style, lines(style, width, max_lines), max_lines);
        self.add(gap, Part::Text(tag, said.foreign.map(str::to_owned), block));
    }

    /// Adds a link on one line, or up to three where its label is long.
    pub fn link(&mut self, page: &SlidePage, gap: Pt, link: &Link, style: &TextStyle, width: Pt) {
        let block = page.block(&link.label, style, lines(style, width, LINK), LINK);
        self.add(gap, Part::Link(link.clone(), block));
    }

    /// A card's foot: its link, where it has one.
    pub fn foot(page: &SlidePage, link: Option<&Link>, style: &TextStyle, width: Pt) -> Self {
        let mut foot = Self::default();
        if let Some(link) = link {
            foot.link(page, 0.0, link, style, width);
        }
        foot
    }

    /// The first of several settings that is no higher than `height` and shows its texts whole, else the first that is
    /// no higher, else the last.
    pub fn fitting<S>(height: Pt, settings: impl IntoIterator<Item = S>, set: impl Fn(S) -> Self) -> Self {
        let (mut low, mut last) = (None, None);
        for stack in settings.into_iter().map(set) {
            match stack.height <= height {
                // Nothing is whole too, but says less than a cut text.
                true if !stack.marred && (low.is_none() || !stack.parts.is_empty()) => return stack,
                true => {
                    low.get_or_insert(stack);
                }
                false => last = Some(stack),
            }
        }
        low.or(last).unwrap_or_default()
    }

    /// Whether no text of it was cut and no word divided.
    pub fn is_whole(&self) -> bool {
        !self.marred
    }

    /// Leaves room above all of it.
    pub fn leave(&mut self, room: Pt) {
        self.lead += room;
        self.height += room;
    }

    /// How high it is.
    pub fn height(&self) -> Pt {
        self.height
    }

    /// Places it with its top left corner at `at` and returns where it ends.
    pub fn draw(self, page: &mut SlidePage, at: Point) -> Pt {
        let end = at.y + self.height;
        for item in self.items(at) {
            page.push(item);
        }
        end
    }

    /// Places it in the vertical middle of `area`, at its top where it is higher.
    pub fn middle(self, page: &mut SlidePage, area: Rect) {
        let y = area.y + (area.height - self.height).max(0.0) / 2.0;
        self.draw(page, Point::new(area.x, y));
    }

    /// Places it at the bottom of `area`.
    pub fn bottom(self, page: &mut SlidePage, area: Rect) {
        let y = (area.bottom() - self.height).max(area.y);
        self.draw(page, Point::new(area.x, y));
    }

    /// The placed items, for an element around them.
    pub fn items(self, at: Point) -> Vec<Item> {
        let mut items = Vec::new();
        let mut y = at.y + self.lead;
        for (gap, part) in self.parts {
            y += gap;
            let place = Point::new(at.x, y);
            let (item, height) = match part {
                Part::Text(tag, foreign, block) => {
                    let height = block.size.height;
                    (Item::tagged(tag, spoken(foreign.as_deref(), block.place(place))), height)
                }
                Part::Link(link, block) => {
                    let height = block.size.height;
                    (linked(&link, block, place), height)
                }
            };
            items.push(item);
            y += height;
        }
        items
    }

    fn add(&mut self, gap: Pt, part: Part) {
        let gap = if self.parts.is_empty() { 0.0 } else { gap };
        let (Part::Text(_, _, block) | Part::Link(_, block)) = &part;
        self.height += gap + block.size.height;
        self.marred |= block.cut || block.divided;
        self.parts.push((gap, part));
    }
}

/// What stands in one of several neighbouring cards.
pub struct CardBody {
    /// Its texts from the top.
    pub content: VStack,
    /// What stands at its bottom.
    pub foot: VStack,
    /// The card's inside.
    pub inner: Rect,
}

impl CardBody {
    /// Draws the content with its first line `down` from the top, then the foot.
    pub fn draw(self, page: &mut SlidePage, down: Pt) {
        self.content.draw(page, Point::new(self.inner.x, self.inner.y + down));
        self.foot.bottom(page, self.inner);
    }

    /// How far from the top neighbours begin, all with their first lines at one height: at the top, or in the middle of
    /// what they would leave half empty.
    pub fn down(cards: &[Self]) -> Pt {
        let highest = cards.iter().map(|card| card.content.height).fold(0.0, Pt::max);
        let room = |card: &Self| card.inner.height - card.foot.height;
        let least = cards.iter().map(room).fold(Pt::MAX, Pt::min);
        if highest < least * HALF_FULL { (least - highest) / 2.0 } else { 0.0 }
    }

    /// Draws neighbours.
    pub fn draw_all(cards: Vec<Self>, page: &mut SlidePage) {
        let down = Self::down(&cards);
        for card in cards {
            card.draw(page, down);
        }
    }
}

/// The first candidate that fits, else the last; `None` of none.
pub fn first_that<T>(candidates: impl IntoIterator<Item = T>, fits: impl Fn(&T) -> bool) -> Option<T> {
    let mut last = None;
    for candidate in candidates {
        if fits(&candidate) {
            return Some(candidate);
        }
        last = Some(candidate);
    }
    last
}
