//! Texts one below the other, measured before they are placed, so that a slide can try another setting if they are too high.

use crate::deck::links::Link;
use crate::deck::widgets::lang_text::{LangText, spoken};
use crate::deck::widgets::page::{SlidePage, lines, linked};
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;

/// The maximum number of lines of a link.
const LINK: usize = 3;

/// Content that fills at least this share of its card starts at the top; less content is centred.
const HALF_FULL: f64 = 0.7;

#[derive(Default)]
pub struct VStack {
    parts: Vec<(Pt, Part)>,
    /// The gap above the next part.
    gap: Pt,
    /// The empty space above the stack.
    lead: Pt,
    height: Pt,
    /// Whether a text was cut or a word hyphenated.
    overflowed: bool,
    /// The smallest font size of its texts.
    smallest: Option<Pt>,
}

enum Part {
    Text(Tag, Option<String>, TextBlock),
    Link(Link, TextBlock),
}

impl VStack {
    /// Leaves a gap between the last part and the next call's, which may turn out to add nothing.
    pub fn gap(&mut self, gap: Pt) -> &mut Self {
        self.gap = gap;
        self
    }

    /// Adds a text of at most `max_lines` lines. Adds nothing if the text is empty or `max_lines` is 0.
    pub fn paragraph<'s>(
        &mut self,
        page: &SlidePage,
        text: impl Into<LangText<'s>>,
        style: &TextStyle,
        width: Pt,
        max_lines: usize,
    ) {
        let text = text.into();
        self.text(Tag::Paragraph, text, measured(page, text, style, width, max_lines));
    }

    /// The same for the heading of what follows.
    pub fn heading<'s>(
        &mut self,
        page: &SlidePage,
        text: impl Into<LangText<'s>>,
        style: &TextStyle,
        width: Pt,
        max_lines: usize,
    ) {
        let text = text.into();
        self.text(Tag::Heading, text, measured(page, text, style, width, max_lines));
    }

    /// Adds a link on one line, or up to three if its label is long.
    pub fn link(&mut self, page: &SlidePage, link: &Link, style: &TextStyle, width: Pt) {
        let block = page.block(&link.label, style, lines(style, width, LINK), LINK);
        self.add(Part::Link(link.clone(), block));
    }

    /// A card's foot: its link, if there is one.
    pub fn foot(page: &SlidePage, link: Option<&Link>, style: &TextStyle, width: Pt) -> Self {
        let mut foot = Self::default();
        if let Some(link) = link {
            foot.link(page, link, style, width);
        }
        foot
    }

    /// The first of several settings that fits into `height` and shows its texts whole, else the first that fits, else the
    /// last.
    pub fn fitting<S>(height: Pt, settings: impl IntoIterator<Item = S>, set: impl Fn(S) -> Self) -> Self {
        let (mut low, mut last) = (None, None);
        for stack in settings.into_iter().map(set) {
            match stack.height <= height {
                // An empty stack is whole too, but a cut text is better.
                true if !stack.overflowed && (low.is_none() || !stack.parts.is_empty()) => return stack,
                true => {
                    low.get_or_insert(stack);
                }
                false => last = Some(stack),
            }
        }
        low.or(last).unwrap_or_default()
    }

    /// Whether no text was cut and no word hyphenated.
    pub fn is_whole(&self) -> bool {
        !self.overflowed
    }

    /// Whether no text was set smaller than this.
    pub fn keeps(&self, size: Pt) -> bool {
        self.smallest.is_none_or(|smallest| smallest >= size)
    }

    /// Adds empty space above the stack.
    pub fn leave(&mut self, room: Pt) {
        self.lead += room;
        self.height += room;
    }

    pub fn height(&self) -> Pt {
        self.height
    }

    /// Draws the stack with its top left corner at `at` and returns the y of its end.
    pub fn draw(self, page: &mut SlidePage, at: Point) -> Pt {
        let end = at.y + self.height;
        for item in self.items(at) {
            page.push(item);
        }
        end
    }

    /// Draws the stack in the vertical middle of `area`, or from its top if the stack is higher.
    pub fn middle(self, page: &mut SlidePage, area: Rect) {
        let y = area.y + (area.height - self.height).max(0.0) / 2.0;
        self.draw(page, Point::new(area.x, y));
    }

    /// Draws the stack at the bottom of `area`.
    pub fn bottom(self, page: &mut SlidePage, area: Rect) {
        let y = (area.bottom() - self.height).max(area.y);
        self.draw(page, Point::new(area.x, y));
    }

    /// The placed items, for callers that wrap them in an element.
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

    fn text(&mut self, tag: Tag, text: LangText<'_>, block: Option<TextBlock>) {
        match block {
            Some(block) => self.add(Part::Text(tag, text.foreign.map(str::to_owned), block)),
            None => self.gap = 0.0,
        }
    }

    fn add(&mut self, part: Part) {
        let gap = std::mem::take(&mut self.gap);
        let gap = if self.parts.is_empty() { 0.0 } else { gap };
        let (Part::Text(_, _, block) | Part::Link(_, block)) = &part;
        self.height += gap + block.size.height;
        self.overflowed |= block.cut || block.divided;
        self.smallest = Some(self.smallest.map_or(block.font_size, |smallest| smallest.min(block.font_size)));
        self.parts.push((gap, part));
    }
}

fn measured(page: &SlidePage, text: LangText<'_>, style: &TextStyle, width: Pt, max_lines: usize) -> Option<TextBlock> {
    let is_shown = !text.text.is_empty() && max_lines > 0;
    is_shown.then(|| page.block(text, style, lines(style, width, max_lines), max_lines))
}

/// The content of one of several neighbouring cards.
pub struct CardBody {
    pub content: VStack,
    pub foot: VStack,
    pub inner: Rect,
}

impl CardBody {
    /// Draws the content with its first line `down` from the top, then the foot.
    pub fn draw(self, page: &mut SlidePage, down: Pt) {
        self.content.draw(page, Point::new(self.inner.x, self.inner.y + down));
        self.foot.bottom(page, self.inner);
    }

    /// How far below the top the content of neighbouring cards starts. All start at one height: at the top, or lower if even the
    /// longest content would leave the cards half empty.
    pub fn down(cards: &[Self]) -> Pt {
        let highest = cards.iter().map(|card| card.content.height).fold(0.0, Pt::max);
        let room = |card: &Self| card.inner.height - card.foot.height;
        let least = cards.iter().map(room).fold(Pt::MAX, Pt::min);
        if highest < least * HALF_FULL { (least - highest) / 2.0 } else { 0.0 }
    }

    pub fn draw_all(cards: Vec<Self>, page: &mut SlidePage) {
        let down = Self::down(&cards);
        for card in cards {
            card.draw(page, down);
        }
    }
}

/// The first candidate that fits, else the last; `None` if there are no candidates.
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
