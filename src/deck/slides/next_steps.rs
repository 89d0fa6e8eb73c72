//! 8: what now? Always present: three actions and the ways to respond.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::base::period::Period;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::follow_up::follow_ups;
use crate::layout::frame::{Frame, Item, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;
use crate::locale::message::Message;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::NextSteps, |context| Ok(Box::new(NextStepsSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextStepsSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// The outcome of each of last quarter's suggestions, and whether it was followed; empty if there was no deck then.
    pub since: Vec<(String, bool)>,
    /// The heading of `since`.
    pub since_title: String,
    pub steps: Vec<ShownStep>,
    /// The heading of the card with the ways to respond.
    pub live: String,
    /// Explains a live review.
    pub live_text: String,
    pub book: Link,
    pub reply: Link,
    /// For a reader who is not the right person.
    pub wrong_person: Link,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownStep {
    pub title: String,
    /// Why or how; empty if the page has no room for it.
    pub detail: Wording,
    pub link: Option<Link>,
}

impl NextStepsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let steps = crate::insight::actions::steps(insights, account, workspace);
        let behind =
            insights.iter().filter(|i| i.step.as_ref().is_some_and(|step| steps.iter().any(|s| s.id == step.id)));
        let shown = behind.flat_map(|insight| &insight.evidence).map(|evidence| evidence.figure.clone());
        let shown: Vec<FigureId> = std::iter::once(FigureId::Csm).chain(shown).collect();
        let next =
            account.period.end.succ_opt().and_then(|d| Period::containing(d, workspace.config.fiscal_year_starts));
        let say = |id| Message::new(id).with("n", steps.len()).with("quarter", next.unwrap_or(account.period));
        let titles = (steps.first())
            .and_then(|first| Some(say("next-title").with("subject", first.subject.clone()?)))
            .into_iter()
            .chain([say("next-title-short")]);
        let title = word_budget::title(titles, localizer);
        let mut steps: Vec<_> = steps
            .into_iter()
            .map(|step| ShownStep {
                title: localizer.say(&step.title),
                detail: Wording::like(localizer.say(&step.detail), step.detail.wording()),
                link: (step.link)
                    .map(|(label, url)| Link::page(localizer.say(&label), &url, step.id.to_string(), workspace)),
            })
            .collect();
        let subject = |id| {
            localizer.say(&Message::new(id).with("quarter", account.period).with("account", account.name.as_str()))
        };
        let email = account.csm.email.as_str();
        let mail = |label, id, topic| Link::mail(label, email, Some(subject(id)), topic);
        let book = match workspace.hand_raise_page().or(workspace.config.links.book.as_deref()) {
            Some(url) => Link::page(localizer.word("next-book"), url, "book".into(), workspace),
            None => mail(localizer.word("next-book"), "next-subject-book", "book"),
        };
        let say = |id, name, text: &str| localizer.say(&Message::new(id).with(name, text));
        let (live, live_text) = (localizer.word("next-live"), say("next-live-text", "csm", &account.csm.name));
        // If there are too many words, the later steps lose their reason.
        let mut room = word_budget::WordBudget::of_a_page();
        room.spend([live.as_str(), &live_text]);
        let numbers: Vec<_> = (1..=steps.len()).map(|number| number.to_string()).collect();
        room.spend(numbers.iter().map(String::as_str).chain(steps.iter().map(|step| step.title.as_str())));
        for step in steps.iter_mut().filter(|step| !room.take([step.detail.as_str()])) {
            step.detail = Wording::default();
        }
        Ok(Self {
            shown,
            kicker: localizer.word("next-kicker"),
            title,
            since: follow_ups(account, workspace)
                .iter()
                .map(|follow_up| (localizer.sentence(&follow_up.claim), follow_up.done))
                .collect(),
            since_title: localizer.say(&Message::new("since-kicker").with("quarter", account.previous)),
            steps,
            live,
            live_text,
            book,
            reply: mail(say("next-reply", "email", email), "next-subject-reply", "reply"),
            wrong_person: mail(localizer.word("next-wrong-person"), "next-subject-person", "person"),
        })
    }
}

impl Slide for NextStepsSlide {
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
        let steps = self.steps.iter_mut().filter_map(|step| step.link.as_mut());
        steps.chain([&mut self.book, &mut self.reply, &mut self.wrong_person]).collect()
    }

    /// Numbered actions in eight columns, the ways to respond on the accent card beside them.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let space = theme.space;
        let left = page.columns(0, 8);
        // The steps have priority: as many outcomes of the last suggestions are shown as leave the steps uncut.
        let cells = |strip: Pt| left.split_top(left.height - strip).0.rows(self.steps.len().max(3), space.m);
        let themes = (self.since.len().min(1)..=self.since.len()).rev().map(|count| self.look_back(&page, left, count));
        let fits = |(_, strip): &(Vec<TextBlock>, Pt)| {
            self.steps.iter().zip(cells(*strip)).all(|(step, area)| step.fits(&page, area))
        };
        let (assets, strip) = first_that(themes, fits).unwrap_or_default();
        let steps = self.steps.iter().zip(cells(strip)).enumerate();
        let list = steps.map(|(i, (step, area))| step.draw(&mut page, area, i + 1)).collect();
        page.push(Item::tagged(Tag::List, list));
        self.draw_look_back(&mut page, left, assets, strip);
        let card = page.accent_card(page.columns(8, 4));
        let (inner, width) = (card.inner, card.inner.width);
        let mut foot = VStack::default();
        let link = card.ink(page.link_style());
        foot.link(&page, &self.reply, &link, width);
        foot.gap(space.s).link(&page, &self.wrong_person, &link, width);
        let button = Rect { y: inner.bottom() - foot.height() - space.l - BUTTON, height: BUTTON, ..inner };
        let (figure, heading) = (card.ink(page.figure()), card.ink(page.heading()));
        let stack = |(style, heading, lines)| {
            let mut stack = VStack::default();
            stack.heading(&page, &self.live, style, width, heading);
            stack.gap(space.s).paragraph(&page, &self.live_text, &card.ink(page.body()), width, lines);
            stack
        };
        let most = [(&figure, 2, 8), (&heading, 2, 8), (&heading, 1, 8)];
        let settings = most.into_iter().chain((1..=5).rev().map(|lines| (&heading, 1, lines)));
        let stack = VStack::fitting(button.y - space.m - inner.y, settings, stack);
        stack.draw(&mut page, Point::new(inner.x, inner.y));
        page.button(&self.book, button, theme.palette.on_accent, theme.palette.accent);
        foot.bottom(&mut page, inner);
        page.finish()
    }
}

impl NextStepsSlide {
    /// The first `count` outcomes of last quarter's suggestions, measured, and their height at the bottom of `area`.
    fn look_back(&self, page: &SlidePage, area: Rect, count: usize) -> (Vec<TextBlock>, Pt) {
        let space = page.theme.space;
        let ink = TextStyle { color: page.theme.palette.ink, ..page.small() };
        let line = ink.size * ink.leading;
        let room = Rect { width: area.width - space.l - space.xs, height: 2.0 * line + 1.0, ..area };
        let blocks: Vec<_> = self.since.iter().take(count).map(|(text, _)| page.block(text, &ink, room, 2)).collect();
        if blocks.is_empty() {
            return (blocks, 0.0);
        }
        let high: Pt = blocks.iter().map(|block| block.size.height + space.xs).sum();
        (blocks, 2.0 * space.s + line + space.s + high)
    }

    fn draw_look_back(&self, page: &mut SlidePage, area: Rect, blocks: Vec<TextBlock>, high: Pt) {
        if blocks.is_empty() {
            return;
        }
        let (theme, space) = (page.theme, page.theme.space);
        let label = page.label();
        let line = label.size * label.leading;
        let mut y = area.bottom() - high + 2.0 * space.s;
        y += page.text(Tag::Heading, &self.since_title, &label, Rect { y, height: line + 1.0, ..area }, 1) + space.xs;
        let mut list = Vec::new();
        for (block, (_, done)) in blocks.into_iter().zip(&self.since) {
            let mark = Point::new(area.x + 6.0, y + line / 2.0);
            if *done {
                page.push(crate::deck::slides::features::cards::tick(theme, mark));
            } else {
                let ring = Stroke { color: theme.palette.compare, width: 1.5, dash: Vec::new(), round: false };
                page.push(Item::Shape(Shape { path: Path::circle(mark, 4.0), fill: None, stroke: Some(ring) }));
            }
            let high = block.size.height;
            list.push(Item::tagged(Tag::ListItem, block.place(Point::new(area.x + space.l + space.xs, y))));
            y += high + space.xs;
        }
        page.push(Item::tagged(Tag::List, list));
    }
}

const BUTTON: Pt = 44.0;

impl ShownStep {
    /// Whether the whole step fits into `area`.
    fn fits(&self, page: &SlidePage, area: Rect) -> bool {
        let stack = self.stack(page, page.inside(area).width - page.theme.space.xxl, (2, 3, true));
        stack.is_whole() && stack.height() <= Self::room(page, area)
    }

    /// The height that a card has for its texts.
    fn room(page: &SlidePage, area: Rect) -> Pt {
        area.height - 2.0 * page.theme.space.xs
    }

    /// Title and detail with these maximum numbers of lines, and the link.
    fn stack(&self, page: &SlidePage, width: Pt, (title, detail, linked): (usize, usize, bool)) -> VStack {
        let mut stack = VStack::default();
        stack.heading(page, &self.title, &page.strong(), width, title);
        stack.paragraph(page, &self.detail, &page.body(), width, detail);
        if let Some(link) = self.link.as_ref().filter(|_| linked) {
            stack.gap(page.theme.space.xs).link(page, link, &page.link_style(), width);
        }
        stack
    }

    /// Draws the card and returns its entry in the list of steps.
    fn draw(&self, page: &mut SlidePage, area: Rect, number: usize) -> Item {
        let card = page.card(area);
        let (left, right) = card.inner.split_left(page.theme.space.xxl);
        let figure = TextStyle { color: page.theme.palette.accent, ..page.figure() };
        let number = page.block(&number.to_string(), &figure, left, 1);
        let place = Point::new(left.x, left.y + (left.height - number.size.height) / 2.0);
        let mut entry = vec![Item::tagged(Tag::Label, number.place(place))];
        let room = Rect { y: area.y + page.theme.space.xs, height: Self::room(page, area), ..right };
        // A reason that does not fit is left out, not cut.
        let settings =
            [(2, 3, true), (1, 2, true), (2, 2, false), (2, 0, true), (2, 0, false), (1, 0, true), (1, 0, false)];
        let stack = VStack::fitting(room.height, settings, |setting| self.stack(page, right.width, setting));
        let top = room.y + (room.height - stack.height()).max(0.0) / 2.0;
        entry.extend(stack.items(Point::new(room.x, top)));
        Item::tagged(Tag::ListItem, entry)
    }
}
