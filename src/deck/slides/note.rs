//! Who is writing to us? A person's note in their own words, with their name; only if an override has one.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::config::qbr::slides::SlideKind;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::layout::frame::Frame;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::message::Message;

pub const SPEC: SlideSpec = SlideSpec::new(SlideKind::Note, |context| Ok(Box::new(NoteSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    pub paragraphs: Vec<String>,
    /// The author.
    pub from: String,
    /// An e-mail to the author.
    pub reply: Link,
}

impl NoteSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, localizer, .. } = *context;
        let paragraphs = account.account_override.note.clone();
        if paragraphs.is_empty() {
            return Err(Omitted::Nothing);
        }
        let csm = &account.csm;
        Ok(Self {
            shown: vec![FigureId::Csm],
            kicker: localizer.word("note-kicker"),
            title: word_budget::title([Message::new("note-title").with("csm", csm.name.as_str())], localizer),
            paragraphs,
            from: csm.name.clone(),
            reply: Link::mail(csm.email.clone(), &csm.email, None, "reply"),
        })
    }
    fn words(&self, page: &SlidePage, width: Pt, style: &TextStyle) -> VStack {
        let mut stack = VStack::default();
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            let gap = if index == 0 { 0.0 } else { page.theme.space.m };
            stack.gap(gap).paragraph(page, paragraph, style, width, LINES);
        }
        stack
    }
}

impl Slide for NoteSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn rank(&self) -> u32 {
        100
    }

    fn links(&mut self) -> Vec<&mut Link> {
        vec![&mut self.reply]
    }

    /// A letter on a card, in the largest size that fits, with the name at its foot.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let card = page.card(page.columns(0, 12));
        let inner = Rect { width: theme.grid.span(0, 10).1, ..card.inner };
        let mut foot = VStack::default();
        foot.paragraph(&page, &self.from, &card.ink(page.strong()), inner.width, 1);
        foot.gap(theme.space.xs).link(&page, &self.reply, &page.link_style(), inner.width);
        let room = Rect { height: inner.height - foot.height() - theme.space.l, ..inner };
        let sizes = [theme.scale.title, theme.scale.heading, theme.scale.body];
        let words = VStack::fitting(room.height, sizes, |size| {
            self.words(&page, inner.width, &card.ink(TextStyle { size, ..page.body() }))
        });
        let items = words.items(Point::new(room.x, room.y));
        items.into_iter().for_each(|item| page.push(item));
        foot.bottom(&mut page, inner);
        page.finish()
    }
}

/// More lines than a paragraph can have.
const LINES: usize = 20;
